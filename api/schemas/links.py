"""Links between two people on a map."""

from marshmallow import fields

from api.schemas.base import Id, Several, Strict, Text, one_of, when
from api.schemas.people import MOST_KEPT, KeptSchema
from network.connections.kinds import Certainty, KinBy, LinkKind
from network.connections.model import WORDS_LIMIT


class LinkFields(Strict):
    """What the owner knows of two others. `parent_of` and `cared_for` read from `a` to `b`."""

    a = Id(required=True)
    b = Id(required=True)
    kind = one_of(LinkKind)
    kin_by = one_of(KinBy, allow_none=True)
    words = Text(WORDS_LIMIT)
    certainty = one_of(Certainty, allow_none=True)
    since = when()
    until = when()
    kept = Several(fields.Nested(KeptSchema), MOST_KEPT)


class Link(LinkFields):
    """A link, as kept."""

    id = Id(required=True)
    version = fields.Integer(required=True)
