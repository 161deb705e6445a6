"""Kinds of work that waits for its moment. Values are stored: only add."""

from datetime import timedelta
from enum import StrEnum


class EventKind(StrEnum):
    """What is to be done."""

    SWEEP_SESSIONS = "sweep_sessions"
    SWEEP_DRAFTS = "sweep_drafts"
    SWEEP_BLOBS = "sweep_blobs"
    RESUME_ERASURE = "resume_erasure"
    EXPIRE_BACKUPS = "expire_backups"
    CLOSE_DORMANT_STAFF = "close_dormant_staff"
    SWEEP_WORKER_CODES = "sweep_worker_codes"
    SWEEP_DESK = "sweep_desk"
    LOOK_AT_DAYS = "look_at_days"
    SWEEP_SHIFTS = "sweep_shifts"
    END_PRACTICES = "end_practices"
    KEEP_LIKENESSES = "keep_likenesses"
    SEND_NOTICE = "send_notice"
    TELL_OF_TODAY = "tell_of_today"
    CROSS_WISHES = "cross_wishes"
    DELIVER_LETTERS = "deliver_letters"


EVERY: dict[EventKind, timedelta] = {
    EventKind.SWEEP_SESSIONS: timedelta(hours=1),
    EventKind.SWEEP_DRAFTS: timedelta(hours=1),
    EventKind.SWEEP_BLOBS: timedelta(hours=6),
    EventKind.EXPIRE_BACKUPS: timedelta(hours=6),
    EventKind.CLOSE_DORMANT_STAFF: timedelta(hours=6),
    EventKind.SWEEP_WORKER_CODES: timedelta(hours=6),
    EventKind.SWEEP_DESK: timedelta(hours=6),
    EventKind.LOOK_AT_DAYS: timedelta(hours=6),
    EventKind.SWEEP_SHIFTS: timedelta(hours=6),
    EventKind.END_PRACTICES: timedelta(hours=6),
    EventKind.KEEP_LIKENESSES: timedelta(minutes=1),
    # Each look asks the decision and is written down: no oftener than it helps anybody.
    EventKind.TELL_OF_TODAY: timedelta(hours=6),
    EventKind.CROSS_WISHES: timedelta(hours=6),
    EventKind.DELIVER_LETTERS: timedelta(minutes=1),
}
"""Work that comes round: one event of each kind, raised again when it is done."""
