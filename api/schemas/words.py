"""Notes, photos and the owner's own settings."""

from marshmallow import fields, validate

from api.schemas.base import Id, Several, Strict, Text, called, when
from api.schemas.people import MOST_KEPT, KeptSchema
from network.connections.model import NAME_LIMIT, NOTE_LIMIT, RINGS, WORDS_LIMIT


class NoteFields(Strict):
    """The owner's words about a person or a place."""

    about = Id(required=True)
    text = called(NOTE_LIMIT)
    written = when()


class Note(NoteFields):
    """A note, as kept."""

    id = Id(required=True)
    version = fields.Integer(required=True)


class Notes(Strict):
    """Notes about one person or place."""

    items = fields.List(fields.Nested(Note), required=True)


class NotesAbout(Strict):
    """Whose notes."""

    about = Id(required=True)


class Photo(Strict):
    """A photo, as kept. The picture itself is at its own address."""

    id = Id(required=True)
    about = Id(required=True)
    caption = Text(WORDS_LIMIT)
    width = fields.Integer()
    height = fields.Integer()
    version = fields.Integer(required=True)


class NewPhoto(Strict):
    """What a new photo shows."""

    about = Id(required=True)
    caption = Text(WORDS_LIMIT)


class Caption(Strict):
    """Words under a photo."""

    caption = Text(WORDS_LIMIT, required=True)


class PhotoSize(Strict):
    """How large a picture."""

    small = fields.String(validate=validate.OneOf(["yes", "no"]))


class SettingsFields(Strict):
    """The owner on their own map. One to five names of rings, the closest first."""

    my_name = Text(NAME_LIMIT)
    born = when()
    ring_names = Several(called(NAME_LIMIT), RINGS, least=1)
    kept = Several(fields.Nested(KeptSchema), MOST_KEPT)


class Settings(SettingsFields):
    """The owner's settings, as kept."""

    id = Id(required=True)
    version = fields.Integer(required=True)
