"""A life as its owner would put it on the map: the words in which the made-up world is written."""

import random
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from network.connections import when
from network.connections.edits import Edit, Put
from network.connections.kinds import Feeling, Kind, LinkKind, PlaceKind
from network.connections.model import (
    Connection,
    Item,
    Known,
    Link,
    MarkedDate,
    Note,
    Place,
    Settings,
)
from network.identity import ItemId, PersonId, new_id


@dataclass(frozen=True, kw_only=True)
class Later:
    """What was changed on the map some days ago. `what` is the code of the step."""

    days_ago: int
    what: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Picture:
    """A picture of somebody, to be painted."""

    about: ItemId
    caption: str


@dataclass(kw_only=True)
class Life:
    """One person's map while it is being written. `who` says in a line whose life it is."""

    my_name: str
    born: date
    who: str = ""
    chance: random.Random = field(default_factory=random.Random)
    places: list[Place] = field(default_factory=list)
    people: list[Connection] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    later: list[Later] = field(default_factory=list)

    def lived(
        self,
        name: str,
        kind: PlaceKind,
        came: str = "",
        left: str = "",
        feeling: Feeling | None = None,
        **more: Any,
    ) -> Place:
        """Put a place on the map. Dates are the owner's words."""
        place = Place(
            id=_id(),
            name=name,
            kind=kind,
            came=self._when(came),
            left=self._when(left),
            feeling=feeling,
            order=len(self.places),
            **more,
        )
        self.places.append(place)
        return place

    def knew(
        self, name: str, kind: Kind, ring: int | None = None, *at: Place, **more: Any
    ) -> Connection:
        """Put somebody on the map; `at` are the places where they knew each other.

        `since`, `until`, `died` and `last_in_touch` are the owner's words, `dates` pairs of words.
        """
        since, until = self._when(more.pop("since", "")), self._when(more.pop("until", ""))
        known = tuple(Known(place_id=place.id, since=since, until=until) for place in at)
        if not known and (since or until):
            known = (Known(since=since, until=until),)
        for name_of in ("died", "last_in_touch"):
            if name_of in more:
                more[name_of] = self._when(more[name_of])
        dates = tuple(
            MarkedDate(what=what, when=self._when(day), **rest)
            for what, day, rest in more.pop("dates", ())
        )
        person = Connection(
            id=_id(), name=name, kind=kind, ring=ring, known=known, dates=dates, **more
        )
        self.people.append(person)
        return person

    def linked(self, a: Connection, b: Connection, kind: LinkKind, **more: Any) -> Link:
        """Say how two of them know each other."""
        link = Link(id=_id(), a=a.id, b=b.id, kind=kind, **more)
        self.links.append(link)
        return link

    def noted(self, about: Connection | Place, text: str, written: str = "") -> None:
        """Write something about a person or a place."""
        note = Note(id=_id(), about=about.id, text=text, written=self._when(written))
        self.notes.append(note)

    def painted(self, about: Connection, caption: str) -> None:
        """Put a picture with somebody."""
        self.pictures.append(Picture(about.id, caption))

    def changed(self, days_ago: int, what: str, item: Connection, **more: Any) -> Connection:
        """Remember that the map said something else about somebody until some days ago."""
        new = replace(item, **more)
        self.later.append(Later(days_ago=days_ago, what=what, edits=(Put(new),)))
        return new

    def remembering(self, person: Connection, died: str) -> Connection:
        """Somebody as one who has died."""
        return replace(person, remembered=True, died=self._when(died), state=None)

    def came(self, days_ago: int, item: Connection | Place) -> None:
        """Remember that somebody was only put on the map some days ago."""
        held: list[Any] = self.people if isinstance(item, Connection) else self.places
        held.remove(item)
        what = "add_connection" if isinstance(item, Connection) else "add_place"
        self.later.append(Later(days_ago=days_ago, what=what, edits=(Put(item),)))

    def items(self, owner: PersonId) -> list[Item]:
        """Everything that was on the map from the first day, in an order that can be kept."""
        mine = Settings(id=ItemId(owner), my_name=self.my_name, born=when.on(self.born))
        return [mine, *self.places, *self.people, *self.links, *self.notes]

    def _when(self, words: str) -> when.When:
        return when.read(words, born=self.born)


def _id() -> ItemId:
    return ItemId(new_id())


def maybe(chance: random.Random, share: float) -> bool:
    """Yes, in this share of the cases."""
    return chance.random() < share
