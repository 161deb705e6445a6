"""Who is asking."""

from marshmallow import fields

from api.schemas.base import Strict, one_of
from network.accounts.model import TokenScope


class Me(Strict):
    """The account behind the token, and what the token allows."""

    sign_in_name = fields.String(required=True)
    scopes = fields.List(one_of(TokenScope), required=True)
