"""Where readers put what they find: people, places, links once for each kind and pair, rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from network.connections.kinds import DIRECTED, Certainty, KinBy, LinkKind
from network.connections.model import (
    NOTE_LIMIT,
    WORDS_LIMIT,
    Connection,
    Item,
    Kept,
    Link,
    Note,
    Photo,
    Place,
)
from network.connections.when import NO_TIME, When
from network.errors import TooLarge
from network.exchange.brought import Brought
from network.exchange.remarks import Remark, Says, remark
from network.exchange.report import Case, Column, Report, Row
from network.identity import ItemId, new_id

PEOPLE_LIMIT = 20_000
LINKS_LIMIT = 100_000
ROWS_LIMIT = 100_000
KEPT_OF_A_LINK = 200
ABOUT_ME_LIMIT = 200_000
REMARKS_LIMIT = 2_000


@dataclass
class Line:
    """A row of the report while it is being written."""

    file: str
    number: int
    what: str
    name: str = ""
    understood: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def say(self, says: Says, **values: object) -> None:
        """Add a remark to this row."""
        self.remarks.append(remark(says, **values))

    def finished(self) -> Row:
        """The row as it is reported."""
        return Row(
            file=self.file,
            line=self.number,
            what=self.what,
            name=self.name,
            understood=tuple(dict.fromkeys(self.understood)),
            kept=tuple(self.kept),
            remarks=tuple(self.remarks),
        )


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A link as a reader found it. `label` is the file's own word for its kind."""

    a: ItemId
    b: ItemId
    kind: LinkKind
    label: str
    kin_by: KinBy | None = None
    words: str = ""
    certainty: Certainty | None = None
    since: When = NO_TIME
    until: When = NO_TIME
    kept: tuple[Kept, ...] = ()


@dataclass
class Gathering:
    """Everything that one import has found so far."""

    source: str
    people: dict[ItemId, Connection] = field(default_factory=dict)
    places: dict[ItemId, Place] = field(default_factory=dict)
    links: dict[tuple[str, ItemId, ItemId], Link] = field(default_factory=dict)
    others: set[tuple[str, ItemId, ItemId]] = field(default_factory=set)
    kinds_of_pairs: set[tuple[LinkKind, ItemId, ItemId]] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)
    photos: dict[ItemId, bytes] = field(default_factory=dict)
    pictures: list[Photo] = field(default_factory=list)
    owner_ties: set[ItemId] = field(default_factory=set)
    about_me: list[Kept] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    cases: tuple[Case, ...] = ()
    columns: tuple[Column, ...] = ()
    who: list[tuple[str, str]] = field(default_factory=list)
    kept_length: int = 0
    place_names: dict[str, ItemId] = field(default_factory=dict)
    kept_of: dict[ItemId, list[Kept]] = field(default_factory=dict)

    def line(self, file: str, number: int, what: str, name: str = "") -> Line:
        """Begin a row of the report."""
        if len(self.lines) >= ROWS_LIMIT:
            raise TooLarge(f"There are more than {ROWS_LIMIT} rows in this. Bring fewer at a time.")
        line = Line(file, number, what, name)
        self.lines.append(line)
        return line

    def warn(self, says: Says, **values: object) -> None:
        """Say something about the import as a whole, once."""
        said = remark(says, **values)
        if said not in self.warnings and len(self.warnings) < REMARKS_LIMIT:
            self.warnings.append(said)

    def fail(self, says: Says, **values: object) -> None:
        """Say why nothing can come in."""
        self.errors.append(remark(says, **values))

    def add_person(self, **fields: Any) -> Connection:
        """Put somebody on the map."""
        if len(self.people) >= PEOPLE_LIMIT:
            raise TooLarge(f"There are more than {PEOPLE_LIMIT} people in this. Bring fewer.")
        person = Connection(id=ItemId(new_id()), **fields)
        self.people[person.id] = person
        return person

    def change(self, person_id: ItemId, **fields: Any) -> Connection:
        """Say more about somebody."""
        person = replace(self.people[person_id], **fields)
        self.people[person_id] = person
        return person

    def add_place(self, **fields: Any) -> Place:
        """Put a place on the map."""
        if len(self.places) >= PEOPLE_LIMIT:
            raise TooLarge(f"There are more than {PEOPLE_LIMIT} places in this. Bring fewer.")
        place = Place(id=ItemId(new_id()), order=len(self.places), **fields)
        self.places[place.id] = place
        return place

    def place_called(self, name: str) -> Place:
        """The place of this name, made where there is none yet."""
        key = name.casefold()
        if key not in self.place_names:
            self.place_names[key] = self.add_place(name=name).id
        return self.places[self.place_names[key]]

    def kept(self, name: str, text: str, line: Line) -> Kept:
        """Keep something word for word that we did not understand."""
        line.kept.append(name)
        return Kept(source=self.source, name=name, text=text)

    def keep_about_me(self, name: str, text: str, line: Line) -> None:
        """Keep beside the map what belongs to nobody on it."""
        if self.kept_length + len(text) > ABOUT_ME_LIMIT:
            line.say(Says.TOO_MUCH_TO_KEEP)
            self.warn(Says.TOO_MUCH_TO_KEEP)
            return
        self.kept_length += len(text)
        self.about_me.append(self.kept(name, text, line))

    def keep_on(self, person_id: ItemId, name: str, text: str, line: Line) -> None:
        """Keep something word for word with somebody."""
        self.kept_of.setdefault(person_id, []).append(self.kept(name, text, line))

    def add_note(self, about: ItemId, text: str, line: Line) -> None:
        """Add a note, or several where it is longer than one may be."""
        for start in range(0, len(text), NOTE_LIMIT):
            part = text[start : start + NOTE_LIMIT].strip()
            if part:
                self.notes.append(Note(id=ItemId(new_id()), about=about, text=part))
        line.understood.append("notes")

    def add_photo(self, about: ItemId, data: bytes, caption: str = "") -> None:
        """Add a picture; the first one of somebody becomes the one that shows."""
        photo = Photo(id=ItemId(new_id()), about=about, caption=caption[:WORDS_LIMIT])
        self.pictures.append(photo)
        self.photos[photo.id] = data
        person = self.people.get(about)
        if person and person.photo_id is None:
            self.change(about, photo_id=photo.id)

    def tie(self, tie: Tie, *, line: Line, counts: bool = True) -> bool:
        """Link two people, once for each kind and pair. False where there was such a link."""
        if tie.a == tie.b:
            line.say(Says.WITH_THEMSELVES)
            return False
        key = self._key(tie)
        if key in self.links:
            line.say(Says.SAID_TWICE)
            self._merge(key, tie)
            if counts:
                self.others.discard(key)
            return False
        if len(self.links) >= LINKS_LIMIT:
            raise TooLarge(f"There are more than {LINKS_LIMIT} links in this. Bring fewer.")
        self.links[key] = self._link(tie)
        if not counts:
            self.others.add(key)
        return True

    def _key(self, tie: Tie) -> tuple[str, ItemId, ItemId]:
        ends = (tie.a, tie.b) if tie.kind in DIRECTED else (min(tie.a, tie.b), max(tie.a, tie.b))
        return (tie.label.casefold(), *ends)

    def _link(self, tie: Tie) -> Link:
        """The link; a second one of the same kind between the same two keeps its own word."""
        low, high = min(tie.a, tie.b), max(tie.a, tie.b)
        ends = (tie.a, tie.b) if tie.kind in DIRECTED else (low, high)
        kind, words = tie.kind, tie.words
        if kind is not LinkKind.OTHER and (kind, *ends) in self.kinds_of_pairs:
            kind, words = LinkKind.OTHER, tie.words or tie.label
        self.kinds_of_pairs.add((kind, *ends))
        kept = tie.kept
        if len(words) > WORDS_LIMIT:
            kept = (*kept, Kept(source=self.source, name=tie.label[:100], text=words))
        return Link(
            id=ItemId(new_id()),
            a=tie.a,
            b=tie.b,
            kind=kind,
            kin_by=tie.kin_by,
            words=words[:WORDS_LIMIT],
            certainty=tie.certainty,
            since=tie.since,
            until=tie.until,
            kept=kept,
        )

    def _merge(self, key: tuple[str, ItemId, ItemId], tie: Tie) -> None:
        link = self.links[key]
        more = tuple(kept for kept in tie.kept if kept not in link.kept)
        self.links[key] = replace(
            link,
            kin_by=link.kin_by or tie.kin_by,
            words=link.words or tie.words[:WORDS_LIMIT],
            since=link.since or tie.since,
            until=link.until or tie.until,
            kept=(*link.kept, *more)[:KEPT_OF_A_LINK],
        )

    def items(self) -> tuple[Item, ...]:
        """Everything found, what others point to before them."""
        return (
            *self.places.values(),
            *(self._with_kept(person) for person in self.people.values()),
            *self.links.values(),
            *self.pictures,
            *self.notes,
        )

    def _with_kept(self, person: Connection) -> Connection:
        more = self.kept_of.get(person.id)
        return replace(person, kept=(*person.kept, *more)) if more else person

    def brought(self, formats: Iterable[str]) -> Brought:
        """What this import brings; nothing but the report where something failed."""
        report = self._report(tuple(formats))
        if self.errors:
            return Brought(report=report)
        return Brought(
            items=self.items(),
            photos=dict(self.photos),
            about_me=tuple(self.about_me),
            report=report,
        )

    def _report(self, formats: tuple[str, ...]) -> Report:
        found = not self.errors

        def counted(number: int) -> int:
            return number if found else 0

        return Report(
            formats=formats,
            people=counted(len(self.people)),
            ties=counted(len(self.links) - len(self.others)),
            other_links=counted(len(self.others)),
            owner_ties=counted(len(self.owner_ties)),
            places=counted(len(self.places)),
            notes=counted(len(self.notes)),
            photos=counted(len(self.pictures)),
            kept_not_understood=counted(sum(len(line.kept) for line in self.lines)),
            warnings=tuple(self.warnings),
            errors=tuple(self.errors),
            rows=tuple(line.finished() for line in self.lines),
            cases=self.cases,
            columns=self.columns,
            who=tuple(self.who),
        )
