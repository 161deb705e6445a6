"""Letters with somebody I am in touch with: reading, writing, saying that one worries me."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.asking.crisis import sounds_like_crisis
from network.desk.model import DeskKind
from network.drafts.model import Draft
from network.errors import Invalid, WrongMoment
from network.identity import ItemId, OperationId
from network.letters import crisis
from network.letters.model import MOST_PICTURES, LetterState, draft_of, heard_in, seen_in
from network.ties.in_touch import Stands
from web import sounds, typed
from web.access import for_person
from web.context import actor, services
from web.forms.letters import LetterForm
from web.operation import op_id
from web.said import HANDED_IN, LAID_ASIDE, LETTER_BACK, TOLD
from web.wording_letters import CAME_BACK

bp = Blueprint("letters", __name__, url_prefix="/in-touch/<tie_id>")

Page = str | Response | tuple[str, int]
MANY = _l("That is as many as we can take in at once. Keep this one, and send it in a day or two.")


@bp.get("/letters")
@for_person
def show(tie_id: str) -> Page:
    """All letters between us, newest first."""
    between = services().letters.writing.between(actor(), tie_id)
    told, now, draft = services().safeguarding.told, services().clock.now(), kept_words(tie_id)
    mine = crisis.mine(between.written, now, between.voices)
    return render_template(
        "pages/letters/show.html",
        between=between,
        tie=between.tie,
        open=between.tie.stands is Stands.OPEN,
        states=LetterState,
        draft=draft,
        heavy_draft=draft is not None and sounds_like_crisis(draft.values.get("text", ())),
        heard=told.heard(actor(), DeskKind.CRISIS, mine.id) if mine else None,
        there=told.there(actor()) if mine else None,
        heavy=crisis.got(between.received, now, between.voices),
        why=CAME_BACK,
    )


@bp.get("/letter")
@for_person
def ask(tie_id: str) -> Page:
    """Write a letter, or change one that came back."""
    tie = services().ties.in_touch.one(actor(), tie_id)
    if tie.stands is not Stands.OPEN:
        return redirect(url_for(".show", tie_id=tie_id), 303)
    back, form = request.args.get("again"), LetterForm()
    if back:
        letter = services().letters.writing.came_back(actor(), tie_id, back)
        form = LetterForm.filled(text=letter.text)
    return _page(tie_id, form)


@bp.post("/letter")
@for_person
def send(tie_id: str) -> Page:
    """Hand it in."""
    form = LetterForm.read(request.form)
    if form.errors:
        return _page(tie_id, form), 422
    try:
        services().letters.writing.send(actor(), tie_id, OperationId(op_id()), form.text)
    except Invalid as error:
        form.errors["text"] = _too_much(error)
        return _page(tie_id, form), 422
    except WrongMoment:
        return _paused(tie_id)
    return redirect(url_for(".show", tie_id=tie_id, done=HANDED_IN), 303)


@bp.post("/letter/keep")
@for_person
def keep(tie_id: str) -> Page:
    """Keep it for later, as it is."""
    services().ties.in_touch.one(actor(), tie_id)
    lay_aside(tie_id)
    return redirect(url_for(".show", tie_id=tie_id, done=LAID_ASIDE), 303)


@bp.post("/letters/<letter_id>/take-back")
@for_person
def take_back(tie_id: str, letter_id: str) -> Page:
    """Take back one that is with us. Where it was passed on meanwhile, the page says so."""
    try:
        services().letters.writing.take_back(actor(), tie_id, ItemId(letter_id))
    except WrongMoment:
        return redirect(url_for(".show", tie_id=tie_id), 303)
    return redirect(url_for(".show", tie_id=tie_id, done=LETTER_BACK), 303)


@bp.post("/letters/<letter_id>/report")
@for_person
def report(tie_id: str, letter_id: str) -> Page:
    """Say that a letter worries me. Everything between us waits, and human beings read it."""
    step = OperationId(op_id())
    services().letters.keeping.report(actor(), tie_id, step, letter_id)
    return redirect(url_for("told.show", done=TOLD), 303)


def lay_aside(tie_id: str) -> None:
    """Keep the words that were sent, for this person alone."""
    values: dict[str, list[str]] = {}
    for name, value in typed.words():
        values.setdefault(name, []).append(value)
    if values:
        services().drafts.keep(actor(), draft_of(tie_id), values)


def kept_words(tie_id: str) -> Draft | None:
    """The words of the letter that I am writing in a tie, as far as they were kept."""
    return services().drafts.find(actor(), draft_of(tie_id))


def on_writing(tie_id: str) -> str:
    """Where the letter is written on, with the words that were kept."""
    kept = kept_words(tie_id)
    return url_for("letters.ask", tie_id=tie_id, draft=kept.id if kept else None)


def _page(tie_id: str, form: LetterForm) -> str:
    tie = services().ties.in_touch.one(actor(), tie_id)
    begun = services().letters.enclosing.begun(actor(), tie_id)
    return render_template(
        "pages/letters/write.html",
        tie=tie,
        form=form,
        pictures=seen_in(begun),
        voices=heard_in(begun),
        most=MOST_PICTURES,
    )


def _too_much(error: Invalid) -> str:
    """What there is too much of: letters on the way, or what lies with this one."""
    if "voice" in error.problems:
        return sounds.one_goes()
    return sounds.pictures_go() if "picture" in error.problems else str(MANY)


def _paused(tie_id: str) -> tuple[str, int]:
    """It was paused meanwhile, whatever the cause. The words are kept."""
    lay_aside(tie_id)
    return render_template("pages/letters/paused.html", tie_id=tie_id), 409
