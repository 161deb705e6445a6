"""Pictures go with a letter: looked at by a person, and kept by each side as the words are."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.connections.orphans import AGE, Orphans
from network.desk.model import DeskKind
from network.errors import Invalid, NotFound
from network.identity import ItemId
from network.keys.sqlite import SqliteKeys
from network.letters.model import (
    EVIDENCE_LASTS,
    MOST_PICTURES,
    PICTURE_WAITS,
    READ_OVER_FIRST,
    Caught,
    LetterPicture,
)
from tests.accounts import Somebody
from tests.letters import HIDDEN, SEA, InTouch, Reader, a_drawing
from tests.network.letters.test_kept_from import blocked, erased, look, reported, the_task
from tests.ties import TWO_DAYS, an_operation, grown


@pytest.fixture
def orphans(services: Services, keys: SqliteKeys) -> Orphans:
    """The sweep of a day on which everything is old enough."""
    later = FrozenClock(datetime.now(UTC) + 2 * AGE)
    blobs = services.erasure.blobs
    return Orphans(graph=services.graph, keys=keys, blobs=blobs, clock=later)


def of(two: InTouch, who: Somebody) -> list[LetterPicture]:
    """What somebody has with their letters, sent and got."""
    between = two.services.letters.writing.between(who.fresh(), two.tie_id)
    return [one for each in between.every for one in between.pictures.get(each.id, ())]


def seen(two: InTouch, who: Somebody, picture_id: ItemId) -> bytes:
    return two.services.letters.enclosing.picture(who.fresh(), two.tie_id, picture_id)[0]


def blobs(services: Services) -> set[str]:
    return set(services.erasure.blobs.ids())


def test_a_picture_goes_with_the_letter_and_nothing_hidden_goes_with_it(
    two: InTouch, reader: Reader
) -> None:
    mine = two.with_picture()
    two.send()
    assert of(two, two.receiver) == []

    reader.passes()

    [got] = of(two, two.receiver)
    assert got.description == SEA
    whole = seen(two, two.receiver, got.id)
    assert whole == seen(two, two.writer, mine)
    assert whole.startswith(b"\xff\xd8")
    assert HIDDEN.encode() in a_drawing()
    assert HIDDEN.encode() not in whole


def test_a_letter_with_a_picture_is_always_read_over(
    services: Services, two: InTouch, reader: Reader
) -> None:
    for _ in range(READ_OVER_FIRST):
        two.send()
        reader.passes()
    two.with_picture()
    two.send()
    services.letters.delivering.look()
    assert of(two, two.receiver) == []

    taken = reader.take()
    shown = services.letters.reading.one(reader.actor, taken)

    assert shown.pictures == [SEA]
    assert services.letters.reading.picture(reader.actor, taken, 0).startswith(b"\xff\xd8")
    with pytest.raises(NotFound):
        services.letters.reading.picture(reader.actor, taken, 1)


def test_the_table_reads_what_is_said_of_a_picture(
    services: Services, two: InTouch, reader: Reader
) -> None:
    two.with_picture("My number is 07700 900123")
    two.send()

    shown = services.letters.reading.one(reader.actor, reader.take())

    assert shown.caught == {Caught.IDENTIFYING}


def test_so_many_pictures_go_with_one_letter_and_one_is_taken_off(
    services: Services, two: InTouch
) -> None:
    enclosing, me = services.letters.enclosing, two.writer.fresh()
    first, *_ = [two.with_picture() for _ in range(MOST_PICTURES)]
    with pytest.raises(Invalid):
        two.with_picture()

    once = an_operation()
    for _ in range(2):
        enclosing.drop(me, two.tie_id, first, once)
    with pytest.raises(NotFound):
        enclosing.drop(me, two.tie_id, first)

    assert len(enclosing.begun(me, two.tie_id)) == MOST_PICTURES - 1
    assert first not in blobs(services)
    two.with_picture()


def test_sent_twice_it_is_one_picture_and_what_is_no_picture_is_none(
    services: Services, two: InTouch
) -> None:
    add, once, me = services.letters.enclosing.add, an_operation(), two.writer.fresh()
    for _ in range(2):
        add(me, two.tie_id, once, a_drawing(), SEA)
    with pytest.raises(Invalid):
        add(me, two.tie_id, an_operation(), b"GIF89a and no more", "")

    assert len(services.letters.enclosing.begun(me, two.tie_id)) == 1


def test_what_came_back_gives_its_pictures_back_to_the_next_letter(
    services: Services, two: InTouch, reader: Reader
) -> None:
    mine = two.with_picture()
    two.send("It is only £50")

    services.letters.reading.send_back(reader.actor, reader.take(), Caught.MONEY)

    [begun] = services.letters.enclosing.begun(two.writer.fresh(), two.tie_id)
    assert begun.id == mine
    two.send()
    reader.passes()
    assert len(of(two, two.receiver)) == 1


def test_a_picture_is_nobody_elses(services: Services, two: InTouch, reader: Reader) -> None:
    mine = two.with_picture()
    two.send()

    for other in (two.receiver, grown(services)):
        with pytest.raises(NotFound):
            seen(two, other, mine)
    reader.passes()
    with pytest.raises(NotFound):
        seen(two, two.receiver, mine)


@pytest.mark.parametrize("stop", [blocked, erased])
def test_a_picture_that_is_kept_back_looks_to_its_writer_as_it_did(
    services: Services, two: InTouch, reader: Reader, stop: Callable[[Services, InTouch], None]
) -> None:
    two.with_picture()
    two.send()
    services.letters.reading.pass_on(reader.actor, reader.take())
    before = look(services, two)[0], of(two, two.writer), blobs(services)

    stop(services, two)
    services.letters.delivering.look()

    assert (look(services, two)[0], of(two, two.writer), blobs(services)) == before


def test_each_side_erases_its_own_picture(services: Services, two: InTouch, reader: Reader) -> None:
    mine = two.with_picture()
    two.send()
    reader.passes()
    [theirs] = of(two, two.receiver)
    shown = seen(two, two.receiver, theirs.id)

    services.erasure.erase(two.writer.fresh())

    assert mine not in blobs(services)
    assert seen(two, two.receiver, theirs.id) == shown
    services.erasure.erase(two.receiver.fresh())
    assert theirs.id not in blobs(services)


def test_what_is_reported_keeps_its_picture_under_a_key_of_its_own_until_its_day(
    services: Services, clock: FrozenClock, two: InTouch, reader: Reader, orphans: Orphans
) -> None:
    two.with_picture()
    two.send()
    reader.passes()
    before = blobs(services)
    reported(services, two)
    for who in (two.writer, two.receiver):
        services.erasure.erase(who.fresh())
    [kept] = blobs(services) - before

    assert orphans.sweep() == 0
    lead = reader.place.lead
    task = the_task(services, lead, DeskKind.REPORTED)
    [letter] = services.letters.held.at(lead, task).letters
    assert letter.pictures == (SEA,)
    assert services.letters.held.picture(lead, task, letter.id, 0).startswith(b"\xff\xd8")
    for wrong in ((letter.id, 1), (two.tie_id, 0)):
        with pytest.raises(NotFound):
            services.letters.held.picture(lead, task, *wrong)

    clock.move(EVIDENCE_LASTS + TWO_DAYS * 16)
    services.letters.keeping.sweep()
    assert kept not in blobs(services)


def test_a_picture_whose_letter_is_never_sent_goes_after_its_time(
    services: Services, clock: FrozenClock, two: InTouch
) -> None:
    mine = two.with_picture()
    clock.move(PICTURE_WAITS)
    begun = partial(services.letters.enclosing.begun, tie_id=two.tie_id)

    assert begun(two.writer.fresh()) == []
    clock.move(TWO_DAYS * 16)
    services.letters.keeping.sweep()
    assert mine not in blobs(services)


def test_the_pictures_are_taken_away_with_everything(
    services: Services, two: InTouch, reader: Reader
) -> None:
    mine = two.with_picture()
    two.send()
    reader.passes()

    taken = services.everything.take(two.writer.fresh())

    with zipfile.ZipFile(io.BytesIO(taken.data)) as packed:
        told = json.loads(packed.read("letters.json"))
        [line] = told["written"][0]["pictures"]
        assert line == {"file": f"letters/{mine}.jpg", "description": SEA}
        assert packed.read(line["file"]) == seen(two, two.writer, mine)


def test_no_picture_that_somebody_has_is_swept(
    services: Services, two: InTouch, reader: Reader, orphans: Orphans
) -> None:
    two.with_picture()
    two.send()
    reader.passes()
    two.with_picture()
    reported(services, two)

    assert orphans.sweep() == 0
