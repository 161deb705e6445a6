"""What the owner of an account may change about it."""

from flask_babel import lazy_gettext as _l

from network.accounts.model import TOKEN_DAYS, TOKEN_NAME_LIMIT, TokenScope
from network.accounts.sign_in_names import TYPED_LIMIT
from web.forms.fields import Choices, OneOf, Secret, Text
from web.forms.form import Form


class ChangePasswordForm(Form):
    """The password now, and the new one."""

    current_password = Secret(missing=_l("Write the password that you have now."))
    new_password = Secret(missing=_l("Write a new password."))


class TokenForm(Form):
    """A key for a program."""

    name = Text(limit=TOKEN_NAME_LIMIT, missing=_l("Write what this key is for."))
    scopes = Choices(TokenScope)
    days = OneOf(missing=_l("Choose how long it should work."), limit=4)

    def check(self) -> None:
        if not self.scopes:
            self.refuse("scopes", _l("Choose what the program may do."))
        if TokenScope.WORK_READ in self.scopes:
            self.refuse("scopes", _l("Choose from the list."))
        if self.days and self.days not in {str(days) for days in TOKEN_DAYS}:
            self.refuse("days", _l("Choose one from the list."))


class EraseForm(Form):
    """The sign-in name typed out, so that nobody erases anything by accident."""

    sign_in_name = Text(limit=TYPED_LIMIT, missing=_l("Write your sign-in name."))
