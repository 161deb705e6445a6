"""Asking to be in touch with somebody again: what is asked, and all that is ever said to it."""

from marshmallow import fields

from api.schemas.base import Id, Several, Strict, Text, called, one_of
from network.asking.kinds import Hope
from network.connections.model import NAME_LIMIT, WORDS_LIMIT


class AskedFields(Strict):
    """Whom, as they were known; what for; what they may be told; who must not know."""

    whom = called(NAME_LIMIT)
    clues = Text(WORDS_LIMIT)
    hopes = Several(one_of(Hope), len(Hope), least=1, required=True)
    why = Text(WORDS_LIMIT)
    my_name = called(NAME_LIMIT)
    knew_me = Text(WORDS_LIMIT)
    message = Text(WORDS_LIMIT)
    keep_from = Text(WORDS_LIMIT)


class NewRequest(AskedFields):
    """Whom on my map, and the place among those that work with me of whoever is to ask."""

    connection = Id(required=True)
    place = Id(required=True)


class Request(AskedFields):
    """What was asked. It changes by nothing but my taking it back. `said` is the same for all."""

    id = Id(required=True)
    connection = Id(required=True)
    organisation = fields.String(required=True)
    worker = fields.String(required=True)
    asked_at = fields.DateTime(required=True)
    withdrawn_at = fields.DateTime(allow_none=True)
    checks_in_at = fields.List(fields.DateTime(), required=True)
    said = fields.String(required=True)
    help = fields.String(required=True)
    """Show this first, where it isn't empty: what was written sounds like a crisis."""


class AllRequests(Strict):
    """Everything that I asked for, newest first."""

    items = fields.List(fields.Nested(Request), required=True)
