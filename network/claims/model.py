"""Claims: "I was their key worker, 2006 to 2009". Whom it is about is described, not looked up.

How well a claim is shown is never stored: it follows from the attestations that count today
(`levels`). Two people may say different things about the same past; both stay.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from network.connections.kinds import FAMILY, KinBy, Kind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.connections.when import NO_TIME, When
from network.identity import ItemId, PersonId

MOST = 60
MOST_GIVEN = 200
NOT_FOR_THIS = frozenset({Kind.NOT_SAID, Kind.PET})
TIED = FAMILY | {Kind.PARTNER, Kind.FORMER_PARTNER}
"""Whoever is one of these to somebody counts for nothing when they vouch for them."""


class Method(StrEnum):
    """How a claim was attested."""

    OTHER_AGREES = "other_agrees"
    VOUCH = "vouch"
    RECORD = "record"


class KnownFor(StrEnum):
    """How long somebody who vouches has known whom they vouch for."""

    UNDER_A_YEAR = "under_a_year"
    ONE_TO_FIVE_YEARS = "one_to_five_years"
    OVER_FIVE_YEARS = "over_five_years"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody says: what they were or are to somebody, where and when."""

    kind: Kind
    """What the one who says it was, or is, to the other."""
    kin_by: KinBy | None = None
    who: str = field(default="", repr=False)
    """The other one, as they were known."""
    me: str = field(default="", repr=False)
    """The name by which the other one knew whoever says it."""
    where: str = field(default="", repr=False)
    since: When = field(default=NO_TIME, repr=False)
    until: When = field(default=NO_TIME, repr=False)
    words: str = field(default="", repr=False)

    def problems(self) -> dict[str, str]:
        """What is missing or too long, by field."""
        found = {"kind": "missing"} if self.kind in NOT_FOR_THIS else {}
        for name in ("who", "me"):
            if not getattr(self, name).strip():
                found[name] = "missing"
        limits = {"who": NAME_LIMIT, "me": NAME_LIMIT, "where": WORDS_LIMIT, "words": WORDS_LIMIT}
        long = {name for name, limit in limits.items() if len(getattr(self, name)) > limit}
        return found | dict.fromkeys(long, "too long")


@dataclass(frozen=True, kw_only=True)
class Vouch:
    """What somebody who vouches says: how and how long they know it, and how they checked."""

    tie: Kind
    """What they are to the one they vouch for."""
    known_for: KnownFor
    words: str = field(default="", repr=False)
    """How they know it, and how they checked it was this very person who asked."""


@dataclass(frozen=True, kw_only=True)
class Attestation:
    """That somebody other than who said it stands for a claim. Dated, and it can be withdrawn."""

    id: ItemId
    claim_id: ItemId
    method: Method
    at: datetime
    given_by: PersonId
    vouch: Vouch | None = None
    tied: bool = False
    """Whether the graph knows them to be family of whom they stand up for."""
    whom: str = field(default="", repr=False)
    """For whoever gives it: by which name they knew whom they stand up for, that day."""


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What `by` says of a past shared with somebody. `about` is known once that one agreed."""

    id: ItemId
    by: PersonId
    said: Said
    at: datetime
    version: int = 1
    about: PersonId | None = None
    held: bool = False
    """Whether somebody at work holds it: it is then shown to nobody but who said it."""
