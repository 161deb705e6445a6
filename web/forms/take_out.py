"""In which form somebody takes their map away."""

from flask_babel import lazy_gettext as _l

from network.drawing.files import MapView
from network.exchange.use_cases import TakeOut
from web.forms.fields import Choice, Tick
from web.forms.form import Form


class TakeOutForm(Form):
    """The form of the file, what a picture shows, and whether private people stay behind."""

    kind = Choice(TakeOut, missing=_l("Choose a kind of file."))
    view = Choice(MapView)
    leave_out_private = Tick()
