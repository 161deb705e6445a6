"""I'd like to hear from…: wishes that are kept, confirmed in rounds, and taken back in one step."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.asking.crisis import sounds_like_crisis
from network.asking.limits import AskAgainLater, AskedAlready
from network.asking.use_cases import NOBODY_TO_ASK_FOR
from network.connections.model import Connection, RelationshipMap
from network.desk.model import DeskKind
from network.errors import NotFound, WrongMoment
from network.identity import OperationId
from network.wishes import round as rounds
from network.wishes.model import MOST_KEPT, Wish
from network.wishes.use_cases import ManyWishes
from web import agreed, on_map
from web.access import for_person, stepped_up
from web.context import actor, services
from web.forms.wishes import ConfirmForm, WishForm
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.said import SAVED
from web.wording_asking import KEPT, NOT_ABOUT_YOU

bp = Blueprint("wishes", __name__, url_prefix="/wishes")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """Everything that I wish, and when we next ask about it."""
    now = services().clock.now()
    return render_template(
        "pages/wishes/show.html",
        lines=services().wishes.mine.mine(actor()),
        asked=bool(services().wishes.mine.to_confirm(actor())),
        here=rounds.at(now),
        next_at=rounds.next_opening(now),
        open=rounds.at(now).open(now),
        not_about_you=NOT_ABOUT_YOU,
    )


@bp.get("/new")
@bp.get("/for/<connection_id>")
@for_person
@closed_while_guarded
def new(connection_id: str = "") -> Page:
    """Ask whom I mean, freely or beginning from somebody on my map."""
    if not connection_id:
        return _form_page(WishForm.filled(**_about_me()), 200)
    found = on_map.opened()
    one = _connection(found, connection_id)
    try:
        services().wishes.mine.may_wish(actor(), one.id)
    except AskedAlready as already:
        return redirect(url_for(".one", wish_id=already.request_id), 303)
    except (AskAgainLater, ManyWishes) as later:
        return _later_page(later, 200)
    known = one.known[0] if one.known else None
    places = {place.id: place.name for place in found.places}
    form = WishForm.filled(
        whom=one.name,
        kind=one.kind,
        where=places.get(known.place_id, "") if known and known.place_id else "",
        since=known.since.words if known else "",
        until=known.until.words if known else "",
        **_about_me(),
    )
    return _form_page(form, 200, one)


@bp.post("/new")
@bp.post("/for/<connection_id>")
@for_person
@closed_while_guarded
def keep(connection_id: str = "") -> Page:
    """Keep it. Whatever is true about the one it is for, what follows is the same."""
    form = WishForm.read(request.form)
    one = _connection(on_map.opened(), connection_id) if connection_id else None
    if form.errors:
        return _form_page(form, 422, one)
    try:
        made = services().wishes.mine.wish(actor(), op_id(), form.said(), connection_id or None)
    except AskedAlready as already:
        return redirect(url_for(".one", wish_id=already.request_id), 303)
    except (AskAgainLater, ManyWishes) as later:
        return _later_page(later, 409)
    return redirect(url_for(".one", wish_id=made.id), 303)


@bp.get("/confirm")
@for_person
@stepped_up
@closed_while_guarded
def look_again() -> Page:
    """What I am asked to confirm now: the same for everybody who keeps a wish."""
    return _confirm_page(ConfirmForm(), 200)


@bp.post("/confirm")
@for_person
@stepped_up
@closed_while_guarded
def confirm() -> Page:
    """Say that these are still my wishes."""
    form = ConfirmForm.read(request.form)
    if form.errors:
        return _confirm_page(form, 422)
    try:
        services().wishes.mine.confirm(
            actor(), form.wishes, OperationId(op_id()), agreed.wishes(), form.pressed
        )
    except WrongMoment:
        return redirect(url_for(".show"), 303)
    return redirect(url_for(".show", done=SAVED), 303)


@bp.get("/<wish_id>")
@for_person
def one(wish_id: str) -> Page:
    """One of mine: what I wrote, what happens next, and taking it back."""
    wishes, now = services().wishes, services().clock.now()
    found = wishes.mine.one(actor(), wish_id)
    told, sounds = services().safeguarding.told, found.crisis
    return render_template(
        "pages/wishes/one.html",
        one=found,
        theirs=wishes.coming_true.of(actor(), found),
        kept=KEPT,
        not_about_you=NOT_ABOUT_YOU,
        next_at=rounds.next_opening(now),
        here=rounds.at(now),
        open=rounds.at(now).open(now),
        again=wishes.mine.again_from(actor(), wish_id).date(),
        heard=told.heard(actor(), DeskKind.CRISIS, found.id) if sounds else None,
        there=told.there(actor()) if sounds else None,
    )


@bp.post("/<wish_id>/withdraw")
@for_person
def withdraw(wish_id: str) -> Page:
    """Take it back, in one step."""
    services().wishes.mine.withdraw(actor(), wish_id)
    return redirect(url_for(".one", wish_id=wish_id), 303)


def _about_me() -> dict[str, str]:
    names = services().about_me.mine(actor()).names
    return {"my_name": names[0]} if names else {}


def _connection(found: RelationshipMap, connection_id: str) -> Connection:
    one = on_map.connection_on(found, connection_id)
    if one.kind in NOBODY_TO_ASK_FOR:
        raise NotFound
    return one


def _form_page(form: WishForm, status: int, one: Connection | None = None) -> tuple[str, int]:
    page = render_template(
        "pages/wishes/form.html",
        one=one,
        form=form,
        crisis=bool(form.errors) and sounds_like_crisis(form.written),
    )
    return page, status


def _later_page(later: AskAgainLater | ManyWishes, status: int) -> tuple[str, int]:
    until = later.until.date() if isinstance(later, AskAgainLater) else None
    return render_template("pages/wishes/later.html", until=until, most=MOST_KEPT), status


def _confirm_page(form: ConfirmForm, status: int) -> Page:
    wanted = services().wishes.mine.to_confirm(actor())
    if not wanted:
        return redirect(url_for(".show"), 303)
    page = render_template(
        "pages/wishes/confirm.html",
        form=form,
        wishes=[(each.id, _called(each)) for each in wanted],
        words=agreed.WISHES,
        closes=rounds.at(services().clock.now()).closes,
    )
    return page, status


def _called(wish: Wish) -> str:
    said = wish.words
    return f"{said.whom}, {said.where}" if said.where else said.whom
