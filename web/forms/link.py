"""How two people on the map know each other."""

from dataclasses import replace
from datetime import date

from flask_babel import lazy_gettext as _l

from network.connections import when
from network.connections.kinds import Certainty, KinBy, LinkKind
from network.connections.model import WORDS_LIMIT, Link
from network.identity import ItemId
from web.forms.fields import Choice, Number, OneOf, Text
from web.forms.form import Form


class LinkForm(Form):
    """Who, whom and how. `other_way` turns a link round that has a direction."""

    base = Number(lowest=0, highest=10**9 - 1)
    first = OneOf(missing=_l("Choose the first person."))
    second = OneOf(missing=_l("Choose the second person."))
    kind = Choice(LinkKind, missing=_l("Choose how they know each other."))
    kin_by = Choice(KinBy)
    words = Text(limit=WORDS_LIMIT)
    certainty = Choice(Certainty)
    since = Text(limit=when.WORDS_LIMIT)
    until = Text(limit=when.WORDS_LIMIT)

    def check(self) -> None:
        if self.first and self.first == self.second:
            self.refuse("second", _l("Choose two different people."))

    @classmethod
    def of(cls, link: Link, *, base: int | None) -> "LinkForm":
        """The form as it is opened."""
        return cls.filled(
            base=base,
            first=link.a,
            second=link.b,
            kind=link.kind,
            kin_by=link.kin_by,
            words=link.words,
            certainty=link.certainty,
            since=link.since.words,
            until=link.until.words,
        )

    def link(self, before: Link, *, born: date | None) -> Link:
        """The link as the form says it."""
        return replace(
            before,
            a=ItemId(self.first),
            b=ItemId(self.second),
            kind=self.kind or LinkKind.KNOWS,
            kin_by=self.kin_by,
            words=self.words,
            certainty=self.certainty,
            since=when.read(self.since, born=born),
            until=when.read(self.until, born=born),
        )
