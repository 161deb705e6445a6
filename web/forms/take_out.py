"""In which form somebody takes their map away."""

from flask_babel import lazy_gettext as _l

from network.exchange.use_cases import TakeOut
from web.forms.fields import Choice, Tick
from web.forms.form import Form


class TakeOutForm(Form):
    """The form of the file, and whether people marked private stay behind."""

    kind = Choice(TakeOut, missing=_l("Choose a kind of file."))
    leave_out_private = Tick()
