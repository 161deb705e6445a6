"""A letter goes from one to the other once, after a person has read it over, and not before."""

from dataclasses import replace
from functools import partial

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import Invalid, NotFound, WrongMoment
from network.graph.door import Tx
from network.identity import ItemId
from network.letters import store as letter_store
from network.letters.model import (
    MOST_A_DAY,
    MOST_WAITING,
    READ_A_DAY,
    READ_OVER_FIRST,
    TEXT_LIMIT,
    Caught,
    LetterState,
)
from network.rhythm import store as rhythm
from network.rhythm.model import How
from network.work import store
from tests.accounts import Somebody
from tests.graphs import RollbackGraph
from tests.letters import TEXT, InTouch, Reader, a_reader
from tests.ties import TWO_DAYS, an_operation, grown, grown_up, tied

WITH_US, PASSED_ON, CAME_BACK, TAKEN_BACK = LetterState


def test_a_letter_is_passed_on_once_somebody_has_read_it_over(
    services: Services, two: InTouch, reader: Reader
) -> None:
    two.send()
    services.letters.delivering.look()
    assert (two.states(), two.received()) == ([WITH_US], [])

    reader.passes()
    services.letters.delivering.look()

    [got] = two.received()
    assert (got.text, two.states()) == (TEXT, [PASSED_ON])


def test_sent_twice_it_is_one_letter(services: Services, two: InTouch, reader: Reader) -> None:
    writing, once, me = services.letters.writing, an_operation(), two.writer.fresh()
    for _ in range(2):
        writing.send(me, two.tie_id, once, TEXT)

    reader.passes()

    assert len(two.written()) == len(two.received()) == 1


def test_after_the_first_letters_of_somebody_only_those_that_the_table_finds_are_read_over(
    services: Services, two: InTouch, reader: Reader
) -> None:
    for _ in range(READ_OVER_FIRST):
        two.send()
        reader.passes()

    two.send("The garden is full of snow.")
    two.send("My number is 07700 900123")
    services.letters.delivering.look()

    assert two.states()[-2:] == [PASSED_ON, WITH_US]
    assert services.letters.reading.stands(reader.actor).waiting == 1


def test_a_letter_that_came_back_says_why_and_reaches_nobody(
    services: Services, two: InTouch, reader: Reader
) -> None:
    letter = two.send("My number is 07700 900123")

    services.letters.reading.send_back(reader.actor, reader.take(), Caught.IDENTIFYING)
    services.letters.delivering.look()

    [back] = two.written()
    assert (back.state, back.came_back_for) == (CAME_BACK, Caught.IDENTIFYING)
    assert two.received() == []
    again = services.letters.writing.came_back(two.writer.fresh(), two.tie_id, letter.id)
    assert again.text == letter.text


@pytest.mark.parametrize("held", [False, True])
def test_a_letter_that_waits_is_taken_back_whatever_keeps_it_here(
    services: Services, two: InTouch, reader: Reader, *, held: bool
) -> None:
    two.with_picture()
    letter, me = two.send(), two.writer.fresh()
    if held:
        services.letters.reading.hold(reader.actor, reader.take())

    for _ in range(2):
        services.letters.writing.take_back(me, two.tie_id, letter.id)
    services.letters.delivering.look()

    assert (two.states(), two.received()) == ([TAKEN_BACK], [])
    assert services.letters.reading.next(reader.actor) is None
    assert len(services.letters.enclosing.begun(me, two.tie_id)) == 1
    again = services.letters.writing.came_back(me, two.tie_id, letter.id)
    assert again.text == letter.text


def test_what_was_passed_on_is_not_taken_back_and_nobody_elses_ever(
    services: Services, two: InTouch, reader: Reader
) -> None:
    letter, take_back = two.send(), services.letters.writing.take_back
    with pytest.raises(NotFound):
        take_back(two.receiver.fresh(), two.tie_id, letter.id)

    reader.passes()

    with pytest.raises(WrongMoment):
        take_back(two.writer.fresh(), two.tie_id, letter.id)


def test_a_letter_that_was_passed_on_counts_for_both_as_being_in_touch(
    services: Services, graph: RollbackGraph, two: InTouch, reader: Reader
) -> None:
    two.send()
    services.letters.delivering.look()
    assert contacts(services, two) == [[], []]

    reader.passes()

    assert contacts(services, two) == [[How.LETTER], [How.LETTER]]


def contacts(services: Services, two: InTouch) -> list[list[How]]:
    def of(tx: Tx, who: Somebody) -> list[How]:
        kept = rhythm.of(tx, services.sealer, who.account.person_id)
        return [one.how for one in kept.about(ItemId(two.tie_id)).contacts]

    return [services.graph.read(partial(of, who=who)) for who in (two.writer, two.receiver)]


def test_a_reader_sees_the_words_and_nobodys_name_and_neither_of_the_two_sees_that(
    services: Services, two: InTouch, reader: Reader
) -> None:
    two.send()

    shown = services.letters.reading.one(reader.actor, reader.take())

    assert vars(shown).keys() == {"id", "text", "caught", "pictures", "voice"}
    for who in (two.writer, two.receiver):
        events = [line.event for line in services.audit.who_looked(who.fresh())]
        assert not [one for one in events if "read" in one]


def test_a_letter_is_one_readers_at_a_time_and_nobody_elses(
    services: Services, two: InTouch, reader: Reader
) -> None:
    two.send()
    mine, other = reader.take(), a_reader(services)

    assert services.letters.reading.next(other.actor) is None
    with pytest.raises(NotFound):
        services.letters.reading.one(other.actor, mine)
    with pytest.raises(NotFound):
        services.letters.reading.pass_on(other.actor, mine)
    assert reader.take() == mine


def test_a_reader_may_leave_one_to_somebody_else(
    services: Services, two: InTouch, reader: Reader
) -> None:
    two.send()

    services.letters.reading.not_this_one(reader.actor, reader.take())

    assert services.letters.reading.next(reader.actor) is None
    assert services.letters.reading.next(a_reader(services).actor) is not None


def test_nobody_reads_a_letter_of_somebody_they_are_in_touch_with(
    services: Services, clock: FrozenClock, two: InTouch, reader: Reader
) -> None:
    grown_up(services, reader.staff.who.account.person_id)
    tied(services, clock, two.receiver, reader.staff.who)
    two.send()

    assert services.letters.reading.next(reader.staff.wearing(reader.actor.capacity)) is None


def test_nobody_reads_more_than_so_many_in_a_day(
    services: Services, clock: FrozenClock, two: InTouch, reader: Reader
) -> None:
    two.send()

    def read_many(tx: Tx) -> None:
        staff = store.lock_staff(tx, services.sealer, reader.staff.staff_id)
        assert staff is not None
        much = replace(staff, letters_on=clock.now().date(), letters=READ_A_DAY)
        store.keep_staff(tx, services.sealer, much)

    services.graph.write(read_many)
    with pytest.raises(WrongMoment):
        services.letters.reading.next(reader.actor)

    clock.move(TWO_DAYS)
    assert services.letters.reading.next(reader.staff.wearing(reader.actor.capacity)) is not None


def test_only_so_many_wait_at_once_and_go_in_a_day(
    services: Services, clock: FrozenClock, two: InTouch, reader: Reader
) -> None:
    for _ in range(MOST_WAITING):
        two.send()
    with pytest.raises(Invalid):
        two.send()
    for _ in range(MOST_WAITING):
        reader.passes()
    for _ in range(MOST_A_DAY - MOST_WAITING):
        two.send()
        services.letters.delivering.look()
    with pytest.raises(Invalid):
        two.send()

    clock.move(TWO_DAYS)

    assert two.send().state is WITH_US


@pytest.mark.parametrize("text", ["", "  ", "x" * (TEXT_LIMIT + 1)])
def test_no_words_or_too_many_are_no_letter(two: InTouch, text: str) -> None:
    with pytest.raises(Invalid):
        two.send(text)


def test_somebody_elses_letters_are_not_mine(services: Services, two: InTouch) -> None:
    two.send()
    stranger = grown(services).fresh()

    with pytest.raises(NotFound):
        services.letters.writing.between(stranger, two.tie_id)
    with pytest.raises(NotFound):
        services.letters.writing.send(stranger, two.tie_id, an_operation(), TEXT)


def test_each_takes_their_own_letters_away_and_never_one_that_waits_for_them(
    services: Services, two: InTouch, reader: Reader
) -> None:
    two.send("First")
    reader.passes()
    two.send("Second")

    mine = services.letters.writing.everything(two.writer.fresh())
    theirs = services.letters.writing.everything(two.receiver.fresh())

    assert [one["text"] for one in mine["written"]] == ["First", "Second"]
    assert [one["text"] for one in theirs["received"]] == ["First"]
    assert theirs["written"] == mine["received"] == []


def test_a_letter_that_was_passed_on_is_its_receivers_whoever_goes(
    services: Services, graph: RollbackGraph, two: InTouch, reader: Reader
) -> None:
    first = two.send("First")
    reader.passes()
    both = [first.id, two.send("Second").id]

    services.erasure.erase(two.writer.fresh())
    services.letters.delivering.look()

    assert [one.text for one in two.received()] == ["First"]
    gone, kept = two.writer.account.person_id, services.letters.keeping
    left = "MATCH (one:WrittenLetter) WHERE one.id IN $both RETURN count(one) AS n"
    assert graph.cypher(left, both=both) == [{"n": 0}]
    kept.sweep()
    waiting = letter_store.screenings(kept.graph, kept.sealer)
    assert [one for one in waiting if one.by == gone] == []
