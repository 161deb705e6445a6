"""What I close for everybody, and whom I keep something from."""

from marshmallow import ValidationError, fields, validates_schema

from api.schemas.base import Id, Strict, one_of
from network.consent.kinds import AudienceKind, RelativeKind, SecrecyKind, VetoKind


class VetoFields(Strict):
    """Nobody may come looking for me, or none of these relatives."""

    kind = one_of(VetoKind, required=True)
    relatives = fields.List(one_of(RelativeKind))

    @validates_schema
    def _fits(self, said: dict[str, object], **_more: object) -> None:
        by_kind = said["kind"] is VetoKind.BY_KIND
        if said["kind"] is VetoKind.BY_PERSON:
            raise ValidationError("Not by a program.", "kind")
        if by_kind is not bool(said.get("relatives")):
            raise ValidationError("Say which relatives, and only then.", "relatives")


class Whom(Strict):
    """An organisation, the staff of a home, or a worker."""

    kind = one_of(AudienceKind, required=True)
    id = Id(required=True)


class WhomNamed(Whom):
    """The same, by name."""

    name = fields.String(required=True)
    organisation = fields.String(required=True)


class EverybodyAround(Strict):
    """From whom something can be kept."""

    items = fields.List(fields.Nested(WhomNamed), required=True)


class SecrecyFields(Strict):
    """From whom to keep what."""

    audience = fields.Nested(Whom, required=True)
    kind = one_of(SecrecyKind, load_default=SecrecyKind.MUST_NOT_KNOW)


class VetoKept(Strict):
    """A door that I have closed."""

    id = Id(required=True)
    kind = one_of(VetoKind, required=True)
    relatives = fields.List(one_of(RelativeKind), required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})


class SecrecyKept(Strict):
    """Somebody from whom I keep something."""

    id = Id(required=True)
    kind = one_of(SecrecyKind, required=True)
    audience = fields.Nested(Whom, required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})


class Opening(Strict):
    """Something that I am opening: until then it can be taken back unseen."""

    id = Id(required=True)
    opens_at = fields.String(required=True, metadata={"format": "date-time"})


class Choices(Strict):
    """What protects me now, and what waits to be opened."""

    vetoes = fields.List(fields.Nested(VetoKept), required=True)
    must_not_know = fields.List(fields.Nested(SecrecyKept), required=True)
    open_to_requests = fields.Boolean(required=True)
    waiting = fields.List(fields.Nested(Opening), required=True)
