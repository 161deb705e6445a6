"""Organisations, from one's own account: beginning one, joining one, leaving one."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.errors import AlreadyDone, NotPermitted
from network.identity import OrganisationId, StaffId
from network.organisations.kinds import OrganisationKind
from network.work.founding import NewOrganisation
from network.work.model import Hat, WrongCode
from web.access import for_person
from web.context import actor, services
from web.forms.organisation import CodeForm, JoinForm, StartForm
from web.operation import op_id
from web.said import JOINED, LEFT, MADE
from web.wording import options

bp = Blueprint("organisations", __name__, url_prefix="/organisations")

Page = str | Response | tuple[str, int]
NO_SUCH_CODE = _l("That code opens nothing. Look at it again, or ask for a new one.")


@bp.get("")
@for_person
def show() -> Page:
    """Where I work, what I have begun, and how to begin or to join."""
    joining, founding = services().work.joining, services().work.founding
    jobs: dict[str, list[Hat]] = {}
    for hat in joining.hats(actor()):
        jobs.setdefault(hat.staff_id, []).append(hat)
    started = founding.started(actor())
    return render_template(
        "pages/organisations/show.html",
        jobs=list(jobs.values()),
        started=started,
        waits_for_second={one.organisation.id for one in started},
    )


@bp.get("/start")
@for_person
def ask_to_start() -> Page:
    """Ask what the organisation is called, and show what is agreed to."""
    return _start_page(StartForm(), 200)


@bp.post("/start")
@for_person
def start() -> Page:
    """Begin an organisation, and show the code for the second person."""
    form = StartForm.read(request.form)
    if form.errors:
        return _start_page(form, 422)
    new = NewOrganisation(
        name=form.name,
        kind=form.kind or OrganisationKind.OTHER,
        my_name=form.my_name,
        second_name=form.second_name,
    )
    try:
        services().work.founding.start(actor(), new, OrganisationId(op_id()))
    except NotPermitted:
        form.refuse("name", _l("You have begun others that wait. Finish one of them first."))
        return _start_page(form, 422)
    return redirect(url_for(".show", done=MADE), 303)


@bp.get("/join")
@for_person
def ask_for_code() -> Page:
    """Ask for the code."""
    return render_template("pages/organisations/join.html", form=CodeForm())


@bp.post("/join")
@for_person
def look() -> Page:
    """Show what the code invites to."""
    form = CodeForm.read(request.form)
    try:
        if not form.errors:
            return _invitation_page(form.code, JoinForm.filled(code=form.code), 200)
    except WrongCode:
        form.refuse("code", NO_SUCH_CODE)
    return render_template("pages/organisations/join.html", form=form), 422


@bp.post("/join/yes")
@for_person
def join() -> Page:
    """Say yes."""
    form = JoinForm.read(request.form)
    try:
        if form.errors and form.code:
            return _invitation_page(form.code, form, 422)
        if form.errors:
            return render_template("pages/organisations/join.html", form=form), 422
        services().work.joining.accept(actor(), form.code)
    except WrongCode:
        form.refuse("code", NO_SUCH_CODE)
    except AlreadyDone:
        form.refuse("code", _l("You work there already. This code is for somebody else."))
    else:
        return redirect(url_for(".show", done=JOINED), 303)
    return render_template("pages/organisations/join.html", form=form), 422


@bp.get("/<staff_id>/leave")
@for_person
def ask_to_leave(staff_id: str) -> Page:
    """Say what leaving means."""
    mine = [hat for hat in services().work.joining.hats(actor()) if hat.staff_id == staff_id]
    if not mine:
        return redirect(url_for(".show"), 303)
    return render_template("pages/organisations/leave.html", hat=mine[0])


@bp.post("/<staff_id>/leave")
@for_person
def leave(staff_id: str) -> Page:
    """Stop working there, today."""
    services().work.joining.leave(actor(), StaffId(staff_id))
    return redirect(url_for(".show", done=LEFT), 303)


def _start_page(form: StartForm, status: int) -> tuple[str, int]:
    kinds = options(OrganisationKind)
    return render_template("pages/organisations/start.html", form=form, kinds=kinds), status


def _invitation_page(code: str, form: JoinForm, status: int) -> tuple[str, int]:
    invitation = services().work.joining.look(actor(), code)
    page = render_template("pages/organisations/invitation.html", form=form, invitation=invitation)
    return page, status
