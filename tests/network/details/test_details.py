"""How to reach each other: given point by point, read live, gone once it is taken back."""

import pytest

from network.actor import Actor
from network.audit import store as audit
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent import store as consent
from network.consent.widening import Pressed
from network.details.model import Point
from network.errors import Invalid, NotFound, StepUpNeeded, WrongMoment
from network.today.model import Kind
from tests.accounts import Somebody
from tests.network.ties.test_in_touch import CAUSES, stop, the_tie
from tests.ties import TWO_DAYS, WORDING, an_operation, grown, tied

PHONE, MAIL, BEST, REGION = Point.PHONE, Point.MAIL, Point.BEST, Point.REGION
HERS = {PHONE: "07700 900123", MAIL: "sandra@example.org", REGION: "Kent"}
HIS = {BEST: "A message first.", PHONE: "07700 900456"}


@pytest.fixture
def together(services: Services, clock: FrozenClock) -> tuple[Somebody, Somebody]:
    """Two who are in touch, and have both written how they can be reached."""
    ade, sandra = grown(services), grown(services)
    tied(services, clock, ade, sandra)
    for who, values in ((ade, HIS), (sandra, HERS)):
        the_tie(services, who)
        services.details.change(sure(who), an_operation(), values)
    return ade, sandra


def sure(who: Somebody) -> Actor:
    """An actor who has typed their password just now."""
    return who.fresh()


def give(services: Services, who: Somebody, *points: Point) -> None:
    services.details.giving.give(
        sure(who), the_tie(services, who).id, an_operation(), points, wording=WORDING
    )


def read(services: Services, who: Somebody) -> dict[Point, str]:
    return services.details.reading.of(sure(who), the_tie(services, who).id).points


def both_gave(services: Services, clock: FrozenClock, two: tuple[Somebody, Somebody]) -> None:
    ade, sandra = two
    give(services, ade, BEST)
    give(services, sandra, PHONE)
    clock.move(TWO_DAYS)


def told(services: Services, who: Somebody) -> bool:
    return any(one.kind is Kind.DETAILS for one in services.today.for_me(who.fresh()))


def test_a_point_shows_once_both_have_given_a_way_and_two_days_have_passed_and_no_other_point(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    give(services, sandra, PHONE)
    clock.move(TWO_DAYS)
    assert read(services, ade) == {}

    give(services, ade, BEST)
    assert read(services, ade) == {}
    clock.move(TWO_DAYS)

    assert read(services, ade) == {PHONE: HERS[PHONE]}
    assert read(services, sandra) == {BEST: HIS[BEST]}


def test_a_point_that_is_given_later_waits_two_days_though_another_counts(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    both_gave(services, clock, together)

    give(services, sandra, MAIL)

    assert read(services, ade) == {PHONE: HERS[PHONE]}
    clock.move(TWO_DAYS)
    assert read(services, ade) == {PHONE: HERS[PHONE], MAIL: HERS[MAIL]}


def test_the_area_needs_nothing_of_the_other_one(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    give(services, sandra, REGION)
    clock.move(TWO_DAYS)

    assert read(services, ade) == {REGION: "Kent"}


def test_a_point_that_is_taken_back_is_gone_at_once_and_the_others_stay(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    give(services, sandra, MAIL)
    both_gave(services, clock, together)

    services.details.giving.take_back(
        sandra.fresh(), the_tie(services, sandra).id, an_operation(), PHONE
    )

    assert read(services, ade) == {MAIL: HERS[MAIL]}
    assert the_tie(services, ade).shows


def test_what_waits_is_taken_back_unseen_and_waits_no_more(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    give(services, ade, BEST)
    give(services, sandra, PHONE)
    tie = the_tie(services, sandra).id

    services.details.giving.take_back(sandra.fresh(), tie, an_operation(), PHONE)

    assert not services.consent.mine.waiting(sandra.fresh())
    clock.move(TWO_DAYS)
    assert read(services, ade) == {}
    services.details.giving.take_back(sandra.fresh(), tie, an_operation(), PHONE)


@pytest.mark.parametrize("how", CAUSES)
def test_whatever_stops_it_no_point_shows_and_no_news(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody], how: str
) -> None:
    ade, sandra = together
    both_gave(services, clock, together)
    new = {**HERS, PHONE: "07700 900999"}
    stay = (the_tie(services, sandra).id,)
    services.details.change(sure(sandra), an_operation(), new, stay=stay, tell=True)
    assert told(services, ade)

    stop(services, clock, sandra, ade, how)

    assert read(services, ade) == {}
    assert not told(services, ade)


def test_a_new_number_reaches_only_those_who_were_named_when_it_was_written(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    both_gave(services, clock, together)
    new = {**HERS, PHONE: "07700 900999"}
    assert [one.id for one in services.details.asks(sandra.fresh(), new)] == [
        the_tie(services, sandra).id
    ]

    services.details.change(sure(sandra), an_operation(), new)

    assert read(services, ade) == {}
    assert PHONE not in services.details.giving.to(sandra.fresh(), the_tie(services, sandra).id)


def test_those_who_stay_read_the_new_one_and_hear_of_it_once_without_its_words(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    both_gave(services, clock, together)
    assert not told(services, ade)
    new, stay = {**HERS, PHONE: "07700 900999"}, (the_tie(services, sandra).id,)

    services.details.change(sure(sandra), an_operation(), new, stay=stay, tell=True)

    waits = services.today.for_me(ade.fresh())
    assert told(services, ade)
    assert "900999" not in str(waits)
    assert read(services, ade) == {PHONE: "07700 900999"}
    assert not told(services, ade)
    assert not told(services, sandra)


def test_nobody_is_told_unless_it_was_chosen(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    both_gave(services, clock, together)
    new, stay = {**HERS, PHONE: "07700 900999"}, (the_tie(services, sandra).id,)

    services.details.change(sure(sandra), an_operation(), new, stay=stay)

    assert not told(services, ade)
    assert read(services, ade) == {PHONE: "07700 900999"}


def test_what_is_emptied_is_given_to_nobody_when_it_is_written_again(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    both_gave(services, clock, together)

    for values in ({**HERS, PHONE: ""}, HERS):
        services.details.change(sure(sandra), an_operation(), values)
        assert read(services, ade) == {}


def test_that_it_was_read_is_written_down_and_shown_to_neither(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    both_gave(services, clock, together)
    two = (ade.account.person_id, sandra.account.person_id)
    pair, tie = consent.pair_id(services.sealer, *two), the_tie(services, ade).id
    shown = [services.audit.who_looked(who.fresh()) for who in together]

    def lines() -> int:
        return len(services.graph.read(lambda tx: audit.chain(tx, pair, after=0)))

    seen = lines()
    services.ties.in_touch.one(ade.fresh(), tie)
    of_a_tie = lines() - seen

    services.details.reading.of(sure(ade), tie)

    assert lines() - seen - of_a_tie == of_a_tie + 1
    assert [services.audit.who_looked(who.fresh()) for who in together] == shown


def test_pressed_to_give_it_holds_everything_and_looks_the_same(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    give(services, ade, BEST)
    tie = the_tie(services, sandra).id

    services.details.giving.give(
        sure(sandra),
        tie,
        an_operation(),
        (PHONE, MAIL),
        wording=WORDING,
        pressed=Pressed(yes=True),
    )

    assert set(services.details.giving.to(sandra.fresh(), tie)) == {PHONE, MAIL}
    clock.move(TWO_DAYS)
    assert read(services, ade) == {}


def test_giving_reading_and_changing_need_the_password_and_taking_back_never_does(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    both_gave(services, clock, together)
    tie, stale = the_tie(services, sandra).id, sandra.sign_in().actor
    details = services.details

    for act in (
        lambda: details.giving.give(stale, tie, an_operation(), (MAIL,), wording=WORDING),
        lambda: details.reading.of(stale, tie),
        lambda: details.change(stale, an_operation(), HERS),
    ):
        with pytest.raises(StepUpNeeded):
            act()

    details.giving.take_back(stale, tie, an_operation(), PHONE)
    assert read(services, ade) == {}


def test_an_empty_point_cannot_be_given_nor_one_that_they_have_nor_while_it_is_paused(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    give(services, ade, BEST)
    for points in ((MAIL,), (BEST,), ()):
        with pytest.raises(Invalid):
            give(services, ade, *points)
    stop(services, clock, sandra, ade, "ended")
    with pytest.raises(WrongMoment):
        give(services, ade, PHONE)


def test_nobody_reads_the_tie_of_another(
    services: Services, together: tuple[Somebody, Somebody]
) -> None:
    tie, stranger = the_tie(services, together[0]).id, grown(services)

    with pytest.raises(NotFound):
        services.details.reading.of(sure(stranger), tie)
    with pytest.raises(NotFound):
        services.details.giving.take_back(stranger.fresh(), tie, an_operation(), PHONE)


def test_everything_holds_my_own_points_and_none_of_the_others(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, _ = together
    both_gave(services, clock, together)

    taken = services.details.everything(ade.fresh())["howToReachMe"]

    assert taken["points"] == {point.value: text for point, text in HIS.items()}
    assert [one["points"] for one in taken["given"]] == [["best"]]
    assert HERS[PHONE] not in str(taken)
