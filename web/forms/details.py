"""How I can be reached, who keeps what is new, and what somebody may have."""

from flask_babel import lazy_gettext as _l

from network.consent.widening import Pressed
from network.details.model import LIMITS, Details, Point, Values
from web.forms.fields import YES, Choice, Choices, OneOf, SomeOf, Text, Tick
from web.forms.form import Form


class DetailsForm(Form):
    """My own ways to be reached. Every one may stay empty."""

    phone = Text(limit=LIMITS[Point.PHONE])
    mail = Text(limit=LIMITS[Point.MAIL])
    best = Text(limit=LIMITS[Point.BEST], lines=True)
    region = Text(limit=LIMITS[Point.REGION])

    @classmethod
    def of(cls, details: Details) -> "DetailsForm":
        """The form as it is opened."""
        return cls.filled(**{point.value: details.value(point) for point in Point})

    def said(self) -> Values:
        """What the form says. Only for a form without errors."""
        return {
            Point.PHONE: self.phone,
            Point.MAIL: self.mail,
            Point.BEST: self.best,
            Point.REGION: self.region,
        }


class NewsForm(DetailsForm):
    """The same, with who keeps what is new, and whether they are told that there is something."""

    stay = SomeOf()
    tell = Tick()


class GiveForm(Form):
    """What somebody may have, and the quiet question."""

    ways = Choices(Point)
    secret = OneOf(missing=_l("Choose one. Nobody can see later which it was."))

    def check(self) -> None:
        if not self.ways and "ways" not in self.errors:
            self.refuse("ways", _l("Choose at least one."))

    @property
    def pressed(self) -> Pressed:
        """What they said to it."""
        return Pressed(yes=self.secret == YES)


class TakeBackForm(Form):
    """What somebody may have no more."""

    point = Choice(Point, missing=_l("Choose one."))
