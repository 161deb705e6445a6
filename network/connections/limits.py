"""How much an item may hold. Problems are named by field, with a code that the edges word."""

import math
import re
from collections.abc import Iterator

from network.connections.model import (
    GROUPS_LIMIT,
    NAME_LIMIT,
    NOTE_LIMIT,
    RINGS,
    WORDS_LIMIT,
    Connection,
    Item,
    Link,
    Note,
    Photo,
    Place,
    Settings,
)
from network.errors import Invalid

MANY = 60
FULL_TURN = 360
ID = re.compile(r"[0-9a-f]{32}")
Problem = tuple[str, str]


def check(item: Item) -> None:
    """Refuse an item that no page could show. Raises Invalid, field by field."""
    problems = dict(_problems(item))
    if problems:
        raise Invalid(problems)


def _problems(item: Item) -> Iterator[Problem]:
    if not ID.fullmatch(item.id):
        yield "id", "unknown"
    match item:
        case Connection():
            yield from _connection(item)
        case Place():
            yield from _called("name", item.name)
            yield from _lengths(area=item.area, words=item.words)
        case Settings():
            yield from _settings(item)
        case Link() | Note() | Photo():
            yield from _small(item)


def _small(item: Link | Note | Photo) -> Iterator[Problem]:
    match item:
        case Link():
            yield from _lengths(words=item.words)
            if item.a == item.b:
                yield "b", "same"
        case Note():
            if not item.text.strip():
                yield "text", "missing"
            if len(item.text) > NOTE_LIMIT:
                yield "text", "too_long"
        case Photo():
            yield from _lengths(caption=item.caption)


def _connection(item: Connection) -> Iterator[Problem]:
    yield from _called("name", item.name)
    if len(item.nickname) > NAME_LIMIT:
        yield "nickname", "too_long"
    yield from _lengths(kind_words=item.kind_words, told_by=item.told_by)
    if item.ring is not None and not 1 <= item.ring <= RINGS:
        yield "ring", "unknown"
    if item.angle is not None and not (math.isfinite(item.angle) and 0 <= item.angle < FULL_TURN):
        yield "angle", "unknown"
    yield from _lists(item)


def _lists(item: Connection) -> Iterator[Problem]:
    for field, texts, longest, most in (
        ("known", [known.words for known in item.known], WORDS_LIMIT, MANY),
        ("dates", [marked.what for marked in item.dates], WORDS_LIMIT, MANY),
        ("groups", item.groups, NAME_LIMIT, GROUPS_LIMIT),
    ):
        if len(texts) > most:
            yield field, "too_many"
        if any(len(text) > longest for text in texts):
            yield field, "too_long"


def _settings(item: Settings) -> Iterator[Problem]:
    if len(item.my_name) > NAME_LIMIT:
        yield "my_name", "too_long"
    if not 1 <= len(item.ring_names) <= RINGS:
        yield "ring_names", "too_many"
    if any(not name or len(name) > NAME_LIMIT for name in item.ring_names):
        yield "ring_names", "too_long"


def _called(field: str, name: str) -> Iterator[Problem]:
    if not name.strip():
        yield field, "missing"
    if len(name) > NAME_LIMIT:
        yield field, "too_long"


def _lengths(**texts: str) -> Iterator[Problem]:
    for field, text in texts.items():
        if len(text) > WORDS_LIMIT:
            yield field, "too_long"
