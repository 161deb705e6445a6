"""What somebody without a phone or a computer said to a letter, as a worker typed it in.

Values only. It lies with the work on the request and goes with it. A no that lasts is kept apart,
as fingerprints (network/kept_noes). A yes counts for nothing here: it would give somebody's name
away, and nobody but they themselves could take that back.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from network.asking.kinds import CameBy, SaidToUs
from network.connections.model import WORDS_LIMIT
from network.identity import ItemId, PersonId
from network.ties.answers import Months
from network.ties.on_paper import PaperNo, SaidOnPaper

MOST_SAID = 20
AT_MOST_AGO = timedelta(days=400)
"""A letter's code works for a year; nobody answers one that is much older."""
NOES: dict[SaidToUs, PaperNo] = {
    SaidToUs.NO: PaperNo.NO,
    SaidToUs.NOT_AGAIN: PaperNo.NOT_AGAIN,
    SaidToUs.NOBODY_AGAIN: PaperNo.NOBODY_AGAIN,
    SaidToUs.NOT_ME: PaperNo.NOT_ME,
}
"""What counts at once, with no account: the same noes that can be said with the letter alone."""
NEEDS_THEM = frozenset({SaidToUs.YES, SaidToUs.LIMITS, SaidToUs.ONE_REPLY, SaidToUs.KIND_WORDS})
"""What would be told to whoever asked. It is theirs to say, with an account of their own."""


@dataclass(frozen=True, kw_only=True)
class SaidByThem:
    """What they said, and how it came. Who they say they are is compared, and not kept."""

    id: ItemId
    said: SaidToUs
    came_by: CameBy
    on: date
    months: Months | None = None
    """In how many months they would like to be asked again."""
    words: str = field(default="", repr=False)
    """What they asked to be written down. It stays with the work on the request."""
    read_back: bool = False
    """Whether it was read back to them, or stands so in what they wrote."""
    name: str = field(default="", repr=False)
    born: int | None = field(default=None, repr=False)

    def problems(self, today: date) -> dict[str, str]:
        """What is missing or can't be, by field."""
        found = {} if self.read_back else {"read_back": "missing"}
        if not today - AT_MOST_AGO <= self.on <= today:
            found["on"] = "not then"
        if self.said is SaidToUs.NOT_NOW and self.months is None:
            found["months"] = "missing"
        if len(self.words) > WORDS_LIMIT:
            found["words"] = "too long"
        return found | SaidOnPaper(no=PaperNo.NO, name=self.name, born=self.born).problems()

    def no(self) -> SaidOnPaper | None:
        """The no in it, where it is one."""
        kind = NOES.get(self.said)
        return SaidOnPaper(no=kind, name=self.name, born=self.born) if kind else None

    def typed_in(self, by: PersonId, name: str, now: datetime) -> "TypedIn":
        """What is kept of it."""
        later = self.months if self.said is SaidToUs.NOT_NOW else None
        return TypedIn(
            id=self.id,
            said=self.said,
            came_by=self.came_by,
            on=self.on,
            again_from=later.after(now).date() if later else None,
            words=self.words,
            at=now,
            by=by,
            name=name,
        )


@dataclass(frozen=True, kw_only=True)
class TypedIn:
    """One answer as it was typed in: who did, and from which call or letter."""

    id: ItemId
    said: SaidToUs
    came_by: CameBy
    on: date
    again_from: date | None = None
    words: str = field(default="", repr=False)
    at: datetime
    by: PersonId
    name: str = field(repr=False)
    """The worker's name at work, as it was that day."""

    @property
    def needs_them(self) -> bool:
        """Whether it counts for nothing until they have said it themselves."""
        return self.said in NEEDS_THEM
