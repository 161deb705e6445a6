"""What is written down, and exactly which details go with it. Values are stored: only add."""

from enum import StrEnum

SERVICE = "service"


class Event(StrEnum):
    """Something that happened, named in the past tense."""

    SIGNED_UP = "signed_up"
    SIGNED_IN = "signed_in"
    # Written down no more; earlier records that hold it can still be read.
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    SESSIONS_ENDED = "sessions_ended"
    STEPPED_UP = "stepped_up"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - what happened, not a password
    SIGN_IN_NAME_CHANGED = "sign_in_name_changed"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    RECOVERY_STARTED = "recovery_started"
    RECOVERY_STOPPED = "recovery_stopped"
    RECOVERY_APPROVED = "recovery_approved"
    TRUSTED_PERSON_ADDED = "trusted_person_added"
    TRUSTED_PERSON_REMOVED = "trusted_person_removed"
    RECOVERED = "recovered"
    FACTOR_ADDED = "factor_added"
    FACTOR_REMOVED = "factor_removed"
    TOKEN_MADE = "token_made"  # noqa: S105 - what happened, not a token
    TOKEN_REVOKED = "token_revoked"  # noqa: S105 - what happened, not a token
    MAP_TAKEN_OUT = "map_taken_out"
    MAP_BROUGHT_IN = "map_brought_in"
    REMOVED_FOR_GOOD = "removed_for_good"
    EVERYTHING_TAKEN = "everything_taken"
    READ_BY_OPERATOR = "read_by_operator"
    CHANGED_BY_OPERATOR = "changed_by_operator"
    STORY_SHOWN = "story_shown"
    STORY_TAKEN_BACK = "story_taken_back"
    ERASED = "erased"
    KEYS_ROTATED = "keys_rotated"
    RESEALED = "resealed"
    BACKUP_MADE = "backup_made"
    BACKUP_RESTORED = "backup_restored"
    RESTORE_CONFIRMED = "restore_confirmed"
    ORGANISATION_STARTED = "organisation_started"
    ORGANISATION_AGREED = "organisation_agreed"
    ORGANISATION_OPENED = "organisation_opened"
    ORGANISATION_CHANGED = "organisation_changed"
    ORGANISATION_CLOSED = "organisation_closed"
    STAFF_INVITED = "staff_invited"
    STAFF_JOINED = "staff_joined"
    STAFF_CHANGED = "staff_changed"
    STAFF_ENDED = "staff_ended"
    HAT_PUT_ON = "hat_put_on"
    WORK_BEGUN = "work_begun"
    WORK_PASSED_ON = "work_passed_on"
    WORK_ENDED = "work_ended"
    WORK_REFUSED = "work_refused"
    READ_AT_WORK = "read_at_work"
    READ_AT_WORK_UNSHOWN = "read_at_work_unshown"
    READING_RAISED = "reading_raised"
    EMERGENCY_OPENED = "emergency_opened"
    EMERGENCY_AGREED = "emergency_agreed"
    HELPED_BY_WORKER = "helped_by_worker"
    BACK_IN_BEGUN = "back_in_begun"
    BACK_IN_APPROVED = "back_in_approved"
    NEVER_BACK_IN_CHANGED = "never_back_in_changed"
    NOTE_WRITTEN = "note_written"
    SHOWN_LATER = "shown_later"
    NOT_RECOGNISED = "not_recognised"
    ABOUT_ME_CHANGED = "about_me_changed"
    DESCRIBED = "described"
    DESCRIPTION_LIFTED = "description_lifted"
    DESCRIPTION_KEPT = "description_kept"
    DECIDED = "decided"
    CLOSED = "closed"
    OPENED = "opened"
    SAFEGUARDED = "safeguarded"
    STOOD_FOR_AT_WORK = "stood_for_at_work"
    REACH_CHANGED = "reach_changed"


KEYS: dict[Event, frozenset[str]] = {
    Event.SIGNED_UP: frozenset(),
    Event.SIGNED_IN: frozenset({"device"}),
    Event.SIGN_IN_FAILED: frozenset(),
    Event.SIGNED_OUT: frozenset(),
    Event.SESSIONS_ENDED: frozenset({"count"}),
    Event.STEPPED_UP: frozenset(),
    Event.PASSWORD_CHANGED: frozenset(),
    Event.SIGN_IN_NAME_CHANGED: frozenset(),
    Event.RECOVERY_CODES_MADE: frozenset(),
    Event.RECOVERY_STARTED: frozenset(),
    Event.RECOVERY_STOPPED: frozenset(),
    Event.RECOVERY_APPROVED: frozenset(),
    Event.TRUSTED_PERSON_ADDED: frozenset(),
    Event.TRUSTED_PERSON_REMOVED: frozenset(),
    Event.RECOVERED: frozenset(),
    Event.FACTOR_ADDED: frozenset({"kind"}),
    Event.FACTOR_REMOVED: frozenset({"kind"}),
    Event.TOKEN_MADE: frozenset({"scopes"}),
    Event.TOKEN_REVOKED: frozenset(),
    Event.MAP_TAKEN_OUT: frozenset({"format"}),
    Event.MAP_BROUGHT_IN: frozenset({"format"}),
    Event.REMOVED_FOR_GOOD: frozenset({"kind"}),
    Event.EVERYTHING_TAKEN: frozenset(),
    Event.READ_BY_OPERATOR: frozenset({"command"}),
    Event.CHANGED_BY_OPERATOR: frozenset({"command"}),
    Event.STORY_SHOWN: frozenset(),
    Event.STORY_TAKEN_BACK: frozenset(),
    Event.ERASED: frozenset(),
    Event.KEYS_ROTATED: frozenset({"what"}),
    Event.RESEALED: frozenset(),
    Event.BACKUP_MADE: frozenset({"set"}),
    Event.BACKUP_RESTORED: frozenset({"set"}),
    Event.RESTORE_CONFIRMED: frozenset({"one", "other"}),
    Event.ORGANISATION_STARTED: frozenset(),
    Event.ORGANISATION_AGREED: frozenset({"agreement"}),
    Event.ORGANISATION_OPENED: frozenset(),
    Event.ORGANISATION_CHANGED: frozenset({"what"}),
    Event.ORGANISATION_CLOSED: frozenset({"successor"}),
    Event.STAFF_INVITED: frozenset({"staff"}),
    Event.STAFF_JOINED: frozenset({"staff"}),
    Event.STAFF_CHANGED: frozenset({"staff"}),
    Event.STAFF_ENDED: frozenset({"staff", "state"}),
    Event.HAT_PUT_ON: frozenset({"organisation"}),
    Event.WORK_BEGUN: frozenset({"organisation", "staff"}),
    Event.WORK_PASSED_ON: frozenset({"organisation", "staff"}),
    Event.WORK_ENDED: frozenset({"organisation", "staff"}),
    Event.WORK_REFUSED: frozenset({"staff", "reason"}),
    Event.READ_AT_WORK: frozenset({"organisation", "staff", "purpose"}),
    Event.READ_AT_WORK_UNSHOWN: frozenset({"organisation", "staff", "purpose"}),
    Event.READING_RAISED: frozenset({"staff", "to"}),
    Event.EMERGENCY_OPENED: frozenset({"organisation", "staff"}),
    Event.EMERGENCY_AGREED: frozenset({"staff"}),
    Event.HELPED_BY_WORKER: frozenset({"organisation", "staff"}),
    Event.BACK_IN_BEGUN: frozenset({"organisation", "staff"}),
    Event.BACK_IN_APPROVED: frozenset({"organisation", "staff"}),
    Event.NEVER_BACK_IN_CHANGED: frozenset(),
    Event.NOTE_WRITTEN: frozenset({"organisation", "staff"}),
    Event.SHOWN_LATER: frozenset({"staff", "what"}),
    Event.NOT_RECOGNISED: frozenset({"line"}),
    Event.ABOUT_ME_CHANGED: frozenset(),
    Event.DESCRIBED: frozenset(),
    Event.DESCRIPTION_LIFTED: frozenset(),
    Event.DESCRIPTION_KEPT: frozenset(),
    Event.DECIDED: frozenset({"act", "outcome", "reason", "purpose", "obligations"}),
    Event.CLOSED: frozenset({"what"}),
    Event.OPENED: frozenset({"what"}),
    Event.SAFEGUARDED: frozenset({"what"}),
    Event.STOOD_FOR_AT_WORK: frozenset({"organisation", "staff", "what"}),
    Event.REACH_CHANGED: frozenset({"what"}),
}

MORE = frozenset({"place", "things"})
"""What may also stand there: where a look hangs, and which kinds of things were looked at."""

LOOKS = frozenset(
    {
        Event.READ_BY_OPERATOR,
        Event.CHANGED_BY_OPERATOR,
        Event.RESEALED,
        Event.MAP_TAKEN_OUT,
        Event.EVERYTHING_TAKEN,
        Event.WORK_BEGUN,
        Event.WORK_PASSED_ON,
        Event.WORK_ENDED,
        Event.READ_AT_WORK,
        Event.EMERGENCY_OPENED,
        Event.HELPED_BY_WORKER,
        Event.STOOD_FOR_AT_WORK,
        Event.BACK_IN_BEGUN,
        Event.BACK_IN_APPROVED,
        Event.NOTE_WRITTEN,
    }
)
"""What the page "Who has looked" shows: reads by others, and what left by one's own hand."""

AT_WORK = frozenset(event for event in Event if {"organisation", "staff"} <= KEYS[event])
"""What somebody at work did about a person."""


class WrongDetail(TypeError):
    """An event was written with other details than it declares."""


def checked(event: Event, detail: dict[str, str]) -> dict[str, str]:
    """Refuse missing and extra details, so that nothing slips into the record unplanned."""
    if KEYS[event] != detail.keys() - (MORE if event in AT_WORK else frozenset()):
        raise WrongDetail(f"{event} takes {sorted(KEYS[event])}, not {sorted(detail)}")
    return detail
