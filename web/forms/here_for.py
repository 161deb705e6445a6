"""What I am here for."""

from flask_babel import lazy_gettext as _l

from network.accounts.model import HereFor
from web.forms.fields import Choice
from web.forms.form import Form


class HereForForm(Form):
    """My own map, somebody else, or both."""

    here_for = Choice(HereFor, missing=_l("Choose one."))
