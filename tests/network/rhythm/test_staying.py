"""Staying in touch: each keeps their own, and another's part shows only while it is open."""

from datetime import timedelta

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.connections.kinds import DateWish, Feeling, State
from network.connections.model import Connection, MarkedDate
from network.connections.when import on
from network.errors import Invalid, NotFound, WrongMoment
from network.identity import ItemId, new_id
from network.rhythm import store
from network.rhythm.due import Turn
from network.rhythm.model import Contact, How, Rhythm
from network.rhythm.noting import note_contact
from network.rhythm.use_cases import Somebody as Staying
from tests.accounts import Somebody
from tests.graphs import RollbackGraph
from tests.maps import Owner, key_worker, somebody
from tests.network.ties.test_in_touch import CAUSES, stop, the_tie
from tests.ties import an_operation, grown, tied

MONTH = timedelta(days=28)


@pytest.fixture
def together(services: Services, clock: FrozenClock) -> tuple[Somebody, Somebody]:
    """Two who are in touch, and have both seen it."""
    ade, sandra = grown(services), grown(services)
    tied(services, clock, ade, sandra)
    for who in (ade, sandra):
        the_tie(services, who)
    return ade, sandra


def staying(services: Services, who: Somebody) -> Staying:
    return services.rhythm.one(who.fresh(), the_tie(services, who).id)


def say(services: Services, who: Somebody, rhythm: Rhythm) -> None:
    services.rhythm.say(who.fresh(), the_tie(services, who).id, rhythm)


def note(services: Services, who: Somebody) -> None:
    today = services.clock.now().date()
    about = the_tie(services, who).id
    services.rhythm.note(who.fresh(), an_operation(), about, today, How.CALL)


def on_map(services: Services, who: Somebody, one: Connection) -> str:
    Owner(services.maps, who.fresh()).put(one)
    return one.id


def test_once_both_have_said_both_see_what_lies_halfway_and_no_number_of_the_other(
    services: Services, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    say(services, ade, Rhythm.WEEKLY)
    assert not staying(services, ade).meets

    say(services, sandra, Rhythm.EVERY_THREE_MONTHS)

    for who in together:
        seen = staying(services, who)
        assert seen.meets
        assert seen.counts is Rhythm.EVERY_THREE_MONTHS
    say(services, sandra, Rhythm.MONTHLY)
    assert staying(services, ade).counts is Rhythm.EVERY_TWO_WEEKS
    assert "monthly" not in str(staying(services, ade))


@pytest.mark.parametrize("how", CAUSES)
def test_whatever_stops_it_nothing_of_the_others_wish_or_notes_shows(
    services: Services, clock: FrozenClock, how: str
) -> None:
    """Two worlds: in one the other has said and noted much, in the other nothing."""
    seen = []
    for other_says in (True, False):
        ade, sandra = grown(services), grown(services)
        tied(services, clock, ade, sandra)
        for who in (ade, sandra):
            the_tie(services, who)
        say(services, ade, Rhythm.WEEKLY)
        clock.move(MONTH)
        if other_says:
            say(services, sandra, Rhythm.YEARLY)
            note(services, sandra)
        stop(services, clock, sandra, ade, how)
        shown = staying(services, ade)
        assert not shown.open
        seen.append((shown.counts, shown.meets, shown.turn, services.rhythm.due(ade.fresh())))

    assert seen[0] == seen[1] == (Rhythm.WEEKLY, False, Turn.NOT_YET, ())


def test_while_it_is_paused_nothing_can_be_said_or_noted(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    stop(services, clock, sandra, ade, "ended")

    with pytest.raises(WrongMoment):
        say(services, ade, Rhythm.WEEKLY)
    with pytest.raises(WrongMoment):
        note(services, ade)


def test_a_note_of_either_resets_it_for_both_and_is_seen_by_its_owner_alone(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    say(services, ade, Rhythm.MONTHLY)
    clock.move(MONTH)
    assert services.rhythm.due(ade.fresh()) == (the_tie(services, ade).id,)

    note(services, sandra)

    assert services.rhythm.due(ade.fresh()) == ()
    assert staying(services, ade).line.contacts == ()
    assert len(staying(services, sandra).line.contacts) == 1


def test_a_note_that_is_sent_again_is_one_and_can_be_taken_away(
    services: Services, together: tuple[Somebody, Somebody]
) -> None:
    ade, _ = together
    about, key, today = the_tie(services, ade).id, an_operation(), services.clock.now().date()
    for _ in range(2):
        services.rhythm.note(ade.fresh(), key, about, today, How.SEEN)
    [kept] = staying(services, ade).line.contacts

    services.rhythm.take_back(ade.fresh(), about, kept.id)

    assert staying(services, ade).line.contacts == ()
    with pytest.raises(NotFound):
        services.rhythm.take_back(ade.fresh(), about, kept.id)


def test_a_day_that_is_to_come_is_not_noted(
    services: Services, together: tuple[Somebody, Somebody]
) -> None:
    ade, _ = together
    tomorrow = services.clock.now().date() + timedelta(days=1)

    for day in (tomorrow, None):
        with pytest.raises(Invalid):
            services.rhythm.note(
                ade.fresh(), an_operation(), the_tie(services, ade).id, day, How.SEEN
            )


def test_what_carries_something_between_two_notes_it_for_both_once(
    services: Services, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    people = (ade.account.person_id, sandra.account.person_id)
    contact = Contact(id=ItemId(new_id()), on=services.clock.now().date(), how=How.LETTER)
    tie_id = ItemId(the_tie(services, ade).id)

    for _ in range(2):
        services.graph.write(lambda tx: note_contact(tx, services.sealer, tie_id, people, contact))

    for who in together:
        assert staying(services, who).line.contacts == (contact,)


def test_nobody_reaches_what_is_anothers(
    services: Services, together: tuple[Somebody, Somebody]
) -> None:
    ade, _ = together
    about, stranger = the_tie(services, ade).id, grown(services)

    with pytest.raises(NotFound):
        services.rhythm.one(stranger.fresh(), about)
    with pytest.raises(NotFound):
        services.rhythm.say(stranger.fresh(), about, Rhythm.WEEKLY)


def test_nobody_is_brought_up_whom_the_owner_wants_left_alone(
    services: Services, clock: FrozenClock
) -> None:
    ade = grown(services)
    ids = [
        on_map(services, ade, one)
        for one in (
            key_worker("Jo"),
            somebody("Mo", state=State.NOT_NOW),
            somebody("Col", state=State.NEVER),
            somebody("Bea", feeling=Feeling.NOT_SAFE),
            somebody("Kit", dates=(_near(clock, DateWish.AVOID),)),
            somebody("Sam", dates=(_near(clock, DateWish.MARK),)),
        )
    ]
    for each in ids:
        services.rhythm.say(ade.fresh(), each, Rhythm.MONTHLY)

    clock.move(MONTH)

    assert set(services.rhythm.due(ade.fresh())) == {ids[0], ids[5]}


def test_the_map_says_when_they_were_last_in_touch_too(
    services: Services, clock: FrozenClock
) -> None:
    ade = grown(services)
    today = clock.now().date()
    about = on_map(services, ade, somebody("Jo", last_in_touch=on(today - timedelta(days=60))))
    services.rhythm.say(ade.fresh(), about, Rhythm.MONTHLY)

    assert services.rhythm.one(ade.fresh(), about).turn is Turn.LOSING_TOUCH


def test_not_now_and_fine_as_it_is_are_one_step_each(
    services: Services, clock: FrozenClock
) -> None:
    ade = grown(services)
    about = on_map(services, ade, somebody("Jo"))
    services.rhythm.say(ade.fresh(), about, Rhythm.WEEKLY)
    clock.move(timedelta(days=7))
    services.rhythm.not_now(ade.fresh(), about)
    assert services.rhythm.due(ade.fresh()) == ()
    clock.move(MONTH)
    assert services.rhythm.due(ade.fresh()) == (about,)

    services.rhythm.fine(ade.fresh(), about)

    clock.move(20 * MONTH)
    assert services.rhythm.due(ade.fresh()) == ()


def test_all_of_it_can_be_taken_away_and_goes_with_the_account(
    services: Services, graph: RollbackGraph
) -> None:
    ade = grown(services)
    about = on_map(services, ade, somebody("Jo"))
    services.rhythm.say(ade.fresh(), about, Rhythm.YEARLY)
    [line] = services.rhythm.everything(ade.fresh())["stayingInTouch"]
    assert (line["called"], line["rhythm"]) == ("Jo", "yearly")

    services.erasure.erase(ade.fresh())

    kept = graph.read(lambda tx: store.of(tx, services.sealer, ade.account.person_id))
    assert kept.lines == ()


def _near(clock: FrozenClock, wish: DateWish) -> MarkedDate:
    """A day four weeks and two days from now, of some year before."""
    day = (clock.now() + MONTH + timedelta(days=2)).date()
    return MarkedDate(what="A day", when=on(day.replace(year=2019)), wish=wish)
