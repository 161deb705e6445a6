"""What of a crowded map to show. What is left out is counted, never dropped in silence."""

from dataclasses import dataclass, replace

from network.connections.model import Connection, RelationshipMap
from network.drawing.circles import Circle, circle
from network.identity import ItemId


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What the reader wants to see. Ring 0 stands for those who have not been placed yet."""

    focus: ItemId | None = None
    hidden_rings: frozenset[int] = frozenset()
    hidden_groups: frozenset[str] = frozenset()
    hidden_circles: frozenset[Circle] = frozenset()
    lines: bool = True


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The part of a map that is shown, and how much of it is not."""

    shown: RelationshipMap
    hidden_people: int
    hidden_lines: int


def chosen(whole: RelationshipMap, choice: Choice) -> Chosen:
    """Leave out what the reader hides. Somebody in focus is never hidden."""
    near = _near(whole, choice.focus)
    people = tuple(
        one for one in whole.connections if one.id == choice.focus or _is_shown(one, choice, near)
    )
    kept = {one.id for one in people}
    lines = tuple(link for link in whole.links if choice.lines and {link.a, link.b} <= kept)
    return Chosen(
        shown=replace(whole, connections=people, links=lines),
        hidden_people=len(whole.connections) - len(people),
        hidden_lines=len(whole.links) - len(lines),
    )


def neighbours(whole: RelationshipMap, item_id: ItemId) -> frozenset[ItemId]:
    """Those who share a line with somebody."""
    return frozenset(
        other
        for link in whole.links
        for one, other in ((link.a, link.b), (link.b, link.a))
        if one == item_id and other != item_id
    )


def _near(whole: RelationshipMap, focus: ItemId | None) -> frozenset[ItemId] | None:
    if focus is None or focus not in whole.connection_by_id:
        return None
    return neighbours(whole, focus)


def _is_shown(one: Connection, choice: Choice, near: frozenset[ItemId] | None) -> bool:
    return (
        (near is None or one.id in near)
        and (one.ring or 0) not in choice.hidden_rings
        and not (choice.hidden_groups & set(one.groups))
        and circle(one) not in choice.hidden_circles
    )
