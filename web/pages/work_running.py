"""Running an organisation: its people, hours, who is on call, keeping in touch; and agreeing."""

from flask import Blueprint, redirect, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.errors import Invalid, NotFound
from network.identity import AssignmentId, StaffId
from network.organisations.hours import there
from network.organisations.kinds import FormerStaff
from network.organisations.model import Policy, Shift
from network.work.model import StaffAccount
from network.work.running import ANSWERS
from web.access import for_work
from web.at_work import ADMINISTRATORS, SECONDS, work_page
from web.context import actor, services
from web.forms.organisation import (
    DayForm,
    HandOverForm,
    HatsForm,
    PolicyForm,
    ShiftForm,
    StaffForm,
    WaitForm,
)
from web.operation import op_id
from web.said import AGREED, MADE, SAVED, STOPPED
from web.wording import options
from web.wording_work import DAYS, HAT_CHOICES

bp = Blueprint("work_running", __name__, url_prefix="/at-work")

Page = str | Response | tuple[str, int]


@bp.get("/staff")
@for_work(*ADMINISTRATORS)
def staff() -> Page:
    """Everybody who works here or is invited."""
    people = services().work.running.people(actor())
    return work_page("pages/work/staff.html", people=people, me=actor().person_id)


@bp.get("/staff/new")
@for_work(*ADMINISTRATORS)
def ask_whom() -> Page:
    """Ask who, and what they will do."""
    return _staff_page(StaffForm(), 200)


@bp.post("/staff/new")
@for_work(*ADMINISTRATORS)
def invite() -> Page:
    """Invite somebody; the code to hand over is on the list."""
    form = StaffForm.read(request.form)
    if form.errors:
        return _staff_page(form, 422)
    staff_id, hats = StaffId(op_id()), frozenset(form.hats)
    services().work.running.invite(actor(), staff_id, form.name, hats)
    return redirect(url_for(".staff", done=MADE), 303)


@bp.get("/staff/<staff_id>")
@for_work(*ADMINISTRATORS)
def ask_hats(staff_id: str) -> Page:
    """What somebody does here."""
    one = _one(staff_id)
    return _hats_page(one, HatsForm.filled(hats=one.hats()), 200)


@bp.post("/staff/<staff_id>")
@for_work(*ADMINISTRATORS)
def change_hats(staff_id: str) -> Page:
    """Change what somebody else does here."""
    form = HatsForm.read(request.form)
    if form.errors:
        return _hats_page(_one(staff_id), form, 422)
    services().work.running.change_hats(actor(), StaffId(staff_id), frozenset(form.hats))
    return redirect(url_for(".staff", done=SAVED), 303)


@bp.post("/staff/<staff_id>/end")
@for_work(*ADMINISTRATORS)
def end(staff_id: str) -> Page:
    """End somebody else's work here, today."""
    services().work.running.end(actor(), StaffId(staff_id))
    return redirect(url_for(".staff", done=STOPPED), 303)


@bp.get("/policy")
@for_work(*ADMINISTRATORS)
def ask_policy() -> Page:
    """How the organisation keeps in touch later in life."""
    organisation = services().work.hats.worn(actor()).organisation
    kept = organisation.policy or Policy()
    form = PolicyForm.filled(
        former_staff=kept.former_staff,
        ask=kept.ask,
        gap_months=kept.gap_months,
        words=kept.words,
        lends=organisation.lends,
    )
    return _policy_page(form, 200)


@bp.post("/policy")
@for_work(*ADMINISTRATORS)
def set_policy() -> Page:
    """Keep what the organisation says to keeping in touch."""
    form = PolicyForm.read(request.form)
    if form.errors:
        return _policy_page(form, 422)
    policy = Policy(
        former_staff=form.former_staff or FormerStaff.THROUGH_US,
        ask=form.ask,
        gap_months=form.gap_months or 0,
        words=form.words,
    )
    services().work.running.set_policy(actor(), policy)
    services().work.running.set_pool(actor(), lends=form.lends)
    return redirect(url_for("work.show", done=SAVED), 303)


@bp.get("/hours")
@for_work(*ADMINISTRATORS)
def ask_hours() -> Page:
    """When somebody is there."""
    kept = {one.day: one for one in services().work.hats.worn(actor()).organisation.hours}
    forms = [
        DayForm.filled(prefix=f"day-{day}-", opens=kept[day].opens, closes=kept[day].closes)
        if day in kept
        else DayForm(prefix=f"day-{day}-")
        for day in range(len(DAYS))
    ]
    return _hours_page(forms, 200)


@bp.post("/hours")
@for_work(*ADMINISTRATORS)
def set_hours() -> Page:
    """Keep when somebody is there."""
    forms = [DayForm.read(request.form, prefix=f"day-{day}-") for day in range(len(DAYS))]
    if any(form.errors for form in forms):
        return _hours_page(forms, 422)
    hours = tuple(one for day, form in enumerate(forms) for one in form.hours(day))
    services().work.running.set_hours(actor(), hours)
    return redirect(url_for("work.show", done=SAVED), 303)


@bp.get("/on-call")
@for_work(*ADMINISTRATORS)
def on_call() -> Page:
    """Who is on call, and when nobody is."""
    return _on_call_page(ShiftForm(), 200)


@bp.post("/on-call")
@for_work(*ADMINISTRATORS)
def add_shift() -> Page:
    """Put somebody on call."""
    form = ShiftForm.read(request.form)
    if form.errors or form.starts is None or form.ends is None:
        return _on_call_page(form, 422)
    shift = Shift(id=op_id(), staff_id=StaffId(form.staff), starts=form.starts, ends=form.ends)
    try:
        services().work.running.add_shift(actor(), shift)
    except Invalid as error:
        field = next(iter(error.problems))
        form.refuse(field, _l("This can’t be kept. Look at who and when again."))
        return _on_call_page(form, 422)
    return redirect(url_for(".on_call", done=SAVED), 303)


@bp.post("/on-call/wait")
@for_work(*ADMINISTRATORS)
def set_wait() -> Page:
    """Keep after how many minutes the next one is asked."""
    form = WaitForm.read(request.form)
    if form.errors or form.minutes is None:
        return _on_call_page(ShiftForm(), 422, wait=form)
    services().work.running.set_wait(actor(), form.minutes)
    return redirect(url_for(".on_call", done=SAVED), 303)


@bp.post("/on-call/<shift_id>/drop")
@for_work(*ADMINISTRATORS)
def drop_shift(shift_id: str) -> Page:
    """Take somebody off the list."""
    services().work.running.drop_shift(actor(), shift_id)
    return redirect(url_for(".on_call", done=STOPPED), 303)


@bp.post("/on-call/<shift_id>/hand-over")
@for_work(*ADMINISTRATORS)
def hand_over(shift_id: str) -> Page:
    """Let somebody else take the rest."""
    form = HandOverForm.read(request.form, prefix=f"over-{shift_id}-")
    if form.errors:
        return _on_call_page(ShiftForm(), 422)
    services().work.running.hand_over(actor(), shift_id, StaffId(form.staff))
    return redirect(url_for(".on_call", done=SAVED), 303)


@bp.get("/second")
@for_work(*SECONDS)
def second() -> Page:
    """What needs another human being to agree."""
    exceptions = services().work.exceptions
    return work_page(
        "pages/work/second.html",
        asking=exceptions.asking(actor()),
        emergencies=exceptions.to_agree(actor()),
        now=services().clock.now(),
    )


@bp.post("/second/more/<staff_id>")
@for_work(*SECONDS)
def agree_to_more(staff_id: str) -> Page:
    """Agree that a colleague reads about more people today."""
    services().work.exceptions.agree_to_more(actor(), StaffId(staff_id))
    return redirect(url_for(".second", done=AGREED), 303)


@bp.post("/second/emergency/<assignment_id>")
@for_work(*SECONDS)
def agree_to_emergency(assignment_id: str) -> Page:
    """Be the second human being behind an emergency."""
    services().work.exceptions.agree_to_emergency(actor(), AssignmentId(assignment_id))
    return redirect(url_for(".second", done=AGREED), 303)


def _one(staff_id: str) -> StaffAccount:
    for one, _ in services().work.running.people(actor()):
        if one.id == staff_id and one.person_id != actor().person_id:
            return one
    raise NotFound


def _staff_page(form: StaffForm, status: int) -> tuple[str, int]:
    return work_page("pages/work/invite.html", form=form, choices=HAT_CHOICES), status


def _hats_page(one: StaffAccount, form: HatsForm, status: int) -> tuple[str, int]:
    page = work_page("pages/work/one.html", form=form, one=one, choices=HAT_CHOICES)
    return page, status


def _policy_page(form: PolicyForm, status: int) -> tuple[str, int]:
    return work_page("pages/work/policy.html", form=form, choices=options(FormerStaff)), status


def _hours_page(forms: list[DayForm], status: int) -> tuple[str, int]:
    return work_page("pages/work/hours.html", days=list(zip(DAYS, forms, strict=True))), status


def _on_call_page(form: ShiftForm, status: int, *, wait: WaitForm | None = None) -> tuple[str, int]:
    now = services().clock.now()
    people = [one for one, code in services().work.running.people(actor()) if not code]
    organisation = services().work.hats.worn(actor()).organisation
    page = work_page(
        "pages/work/on_call.html",
        form=form,
        wait=wait or WaitForm.filled(minutes=organisation.answer_within),
        names={one.id: one.name for one in people},
        choices=[(one.id, one.name) for one in people if one.capacities & ANSWERS],
        shifts=[one for one in organisation.shifts if one.ends > now],
        there=there(organisation, now),
    )
    return page, status
