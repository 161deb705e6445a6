"""Reading letters over before they are passed on; and those that were held or reported."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from network.actor import Capacity
from network.errors import WrongMoment
from network.identity import ItemId, TaskId
from network.letters.model import READ_A_DAY, Caught
from network.work.reading import Closed
from web import pictures, sounds
from web.access import for_work
from web.at_work import LEADS, for_real, work_page
from web.context import actor, services
from web.forms.letters import BackForm
from web.pages.desk import closed, to_desk
from web.said import LEFT_TO_OTHERS, LET_GO, READ_OVER, SENT_BACK, WITH_THE_LEAD

bp = Blueprint("work_reading_over", __name__, url_prefix="/at-work")

Page = str | Response | tuple[str, int]
READERS = (Capacity.SCREENER,)


@bp.get("/letters")
@for_work(*READERS)
def show() -> Page:
    """How many wait, how many I have read today, and whether I want another."""
    for_real()
    stands = services().letters.reading.stands(actor())
    return work_page("pages/work_reading_over/show.html", stands=stands, most=READ_A_DAY)


@bp.post("/letters/next")
@for_work(*READERS)
def take_next() -> Page:
    """Take the oldest one that I may read."""
    for_real()
    try:
        found = services().letters.reading.next(actor())
    except WrongMoment:
        return redirect(url_for(".show"), 303)
    if found is None:
        return redirect(url_for(".show"), 303)
    return redirect(url_for(".one", letter_id=found), 303)


@bp.get("/letters/<letter_id>")
@for_work(*READERS)
def one(letter_id: str) -> Page:
    """Read one. That I did is written down."""
    for_real()
    shown = services().letters.reading.one(actor(), ItemId(letter_id))
    return work_page("pages/work_reading_over/one.html", shown=shown)


@bp.get("/letters/<letter_id>/pictures/<int:number>/picture.jpg")
@for_work(*READERS)
def picture(letter_id: str, number: int) -> Response:
    """A picture that goes with it."""
    for_real()
    return pictures.given(services().letters.reading.picture(actor(), ItemId(letter_id), number))


@bp.get("/letters/<letter_id>/voice.mp3")
@for_work(*READERS)
def voice(letter_id: str) -> Response:
    """The voice note that goes with it."""
    for_real()
    return sounds.given(services().letters.reading.voice(actor(), ItemId(letter_id)))


@bp.post("/letters/<letter_id>/pass")
@for_work(*READERS)
def pass_on(letter_id: str) -> Page:
    """Nothing speaks against it."""
    for_real()
    services().letters.reading.pass_on(actor(), ItemId(letter_id))
    return _back(READ_OVER)


@bp.post("/letters/<letter_id>/leave")
@for_work(*READERS)
def leave(letter_id: str) -> Page:
    """Not this one. Nobody asks why."""
    for_real()
    services().letters.reading.not_this_one(actor(), ItemId(letter_id))
    return _back(LEFT_TO_OTHERS)


@bp.post("/letters/<letter_id>/hold")
@for_work(*READERS)
def hold(letter_id: str) -> Page:
    """Something about it is not safe."""
    for_real()
    services().letters.reading.hold(actor(), ItemId(letter_id))
    return _back(WITH_THE_LEAD)


@bp.get("/letters/<letter_id>/back")
@for_work(*READERS)
def ask_back(letter_id: str) -> Page:
    """Ask what it has to leave out."""
    for_real()
    return _back_page(letter_id, BackForm())


@bp.post("/letters/<letter_id>/back")
@for_work(*READERS)
def send_back(letter_id: str) -> Page:
    """Give it back to its writer, kindly."""
    for_real()
    form = BackForm.read(request.form)
    if form.errors or form.reason is None:
        return _back_page(letter_id, form), 422
    services().letters.reading.send_back(actor(), ItemId(letter_id), form.reason)
    return _back(SENT_BACK)


@bp.get("/desk/<task_id>/letters")
@for_work(*LEADS)
def on_desk(task_id: str) -> Page:
    """Read what was held or reported."""
    for_real()
    try:
        on_desk = services().letters.held.at(actor(), TaskId(task_id))
    except Closed:
        return closed()
    return work_page("pages/work_reading_over/on_desk.html", on_desk=on_desk)


@bp.get("/desk/<task_id>/letters/<evidence_id>/pictures/<int:number>/picture.jpg")
@for_work(*LEADS)
def kept_picture(task_id: str, evidence_id: str, number: int) -> Page:
    """A picture that was kept with a letter."""
    for_real()
    held = services().letters.held
    try:
        return pictures.given(held.picture(actor(), TaskId(task_id), evidence_id, number))
    except Closed:
        return closed()


@bp.get("/desk/<task_id>/letters/<evidence_id>/voice.mp3")
@for_work(*LEADS)
def kept_voice(task_id: str, evidence_id: str) -> Page:
    """A voice note that was kept with a letter."""
    for_real()
    try:
        return sounds.given(services().letters.held.voice(actor(), TaskId(task_id), evidence_id))
    except Closed:
        return closed()


@bp.post("/desk/<task_id>/let-go")
@for_work(*LEADS)
def let_go(task_id: str) -> Page:
    """Let a letter go that was held."""
    for_real()
    try:
        services().letters.held.let_go(actor(), TaskId(task_id))
    except Closed:
        return closed()
    return to_desk(LET_GO)


def _back(done: str) -> Response:
    return redirect(url_for(".show", done=done), 303)


def _back_page(letter_id: str, form: BackForm) -> str:
    shown = services().letters.reading.one(actor(), ItemId(letter_id))
    return work_page("pages/work_reading_over/back.html", shown=shown, form=form, caught=Caught)
