"""A place in somebody's life."""

from dataclasses import replace
from datetime import date

from flask_babel import lazy_gettext as _l

from network.connections import when
from network.connections.kinds import Certainty, Feeling, PlaceKind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT, Place
from web.forms.fields import Choice, Number, Text
from web.forms.form import Form

DATES = ("came", "left")


class PlaceForm(Form):
    """Only something to call it has to be there."""

    base = Number(lowest=0, highest=10**9 - 1)
    name = Text(limit=NAME_LIMIT, missing=_l("Write something to call this place."))
    kind = Choice(PlaceKind)
    area = Text(limit=WORDS_LIMIT)
    came = Text(limit=when.WORDS_LIMIT)
    left = Text(limit=when.WORDS_LIMIT)
    feeling = Choice(Feeling)
    certainty = Choice(Certainty)
    words = Text(limit=WORDS_LIMIT, lines=True)

    @classmethod
    def of(cls, place: Place, *, base: int | None) -> "PlaceForm":
        """The form as it is opened."""
        same = {name: getattr(place, name) for name in cls.fields if name not in {"base", *DATES}}
        return cls.filled(base=base, came=place.came.words, left=place.left.words, **same)

    def place(self, before: Place, *, born: date | None) -> Place:
        """The place as the form says it; what it doesn't ask stays as it was."""
        return replace(
            before,
            name=self.name,
            kind=self.kind or PlaceKind.OTHER,
            area=self.area,
            came=_read(self.came, before.came, born=born),
            left=_read(self.left, before.left, born=born),
            feeling=self.feeling,
            certainty=self.certainty,
            words=self.words,
        )


def _read(words: str, before: when.When, *, born: date | None) -> when.When:
    return before if words == before.words else when.read(words, born=born)
