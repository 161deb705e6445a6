"""What somebody says of themselves. Frozen values; a change makes a new one.

Former names, and whatever was said before and taken back, are matched inside and displayed to
nobody else: docs/promises.md, promise 10.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from network.consent.lives import Evidence
from network.consent.standing import Age
from network.people.born import BirthSaid, standing

NAME_LIMIT = 120
MOST_NAMES = 12
MOST_EARLIER = 200
OLDEST = 130


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """Who a person says they are. Nothing said is the usual beginning; `version` is then 0."""

    names: tuple[str, ...] = ()
    """The names that they use, the one they like best first."""
    former_names: tuple[str, ...] = ()
    born: date | None = None
    earlier_names: tuple[str, ...] = ()
    """Names that they took away here. Kept for matching, or a new name would get round a no."""
    earlier_births: tuple[date, ...] = ()
    births_said: tuple[BirthSaid, ...] = ()
    """What workers have said of the date that stands now. Another date leaves none of it."""
    version: int = 0

    @property
    def evidence(self) -> Evidence:
        """What the date of birth rests on today: the person's own word is CLAIMED."""
        return standing(self.births_said) if self.born else Evidence.NOT_KNOWN

    @property
    def birth_differs(self) -> tuple[BirthSaid, ...]:
        """Who has another date in their records, and has not taken it back."""
        return tuple(one for one in self.births_said if one.counts and not one.same)

    @property
    def every_name(self) -> tuple[str, ...]:
        """Every name they ever said: for matching inside, never for showing."""
        return tuple(dict.fromkeys((*self.names, *self.former_names, *self.earlier_names)))

    @property
    def every_birth(self) -> tuple[date, ...]:
        """Every date of birth they ever said."""
        now = () if self.born is None else (self.born,)
        return tuple(dict.fromkeys((*now, *self.earlier_births)))

    @property
    def age(self) -> Age:
        """The date of birth as the decision wants it."""
        return Age(born=self.born, evidence=self.evidence)


def with_earlier(
    said: Iterable[str], before: Iterable[str], kept: Iterable[str]
) -> tuple[str, ...]:
    """What was said before and is no longer said, each once."""
    now = set(said)
    return tuple(dict.fromkeys(one for one in (*kept, *before) if one not in now))
