"""How I can be reached, and whom I let have what."""

from marshmallow import fields, validate

from api.schemas.base import Id, Strict, one_of
from network.details.model import LIMITS, Point


def _point(point: Point) -> fields.String:
    return fields.String(required=True, validate=validate.Length(max=LIMITS[point]))


class PointsGiven(Strict):
    """What I let somebody have. `id` is that of the tie."""

    id = Id(required=True)
    points = fields.List(
        one_of(Point), required=True, validate=validate.Length(min=1, max=len(Point))
    )


class HowToReachMe(Strict):
    """My own words, each empty where I have written none, and who may have which of them."""

    phone = _point(Point.PHONE)
    mail = _point(Point.MAIL)
    best = _point(Point.BEST)
    region = _point(Point.REGION)
    given = fields.List(fields.Nested(PointsGiven), required=True)


class PointTaken(Strict):
    """The point that somebody is to have no more."""

    point = one_of(Point, required=True)
