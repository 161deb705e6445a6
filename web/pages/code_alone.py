"""Saying no with the letter alone: no account, nothing shown, and one end whatever was typed."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.access import open_to_all
from web.context import services
from web.forms.given import PaperForm
from web.wording_guidance import PAPER_NOES

bp = Blueprint("code_alone", __name__, url_prefix="/code/no")

Page = str | Response | tuple[str, int]


@bp.get("")
@open_to_all
def show() -> Page:
    """Ask for the code, and what to say."""
    return _page(PaperForm(), 200)


@bp.post("")
@open_to_all
def say() -> Page:
    """Keep the no. Whoever asked sees nothing of it."""
    form = PaperForm.read(request.form)
    if form.errors:
        return _page(form, 422)
    services().ties.on_paper.say(request.remote_addr or "", form.code, form.said())
    return redirect(url_for(".kept"), 303)


@bp.get("/kept")
@open_to_all
def kept() -> Page:
    """What happens after a no: nothing."""
    return render_template("pages/in_touch/paper_kept.html")


def _page(form: PaperForm, status: int) -> tuple[str, int]:
    page = render_template(
        "pages/in_touch/paper_no.html",
        form=form,
        noes=[(each.value, words, more) for each, words, more in PAPER_NOES],
    )
    return page, status
