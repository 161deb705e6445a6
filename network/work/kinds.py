"""The closed sets of people at work. Values are stored; never rename one, only add."""

from enum import StrEnum


class StaffState(StrEnum):
    """Where a staff account stands. Nothing returns from the last three."""

    INVITED = "invited"
    ACTIVE = "active"
    LEFT = "left"
    ENDED = "ended"
    DORMANT = "dormant"


class AssignmentKind(StrEnum):
    """Why somebody is on a worker's list."""

    CASELOAD = "caseload"
    EMERGENCY = "emergency"
    ASSISTED = "assisted"
    BACK_IN = "back_in"


class AssignmentState(StrEnum):
    """Whether somebody still is on the list."""

    RUNNING = "running"
    ENDED = "ended"


class Things(StrEnum):
    """Which kinds of things somebody at work looked at."""

    NOTES = "notes"
    STORY = "story"
    MAP = "map"
    REQUEST = "request"


class CodeKind(StrEnum):
    """What a code between a person and a worker is for: BACK_IN is read out by a worker."""

    WORK_WITH_ME = "work_with_me"
    HELP_ME_NOW = "help_me_now"
    BACK_IN = "back_in"
    HELP_CARD = "help_card"
