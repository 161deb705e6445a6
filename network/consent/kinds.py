"""The closed sets of consent and protection. Values are stored; never rename one, only add."""

from datetime import timedelta
from enum import StrEnum

WIDENING_DELAY = timedelta(hours=48)
"""How long a widening waits before it takes effect. Until then it can be undone unseen."""

EMERGENCY_OPEN = timedelta(minutes=60)
"""How long a safeguarding lead may read in an emergency."""


class Scope(StrEnum):
    """What one person lets another have of them. None of them implies a wider one."""

    EXIST = "exist"
    NAME_NOW = "name_now"
    LETTERS = "letters"
    PHOTO = "photo"
    REGION = "region"
    CONTACT = "contact"
    STORY = "story"
    RELATION = "relation"
    ADDRESS = "address"


PREREQUISITES: dict[Scope, frozenset[Scope]] = {
    Scope.EXIST: frozenset(),
    Scope.NAME_NOW: frozenset({Scope.EXIST}),
    Scope.LETTERS: frozenset({Scope.EXIST}),
    Scope.PHOTO: frozenset({Scope.EXIST}),
    Scope.REGION: frozenset({Scope.EXIST}),
    Scope.CONTACT: frozenset({Scope.EXIST, Scope.LETTERS}),
    Scope.STORY: frozenset({Scope.EXIST}),
    Scope.RELATION: frozenset({Scope.EXIST}),
    Scope.ADDRESS: frozenset({Scope.EXIST, Scope.LETTERS}),
}
"""What must also be granted before a scope counts."""

BOTH_WAYS = frozenset({Scope.LETTERS, Scope.CONTACT, Scope.ADDRESS})
"""Scopes that bring people in touch: each side must have granted them to the other."""

OF_AN_ITEM = frozenset({Scope.STORY, Scope.RELATION})
"""Scopes that are granted item by item: one part of a story, one relationship."""


class Purpose(StrEnum):
    """What something about a person is wanted for."""

    STAY_IN_TOUCH = "stay_in_touch"
    RECONNECT = "reconnect"
    LIFE_STORY = "life_story"
    WELFARE_CHECK = "welfare_check"
    EMERGENCY = "emergency"
    SERVICE_SAFETY = "service_safety"
    STATISTICS_SUPPRESSED = "statistics_suppressed"


class Channel(StrEnum):
    """The way by which something reaches somebody."""

    IN_APP = "in_app"
    RELAY_MAIL = "relay_mail"
    WORKER_POST = "worker_post"
    WORKER_PHONE = "worker_phone"
    WORKER_IN_PERSON = "worker_in_person"


WORKER_CHANNELS = frozenset({Channel.WORKER_POST, Channel.WORKER_PHONE, Channel.WORKER_IN_PERSON})
"""Ways that lead through a named worker: the only ones for an address, or for a child."""


class Integrity(StrEnum):
    """Whether what was read about a pair can be relied on."""

    SOUND = "sound"
    BROKEN = "broken"
    UNKNOWN = "unknown"
    AUDIT_UNAVAILABLE = "audit_unavailable"
    UNCONFIRMED_RESTORE = "unconfirmed_restore"


class GrantStatus(StrEnum):
    """Where a grant stands. Nothing returns from the last four."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    REVOKED = "revoked"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    ENTERED_IN_ERROR = "entered_in_error"


NEXT: dict[GrantStatus, frozenset[GrantStatus]] = {
    GrantStatus.PROPOSED: frozenset(
        {
            GrantStatus.ACTIVE,
            GrantStatus.REVOKED,
            GrantStatus.EXPIRED,
            GrantStatus.ENTERED_IN_ERROR,
        }
    ),
    GrantStatus.ACTIVE: frozenset(
        {
            GrantStatus.REVOKED,
            GrantStatus.EXPIRED,
            GrantStatus.SUPERSEDED,
            GrantStatus.ENTERED_IN_ERROR,
        }
    ),
    GrantStatus.REVOKED: frozenset(),
    GrantStatus.EXPIRED: frozenset(),
    GrantStatus.SUPERSEDED: frozenset(),
    GrantStatus.ENTERED_IN_ERROR: frozenset(),
}


class RecipientKind(StrEnum):
    """To whom a grant is given. Between people only a grant to a person counts."""

    PERSON = "person"
    ROLE = "role"
    ORGANISATION = "organisation"
    REGISTER = "register"


class Basis(StrEnum):
    """By what right somebody gave a grant."""

    SELF = "self"
    DEPUTY = "deputy"
    COURT_ORDER = "court_order"
    PARENTAL_RESPONSIBILITY = "parental_responsibility"
    COUNCIL = "council"


FOR_A_CHILD = frozenset({Basis.PARENTAL_RESPONSIBILITY, Basis.COUNCIL})
"""Rights that end on the eighteenth birthday."""

RECORDED = frozenset({Basis.DEPUTY, Basis.COURT_ORDER}) | FOR_A_CHILD
"""Rights that count only with the id of the record that shows them."""


class Instrument(StrEnum):
    """What sort of order or rule keeps two people apart."""

    NON_MOLESTATION_ORDER = "non_molestation_order"
    RESTRAINING_ORDER = "restraining_order"
    STALKING_PROTECTION_ORDER = "stalking_protection_order"
    DOMESTIC_ABUSE_PROTECTION_ORDER = "domestic_abuse_protection_order"
    DOMESTIC_ABUSE_PROTECTION_NOTICE = "domestic_abuse_protection_notice"
    SEXUAL_HARM_PREVENTION_ORDER = "sexual_harm_prevention_order"
    SEXUAL_RISK_ORDER = "sexual_risk_order"
    INJUNCTION = "injunction"
    BAIL_CONDITION = "bail_condition"
    LICENCE_CONDITION = "licence_condition"
    PRISON_NO_CONTACT_LIST = "prison_no_contact_list"
    SECTION_34_4 = "section_34_4"
    SECTION_91_14 = "section_91_14"
    PROHIBITED_STEPS_ORDER = "prohibited_steps_order"
    SECTION_51A_NO_CONTACT = "section_51a_no_contact"
    NOT_SAID = "not_said"


class Direction(StrEnum):
    """Whom a restriction binds. Nothing passes between the two in either case."""

    ONE_WAY = "one_way"
    BOTH = "both"


class Proof(StrEnum):
    """What shows a restriction. It acts at once whatever this says."""

    SAID = "said"
    DOCUMENT_HELD = "document_held"
    VERIFIED = "verified"


class VetoKind(StrEnum):
    """How far a veto goes."""

    ABSOLUTE = "absolute"
    BY_PERSON = "by_person"
    BY_KIND = "by_kind"


class RelativeKind(StrEnum):
    """What somebody is to somebody, as far as a veto can tell kinds apart."""

    PARENT = "parent"
    STEP_PARENT = "step_parent"
    BROTHER_OR_SISTER = "brother_or_sister"
    HALF_BROTHER_OR_SISTER = "half_brother_or_sister"
    CHILD = "child"
    GRANDPARENT = "grandparent"
    AUNT_OR_UNCLE = "aunt_or_uncle"
    COUSIN = "cousin"
    OTHER_FAMILY = "other_family"
    PARTNER = "partner"
    FORMER_PARTNER = "former_partner"
    FOSTER_FAMILY = "foster_family"
    ADOPTIVE_FAMILY = "adoptive_family"
    FORMER_CARER = "former_carer"
    FORMER_WORKER = "former_worker"
    FRIEND = "friend"
    NOT_RELATED = "not_related"


class HoldCause(StrEnum):
    """What a safeguarding hold was placed for."""

    CONCERN = "concern"
    REPORTED = "reported"
    UNDER_PRESSURE = "under_pressure"
    POSSIBLE_MATCH = "possible_match"
    ALLEGATION = "allegation"
    NOT_RECOGNISED = "not_recognised"


class AudienceKind(StrEnum):
    """Whom a wish for secrecy is about."""

    ORGANISATION = "organisation"
    HOME_STAFF = "home_staff"
    WORKER = "worker"
    PERSON = "person"


class SecrecyKind(StrEnum):
    """What is to be kept from them."""

    MUST_NOT_KNOW = "must_not_know"
    MUST_NOT_SEE = "must_not_see"


class WideningKind(StrEnum):
    """What somebody opens of their own."""

    GRANT = "grant"
    UNBLOCK = "unblock"
    LIFT_VETO = "lift_veto"
    TAKE_ORDER_BACK = "take_order_back"
    LET_KNOW = "let_know"


class Told(StrEnum):
    """What an answerer chose to tell, or what may be told without them: the closed list."""

    ACCEPTED = "accepted"
    ONE_REPLY = "one_reply"
    KIND_WORDS = "kind_words"
    KIND_ENDING = "kind_ending"
    DEATH = "death"
    RETURNED_FOR_WORDING = "returned_for_wording"


BY_THE_ANSWERER = frozenset({Told.ACCEPTED, Told.ONE_REPLY, Told.KIND_WORDS, Told.KIND_ENDING})
"""What only the answerer can choose to tell."""
