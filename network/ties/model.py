"""A tie, and a code of my own that leads to one. Frozen values, no graph."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from network.claims.handed_over import HandedOver
from network.connections.kinds import Kind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.identity import ItemId, OrganisationId, PersonId
from network.ties.answers import AnswerKind, Farewell, KindSentence, first_words
from network.ties.limits import NONE, Limits

CODE_LASTS = timedelta(days=365)
"""As long as the letter of an approach: whoever is given a code may need to think for months."""
MOST_CODES = 10
OWN_NOTES = frozenset({AnswerKind.READ, AnswerKind.LEFT_TO_THEM})
FIELDS = {"called": NAME_LIMIT, "me": NAME_LIMIT, "words": WORDS_LIMIT}


@dataclass(frozen=True, kw_only=True)
class CodeWords:
    """What somebody says with a code of theirs. `called` stays their own; the rest is shown."""

    called: str = field(repr=False)
    """Whom it is for, in the owner's words."""
    me: str = field(repr=False)
    """The name by which the other one knows the owner."""
    words: str = field(default="", repr=False)
    kind: Kind = Kind.NOT_SAID
    """What the other one is, or was, to the owner. Their own too: it is not shown."""

    def problems(self) -> dict[str, str]:
        """What is missing or too long, by field."""
        found = {name: "missing" for name in ("called", "me") if not getattr(self, name).strip()}
        long = {
            name: "too long" for name, most in FIELDS.items() if len(getattr(self, name)) > most
        }
        return {**found, **long}


@dataclass(frozen=True, kw_only=True)
class WrittenFor:
    """For which request a letter was written, and by whom. A code of one's own has none."""

    request_id: ItemId
    organisation_id: OrganisationId
    lead_id: ItemId


@dataclass(frozen=True, kw_only=True)
class TieCode(HandedOver):
    """What is kept of a code. Its use ends with a yes or a no of whoever opened it."""

    said: CodeWords
    settled_at: datetime | None = None
    """When the owner said whether it was who they meant."""
    agreed: bool = False
    """Whether they said yes."""
    not_me_at: datetime | None = None
    """When whoever had it said that it is not for them. A letter's writer reads it, nobody else."""
    left_to_us_at: datetime | None = None
    """When whoever had it said that they would rather that the letter's organisation answers."""
    taken_on_at: datetime | None = None
    """When somebody there took that on."""
    taken_on_name: str = field(default="", repr=False)
    written_for: WrittenFor | None = None
    """For a letter by somebody at work: it is not its owner's to see until both have said yes."""


@dataclass(frozen=True, kw_only=True)
class ShownCode:
    """A code as its owner sees it, until it runs out: whatever became of it."""

    code: str = field(repr=False)
    line: TieCode


@dataclass(frozen=True, kw_only=True)
class Yes:
    """What whoever typed a code says of themselves, when they would like to be in touch."""

    me: str = field(repr=False)
    """The name that the owner of the code knows them by."""
    words: str = field(default="", repr=False)
    kind: Kind = Kind.NOT_SAID
    """What the owner of the code is, or was, to them. Their own: it is not shown."""
    limits: Limits = NONE
    """What they can do, and what they can't. It is shown."""

    def problems(self) -> dict[str, str]:
        """What is missing or too long, by field."""
        missing = {} if self.me.strip() else {"me": "missing"}
        wrong = {**missing, **_too_long({"me": self.me, "words": self.words})}
        return wrong or first_words(f"{self.me}\n{self.words}")


@dataclass(frozen=True, kw_only=True)
class TieAnswer:
    """An answer to somebody's code. It is its giver's: sealed with their key, erased with them."""

    id: ItemId
    by: PersonId
    to: PersonId
    code_id: ItemId
    at: datetime
    until: datetime
    """When the code runs out, and this with it, unless it has become a tie."""
    called: str = field(repr=False)
    """Who the owner of the code said that they are."""
    yes: Yes
    """What is said with it. Only a yes has a name in it."""
    kind: AnswerKind = AnswerKind.YES
    sentence: KindSentence = KindSentence.NONE
    again_at: datetime | None = None
    """When its giver wants to be asked again. Such an answer hangs on no code."""

    @property
    def given(self) -> bool:
        """Whether it was given to somebody, and is no note of one's own."""
        return self.again_at is None and self.kind not in OWN_NOTES


@dataclass(frozen=True, kw_only=True)
class Side:
    """One person's side of a tie: how they call the other, and the name that they show."""

    other: PersonId
    """Kept here too, so that a tie looks the same when the other one has gone."""
    called: str = field(repr=False)
    me: str = field(repr=False)
    kind: Kind = Kind.NOT_SAID
    limits: Limits = NONE
    """What this one can do, and what they can't."""
    farewell: Farewell = Farewell.NONE
    """With which words this one has ended it, if with any."""
    made_at: datetime | None = None
    """When it was agreed, for asking later how it goes. The same on both sides."""
    asked: int = 0
    """After how many months this one has last said how it goes."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the other one's side shows. Each is handed on only where the decision permits it."""

    me: str = field(default="", repr=False)
    limits: Limits = NONE
    farewell: Farewell = Farewell.NONE


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A tie as it is kept: my side, and what the other one shows of theirs."""

    id: ItemId
    side_id: str
    mine: Side
    shows: Shown = Shown()


def _too_long(texts: dict[str, str]) -> dict[str, str]:
    return {name: "too long" for name, text in texts.items() if len(text) > FIELDS[name]}
