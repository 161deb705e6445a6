"""My card: what I would say to a new helper once, so as not to tell it all again."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.errors import ChangedMeanwhile
from network.story.model import Words
from web.access import for_person
from web.context import actor, services
from web.forms.story import StoryForm
from web.said import SAVED, TAKEN_BACK

bp = Blueprint("story", __name__, url_prefix="/story")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """My card as it stands, and what can be done with it."""
    return render_template("pages/story/show.html", card=services().story.cards.mine(actor()))


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
