"""The closed sets of sending. Values are stored: only add."""

from enum import StrEnum


class PointKind(StrEnum):
    """One way of reaching somebody outside of here."""

    MAIL = "mail"
    TEXT = "text"
    POST = "post"


class NoticeFor(StrEnum):
    """What somebody may want to be written to for. Each is ticked by itself."""

    SOMETHING_NEW = "something_new"
    MY_ACCOUNT = "my_account"


class GoodTime(StrEnum):
    """When it is safe that something arrives, by the clock on the wall of the United Kingdom."""

    ANY = "any"
    DAYTIME = "daytime"
    EVENING = "evening"


class Subject(StrEnum):
    """The subject line of a mail: one of a few, chosen by whoever gets it."""

    UPDATE = "update"
    REMINDER = "reminder"
    NOTE = "note"


class NoticeKind(StrEnum):
    """All that ever leaves. None of it says who, what or why."""

    CODE = "code"
    SOMETHING_NEW = "something_new"
    WAY_ADDED = "way_added"
    RECOVERY_BEGUN = "recovery_begun"


WANTED_FOR: dict[NoticeKind, NoticeFor] = {
    NoticeKind.SOMETHING_NEW: NoticeFor.SOMETHING_NEW,
    NoticeKind.WAY_ADDED: NoticeFor.MY_ACCOUNT,
    NoticeKind.RECOVERY_BEGUN: NoticeFor.MY_ACCOUNT,
}
"""Which tick each of them needs. A code goes only to the very address that was just typed."""


class ReachChange(StrEnum):
    """What somebody changed about how they may be reached, as the record names it."""

    ADDED = "added"
    CONFIRMED = "confirmed"
    OPENED = "opened"
    NARROWED = "narrowed"
    REMOVED = "removed"
    NEVER = "never"
    AGAIN = "again"


CLOSING = frozenset({ReachChange.NARROWED, ReachChange.REMOVED, ReachChange.NEVER})
"""What must still be so in a restored copy."""
