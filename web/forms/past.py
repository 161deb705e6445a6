"""How somebody and I know each other, as I say it."""

from flask_babel import lazy_gettext as _l

from network.claims.model import NOT_FOR_THIS, Said
from network.connections import when
from network.connections.kinds import KinBy, Kind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from web.forms.fields import Choice, Number, Text
from web.forms.form import Form

CHOOSE = _l("Choose what you are, or were, to them.")


class PastForm(Form):
    """Who, what I was to them, where and when, and the name by which they knew me."""

    base = Number(lowest=0, highest=10**9 - 1)
    who = Text(limit=NAME_LIMIT, missing=_l("Write their name, as you knew them."))
    me = Text(limit=NAME_LIMIT, missing=_l("Write the name they knew you by."))
    kind = Choice(Kind, missing=CHOOSE)
    kin_by = Choice(KinBy)
    where = Text(limit=WORDS_LIMIT)
    since = Text(limit=when.WORDS_LIMIT)
    until = Text(limit=when.WORDS_LIMIT)
    words = Text(limit=WORDS_LIMIT, lines=True)

    def check(self) -> None:
        if self.kind in NOT_FOR_THIS:
            self.refuse("kind", CHOOSE)

    @classmethod
    def of(cls, said: Said, *, base: int) -> "PastForm":
        """The form as it is opened."""
        return cls.filled(
            base=base,
            who=said.who,
            me=said.me,
            kind=said.kind,
            kin_by=said.kin_by,
            where=said.where,
            since=said.since.words,
            until=said.until.words,
            words=said.words,
        )

    def said(self) -> Said:
        """What the form says. Only for a form without errors."""
        return Said(
            who=self.who,
            me=self.me,
            kind=self.kind or Kind.NOT_SAID,
            kin_by=self.kin_by,
            where=self.where,
            since=when.read(self.since),
            until=when.read(self.until),
            words=self.words,
        )
