"""My card: what I would say to a new helper once, so as not to tell it all again."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.errors import ChangedMeanwhile, NotFound, WrongMoment
from network.story.model import SHOWN_FOR, Words
from web.access import for_person, stepped_up
from web.context import actor, services
from web.forms.story import StoryForm
from web.forms.story_shown import ShowForm
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.said import SAVED, STOPPED, TAKEN_BACK, WAITS

bp = Blueprint("story", __name__, url_prefix="/story")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """My card as it stands, and what can be done with it."""
    card = services().story.cards.mine(actor())
    shares = card.shares if card else ()
    return render_template(
        "pages/story/show.html", card=card, shares=shares[::-1], now=services().clock.now()
    )


@bp.get("/edit")
@for_person
def edit() -> Page:
    """Write the card, or change it."""
    card = services().story.cards.mine(actor())
    words, base = (card.words, card.version) if card else (Words(), 0)
    return render_template("pages/story/edit.html", form=StoryForm.of(words, base=base))


@bp.post("/edit")
@for_person
def save() -> Page:
    """Keep the card; if it was changed in another window, show both."""
    form = StoryForm.read(request.form)
    if form.errors:
        return render_template("pages/story/edit.html", form=form), 422
    try:
        services().story.cards.write(actor(), form.words(), base=form.base or 0)
    except ChangedMeanwhile:
        now = services().story.cards.mine(actor())
        form.typed["base"] = [str(now.version if now else 0)]
        return render_template("pages/story/edit.html", form=form, now=now), 412
    return redirect(url_for(".show", done=SAVED), 303)


@bp.get("/print")
@for_person
def on_paper() -> Page:
    """The card for paper, to hand over."""
    return render_template("pages/story/print.html", card=services().story.cards.mine(actor()))


@bp.post("/remove")
@for_person
def remove() -> Page:
    """Take the card away for good."""
    services().story.cards.remove(actor())
    return redirect(url_for(".show", done=TAKEN_BACK), 303)


@bp.get("/show")
@for_person
@stepped_up
@closed_while_guarded
def ask_whom() -> Page:
    """Choose who may read it, and for how long."""
    return _show_page(ShowForm(), 200)


@bp.post("/show")
@for_person
@stepped_up
@closed_while_guarded
def show_to() -> Page:
    """Let one helper read it, two days from now, until a day."""
    form = ShowForm.read(request.form)
    if form.errors or form.days is None:
        return _show_page(form, 422)
    try:
        services().story.showing.show(
            actor(), op_id(), form.helper, days=form.days, under_pressure=form.pressed
        )
    except NotFound:
        form.refuse("helper", _l("Choose one from the list."))
        return _show_page(form, 422)
    except WrongMoment:
        form.refuse("helper", _l("Write your card first, or see who may read it already."))
        return _show_page(form, 422)
    return redirect(url_for(".show", done=WAITS), 303)


@bp.post("/shown/<share_id>/stop")
@for_person
def stop(share_id: str) -> Page:
    """They may read it no more, from now on."""
    services().story.showing.stop(actor(), share_id)
    return redirect(url_for(".show", done=STOPPED), 303)


def _show_page(form: ShowForm, status: int) -> tuple[str, int]:
    helpers = [
        (one.place.id, f"{one.worker}, {one.organisation.name}")
        for one in services().story.showing.helpers(actor())
    ]
    page = render_template(
        "pages/story/show_to.html",
        form=form,
        card=services().story.cards.mine(actor()),
        helpers=helpers,
        days=[(str(days), _l("%(days)s days", days=days)) for days in SHOWN_FOR],
    )
    return page, status
