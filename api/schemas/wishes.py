"""Wishes to hear from somebody: what is written, and all that is ever said to it."""

from marshmallow import fields

from api.schemas.base import Id, Strict, Text, called, one_of
from network.connections import when
from network.connections.kinds import Kind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT


class WishFields(Strict):
    """Whom, as they were known; how they knew me; what they may read."""

    whom = called(NAME_LIMIT)
    other_name = Text(NAME_LIMIT)
    born = Text(when.WORDS_LIMIT)
    kind = one_of(Kind, load_default=Kind.NOT_SAID)
    where = Text(WORDS_LIMIT)
    since = Text(when.WORDS_LIMIT)
    until = Text(when.WORDS_LIMIT)
    clues = Text(WORDS_LIMIT)
    known_as = called(NAME_LIMIT)
    my_name = called(NAME_LIMIT)
    words = Text(WORDS_LIMIT)


class NewWish(WishFields):
    """A wish. `connection`: whom on my map it is for; without it, somebody who is not on it."""

    connection = Id(allow_none=True, load_default=None)


class Wish(WishFields):
    """A wish. Until it has come true, nothing but my own doing changes it."""

    id = Id(required=True)
    connection = Id(required=True, allow_none=True)
    wished_at = fields.DateTime(required=True)
    withdrawn_at = fields.DateTime(required=True, allow_none=True)
    confirmed_at = fields.DateTime(required=True, allow_none=True)
    came_true_at = fields.DateTime(required=True, allow_none=True)
    said = fields.String(required=True)
    help = fields.String(required=True)
    """Show this first, where it isn't empty: what was written sounds like a crisis."""


class AllWishes(Strict):
    """Everything that I wish, newest first, and when wishes are next confirmed, on the pages."""

    items = fields.List(fields.Nested(Wish), required=True)
    confirmed_from = fields.DateTime(required=True)
