"""How somebody may be reached, as a program sees it."""

from marshmallow import fields

from api.schemas.base import Id, Strict, one_of
from network.sending.kinds import GoodTime, NoticeFor, PointKind, Subject


class Way(Strict):
    """One way to reach me. `on` says whether anything is ever sent there."""

    id = Id(required=True)
    kind = one_of(PointKind, required=True)
    address = fields.String(required=True)
    on = fields.Boolean(required=True)
    confirmed = fields.Boolean(required=True)
    not_working = fields.Boolean(required=True)
    wanted = fields.List(one_of(NoticeFor), required=True)
    good_time = one_of(GoodTime, required=True)
    subject = one_of(Subject, required=True)
    who_reads = fields.String(required=True)
    words = fields.String(required=True)


class Reach(Strict):
    """How I may be reached. `never` wins over everything else."""

    never = fields.Boolean(required=True)
    items = fields.List(fields.Nested(Way), required=True)
