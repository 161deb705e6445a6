"""A voice note with the letter that I am writing, and those that came with one."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.errors import Invalid, TooLarge
from network.identity import ItemId, OperationId
from network.letters.model import SAID_LIMIT
from network.letters.sound import MOST_SECONDS
from network.ties.in_touch import Stands
from web import security_headers, sounds
from web.access import for_person
from web.context import actor, services
from web.forms.letter_voice import LetterVoiceForm
from web.limits import takes_files
from web.operation import op_id
from web.pages.letters import lay_aside, on_writing
from web.translated import _

bp = Blueprint("letter_voice", __name__, url_prefix="/in-touch/<tie_id>")

Page = str | Response | tuple[str, int]


@bp.post("/letter/voice/choose")
@for_person
def choose(tie_id: str) -> Page:
    """Keep the words, and go on to recording or choosing."""
    services().ties.in_touch.one(actor(), tie_id)
    lay_aside(tie_id)
    return redirect(url_for(".new", tie_id=tie_id), 303)


@bp.get("/letter/voice")
@for_person
def new(tie_id: str) -> Page:
    """Record a voice note, or ask for one."""
    tie = services().ties.in_touch.one(actor(), tie_id)
    if tie.stands is not Stands.OPEN:
        return redirect(url_for("letters.show", tie_id=tie_id), 303)
    return _page(tie_id, LetterVoiceForm())


@bp.post("/letter/voice")
@takes_files(megabytes=sounds.MEGABYTES)
@for_person
def add(tie_id: str) -> Page:
    """Make it anew and put it with the letter; say plainly where that can't be done."""
    form = LetterVoiceForm.read(request.form)
    sent = request.files.get("voice")
    data = sent.read() if sent else b""
    if not data:
        form.refuse("voice", _("Record something, or choose a file from your device."))
    if not form.errors:
        _put(tie_id, form, data)
    if form.errors:
        return _page(tie_id, form), 422
    return redirect(on_writing(tie_id), 303)


@bp.post("/letter/voice/<voice_id>/remove")
@for_person
def remove(tie_id: str, voice_id: str) -> Page:
    """Take a voice note off the letter that I am writing. The words are kept."""
    services().letters.enclosing.drop(actor(), tie_id, ItemId(voice_id))
    lay_aside(tie_id)
    return redirect(on_writing(tie_id), 303)


@bp.get("/voice/<voice_id>/voice.mp3")
@for_person
def voice(tie_id: str, voice_id: str) -> Response:
    """A voice note with a letter of mine."""
    return sounds.given(services().letters.enclosing.voice(actor(), tie_id, ItemId(voice_id)))


def _put(tie_id: str, form: LetterVoiceForm, data: bytes) -> None:
    step = OperationId(op_id())
    try:
        services().letters.enclosing.add_voice(actor(), tie_id, step, data, form.said)
    except TooLarge:
        form.refuse("voice", sounds.too_large())
    except Invalid as error:
        form.refuse("voice", sounds.refused(dict(error.problems)))


def _page(tie_id: str, form: LetterVoiceForm) -> str:
    services().ties.in_touch.one(actor(), tie_id)
    security_headers.let_record()
    return render_template(
        "pages/letters/voice.html",
        form=form,
        tie_id=tie_id,
        back=on_writing(tie_id),
        most=MOST_SECONDS,
        limit=SAID_LIMIT,
    )
