"""What is known of a life: age, adoption, death, who answers for a child. Only add values."""

from enum import IntEnum, StrEnum

ADULT_AT = 18


class Evidence(IntEnum):
    """What a fact about a person rests on, weakest first."""

    NOT_KNOWN = 0
    CLAIMED = 1
    ATTESTED = 2
    DOCUMENT = 3


class Level(IntEnum):
    """How well a shared past is shown: L0 said, L1 the other agrees, L2 attested, L3 twice."""

    SAID = 0
    CONFIRMED = 1
    ATTESTED = 2
    TWICE = 3


class AdoptionState(StrEnum):
    """Whether somebody was adopted. REPORTED protects as ATTESTED does."""

    NOT_KNOWN = "not_known"
    NOT_ADOPTED = "not_adopted"
    REPORTED = "reported"
    ATTESTED = "attested"


class DeathState(StrEnum):
    """Whether somebody has died."""

    LIVING = "living"
    REPORTED = "reported"
    VERIFIED = "verified"


class HeardFrom(StrEnum):
    """How people at work heard that somebody had died: the first word, which proves nothing."""

    FAMILY = "family"
    FRIEND = "friend"
    COLLEAGUE = "colleague"
    PROFESSIONAL = "professional"
    NEWS = "news"
    OTHER = "other"


class DeathProof(StrEnum):
    """The second source that shows a death. What somebody only heard is none."""

    CERTIFICATE = "certificate"
    REGISTER = "register"
    POLICE = "police"


class LegalStatus(StrEnum):
    """Under what law a child is looked after: it settles who must agree."""

    NOT_KNOWN = "not_known"
    CARE_ORDER = "care_order"
    INTERIM_CARE_ORDER = "interim_care_order"
    SECTION_20 = "section_20"
    SPECIAL_GUARDIANSHIP = "special_guardianship"
    CHILD_ARRANGEMENTS_ORDER = "child_arrangements_order"
    PLACEMENT_ORDER = "placement_order"
    ADOPTED = "adopted"
    AT_HOME = "at_home"


class ResponsibilityKind(StrEnum):
    """By what right somebody holds parental responsibility."""

    MOTHER = "mother"
    FATHER = "father"
    COUNCIL = "council"
    SPECIAL_GUARDIAN = "special_guardian"
    ADOPTER = "adopter"
    COURT_ORDER = "court_order"
    NOT_KNOWN = "not_known"


class Position(StrEnum):
    """What a council, or somebody with parental responsibility, says to one decision."""

    NOT_ASKED = "not_asked"
    AGREES = "agrees"
    REFUSES = "refuses"
    UNSAFE_TO_ASK = "unsafe_to_ask"


class ChildView(StrEnum):
    """What a child says to one decision. Their no is never overridden here."""

    NOT_HEARD = "not_heard"
    WANTS = "wants"
    DOES_NOT_WANT = "does_not_want"
    NOT_SURE = "not_sure"
