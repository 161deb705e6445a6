"""Letters of the matrix: one that somebody got, one to read over, one that is held."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from network.connections import photos
from network.graph.door import Tx
from network.identity import ItemId, PersonId, new_id
from network.letters import store
from network.letters.model import (
    EvidenceCause,
    LetterPicture,
    Screening,
    ScreeningState,
    WrittenLetter,
)
from network.letters.sound import Sound
from tests import ties
from tests.accounts import somebody
from tests.letters import a_drawing
from tests.matrix.jobs import Job, Named

if TYPE_CHECKING:
    from network.bootstrap import Services
    from tests.matrix.belongings import Belongings


def a_letter(mine: "Belongings") -> Named:
    """A letter that this person got, in a tie that is paused. Kept past the use cases."""
    services, me = mine.services, mine.actor.person_id
    other = somebody(services).account.person_id
    tie_id = ties.paused_tie(services, me, other)
    letter = _written(services, other, me, tie_id)
    services.graph.write(lambda tx: store.give(tx, services.sealer, letter))
    return {"tie_id": tie_id, "letter_id": services.sealer.index("letters-received", letter.id)}


def a_letter_that_waits(mine: "Belongings") -> Named:
    """A letter of this person that has not been passed on, in a tie that is paused."""
    services, me = mine.services, mine.actor.person_id
    other = somebody(services).account.person_id
    tie_id = ties.paused_tie(services, me, other)
    letter = _written(services, me, other, tie_id)
    services.graph.write(lambda tx: store.put_written(tx, services.sealer, letter))
    return {"tie_id": tie_id, "letter_id": letter.id}


def as_items(make: Callable[["Belongings"], Named]) -> Callable[["Belongings"], Named]:
    """The same, with the tie under the name that the API has for it."""

    def renamed(mine: "Belongings") -> Named:
        made = make(mine)
        return {"item_id": made.pop("tie_id"), **made}

    return renamed


def a_picture(mine: "Belongings") -> Named:
    """A picture with the letter that this person is writing, in a tie that is paused."""
    named, services, me = a_letter(mine), mine.services, mine.actor.person_id
    picture = _picture(services, me, named["tie_id"], None)
    return {"tie_id": named["tie_id"], "picture_id": picture.id}


def _picture(
    services: "Services", owner: PersonId, tie_id: str, letter_id: ItemId | None
) -> LetterPicture:
    at = services.clock.now()
    picture = LetterPicture(
        id=ItemId(new_id()), owner=owner, tie_id=tie_id, description="", at=at, letter_id=letter_id
    )
    seen = photos.made_anew(a_drawing())
    pictures = services.letters.enclosing.pictures
    services.graph.write(lambda tx: pictures.keep(tx, picture, seen))
    return picture


def a_voice_note(mine: "Belongings") -> Named:
    """A voice note of this person with the letter that they are writing, in a paused tie."""
    named, services, me = a_letter(mine), mine.services, mine.actor.person_id
    voice = _voice(services, me, named["tie_id"], None)
    return {"tie_id": named["tie_id"], "voice_id": voice.id}


def _voice(
    services: "Services", owner: PersonId, tie_id: str, letter_id: ItemId | None
) -> LetterPicture:
    voice = LetterPicture(
        id=ItemId(new_id()),
        owner=owner,
        tie_id=tie_id,
        description="",
        at=services.clock.now(),
        letter_id=letter_id,
        seconds=1,
    )
    pictures, sound = services.letters.enclosing.pictures, Sound(data=b"heard", milliseconds=900)
    services.graph.write(lambda tx: pictures.keep_voice(tx, voice, sound))
    return voice


def to_read_over(job: Job) -> Named:
    """A letter that this reader has taken."""
    reader = job.staff.who.account.person_id
    waits = _waits(job, job.somebody_new())
    taken = replace(waits, claimed_by=reader, claimed_at=job.services.clock.now())
    return {"letter_id": _kept(job, taken).id}


def with_picture_to_read_over(job: Job) -> Named:
    """The same with a picture."""
    named = to_read_over(job)
    waits = _screening(job, named["letter_id"])
    _picture(job.services, waits.by, "", waits.letter_id)
    return named


def with_voice_to_read_over(job: Job) -> Named:
    """The same with a voice note."""
    named = to_read_over(job)
    waits = _screening(job, named["letter_id"])
    _voice(job.services, waits.by, "", waits.letter_id)
    return named


def held(job: Job) -> tuple[Screening, PersonId]:
    """A letter from somebody on a list here that a colleague has held, and to whom it is."""
    _, writer = job.listed(job.colleague)
    by = job.colleague.who.account.person_id
    waits = replace(_waits(job, writer), state=ScreeningState.HELD, held_by=by)
    return _kept(job, waits), writer


def _waits(job: Job, writer: PersonId) -> Screening:
    services = job.services
    letter = _written(services, writer, job.somebody_new(), new_id())
    services.graph.write(lambda tx: store.put_written(tx, services.sealer, letter))
    return Screening(
        id=store.screening_id(services.sealer, letter.id),
        letter_id=letter.id,
        by=letter.by,
        to=letter.to,
        at=letter.at,
        state=ScreeningState.WAITS,
    )


def _kept(job: Job, screening: Screening) -> Screening:
    sealer = job.services.sealer

    def work(tx: Tx) -> None:
        store.put_screening(tx, sealer, screening)

    job.services.graph.write(work)
    return screening


def held_with_picture(job: Job) -> tuple[Screening, PersonId, str]:
    """A letter with a picture that a colleague has held, and under which id it was kept."""
    return _held_with(job, _picture)


def held_with_voice(job: Job) -> tuple[Screening, PersonId, str]:
    """The same with a voice note."""
    return _held_with(job, _voice)


def _held_with(
    job: Job, put: Callable[["Services", PersonId, str, ItemId | None], LetterPicture]
) -> tuple[Screening, PersonId, str]:
    (waits, writer), keeping = held(job), job.services.letters.keeping
    put(job.services, writer, "", waits.letter_id)

    def work(tx: Tx) -> None:
        letter = store.written(tx, job.services.sealer, writer, waits.letter_id)
        assert letter is not None
        keeping.keep(tx, letter, EvidenceCause.HELD)

    job.services.graph.write(work)
    kept = f"{EvidenceCause.HELD}|{waits.letter_id}"
    return waits, writer, job.services.sealer.index("evidence", kept)


def _screening(job: Job, screening_id: str) -> Screening:
    sealer = job.services.sealer
    found = job.services.graph.read(lambda tx: store.screening(tx, sealer, ItemId(screening_id)))
    assert found is not None
    return found


def _written(services: "Services", by: PersonId, to: PersonId, tie_id: str) -> WrittenLetter:
    return WrittenLetter(
        id=ItemId(new_id()), by=by, to=to, tie_id=tie_id, text="Hello.", at=services.clock.now()
    )
