"""A map laid out as Network Canvas lays out an interview: nodes and edges with their values."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from network.connections.kinds import LinkKind
from network.connections.model import Connection, Kept, Link, Place, RelationshipMap
from network.connections.when import When
from network.identity import ItemId

CASE = "map"
KNOWN_AT = "known_at"
PERSON, PLACE = "Person", "Place"
PERSON_COLUMNS = (
    "name",
    "nickname",
    "kind",
    "kind_words",
    "kin_by",
    "ring",
    "state",
    "feeling",
    "loves_me",
    "certainty",
    "told_by",
    "paid",
    "does_for_me",
    "i_do",
    "last_in_touch",
    "remembered",
    "died",
    "born",
    "groups",
    "private",
    "notes",
)
PLACE_COLUMNS = ("name", "kind", "area", "came", "left", "feeling", "certainty", "words")


@dataclass(frozen=True, kw_only=True)
class Named:
    """A person or place to be written: number, uuid, and its values by column."""

    number: int
    uuid: str
    type: str
    values: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Joined:
    """A tie to be written."""

    number: int
    uuid: str
    type: str
    a: Named
    b: Named
    values: Mapping[str, str]


@dataclass(kw_only=True)
class Sheet:
    """A whole map in their naming. `session` and `ego` are random and say nothing."""

    day: date
    session: str
    ego: str
    about_me: Mapping[str, str]
    nodes: list[Named] = field(default_factory=list)
    edges: list[Joined] = field(default_factory=list)


def sheet_of(whole: RelationshipMap, *, day: date, session: str, ego: str) -> Sheet:
    """Lay a map out as nodes and edges."""
    notes: dict[ItemId, list[str]] = {}
    for note in whole.notes:
        notes.setdefault(note.about, []).append(note.text)
    mine = {"name": whole.settings.my_name, "born": whole.settings.born.words}
    sheet = Sheet(
        day=day,
        session=_dashed(session),
        ego=_dashed(ego),
        about_me={name: words for name, words in mine.items() if words},
    )
    by_id: dict[ItemId, Named] = {}
    items: tuple[Connection | Place, ...] = (*whole.connections, *whole.places)
    for number, item in enumerate(items, start=1):
        person = isinstance(item, Connection)
        values = _person(item) if isinstance(item, Connection) else _place(item)
        if item.id in notes:
            values["notes"] = "\n\n".join(notes[item.id])
        by_id[item.id] = Named(
            number=number,
            uuid=_dashed(item.id),
            type=PERSON if person else PLACE,
            values=_with_kept(values, item.kept),
        )
    sheet.nodes = list(by_id.values())
    sheet.edges = list(_edges(whole, by_id))
    return sheet


def _dashed(identity: str) -> str:
    return str(uuid.UUID(hex=identity))


def _person(person: Connection) -> dict[str, str]:
    values: dict[str, object] = {
        name: getattr(person, name) for name in PERSON_COLUMNS if name != "notes"
    }
    return {name: words for name, value in values.items() if (words := _words(value))}


def _place(place: Place) -> dict[str, str]:
    values = {name: getattr(place, name) for name in PLACE_COLUMNS}
    return {name: words for name, value in values.items() if (words := _words(value))}


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, When):
        return value.words
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return "" if value is None or value == "not_said" else str(value)


def _with_kept(values: dict[str, str], kept: Iterable[Kept]) -> dict[str, str]:
    """What was kept goes into columns of its own names."""
    whole = dict(values)
    for one in kept:
        name = one.name if one.name not in PERSON_COLUMNS else f"{one.name} ({one.source})"
        whole[name] = f"{whole[name]}\n{one.text}" if name in whole else one.text
    return whole


def _edges(whole: RelationshipMap, by_id: Mapping[ItemId, Named]) -> Iterator[Joined]:
    number = 0
    for link in whole.links:
        number += 1
        yield Joined(
            number=number,
            uuid=_dashed(link.id),
            type=link.words if link.kind is LinkKind.OTHER and link.words else link.kind.value,
            a=by_id[link.a],
            b=by_id[link.b],
            values=_with_kept(_said_of(link), link.kept),
        )
    for person in whole.connections:
        for known in person.known:
            if known.place_id in by_id and known.place_id:
                number += 1
                said = {"since": known.since, "until": known.until, "words": known.words}
                yield Joined(
                    number=number,
                    uuid=_dashed(f"{number:032x}"),
                    type=KNOWN_AT,
                    a=by_id[person.id],
                    b=by_id[known.place_id],
                    values={
                        name: words for name, value in said.items() if (words := _words(value))
                    },
                )


def _said_of(link: Link) -> dict[str, str]:
    own_words = "" if link.kind is LinkKind.OTHER else link.words
    said = {
        "words": own_words,
        "kin_by": link.kin_by,
        "certainty": link.certainty,
        "since": link.since,
        "until": link.until,
    }
    return {name: words for name, value in said.items() if (words := _words(value))}
