"""Somebody has said yes: to a code of mine, or to a letter for something that I asked."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.errors import NotFound
from network.identity import OperationId
from network.ties.hearing import Where
from web import agreed
from web.access import for_person, stepped_up
from web.context import actor, services
from web.forms.in_touch import PressedForm
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.said import SAVED, STOPPED
from web.wording_guidance import SENTENCES
from web.wording_limits import said

bp = Blueprint("heard", __name__, url_prefix="/in-touch")

Page = str | Response | tuple[str, int]


@bp.get("/codes/<code_id>/heard")
@bp.get("/asked/<request_id>/heard")
@for_person
@stepped_up
@closed_while_guarded
def show(code_id: str = "", request_id: str = "") -> Page:
    """Who has said yes, and whether it is who I meant."""
    return _page(Where(code_id=code_id, request_id=request_id), PressedForm(), 200)


@bp.post("/codes/<code_id>/heard")
@bp.post("/asked/<request_id>/heard")
@for_person
@stepped_up
@closed_while_guarded
def agree(code_id: str = "", request_id: str = "") -> Page:
    """It is them, and I would like it."""
    where, form = Where(code_id=code_id, request_id=request_id), PressedForm.read(request.form)
    if form.errors:
        return _page(where, form, 422)
    services().ties.hearing.agree(
        actor(), where, OperationId(op_id()), agreed.in_touch(), form.pressed
    )
    return redirect(url_for("in_touch.show", done=SAVED), 303)


@bp.post("/codes/<code_id>/refuse")
@bp.post("/asked/<request_id>/refuse")
@for_person
def refuse(code_id: str = "", request_id: str = "") -> Page:
    """It is not them, or I would rather not."""
    services().ties.hearing.refuse(actor(), Where(code_id=code_id, request_id=request_id))
    return redirect(url_for("in_touch.show", done=STOPPED), 303)


def _page(where: Where, form: PressedForm, status: int) -> tuple[str, int]:
    found = services().ties.hearing.one(actor(), where)
    if found is None:
        raise NotFound
    address = f"/in-touch/codes/{where.code_id}"
    if where.request_id:
        address = f"/in-touch/asked/{where.request_id}"
    page = render_template(
        "pages/in_touch/heard.html",
        heard=found,
        form=form,
        words=agreed.IN_TOUCH,
        address=address,
        asked=bool(where.request_id),
        limits=said(found.limits),
        sentence=SENTENCES.get(found.sentence, ""),
    )
    return page, status
