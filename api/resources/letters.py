"""Letters with somebody I am in touch with: read, begun, sent, taken back, reported."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import Record, answer, nothing
from api.context import actor, services
from api.operations import step_id
from api.pagination import cursor, mark
from api.resources.photos import PHOTO_LIMIT, TAKEN
from api.schemas.letters import (
    LetterBegun,
    LetterPictureSeen,
    Letters,
    LetterText,
    LetterVoiceSeen,
    NewLetterPicture,
    NewLetterVoice,
)
from api.schemas.maps import Page
from api.schemas.words import PhotoSize
from network.accounts.model import TokenScope
from network.drafts.model import Draft
from network.identity import ItemId, OperationId
from network.letters.model import (
    LetterPicture,
    ReceivedLetter,
    WrittenLetter,
    draft_of,
    heard_in,
    seen_in,
)
from network.letters.writing import Between

SOUNDS = (
    *("audio/mpeg", "audio/wav", "audio/x-wav", "audio/ogg", "audio/flac"),
    "application/octet-stream",
)

bp = Blueprint("letters", __name__)


@bp.get("/me/in-touch/<id:item_id>/letters")
@contract.opens_to(TokenScope.STORY_READ)
@contract.takes_query(Page)
@contract.gives(Letters, "Letters, the newest first.")
def letters(item_id: str, query: dict[str, Any]) -> Response:
    """Read the letters between us, a page at a time."""
    between = services().letters.writing.between(actor(), item_id)
    oldest_first = list(enumerate(reversed(between.every)))
    before, limit = mark(query.get("cursor")), query["limit"]
    found = [one for one in reversed(oldest_first) if before is None or one[0] < before][:limit]
    record: Record = {"items": [_letter(one, between) for _, one in found]}
    if len(found) == limit:
        record["next"] = cursor(found[-1][0])
    return answer(record)


@bp.post("/me/in-touch/<id:item_id>/letters")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(LetterText)
@contract.gives(None, "It is with us, as is all that was put with it.", status=204)
@contract.also(_409="This connection is paused, whatever the cause. Nothing was sent.")
def send(item_id: str, body: dict[str, Any]) -> Response:
    """Send a letter, with what lies with the one that I am writing."""
    text = body["text"]
    services().letters.writing.send(actor(), item_id, OperationId(step_id()), text)
    draft = _draft(item_id)
    if draft is not None and _words(draft) == text:
        services().drafts.drop(actor(), draft.id)
    return nothing()


@bp.post("/me/in-touch/<id:item_id>/letters/<id:letter_id>/take-back")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "It is mine again, and isn't passed on.", status=204)
@contract.also(_409="It was passed on, or came back.")
def take_back(item_id: str, letter_id: str) -> Response:
    """Take a letter back that is with us."""
    step_id()
    services().letters.writing.take_back(actor(), item_id, ItemId(letter_id))
    return nothing()


@bp.post("/me/in-touch/<id:item_id>/letters/<id:letter_id>/report")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(
    None, "Everything between us waits, and people whose work it is read it.", status=204
)
def report(item_id: str, letter_id: str) -> Response:
    """Say that a letter worries me. They aren't told that it was me."""
    step = OperationId(step_id())
    services().letters.keeping.report(actor(), item_id, step, letter_id)
    return nothing()


@bp.get("/me/in-touch/<id:item_id>/letter")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives(LetterBegun, "The letter that I am writing.")
def begun(item_id: str) -> Response:
    """See the letter that I am writing."""
    begun = services().letters.enclosing.begun(actor(), item_id)
    draft = _draft(item_id)
    return answer(
        {
            "text": _words(draft) if draft else "",
            "pictures": _pictures(seen_in(begun)),
            "voiceNotes": _voices(heard_in(begun)),
        }
    )


@bp.put("/me/in-touch/<id:item_id>/letter")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes(LetterText)
@contract.gives(None, "The words are kept for 30 days.", status=204)
def keep(item_id: str, body: dict[str, Any]) -> Response:
    """Keep the words of a letter for later."""
    step_id()
    services().ties.in_touch.one(actor(), item_id)
    services().drafts.keep(actor(), draft_of(item_id), {"text": [body["text"]]})
    return nothing()


@bp.post("/me/in-touch/<id:item_id>/letter/pictures")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes_query(NewLetterPicture)
@contract.takes_bytes(*TAKEN, limit=PHOTO_LIMIT)
@contract.gives(LetterPictureSeen, "The picture, made anew.", status=201)
def enclose(item_id: str, query: dict[str, Any], data: bytes) -> Response:
    """Put a picture with the letter that I am writing."""
    said = query.get("description", "").strip()
    step = OperationId(step_id())
    picture_id = services().letters.enclosing.add(actor(), item_id, step, data, said)
    return answer({"id": picture_id, "description": said}, 201)


@bp.delete("/me/in-touch/<id:item_id>/letter/pictures/<id:picture_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "It isn't with the letter any more.", status=204)
def take_off(item_id: str, picture_id: str) -> Response:
    """Take a picture off the letter that I am writing."""
    step = OperationId(step_id())
    services().letters.enclosing.drop(actor(), item_id, ItemId(picture_id), step)
    return nothing()


@bp.get("/me/in-touch/<id:item_id>/pictures/<id:picture_id>")
@contract.opens_to(TokenScope.STORY_READ)
@contract.takes_query(PhotoSize)
@contract.gives_bytes("image/jpeg", said="The picture.")
def picture(item_id: str, picture_id: str, query: dict[str, Any]) -> Response:
    """See a picture with a letter of mine, whole or small."""
    enclosing = services().letters.enclosing
    whole, small = enclosing.picture(actor(), item_id, ItemId(picture_id))
    shown = small if query.get("small") == "yes" else whole
    return Response(shown, content_type="image/jpeg")


@bp.post("/me/in-touch/<id:item_id>/letter/voice-notes")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.takes_query(NewLetterVoice)
@contract.takes_bytes(*SOUNDS, limit=PHOTO_LIMIT)
@contract.gives(LetterVoiceSeen, "The voice note, made anew.", status=201)
def speak(item_id: str, query: dict[str, Any], data: bytes) -> Response:
    """Put a voice note with the letter that I am writing: one, of two minutes at most."""
    step = OperationId(step_id())
    said = query.get("said", "")
    voice = services().letters.enclosing.add_voice(actor(), item_id, step, data, said)
    [record] = _voices([voice])
    return answer(record, 201)


@bp.delete("/me/in-touch/<id:item_id>/letter/voice-notes/<id:voice_id>")
@contract.opens_to(TokenScope.STORY_WRITE)
@contract.keyed
@contract.gives(None, "It isn't with the letter any more.", status=204)
def unsay(item_id: str, voice_id: str) -> Response:
    """Take a voice note off the letter that I am writing."""
    step = OperationId(step_id())
    services().letters.enclosing.drop(actor(), item_id, ItemId(voice_id), step)
    return nothing()


@bp.get("/me/in-touch/<id:item_id>/voice-notes/<id:voice_id>")
@contract.opens_to(TokenScope.STORY_READ)
@contract.gives_bytes("audio/mpeg", said="The voice note.")
def listen(item_id: str, voice_id: str) -> Response:
    """Hear a voice note with a letter of mine."""
    heard = services().letters.enclosing.voice(actor(), item_id, ItemId(voice_id))
    return Response(heard, content_type="audio/mpeg")


def _letter(one: WrittenLetter | ReceivedLetter, between: Between) -> Record:
    record: Record = {
        "id": one.id,
        "mine": isinstance(one, WrittenLetter),
        "at": one.at.isoformat(),
        "text": one.text,
        "pictures": _pictures(between.pictures.get(one.id, ())),
        "voiceNotes": _voices(between.voices.get(one.id, ())),
    }
    if isinstance(one, WrittenLetter):
        record["state"] = one.state
        if one.came_back_for is not None:
            record["cameBackFor"] = one.came_back_for
    return record


def _pictures(pictures: Iterable[LetterPicture]) -> list[Record]:
    return [{"id": one.id, "description": one.description} for one in pictures]


def _voices(voices: Iterable[LetterPicture]) -> list[Record]:
    return [{"id": one.id, "seconds": one.seconds, "said": one.description} for one in voices]


def _draft(tie_id: str) -> Draft | None:
    return services().drafts.find(actor(), draft_of(tie_id))


def _words(draft: Draft) -> str:
    return "".join(draft.values.get("text", ()))
