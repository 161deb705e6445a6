"""Whom I am protected from, in my own words."""

from marshmallow import fields

from api.schemas.base import Day, Id, Several, Strict, Text, Whole, called, one_of, when
from network.consent.kinds import Instrument, RelativeKind
from network.descriptions.model import (
    MOST_NAMES,
    NAME_LIMIT,
    OLDEST,
    SHORT_LIMIT,
    WORDS_LIMIT,
)


class Paper(Strict):
    """What a court, the police or a prison has said, as far as it is known."""

    instrument = one_of(Instrument)
    issuer = Text(SHORT_LIMIT)
    reference = Text(SHORT_LIMIT)
    expires = Day(allow_none=True)


class SomebodyFields(Strict):
    """Somebody, described as far as they are known. Only a name has to be there."""

    names = Several(called(NAME_LIMIT), MOST_NAMES, least=1, required=True)
    former_names = Several(called(NAME_LIMIT), MOST_NAMES)
    born = when()
    age = Whole(0, OLDEST, allow_none=True)
    relation = one_of(RelativeKind, allow_none=True)
    words = Text(WORDS_LIMIT)
    connection_id = Id(allow_none=True)
    order = fields.Nested(Paper, allow_none=True)


class SomebodyDescribed(SomebodyFields):
    """Somebody described, as kept. `standsUntil` is there where it was taken back and waits."""

    id = Id(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    stands = fields.Boolean(required=True)
    stands_until = fields.String(metadata={"format": "date-time"})


class EverybodyDescribed(Strict):
    """Everybody I have described."""

    items = fields.List(fields.Nested(SomebodyDescribed), required=True)
