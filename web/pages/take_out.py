"""Taking a copy of the map away, in forms that other programs read."""

from flask import Blueprint, Response, render_template, request

from network.drawing.files import MapView
from network.exchange.use_cases import AsPicture, Taken, TakeOut
from web import drawn
from web.access import for_person, stepped_up
from web.context import actor, services
from web.drawn import View
from web.forms.take_out import TakeOutForm
from web.guarded import closed_while_guarded
from web.wording_files import FORMS

bp = Blueprint("take_out", __name__, url_prefix="/map/take-out")

Page = str | Response | tuple[str, int]


@bp.get("")
@stepped_up
@for_person
@closed_while_guarded
def show() -> Page:
    """Ask in which form."""
    return _page(TakeOutForm.filled(kind=TakeOut.ARCHIVE, view=MapView.RINGS))


@bp.post("")
@stepped_up
@for_person
@closed_while_guarded
def take() -> Page:
    """Hand the map over as a file. It is written down who took it."""
    form = TakeOutForm.read(request.form)
    if form.errors or form.kind is None:
        return _page(form), 422
    taken = services().exchange.take_out(
        actor(),
        form.kind,
        leave_out_private=form.leave_out_private,
        drawn=AsPicture(view=form.view or MapView.RINGS, words=drawn.words()),
    )
    return _file(taken)


def _page(form: TakeOutForm) -> str:
    views = [(view.value, drawn.NAMES[View(view)]) for view in MapView]
    return render_template("pages/take_out/show.html", form=form, forms=FORMS, views=views)


def _file(taken: Taken) -> Response:
    response = Response(taken.data, content_type=taken.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{taken.name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response
