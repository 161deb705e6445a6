"""What stands on a timeline: places and people with dates, and those who have none."""

from dataclasses import dataclass
from datetime import date

from network.connections.model import Connection, Place, RelationshipMap
from network.drawing import metrics
from network.drawing.picture import Addresses
from network.drawing.places import in_order
from network.drawing.spans import span
from network.drawing.words import Words


@dataclass(frozen=True, kw_only=True)
class Row:
    """A bar: `sure` is the part that is certain, `maybe` all that it may have been."""

    name: str
    about: str
    when: str
    href: str | None
    paint: str
    maybe: tuple[date, date]
    sure: tuple[date, date] | None


def rows(
    whole: RelationshipMap, words: Words, to: Addresses, today: date
) -> tuple[list[Row], list[Connection]]:
    """Places and then people in the order in which they came; and who has no dates."""
    places = [_place_row(place, words, to, today) for place in in_order(whole.places)]
    found = sorted(filter(None, places), key=lambda row: (row.maybe[0], row.name.casefold()))
    people: list[Row] = []
    undated: list[Connection] = []
    for one in whole.connections:
        row = _person_row(one, whole, words, to, today)
        if row:
            people.append(row)
        else:
            undated.append(one)
    people.sort(key=lambda row: (row.maybe[0], row.maybe[1], row.name.casefold()))
    return found + people, undated


def _place_row(place: Place, words: Words, to: Addresses, today: date) -> Row | None:
    spans = span(place.came, place.left, today)
    if spans is None:
        return None
    when = words.stretch(place.came, place.left)
    return Row(
        name=metrics.shown(place.name),
        about=f"{place.name}, {when}",
        when=when,
        href=to.place(place.id),
        paint="place",
        maybe=spans[0],
        sure=spans[1],
    )


def _person_row(
    one: Connection, whole: RelationshipMap, words: Words, to: Addresses, today: date
) -> Row | None:
    spans = []
    said = []
    for known in one.known:
        place = whole.place_by_id.get(known.place_id) if known.place_id else None
        since, until = known.since, known.until
        if place and not since and not until:
            since, until = place.came, place.left
        found = span(since, until, today)
        if found:
            spans.append(found)
            said.append(words.stretch(since, until))
    if not spans:
        return None
    sure = [part for _, part in spans if part]
    return Row(
        name=metrics.shown(one.called),
        about=", ".join((words.person(one, whole.settings), *dict.fromkeys(said))),
        when="; ".join(dict.fromkeys(said)),
        href=to.person(one.id),
        paint="",
        maybe=(min(part[0] for part, _ in spans), max(part[1] for part, _ in spans)),
        sure=(min(part[0] for part in sure), max(part[1] for part in sure)) if sure else None,
    )
