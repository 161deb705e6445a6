"""What somebody says in their own words: a card, and what they are willing to hear."""

from marshmallow import fields, validate

from api.schemas.base import Id, Several, Strict, Text, one_of, when
from network.connections.kinds import Kind
from network.connections.model import NAME_LIMIT, NOTE_LIMIT, WORDS_LIMIT
from network.consent.kinds import Channel
from network.story.model import PART_LIMIT
from network.willingness.model import YEARS, HowOften


class StoryFields(Strict):
    """What stands on a card. What is left out is not said."""

    called = Text(NAME_LIMIT)
    know = Text(PART_LIMIT)
    never_ask = Text(PART_LIMIT)
    matters = Text(PART_LIMIT)
    hard_dates = Text(PART_LIMIT)


class Story(StoryFields):
    """The card, as kept. Version 0: nothing has been written yet."""

    version = fields.Integer(required=True)


class WillingFields(Strict):
    """Whom somebody would be glad to hear from, by name or by home, and their limits."""

    kind = one_of(Kind, required=True)
    who = Text(NAME_LIMIT)
    where = Text(WORDS_LIMIT)
    since = when()
    until = when()
    channels = Several(one_of(Channel), len(Channel), least=1, required=True)
    how_often = one_of(HowOften)
    topics = Text(WORDS_LIMIT)
    cannot = Text(WORDS_LIMIT)
    message = Text(NOTE_LIMIT)
    years = fields.Integer(strict=True, required=True, validate=validate.OneOf(YEARS))


class Willing(WillingFields):
    """What was left, as kept."""

    id = Id(required=True)
    version = fields.Integer(required=True)
    said_at = fields.DateTime(required=True)
    ends_at = fields.DateTime(required=True)


class AllWilling(Strict):
    """Everything that was left, newest first."""

    items = fields.List(fields.Nested(Willing), required=True)
