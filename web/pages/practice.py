"""Practising: the same pages of work, with people who are made up, before anybody real is there."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from network.actor import Actor, Capacity
from network.errors import NotFound
from network.factors.strength import Strength, StrongerSignInNeeded, reaches
from network.identity import AssignmentId
from network.practice.model import Begun
from network.work.gate import strength
from network.work.model import Hat
from network.work.reading import Closed
from web import session
from web.access import for_person, for_work, stepped_up, with_any_hat
from web.at_work import CARRIERS, EVERY_HAT, READERS, SECONDS, work_page
from web.context import actor, services
from web.guarded import closed_while_guarded
from web.said import AGREED, MADE, PRACTISED, SAVED
from web.wording_looks import in_words

bp = Blueprint("practice", __name__, url_prefix="/at-work/practice")

Page = str | Response | tuple[str, int]
LOOKS = 10


@bp.get("")
@for_person
@with_any_hat
def show() -> Page:
    """What there is to try; without a practice's hat, what practising is and how to begin."""
    if actor().staff_id is None:
        hats = services().work.joining.hats(actor())
        begun = services().practice.begun(actor())
        return render_template("pages/work/practice.html", hats=hats, practice=begun)
    if not services().work.hats.worn(actor()).organisation.practice:
        return work_page("pages/work/practice_later.html")
    return work_page("pages/work/practice_try.html", **_to_try())


@bp.get("/begin/<hat_id>")
@for_person
@stepped_up
@closed_while_guarded
def ask_to_begin(hat_id: str) -> Page:
    """Say what practising means, before it begins."""
    hat = _hat(hat_id)
    goes_on = _fits(services().practice.begun(actor()), hat)
    return render_template("pages/work/practice_begin.html", hat=hat, goes_on=goes_on)


@bp.post("/begin/<hat_id>")
@for_person
@stepped_up
@closed_while_guarded
def begin(hat_id: str) -> Page:
    """Begin to practise with a hat, or go on; the hat is put on."""
    hat = _hat(hat_id)
    if not reaches(actor(), strength(hat.capacity)):
        return _stronger(hat)
    begun = services().practice.begun(actor())
    goes_on = _fits(begun, hat)
    staff_id = goes_on.staff_id if goes_on else services().practice.begin(actor(), hat.staff_id)
    try:
        started = services().work.hats.put_on(actor(), staff_id, hat.capacity)
    except StrongerSignInNeeded:
        return _stronger(hat)
    return session.begin(redirect(url_for(".show"), 303), started)


@bp.post("/code")
@for_work(*EVERY_HAT)
def another_code() -> Page:
    """Let somebody else who is made up hold out a code."""
    services().practice.another_code(actor())
    return redirect(url_for(".show", done=MADE), 303)


@bp.post("/full-day")
@for_work(*EVERY_HAT)
def full_day() -> Page:
    """Let today be full: as many people were read about as anybody may."""
    services().practice.a_full_day(actor())
    return redirect(url_for(".show", done=SAVED), 303)


@bp.post("/agree")
@for_work(*EVERY_HAT)
def agree() -> Page:
    """Let made-up colleagues be the other human beings."""
    services().practice.let_colleagues_agree(actor())
    return redirect(url_for(".show", done=AGREED), 303)


@bp.post("/card")
@for_work(*EVERY_HAT)
def card() -> Page:
    """Read the card of somebody who is made up, and who shows it."""
    on_list = next((one.shows for one in services().practice.seen(actor()) if one.shows), None)
    try:
        shown = services().story.reading.open(actor(), on_list or AssignmentId(""))
    except (Closed, NotFound):
        return work_page("pages/work/closed.html"), 403
    return work_page("pages/work/practice_card.html", shown=shown)


@bp.post("/stop")
@for_work(*EVERY_HAT)
def stop() -> Page:
    """End it with its hat on: the hat comes off, and everybody who was made up goes for good."""
    services().practice.seen(actor())
    started = services().work.hats.take_off(actor())
    services().practice.end(started.actor)
    return session.begin(redirect(f"/at-work?done={PRACTISED}", 303), started)


@bp.post("/end")
@for_person
def end() -> Page:
    """End it from one's own side."""
    services().practice.end(actor())
    return redirect(f"/at-work?done={PRACTISED}", 303)


def _hat(hat_id: str) -> Hat:
    for hat in services().work.joining.hats(actor()):
        if hat.id == hat_id:
            return hat
    raise NotFound


def _fits(begun: Begun | None, hat: Hat) -> Begun | None:
    """The practice that runs, where it is of the same organisation and has the hat."""
    if begun is None or begun.organisation != hat.organisation:
        return None
    return begun if hat.capacity in begun.capacities else None


def _stronger(hat: Hat) -> tuple[str, int]:
    passkey = strength(hat.capacity) is Strength.BY_PASSKEY
    forgiven = services().settings.codes_are_enough
    page = render_template(
        "pages/work/stronger.html",
        hat=hat,
        passkey=passkey,
        forgiven=forgiven,
        back_to=url_for(".ask_to_begin", hat_id=hat.id),
    )
    return page, 403


def _to_try() -> dict[str, object]:
    """What can be tried with the hat that is worn, and what the people in it would see."""
    hat, seen = actor().capacity, services().practice.seen(actor())
    return {
        "practice": services().practice.begun(actor()),
        "seen": [(one, _looked(Actor(person_id=one.person_id))) for one in seen if one.name],
        "codes": [one.code for one in seen if one.code],
        "carries": hat in CARRIERS,
        "reads": hat in READERS,
        "seconds": hat in SECONDS,
        "leads": hat is Capacity.SAFEGUARDING_LEAD,
        "runs": hat is Capacity.ADMINISTRATOR,
    }


def _looked(person: Actor) -> list[dict[str, object]]:
    """What somebody made up would read under "Who has looked"."""
    looks = services().work.looks.page(person, before=None, limit=LOOKS)
    return [in_words(look) for look in looks]
