"""Staying in touch: how often I'd like to, noting that we were, and with whom it might be time."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.errors import WrongMoment
from network.identity import OperationId
from network.rhythm.due import Turn
from network.rhythm.model import How, Rhythm
from network.rhythm.use_cases import Somebody
from web.access import for_person
from web.context import actor, services
from web.forms.rhythm import InTouchForm, RhythmForm
from web.operation import op_id
from web.said import SAVED, TAKEN_BACK
from web.wording import options

bp = Blueprint("rhythm", __name__, url_prefix="/staying-in-touch")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """With whom it might be time, and everybody for whom I have said how often."""
    every = services().rhythm.all(actor())
    return render_template(
        "pages/rhythm/show.html",
        time=[one for one in every if one.turn is Turn.DUE],
        losing=[one for one in every if one.turn is Turn.LOSING_TOUCH],
        said=[one for one in every if one.turn is Turn.NOT_YET and _said(one)],
        others=[one for one in every if one.turn is Turn.NOT_YET and not _said(one)],
    )


@bp.get("/<about>")
@for_person
def one(about: str) -> Page:
    """One of them: how often, and when we were in touch."""
    found = services().rhythm.one(actor(), about)
    return _page(found, RhythmForm.filled(rhythm=_chosen(found)), InTouchForm(), 200)


@bp.post("/<about>")
@for_person
def say(about: str) -> Page:
    """Keep how often I'd like to."""
    found, form = services().rhythm.one(actor(), about), RhythmForm.read(request.form)
    if form.errors or form.rhythm is None:
        return _page(found, form, InTouchForm(), 422)
    try:
        services().rhythm.say(actor(), about, form.rhythm)
    except WrongMoment:
        return _paused(about)
    return redirect(url_for(".one", about=about, done=SAVED), 303)


@bp.post("/<about>/note")
@for_person
def note(about: str) -> Page:
    """Note that we were in touch."""
    found, form = services().rhythm.one(actor(), about), InTouchForm.read(request.form)
    day = form.day(services().clock.now().date()) if not form.errors else None
    if day is None:
        form.refuse("on", _l("Write a day that is past, such as “3 May 2026” or “May 2026”."))
    if form.errors or form.how is None:
        return _page(found, RhythmForm.filled(rhythm=_chosen(found)), form, 422)
    try:
        services().rhythm.note(actor(), OperationId(op_id()), about, day, form.how)
    except WrongMoment:
        return _paused(about)
    return redirect(url_for(".one", about=about, done=SAVED), 303)


@bp.post("/<about>/notes/<contact_id>/remove")
@for_person
def take_back(about: str, contact_id: str) -> Page:
    """Take away what I noted by mistake."""
    return _done(about, lambda: services().rhythm.take_back(actor(), about, contact_id), TAKEN_BACK)


@bp.post("/<about>/not-now")
@for_person
def not_now(about: str) -> Page:
    """Leave it for four weeks."""
    return _done(about, lambda: services().rhythm.not_now(actor(), about))


@bp.post("/<about>/fine")
@for_person
def fine(about: str) -> Page:
    """It is fine as it is."""
    return _done(about, lambda: services().rhythm.fine(actor(), about))


def _done(about: str, do: Any, said: str = SAVED) -> Page:
    op_id()
    try:
        do()
    except WrongMoment:
        return _paused(about)
    target = (
        url_for(".one", about=about, done=said) if said != SAVED else url_for(".show", done=said)
    )
    return redirect(target, 303)


def _paused(about: str) -> Page:
    """Nothing can be said while it is paused: the page of the tie says that it is."""
    return redirect(url_for("in_touch.one", tie_id=about), 303)


def _said(found: Somebody) -> bool:
    return found.line.rhythm is not Rhythm.NOT_SAID or bool(found.line.contacts)


def _chosen(found: Somebody) -> Rhythm | None:
    return found.line.rhythm if found.line.rhythm is not Rhythm.NOT_SAID else None


def _page(found: Somebody, often: RhythmForm, noted: InTouchForm, status: int) -> Page:
    if not found.open:
        return _paused(found.about)
    page = render_template(
        "pages/rhythm/one.html",
        one=found,
        form=noted if noted.errors else often,
        often=often,
        noted=noted,
        rhythms=options(Rhythm),
        hows=options(How),
    )
    return page, status
