"""Keep me safe: protect me from somebody, whether they are here or not. One thing a page."""

from typing import TypeVar

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.connections.model import Connection
from network.consent.kinds import WIDENING_DELAY, Instrument, RelativeKind
from network.errors import OperationReused
from network.identity import ItemId, new_id
from web import on_map
from web.access import for_person, stepped_up
from web.audience_words import called
from web.context import actor, services
from web.forms.safe import PaperForm, SomebodyForm
from web.forms.safe_choices import OpenAgainForm
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.said import KEPT_SAFE, SAVED, UNDONE, WAITS
from web.translated import _
from web.wording import options

bp = Blueprint("safe", __name__, url_prefix="/safe")

Page = str | Response | tuple[str, int]
F = TypeVar("F", bound=SomebodyForm)


@bp.get("")
@for_person
def show() -> Page:
    """What can be done, and what protects me now."""
    now, mine = services().clock.now(), services().consent.mine
    own = mine.protections(actor())
    names = {one.audience: called(one) for one in services().protecting.audiences.around(actor())}
    towards = mine.towards_others(actor())
    return render_template(
        "pages/safe/show.html",
        described=list(services().protecting.mine(actor()).standing(now)),
        vetoes=[one for one in own.vetoes if one.stands(now)],
        secrecies=[
            (one, names.get(one.audience, _("Somebody")))
            for one in own.secrecies
            if one.stands(now)
        ],
        towards=[
            *((one, False) for each in towards for one in each.blocks if one.stands(now)),
            *((one, True) for each in towards for one in each.orders if one.stands(now)),
        ],
        waiting={one.record_id: one for one in mine.waiting(actor())},
    )


@bp.get("/somebody")
@for_person
def somebody() -> Page:
    """Ask who it is. From somebody on the map, what the map knows is filled in."""
    return _form_page(SomebodyForm, _opened(SomebodyForm))


@bp.post("/somebody")
@for_person
def protect() -> Page:
    """Protect me from them, from now on."""
    return _keep(SomebodyForm)


@bp.get("/paper")
@for_person
def paper() -> Page:
    """Ask whom a court, the police or a prison has told to keep away."""
    return _form_page(PaperForm, _opened(PaperForm))


@bp.post("/paper")
@for_person
def keep_to_paper() -> Page:
    """It acts from now on; the paper itself can come later."""
    return _keep(PaperForm)


@bp.get("/somebody/<description_id>")
@for_person
def one(description_id: str) -> Page:
    """What I wrote about somebody, and the way to take it back."""
    found = services().protecting.one(actor(), description_id)
    now = services().clock.now()
    return render_template(
        "pages/safe/somebody_kept.html", one=found, now=now, delay=WIDENING_DELAY
    )


@bp.get("/somebody/<description_id>/stop")
@for_person
@stepped_up
@closed_while_guarded
def ask_stop(description_id: str) -> Page:
    """Say what stopping means, and that there are two days to think again."""
    found = services().protecting.one(actor(), description_id)
    return render_template("pages/safe/stop.html", one=found, form=OpenAgainForm())


@bp.post("/somebody/<description_id>/stop")
@for_person
@stepped_up
@closed_while_guarded
def stop(description_id: str) -> Page:
    """Stop protecting me from them, in two days."""
    pressed = OpenAgainForm.read(request.form).pressed
    services().protecting.take_back(actor(), description_id, pressed=pressed)
    return redirect(url_for(".one", description_id=description_id, done=WAITS), 303)


@bp.post("/somebody/<description_id>/keep")
@for_person
def keep(description_id: str) -> Page:
    """Keep protecting me after all. Nobody sees it."""
    services().protecting.keep_after_all(actor(), description_id)
    return redirect(url_for(".one", description_id=description_id, done=UNDONE), 303)


@bp.get("/ask/<connection_id>")
@for_person
def ask(connection_id: str) -> Page:
    """After a mark on the map: ask once, kindly, if it should become a real protection."""
    found = on_map.connection_on(on_map.opened(), connection_id)
    return render_template("pages/safe/ask.html", one=found)


@bp.post("/ask/<connection_id>")
@for_person
def leave(connection_id: str) -> Page:
    """No: leave it at the mark, and don't ask again."""
    found = on_map.connection_on(on_map.opened(), connection_id)
    services().protecting.leave(actor(), found.id)
    return redirect(url_for("connection.show", connection_id=connection_id, done=SAVED), 303)


def _opened(kind: type[F]) -> F:
    about = request.args.get("about", "")
    found = on_map.opened().connection_by_id.get(ItemId(about)) if about else None
    form = _from_map(kind, found) if found else kind()
    return on_map.as_given_back(kind, form)


def _from_map(kind: type[F], found: Connection) -> F:
    known = SomebodyForm.of(found)
    return kind.filled(**known.clean)


def _form_page(kind: type[SomebodyForm], form: SomebodyForm) -> str:
    name = "paper" if kind is PaperForm else "somebody"
    return render_template(
        f"pages/safe/{name}.html",
        form=form,
        relatives=options(RelativeKind),
        instruments=options(Instrument, leave_out=[Instrument.NOT_SAID]),
    )


def _keep(kind: type[SomebodyForm]) -> Page:
    form = kind.read(request.form)
    if form.errors:
        return _form_page(kind, form), 422
    now = services().clock.now()
    try:
        kept = services().protecting.describe(actor(), form.description(op_id(), now))
    except OperationReused:
        # Somebody went back to the form and wrote something else: that is one more.
        kept = services().protecting.describe(actor(), form.description(new_id(), now))
    return redirect(url_for(".one", description_id=kept.id, done=KEPT_SAFE), 303)
