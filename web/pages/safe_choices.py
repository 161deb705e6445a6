"""Keep me safe: closing for everybody, keeping something from somebody, opening it again."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.consent.kinds import RelativeKind, SecrecyKind, VetoKind
from network.consent.protection import Block, Restriction, Secrecy, Veto
from network.consent.widening import Pressed
from network.errors import NotFound
from network.identity import OperationId, PersonId, WideningId
from network.people.audiences import NamedAudience
from web.access import for_person, stepped_up
from web.audience_words import as_value, called
from web.context import actor, services
from web.forms.safe_choices import FamilyForm, HiddenForm, OpenAgainForm
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.said import KEPT_SAFE, UNDONE, WAITS
from web.wording import options

bp = Blueprint("safe_choices", __name__, url_prefix="/safe")

Page = str | Response | tuple[str, int]
Closed = Veto | Secrecy | Block | Restriction


@bp.get("/nobody")
@for_person
def nobody() -> str:
    """Say what it means that nobody may come looking for me."""
    return render_template("pages/safe/nobody.html")


@bp.post("/nobody")
@for_person
def close() -> Response:
    """Nobody may, from now on."""
    services().consent.narrowing.veto(actor(), OperationId(op_id()), VetoKind.ABSOLUTE)
    return redirect(url_for("safe.show", done=KEPT_SAFE), 303)


@bp.get("/one-by-one")
@for_person
def one_by_one() -> str:
    """Say how one decides for oneself, person by person. The same for who was adopted or not."""
    return render_template("pages/safe/one_by_one.html")


@bp.get("/family")
@for_person
def family() -> Page:
    """Ask which relatives may not."""
    return _family(FamilyForm())


@bp.post("/family")
@for_person
def close_to_family() -> Page:
    """None of these may, from now on."""
    form = FamilyForm.read(request.form)
    if form.errors:
        return _family(form), 422
    services().consent.narrowing.veto(
        actor(), OperationId(op_id()), VetoKind.BY_KIND, relatives=frozenset(form.relatives)
    )
    return redirect(url_for("safe.show", done=KEPT_SAFE), 303)


@bp.get("/hidden")
@for_person
def hidden() -> Page:
    """Ask from whom to keep what. No reason is asked."""
    return _hidden(HiddenForm())


@bp.post("/hidden")
@for_person
def hide() -> Page:
    """Keep it from them, from now on."""
    form = HiddenForm.read(request.form)
    around = {as_value(one.audience): one.audience for one in _around()}
    if form.errors or form.kind is None or form.audience not in around:
        return _hidden(form), 422
    services().consent.narrowing.keep_from(
        actor(), OperationId(op_id()), around[form.audience], kind=form.kind
    )
    return redirect(url_for("safe.show", done=KEPT_SAFE), 303)


@bp.get("/open/<record_id>")
@for_person
@stepped_up
@closed_while_guarded
def ask_open(record_id: str) -> str:
    """Say that it takes two days, and ask quietly if anyone is making me do it."""
    return render_template("pages/safe/open.html", form=OpenAgainForm(), one=_find(record_id))


@bp.post("/open/<record_id>")
@for_person
@stepped_up
@closed_while_guarded
def open_again(record_id: str) -> Response:
    """Open it in two days. What is shown is the same whatever the answer was."""
    found = _find(record_id)
    pressed = Pressed(yes=OpenAgainForm.read(request.form).pressed)
    _open(found, pressed)
    return redirect(url_for("safe.show", done=WAITS), 303)


@bp.post("/undo/<widening_id>")
@for_person
def undo(widening_id: str) -> Response:
    """Leave it closed after all. Nobody sees it."""
    waits = {one.id: one for one in services().consent.mine.waiting(actor())}
    waiting = waits.get(WideningId(widening_id))
    if waiting is None:
        raise NotFound
    other = next((one.other for one in _closed() if one.record.id == waiting.record_id), None)
    services().consent.narrowing.undo_widening(
        actor(), OperationId(op_id()), waiting.id, other=other
    )
    return redirect(url_for("safe.show", done=UNDONE), 303)


@dataclass(frozen=True)
class Mine:
    """Something I have closed, and towards whom, if it is about one other person."""

    record: Closed
    other: PersonId | None = None


def _closed() -> Iterable[Mine]:
    own = services().consent.mine.protections(actor())
    yield from map(Mine, own.vetoes)
    yield from map(Mine, own.secrecies)
    for towards in services().consent.mine.towards_others(actor()):
        yield from (Mine(one, towards.other) for one in towards.blocks)
        yield from (Mine(one, towards.other) for one in towards.orders)


def _find(record_id: str) -> Mine:
    now = services().clock.now()
    for one in _closed():
        if one.record.id == record_id and one.record.stands(now):
            return one
    raise NotFound


def _open(found: Mine, pressed: Pressed) -> None:
    opening, who, step = services().consent.opening, actor(), OperationId(op_id())
    record = found.record
    if isinstance(record, Veto):
        opening.lift_veto(who, step, record.id, pressed)
    elif isinstance(record, Secrecy):
        opening.let_know(who, step, record.id, pressed)
    elif found.other is None:
        raise NotFound
    elif isinstance(record, Block):
        opening.unblock(who, found.other, step, pressed)
    else:
        opening.take_order_back(who, found.other, step, record.id, pressed)


def _family(form: FamilyForm) -> str:
    kinds = options(RelativeKind, leave_out=[RelativeKind.NOT_RELATED])
    return render_template("pages/safe/family.html", form=form, kinds=kinds)


def _hidden(form: HiddenForm) -> str:
    around = [(as_value(one.audience), called(one)) for one in _around()]
    kinds = options(SecrecyKind)
    return render_template("pages/safe/hidden.html", form=form, around=around, kinds=kinds)


def _around() -> list[NamedAudience]:
    return services().protecting.audiences.around(actor())
