"""Who has looked at what is mine, what I took out myself, and saying that I don't recognise it."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.errors import NotFound
from web.access import for_person
from web.context import actor, services
from web.said import STOPPED, TOLD
from web.wording_looks import in_words

PAGE = 25
LONGEST = 15
ID_LENGTH = 32

bp = Blueprint("who_looked", __name__, url_prefix="/account/who-looked")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> str:
    """Every look at what is mine by somebody else, and every copy that was taken, newest first."""
    before, where = _before(request.args.get("before", "")), _where()
    looks = services().work.looks
    lines = looks.page(actor(), before=before, limit=PAGE + 1, organisation=where)
    return render_template(
        "pages/account/who_looked.html",
        lines=[in_words(look) for look in lines[:PAGE]],
        older=lines[PAGE - 1].line.seq if len(lines) > PAGE else None,
        newest=before is None,
        where=where,
        organisations=looks.organisations(actor()),
    )


@bp.post("/<line_id>/not-recognised")
@for_person
def not_recognised(line_id: str) -> Response:
    """Say that I don't recognise it: one step, and no reason."""
    services().work.looks.not_recognised(actor(), line_id)
    return redirect(url_for(".told", line_id=line_id, done=TOLD), 303)


@bp.get("/<line_id>")
@for_person
def told(line_id: str) -> Page:
    """What happens now, and stopping their work with me."""
    look = services().work.looks.one(actor(), line_id)
    if not look.told:
        raise NotFound
    return render_template("pages/account/not_recognised.html", one=in_words(look))


@bp.post("/<line_id>/stop")
@for_person
def stop(line_id: str) -> Response:
    """Stop that organisation's work with me, at once."""
    services().work.looks.stop(actor(), line_id)
    return redirect(url_for(".show", done=STOPPED), 303)


def _before(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST):
        abort(404)
    return int(text)


def _where() -> str:
    return request.args.get("where", "")[:ID_LENGTH]
