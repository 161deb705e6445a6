"""What the asker meets. Every cause looks the same; what may differ is on a closed list.

Pages, the API, mail, screens and phone scripts all take what they say from here: a code, worded by
the edges, and its one English line. The true reason of a decision never leaves the record.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from network.consent.acts import APPROACHES, AT_WORK, NARROWING, WIDENING, Act
from network.consent.kinds import BY_THE_ANSWERER, Told
from network.consent.model import Decision
from network.consent.outcomes import Obligation, Reason


class Outward(StrEnum):
    """All that anybody outside can ever meet. Edges word these; only add what promise 2 lists."""

    KEPT = "kept"
    PAUSED = "paused"
    OPEN = "open"
    DONE = "done"
    WILL_START = "will_start"
    NOT_HERE = "not_here"
    ACCEPTED = "accepted"
    ONE_REPLY = "one_reply"
    KIND_WORDS = "kind_words"
    KIND_ENDING = "kind_ending"
    DEATH_TOLD = "death_told"
    RETURNED = "returned"


LINES: dict[Outward, str] = {
    Outward.KEPT: (
        "We've kept your request safe. If that person wants it too, and it is safe and allowed, "
        "we will tell you. If you hear nothing, we can't say why."
    ),
    Outward.PAUSED: "This connection is paused",
    Outward.OPEN: "This is open to you.",
    Outward.DONE: "Done. It counts from now on.",
    Outward.WILL_START: (
        "This starts in two days. Until then you can take it back, and nobody will know."
    ),
    Outward.NOT_HERE: "We can't find that.",
    Outward.ACCEPTED: "They would like to be in touch too.",
    Outward.ONE_REPLY: "They have written you one reply.",
    Outward.KIND_WORDS: "They have sent you some kind words.",
    Outward.KIND_ENDING: "They have written to you to say goodbye.",
    Outward.DEATH_TOLD: "We are sorry. As we have told you, this person has died.",
    Outward.RETURNED: "We've sent this back to you. Some of the words need changing first.",
}
"""The English line of each. The edges translate it; nobody says it in other words."""

PERMITTED_DIFFERENCES: dict[Told, tuple[Outward, str]] = {
    Told.ACCEPTED: (Outward.ACCEPTED, "the answerer chose to say yes"),
    Told.ONE_REPLY: (Outward.ONE_REPLY, "the answerer chose to write once"),
    Told.KIND_WORDS: (Outward.KIND_WORDS, "the answerer chose to say no with kind words"),
    Told.KIND_ENDING: (Outward.KIND_ENDING, "the answerer chose to end it with kind words"),
    Told.DEATH: (
        Outward.DEATH_TOLD,
        "a verified death, told by a named worker where a tie or attested past existed",
    ),
    Told.RETURNED_FOR_WORDING: (
        Outward.RETURNED,
        "the asker's own letter needs other words, whoever it is for",
    ),
}
"""Everything by which what an asker meets may differ from the standard line. The list is closed."""

MAILED = frozenset(outward for outward, _ in PERMITTED_DIFFERENCES.values()) - {Outward.DEATH_TOLD}
"""What makes a neutral notice go out. Of a death people are told by a human being, not by mail."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What an outward row looks at: the decision, and what may be told besides."""

    decision: Decision
    contact_existed: bool
    told: Told | None

    @property
    def act(self) -> Act:
        """What was asked."""
        return self.decision.act


@dataclass(frozen=True, kw_only=True)
class OutwardRow:
    """If this is so, the asker meets that. `outward` None: what was told says which."""

    when: Callable[[Seen], bool]
    outward: Outward | None

    @property
    def says(self) -> str:
        """What it asks, in words."""
        return (self.when.__doc__ or "").partition("\n")[0]


def outward(decision: Decision, *, contact_existed: bool, told: Told | None = None) -> Outward:
    """What the asker meets: the same for every cause, but for the closed list.

    `told` is what the answerer expressly chose to tell, or the little that may be told without
    them. It never overrides a protection.
    """
    seen = Seen(decision=decision, contact_existed=contact_existed, told=told)
    row = next(row for row in OUTWARD if row.when(seen))
    if row.outward is None and told is not None:
        return PERMITTED_DIFFERENCES[told][0]
    return row.outward or Outward.KEPT


def line(met: Outward) -> str:
    """Its English line."""
    return LINES[met]


def succeeds(met: Outward) -> bool:
    """Whether the edges answer with success. Only work that is not one's own is not found."""
    return met is not Outward.NOT_HERE


def mailed(met: Outward) -> bool:
    """Whether a neutral notice goes out: the same for every cause of nothing."""
    return met in MAILED


def _closes(seen: Seen) -> bool:
    """The asker closes something of their own."""
    return seen.act in NARROWING


def _opens(seen: Seen) -> bool:
    """The asker opens something of their own; whether it will count is not said."""
    return seen.act in WIDENING


def _works(seen: Seen) -> bool:
    """The asker is at work, and it is theirs to do."""
    return seen.act in AT_WORK and seen.decision.permitted


def _works_elsewhere(seen: Seen) -> bool:
    """The asker is at work, and it is not theirs to do, for whatever cause."""
    return seen.act in AT_WORK


def _returned(seen: Seen) -> bool:
    """The asker's own letter needs other words, whatever was decided."""
    return seen.told is Told.RETURNED_FOR_WORDING and seen.act in {Act.WRITE, Act.REQUEST}


def _death_told(seen: Seen) -> bool:
    """A named worker has told the asker of a verified death, and nothing else stands between."""
    tells = Obligation.NAMED_WORKER_TELLS in seen.decision.obligations
    verified = seen.decision.reason is Reason.DEATH_VERIFIED
    return seen.told is Told.DEATH and verified and tells


def _told(seen: Seen) -> bool:
    """The answerer chose to tell, and nothing stands between the two."""
    hears = seen.act is Act.HEAR_ANSWER and seen.decision.permitted
    return hears and seen.told in BY_THE_ANSWERER


def _approaches(seen: Seen) -> bool:
    """The asker begins something: a request is always kept, whatever was decided or was before."""
    return seen.act in APPROACHES


def _permitted(seen: Seen) -> bool:
    """It is permitted."""
    return seen.act is not Act.HEAR_ANSWER and seen.decision.permitted


def _after_contact(seen: Seen) -> bool:
    """The two have been in touch before, and it is stopped, for whatever cause."""
    return seen.contact_existed


def _whatever(seen: Seen) -> bool:  # noqa: ARG001 - whatever the cause
    """There has been nothing between the two yet, for whatever cause."""
    return True


OUTWARD: tuple[OutwardRow, ...] = (
    OutwardRow(when=_closes, outward=Outward.DONE),
    OutwardRow(when=_opens, outward=Outward.WILL_START),
    OutwardRow(when=_works, outward=Outward.OPEN),
    OutwardRow(when=_works_elsewhere, outward=Outward.NOT_HERE),
    OutwardRow(when=_returned, outward=Outward.RETURNED),
    OutwardRow(when=_death_told, outward=Outward.DEATH_TOLD),
    OutwardRow(when=_told, outward=None),
    OutwardRow(when=_approaches, outward=Outward.KEPT),
    OutwardRow(when=_permitted, outward=Outward.OPEN),
    OutwardRow(when=_after_contact, outward=Outward.PAUSED),
    OutwardRow(when=_whatever, outward=Outward.KEPT),
)
"""The table: the first row that fits says what the asker meets."""
