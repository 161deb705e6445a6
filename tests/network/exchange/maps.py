"""Maps of every shape, made by hypothesis."""

from datetime import date
from enum import StrEnum

from hypothesis import strategies as st

from network.connections import kinds
from network.connections.model import (
    Connection,
    Kept,
    Known,
    Link,
    MarkedDate,
    Note,
    Place,
    RelationshipMap,
    Settings,
)
from network.connections.when import When, read
from network.identity import ItemId

WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12
).filter(str.strip)
MAYBE_WORDS = st.just("") | WORDS
WHENS = st.one_of(
    st.just(When()),
    st.sampled_from(["1999", "about 6", "summer 2009", "before we moved", "12 March 2009"]).map(
        read
    ),
    st.dates(date(1900, 1, 1), date(2030, 1, 1)).map(lambda day: When(day.isoformat(), day, day)),
)
KEPT = st.lists(st.builds(Kept, source=WORDS, name=WORDS, text=WORDS), max_size=2).map(tuple)


def some(enum: type[StrEnum]) -> st.SearchStrategy[object]:
    """One of a closed set, or nothing."""
    return st.none() | st.sampled_from(list(enum))


def identity(number: int) -> ItemId:
    """An id that is easy to read."""
    return ItemId(f"{number:032x}")


def _connections(places: list[Place]) -> st.SearchStrategy[Connection]:
    known = st.builds(
        Known,
        place_id=st.sampled_from([place.id for place in places]) if places else st.none(),
        since=WHENS,
        until=WHENS,
        words=MAYBE_WORDS,
    )
    return st.builds(
        Connection,
        id=st.just(identity(0)),
        name=WORDS,
        nickname=MAYBE_WORDS,
        kind=st.sampled_from(list(kinds.Kind)),
        kind_words=MAYBE_WORDS,
        kin_by=some(kinds.KinBy),
        ring=st.none() | st.integers(1, 5),
        state=some(kinds.State),
        feeling=some(kinds.Feeling),
        loves_me=st.booleans(),
        certainty=some(kinds.Certainty),
        told_by=MAYBE_WORDS,
        paid=some(kinds.Paid),
        does_for_me=st.lists(st.sampled_from(list(kinds.Support)), unique=True, max_size=3).map(
            tuple
        ),
        known=st.lists(known, max_size=2).map(tuple),
        last_in_touch=WHENS,
        remembered=st.booleans(),
        died=WHENS,
        born=WHENS,
        dates=st.lists(st.builds(MarkedDate, what=WORDS, when=WHENS), max_size=1).map(tuple),
        groups=st.lists(WORDS, unique=True, max_size=2).map(tuple),
        angle=st.none() | st.floats(0, 359),
        kept=KEPT,
        private=st.booleans(),
    )


@st.composite
def maps(draw: st.DrawFn, most: int = 5) -> RelationshipMap:
    """A map of a few people and places with links of any kind, each once for a pair."""
    from dataclasses import replace

    places = [
        Place(
            id=identity(100 + number),
            name=draw(WORDS),
            order=number,
            came=draw(WHENS),
            kept=draw(KEPT),
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    people = [
        replace(draw(_connections(places)), id=identity(1 + number))
        for number in range(draw(st.integers(0, most)))
    ]
    links = list(_links(draw, people))
    about: list[Connection | Place] = [*people, *places]
    notes = [
        Note(id=identity(500 + number), about=item.id, text=draw(WORDS))
        for number, item in enumerate(about)
        if draw(st.booleans())
    ]
    return RelationshipMap(
        settings=Settings(
            id=identity(999), my_name=draw(MAYBE_WORDS), born=draw(WHENS), kept=draw(KEPT)
        ),
        places=tuple(places),
        connections=tuple(people),
        links=tuple(links),
        notes=tuple(notes),
        noted=frozenset(note.about for note in notes),
    )


def _links(draw: st.DrawFn, people: list[Connection]) -> list[Link]:
    found: dict[tuple[object, ...], Link] = {}
    for number in range(draw(st.integers(0, 6)) if len(people) > 1 else 0):
        a, b = draw(st.permutations(people))[:2]
        kind = draw(st.sampled_from(list(kinds.LinkKind)))
        pair = (a.id, b.id) if kind in kinds.DIRECTED else tuple(sorted((a.id, b.id)))
        link = Link(id=identity(300 + number), a=a.id, b=b.id, kind=kind, since=draw(WHENS))
        found.setdefault((kind, *pair), link)
    return list(found.values())
