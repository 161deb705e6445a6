"""Easy words: a short version with drawings, before the pages that open something."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.access import for_person
from web.context import actor, services
from web.forms.lives import EasyForm
from web.said import SAVED

bp = Blueprint("easy_words", __name__, url_prefix="/account/easy-words")


@bp.get("")
@for_person
def show() -> str:
    """Say what it is, show how it looks, and ask."""
    form = EasyForm.filled(easy=services().accounts.mine(actor()).easy_words)
    return render_template("pages/account/easy_words.html", form=form)


@bp.post("")
@for_person
def save() -> Response:
    """Turn it on or off."""
    form = EasyForm.read(request.form)
    services().accounts.use_easy_words(actor(), on=form.easy)
    return redirect(url_for(".show", done=SAVED), 303)
