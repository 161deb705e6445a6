"""The one shape of every error (RFC 9457)."""

from marshmallow import fields

from api.schemas.base import Strict


class Problem(Strict):
    """What went wrong: `code` for programs, `title` for people, `problems` field by field."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True)
    request_id = fields.String(required=True)
    problems = fields.Dict(keys=fields.String(), values=fields.String())
