"""Whom I am in touch with, and the codes that I have made. Another's part shows as they let it."""

from marshmallow import fields

from api.schemas.base import Id, Strict, Text, called, one_of
from network.connections.kinds import Kind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.ties.answers import AnswerKind, Farewell
from network.ties.in_touch import Stands
from network.ties.limits import By, Cannot, LeftOut, Often


class LimitsSeen(Strict):
    """What one side can do, and what it can't. What is empty was not said."""

    by = fields.List(one_of(By), required=True)
    often = one_of(Often, required=True, allow_none=True)
    leave_out = fields.List(one_of(LeftOut), required=True)
    cannot = fields.List(one_of(Cannot), required=True)
    until = fields.Date(required=True, allow_none=True)


class TieSeen(Strict):
    """A tie as I may see it now. `shows`: the name that they go by, empty while it is paused.

    `theirLimits`: nothing while it is paused. `farewell`: with which words they ended it, once
    they let me read that.
    """

    id = Id(required=True)
    stands = one_of(Stands, required=True)
    who = called(NAME_LIMIT)
    me = called(NAME_LIMIT)
    kind = one_of(Kind, required=True)
    shows = Text(NAME_LIMIT)
    i_say_yes = fields.Boolean(required=True)
    limits = fields.Nested(LimitsSeen, required=True)
    their_limits = fields.Nested(LimitsSeen, required=True)
    farewell = one_of(Farewell, required=True)


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
    answer = one_of(AnswerKind, required=True, allow_none=True)


class TieCodesSeen(Strict):
    """My codes. `heard`: somebody has answered, and lets me know. `answer`: in which way."""

    items = fields.List(fields.Nested(TieCodeSeen), required=True)


class OneLeftToThem(Strict):
    """One letter that I left to the organisation which wrote it.

    `takenOnAt`: when a human being there took it on.
    """

    id = Id(required=True)
    to = called(NAME_LIMIT)
    at = fields.DateTime(required=True)
    taken_on_at = fields.DateTime(required=True, allow_none=True)


class LeftToThemSeen(Strict):
    """What I left to an organisation to answer. Whoever asked sees nothing of it."""

    items = fields.List(fields.Nested(OneLeftToThem), required=True)
