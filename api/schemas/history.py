"""Steps, and two days of a map side by side."""

from marshmallow import fields

from api.schemas.base import Day, Id, Strict
from api.schemas.people import Connection


class Step(Strict):
    """A step: what was done, when, and to whom."""

    id = fields.String(required=True)
    seq = fields.Integer(required=True)
    at = fields.DateTime(required=True)
    what = fields.String(required=True)
    named = fields.List(fields.String(), required=True)
    count = fields.Integer(required=True)
    undoes = fields.Integer()
    redoes = fields.Integer()


class Steps(Strict):
    """Steps, the newest first. `next` leads to older ones, where there are any."""

    items = fields.List(fields.Nested(Step), required=True)
    next = fields.String()


class Undoable(Strict):
    """What undo would take back and redo would do again, where there is something."""

    undo = fields.Nested(Step)
    redo = fields.Nested(Step)


class OnDay(Strict):
    """A day."""

    day = Day(required=True)


class TwoDays(Strict):
    """Two days to compare."""

    then = Day(required=True)
    now = Day(required=True)


class Moved(Strict):
    """Somebody as they stood on each of the two days."""

    then = fields.Nested(Connection, required=True)
    now = fields.Nested(Connection, required=True)


class Comparison(Strict):
    """Who came, who went, who moved."""

    then = Day(required=True)
    now = Day(required=True)
    came = fields.List(fields.Nested(Connection), required=True)
    went = fields.List(fields.Nested(Connection), required=True)
    closer = fields.List(fields.Nested(Moved), required=True)
    further = fields.List(fields.Nested(Moved), required=True)
    changed_state = fields.List(fields.Nested(Moved), required=True)
    stayed = fields.Integer(required=True)


class WhatToRemove(Strict):
    """What to take off the map and out of its history, for good."""

    item_id = Id(required=True)
