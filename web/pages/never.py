"""Who must never help me back in: putting somebody on the list, and taking them off."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.consent.kinds import WIDENING_DELAY
from network.consent.protection import Audience
from network.errors import NotFound
from network.factors.model import NeverBackIn
from web.access import for_person, stepped_up
from web.audience_words import as_value, called
from web.context import actor, services
from web.forms.never import NeverForm
from web.guarded import closed_while_guarded
from web.said import KEPT_SAFE, WAITS
from web.translated import _

bp = Blueprint("never", __name__, url_prefix="/account/never-helped-by")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """Who is on the list, and who could be."""
    return _page(NeverForm(), 200)


@bp.post("")
@for_person
def add() -> Page:
    """Never by them, from now on."""
    form, around = NeverForm.read(request.form), _around()
    if form.errors or form.audience not in around:
        return _page(form, 422)
    audience = around[form.audience][0]
    services().factors.never.add(actor(), audience.kind, audience.id)
    return redirect(url_for(".show", done=KEPT_SAFE), 303)


@bp.get("/<never_id>/remove")
@for_person
@stepped_up
@closed_while_guarded
def ask(never_id: str) -> Page:
    """Say that it takes two days."""
    one = _one(never_id)
    return render_template("pages/never/remove.html", name=_name(one))


@bp.post("/<never_id>/remove")
@for_person
@stepped_up
@closed_while_guarded
def remove(never_id: str) -> Page:
    """Take them off in two days."""
    one = _one(never_id)
    services().factors.never.remove(actor(), one.kind, one.id)
    return redirect(url_for(".show", done=WAITS), 303)


def _around() -> dict[str, tuple[Audience, str]]:
    found = services().protecting.audiences.around(actor())
    return {as_value(one.audience): (one.audience, called(one)) for one in found}


def _one(never_id: str) -> NeverBackIn:
    for one in services().factors.never.mine(actor()):
        if one.key == never_id:
            return one
    raise NotFound


def _value(one: NeverBackIn) -> str:
    return as_value(Audience(kind=one.kind, id=one.id))


def _name(one: NeverBackIn) -> str:
    known = _around().get(_value(one))
    return known[1] if known else _("Somebody who is not here any more")


def _page(form: NeverForm, status: int) -> tuple[str, int]:
    mine = services().factors.never.mine(actor())
    on_list = {_value(one) for one in mine}
    choices = [(value, name) for value, (_who, name) in _around().items() if value not in on_list]
    page = render_template(
        "pages/never/show.html",
        form=form,
        choices=choices,
        mine=[
            (one, _value(one), _name(one), one.lifted_at and one.lifted_at + WIDENING_DELAY)
            for one in mine
        ],
        guarded=actor().guarded,
    )
    return page, status
