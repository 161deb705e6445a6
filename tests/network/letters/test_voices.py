"""A voice note goes with a letter: heard by a person first, kept by each side as the words are."""

import io
import json
import zipfile
from datetime import UTC, datetime

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.connections.orphans import AGE, Orphans
from network.desk.model import DeskKind
from network.errors import Invalid, NotFound, TooLarge
from network.identity import ItemId
from network.keys.sqlite import SqliteKeys
from network.letters import crisis
from network.letters.model import (
    EVIDENCE_LASTS,
    MOST_PICTURES,
    PICTURE_WAITS,
    READ_OVER_FIRST,
    SAID_LIMIT,
    Caught,
    LetterPicture,
    VoiceNote,
)
from tests.accounts import Somebody
from tests.letters import SEA, InTouch, Reader
from tests.network.letters.test_kept_from import blocked, look, reported, the_task
from tests.ties import TWO_DAYS, an_operation, grown
from tests.voices import SAID, a_voice, frames_of

TITLE = "Canary title"


def of(two: InTouch, who: Somebody) -> list[LetterPicture]:
    """What somebody can hear with their letters, sent and got."""
    between = two.services.letters.writing.between(who.fresh(), two.tie_id)
    return [one for each in between.every for one in between.voices.get(each.id, ())]


def heard(two: InTouch, who: Somebody, voice_id: ItemId) -> bytes:
    return two.services.letters.enclosing.voice(who.fresh(), two.tie_id, voice_id)


def speaks(two: InTouch, said: str = SAID) -> LetterPicture:
    """Put a voice note with the letter that the writer sends next."""
    enclosing, me = two.services.letters.enclosing, two.writer.fresh()
    return enclosing.add_voice(me, two.tie_id, an_operation(), a_voice(TITLE), said)


def blobs(services: Services) -> set[str]:
    return set(services.erasure.blobs.ids())


def test_a_voice_note_goes_with_the_letter_and_nothing_hidden_goes_with_it(
    two: InTouch, reader: Reader
) -> None:
    mine = speaks(two)
    two.send()
    assert of(two, two.receiver) == []

    reader.passes()

    [got] = of(two, two.receiver)
    assert (got.description, got.seconds) == (SAID, 1)
    assert got.id != mine.id
    whole = heard(two, two.receiver, got.id)
    assert whole == heard(two, two.writer, mine.id)
    assert frames_of(whole)[0] == "MP3"
    assert TITLE.encode() not in whole


def test_a_letter_with_a_voice_note_is_always_listened_to_by_a_person(
    services: Services, two: InTouch, reader: Reader
) -> None:
    for _ in range(READ_OVER_FIRST):
        two.send()
        reader.passes()
    speaks(two)
    two.send()
    services.letters.delivering.look()
    assert of(two, two.receiver) == []

    taken = reader.take()
    shown = services.letters.reading.one(reader.actor, taken)

    assert (shown.voice, shown.pictures) == (VoiceNote(seconds=1, said=SAID), [])
    assert frames_of(services.letters.reading.voice(reader.actor, taken))[0] == "MP3"
    with pytest.raises(NotFound):
        services.letters.reading.picture(reader.actor, taken, 0)


def test_nobody_but_the_reader_who_took_it_hears_it_and_of_a_letter_without_one_nothing(
    services: Services, two: InTouch, reader: Reader
) -> None:
    two.send()
    taken = reader.take()

    with pytest.raises(NotFound):
        services.letters.reading.voice(reader.actor, taken)
    services.letters.reading.not_this_one(reader.actor, taken)
    with pytest.raises(NotFound):
        services.letters.reading.voice(reader.actor, taken)


def test_the_table_reads_what_is_said_in_it(
    services: Services, two: InTouch, reader: Reader
) -> None:
    speaks(two, "My number is 07700 900123")
    two.send()

    shown = services.letters.reading.one(reader.actor, reader.take())

    assert shown.caught == {Caught.IDENTIFYING}


def test_words_of_crisis_in_it_bring_help_first(
    services: Services, clock: FrozenClock, two: InTouch
) -> None:
    speaks(two, "I want to kill myself")
    letter = two.send()

    between = services.letters.writing.between(two.writer.fresh(), two.tie_id)
    assert crisis.mine(between.written, clock.now(), between.voices) == letter
    assert crisis.mine(between.written, clock.now()) is None


def test_one_goes_with_a_letter_and_it_is_taken_off(services: Services, two: InTouch) -> None:
    enclosing, me = services.letters.enclosing, two.writer.fresh()
    first = speaks(two)
    for _ in range(MOST_PICTURES):
        two.with_picture()
    with pytest.raises(Invalid) as refused:
        speaks(two)
    assert refused.value.problems == {"voice": "many"}

    once = an_operation()
    for _ in range(2):
        enclosing.drop(me, two.tie_id, first.id, once)

    assert first.id not in blobs(services)
    speaks(two)


def test_sent_twice_it_is_one_and_what_is_no_sound_is_none(
    services: Services, two: InTouch
) -> None:
    add, once, me = services.letters.enclosing.add_voice, an_operation(), two.writer.fresh()
    data = a_voice(TITLE)
    for _ in range(2):
        add(me, two.tie_id, once, data, SAID)
    with pytest.raises(Invalid):
        add(me, two.tie_id, an_operation(), b"\0\0\0\x20ftypM4A ", "")
    with pytest.raises(TooLarge):
        add(me, two.tie_id, an_operation(), data, "a" * (SAID_LIMIT + 1))

    assert len(services.letters.enclosing.begun(me, two.tie_id)) == 1


def test_what_came_back_with_two_letters_does_not_go_with_one(
    services: Services, two: InTouch
) -> None:
    writing, me = services.letters.writing, two.writer.fresh()
    voices = []
    for _ in range(2):
        voices.append(speaks(two))
        writing.take_back(me, two.tie_id, two.send().id)
        # The second is recorded while nothing lies with the letter.
        if len(voices) == 1:
            two.send()
    writing.take_back(me, two.tie_id, two.written()[-2].id)

    with pytest.raises(Invalid) as refused:
        two.send()
    assert refused.value.problems == {"voice": "many"}

    services.letters.enclosing.drop(me, two.tie_id, voices[0].id)
    two.send()


def test_it_is_nobody_elses_and_no_picture(
    services: Services, two: InTouch, reader: Reader
) -> None:
    mine, picture = speaks(two), two.with_picture()
    two.send()

    for other in (two.receiver, grown(services)):
        with pytest.raises(NotFound):
            heard(two, other, mine.id)
    with pytest.raises(NotFound):
        heard(two, two.writer, picture)
    with pytest.raises(NotFound):
        services.letters.enclosing.picture(two.writer.fresh(), two.tie_id, mine.id)
    reader.passes()
    with pytest.raises(NotFound):
        heard(two, two.receiver, mine.id)


def test_one_that_is_kept_back_looks_to_its_writer_as_it_did(
    services: Services, two: InTouch, reader: Reader
) -> None:
    speaks(two)
    two.send()
    services.letters.reading.pass_on(reader.actor, reader.take())
    before = look(services, two)[0], of(two, two.writer), blobs(services)

    blocked(services, two)
    services.letters.delivering.look()

    assert (look(services, two)[0], of(two, two.writer), blobs(services)) == before
    assert of(two, two.receiver) == []


def test_each_side_erases_its_own(services: Services, two: InTouch, reader: Reader) -> None:
    mine = speaks(two)
    two.send()
    reader.passes()
    [theirs] = of(two, two.receiver)
    sound = heard(two, two.receiver, theirs.id)

    services.erasure.erase(two.writer.fresh())

    assert mine.id not in blobs(services)
    assert heard(two, two.receiver, theirs.id) == sound
    services.erasure.erase(two.receiver.fresh())
    assert theirs.id not in blobs(services)


def test_what_is_reported_keeps_it_under_a_key_of_its_own_until_its_day(
    services: Services, clock: FrozenClock, two: InTouch, reader: Reader, keys: SqliteKeys
) -> None:
    speaks(two)
    two.with_picture()
    two.send()
    reader.passes()
    before = blobs(services)
    reported(services, two)
    for who in (two.writer, two.receiver):
        services.erasure.erase(who.fresh())
    kept = blobs(services) - before
    assert len(kept) == 2

    later = FrozenClock(datetime.now(UTC) + 2 * AGE)
    orphans = Orphans(graph=services.graph, keys=keys, blobs=services.erasure.blobs, clock=later)
    assert orphans.sweep() == 0
    lead = reader.place.lead
    task = the_task(services, lead, DeskKind.REPORTED)
    [letter] = services.letters.held.at(lead, task).letters
    assert (letter.voice, letter.pictures) == (VoiceNote(seconds=1, said=SAID), (SEA,))
    assert frames_of(services.letters.held.voice(lead, task, letter.id))[0] == "MP3"
    assert services.letters.held.picture(lead, task, letter.id, 0).startswith(b"\xff\xd8")
    with pytest.raises(NotFound):
        services.letters.held.voice(lead, task, two.tie_id)

    clock.move(EVIDENCE_LASTS + TWO_DAYS * 16)
    services.letters.keeping.sweep()
    assert not kept & blobs(services)


def test_one_whose_letter_is_never_sent_goes_after_its_time(
    services: Services, clock: FrozenClock, two: InTouch
) -> None:
    mine = speaks(two)
    clock.move(PICTURE_WAITS + TWO_DAYS * 16)

    services.letters.keeping.sweep()

    assert mine.id not in blobs(services)


def test_it_is_taken_away_with_everything(services: Services, two: InTouch, reader: Reader) -> None:
    mine = speaks(two)
    two.send()
    reader.passes()

    taken = services.everything.take(two.writer.fresh())

    with zipfile.ZipFile(io.BytesIO(taken.data)) as packed:
        told = json.loads(packed.read("letters.json"))
        [line] = told["written"][0]["voiceNotes"]
        assert line == {"file": f"letters/{mine.id}.mp3", "seconds": 1, "said": SAID}
        assert packed.read(line["file"]) == heard(two, two.writer, mine.id)
        assert told["written"][0]["pictures"] == []
