"""Getting an account back."""

from flask_babel import lazy_gettext as _l

from network.accounts.evidence import More
from network.accounts.sign_in_names import TYPED_LIMIT
from web.forms.fields import Secret, Text
from web.forms.form import Form

LONGEST_CODE = 60


class RecoverForm(Form):
    """A sign-in name, one of its saved codes, and what else shows whose account it is."""

    sign_in_name = Text(limit=TYPED_LIMIT, missing=_l("Write your sign-in name."))
    saved_code = Secret(limit=LONGEST_CODE)
    password = Secret()
    second_code = Secret(limit=LONGEST_CODE)
    passed_code = Secret(limit=LONGEST_CODE)
    other_passed_code = Secret(limit=LONGEST_CODE)
    worker_code = Secret(limit=LONGEST_CODE)

    def check(self) -> None:
        others = (self.password, self.second_code, *self._passed, self.worker_code)
        if not any(text.strip() for text in (self.saved_code, *others)):
            self.refuse("saved_code", _l("Write one of your saved codes."))

    @property
    def more(self) -> More:
        """What was written besides the saved code."""
        return More(
            password=self.password,
            second=self.second_code,
            passed_on=tuple(text for text in self._passed if text.strip()),
            worker=self.worker_code,
        )

    @property
    def _passed(self) -> tuple[str, str]:
        return self.passed_code, self.other_passed_code
