"""An organisation's homes, and whose staff belong to which."""

from flask_babel import lazy_gettext as _l

from network.organisations.model import NAME_LIMIT
from web.forms.fields import SomeOf, Text
from web.forms.form import Form


class HomeForm(Form):
    """What a home is called."""

    name = Text(limit=NAME_LIMIT, missing=_l("Write what it is called."))


class BelongForm(Form):
    """To which homes somebody belongs."""

    homes = SomeOf()
