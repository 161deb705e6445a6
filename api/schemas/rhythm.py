"""With whom I stay in touch, and when we were."""

from marshmallow import fields, validate

from api.schemas.base import Id, Strict, called, one_of
from network.connections.model import NAME_LIMIT
from network.connections.when import WORDS_LIMIT
from network.rhythm.days import MOST_DAYS, WHAT_LIMIT, DayWish
from network.rhythm.due import Turn
from network.rhythm.model import MOST_KEPT, How, Rhythm


class NewContact(Strict):
    """That we were in touch, on about that day. No day that is to come."""

    on = fields.Date(required=True)
    how = one_of(How, required=True)


class ContactKept(NewContact):
    """The same as it is kept."""

    id = Id(required=True)


class StayingWith(Strict):
    """Somebody with whom I may stay in touch.

    `rhythm` is what I have said; `counts` is the same, or where our two wishes meet.
    """

    id = Id(required=True)
    who = called(NAME_LIMIT)
    tied = fields.Boolean(required=True)
    rhythm = one_of(Rhythm, required=True)
    counts = one_of(Rhythm, required=True)
    turn = one_of(Turn, required=True)
    contacts = fields.List(
        fields.Nested(ContactKept), required=True, validate=validate.Length(max=MOST_KEPT)
    )


class Staying(Strict):
    """Everybody in a tie that is open, and everybody alive on my map."""

    items = fields.List(fields.Nested(StayingWith), required=True)


class NewDay(Strict):
    """A day of my own, in my words, as rough as I like. `tell`: a tie, only with that wish."""

    what = called(WHAT_LIMIT)
    when = called(WORDS_LIMIT)
    wish = one_of(DayWish, required=True)
    tell = Id()


class DayKept(NewDay):
    """The same as it is kept. `near`: it comes within the week, or is now."""

    id = Id(required=True)
    near = fields.Boolean(required=True)


class OwnDays(Strict):
    """Every day that I keep."""

    items = fields.List(
        fields.Nested(DayKept), required=True, validate=validate.Length(max=MOST_DAYS)
    )
