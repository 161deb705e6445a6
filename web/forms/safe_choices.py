"""What I close for everybody, or keep from somebody; and opening something again."""

from flask_babel import lazy_gettext as _l

from network.consent.kinds import RelativeKind, SecrecyKind
from web.forms.fields import YES, Choice, Choices, OneOf
from web.forms.form import Form


class FamilyForm(Form):
    """Which relatives, and others, may not come looking for me."""

    relatives = Choices(RelativeKind)

    def check(self) -> None:
        if not self.relatives:
            self.refuse("relatives", _l("Choose at least one."))


class HiddenForm(Form):
    """From whom, and what: that I am here at all, or what is mine."""

    audience = OneOf(missing=_l("Choose who."), limit=80)
    kind = Choice(SecrecyKind, missing=_l("Choose what."))


class OpenAgainForm(Form):
    """The quiet question. The name of its field keeps the answer out of every draft."""

    secret = OneOf()

    @property
    def pressed(self) -> bool:
        """Whether somebody is making them do this, or may be."""
        return self.secret == YES
