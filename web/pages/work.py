"""Hats of work, and what is to be done today with the one that is worn."""

from datetime import timedelta

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.actor import Capacity
from network.errors import NotFound
from network.factors.strength import Strength, StrongerSignInNeeded
from network.organisations.hours import there
from network.work.gate import strength
from network.work.model import Hat, NotAtWork
from network.work.needs import LONG_LIST, long_lists, needs
from web import session
from web.access import for_person, stepped_up, with_any_hat
from web.at_work import ADMINISTRATORS, CARRIERS, LEADS, READERS, SECONDS, work_page
from web.context import actor, services
from web.guarded import closed_while_guarded

bp = Blueprint("work", __name__, url_prefix="/at-work")

Page = str | Response | tuple[str, int]
NEW = timedelta(days=7)
"""For so long somebody counts as new on a list."""


@bp.get("")
@for_person
@with_any_hat
def show() -> Page:
    """What is to be done today; without a hat, the hats that one has."""
    if actor().staff_id is None:
        hats = services().work.joining.hats(actor())
        begun = services().practice.begun(actor())
        return render_template("pages/work/hats.html", hats=hats, practice=begun)
    return work_page("pages/work/today.html", **_today())


@bp.get("/hat/<hat_id>")
@for_person
@stepped_up
@closed_while_guarded
def ask_to_put_on(hat_id: str) -> Page:
    """Ask once more before the hat is put on."""
    hat = _hat(hat_id)
    by_passkey = strength(hat.capacity) is Strength.BY_PASSKEY
    forgiven = by_passkey and services().settings.codes_are_enough
    return render_template("pages/work/put_on.html", hat=hat, forgiven=forgiven)


@bp.post("/hat/<hat_id>")
@for_person
@stepped_up
@closed_while_guarded
def put_on(hat_id: str) -> Page:
    """Put the hat on: the session is for work from here on, with a new token."""
    hat = _hat(hat_id)
    try:
        started = services().work.hats.put_on(actor(), hat.staff_id, hat.capacity)
    except StrongerSignInNeeded:
        passkey = strength(hat.capacity) is Strength.BY_PASSKEY
        forgiven = services().settings.codes_are_enough
        return render_template(
            "pages/work/stronger.html",
            hat=hat,
            passkey=passkey,
            forgiven=forgiven,
            back_to=url_for(".ask_to_put_on", hat_id=hat.id),
        ), 403
    except NotAtWork:
        abort(404)
    return session.begin(redirect(url_for(".show"), 303), started)


@bp.post("/hat/off")
@for_person
@with_any_hat
def take_off() -> Response:
    """Be oneself again."""
    if actor().staff_id is None:
        return redirect("/map", 303)
    started = services().work.hats.take_off(actor())
    practises = request.form.get("then") == "practice"
    return session.begin(redirect("/at-work/practice" if practises else "/map", 303), started)


def _hat(hat_id: str) -> Hat:
    for hat in services().work.joining.hats(actor()):
        if hat.id == hat_id:
            return hat
    raise NotFound


def _desk(*, practice: bool) -> dict[str, object]:
    """What lies on the desk of whoever keeps people safe: counted, and what is their turn."""
    desk, reads = services().safeguarding.desk, actor().capacity in LEADS and not practice
    lines = desk.lines(actor()) if reads else []
    return {
        "lines": len(lines),
        "overdue": sum(line.overdue for line in lines),
        "my_turn": [line for line in lines if line.my_turn],
    }


def _today() -> dict[str, object]:
    work, now = services().work, services().clock.now()
    hat, here = actor().capacity, work.hats.worn(actor()).organisation
    lists = work.caseload.everybody(actor()) if hat in LEADS else []
    runs = needs(work.running.people(actor()), here, now) if hat in ADMINISTRATORS else None
    waits = {
        "asking": work.exceptions.asking(actor()) if hat in SECONDS else [],
        "later": work.later.waiting(actor()) if hat in SECONDS and not here.practice else [],
        "back_in": work.back_in.waiting(actor()) if hat in READERS and not here.practice else [],
        "emergencies": work.exceptions.to_agree(actor()) if hat in SECONDS else [],
        "nobodys": [place for place, staff in lists if staff is None],
        "long": long_lists(lists),
    }
    mine = work.caseload.mine(actor()) if hat in CARRIERS else None
    asks = hat in CARRIERS and not here.practice
    desk = _desk(practice=here.practice)
    return {
        **waits,
        "runs": runs,
        "mine": mine,
        "requests": services().asking.at_work.waiting(actor()) if asks else [],
        "desk": desk,
        "new": [one for one in mine or [] if one.since > now - NEW],
        "list_is_long": len(mine or []) >= LONG_LIST,
        "screens": hat is Capacity.SCREENER,
        "nothing": not mine
        and not desk["lines"]
        and not any(waits.values())
        and (runs is None or runs.nothing),
        "there": there(here, now),
        "now": now,
    }
