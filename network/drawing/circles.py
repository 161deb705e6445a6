"""The parts of a life that people belong to: where on a ring they stand, and what can be hidden."""

import hashlib
from enum import StrEnum

from network.connections.kinds import FAMILY, Kind
from network.connections.model import Connection
from network.drawing.words import N_
from network.identity import ItemId


class Circle(StrEnum):
    """A part of a life."""

    FAMILY = "family"
    CARERS = "carers"
    WORKERS = "workers"
    FRIENDS = "friends"
    OTHERS = "others"


NAMES = {
    Circle.FAMILY: N_("Family and partners"),
    Circle.CARERS: N_("Carers"),
    Circle.WORKERS: N_("Workers and teachers"),
    Circle.FRIENDS: N_("Friends and people I know"),
    Circle.OTHERS: N_("Pets and everybody else"),
}
OF_KIND = dict.fromkeys([*FAMILY, Kind.PARTNER, Kind.FORMER_PARTNER], Circle.FAMILY)
OF_KIND |= dict.fromkeys(
    [Kind.FOSTER_CARER, Kind.KINSHIP_CARER, Kind.SPECIAL_GUARDIAN, Kind.LODGINGS_HOST],
    Circle.CARERS,
)
OF_KIND |= dict.fromkeys(
    [
        Kind.KEY_WORKER,
        Kind.RESIDENTIAL_WORKER,
        Kind.SOCIAL_WORKER,
        Kind.PERSONAL_ADVISER,
        Kind.REVIEWING_OFFICER,
        Kind.ADVOCATE,
        Kind.INDEPENDENT_VISITOR,
        Kind.TEACHER,
        Kind.MENTOR,
        Kind.COACH,
        Kind.YOUTH_WORKER,
        Kind.HEALTH_WORKER,
        Kind.COUNSELLOR,
        Kind.FAITH_LEADER,
    ],
    Circle.WORKERS,
)
OF_KIND |= dict.fromkeys(
    [
        Kind.EMPLOYER,
        Kind.COLLEAGUE,
        Kind.FRIEND,
        Kind.LIVED_WITH,
        Kind.SCHOOL_FRIEND,
        Kind.NEIGHBOUR,
        Kind.FRIENDS_FAMILY,
    ],
    Circle.FRIENDS,
)
# Clockwise from the top: where a part begins and how far it reaches, in degrees.
SECTORS = {
    Circle.FAMILY: (255.0, 105.0),
    Circle.FRIENDS: (0.0, 105.0),
    Circle.WORKERS: (105.0, 75.0),
    Circle.CARERS: (180.0, 75.0),
    Circle.OTHERS: (0.0, 360.0),
}


def circle(connection: Connection) -> Circle:
    """The part of the owner's life that somebody belongs to."""
    return OF_KIND.get(connection.kind, Circle.OTHERS)


def wished_angle(connection: Connection) -> float:
    """Where somebody would stand: where the owner put them, else among their like.

    It depends on nobody else, so people stay where they are when others come.
    """
    if connection.angle is not None:
        return connection.angle % 360.0
    start, reach = SECTORS[circle(connection)]
    return (start + reach * fraction(connection.id)) % 360.0


def fraction(item_id: ItemId) -> float:
    """A number from 0 to 1 that belongs to an id for good."""
    digest = hashlib.blake2b(item_id.encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 2**32
