"""How much an item may hold. Problems are named by field, with a code that the edges word."""

import math
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
Problem = tuple[str, str]


def check(item: Item) -> None:
    """Refuse an item that no page could show. Raises Invalid, field by field."""
    problems = dict(_problems(item))
    if problems:
        raise Invalid(problems)


def _problems(item: Item) -> Iterator[Problem]:
    match item:
        case Connection():
            yield from _connection(item)
        case Place():
            yield from _called("name", item.name)
            yield from _lengths(area=item.area, words=item.words)
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
        case Settings():
            yield from _settings(item)


def _connection(item: Connection) -> Iterator[Problem]:
    yield from _called("name", item.name)
    if len(item.nickname) > NAME_LIMIT:
        yield "nickname", "too_long"
    yield from _lengths(kind_words=item.kind_words, told_by=item.told_by)
    if item.ring is not None and not 1 <= item.ring <= RINGS:
        yield "ring", "unknown"
    if item.angle is not None and not (math.isfinite(item.angle) and 0 <= item.angle < FULL_TURN):
        yield "angle", "unknown"
    for name, values, most in (
        ("known", item.known, MANY),
        ("dates", item.dates, MANY),
        ("groups", item.groups, GROUPS_LIMIT),
    ):
        if len(values) > most:
            yield name, "too_many"
    longest = max((len(known.words) for known in item.known), default=0)
    if longest > WORDS_LIMIT:
        yield "known", "too_long"
    if any(len(marked.what) > WORDS_LIMIT for marked in item.dates):
        yield "dates", "too_long"
    if any(not group or len(group) > NAME_LIMIT for group in item.groups):
        yield "groups", "too_long"


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
