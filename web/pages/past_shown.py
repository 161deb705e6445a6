"""What stands for one thing that I say: asking an organisation, codes to hand over, who says so."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.claims.code_model import CODE_LASTS, MOST_CODES, CodeFor
from network.errors import Invalid, WrongMoment
from web.access import for_person, stepped_up
from web.context import actor, services
from web.forms.past_shown import AnswerForm, AskForm, MayAskForm
from web.guarded import closed_while_guarded
from web.operation import WELL_FORMED, op_id
from web.said import MADE, SAVED, STOPPED
from web.wording_pasts import TOLD

bp = Blueprint("past_shown", __name__, url_prefix="/past")

Page = str | Response | tuple[str, int]


@bp.get("/<claim_id>/shown")
@for_person
def show(claim_id: str) -> Page:
    """Everything that stands for it, and what I can do to show it."""
    one = services().pasts.mine.one(actor(), claim_id)
    codes = [
        each for each in services().pasts.codes.mine(actor()) if each.line.claim_id == claim_id
    ]
    return render_template("pages/past/shown.html", one=one, codes=codes, told=TOLD)


@bp.get("/<claim_id>/ask")
@for_person
@closed_while_guarded
def ask_whom(claim_id: str) -> Page:
    """Choose who is to look, and read who will see what."""
    return _ask_page(claim_id, AskForm(), 200)


@bp.post("/<claim_id>/ask")
@for_person
@closed_while_guarded
def ask(claim_id: str) -> Page:
    """Ask an organisation that works with me to look in its records."""
    form = AskForm.read(request.form)
    if form.errors:
        return _ask_page(claim_id, form, 422)
    services().pasts.mine.one(actor(), claim_id)
    try:
        services().pasts.asking.ask(actor(), claim_id, form.place)
    except Invalid:
        form.refuse("place", _l("Choose one from the list."))
        return _ask_page(claim_id, form, 422)
    except WrongMoment:
        form.refuse("place", _l("You have asked many times already. Stop one of them first."))
        return _ask_page(claim_id, form, 422)
    return redirect(url_for(".show", claim_id=claim_id, done=SAVED), 303)


@bp.post("/<claim_id>/asked/<asked_id>/stop")
@for_person
def stop(claim_id: str, asked_id: str) -> Page:
    """Let nobody there read it any more."""
    services().pasts.mine.one(actor(), claim_id)
    services().pasts.asking.stop(actor(), asked_id)
    return redirect(url_for(".show", claim_id=claim_id, done=STOPPED), 303)


@bp.get("/<claim_id>/asked/<asked_id>/answer")
@for_person
def question(claim_id: str, asked_id: str) -> Page:
    """What a worker asks me."""
    return _question_page(claim_id, asked_id, AnswerForm(), 200)


@bp.post("/<claim_id>/asked/<asked_id>/answer")
@for_person
def answer(claim_id: str, asked_id: str) -> Page:
    """Keep what I answer. Whatever it was, what follows is the same."""
    form = AnswerForm.read(request.form)
    if form.errors:
        return _question_page(claim_id, asked_id, form, 422)
    services().pasts.mine.one(actor(), claim_id)
    services().pasts.asking.answer(actor(), asked_id, form.answer)
    return render_template("pages/past/answered.html", claim_id=claim_id)


@bp.get("/<claim_id>/code/<any(the_other, a_voucher):kind>")
@for_person
@stepped_up
@closed_while_guarded
def ask_for_code(claim_id: str, kind: str) -> Page:
    """Say who reads what with this code."""
    return _code_page(claim_id, CodeFor(kind), MayAskForm(), 200)


@bp.post("/<claim_id>/code/<any(the_other, a_voucher):kind>")
@for_person
@stepped_up
@closed_while_guarded
def make_code(claim_id: str, kind: str) -> Page:
    """Make a code to hand over myself."""
    form, who = MayAskForm.read(request.form), CodeFor(kind)
    if form.errors:
        return _code_page(claim_id, who, form, 422)
    asked = form.wanted() if who is CodeFor.THE_OTHER else None
    try:
        services().pasts.codes.make(actor(), op_id(), claim_id, who, asked)
    except WrongMoment:
        form.refuse(
            "question",
            _l("You have %(most)s codes already. Take one back first.", most=MOST_CODES),
        )
        return _code_page(claim_id, who, form, 422)
    return redirect(url_for(".show", claim_id=claim_id, done=MADE), 303)


@bp.post("/codes/<code_id>/drop")
@for_person
def drop_code(code_id: str) -> Page:
    """Take a code back."""
    services().pasts.codes.drop(actor(), code_id)
    claim_id = request.form.get("past", "")
    if WELL_FORMED.match(claim_id):
        return redirect(url_for(".show", claim_id=claim_id, done=STOPPED), 303)
    return redirect(url_for("past.show", done=STOPPED), 303)


def _ask_page(claim_id: str, form: AskForm, status: int) -> tuple[str, int]:
    one = services().pasts.mine.one(actor(), claim_id)
    places = [
        (each.place.id, each.organisation.name) for each in services().work.with_me.mine(actor())
    ]
    page = render_template("pages/past/ask.html", one=one, form=form, places=places)
    return page, status


def _question_page(claim_id: str, asked_id: str, form: AnswerForm, status: int) -> tuple[str, int]:
    services().pasts.mine.one(actor(), claim_id)
    asked = services().pasts.asking.question(actor(), asked_id)
    address = f"/past/{claim_id}/asked/{asked_id}/answer"
    page = render_template(
        "pages/past/question.html", question=asked, form=form, address=address, code=""
    )
    return page, status


def _code_page(claim_id: str, kind: CodeFor, form: MayAskForm, status: int) -> tuple[str, int]:
    values: dict[str, Any] = {
        "one": services().pasts.mine.one(actor(), claim_id),
        "kind": kind,
        "may_ask": kind is CodeFor.THE_OTHER,
        "age_shown": services().about_me.mine(actor()).age.shown_adult(services().clock.now()),
        "days": CODE_LASTS.days,
    }
    return render_template("pages/past/new_code.html", form=form, **values), status
