"""How the owner is linked to somebody: hops that one plain sentence can say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from network.connections.kinds import Kind
from network.connections.model import Connection, Link, Place
from network.identity import ItemId


@dataclass(frozen=True, kw_only=True)
class Hop:
    """One step of the way: from `a` (None: the owner) to `b`, by a link or a place in common.

    On the owner's own hop, `places` are where the two knew each other.
    """

    b: Connection
    a: Connection | None = None
    link: Link | None = None
    place: Place | None = None
    places: tuple[Place, ...] = ()


Hops = tuple[Hop, ...]


@dataclass(frozen=True, kw_only=True)
class Ways:
    """Somebody on the map, the owner's own hop to them, and the way that leads through others."""

    target: Connection
    direct: Hop
    through: Hops | None

    @property
    def shortest(self) -> Hops | None:
        """The direct way where the map says how the two know each other, else through others."""
        return (self.direct,) if self.target.kind is not Kind.NOT_SAID else self.through


def ways(
    target: Connection,
    stops: Sequence[ItemId],
    *,
    connections: Mapping[ItemId, Connection],
    places: Mapping[ItemId, Place],
    links: Iterable[Link],
) -> Ways:
    """The ways to somebody. `stops` are connections and places in order, the target last."""
    direct = own_hop(target, places)
    if not stops:
        return Ways(target=target, direct=direct, through=None)
    first = connections[stops[0]]
    hops, here, through = [own_hop(first, places)], first, None
    between = {frozenset((link.a, link.b)): link for link in links}
    for stop in stops[1:]:
        if stop not in connections:
            through = places[stop]
            continue
        there = connections[stop]
        link = None if through else between[frozenset((here.id, there.id))]
        hops.append(Hop(a=here, b=there, link=link, place=through))
        here, through = there, None
    return Ways(target=target, direct=direct, through=tuple(hops))


def own_hop(connection: Connection, places: Mapping[ItemId, Place]) -> Hop:
    """The hop from the owner to somebody they know themselves."""
    ids = dict.fromkeys(known.place_id for known in connection.known if known.place_id)
    return Hop(b=connection, places=tuple(places[id_] for id_ in ids if id_ in places))
