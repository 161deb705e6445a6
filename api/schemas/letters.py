"""Letters with one person, as I have them: mine, and those that I got."""

from marshmallow import fields, validate

from api.schemas.base import Id, Strict, Text, called, one_of
from network.letters.model import (
    DESCRIPTION_LIMIT,
    SAID_LIMIT,
    TEXT_LIMIT,
    Caught,
    LetterState,
)
from network.letters.sound import MOST_SECONDS


class LetterPictureSeen(Strict):
    """A picture with a letter, and what its sender says of it."""

    id = Id(required=True)
    description = Text(DESCRIPTION_LIMIT, required=True)


class LetterVoiceSeen(Strict):
    """A voice note with a letter, how long it lasts, and what is said in it, in words."""

    id = Id(required=True)
    seconds = fields.Integer(required=True, validate=validate.Range(1, MOST_SECONDS + 1))
    said = Text(SAID_LIMIT, required=True)


class LetterSeen(Strict):
    """A letter. `state` and `cameBackFor` are there for my own alone: nobody sees what was read."""

    id = Id(required=True)
    mine = fields.Boolean(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    text = Text(TEXT_LIMIT, required=True)
    state = one_of(LetterState)
    came_back_for = one_of(Caught)
    pictures = fields.List(fields.Nested(LetterPictureSeen), required=True)
    voice_notes = fields.List(fields.Nested(LetterVoiceSeen), required=True)


class Letters(Strict):
    """Letters, the newest first. `next` leads to the next page, where there is one."""

    items = fields.List(fields.Nested(LetterSeen), required=True)
    next = fields.String()


class LetterText(Strict):
    """The words of a letter."""

    text = called(TEXT_LIMIT)


class LetterBegun(Strict):
    """The letter that I am writing: its words as far as they were kept, and what lies with it."""

    text = Text(TEXT_LIMIT, required=True)
    pictures = fields.List(fields.Nested(LetterPictureSeen), required=True)
    voice_notes = fields.List(fields.Nested(LetterVoiceSeen), required=True)


class NewLetterPicture(Strict):
    """What is to be seen on a picture, for whoever can't see it."""

    description = Text(DESCRIPTION_LIMIT)


class NewLetterVoice(Strict):
    """What is said in a voice note, for whoever doesn't hear well."""

    said = Text(SAID_LIMIT)
