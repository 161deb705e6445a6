"""What somebody says of themselves."""

from marshmallow import fields

from api.schemas.base import Day, Several, Strict, Text, called
from network.people.model import MOST_NAMES, NAME_LIMIT


class AboutFields(Strict):
    """Names, former names and the day of birth, all of them as they are now."""

    names = Several(called(NAME_LIMIT), MOST_NAMES, required=True)
    former_names = Several(called(NAME_LIMIT), MOST_NAMES, required=True)
    born = Day(required=True, allow_none=True)


class About(Strict):
    """What I say of myself, as kept."""

    names = fields.List(Text(NAME_LIMIT), required=True)
    former_names = fields.List(Text(NAME_LIMIT), required=True)
    born = Day(required=True, allow_none=True)
    checked = fields.Boolean(required=True)
    version = fields.Integer(required=True)
