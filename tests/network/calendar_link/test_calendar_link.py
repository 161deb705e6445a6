"""A link to one's own days: off to begin with, read anew each time, and dead once withdrawn."""

from datetime import date

import pytest

from network.accounts.throttle import CALENDAR
from network.accounts.tokens import token_hash
from network.actor import Actor
from network.bootstrap import Services
from network.connections.model import Connection, MarkedDate
from network.connections.when import on
from network.errors import NotFound, StepUpNeeded, TooManyTries
from network.graph.queries import load
from network.identity import ItemId, new_id
from network.rhythm.days import DayWish
from tests.accounts import Somebody
from tests.graphs import RollbackGraph
from tests.maps import Owner
from tests.ties import an_operation, grown

HERE = "192.0.2.7"


@pytest.fixture
def ade(services: Services) -> Somebody:
    """Somebody with a birthday to mark on their map, and a day of their own."""
    made = grown(services)
    birthday = MarkedDate(what="Nan's birthday", when=on(date(1961, 5, 12)))
    nan = Connection(id=ItemId(new_id()), name="Nan", dates=(birthday,))
    Owner(services.maps, made.fresh()).put(nan)
    keep(services, made, "3 June 2009", DayWish.REMIND)
    return made


def keep(services: Services, who: Somebody, when: str, wish: DayWish) -> None:
    services.own_days.add(who.fresh(), an_operation(), what="I moved", when=when, wish=wish)


def starts(services: Services, secret: str) -> list[str]:
    text = services.calendar_link.read(secret, network=HERE).decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return [line[-4:] for line in text.split("\r\n") if line.startswith("DTSTART")]


def test_there_is_none_to_begin_with_and_it_shows_days_and_no_words_of_a_life(
    services: Services, ade: Somebody
) -> None:
    assert not services.calendar_link.on(ade.fresh())

    secret = services.calendar_link.make(ade.fresh())

    text = services.calendar_link.read(secret, network=HERE).decode()
    assert services.calendar_link.on(ade.fresh())
    assert sorted(starts(services, secret)) == ["0512", "0603"]
    assert not [word for word in ("Nan", "birthday", "moved", "1961", "2009") if word in text]


def test_it_is_read_anew_each_time(services: Services, ade: Somebody) -> None:
    secret = services.calendar_link.make(ade.fresh())

    keep(services, ade, "12 May", DayWish.LEAVE)

    assert starts(services, secret) == ["0603"]
    for day in services.own_days.mine(ade.fresh()):
        services.own_days.remove(ade.fresh(), day.id)
    assert starts(services, secret) == ["0512"]


def test_rough_days_and_days_to_speak_about_are_not_in_it(
    services: Services, ade: Somebody
) -> None:
    keep(services, ade, "July 2009", DayWish.REMIND)
    keep(services, ade, "9 July", DayWish.LEAVE)

    assert sorted(starts(services, services.calendar_link.make(ade.fresh()))) == ["0512", "0603"]


def test_a_link_that_is_withdrawn_renewed_unknown_or_erased_opens_nothing(
    services: Services, ade: Somebody
) -> None:
    link = services.calendar_link
    first = link.make(ade.fresh())
    second = link.make(ade.fresh())
    gone = [first, "made-up", ""]
    link.withdraw(ade.fresh())
    link.withdraw(ade.fresh())
    gone.append(second)
    third = link.make(ade.fresh())
    assert starts(services, third)
    services.erasure.erase(ade.fresh())

    for secret in (*gone, third):
        with pytest.raises(NotFound):
            link.read(secret, network=HERE)


def test_one_that_is_withdrawn_while_it_is_read_gives_nothing(
    services: Services, ade: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, me = services.calendar_link, ade.fresh()
    secret, really = link.make(me), services.maps.open

    def meanwhile(actor: Actor) -> object:
        link.withdraw(me)
        return really(actor)

    monkeypatch.setattr(type(services.maps), "open", lambda _, actor: meanwhile(actor))
    with pytest.raises(NotFound):
        link.read(secret, network=HERE)


def test_making_one_needs_the_password_and_withdrawing_does_not(
    services: Services, ade: Somebody
) -> None:
    stale = ade.sign_in().actor
    with pytest.raises(StepUpNeeded):
        services.calendar_link.make(stale)
    secret = services.calendar_link.make(ade.fresh())

    services.calendar_link.withdraw(stale)

    with pytest.raises(NotFound):
        services.calendar_link.read(secret, network=HERE)


def test_only_a_hash_of_it_is_kept(services: Services, ade: Somebody, graph: RollbackGraph) -> None:
    secret = services.calendar_link.make(ade.fresh())

    kept = graph.cypher("MATCH (link:CalendarLink) RETURN properties(link) AS all")

    assert kept
    assert secret not in str(kept)


def test_asking_without_end_is_slowed_down_the_same_for_a_link_that_opens_nothing(
    services: Services, ade: Somebody
) -> None:
    for secret in (services.calendar_link.make(ade.fresh()), "made-up"):
        services.calendar_link.throttle.count(
            services.calendar_link.throttle.calendar(token_hash(secret), HERE), CALENDAR.at_once
        )
        with pytest.raises(TooManyTries):
            services.calendar_link.read(secret, network=HERE)


def test_a_restored_copy_opens_no_link() -> None:
    assert "CalendarLink" in load().by_name["backups/end_passes"].text
