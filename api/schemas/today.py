"""What waits, for somebody or for a hat: kinds, counts and ids."""

from marshmallow import fields

from api.schemas.base import Id, Strict, one_of
from network.actor import Capacity
from network.today.model import Kind


class WaitingLine(Strict):
    """Things of one kind. `at` is the moment that matters for the first of them."""

    kind = one_of(Kind, required=True)
    count = fields.Integer(required=True)
    ids = fields.List(Id(), required=True)
    at = fields.String(metadata={"format": "date-time"})


class WaitingForMe(Strict):
    """What waits for me, the most urgent first."""

    items = fields.List(fields.Nested(WaitingLine), required=True)


class WaitingAtWork(WaitingForMe):
    """What waits for the hat that is worn."""

    hat = one_of(Capacity, required=True)
