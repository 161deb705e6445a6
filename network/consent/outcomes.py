"""What the decision answers: outcome, true reason, obligations. Values are stored; only add."""

from enum import IntEnum, StrEnum


class Outcome(StrEnum):
    """What was decided."""

    PERMIT = "permit"
    DENY = "deny"
    HOLD = "hold"


class Tier(IntEnum):
    """The order of precedence. An earlier tier always wins."""

    NARROWING = 0
    STATE = 1
    ORDER = 2
    BLOCK = 3
    SAFEGUARDING = 4
    DEATH = 5
    AGE = 6
    WORK = 7
    CONSENT = 8
    NO = 9


class Reason(StrEnum):
    """Why, truly. For the record only: no page, mail or program outside ever gets one."""

    NARROWING = "narrowing"
    OTHER_PAIR = "other_pair"
    NOT_WELL_ASKED = "not_well_asked"
    BROKEN = "broken"
    UNKNOWN = "unknown"
    AUDIT_UNAVAILABLE = "audit_unavailable"
    UNCONFIRMED_RESTORE = "unconfirmed_restore"
    EPOCH_BEHIND = "epoch_behind"
    THIRD_PARTY_UNKNOWN = "third_party_unknown"
    ORDER = "order"
    ORDER_SAID = "order_said"
    ORDER_ENDED = "order_ended"
    ORDER_NEAR = "order_near"
    BLOCKED = "blocked"
    BLOCKED_BY_ASKER = "blocked_by_asker"
    BLOCKED_NEAR = "blocked_near"
    VETO_ABSOLUTE = "veto_absolute"
    VETO_OF_PERSON = "veto_of_person"
    VETO_OF_KIND = "veto_of_kind"
    RELATION_NOT_SHOWN = "relation_not_shown"
    COOL_OFF = "cool_off"
    COOL_OFF_ENDED = "cool_off_ended"
    MUST_NOT_KNOW = "must_not_know"
    ROUTE_ELSEWHERE = "route_elsewhere"
    SAFEGUARDING_HOLD = "safeguarding_hold"
    SAFEGUARDING_HOLD_ENDED = "safeguarding_hold_ended"
    POSSIBLE_MATCH = "possible_match"
    DEATH_VERIFIED = "death_verified"
    DEATH_REPORTED = "death_reported"
    ASKER_DEATH_VERIFIED = "asker_death_verified"
    ASKER_DEATH_REPORTED = "asker_death_reported"
    UNDER_18 = "under_18"
    AGE_NOT_SHOWN = "age_not_shown"
    ADOPTED = "adopted"
    NOT_AT_WORK = "not_at_work"
    OWN_RELATIVE = "own_relative"
    OWN_LEAD = "own_lead"
    NOT_ON_CASELOAD = "not_on_caseload"
    NO_PURPOSE = "no_purpose"
    BUDGET_SPENT = "budget_spent"
    WORK = "work"
    EMERGENCY = "emergency"
    CONSENT = "consent"
    ORGANISATION_LED = "organisation_led"
    ALREADY_GIVEN = "already_given"
    TOLD = "told"
    APPROACH = "approach"
    WIDENING = "widening"
    NOT_OPEN = "not_open"
    NO_SHARED_PAST = "no_shared_past"
    INTRODUCER_HAS_NOT_AGREED = "introducer_has_not_agreed"
    NOTHING_TOLD = "nothing_told"
    WAITING = "waiting"
    UNDONE = "undone"
    REVOKED = "revoked"
    EXPIRED = "expired"
    OLD_EPOCH = "old_epoch"
    ONE_WAY_ONLY = "one_way_only"
    NO_PREREQUISITE = "no_prerequisite"
    NOT_FOR_THIS = "not_for_this"
    DEFAULT = "default"


class Obligation(StrEnum):
    """What whoever carries a decision out must also do."""

    LOG = "log"
    REDACT = "redact"
    RELAY = "relay"
    NOTIFY = "notify"
    SCREEN = "screen"
    RAISE_EPOCH = "raise_epoch"
    WAIT = "wait"
    ASK_QUIETLY = "ask_quietly"
    KEEP_FROM = "keep_from"
    FLAG_PATH = "flag_path"
    HUMAN_LOOKS = "human_looks"
    ASK_FOR_PROOF = "ask_for_proof"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    SECOND_HUMAN = "second_human"
    CHECK_RELATION = "check_relation"
    ROUTE_ELSEWHERE = "route_elsewhere"
    NAMED_WORKER_TELLS = "named_worker_tells"
    ORGANISATION_LED = "organisation_led"
    WORKER_ONLY = "worker_only"
    ASK_COUNCIL = "ask_council"
    ASK_RESPONSIBLE = "ask_responsible"
    HEAR_CHILD = "hear_child"
    RECORD_COMPETENCE = "record_competence"
    ADOPTION_AGENCY = "adoption_agency"
    SHOW_LOOK = "show_look"
    HIDE_LOOK = "hide_look"
