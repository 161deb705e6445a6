"""A death is heard of, then shown to two human beings; and a lie is taken back at once."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from network.bootstrap import Services
from network.consent.acts import Act
from network.consent.lives import DeathProof, DeathState, HeardFrom
from network.consent.outcomes import Reason
from network.consent.standing import Death
from network.desk.model import DeskKind
from network.errors import NotFound, NotPermitted, WrongMoment
from network.identity import PersonId
from network.safeguarding.deaths import agreed, reported, said_here, seen
from network.safeguarding.still_here import SaidOfMe
from network.work.model import NotAtWork
from tests.accounts import somebody
from tests.conftest import MOMENT
from tests.network.safeguarding.people import WORKER, Office, OnList, an_operation

ONE, OTHER = PersonId("one"), PersonId("other")


def report(office: Office, jo: OnList) -> Death:
    office.services.lives.deaths.report(
        office.worker, jo.place, an_operation(), HeardFrom.FAMILY, "Her daughter called."
    )
    return office.life(jo.id).death


def verify(office: Office, jo: OnList) -> Death:
    deaths = office.services.lives.deaths
    deaths.see(office.lead, jo.place, an_operation(), DeathProof.CERTIFICATE)
    deaths.agree(office.second, jo.place, an_operation())
    return office.life(jo.id).death


def test_a_worker_reports_a_death_and_it_waits_for_human_beings(office: Office, jo: OnList) -> None:
    death = report(office, jo)

    assert death.state is DeathState.REPORTED
    assert (death.reported_by, death.heard) == (office.worker.person_id, HeardFrom.FAMILY)
    assert death.words == "Her daughter called."
    assert death.look_at == MOMENT + timedelta(days=3)
    assert office.waits() == [DeskKind.DEATH_REPORTED]


def test_reporting_again_changes_nothing(office: Office, jo: OnList) -> None:
    first = report(office, jo)

    assert report(office, jo) == first
    assert office.waits() == [DeskKind.DEATH_REPORTED]


def test_somebody_on_a_colleagues_list_is_not_there_to_be_reported(
    office: Office, jo: OnList
) -> None:
    colleague = office.place.hire(WORKER, name="Lou").wearing(WORKER)
    deaths = office.services.lives.deaths

    with pytest.raises(NotFound):
        deaths.report(colleague, jo.place, an_operation(), HeardFrom.NEWS)
    assert office.life(jo.id).death == Death()


def test_another_organisation_finds_nobody(services: Services, jo: OnList) -> None:
    elsewhere = Office.open(services)

    with pytest.raises(NotFound):
        services.lives.deaths.report(elsewhere.worker, jo.place, an_operation(), HeardFrom.NEWS)
    with pytest.raises(NotFound):
        services.lives.deaths.look(elsewhere.lead, jo.place)


def test_two_human_beings_and_a_second_source_verify_it(office: Office, jo: OnList) -> None:
    report(office, jo)
    death = verify(office, jo)

    assert death.state is DeathState.VERIFIED
    assert {death.seen_by, death.agreed_by} == {office.lead.person_id, office.second.person_id}
    assert office.waits() == [DeskKind.DEATH_TO_TELL]


def test_nobody_verifies_a_death_alone(office: Office, jo: OnList) -> None:
    deaths = office.services.lives.deaths
    report(office, jo)

    with pytest.raises(WrongMoment):
        deaths.agree(office.second, jo.place, an_operation())
    deaths.see(office.lead, jo.place, an_operation(), DeathProof.POLICE)
    with pytest.raises(NotPermitted):
        deaths.agree(office.lead, jo.place, an_operation())
    assert office.life(jo.id).death.state is DeathState.REPORTED


def test_a_worker_verifies_nothing_and_takes_nothing_back(office: Office, jo: OnList) -> None:
    deaths = office.services.lives.deaths
    before = report(office, jo)

    with pytest.raises(NotAtWork):
        deaths.see(office.worker, jo.place, an_operation(), DeathProof.POLICE)
    with pytest.raises(NotAtWork):
        deaths.agree(office.worker, jo.place, an_operation())
    with pytest.raises(NotAtWork):
        deaths.take_back(office.worker, jo.place, an_operation())
    with pytest.raises(NotAtWork):
        deaths.look(office.worker, jo.place)
    assert office.life(jo.id).death == before


def test_a_second_source_needs_a_report_first(office: Office, jo: OnList) -> None:
    with pytest.raises(WrongMoment):
        office.services.lives.deaths.see(office.lead, jo.place, an_operation(), DeathProof.REGISTER)


@pytest.mark.parametrize("verified", [False, True])
def test_one_lead_takes_a_lie_back_at_once(office: Office, jo: OnList, verified: bool) -> None:
    asker = somebody(office.services).account.person_id
    report(office, jo)
    if verified:
        verify(office, jo)
    held = office.decided(asker, jo.id, Act.WRITE).reason

    office.services.lives.deaths.take_back(office.lead, jo.place, an_operation())

    assert held in {Reason.DEATH_REPORTED, Reason.DEATH_VERIFIED}
    assert office.life(jo.id).death == Death()
    assert office.decided(asker, jo.id, Act.WRITE).reason not in {
        Reason.DEATH_REPORTED,
        Reason.DEATH_VERIFIED,
    }
    assert office.waits() == []


def test_a_report_sent_twice_is_one_report(office: Office, jo: OnList) -> None:
    deaths, operation = office.services.lives.deaths, an_operation()
    deaths.report(office.worker, jo.place, operation, HeardFrom.NEWS)
    deaths.take_back(office.lead, jo.place, an_operation())

    deaths.report(office.worker, jo.place, operation, HeardFrom.NEWS)

    assert office.life(jo.id).death == Death()


def test_the_person_is_told_that_somebody_said_it_and_says_that_they_are_here(
    office: Office, jo: OnList
) -> None:
    still_here, me = office.services.lives.still_here, jo.who.fresh()
    assert still_here.said_of_me(me) is SaidOfMe.NOTHING
    report(office, jo)
    office.services.lives.deaths.see(office.lead, jo.place, an_operation(), DeathProof.CERTIFICATE)
    assert still_here.said_of_me(me) is SaidOfMe.SAID

    still_here.say(me, an_operation())

    assert still_here.said_of_me(me) is SaidOfMe.ANSWERED
    assert DeskKind.STILL_HERE in office.waits()
    with pytest.raises(WrongMoment):
        office.services.lives.deaths.agree(office.second, jo.place, an_operation())
    office.services.lives.deaths.take_back(office.second, jo.place, an_operation())
    assert still_here.said_of_me(me) is SaidOfMe.NOTHING
    assert office.waits() == []


def test_whoever_was_wrongly_verified_can_still_say_that_they_are_here(
    office: Office, jo: OnList
) -> None:
    still_here, me = office.services.lives.still_here, jo.who.fresh()
    report(office, jo)
    still_here.say(me, an_operation())
    verify(office, jo)
    assert still_here.said_of_me(me) is SaidOfMe.SAID

    still_here.say(me, an_operation())

    assert DeskKind.STILL_HERE in office.waits()
    assert office.life(jo.id).death.state is DeathState.VERIFIED


def test_nobody_else_says_for_them_that_they_are_here(office: Office, jo: OnList) -> None:
    report(office, jo)
    helped = replace(jo.who.fresh(), helped_by=office.kit.staff_id)

    with pytest.raises(NotPermitted):
        office.services.lives.still_here.say(helped, an_operation())
    with pytest.raises(NotPermitted):
        office.services.lives.still_here.say(office.worker, an_operation())


def test_nobody_is_done_with_a_reported_death_by_saying_so(office: Office, jo: OnList) -> None:
    report(office, jo)
    work = office.services.safeguarding.desk
    [line] = work.lines(office.lead)
    work.take(office.lead, line.task.id)

    with pytest.raises(WrongMoment):
        work.finish(office.lead, line.task.id)
    assert office.waits() == [DeskKind.DEATH_REPORTED]


def test_saying_it_without_any_report_is_kept_nowhere(office: Office, jo: OnList) -> None:
    office.services.lives.still_here.say(jo.who.fresh(), an_operation())

    assert office.waits() == []
    assert office.life(jo.id).death == Death()


Step = tuple[str, PersonId]


CHANGES: dict[str, Callable[[Death, PersonId], Death]] = {
    "report": lambda death, by: reported(death, by, HeardFrom.OTHER, "", MOMENT),
    "see": lambda death, by: seen(death, by, DeathProof.POLICE),
    "agree": lambda death, by: agreed(death, by, MOMENT),
    "here": lambda death, _: said_here(death, MOMENT),
}


def after(steps: list[Step]) -> Death:
    death = Death()
    for what, by in steps:
        with contextlib.suppress(WrongMoment, NotPermitted):
            death = CHANGES[what](death, by)
    return death


@given(some.lists(some.tuples(some.sampled_from(sorted(CHANGES)), some.just(ONE)), max_size=12))
def test_whatever_one_human_being_writes_nobody_is_verified_dead(steps: list[Step]) -> None:
    assert after(steps).state is not DeathState.VERIFIED


@given(
    some.lists(
        some.tuples(some.sampled_from(sorted(CHANGES)), some.sampled_from([ONE, OTHER])),
        max_size=12,
    )
)
def test_behind_every_verified_death_stand_two_and_a_second_source(steps: list[Step]) -> None:
    death = after(steps)

    if death.state is DeathState.VERIFIED:
        assert {death.seen_by, death.agreed_by} == {ONE, OTHER}
        assert death.proof is DeathProof.POLICE


def test_two_of_them_do_verify_one() -> None:
    steps = [("report", ONE), ("see", ONE), ("agree", OTHER)]

    assert after(steps).state is DeathState.VERIFIED
