"""A map as GEDCOM 7: everybody a record, family by families, everybody else by association."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from network.connections.kinds import KinBy, Kind, LinkKind
from network.connections.model import Connection, Link, RelationshipMap
from network.connections.when import NO_TIME, When
from network.exchange.gedcom.said import lines_of, said_date
from network.exchange.kinship import kind_of, link_of, seen_from
from network.identity import ItemId

ME = ItemId("ME")
PEDIGREE = {KinBy.BIRTH: "BIRTH", KinBy.ADOPTIVE: "ADOPTED", KinBy.FOSTER: "FOSTER"}
PARENTS = (Kind.MUM, Kind.DAD, Kind.PARENT, Kind.FOSTER_CARER)
IN_FAMILIES = (*PARENTS, Kind.CHILD, Kind.PARTNER, Kind.FORMER_PARTNER)
ROLES = {Kind.MUM: "MOTH", Kind.DAD: "FATH", Kind.FRIEND: "FRIEND", Kind.NEIGHBOUR: "NGHBR"}
PHRASES = {
    LinkKind.BROTHERS_OR_SISTERS: "brother or sister",
    LinkKind.OTHER_FAMILY: "family",
    LinkKind.CARED_FOR: "carer",
    LinkKind.FRIENDS: "friend",
}
FAMILY_LINKS = (LinkKind.PARTNERS, LinkKind.FORMER_PARTNERS, LinkKind.PARENT_OF)
Pair = tuple[ItemId, ItemId]


@dataclass
class Family:
    """Partners, or one parent, with children."""

    adults: tuple[ItemId, ...]
    couple: Link | None = None
    children: list[tuple[ItemId, KinBy | None]] = field(default_factory=list)


def write(whole: RelationshipMap) -> bytes:
    """The file."""
    return _Writing(whole).text().encode("utf-8")


class _Writing:
    """One map on its way to a file."""

    def __init__(self, whole: RelationshipMap) -> None:
        self.whole = whole
        self.people = whole.connections
        self.links = whole.links
        self.xrefs = {one.id: f"P{number}" for number, one in enumerate(self.people, start=1)}
        self.xrefs[ME] = "ME"
        self.families = self._families()
        self.told = self._told()
        self.memberships = self._all_memberships()
        self.notes: dict[ItemId, list[str]] = {}
        for note in whole.notes:
            self.notes.setdefault(note.about, []).append(note.text)

    def text(self) -> str:
        """The whole file."""
        lines = ["\ufeff0 HEAD", "1 GEDC", "2 VERS 7.0"]
        lines.extend(self._owner())
        for person in self.people:
            lines.extend(self._person(person))
        for number, family in enumerate(self.families, start=1):
            lines.extend(self._family(number, family))
        return "\n".join((*lines, "0 TRLR", ""))

    def _families(self) -> list[Family]:
        """Couples first; a child of both halves of one is theirs, other parents stand alone."""
        couples: dict[Pair, Family] = {}
        for link in self._couples():
            pair = (min(link.a, link.b), max(link.a, link.b))
            known = couples.setdefault(pair, Family((link.a, link.b), link))
            if link.kind is LinkKind.PARTNERS:
                known.couple = link
        parents: dict[tuple[ItemId, KinBy | None], list[ItemId]] = {}
        for parent, child, kin_by in self._parents():
            parents.setdefault((child, kin_by), []).append(parent)
        alone: dict[ItemId, Family] = {}
        for (child, kin_by), found in parents.items():
            together = self._together(found, couples)
            for pair in together:
                couples[pair].children.append((child, kin_by))
            left = [one for one in found if not any(one in pair for pair in together)]
            for parent in dict.fromkeys(left):
                alone.setdefault(parent, Family((parent,))).children.append((child, kin_by))
        return [*couples.values(), *alone.values()]

    def _together(self, parents: list[ItemId], couples: dict[Pair, Family]) -> list[Pair]:
        """The couples among the parents of one child, each parent in at most one of them."""
        found: list[Pair] = []
        for place, first in enumerate(parents):
            for second in parents[place + 1 :]:
                pair = (min(first, second), max(first, second))
                if pair in couples and not any({first, second} & set(one) for one in found):
                    found.append(pair)
        return found

    def _couples(self) -> Iterator[Link]:
        for link in self.links:
            if link.kind in (LinkKind.PARTNERS, LinkKind.FORMER_PARTNERS):
                yield link
        kinds = {
            Kind.PARTNER: LinkKind.PARTNERS,
            Kind.FORMER_PARTNER: LinkKind.FORMER_PARTNERS,
        }
        for person in self.people:
            if person.kind in kinds:
                yield Link(id=person.id, a=ME, b=person.id, kind=kinds[person.kind])

    def _parents(self) -> Iterator[tuple[ItemId, ItemId, KinBy | None]]:
        for link in self.links:
            if link.kind is LinkKind.PARENT_OF:
                yield link.a, link.b, link.kin_by
        for person in self.people:
            if person.kind in PARENTS:
                fostered = person.kind is Kind.FOSTER_CARER
                yield person.id, ME, KinBy.FOSTER if fostered else person.kin_by
            elif person.kind is Kind.CHILD:
                yield ME, person.id, person.kin_by

    def _owner(self) -> Iterator[str]:
        yield "0 @ME@ INDI"
        yield from lines_of(1, "NAME", _name(self.whole.settings.my_name))
        yield from self._date("BIRT", self.whole.settings.born)
        for person in self.people:
            yield from self._mine(person)
        yield from self.memberships.get(ME, [])

    def _mine(self, person: Connection) -> Iterator[str]:
        """What somebody is to the owner, where a family does not say all of it."""
        if person.kind is Kind.NOT_SAID or (
            person.kind in IN_FAMILIES and person.kind not in ROLES
        ):
            return
        words = person.kind_words
        fits = kind_of(words) if words else None
        plain = person.kind.value.replace("_", " ")
        how = "" if person.kin_by is None else f"{person.kin_by.value} "
        if person.kind is Kind.OTHER:
            phrase = words or plain
        else:
            phrase = words if fits and fits[0] is person.kind else f"{how}{plain}"
        yield from self._associated(person.id, ROLES.get(person.kind, "OTHER"), phrase)

    def _person(self, person: Connection) -> Iterator[str]:
        yield f"0 @{self.xrefs[person.id]}@ INDI"
        if person.private:
            yield "1 RESN CONFIDENTIAL"
        yield from lines_of(1, "NAME", _name(person.name) or "?")
        yield from lines_of(2, "NICK", person.nickname)
        yield from self._date("BIRT", person.born)
        if person.remembered:
            yield "1 DEAT Y"
            yield from said_date(2, person.died)
        for link, other in self.told.get(person.id, []):
            role = "FRIEND" if link.kind is LinkKind.FRIENDS and not link.words else "OTHER"
            yield from self._associated(other, role, _phrase(link))
        yield from self.memberships.get(person.id, [])
        yield f"1 UID {uuid.UUID(hex=person.id)}"
        for text in self.notes.get(person.id, []):
            yield from lines_of(1, "NOTE", text)

    def _date(self, tag: str, when: When) -> Iterator[str]:
        if when != NO_TIME:
            yield f"1 {tag}"
            yield from said_date(2, when)

    def _told(self) -> dict[ItemId, list[tuple[Link, ItemId]]]:
        """Links that are no family, with the one whose word for the other it is."""
        found: dict[ItemId, list[tuple[Link, ItemId]]] = {}
        for link in self.links:
            if link.kind not in FAMILY_LINKS:
                ends = (link.b, link.a) if link.kind is LinkKind.CARED_FOR else (link.a, link.b)
                found.setdefault(ends[0], []).append((link, ends[1]))
        return found

    def _associated(self, other: ItemId, role: str, phrase: str) -> Iterator[str]:
        yield f"1 ASSO @{self.xrefs[other]}@"
        yield f"2 ROLE {role}"
        if role == "OTHER":
            yield from lines_of(3, "PHRASE", phrase)

    def _all_memberships(self) -> dict[ItemId, list[str]]:
        """The lines by which each person's record names their families."""
        found: dict[ItemId, list[str]] = {}
        for number, family in enumerate(self.families, start=1):
            for child, kin_by in family.children:
                lines = found.setdefault(child, [])
                lines.append(f"1 FAMC @F{number}@")
                if kin_by:
                    lines.append(f"2 PEDI {PEDIGREE.get(kin_by, 'OTHER')}")
                if kin_by and kin_by not in PEDIGREE:
                    lines.append(f"3 PHRASE {kin_by.value.replace('_', ' ')}")
            for adult in family.adults:
                found.setdefault(adult, []).append(f"1 FAMS @F{number}@")
        return found

    def _family(self, number: int, family: Family) -> Iterator[str]:
        yield f"0 @F{number}@ FAM"
        for tag, adult in zip(("HUSB", "WIFE"), family.adults, strict=False):
            yield f"1 {tag} @{self.xrefs[adult]}@"
        for child, _ in family.children:
            yield f"1 CHIL @{self.xrefs[child]}@"
        couple = family.couple
        if couple is not None and couple.since:
            yield from ("1 EVEN", "2 TYPE Together", *said_date(2, couple.since))
        if couple is not None and couple.kind is LinkKind.FORMER_PARTNERS:
            yield from ("1 EVEN", "2 TYPE Separated", *said_date(2, couple.until))


def _name(name: str) -> str:
    return " ".join(name.replace("/", " ").split())


def _phrase(link: Link) -> str:
    plain = PHRASES.get(link.kind, link.kind.value.replace("_", " "))
    if link.kind is LinkKind.OTHER:
        return link.words or plain
    if link.words and seen_from(link.words)[0] is link.kind and link_of(link.words):
        return link.words
    return f"{link.kin_by.value} {plain}" if link.kin_by else plain
