"""How we may reach you: adding a way, showing that it is yours, saying when it is safe."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.accounts.rules import Guarded
from network.errors import ChangedMeanwhile, Invalid, NotFound, StepUpNeeded, WrongMoment
from network.sending import words
from network.sending.kinds import WANTED_FOR, GoodTime, NoticeFor, PointKind, Subject
from network.sending.model import CODE_LASTS, ContactPoint
from network.sending.use_cases import EnoughWays
from web.access import for_person, password_again, stepped_up
from web.context import actor, services
from web.forms.reach_me import (
    ALREADY_HERE,
    FORMS,
    NO_ADDRESS,
    AddressCodeForm,
    MailForm,
    MobileForm,
    PostForm,
    SafeContactForm,
)
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.said import SAVED, SENT, STOPPED, TAKEN_BACK
from web.wording import options

bp = Blueprint("reach_me", __name__, url_prefix="/account/reach")

Page = str | Response | tuple[str, int]
AddressForm = MailForm | MobileForm | PostForm

TOO_MANY = _l("There are as many as we can keep. Take one away first.")
CODE_WORDS = {
    "wrong": _l("That isn’t the code. Look at the newest message, and try again."),
    "over": _l("That code can’t be used any more. Ask for another one below."),
}


@bp.get("")
@for_person
def show() -> Page:
    """Every way to reach me, and what of it is switched on."""
    reach = services().reach_me.mine(actor())
    return render_template(
        "pages/reach_me/show.html",
        reach=reach,
        ways=reach.points,
        kinds=[kind for kind in PointKind if kind in services().reach_me.kinds],
        guarded=actor().guarded,
    )


@bp.get("/new/<any(mail, text, post):kind>")
@for_person
@stepped_up
@closed_while_guarded
def new(kind: str) -> Page:
    """Ask for the address."""
    return _new_page(PointKind(kind), FORMS[PointKind(kind)](), 200)


@bp.post("/new/<any(mail, text, post):kind>")
@for_person
@stepped_up
@closed_while_guarded
def add(kind: str) -> Page:
    """Keep it, switched off. Where a code can show that it is mine, one is on its way."""
    point_kind, operation = PointKind(kind), op_id()
    form = FORMS[point_kind].read(request.form)
    try:
        if not form.errors:
            point = services().reach_me.add(actor(), operation, point_kind, form.address)
            return redirect(_next(point), 303)
    except Invalid as error:
        here_already = error.problems.get("address") == "already_here"
        form.refuse("address", ALREADY_HERE if here_already else NO_ADDRESS[point_kind])
    except EnoughWays:
        form.refuse("address", TOO_MANY)
    return _new_page(point_kind, form, 422)


@bp.get("/<point_id>/code")
@for_person
def code(point_id: str) -> Page:
    """Ask for the six figures."""
    point = services().reach_me.one(actor(), point_id)
    if point.shown:
        return redirect(url_for(".edit", point_id=point.id), 303)
    return _code_page(point, AddressCodeForm(), 200)


@bp.post("/<point_id>/code")
@for_person
@closed_while_guarded
def confirm(point_id: str) -> Page:
    """It is mine; now it can be switched on."""
    form, point = AddressCodeForm.read(request.form), services().reach_me.one(actor(), point_id)
    try:
        if not form.errors:
            services().reach_me.confirm(actor(), point.id, form.code)
            return redirect(url_for(".edit", point_id=point.id), 303)
    except Invalid as error:
        form.refuse("code", CODE_WORDS[error.problems["code"]])
    return _code_page(services().reach_me.one(actor(), point.id), form, 422)


@bp.post("/<point_id>/again")
@for_person
@closed_while_guarded
def again(point_id: str) -> Page:
    """Send another code."""
    point = services().reach_me.one(actor(), point_id)
    try:
        services().reach_me.send_code(actor(), op_id(), point.id)
    except WrongMoment:
        return redirect(url_for(".show"), 303)
    return redirect(url_for(".code", point_id=point.id, done=SENT), 303)


@bp.get("/<point_id>")
@for_person
def edit(point_id: str) -> Page:
    """Whether it may be used, what for, and when it is safe."""
    reach = services().reach_me.mine(actor())
    point = reach.point(point_id)
    if point.confirmed_at is None:
        return redirect(url_for(".code", point_id=point.id), 303)
    return _safe_page(point, SafeContactForm.of(point.safe, reach.version), 200)


@bp.post("/<point_id>")
@for_person
def save(point_id: str) -> Page:
    """Keep it. What opens asks for the password first; what closes does not."""
    reach, form = services().reach_me.mine(actor()), SafeContactForm.read(request.form)
    point = reach.point(point_id)
    if form.errors:
        return _safe_page(point, form, 422)
    try:
        services().reach_me.settle(actor(), point.id, form.safe(), base=form.base)
    except StepUpNeeded:
        return password_again()
    except Guarded:
        return render_template("pages/account/guarded.html"), 403
    except WrongMoment:
        # They asked us never to write: that has to be opened first.
        return redirect(url_for(".show"), 303)
    except ChangedMeanwhile:
        form.typed["base"] = [str(services().reach_me.mine(actor()).version)]
        return _safe_page(point, form, 412, changed=True)
    return redirect(url_for(".show", done=SAVED), 303)


@bp.post("/<point_id>/stop")
@for_person
def stop(point_id: str) -> Page:
    """Nothing more goes there, from now on."""
    services().reach_me.stop(actor(), point_id)
    return redirect(url_for(".show", done=STOPPED), 303)


@bp.post("/<point_id>/remove")
@for_person
def remove(point_id: str) -> Page:
    """Take it away for good."""
    services().reach_me.remove(actor(), point_id)
    return redirect(url_for(".show", done=TAKEN_BACK), 303)


@bp.post("/never")
@for_person
def never() -> Page:
    """Never write to me outside of here."""
    services().reach_me.never(actor())
    return redirect(url_for(".show", done=STOPPED), 303)


@bp.get("/open")
@for_person
@stepped_up
@closed_while_guarded
def ask_open() -> Page:
    """Say what it means to be written to again."""
    return render_template("pages/reach_me/open.html")


@bp.post("/open")
@for_person
@stepped_up
@closed_while_guarded
def open_again() -> Page:
    """Let what is switched on be used again."""
    services().reach_me.again(actor())
    return redirect(url_for(".show", done=SAVED), 303)


def _next(point: ContactPoint) -> str:
    """Where adding leads: to the code, or straight to what is safe."""
    return url_for(".edit" if point.shown else ".code", point_id=point.id)


def _new_page(kind: PointKind, form: AddressForm, status: int) -> tuple[str, int]:
    if kind not in services().reach_me.kinds:
        raise NotFound
    never = services().reach_me.mine(actor()).never
    return render_template("pages/reach_me/new.html", form=form, kind=kind, never=never), status


def _code_page(point: ContactPoint, form: AddressCodeForm, status: int) -> tuple[str, int]:
    lasts = CODE_LASTS.get(point.kind)
    page = render_template(
        "pages/reach_me/code.html",
        form=form,
        point=point,
        minutes=int(lasts.total_seconds() // 60) if lasts else 0,
        waits=point.waits_for_code(services().clock.now()),
        guarded=actor().guarded,
        trying=services().settings.sending.mails is not None,
    )
    return page, status


def _safe_page(
    point: ContactPoint, form: SafeContactForm, status: int, *, changed: bool = False
) -> tuple[str, int]:
    page = render_template(
        "pages/reach_me/safe.html",
        form=form,
        point=point,
        wants=options(NoticeFor),
        times=options(GoodTime),
        subjects=options(Subject),
        examples=_examples(point),
        changed=changed,
    )
    return page, status


def _examples(point: ContactPoint) -> list[str]:
    """The very words that would leave."""
    address = services().settings.public_url
    return [words.body(kind, point.kind, code="", address=address) for kind in WANTED_FOR]
