"""At work: what somebody on my list asks us to look for, their birthday, and their card."""

from flask import Blueprint, redirect, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.claims.looking import ToLookFor
from network.claims.searches import ANSWERS, RecordKind, SearchState
from network.errors import NotFound, WrongMoment
from network.identity import AssignmentId
from network.people.born import BirthSource
from network.work.reading import Closed
from web.access import for_work
from web.at_work import READERS, SECONDS, for_real, work_page
from web.context import actor, services
from web.forms.past_shown import CheckForm
from web.forms.work_pasts import BornForm, FoundForm, WhyForm
from web.said import SAVED
from web.wording import options

bp = Blueprint("work_pasts", __name__, url_prefix="/at-work")

Page = str | Response | tuple[str, int]
TOO_OFTEN = _l("This was answered already. Take the old answer back first.")


@bp.get("/people/<assignment_id>/pasts")
@for_work(*READERS)
def before(assignment_id: str) -> Page:
    """Say that what is opened is written down."""
    return work_page("pages/work_pasts/before.html", place_id=assignment_id)


@bp.post("/people/<assignment_id>/pasts")
@for_work(*READERS)
def show(assignment_id: str) -> Page:
    """What they ask us to look for."""
    try:
        found = services().pasts.looking.asked(actor(), AssignmentId(assignment_id))
    except Closed:
        return _closed()
    return work_page("pages/work_pasts/show.html", lines=found, place_id=assignment_id)


@bp.post("/people/<assignment_id>/pasts/<asked_id>")
@for_work(*READERS)
def one(assignment_id: str, asked_id: str) -> Page:
    """One of them, in their words, with room for what was found."""
    return _one_page(assignment_id, asked_id, FoundForm(), 200)


@bp.get("/people/<assignment_id>/pasts/<asked_id>/answer")
@for_work(*READERS)
def ask_for_answer(assignment_id: str, asked_id: str) -> Page:
    """By itself: where an answer is given back that was typed before a session ran out."""
    return _answer_page(assignment_id, asked_id, FoundForm(), None, 200)


@bp.post("/people/<assignment_id>/pasts/<asked_id>/answer")
@for_work(*READERS)
def answer(assignment_id: str, asked_id: str) -> Page:
    """Say what was found."""
    form = FoundForm.read(request.form)
    if form.errors or form.state is None:
        return _one_page(assignment_id, asked_id, form, 422)
    place = AssignmentId(assignment_id)
    try:
        services().pasts.looking.answer(actor(), place, asked_id, form.state, form.how())
    except Closed:
        return _closed()
    except WrongMoment:
        form.refuse("state", TOO_OFTEN)
        return _one_page(assignment_id, asked_id, form, 422)
    return redirect(url_for(".before", assignment_id=assignment_id, done=SAVED), 303)


@bp.get("/people/<assignment_id>/pasts/<asked_id>/question")
@for_work(*READERS)
def ask_for_question(assignment_id: str, asked_id: str) -> Page:
    """Ask what only the right person would know."""
    return _ask_page(assignment_id, asked_id, CheckForm(), 200)


@bp.post("/people/<assignment_id>/pasts/<asked_id>/question")
@for_work(*READERS)
def put_question(assignment_id: str, asked_id: str) -> Page:
    """Put a question to whoever says it."""
    form = CheckForm.read(request.form)
    if form.errors:
        return _ask_page(assignment_id, asked_id, form, 422)
    place = AssignmentId(assignment_id)
    try:
        services().pasts.looking.put_question(actor(), place, asked_id, form.made())
    except Closed:
        return _closed()
    except WrongMoment:
        form.refuse("question", _l("There is a question already."))
        return _ask_page(assignment_id, asked_id, form, 422)
    return redirect(url_for(".before", assignment_id=assignment_id, done=SAVED), 303)


@bp.get("/people/<assignment_id>/born")
@for_work(*READERS)
def ask_birthday(assignment_id: str) -> Page:
    """Ask for the birthday as a record or a paper has it."""
    return _born_page(assignment_id, BornForm(), 200)


@bp.post("/people/<assignment_id>/born")
@for_work(*READERS)
def keep_birthday(assignment_id: str) -> Page:
    """Keep it. Whether it agrees with what they say is told to them alone."""
    form = BornForm.read(request.form)
    if form.errors or form.source is None:
        return _born_page(assignment_id, form, 422)
    try:
        services().pasts.births.say(actor(), AssignmentId(assignment_id), form.day, form.source)
    except Closed:
        return _closed()
    return work_page("pages/work_pasts/kept.html", place_id=assignment_id)


@bp.get("/people/<assignment_id>/born/take-back")
@for_work(*READERS)
def ask_why_not_born(assignment_id: str) -> Page:
    """Ask why a birthday that was seen counts no more."""
    return _why_page(f"/at-work/people/{assignment_id}/born/take-back", WhyForm(), 200)


@bp.post("/people/<assignment_id>/born/take-back")
@for_work(*READERS)
def take_birthday_back(assignment_id: str) -> Page:
    """It counts no more."""
    form = WhyForm.read(request.form)
    if form.errors:
        return _why_page(f"/at-work/people/{assignment_id}/born/take-back", form, 422)
    services().pasts.births.take_back(actor(), AssignmentId(assignment_id), form.reason)
    return redirect(url_for(".ask_birthday", assignment_id=assignment_id, done=SAVED), 303)


@bp.post("/people/<assignment_id>/card")
@for_work(*READERS)
def card(assignment_id: str) -> Page:
    """Read the card that they show me."""
    for_real()
    try:
        shown = services().story.reading.open(actor(), AssignmentId(assignment_id))
    except Closed:
        return work_page("pages/work_pasts/no_card.html"), 403
    return work_page("pages/work_pasts/card.html", shown=shown)


@bp.get("/stood-for")
@for_work(*READERS, *SECONDS)
def stood_for() -> Page:
    """What we stand for, to take back."""
    for_real()
    if actor().capacity not in SECONDS:
        return redirect(url_for("work_people.show"), 303)
    lines = services().pasts.looking.stood_for(actor())
    return work_page("pages/work_pasts/stood_for.html", lines=lines)


@bp.get("/stood-for/<asked_id>/take-back")
@for_work(*READERS, *SECONDS)
def ask_why(asked_id: str) -> Page:
    """Ask why it counts no more."""
    return _why_page(f"/at-work/stood-for/{asked_id}/take-back", WhyForm(), 200)


@bp.post("/stood-for/<asked_id>/take-back")
@for_work(*READERS, *SECONDS)
def take_back(asked_id: str) -> Page:
    """Stand for it no more: it counts for nothing from the next look on."""
    form = WhyForm.read(request.form)
    if form.errors:
        return _why_page(f"/at-work/stood-for/{asked_id}/take-back", form, 422)
    services().pasts.looking.take_back(actor(), asked_id, form.reason)
    return redirect(url_for(".stood_for", done=SAVED), 303)


def _one_page(assignment_id: str, asked_id: str, form: FoundForm, status: int) -> Page:
    try:
        found = services().pasts.looking.asked(actor(), AssignmentId(assignment_id))
    except Closed:
        return _closed()
    for each in found:
        if each.search.id == asked_id:
            return _answer_page(assignment_id, asked_id, form, each, status)
    raise NotFound


def _answer_page(
    assignment_id: str, asked_id: str, form: FoundForm, found: ToLookFor | None, status: int
) -> tuple[str, int]:
    page = work_page(
        "pages/work_pasts/one.html",
        one=found,
        form=form,
        place_id=assignment_id,
        asked_id=asked_id,
        states=[each for each in options(SearchState) if each[0] in ANSWERS],
        records=options(RecordKind),
    )
    return page, status


def _ask_page(assignment_id: str, asked_id: str, form: CheckForm, status: int) -> tuple[str, int]:
    page = work_page(
        "pages/work_pasts/question.html", form=form, place_id=assignment_id, asked_id=asked_id
    )
    return page, status


def _born_page(assignment_id: str, form: BornForm, status: int) -> tuple[str, int]:
    page = work_page(
        "pages/work_pasts/born.html",
        form=form,
        place_id=assignment_id,
        sources=options(BirthSource),
    )
    return page, status


def _why_page(address: str, form: WhyForm, status: int) -> tuple[str, int]:
    return work_page("pages/work_pasts/why.html", form=form, address=address), status


def _closed() -> tuple[str, int]:
    return work_page("pages/work/closed.html"), 403
