"""The closed sets of the map. Values are stored; never rename one, only add."""

from enum import StrEnum


class Kind(StrEnum):
    """How we know each other. Own words always come beside it."""

    NOT_SAID = "not_said"
    MUM = "mum"
    DAD = "dad"
    PARENT = "parent"
    BROTHER_OR_SISTER = "brother_or_sister"
    CHILD = "child"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    AUNT_OR_UNCLE = "aunt_or_uncle"
    COUSIN = "cousin"
    NIECE_OR_NEPHEW = "niece_or_nephew"
    OTHER_FAMILY = "other_family"
    PARTNER = "partner"
    FORMER_PARTNER = "former_partner"
    FOSTER_CARER = "foster_carer"
    KINSHIP_CARER = "kinship_carer"
    SPECIAL_GUARDIAN = "special_guardian"
    LODGINGS_HOST = "lodgings_host"
    KEY_WORKER = "key_worker"
    RESIDENTIAL_WORKER = "residential_worker"
    SOCIAL_WORKER = "social_worker"
    PERSONAL_ADVISER = "personal_adviser"
    REVIEWING_OFFICER = "reviewing_officer"
    ADVOCATE = "advocate"
    INDEPENDENT_VISITOR = "independent_visitor"
    TEACHER = "teacher"
    MENTOR = "mentor"
    COACH = "coach"
    YOUTH_WORKER = "youth_worker"
    HEALTH_WORKER = "health_worker"
    COUNSELLOR = "counsellor"
    FAITH_LEADER = "faith_leader"
    EMPLOYER = "employer"
    COLLEAGUE = "colleague"
    FRIEND = "friend"
    LIVED_WITH = "lived_with"
    SCHOOL_FRIEND = "school_friend"
    NEIGHBOUR = "neighbour"
    FRIENDS_FAMILY = "friends_family"
    PET = "pet"
    OTHER = "other"


FAMILY = frozenset(
    {
        Kind.MUM,
        Kind.DAD,
        Kind.PARENT,
        Kind.BROTHER_OR_SISTER,
        Kind.CHILD,
        Kind.GRANDPARENT,
        Kind.GRANDCHILD,
        Kind.AUNT_OR_UNCLE,
        Kind.COUSIN,
        Kind.NIECE_OR_NEPHEW,
        Kind.OTHER_FAMILY,
    }
)


class KinBy(StrEnum):
    """What makes somebody kin. A fact that is written down, never inferred."""

    BIRTH = "birth"
    HALF = "half"
    STEP = "step"
    FOSTER = "foster"
    ADOPTIVE = "adoptive"
    BY_PARTNER = "by_partner"


class State(StrEnum):
    """How things stand between us today, in the owner's view."""

    IN_TOUCH = "in_touch"
    LOST_TOUCH = "lost_touch"
    WOULD_LIKE_TO_FIND = "would_like_to_find"
    NOT_NOW = "not_now"
    NEVER = "never"


class Feeling(StrEnum):
    """How it felt, or feels. Only ever the owner's; it protects nobody by itself."""

    SAFE = "safe"
    MIXED = "mixed"
    NOT_SAFE = "not_safe"
    SKIP = "skip"


class Certainty(StrEnum):
    """How sure the owner is of what they wrote."""

    SURE = "sure"
    FAIRLY_SURE = "fairly_sure"
    NOT_SURE = "not_sure"


class Paid(StrEnum):
    """Whether somebody is, or was, paid to be there."""

    PAID = "paid"
    UNPAID = "unpaid"
    NOT_SURE = "not_sure"


class Support(StrEnum):
    """What people do for each other, in either direction."""

    LISTENS = "listens"
    CHEERS_ON = "cheers_on"
    ADVICE = "advice"
    PRACTICAL_HELP = "practical_help"
    MONEY = "money"
    A_PLACE_TO_STAY = "a_place_to_stay"
    HOLIDAYS_AND_MEALS = "holidays_and_meals"
    LIFTS = "lifts"
    WORK_OR_LEARNING = "work_or_learning"
    HEALTH = "health"
    CHILDCARE = "childcare"
    IN_AN_EMERGENCY = "in_an_emergency"
    FUN = "fun"
    SHARED_MEMORIES = "shared_memories"


class PlaceKind(StrEnum):
    """What sort of place it was."""

    FAMILY_HOME = "family_home"
    FOSTER_HOME = "foster_home"
    CHILDRENS_HOME = "childrens_home"
    KINSHIP_HOME = "kinship_home"
    ADOPTIVE_HOME = "adoptive_home"
    SUPPORTED_LODGINGS = "supported_lodgings"
    SECURE_HOME = "secure_home"
    OWN_HOME = "own_home"
    SCHOOL = "school"
    COLLEGE = "college"
    HOSPITAL = "hospital"
    PRISON = "prison"
    WORK = "work"
    CLUB = "club"
    OTHER = "other"


HOMES = frozenset(
    {
        PlaceKind.FAMILY_HOME,
        PlaceKind.FOSTER_HOME,
        PlaceKind.CHILDRENS_HOME,
        PlaceKind.KINSHIP_HOME,
        PlaceKind.ADOPTIVE_HOME,
        PlaceKind.SUPPORTED_LODGINGS,
        PlaceKind.SECURE_HOME,
        PlaceKind.OWN_HOME,
    }
)


class LinkKind(StrEnum):
    """How two people on the map know each other. PARENT_OF reads from the first to the second."""

    KNOWS = "knows"
    CLOSE = "close"
    PARENT_OF = "parent_of"
    PARTNERS = "partners"
    FORMER_PARTNERS = "former_partners"
    BROTHERS_OR_SISTERS = "brothers_or_sisters"
    OTHER_FAMILY = "other_family"
    FRIENDS = "friends"
    LIVED_TOGETHER = "lived_together"
    WORKED_TOGETHER = "worked_together"
    CARED_FOR = "cared_for"
    OTHER = "other"


DIRECTED = frozenset({LinkKind.PARENT_OF, LinkKind.CARED_FOR})
KIN_LINKS = frozenset({LinkKind.PARENT_OF, LinkKind.BROTHERS_OR_SISTERS})


class DateWish(StrEnum):
    """What the owner would like of a date."""

    MARK = "mark"
    AVOID = "avoid"


class ItemKind(StrEnum):
    """What a map is made of: the units of change, history and undo."""

    SETTINGS = "settings"
    PLACE = "place"
    CONNECTION = "connection"
    LINK = "link"
    NOTE = "note"
    PHOTO = "photo"
