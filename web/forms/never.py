"""By whom somebody never wants to be helped back in."""

from flask_babel import lazy_gettext as _l

from web.forms.fields import OneOf
from web.forms.form import Form


class NeverForm(Form):
    """An organisation, a home's staff, or one worker."""

    audience = OneOf(missing=_l("Choose who."), limit=80)
