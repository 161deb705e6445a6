"""How two people know each other, as one of them says it."""

from marshmallow import fields, validate

from api.schemas.base import Id, Strict, Text, called, one_of, when
from network.connections.kinds import KinBy, Kind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.consent.lives import Level


class PastFields(Strict):
    """Who it is, as they were known; nobody is looked up. `me` is the name they knew me by."""

    kind = one_of(Kind, required=True)
    kin_by = one_of(KinBy)
    who = called(NAME_LIMIT)
    me = called(NAME_LIMIT)
    where = Text(WORDS_LIMIT)
    since = when()
    until = when()
    words = Text(WORDS_LIMIT)


class Past(PastFields):
    """What was said, as kept. `level`: 0 said, 1 confirmed, 2 seen in a record, 3 twice."""

    id = Id(required=True)
    version = fields.Integer(required=True)
    at = fields.DateTime(required=True)
    level = fields.Integer(required=True, validate=validate.OneOf([int(one) for one in Level]))


class Pasts(Strict):
    """Everything that was said, newest first."""

    items = fields.List(fields.Nested(Past), required=True)
