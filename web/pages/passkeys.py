"""My passkeys: making one, calling it something else, taking it back."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.errors import NotFound, WrongMoment
from network.factors.model import Passkey, PasskeyRefused
from web.access import for_person, stepped_up
from web.context import actor, services
from web.forms.second_step import NewPasskeyForm, PasskeyNameForm
from web.guarded import closed_while_guarded
from web.said import SAVED, STOPPED

bp = Blueprint("passkeys", __name__, url_prefix="/account/passkeys")

Page = str | Response | tuple[str, int]


@bp.get("/new")
@for_person
@stepped_up
@closed_while_guarded
def new() -> Page:
    """Say what a passkey is, and ask for a name."""
    return _new_page(NewPasskeyForm(), 200)


@bp.post("/new")
@for_person
@stepped_up
@closed_while_guarded
def make() -> Page:
    """Keep the passkey that the device has made."""
    form = NewPasskeyForm.read(request.form)
    if form.errors:
        return _new_page(form, 422)
    try:
        services().factors.add_passkey(actor(), form.passkey, form.name)
    except PasskeyRefused:
        form.refuse("name", _l("That didn’t work, and nothing has changed. Try again."))
        return _new_page(form, 422)
    except WrongMoment:
        form.refuse("name", _l("You have as many as you can have. Take one back first."))
        return _new_page(form, 422)
    return redirect(url_for("factors.show", done=SAVED), 303)


@bp.get("/<passkey_id>")
@for_person
def show(passkey_id: str) -> Page:
    """One passkey: where it may be, when it was used, its name."""
    known = _known(passkey_id)
    return _one_page(known, PasskeyNameForm.filled(name=known.name), 200)


@bp.post("/<passkey_id>")
@for_person
@closed_while_guarded
def rename(passkey_id: str) -> Page:
    """Call it something else."""
    known, form = _known(passkey_id), PasskeyNameForm.read(request.form)
    if form.errors:
        return _one_page(known, form, 422)
    services().factors.rename_passkey(actor(), passkey_id, form.name)
    return redirect(url_for("factors.show", done=SAVED), 303)


@bp.get("/<passkey_id>/off")
@for_person
@stepped_up
@closed_while_guarded
def ask_off(passkey_id: str) -> Page:
    """Ask once before it stops working."""
    known, factors = _known(passkey_id), services().factors.mine(actor())
    last = len(factors.kinds) == 1 and len(factors.passkeys) == 1
    return render_template("pages/second_step/off.html", what="passkey", last=last, passkey=known)


@bp.post("/<passkey_id>/off")
@for_person
@stepped_up
@closed_while_guarded
def off(passkey_id: str) -> Response:
    """Take it back."""
    services().factors.drop_passkey(actor(), passkey_id)
    return redirect(url_for("factors.show", done=STOPPED), 303)


def _known(passkey_id: str) -> Passkey:
    known = services().factors.mine(actor()).passkey(passkey_id)
    if known is None:
        raise NotFound
    return known


def _new_page(form: NewPasskeyForm, status: int) -> tuple[str, int]:
    page = render_template(
        "pages/second_step/passkey_new.html",
        form=form,
        options=services().factors.ask_for_passkey(actor()),
        others=services().factors.mine(actor()).passkeys,
    )
    return page, status


def _one_page(known: Passkey, form: PasskeyNameForm, status: int) -> tuple[str, int]:
    page = render_template("pages/second_step/passkey.html", passkey=known, form=form)
    return page, status
