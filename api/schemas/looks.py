"""Who works with me, and who has looked."""

from marshmallow import fields, validate

from api.pagination import CURSOR, LIMIT, MOST
from api.schemas.base import Id, Strict, one_of
from network.actor import Capacity
from network.audit.events import Event
from network.consent.kinds import Purpose
from network.work.kinds import Things


class WorksWithMe(Strict):
    """An organisation's worker who has me on their list. `worker` is empty where nobody has."""

    id = Id(required=True)
    organisation = fields.String(required=True)
    worker = fields.String(required=True)
    known_as = fields.String(required=True)
    since = fields.String(required=True, metadata={"format": "date-time"})


class EverybodyWithMe(Strict):
    """Everybody who works with me."""

    items = fields.List(fields.Nested(WorksWithMe), required=True)


class LooksQuery(Strict):
    """Which page of looks, and of which organisation."""

    cursor = fields.String(validate=validate.Regexp(CURSOR, error="That is no cursor."))
    limit = fields.Integer(load_default=LIMIT, validate=validate.Range(1, MOST))
    organisation = Id()


class LookShown(Strict):
    """One look. `late` says that it was held back; `told` that I don't recognise it."""

    id = Id(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    what = one_of(Event, required=True)
    hat = one_of(Capacity, allow_none=True, required=True)
    mine = fields.Boolean(required=True)
    worker = fields.String(required=True)
    organisation = fields.String(required=True)
    organisation_id = Id()
    purpose = one_of(Purpose)
    things = fields.List(one_of(Things), required=True)
    late = fields.Boolean(required=True)
    told = fields.Boolean(required=True)


class EveryLook(Strict):
    """A page of looks, newest first."""

    items = fields.List(fields.Nested(LookShown), required=True)
    next = fields.String()
