"""What one wish met, weighed: the one that crosses it, and those for human beings to look at."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from network.identity import ItemId, PersonId
from network.wishes.meeting import Crosses, Wisher, crosses, same_one


@dataclass(frozen=True, kw_only=True)
class Other:
    """Another's wish that may cross. `beside`: it begins and leads where mine does."""

    wish_id: ItemId
    person_id: PersonId
    wisher: Wisher = field(repr=False)
    beside: bool = False


@dataclass(frozen=True, kw_only=True)
class Met:
    """What came of it."""

    crossing: tuple[Other, ...] = ()
    alarming: tuple[Other, ...] = ()

    @property
    def only(self) -> Other | None:
        """The one that crosses. Where several people would be the same one, none does."""
        if len({one.person_id for one in self.crossing}) != 1:
            return None
        return min(self.crossing, key=lambda one: one.wish_id)


def weigh(mine: Wisher, others: Iterable[Other]) -> Met:
    """Compare each with mine. Several who would be one and the same are an alarm, each of them."""
    those = list(others)
    found = {one.wish_id: crosses(mine, one.wisher) for one in those}
    crossing = tuple(one for one in those if found[one.wish_id] is Crosses.YES)
    several = len({one.person_id for one in crossing}) > 1
    alarming = tuple(
        one
        for one in those
        if found[one.wish_id] is Crosses.PRETENDS
        or (several and one in crossing)
        or (one.beside and same_one(mine.oneself, one.wisher.oneself))
    )
    return Met(crossing=crossing, alarming=alarming)
