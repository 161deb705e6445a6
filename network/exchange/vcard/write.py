"""A map as vCard 4: a card for each person, with what an address book may know and no more.

Cards get about: what was felt, how things stand and who somebody was in care stay on the map.
"""

import uuid
from collections.abc import Iterator
from datetime import date

from network.connections.kinds import LinkKind
from network.connections.model import Connection, Link, RelationshipMap
from network.connections.when import When
from network.identity import ItemId

WIDTH = 75
TYPES = {
    LinkKind.KNOWS: "contact",
    LinkKind.PARENT_OF: "child",
    LinkKind.PARTNERS: "spouse",
    LinkKind.BROTHERS_OR_SISTERS: "sibling",
    LinkKind.OTHER_FAMILY: "kin",
    LinkKind.FRIENDS: "friend",
    LinkKind.LIVED_TOGETHER: "co-resident",
    LinkKind.WORKED_TOGETHER: "co-worker",
}


def write(whole: RelationshipMap) -> bytes:
    """The file of cards."""
    ties: dict[ItemId, list[Link]] = {}
    for link in whole.links:
        teller = link.b if link.kind is LinkKind.CARED_FOR else link.a
        ties.setdefault(teller, []).append(link)
    cards = (
        line for person in whole.connections for line in _card(person, ties.get(person.id, []))
    )
    return "".join(f"{folded(line)}\r\n" for line in cards).encode("utf-8")


def _card(person: Connection, links: list[Link]) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{uuid.UUID(hex=person.id)}"
    yield f"FN:{escaped(person.name)}"
    yield f"N:{_parts(person.name)}"
    if person.nickname:
        yield f"NICKNAME:{escaped(person.nickname)}"
    yield from _date("BDAY", person.born)
    if person.remembered:
        yield from list(_date("DEATHDATE", person.died)) or ["DEATHDATE;VALUE=text:yes"]
    if person.groups:
        yield "CATEGORIES:" + ",".join(escaped(group) for group in person.groups)
    for marked in person.dates:
        if "anniversary" in marked.what.casefold():
            yield from _date("ANNIVERSARY", marked.when)
    for link in links:
        yield from _related(link)
    yield "END:VCARD"


def _related(link: Link) -> Iterator[str]:
    """The tie as the card of its first end says it. Kinds that cards don't know keep a label."""
    other = link.a if link.kind is LinkKind.CARED_FOR else link.b
    address = f"urn:uuid:{uuid.UUID(hex=other)}"
    if link.kind in TYPES:
        yield f"RELATED;TYPE={TYPES[link.kind]}:{address}"
    else:
        carer = "carer" if link.kind is LinkKind.CARED_FOR else link.kind.value.replace("_", " ")
        label = link.words if link.kind is LinkKind.OTHER and link.words else carer
        yield f"RELATED;TYPE=contact;LABEL={_param(label)}:{address}"


def _date(name: str, when: When) -> Iterator[str]:
    if not when:
        return
    exact = when.exact
    if isinstance(exact, date):
        yield f"{name}:{exact:%Y%m%d}"
    else:
        yield f"{name};VALUE=text:{escaped(when.words)}"


def _parts(name: str) -> str:
    """A name in one part is a given name; the last word of several is the family's."""
    given, _, family = name.strip().rpartition(" ")
    return f"{escaped(family)};{escaped(given)};;;" if given else f";{escaped(family)};;;"


def escaped(words: str) -> str:
    """Words as a value."""
    plain = words.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    lines = plain.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(sign for sign in lines if sign == "\t" or sign.isprintable())


def _param(words: str) -> str:
    """Words as a parameter: between quotes, with the signs of RFC 6868."""
    plain = words.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    return '"' + "".join(sign for sign in plain if sign.isprintable()) + '"'


def folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, none cut within a letter."""
    pieces: list[str] = []
    piece, size = "", 0
    for sign in line:
        length = len(sign.encode("utf-8", errors="replace"))
        if size + length > WIDTH:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + sign, size + length
    return "\r\n".join((*pieces, piece))
