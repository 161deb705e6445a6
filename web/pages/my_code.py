"""A code of my own, for somebody I can still reach: made, shown, printed, taken back."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.connections.kinds import Kind
from network.errors import WrongMoment
from network.identity import ItemId, OperationId
from network.ties.hearing import Where
from network.ties.model import CODE_LASTS, MOST_CODES
from web import on_map
from web.access import for_person, stepped_up
from web.context import actor, services
from web.forms.in_touch import OwnCodeForm
from web.guarded import closed_while_guarded
from web.large_print import wanted_large
from web.operation import op_id
from web.said import MADE, STOPPED
from web.wording import options

bp = Blueprint("my_code", __name__, url_prefix="/in-touch/codes")

Page = str | Response | tuple[str, int]


@bp.get("/new")
@for_person
@stepped_up
@closed_while_guarded
def new() -> Page:
    """Say what a code does. From somebody on the map, what the map knows is filled in."""
    return _form_page(on_map.as_given_back(OwnCodeForm, _opened()), 200)


@bp.post("/new")
@for_person
@stepped_up
@closed_while_guarded
def make() -> Page:
    """Make a code to give to somebody myself."""
    form = OwnCodeForm.read(request.form)
    if form.errors:
        return _form_page(form, 422)
    try:
        made = services().ties.codes.make(actor(), OperationId(op_id()), form.said(), form.wanted())
    except WrongMoment:
        form.refuse(
            "called",
            _l("You have %(most)s codes already. Take one back first.", most=MOST_CODES),
        )
        return _form_page(form, 422)
    return redirect(url_for(".show", code_id=made.line.id, done=MADE), 303)


@bp.get("/<code_id>")
@for_person
def show(code_id: str) -> Page:
    """The code, and how to give it."""
    one = services().ties.codes.one(actor(), code_id)
    heard = services().ties.hearing.one(actor(), Where(code_id=code_id))
    return render_template(
        "pages/in_touch/my_code.html",
        one=one,
        heard=heard,
        address=_address(),
        age_shown=_age_shown(),
    )


@bp.get("/<code_id>/paper")
@for_person
def paper(code_id: str) -> Page:
    """The code on a sheet to print. It says nothing about anybody."""
    one = services().ties.codes.one(actor(), code_id)
    return render_template(
        "pages/in_touch/paper.html", one=one, address=_address(), large=wanted_large()
    )


@bp.post("/<code_id>/drop")
@for_person
def drop(code_id: str) -> Page:
    """Take a code back."""
    services().ties.codes.drop(actor(), code_id)
    return redirect(url_for("in_touch.show", done=STOPPED), 303)


def _opened() -> OwnCodeForm:
    about = request.args.get("about", "")
    found = on_map.opened()
    one = found.connection_by_id.get(ItemId(about)) if about else None
    me = found.settings.my_name
    if one is None:
        return OwnCodeForm.filled(me=me)
    return OwnCodeForm.filled(called=one.called, me=me, kind=one.kind)


def _form_page(form: OwnCodeForm, status: int) -> tuple[str, int]:
    page = render_template(
        "pages/in_touch/new_code.html",
        form=form,
        kinds=options(Kind, leave_out=[Kind.NOT_SAID, Kind.PET]),
        age_shown=_age_shown(),
        days=CODE_LASTS.days,
    )
    return page, status


def _age_shown() -> bool:
    age = services().about_me.mine(actor()).age
    return age.shown_adult(services().clock.now())


def _address() -> str:
    """What somebody types to use a code: short, and without what comes before the name."""
    return url_for("given_code.welcome", _external=True).partition("://")[2]
