"""How somebody is linked, and what the map says for its owner alone."""

from marshmallow import fields

from api.schemas.base import Id, Strict, one_of
from network.connections.kinds import Support


class Hop(Strict):
    """One step of the way. Without `from` it starts at the owner; `by` is a link, `at` a place."""

    from_ = Id(data_key="from")
    to = Id(required=True)
    by = Id()
    at = Id()
    places = fields.List(Id())


class Path(Strict):
    """The way from the owner to somebody. No hops: there is no way yet."""

    hops = fields.List(fields.Nested(Hop), required=True)


class OneGives(Strict):
    """A support that one person alone gives."""

    support = one_of(Support, required=True)
    id = Id(required=True)


class IGive(Strict):
    """A support that the owner gives, and to how many."""

    support = one_of(Support, required=True)
    size = fields.Integer(required=True)


class RingSize(Strict):
    """How many stand on a ring."""

    ring = fields.Integer(required=True)
    size = fields.Integer(required=True)


class Group(Strict):
    """People under one word of the owner's."""

    name = fields.String(required=True)
    people = fields.List(Id(), required=True)


class Insights(Strict):
    """For the owner alone: plain counts and lists of ids. No score, nothing inferred."""

    people = fields.List(Id(), required=True)
    pets = fields.List(Id(), required=True)
    remembered = fields.List(Id(), required=True)
    love_me = fields.List(Id(), required=True)
    loved_and_remembered = fields.List(Id(), required=True)
    nobody_gives = fields.List(one_of(Support), required=True)
    one_person_gives = fields.List(fields.Nested(OneGives), required=True)
    i_give = fields.List(fields.Nested(IGive), required=True)
    unpaid = fields.List(Id(), required=True)
    paid = fields.List(Id(), required=True)
    quiet = fields.List(Id(), required=True)
    would_like_to_find = fields.List(Id(), required=True)
    family = fields.List(Id(), required=True)
    rings = fields.List(fields.Nested(RingSize), required=True)
    groups = fields.List(fields.Nested(Group), required=True)
    in_touch = fields.List(Id(), required=True)
