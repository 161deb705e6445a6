"""From one row of any table to somebody on the map; what is not understood word for word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from network.connections.kinds import Kind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT, Connection, Kept, Known
from network.connections.when import NO_TIME, When
from network.exchange import answers
from network.exchange.answers import SIMPLE
from network.exchange.columns import KEEP
from network.exchange.gathering import Gathering, Line
from network.exchange.kinship import kind_of, normal
from network.exchange.remarks import Says

HANDLED_ELSEWHERE = frozenset({"knows", "id"})
WHERE_AND_WHEN = ("place", "since", "until")
PARTS = frozenset({"name", "first_name", "last_name", *WHERE_AND_WHEN})


@dataclass
class Reading:
    """One row while it is read."""

    fields: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    kept: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    understood: list[str] = field(default_factory=list)

    def take(self, name: str, value: object, said: str) -> None:
        """A field is understood."""
        self.fields[name] = value
        self.understood.append(said)


def read_person(
    gathering: Gathering,
    line: Line,
    values: Mapping[str, str],
    columns: Mapping[str, str],
    *,
    fallback: str,
    as_of: date | None = None,
    kind: str = "",
) -> Connection:
    """Put the person of one row on the map. `kind` is what the file as a whole calls them."""
    reading = Reading()
    for column, words in values.items():
        _one(reading, column, words, columns.get(column, KEEP), as_of)
    if kind:
        _kind(reading, "", kind)
    name = named(reading, line, fallback)
    line.name = name
    known = _known(gathering, reading)
    line.understood.extend(reading.understood)
    person = gathering.add_person(
        name=name,
        known=known,
        kept=_kept(gathering, line, reading),
        **reading.fields,
    )
    for text in reading.notes:
        gathering.add_note(person.id, text, line)
    return person


def named(reading: Reading, line: Line, fallback: str) -> str:
    """Something to call them: their name, else their nickname, else what the file counts."""
    parts = reading.parts
    whole = parts.get("name") or f"{parts.get('first_name', '')} {parts.get('last_name', '')}"
    whole = " ".join(whole.split())
    if "name" in parts:
        left = {part: parts[part] for part in ("first_name", "last_name") if part in parts}
        reading.kept.extend(left.items())
    if not whole:
        whole = reading.fields.pop("nickname", "")
    if not whole:
        line.say(Says.NO_NAME, called=fallback)
        return fallback
    reading.understood.insert(0, "name")
    if len(whole) > NAME_LIMIT:
        reading.kept.append(("name", whole))
        line.say(Says.LONG_TEXT)
    return whole[:NAME_LIMIT]


def _one(reading: Reading, column: str, words: str, known: str, as_of: date | None) -> None:
    if known in PARTS:
        reading.parts[known] = words
    elif known == "notes":
        reading.notes.append(words)
    elif known == "kind":
        _kind(reading, column, words)
    elif known == "age":
        _age(reading, column, words, as_of)
    elif known == "frequency":
        _frequency(reading, column, words)
    elif known in SIMPLE:
        _simple(reading, column, words, known)
    elif known not in HANDLED_ELSEWHERE:
        reading.kept.append((column, words))


def _simple(reading: Reading, column: str, words: str, known: str) -> None:
    name, understand = SIMPLE[known]
    value = understand(words)
    if value is None or reading.fields.get(name):
        reading.kept.append((column, words))
        return
    reading.take(name, value, name)
    if isinstance(value, When) and not (value.earliest or value.latest):
        reading.understood.append("words_of_a_date")


def _kind(reading: Reading, column: str, words: str) -> None:
    found = kind_of(words)
    said = words.strip()
    if reading.fields.get("kind") or len(said) > WORDS_LIMIT:
        if column:
            reading.kept.append((column, words))
        return
    if found is None:
        reading.take("kind", Kind.OTHER, "kind")
        reading.fields.setdefault("kind_words", said)
        return
    reading.take("kind", found[0], "kind")
    if found[1]:
        reading.fields.setdefault("kin_by", found[1])
    if normal(said) != found[0].value and "kind_words" not in reading.fields:
        reading.fields["kind_words"] = said


def _age(reading: Reading, column: str, words: str, as_of: date | None) -> None:
    born = answers.age(words, as_of)
    if born is None or reading.fields.get("born"):
        reading.kept.append((column, words))
    else:
        reading.take("born", born, "born")


def _frequency(reading: Reading, column: str, words: str) -> None:
    """How often is kept word for word; that somebody is in touch is understood."""
    reading.kept.append((column, words))
    state = answers.state_of_frequency(words)
    if state and not reading.fields.get("state"):
        reading.take("state", state, "state")


def _known(gathering: Gathering, reading: Reading) -> tuple[Known, ...]:
    """Where and since when: a place of the same name is the same place."""
    parts = {part: said for part, said in reading.parts.items() if part in WHERE_AND_WHEN}
    since, until = (answers.moment(parts.get(part, "")) for part in WHERE_AND_WHEN[1:])
    place_id = None
    called = " ".join(parts.get("place", "").split())
    if called and len(called) <= NAME_LIMIT:
        place_id = gathering.place_called(called).id
        reading.understood.append("known")
    for part, fits in (("place", place_id), ("since", since), ("until", until)):
        if part in parts and not fits:
            reading.kept.append((part, parts[part]))
    if not (place_id or since or until):
        return ()
    return (Known(place_id=place_id, since=since or NO_TIME, until=until or NO_TIME),)


def _kept(gathering: Gathering, line: Line, reading: Reading) -> tuple[Kept, ...]:
    return tuple(gathering.kept(name, text, line) for name, text in reading.kept)
