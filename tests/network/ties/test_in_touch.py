"""Being in touch: each can end it at once, and no cause of a stop looks different from another."""

from datetime import date, timedelta

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent import store as consent
from network.consent.kinds import HoldCause, Purpose, VetoKind
from network.consent.lives import Evidence
from network.consent.terms import LETTERS_LAST
from network.errors import NotFound, WrongMoment
from network.ties.in_touch import SeenTie, Stands
from network.work.reading import Closed
from tests.accounts import Somebody
from tests.graphs import RollbackGraph
from tests.network.consent.stored_secrets import born
from tests.pasts import on_a_list
from tests.ties import TWO_DAYS, WORDING, an_operation, grown, grown_up, tied
from tests.work import opened


@pytest.fixture
def together(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> tuple[Somebody, Somebody]:
    """Two who are in touch, and have both seen it."""
    tied(services, clock, ade, sandra)
    for who in (ade, sandra):
        assert the_tie(services, who).stands is Stands.OPEN
    return ade, sandra


def the_tie(services: Services, who: Somebody) -> SeenTie:
    [one] = services.ties.in_touch.all(who.fresh())
    return one


def seen_by(services: Services, who: Somebody) -> object:
    me = who.fresh()
    return (
        services.ties.in_touch.all(me),
        services.ties.in_touch.said(me, services.ties.in_touch.all(me)),
        [line.event for line in services.audit.who_looked(me)],
        services.consent.mine.waiting(me),
        services.ties.everything(me),
    )


def stop(services: Services, clock: FrozenClock, who: Somebody, other: Somebody, how: str) -> None:
    """Let what is between the two stop, by one cause of many."""
    me, them, narrowing = who.fresh(), other.account.person_id, services.consent.narrowing
    if how == "ended":
        services.ties.in_touch.end(me, the_tie(services, who).id, an_operation())
    elif how == "blocked":
        services.ties.in_touch.block(me, the_tie(services, who).id, an_operation())
    elif how == "reported":
        services.ties.in_touch.report(me, the_tie(services, who).id, an_operation())
    elif how == "order":
        narrowing.say_order(me, them, an_operation())
    elif how == "closed to everybody":
        narrowing.veto(me, an_operation(), VetoKind.ABSOLUTE)
    elif how == "erased":
        services.erasure.erase(me)


CAUSES = ("ended", "blocked", "reported", "order", "closed to everybody", "erased")


@pytest.mark.parametrize("how", CAUSES)
def test_whatever_stops_it_the_other_one_sees_that_it_is_paused_and_nothing_else(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody], how: str
) -> None:
    ade, sandra = together

    stop(services, clock, sandra, ade, how)

    seen = the_tie(services, ade)
    assert (seen.stands, seen.shows, seen.i_say_yes) == (Stands.PAUSED, "", True)
    assert seen.mine.called == "Sandra from Elm Road"


def test_every_cause_of_a_stop_looks_the_same_to_the_other_one(
    services: Services, clock: FrozenClock, ade: Somebody
) -> None:
    seen: list[tuple[str, object]] = []
    for how in CAUSES:
        sandra = grown(services)
        tied(services, clock, ade, sandra)
        for who in (ade, sandra):
            services.ties.in_touch.all(who.fresh())
        stop(services, clock, sandra, ade, how)
        [one] = [tie for tie in services.ties.in_touch.all(ade.fresh()) if tie.id not in dict(seen)]
        seen.append((one.id, (one.stands, one.mine.called, one.shows, one.i_say_yes)))

    assert len({what for _, what in seen}) == 1


def test_a_new_yes_looks_the_same_whatever_has_paused_it_and_opens_nothing(
    services: Services, clock: FrozenClock, ade: Somebody
) -> None:
    """A report, an order or being under 18 keeps a yes from counting, and must not tell so."""
    seen: list[tuple[str, object]] = []
    for how in (*CAUSES, "under 18"):
        sandra = grown(services)
        tied(services, clock, ade, sandra)
        for who in (ade, sandra):
            services.ties.in_touch.all(who.fresh())
        stop(services, clock, sandra, ade, how)
        if how == "under 18":
            born(services, sandra.account.person_id, date(2012, 1, 1), Evidence.ATTESTED)
        before = dict(seen)
        [tie] = [one for one in services.ties.in_touch.all(ade.fresh()) if one.id not in before]
        services.ties.in_touch.begin_again(ade.fresh(), tie.id, an_operation(), WORDING)
        now = clock.now()
        one = services.ties.in_touch.one(ade.fresh(), tie.id)
        waits = one.waits_until - now if one.waits_until else None
        clock.move(TWO_DAYS)
        after = services.ties.in_touch.one(ade.fresh(), tie.id)
        seen.append((tie.id, (one.i_say_yes, waits, after.stands, after.i_say_yes)))

    assert len({what for _, what in seen}) == 1
    assert seen[0][1] == (True, timedelta(days=2), Stands.PAUSED, True)


def test_whoever_ends_it_sees_no_name_any_more_either(
    services: Services, together: tuple[Somebody, Somebody]
) -> None:
    ade, _ = together

    services.ties.in_touch.end(ade.fresh(), the_tie(services, ade).id, an_operation())

    seen = the_tie(services, ade)
    assert (seen.stands, seen.shows, seen.i_say_yes) == (Stands.PAUSED, "", False)


def test_it_opens_again_two_days_after_whoever_ended_it_says_yes_anew(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    tie = the_tie(services, ade)
    services.ties.in_touch.end(ade.fresh(), tie.id, an_operation())
    services.ties.in_touch.begin_again(ade.fresh(), tie.id, an_operation(), WORDING)
    assert the_tie(services, sandra).stands is Stands.PAUSED
    with pytest.raises(WrongMoment):
        services.ties.in_touch.begin_again(ade.fresh(), tie.id, an_operation(), WORDING)

    clock.move(TWO_DAYS)

    assert the_tie(services, ade).stands is the_tie(services, sandra).stands is Stands.OPEN


def test_after_a_block_was_lifted_both_must_say_yes_anew(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    tie = the_tie(services, ade)
    services.ties.in_touch.block(sandra.fresh(), tie.id, an_operation())
    services.consent.opening.unblock(sandra.fresh(), ade.account.person_id, an_operation())
    clock.move(TWO_DAYS)
    assert the_tie(services, ade).stands is Stands.PAUSED
    for who in (ade, sandra):
        services.ties.in_touch.begin_again(who.fresh(), tie.id, an_operation(), WORDING)

    clock.move(TWO_DAYS)

    assert the_tie(services, ade).stands is the_tie(services, sandra).stands is Stands.OPEN


def test_an_open_one_need_not_be_begun_again(
    services: Services, together: tuple[Somebody, Somebody]
) -> None:
    ade, _ = together

    with pytest.raises(WrongMoment):
        services.ties.in_touch.begin_again(
            ade.fresh(), the_tie(services, ade).id, an_operation(), WORDING
        )


def test_nothing_is_renewed_by_itself(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, _ = together

    clock.move(LETTERS_LAST)

    assert the_tie(services, ade).stands is Stands.PAUSED


def test_where_nobody_has_seen_it_a_stop_looks_as_if_it_had_never_begun(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    tied(services, clock, ade, sandra)
    services.consent.narrowing.block(sandra.fresh(), ade.account.person_id, an_operation())

    assert services.ties.in_touch.all(ade.fresh()) == []
    [said] = services.ties.in_touch.said(ade.fresh(), services.ties.in_touch.all(ade.fresh()))
    assert said.called == "Sandra from Elm Road"


def test_a_tie_that_was_seen_is_kept_as_contact_that_has_been(
    services: Services, graph: RollbackGraph, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together

    two = graph.write(
        lambda tx: consent.lock_two(
            tx, services.sealer, ade.account.person_id, sandra.account.person_id
        )
    )

    assert two.between is not None
    assert (two.between.contact_existed, two.between.were_tied) == (True, True)


def test_whoever_erases_their_account_takes_their_side_and_leaves_the_other(
    services: Services, graph: RollbackGraph, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    [tie] = services.ties.in_touch.all(ade.fresh())
    sides = "MATCH (tie:Tie {id: $id}) RETURN COUNT {(:Person)-[:PARTY_TO]->(tie)} AS n"
    services.erasure.erase(sandra.fresh())
    assert graph.cypher(sides, id=tie.id) == [{"n": 1}]

    services.erasure.erase(ade.fresh())

    assert graph.cypher(sides, id=tie.id) == []


def test_somebody_elses_tie_is_not_mine(
    services: Services, together: tuple[Somebody, Somebody]
) -> None:
    ade, _ = together
    tie = the_tie(services, ade)
    stranger = grown(services).fresh()

    with pytest.raises(NotFound):
        services.ties.in_touch.one(stranger, tie.id)
    with pytest.raises(NotFound):
        services.ties.in_touch.end(stranger, tie.id, an_operation())


def test_a_worker_may_not_work_with_somebody_they_are_in_touch_with_themselves(
    services: Services, clock: FrozenClock, ade: Somebody
) -> None:
    there = on_a_list(services, ade, place=opened(services))
    services.work.reading.open(there.worker, there.on_list, Purpose.STAY_IN_TOUCH)
    grown_up(services, there.staff.who.account.person_id)
    tied(services, clock, ade, there.staff.who)

    with pytest.raises(Closed):
        services.work.reading.open(there.worker, there.on_list, Purpose.STAY_IN_TOUCH)


def test_what_i_take_away_holds_my_side_alone(
    services: Services, together: tuple[Somebody, Somebody]
) -> None:
    ade, _ = together

    taken = services.ties.everything(ade.fresh())

    [mine] = taken["inTouch"]
    assert (mine["called"], mine["me"], mine["kind"]) == ("Sandra from Elm Road", "Ade", "not_said")
    assert mine.keys() == {"called", "me", "kind", "limits", "farewell"}
    assert "I often think of you." not in str(taken)


def test_a_hold_of_human_beings_pauses_it_too(
    services: Services, clock: FrozenClock, together: tuple[Somebody, Somebody]
) -> None:
    ade, sandra = together
    services.consent.narrowing.report(ade.fresh(), sandra.account.person_id, an_operation())

    assert the_tie(services, sandra).stands is Stands.PAUSED
    assert HoldCause.REPORTED.value not in str(seen_by(services, sandra))
