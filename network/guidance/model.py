"""A page of guidance. Frozen values, no graph."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Situation(StrEnum):
    """What may be true for somebody who is asked for. Several may hold."""

    GENERAL = "general"
    STILL_EMPLOYED = "still_employed"
    LEFT_OR_RETIRED = "left_or_retired"
    REGISTERED = "registered"
    FOSTER_NOW = "foster_now"
    FOSTER_THEN = "foster_then"
    RELATIVE = "relative"
    SIBLING = "sibling"
    PEER = "peer"
    UNDER_18 = "under_18"
    LIVE_COMPLAINT = "live_complaint"


class Reply(StrEnum):
    """What somebody who is asked can do about it."""

    YES = "yes"
    LIMITS = "yes_with_limits"
    KIND_WORDS = "kind_words"
    ONE_REPLY = "one_reply"
    NOT_NOW = "not_now"
    LEFT_TO_THEM = "left_to_them"
    NO = "no"
    NEVER = "never"
    NEVER_ANYBODY = "never_anybody"
    WORRY = "worry"
    NOT_ME = "not_me"


@dataclass(frozen=True, kw_only=True)
class TalkTo:
    """Somebody to talk to, and how."""

    who: str
    how: str


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a page was written from, and where to find it."""

    name: str
    at: str


@dataclass(frozen=True, kw_only=True)
class Guidance:
    """What to think of in one situation."""

    situation: Situation
    version: int
    written: date
    title: str
    lead: str
    think: tuple[str, ...]
    careful: tuple[str, ...]
    talk_to: tuple[TalkTo, ...]
    sources: tuple[Source, ...]
    stops: bool = False
    """Whether nobody should answer by themselves while this holds."""


@dataclass(frozen=True, kw_only=True)
class GivesAway:
    """What an answer tells whoever asked, and what it hides."""

    tells: tuple[str, ...]
    hides: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Boundaries:
    """What helps once two people are in touch, and what to ask oneself later."""

    version: int
    written: date
    keep: tuple[str, ...]
    after_one_month: tuple[str, ...]
    after_three_months: tuple[str, ...]
