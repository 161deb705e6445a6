"""From an individual record to somebody on the map."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from network.connections.model import NAME_LIMIT
from network.exchange import pictures
from network.exchange.gathering import Gathering, Line
from network.exchange.gedcom import records
from network.exchange.gedcom.dates import date_of
from network.exchange.gedcom.names import take_name
from network.exchange.remarks import Says
from network.exchange.unpacking import bare
from network.identity import ItemId

POINTING = ("FAMC", "FAMS", "ASSO")
PRIVATE = frozenset({"CONFIDENTIAL", "PRIVACY", "LOCKED"})
SAID_YES = ("", "Y")


@dataclass
class People:
    """Brings individuals and remembers them by their ids in the file."""

    gathering: Gathering
    file: str
    parsed: records.File
    media: Mapping[str, bytes]
    by_xref: dict[str, records.Line]
    found: dict[str, ItemId] = field(default_factory=dict)
    lines: dict[ItemId, Line] = field(default_factory=dict)

    def bring(self, record: records.Line) -> ItemId:
        """Put the person of a record on the map."""
        line = self.gathering.line(self.file, record.number, "person")
        record.used = True
        name, nickname = take_name(record)
        fallback = f"Person {record.xref or record.number}"[:NAME_LIMIT]
        if not name:
            line.say(Says.NO_NAME, called=fallback)
        else:
            line.understood.append("name")
        if len(name) > NAME_LIMIT:
            line.say(Says.LONG_TEXT)
        line.name = (name or fallback)[:NAME_LIMIT]
        person = self.gathering.add_person(
            name=line.name, nickname=nickname, **self._life(record, line)
        )
        self.lines[person.id] = line
        if record.broken:
            line.say(Says.BROKEN_LINE)
        if record.xref and record.xref in self.found:
            line.say(Says.SAID_TWICE)
        elif record.xref:
            self.found[record.xref] = person.id
        self._notes(record, person.id, line)
        self._pictures(record, person.id, line)
        return person.id

    def keep_the_rest(self, record: records.Line, person_id: ItemId) -> None:
        """Keep word for word what nobody has understood of a record."""
        line = self.lines[person_id]
        for name, words in leftovers(record):
            self.gathering.keep_on(person_id, name, words, line)

    def _life(self, record: records.Line, line: Line) -> dict[str, object]:
        birth, death = record.first("BIRT"), record.first("DEAT")
        fields: dict[str, object] = {}
        born, died = date_of(birth), date_of(death)
        if birth is not None and (born or not birth.below) and birth.value.strip() in SAID_YES:
            birth.used = True
        if born:
            fields["born"] = born
            line.understood.append("born")
        if death is not None and death.value.strip().upper() != "N":
            death.used = death.value.strip() in SAID_YES
            fields |= {"remembered": True, "died": died}
            line.understood.append("remembered")
        self._say_odd_dates(line, birth, death)
        restriction = record.first("RESN")
        if restriction is not None and restricted(restriction.value):
            fields["private"] = True
            line.understood.append("private")
        return fields

    def _say_odd_dates(self, line: Line, *events: records.Line | None) -> None:
        for event in events:
            date = event.first("DATE") if event else None
            when = date_of(event)
            if date and not (when.earliest or when.latest):
                line.say(Says.ODD_DATE)

    def _notes(self, record: records.Line, person_id: ItemId, line: Line) -> None:
        for note in record.all("NOTE", "SNOTE"):
            shared = self.by_xref.get(note.pointer) if note.pointer else None
            text = shared.value if shared else "" if note.pointer else note.value
            if text.strip():
                self.gathering.add_note(person_id, text, line)
                note.used = True
                if shared:
                    shared.used = True

    def _pictures(self, record: records.Line, person_id: ItemId, line: Line) -> None:
        for link in record.all("OBJE"):
            holder = self.by_xref.get(link.pointer) if link.pointer else link
            for file in holder.all("FILE") if holder else ():
                self._picture(file, person_id, line)

    def _picture(self, file: records.Line, person_id: ItemId, line: Line) -> None:
        wanted = unquote(file.value.strip()).replace("\\", "/")
        data = self.media.get(wanted.removeprefix("./")) or self.media.get(bare(wanted))
        if data is None or not pictures.looks_like_one(data):
            return
        if len(self.gathering.pictures) >= pictures.MOST or not pictures.opens(data):
            line.say(Says.ODD_PICTURE)
            return
        self.gathering.add_photo(person_id, data)
        line.understood.append("photo")


def restricted(value: str) -> bool:
    """Whether a restriction says that something is not for everybody."""
    return any(part.strip().upper() in PRIVATE for part in value.split(","))


def leftovers(record: records.Line) -> list[tuple[str, str]]:
    """The parts of a record that nobody used: name and words of each, as long as can be."""
    found: list[tuple[str, str]] = []
    waiting = [(record, "")]
    while waiting:
        line, path = waiting.pop()
        below = []
        for part in line.below or ():
            name = f"{path}.{part.tag}" if path else part.tag
            if part.used:
                below.append((part, name))
            else:
                found.append((name, part.words()))
        waiting.extend(reversed(below))
    return found
