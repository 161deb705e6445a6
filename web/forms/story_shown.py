"""Whom my card is shown to, and for how long."""

from flask_babel import lazy_gettext as _l

from network.story.model import SHOWN_FOR
from web.forms.fields import Number, OneOf
from web.forms.safe_choices import OpenAgainForm


class ShowForm(OpenAgainForm):
    """One helper, so many days, and the quiet question."""

    helper = OneOf(missing=_l("Choose who may read it."))
    days = Number(lowest=min(SHOWN_FOR), highest=max(SHOWN_FOR), missing=_l("Choose for how long."))

    def check(self) -> None:
        if self.days is not None and self.days not in SHOWN_FOR:
            self.refuse("days", _l("Choose one from the list."))
