"""The closed sets of asking and of the work on it. Values are stored: only add."""

from enum import StrEnum


class Hope(StrEnum):
    """What somebody who asks would like."""

    THEY_ARE_WELL = "they_are_well"
    LETTER = "letter"
    CALL = "call"
    MEET = "meet"


class Source(StrEnum):
    """Where somebody at work looked."""

    OUR_RECORDS = "our_records"
    OTHER_ORGANISATION = "other_organisation"
    WORKED_THERE = "worked_there"
    FROM_THE_ASKER = "from_the_asker"
    OPEN_REGISTER = "open_register"
    BIRTHS_MARRIAGES_DEATHS = "births_marriages_deaths"
    PROFESSIONAL_REGISTER = "professional_register"
    OTHER = "other"


class LawfulBasis(StrEnum):
    """Why the law allows to look: the bases of article 6(1) of the UK GDPR that can fit."""

    PUBLIC_TASK = "public_task"
    LEGAL_OBLIGATION = "legal_obligation"
    LEGITIMATE_INTERESTS = "legitimate_interests"
    CONSENT = "consent"
    VITAL_INTERESTS = "vital_interests"


class CameOf(StrEnum):
    """What came of looking."""

    NOTHING = "nothing"
    SOMETHING = "something"
    NO_ANSWER_YET = "no_answer_yet"


class LeadState(StrEnum):
    """How far somebody who may be the one has come. Nothing here reaches them."""

    POSSIBLE = "possible"
    CHECKED = "checked"
    READY = "ready"
    APPROACHED = "approached"
    STOPPED = "stopped"
    DROPPED = "dropped"
    NOT_TO_BE = "not_to_be"
    """Not to be written to. Nobody at work is told why."""


class Finding(StrEnum):
    """What somebody found when they looked for something that would speak against it."""

    NO = "no"
    YES = "yes"
    NOT_KNOWN = "not_known"


class Opens(StrEnum):
    """Who opens the post where somebody lives."""

    THEY_ALONE = "they_alone"
    OTHERS_TOO = "others_too"
    NOT_KNOWN = "not_known"


class SafeWay(StrEnum):
    """A safe way to reach somebody."""

    BY_POST = "by_post"
    BY_PHONE = "by_phone"
    IN_PERSON = "in_person"
    NONE_KNOWN = "none_known"


class Verdict(StrEnum):
    """What a safety consideration ends in."""

    GO_ON = "go_on"
    STOP = "stop"


class CameBy(StrEnum):
    """How what somebody said to a letter came to a worker."""

    PHONE = "phone"
    LETTER = "letter"


class SaidToUs(StrEnum):
    """What somebody said to a letter, by phone or on paper, for a worker to type in."""

    YES = "yes"
    LIMITS = "yes_with_limits"
    ONE_REPLY = "one_reply"
    KIND_WORDS = "kind_words"
    NOT_NOW = "not_now"
    NO = "no"
    NOT_AGAIN = "not_again"
    NOBODY_AGAIN = "nobody_again"
    NOT_ME = "not_me"
