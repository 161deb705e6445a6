"""The closed sets of organisations. Values are stored; never rename one, only add."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    """What sort of organisation."""

    COUNCIL = "council"
    CHARITY = "charity"
    FOSTERING_AGENCY = "fostering_agency"
    ADOPTION_AGENCY = "adoption_agency"
    CHILDRENS_HOMES = "childrens_homes"
    MENTORING = "mentoring"
    OTHER = "other"


class OrganisationState(StrEnum):
    """Where an organisation stands. Work is done only while it is OPEN.

    A PRACTICE is somebody's own: everybody else in it is made up, and nothing real is open from it.
    """

    STARTING = "starting"
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    PRACTICE = "practice"


class FormerStaff(StrEnum):
    """What an organisation lets people who worked for it do, when somebody asks for them."""

    MAY_ANSWER = "may_answer"
    ASK_FIRST = "ask_first"
    THROUGH_US = "through_us"
