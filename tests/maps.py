"""Maps for tests: people who own one, and items that say what matters and make up the rest."""

from dataclasses import dataclass
from typing import Any

from network.actor import Actor
from network.connections.edits import Edit, Put
from network.connections.kinds import Kind
from network.connections.model import (
    Connection,
    Item,
    Known,
    Link,
    Note,
    Photo,
    Place,
    RelationshipMap,
)
from network.connections.use_cases import Maps
from network.identity import ItemId, PersonId, StepId, new_id
from network.keys.port import KeyStore

MAKE = "CREATE (:Person {id: $id, madeMonth: '2026-03'})"


def an_id() -> ItemId:
    """An item's id."""
    return ItemId(new_id())


def a_step() -> StepId:
    """A step's id."""
    return StepId(new_id())


@dataclass(frozen=True)
class Owner:
    """Somebody with a map of their own."""

    maps: Maps
    actor: Actor

    def put(self, *items: Item, what: str = "change_connection") -> int:
        """Put items on the map in one step."""
        return self.change(*(Put(item) for item in items), what=what)

    def change(self, *edits: Edit, what: str = "change_connection") -> int:
        """Make edits in one step."""
        return self.maps.change(self.actor, a_step(), what, edits)

    def undo(self) -> None:
        """Take the newest step back."""
        self.maps.undo(self.actor, a_step())

    def redo(self) -> None:
        """Do it again."""
        self.maps.redo(self.actor, a_step())

    @property
    def map(self) -> RelationshipMap:
        """The map as it is."""
        return self.maps.open_whole(self.actor)

    @property
    def names(self) -> list[str]:
        """What the people on the map are called."""
        return [one.called for one in self.maps.open(self.actor).connections]


def an_owner(maps: Maps, graph: Any, keys: KeyStore) -> Owner:
    """Somebody new, with a key and nobody on their map yet."""
    person_id = PersonId(new_id())
    keys.make(person_id)
    make = getattr(graph, "cypher", None) or graph.raw
    make(MAKE, id=person_id)
    return Owner(maps, Actor(person_id=person_id))


def somebody(name: str = "Ada", **said: Any) -> Connection:
    """Somebody on a map."""
    return Connection(id=an_id(), name=name, **said)


def key_worker(name: str = "Ada", *, at: Place | None = None) -> Connection:
    """A key worker, perhaps at one of the homes."""
    known = (Known(place_id=at.id),) if at else ()
    return somebody(name, kind=Kind.KEY_WORKER, known=known)


def somewhere(name: str = "Elm House", **said: Any) -> Place:
    """A place on a map."""
    return Place(id=an_id(), name=name, **said)


def a_link(one: Connection, other: Connection, **said: Any) -> Link:
    """How two of them know each other."""
    return Link(id=an_id(), a=one.id, b=other.id, **said)


def a_note(about: Connection | Place, text: str = "She laughed a lot.") -> Note:
    """A note about somebody or somewhere."""
    return Note(id=an_id(), about=about.id, text=text)


def a_photo(about: Connection | Place) -> Photo:
    """A photo as the map keeps it; its picture isn't made."""
    return Photo(id=an_id(), about=about.id, width=10, height=10)
