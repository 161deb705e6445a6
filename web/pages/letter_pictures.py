"""Pictures with the letter that I am writing, and those that came with one."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.errors import Invalid, TooLarge
from network.identity import ItemId, OperationId
from network.letters.model import MOST_PICTURES
from network.ties.in_touch import Stands
from web import pictures
from web.access import for_person
from web.context import actor, services
from web.forms.letter_picture import LetterPictureForm
from web.limits import takes_files
from web.operation import op_id
from web.pages.letters import lay_aside, on_writing
from web.translated import _

bp = Blueprint("letter_pictures", __name__, url_prefix="/in-touch/<tie_id>")

Page = str | Response | tuple[str, int]


@bp.post("/letter/picture/choose")
@for_person
def choose(tie_id: str) -> Page:
    """Keep the words, and go on to choosing a picture."""
    services().ties.in_touch.one(actor(), tie_id)
    lay_aside(tie_id)
    return redirect(url_for(".new", tie_id=tie_id), 303)


@bp.get("/letter/picture")
@for_person
def new(tie_id: str) -> Page:
    """Ask for a picture, and what is to be seen on it."""
    tie = services().ties.in_touch.one(actor(), tie_id)
    if tie.stands is not Stands.OPEN:
        return redirect(url_for("letters.show", tie_id=tie_id), 303)
    return _page(tie_id, LetterPictureForm())


@bp.post("/letter/picture")
@takes_files(megabytes=pictures.MEGABYTES)
@for_person
def add(tie_id: str) -> Page:
    """Make the picture anew and put it with the letter; say plainly where that can't be done."""
    form = LetterPictureForm.read(request.form)
    sent = request.files.get("picture")
    data = sent.read() if sent else b""
    if not data:
        form.refuse("picture", _("Choose a picture from your device."))
    if not form.errors:
        _put(tie_id, form, data)
    if form.errors:
        return _page(tie_id, form), 422
    return redirect(on_writing(tie_id), 303)


@bp.post("/letter/pictures/<picture_id>/remove")
@for_person
def remove(tie_id: str, picture_id: str) -> Page:
    """Take a picture off the letter that I am writing. The words are kept."""
    services().letters.enclosing.drop(actor(), tie_id, ItemId(picture_id))
    lay_aside(tie_id)
    return redirect(on_writing(tie_id), 303)


@bp.get("/pictures/<picture_id>/picture.jpg")
@for_person
def picture(tie_id: str, picture_id: str) -> Response:
    """A picture with a letter of mine, whole."""
    return pictures.given(
        services().letters.enclosing.picture(actor(), tie_id, ItemId(picture_id))[0]
    )


@bp.get("/pictures/<picture_id>/small.jpg")
@for_person
def small(tie_id: str, picture_id: str) -> Response:
    """The same, small, for the list."""
    return pictures.given(
        services().letters.enclosing.picture(actor(), tie_id, ItemId(picture_id))[1]
    )


def _put(tie_id: str, form: LetterPictureForm, data: bytes) -> None:
    step = OperationId(op_id())
    try:
        services().letters.enclosing.add(actor(), tie_id, step, data, form.description)
    except TooLarge:
        form.refuse("picture", pictures.too_large())
    except Invalid as error:
        many = "picture" in error.problems
        form.refuse("picture", _many() if many else pictures.unreadable())


def _many() -> str:
    return _(
        "%(num)s pictures go with one letter. Take one off, or send this one with the next.",
        num=MOST_PICTURES,
    )


def _page(tie_id: str, form: LetterPictureForm) -> str:
    services().ties.in_touch.one(actor(), tie_id)
    return render_template(
        "pages/letters/picture.html", form=form, tie_id=tie_id, back=on_writing(tie_id)
    )
