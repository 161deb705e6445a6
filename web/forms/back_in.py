"""What is typed where two members of staff help somebody back in."""

from flask_babel import lazy_gettext as _l

from web.forms.fields import OneOf, Tick
from web.forms.form import Form


class BeginForm(Form):
    """Which colleague comes and sees them too, and that they are here in person."""

    here = Tick()
    staff = OneOf(missing=_l("Choose who."))

    def check(self) -> None:
        if not self.here:
            self.refuse("here", _l("Do this only while they are with you."))


class SeenForm(Form):
    """That the second has seen them too."""

    here = Tick()

    def check(self) -> None:
        if not self.here:
            self.refuse("here", _l("Do this only while they are with you."))
