"""Whom I am in touch with, and the codes that I have made. Another's part shows as they let it."""

from marshmallow import fields

from api.schemas.base import Id, Strict, Text, called, one_of
from network.connections.kinds import Kind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.ties.in_touch import Stands


class TieSeen(Strict):
    """A tie as I may see it now. `shows`: the name that they go by, empty while it is paused."""

    id = Id(required=True)
    stands = one_of(Stands, required=True)
    who = called(NAME_LIMIT)
    me = called(NAME_LIMIT)
    kind = one_of(Kind, required=True)
    shows = Text(NAME_LIMIT)
    i_say_yes = fields.Boolean(required=True)


class Ties(Strict):
    """Everybody I am, or was, in touch with here."""

    items = fields.List(fields.Nested(TieSeen), required=True)


class TieCodeSeen(Strict):
    """A code of mine.

    `who`: for whom, in my own words. Whether anybody has typed it is not shown.
    """

    id = Id(required=True)
    code = fields.String(required=True)
    who = called(NAME_LIMIT)
    me = called(NAME_LIMIT)
    words = Text(WORDS_LIMIT)
    until = fields.DateTime(required=True)
    heard = fields.Boolean(required=True)


class TieCodesSeen(Strict):
    """My codes. `heard`: somebody has said yes, and lets me know."""

    items = fields.List(fields.Nested(TieCodeSeen), required=True)
