"""How somebody can be reached, point by point, in their own words. Frozen values, no graph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from network.consent.kinds import Channel, Purpose, Scope
from network.consent.model import Wording
from network.consent.terms import Terms
from network.identity import ItemId


class Point(StrEnum):
    """One thing that somebody may let another have. Each is given, or not, by itself.

    Where exactly somebody lives is none of them: a worker alone may pass that on.
    """

    PHONE = "phone"
    MAIL = "mail"
    BEST = "best"
    REGION = "region"


SCOPE: dict[Point, Scope] = {
    Point.PHONE: Scope.CONTACT,
    Point.MAIL: Scope.CONTACT,
    Point.BEST: Scope.CONTACT,
    Point.REGION: Scope.REGION,
}
"""What must be granted for it. CONTACT counts only where each has granted the other some of it."""

LIMITS: dict[Point, int] = {Point.PHONE: 40, Point.MAIL: 254, Point.BEST: 300, Point.REGION: 80}
Values = Mapping[Point, str]


@dataclass(frozen=True, kw_only=True)
class Details:
    """What one person keeps: their own points, and in which ties something new waits for them."""

    values: dict[Point, str] = field(default_factory=dict, repr=False)
    news: tuple[ItemId, ...] = ()
    """Ties in which the other one has told me that there is something new. None of its words."""

    def value(self, point: Point) -> str:
        """What stands there; nothing where it was left empty."""
        return self.values.get(point, "")

    def changed(self, values: Values) -> frozenset[Point]:
        """Which points would be others than they are."""
        return frozenset(one for one in Point if values.get(one, "") != self.value(one))

    def with_values(self, values: Values) -> "Details":
        """The same with these in the place of those before."""
        return replace(self, values={one: text for one, text in values.items() if text})

    def with_news(self, tie_id: ItemId) -> "Details":
        """The same, with something new in this tie, once."""
        return replace(self, news=tuple(dict.fromkeys((*self.news, tie_id))))

    def without_news(self, tie_id: str) -> "Details":
        """The same, once it has been looked at."""
        return replace(self, news=tuple(one for one in self.news if one != tie_id))


def problems(values: Values) -> dict[str, str]:
    """What is too long, by point."""
    return {point.value: "too long" for point, text in values.items() if len(text) > LIMITS[point]}


def letting_have(point: Point, wording: Wording) -> Terms:
    """The yes by which somebody lets another have one point."""
    return Terms(
        scopes=frozenset({SCOPE[point]}),
        items=frozenset({point.value}),
        purposes=frozenset({Purpose.STAY_IN_TOUCH}),
        channels=frozenset({Channel.IN_APP}),
        wording=wording,
    )


def named(items: Iterable[str]) -> frozenset[Point]:
    """The points among the items of a grant."""
    return frozenset(Point) & frozenset(items)
