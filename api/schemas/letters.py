"""Letters with one person, as I have them: mine, and those that I got."""

from marshmallow import fields

from api.schemas.base import Id, Strict, Text, called, one_of
from network.letters.model import DESCRIPTION_LIMIT, TEXT_LIMIT, Caught, LetterState


class LetterPictureSeen(Strict):
    """A picture with a letter, and what its sender says of it."""

    id = Id(required=True)
    description = Text(DESCRIPTION_LIMIT, required=True)


class LetterSeen(Strict):
    """A letter. `state` and `cameBackFor` are there for my own alone: nobody sees what was read."""

    id = Id(required=True)
    mine = fields.Boolean(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    text = Text(TEXT_LIMIT, required=True)
    state = one_of(LetterState)
    came_back_for = one_of(Caught)
    pictures = fields.List(fields.Nested(LetterPictureSeen), required=True)


class Letters(Strict):
    """Letters, the newest first. `next` leads to the next page, where there is one."""

    items = fields.List(fields.Nested(LetterSeen), required=True)
    next = fields.String()


class LetterText(Strict):
    """The words of a letter."""

    text = called(TEXT_LIMIT)


class LetterBegun(Strict):
    """The letter that I am writing: its words as far as they were kept, and its pictures."""

    text = Text(TEXT_LIMIT, required=True)
    pictures = fields.List(fields.Nested(LetterPictureSeen), required=True)


class NewLetterPicture(Strict):
    """What is to be seen on a picture, for whoever can't see it."""

    description = Text(DESCRIPTION_LIMIT)
