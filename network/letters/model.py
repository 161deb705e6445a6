"""A letter on each side, while somebody reads it over, and as evidence. Frozen values, no graph."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from network.identity import ItemId, PersonId

TEXT_LIMIT = 4000
MOST_WAITING = 5
"""So many letters to one person wait at most."""
MOST_A_DAY = 10
"""Letters to one person in a day (security research 6.1)."""
READ_OVER_FIRST = 3
"""The first letters that somebody else reads over, from each of the two (security research 6.2)."""
MANY_NEW = 3
NEW_FOR = timedelta(days=30)
"""Whoever writes to so many new people in so long: a lead looks first (security research 6.2)."""
READ_A_DAY = 40
"""Letters that one person reads over in a day (security research 6.2, wellbeing limit)."""
PAUSE_AFTER = 10
"""After so many, and again after as many more, a pause is offered."""
CLAIMED_FOR = timedelta(minutes=30)
"""So long a letter is one reader's, before it is somebody else's turn."""
EVIDENCE_LASTS = timedelta(days=365)
"""How long a letter that was reported or held is kept (security research 6.3)."""
MOST_PICTURES = 3
"""So many pictures go with one letter."""
DESCRIPTION_LIMIT = 300
SAID_LIMIT = 3000
"""So much one says in two minutes, in words: more than most people do."""
LATELY = timedelta(days=7)
"""So long the page Today says that a letter has come."""
PICTURE_WAITS = timedelta(days=30)
"""How long a picture is kept whose letter isn't sent: as long as the words (`drafts`)."""
MOST_REPORTED = 20
"""So many of the newest letters are kept, where a person is reported and not one letter."""


class LetterState(StrEnum):
    """What the writer sees of a letter of theirs. Waiting has many causes, and looks the same."""

    WITH_US = "with_us"
    PASSED_ON = "passed_on"
    CAME_BACK = "came_back"
    TAKEN_BACK = "taken_back"


class Caught(StrEnum):
    """What a letter can be held or sent back for. Never for a feeling."""

    IDENTIFYING = "identifying"
    MONEY = "money"
    PRESSURE = "pressure"
    THREAT = "threat"


class ScreeningState(StrEnum):
    """How far reading over is."""

    WAITS = "waits"
    CLEAR = "clear"
    HELD = "held"


class EvidenceCause(StrEnum):
    """What a letter was kept for."""

    REPORTED = "reported"
    HELD = "held"


@dataclass(frozen=True, kw_only=True)
class WrittenLetter:
    """A letter as its writer keeps it: sealed with their key, and erased with them."""

    id: ItemId
    by: PersonId
    to: PersonId
    tie_id: str
    text: str = field(repr=False)
    at: datetime
    state: LetterState = LetterState.WITH_US
    came_back_for: Caught | None = None


@dataclass(frozen=True, kw_only=True)
class ReceivedLetter:
    """A letter as whoever got it keeps it: sealed with their key, and theirs from then on."""

    id: ItemId
    to: PersonId
    by: PersonId
    tie_id: str
    text: str = field(repr=False)
    at: datetime
    came_at: datetime | None = None
    """When it was passed on, for whoever got it alone."""


@dataclass(frozen=True, kw_only=True)
class LetterPicture:
    """A picture on one side: what is said of it, and with which letter of that side it goes.

    No letter: it lies with the one that its owner is writing in this tie. A voice note is one that
    is heard: it lies, goes and ends as pictures do.
    """

    id: ItemId
    owner: PersonId
    tie_id: str
    description: str = field(repr=False)
    at: datetime
    letter_id: ItemId | None = None
    seconds: int | None = None
    """How long it lasts, where it is a voice note; then the description is what is said in it."""

    @property
    def heard(self) -> bool:
        """Whether it is a voice note."""
        return self.seconds is not None


@dataclass(frozen=True, kw_only=True)
class VoiceNote:
    """What somebody who reads a letter at work is told of its voice note, beside hearing it."""

    seconds: int
    said: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Screening:
    """That a letter has not been passed on yet, and whose turn it is. None of its words."""

    id: ItemId
    letter_id: ItemId
    by: PersonId
    to: PersonId
    at: datetime
    state: ScreeningState
    caught: frozenset[Caught] = frozenset()
    """What the table found, for whoever reads it over."""
    claimed_by: PersonId | None = None
    claimed_at: datetime | None = None
    not_for: frozenset[PersonId] = frozenset()
    """Who would rather not read this one. Nobody asks why."""
    held_by: PersonId | None = None
    denied_for: str = ""
    """Why it could not be passed on when that was last tried: written down once, not every time."""

    def claimed_by_another(self, person_id: PersonId, now: datetime) -> bool:
        """Whether somebody else is reading it now."""
        if self.claimed_by in {None, person_id} or self.claimed_at is None:
            return False
        return now < self.claimed_at + CLAIMED_FOR


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A letter that was reported or held, under a key of its own that is destroyed on its day."""

    id: ItemId
    letter_id: ItemId
    by: PersonId
    to: PersonId
    text: str = field(repr=False)
    at: datetime
    cause: EvidenceCause
    until: datetime
    pictures: tuple[str, ...] = field(default=(), repr=False)
    """What was said of each picture that is kept with it."""
    voice: VoiceNote | None = field(default=None, repr=False)


def seen_in(found: Iterable[LetterPicture]) -> list[LetterPicture]:
    """The pictures among them."""
    return [one for one in found if not one.heard]


def heard_in(found: Iterable[LetterPicture]) -> list[LetterPicture]:
    """The voice notes among them: with a letter that was sent, one or none."""
    return [one for one in found if one.heard]


def voice_of(found: Iterable[LetterPicture]) -> VoiceNote | None:
    """What is told of the voice note among them."""
    for one in heard_in(found):
        return VoiceNote(seconds=one.seconds or 0, said=one.description)
    return None


def draft_of(tie_id: str) -> str:
    """Under which name the words of a letter are kept while it is written: that of its page."""
    return f"/in-touch/{tie_id}/letter"


def problems(text: str) -> dict[str, str]:
    """What is wrong with the words of a letter."""
    if not text.strip():
        return {"text": "missing"}
    return {"text": "too long"} if len(text) > TEXT_LIMIT else {}
