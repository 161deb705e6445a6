"""Getting an account back."""

from flask_babel import lazy_gettext as _l

from network.accounts.sign_in_names import TYPED_LIMIT
from web.forms.fields import Secret, Text
from web.forms.form import Form


class RecoverForm(Form):
    """A sign-in name and one of its saved codes."""

    sign_in_name = Text(limit=TYPED_LIMIT, missing=_l("Write your sign-in name."))
    saved_code = Secret(missing=_l("Write one of your saved codes."), limit=60)
