"""Whom I am in touch with, what I said yes to, and the ways to get back in touch."""

from contextlib import suppress

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.desk.model import DeskKind
from network.errors import NotFound, WrongMoment
from network.identity import OperationId
from network.safeguarding.kinds import Heard
from network.ties.in_touch import Stands
from web import agreed
from web.access import for_person, stepped_up
from web.context import actor, services
from web.forms.in_touch import PressedForm
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.said import STOPPED, TAKEN_BACK, TOLD, WAITS
from web.wording_limits import FAREWELLS, said

bp = Blueprint("in_touch", __name__, url_prefix="/in-touch")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """Everybody I am in touch with here, and everything that I have begun."""
    ties, me = services().ties, actor()
    seen = ties.in_touch.all(me)
    return render_template(
        "pages/in_touch/show.html",
        ties=seen,
        said=ties.in_touch.said(me, seen),
        codes=ties.codes.mine(me),
        later=ties.others.later(me),
        left=ties.left_to_them.mine(me),
        heard=ties.hearing.all(me),
        heard_asked=ties.hearing.of_requests(me),
        line=_l("If you hear nothing, we can’t say why."),
    )


@bp.get("/<tie_id>")
@for_person
def one(tie_id: str) -> Page:
    """One of them: what they show, and what I can do."""
    tie = services().ties.in_touch.one(actor(), tie_id)
    talk = _talk(tie_id)
    return render_template(
        "pages/in_touch/tie.html",
        tie=tie,
        talk=talk,
        there=services().safeguarding.told.there(actor()) if talk else None,
        open=tie.stands is Stands.OPEN,
        mine=said(tie.mine.limits),
        theirs=said(tie.theirs),
        farewell=FAREWELLS.get(tie.farewell, ""),
    )


@bp.post("/<tie_id>/end")
@for_person
def end(tie_id: str) -> Page:
    """Be in touch no more, in one step."""
    services().ties.in_touch.end(actor(), tie_id, _operation())
    return redirect(url_for(".one", tie_id=tie_id, done=STOPPED), 303)


@bp.get("/<tie_id>/again")
@for_person
@stepped_up
@closed_while_guarded
def ask_again(tie_id: str) -> Page:
    """Say what beginning again means."""
    return _again_page(tie_id, PressedForm(), 200)


@bp.post("/<tie_id>/again")
@for_person
@stepped_up
@closed_while_guarded
def again(tie_id: str) -> Page:
    """Say yes again. It counts in two days, if they say yes too."""
    form = PressedForm.read(request.form)
    if form.errors:
        return _again_page(tie_id, form, 422)
    try:
        services().ties.own_side.begin_again(
            actor(), tie_id, _operation(), agreed.in_touch(), form.pressed
        )
    except WrongMoment:
        # It is open, or waits: the page of the tie says which.
        return redirect(url_for(".one", tie_id=tie_id), 303)
    return redirect(url_for(".one", tie_id=tie_id, done=WAITS), 303)


@bp.post("/<tie_id>/block")
@for_person
def block(tie_id: str) -> Page:
    """Want nothing of them any more."""
    services().ties.in_touch.block(actor(), tie_id, _operation())
    return redirect(url_for(".one", tie_id=tie_id, done=STOPPED), 303)


@bp.post("/<tie_id>/report")
@for_person
def report(tie_id: str) -> Page:
    """Something is wrong. Everything between us waits, and human beings look."""
    services().letters.keeping.report(actor(), tie_id, _operation())
    return redirect(url_for("told.show", done=TOLD), 303)


@bp.post("/said/<answer_id>/take-back")
@for_person
def take_back(answer_id: str) -> Page:
    """Take a yes to somebody's code back."""
    services().ties.answering.take_back(actor(), answer_id, _operation())
    return redirect(url_for(".show", done=TAKEN_BACK), 303)


def _talk(tie_id: str) -> Heard | None:
    """How far it is that I would like to talk to somebody about it, if I said so."""
    told = services().safeguarding.told
    for record_id in services().ties.how_it_goes.talk_records(actor(), tie_id):
        with suppress(NotFound):
            return told.heard(actor(), DeskKind.WANTS_TO_TALK, record_id)
    return None


def _again_page(tie_id: str, form: PressedForm, status: int) -> tuple[str, int]:
    tie = services().ties.in_touch.one(actor(), tie_id)
    page = render_template("pages/in_touch/again.html", tie=tie, form=form, words=agreed.IN_TOUCH)
    return page, status


def _operation() -> OperationId:
    return OperationId(op_id())
