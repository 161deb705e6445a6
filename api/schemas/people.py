"""Connections: the people on a map."""

from typing import Any

from marshmallow import fields, post_load, validate

from api.schemas.base import Id, Several, Strict, Text, Whole, called, one_of, when
from network.connections.kinds import (
    Certainty,
    DateWish,
    Feeling,
    KinBy,
    Kind,
    Paid,
    State,
    Support,
)
from network.connections.limits import MANY
from network.connections.model import (
    GROUPS_LIMIT,
    NAME_LIMIT,
    NOTE_LIMIT,
    RINGS,
    WORDS_LIMIT,
    Kept,
    Known,
    MarkedDate,
)

MOST_KEPT = 1_000


class KeptSchema(Strict):
    """Something that an import brought and that we keep without understanding it."""

    source = Text(WORDS_LIMIT, required=True)
    name = Text(WORDS_LIMIT, required=True)
    text = Text(NOTE_LIMIT, required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Kept:
        """The value."""
        return Kept(**data)


class KnownSchema(Strict):
    """Where and when they knew each other."""

    place_id = Id(allow_none=True)
    since = when()
    until = when()
    words = Text(WORDS_LIMIT)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Known:
        """The value."""
        return Known(**data)


class MarkedDateSchema(Strict):
    """A date to mark or to avoid."""

    what = Text(WORDS_LIMIT, required=True)
    when = when(required=True)
    wish = one_of(DateWish)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> MarkedDate:
        """The value."""
        return MarkedDate(**data)


class ConnectionFields(Strict):
    """Somebody on the map. Only a name is needed; what is left out counts as not said."""

    name = called(NAME_LIMIT)
    nickname = Text(NAME_LIMIT)
    kind = one_of(Kind)
    kind_words = Text(WORDS_LIMIT)
    kin_by = one_of(KinBy, allow_none=True)
    ring = Whole(1, RINGS, allow_none=True)
    state = one_of(State, allow_none=True)
    feeling = one_of(Feeling, allow_none=True)
    loves_me = fields.Boolean(truthy={True}, falsy={False})
    certainty = one_of(Certainty, allow_none=True)
    told_by = Text(WORDS_LIMIT)
    paid = one_of(Paid, allow_none=True)
    does_for_me = Several(one_of(Support), len(Support))
    i_do = Several(one_of(Support), len(Support))
    known = Several(fields.Nested(KnownSchema), MANY)
    last_in_touch = when()
    remembered = fields.Boolean(truthy={True}, falsy={False})
    died = when()
    born = when()
    dates = Several(fields.Nested(MarkedDateSchema), MANY)
    groups = Several(called(NAME_LIMIT), GROUPS_LIMIT)
    photo_id = Id(allow_none=True)
    angle = fields.Float(
        allow_nan=False,
        allow_none=True,
        validate=validate.Range(0, 360, max_inclusive=False),
    )
    kept = Several(fields.Nested(KeptSchema), MOST_KEPT)
    private = fields.Boolean(truthy={True}, falsy={False})


class Connection(ConnectionFields):
    """Somebody on the map, as kept. `version` goes into If-Match."""

    id = Id(required=True)
    version = fields.Integer(required=True)
