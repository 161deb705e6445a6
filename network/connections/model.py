"""A person's own map: what it is made of. Frozen values; a change makes a new one.

Nothing is required of a connection but something to call them. Every date may be imprecise.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from network.connections.kinds import (
    Certainty,
    DateWish,
    Feeling,
    ItemKind,
    KinBy,
    Kind,
    LinkKind,
    Paid,
    PlaceKind,
    State,
    Support,
)
from network.connections.when import NO_TIME, When
from network.identity import ItemId

NAME_LIMIT = 120
WORDS_LIMIT = 400
NOTE_LIMIT = 20_000
RINGS = 5
GROUPS_LIMIT = 12
RING_NAMES = ("Closest to me", "Close", "Important", "Know each other", "Further away")


@dataclass(frozen=True, kw_only=True)
class Known:
    """Where and when we knew each other. Either may be missing."""

    place_id: ItemId | None = None
    since: When = NO_TIME
    until: When = NO_TIME
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class MarkedDate:
    """A date to mark or to avoid, such as a birthday or an anniversary that hurts."""

    what: str
    when: When
    wish: DateWish = DateWish.MARK


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Something an import brought that we did not understand, kept word for word."""

    source: str
    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Connection:
    """Somebody on the map, in the owner's words. `ring` is 1 (closest) to 5, or None.

    `does_for_me` and `i_do` are kinds of support in either direction. `loves_me` is a mark that
    only the owner makes. `angle` is where they stand on their ring, in degrees clockwise from the
    top, if the owner has chosen. `photo_id` is
    the picture shown, if any; `private` marks what a file said to keep to oneself.
    """

    id: ItemId
    name: str
    nickname: str = ""
    kind: Kind = Kind.NOT_SAID
    kind_words: str = ""
    kin_by: KinBy | None = None
    ring: int | None = None
    state: State | None = None
    feeling: Feeling | None = None
    loves_me: bool = False
    certainty: Certainty | None = None
    told_by: str = ""
    paid: Paid | None = None
    does_for_me: tuple[Support, ...] = ()
    i_do: tuple[Support, ...] = ()
    known: tuple[Known, ...] = ()
    last_in_touch: When = NO_TIME
    remembered: bool = False
    died: When = NO_TIME
    born: When = NO_TIME
    dates: tuple[MarkedDate, ...] = ()
    groups: tuple[str, ...] = ()
    photo_id: ItemId | None = None
    angle: float | None = None
    kept: tuple[Kept, ...] = ()
    private: bool = False

    @property
    def called(self) -> str:
        """What the map writes: the nickname if there is one, else the name."""
        return self.nickname or self.name


@dataclass(frozen=True, kw_only=True)
class Place:
    """Somewhere in the owner's life. `feeling` is how it felt there."""

    id: ItemId
    name: str
    kind: PlaceKind = PlaceKind.OTHER
    area: str = ""
    came: When = NO_TIME
    left: When = NO_TIME
    feeling: Feeling | None = None
    certainty: Certainty | None = None
    words: str = ""
    order: int = 0
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Link:
    """What the owner knows of two others: one link for each kind and pair."""

    id: ItemId
    a: ItemId
    b: ItemId
    kind: LinkKind = LinkKind.KNOWS
    kin_by: KinBy | None = None
    words: str = ""
    certainty: Certainty | None = None
    since: When = NO_TIME
    until: When = NO_TIME
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Note:
    """The owner's words about a connection or a place: sealed apart, read when asked for."""

    id: ItemId
    about: ItemId
    text: str
    written: When = NO_TIME


@dataclass(frozen=True, kw_only=True)
class Photo:
    """A picture of a connection or place. The picture itself lies in the blob store under `id`."""

    id: ItemId
    about: ItemId
    caption: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The owner on their own map. `ring_names` has one to five names, closest first."""

    id: ItemId
    my_name: str = ""
    born: When = NO_TIME
    ring_names: tuple[str, ...] = RING_NAMES
    kept: tuple[Kept, ...] = ()


Item = Settings | Place | Connection | Link | Note | Photo

KIND_OF: dict[type, ItemKind] = {
    Settings: ItemKind.SETTINGS,
    Place: ItemKind.PLACE,
    Connection: ItemKind.CONNECTION,
    Link: ItemKind.LINK,
    Note: ItemKind.NOTE,
    Photo: ItemKind.PHOTO,
}


@dataclass(frozen=True, kw_only=True)
class RelationshipMap:
    """A whole map. `seq` is the number of the newest step; it serves as the map's version.

    `notes` is filled only where a reader asked for notes; `noted` always says which items have any.
    `versions` gives for each item the step that last changed it.
    """

    settings: Settings
    places: tuple[Place, ...] = ()
    connections: tuple[Connection, ...] = ()
    links: tuple[Link, ...] = ()
    photos: tuple[Photo, ...] = ()
    notes: tuple[Note, ...] = ()
    noted: frozenset[ItemId] = frozenset()
    versions: dict[ItemId, int] = field(default_factory=dict)
    seq: int = 0

    @cached_property
    def connection_by_id(self) -> dict[ItemId, Connection]:
        """Connections by id."""
        return {connection.id: connection for connection in self.connections}

    @cached_property
    def place_by_id(self) -> dict[ItemId, Place]:
        """Places by id."""
        return {place.id: place for place in self.places}

    def items(self) -> tuple[Item, ...]:
        """Everything loaded: settings first, and what others point to before them."""
        return (
            self.settings,
            *self.places,
            *self.connections,
            *self.links,
            *self.photos,
            *self.notes,
        )


@dataclass(frozen=True, kw_only=True)
class Change:
    """One item before and after. `before` None: it came; `after` None: it went."""

    before: Item | None
    after: Item | None

    @property
    def item(self) -> Item:
        """The item, as it is after if it still is."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change of nothing")
        return found

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(before=self.after, after=self.before)


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """A step as the history page lists it. `what` is a code with wording, such as 'add_connection'.

    `named` are the names of what it touched, for the owner's eyes: the first few, `count` says how
    many changes there were. `of` is the code of the step that an undo or redo is about.
    """

    id: str
    seq: int
    at: datetime
    what: str
    named: tuple[str, ...]
    count: int
    undoes: int | None = None
    redoes: int | None = None
    of: str = ""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two days of one map. Pairs are (then, now)."""

    then: date
    now: date
    came: tuple[Connection, ...]
    went: tuple[Connection, ...]
    closer: tuple[tuple[Connection, Connection], ...]
    further: tuple[tuple[Connection, Connection], ...]
    changed_state: tuple[tuple[Connection, Connection], ...]
    stayed: int
