"""Whom I need protection from, in my own words."""

from datetime import date, datetime

from flask_babel import lazy_gettext as _l

from network.connections import when
from network.connections.model import Connection
from network.consent.kinds import Instrument, RelativeKind
from network.descriptions.folding import readings
from network.descriptions.marked import names_of, relation_of
from network.descriptions.model import (
    MOST_NAMES,
    NAME_LIMIT,
    OLDEST,
    SHORT_LIMIT,
    WORDS_LIMIT,
    Description,
    SaidOrder,
)
from network.identity import ItemId, ProtectionId
from web.forms.fields import Choice, Number, OneOf, Text
from web.forms.form import Form
from web.forms.lines import Lines, OneDay

MISSING = _l("Write a name, even if it is only what people call them.")


class SomebodyForm(Form):
    """Somebody, described. `connection` is who they are on my map, if they are on it."""

    names = Lines(limit=NAME_LIMIT, most=MOST_NAMES, missing=MISSING)
    former_names = Lines(limit=NAME_LIMIT, most=MOST_NAMES)
    born = Text(limit=when.WORDS_LIMIT)
    age = Number(lowest=0, highest=OLDEST)
    relation = Choice(RelativeKind)
    words = Text(limit=WORDS_LIMIT, lines=True)
    connection = OneOf()

    def check(self) -> None:
        if self.names and not any(readings(name) for name in self.names):
            self.refuse("names", MISSING)

    @classmethod
    def of(cls, one: Connection) -> "SomebodyForm":
        """What the map knows of them already."""
        return cls.filled(
            names=names_of(one),
            born=one.born.words,
            relation=relation_of(one),
            connection=one.id,
        )

    def description(self, description_id: str, at: datetime) -> Description:
        """The description as the form says it."""
        return Description(
            id=ProtectionId(description_id),
            at=at,
            names=self.names,
            former_names=self.former_names,
            born=when.read(self.born),
            age=self.age,
            relation=self.relation,
            words=self.words,
            connection_id=ItemId(self.connection) if self.connection else None,
            order=self.order(),
        )

    def order(self) -> SaidOrder | None:
        """What a court has said, if this is about that."""
        return None


class PaperForm(SomebodyForm):
    """Somebody whom a court, the police or a prison has told to keep away."""

    instrument = Choice(Instrument)
    issuer = Text(limit=SHORT_LIMIT)
    reference = Text(limit=SHORT_LIMIT)
    expires = OneDay()

    def order(self) -> SaidOrder | None:
        ends: date | None = self.expires
        return SaidOrder(
            instrument=self.instrument or Instrument.NOT_SAID,
            issuer=self.issuer,
            reference=self.reference,
            expires=ends,
        )
