"""Places in the owner's life."""

from marshmallow import fields

from api.schemas.base import Id, Several, Strict, Text, Whole, called, one_of, when
from api.schemas.people import MOST_KEPT, KeptSchema
from network.connections.kinds import Certainty, Feeling, PlaceKind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT

LAST = 1_000_000


class PlaceFields(Strict):
    """A home, a school or another place."""

    name = called(NAME_LIMIT)
    kind = one_of(PlaceKind)
    area = Text(WORDS_LIMIT)
    came = when()
    left = when()
    feeling = one_of(Feeling, allow_none=True)
    certainty = one_of(Certainty, allow_none=True)
    words = Text(WORDS_LIMIT)
    order = Whole(0, LAST)
    kept = Several(fields.Nested(KeptSchema), MOST_KEPT)


class Place(PlaceFields):
    """A place, as kept."""

    id = Id(required=True)
    version = fields.Integer(required=True)
