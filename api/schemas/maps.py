"""A whole map, and lists of what is on it."""

from marshmallow import fields, validate

from api.pagination import CURSOR, LIMIT, MOST
from api.schemas.base import Id, Strict
from api.schemas.links import Link
from api.schemas.people import Connection
from api.schemas.places import Place
from api.schemas.words import Photo, Settings


class Map(Strict):
    """Everything on a map but the text of notes. `seq` is the number of its newest step."""

    seq = fields.Integer(required=True)
    settings = fields.Nested(Settings, required=True)
    places = fields.List(fields.Nested(Place), required=True)
    connections = fields.List(fields.Nested(Connection), required=True)
    links = fields.List(fields.Nested(Link), required=True)
    photos = fields.List(fields.Nested(Photo), required=True)
    noted = fields.List(Id(), required=True, metadata={"description": "What has notes."})


class Page(Strict):
    """Which page of a list."""

    cursor = fields.String(validate=validate.Regexp(CURSOR, error="That is no cursor."))
    limit = fields.Integer(
        validate=validate.Range(1, MOST), load_default=LIMIT, metadata={"default": LIMIT}
    )


class Connections(Strict):
    """People on the map. `next` leads to the next page, where there is one."""

    items = fields.List(fields.Nested(Connection), required=True)
    next = fields.String()


class Places(Strict):
    """Places on the map. `next` leads to the next page, where there is one."""

    items = fields.List(fields.Nested(Place), required=True)
    next = fields.String()


class Links(Strict):
    """Links on the map. `next` leads to the next page, where there is one."""

    items = fields.List(fields.Nested(Link), required=True)
    next = fields.String()
