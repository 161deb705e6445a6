"""Getting back in touch: the ways there are, asking for somebody, and what I asked for."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.asking.crisis import sounds_like_crisis
from network.asking.kinds import Hope
from network.asking.limits import AskAgainLater, AskedAlready
from network.asking.use_cases import NOBODY_TO_ASK_FOR
from network.connections.kinds import State
from network.connections.model import Connection, RelationshipMap
from network.desk.model import DeskKind
from network.errors import Invalid, NotFound
from web import on_map
from web.access import for_person
from web.context import actor, services
from web.forms.asking import AskingForm
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.wording import options
from web.wording_asking import KEPT, NOT_ABOUT_YOU

bp = Blueprint("asking", __name__, url_prefix="/asking")

Page = str | Response | tuple[str, int]
FIRST = (State.WOULD_LIKE_TO_FIND, State.LOST_TOUCH)


@bp.get("")
@for_person
def show() -> Page:
    """The ways there are, said honestly. Nothing here depends on anybody else."""
    found = on_map.opened()
    people = sorted(
        (one for one in found.connections if one.kind not in NOBODY_TO_ASK_FOR), key=_in_order
    )
    return render_template("pages/asking/show.html", people=people)


@bp.get("/mine")
@for_person
def mine() -> Page:
    """Everything that I asked for."""
    return render_template("pages/asking/mine.html", lines=services().asking.mine.mine(actor()))


@bp.get("/for/<connection_id>")
@for_person
@closed_while_guarded
def ask_what(connection_id: str) -> Page:
    """Ask for what I'd like, and what they may be told."""
    found = on_map.opened()
    one = _connection(found, connection_id)
    try:
        services().asking.mine.may_ask(actor(), one.id)
    except AskedAlready as already:
        return redirect(url_for(".one", request_id=already.request_id), 303)
    except AskAgainLater as later:
        return _later_page(one, later, 200)
    about = services().about_me.mine(actor())
    form = AskingForm.filled(
        whom=one.name,
        clues=_where(found, one),
        my_name=about.names[0] if about.names else "",
    )
    return _form_page(one, form, 200)


@bp.post("/for/<connection_id>")
@for_person
@closed_while_guarded
def ask(connection_id: str) -> Page:
    """Keep it. Whatever is true about the one it is for, what follows is the same."""
    form = AskingForm.read(request.form)
    one = _connection(on_map.opened(), connection_id)
    if form.errors:
        return _form_page(one, form, 422)
    try:
        made = services().asking.mine.ask(actor(), op_id(), one.id, form.place, form.words())
    except Invalid:
        form.refuse("place", _l("Choose one from the list."))
        return _form_page(one, form, 422)
    except AskedAlready as already:
        return redirect(url_for(".one", request_id=already.request_id), 303)
    except AskAgainLater as later:
        return _later_page(one, later, 409)
    return redirect(url_for(".one", request_id=made.id), 303)


@bp.get("/<request_id>")
@for_person
def one(request_id: str) -> Page:
    """One of mine: what I wrote, what happens next, and taking it back."""
    asked = services().asking.mine.one(actor(), request_id)
    told, sounds = services().safeguarding.told, asked.request.crisis
    return render_template(
        "pages/asking/one.html",
        one=asked,
        kept=KEPT,
        not_about_you=NOT_ABOUT_YOU,
        again=services().asking.mine.again_from(actor(), request_id).date(),
        heard=told.heard(actor(), DeskKind.CRISIS, asked.request.id) if sounds else None,
        there=told.there(actor()) if sounds else None,
    )


@bp.post("/<request_id>/withdraw")
@for_person
def withdraw(request_id: str) -> Page:
    """Take it back, in one step."""
    services().asking.mine.withdraw(actor(), request_id)
    return redirect(url_for(".one", request_id=request_id), 303)


def _connection(found: RelationshipMap, connection_id: str) -> Connection:
    one = on_map.connection_on(found, connection_id)
    if one.kind in NOBODY_TO_ASK_FOR:
        raise NotFound
    return one


def _where(found: RelationshipMap, one: Connection) -> str:
    """Where and when they knew each other, as far as the map says it."""
    names = {place.id: place.name for place in found.places}
    lines = []
    for known in one.known:
        parts = (names.get(known.place_id) if known.place_id else "", known.since.words)
        lines.append(", ".join(part for part in (*parts, known.until.words) if part))
    return "\n".join(line for line in lines if line)


def _in_order(one: Connection) -> tuple[int, str]:
    place = FIRST.index(one.state) if one.state in FIRST else len(FIRST)
    return (place, one.called.casefold())


def _form_page(one: Connection, form: AskingForm, status: int) -> tuple[str, int]:
    page = render_template(
        "pages/asking/form.html",
        one=one,
        form=form,
        hopes=options(Hope),
        places=[
            (each.place.id, each.organisation.name)
            for each in services().work.with_me.mine(actor())
        ],
        crisis=bool(form.errors) and sounds_like_crisis(form.written),
    )
    return page, status


def _later_page(one: Connection, later: AskAgainLater, status: int) -> tuple[str, int]:
    page = render_template("pages/asking/later.html", one=one, until=later.until.date())
    return page, status
