"""My days in a calendar by a link: what it gives away, switched on and withdrawn; and the link."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from network.errors import NotFound
from web.access import for_person, open_to_all, stepped_up
from web.context import actor, services
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.said import TAKEN_BACK

bp = Blueprint("calendar", __name__)

Page = str | Answer
NOTHING_HERE = "There is nothing here.\n"
NOT_STORED = {"Cache-Control": "no-store"}


@bp.get("/calendar/<secret>")
@open_to_all
def read(secret: str) -> Response:
    """The days that a link opens. Every link that opens none gets the same answer."""
    try:
        data = services().calendar_link.read(secret, network=request.remote_addr or "")
    except NotFound:
        return Response(NOTHING_HERE, 404, mimetype="text/plain", headers=NOT_STORED)
    return Response(data, mimetype="text/calendar", headers=NOT_STORED)


@bp.get("/staying-in-touch/calendar")
@for_person
def show() -> Page:
    """Say what a link gives away, and whether there is one."""
    return render_template("pages/rhythm/calendar.html", on=services().calendar_link.on(actor()))


@bp.post("/staying-in-touch/calendar")
@for_person
@stepped_up
@closed_while_guarded
def make() -> Page:
    """Make a link, and show it once."""
    op_id()
    secret = services().calendar_link.make(actor())
    address = f"{services().settings.public_url}{url_for('.read', secret=secret)}"
    return render_template("pages/rhythm/calendar_made.html", address=address)


@bp.post("/staying-in-touch/calendar/withdraw")
@for_person
def withdraw() -> Answer:
    """Let it open nothing any more."""
    op_id()
    services().calendar_link.withdraw(actor())
    return redirect(url_for(".show", done=TAKEN_BACK), 303)
