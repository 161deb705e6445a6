"""An adoption protects from the first word; two attest it, two take it back; nobody is told."""

import contextlib
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from network.consent.acts import Act
from network.consent.lives import AdoptionState
from network.consent.outcomes import Reason
from network.consent.standing import Adoption
from network.consent.widening import Pressed
from network.desk.model import DeskKind
from network.errors import NotPermitted, StepUpNeeded, WrongMoment
from network.identity import PersonId
from network.safeguarding.adoptions import attested, reported, taken_back
from network.work.model import NotAtWork
from tests.accounts import Somebody, somebody
from tests.conftest import MOMENT
from tests.network.safeguarding.people import GROWN_UP, Office, OnList, an_operation

ONE, OTHER = PersonId("one"), PersonId("other")
TWO_DAYS = timedelta(days=2)
SEVENTEEN = date(2008, 6, 1)


@pytest.fixture
def ade(office: Office) -> Somebody:
    """A grown-up who asks."""
    ade = somebody(office.services)
    office.shown(ade.account.person_id, GROWN_UP)
    return ade


def reason(office: Office, ade: Somebody, jo: OnList) -> Reason:
    return office.decided(ade.account.person_id, jo.id, Act.WRITE).reason


def test_a_word_of_one_worker_protects_at_once(office: Office, jo: OnList, ade: Somebody) -> None:
    office.services.lives.adoptions.report(office.worker, jo.place, an_operation())

    assert reason(office, ade, jo) is Reason.ADOPTED
    assert office.waits() == [DeskKind.ADOPTION_REPORTED]


def test_two_human_beings_attest_it(office: Office, jo: OnList) -> None:
    adoptions = office.services.lives.adoptions
    adoptions.report(office.worker, jo.place, an_operation())
    adoptions.attest(office.lead, jo.place, an_operation())
    with pytest.raises(NotPermitted):
        adoptions.attest(office.lead, jo.place, an_operation())
    assert office.life(jo.id).adoption.state is AdoptionState.REPORTED

    adoptions.attest(office.second, jo.place, an_operation())

    assert office.life(jo.id).adoption.state is AdoptionState.ATTESTED
    assert office.waits() == []


def test_two_take_it_back_and_it_counts_after_two_days(
    office: Office, jo: OnList, ade: Somebody
) -> None:
    adoptions, clock = office.services.lives.adoptions, office.services.clock
    adoptions.report(office.worker, jo.place, an_operation())
    adoptions.take_back(office.lead, jo.place, an_operation())
    with pytest.raises(NotPermitted):
        adoptions.take_back(office.lead, jo.place, an_operation())
    adoptions.take_back(office.second, jo.place, an_operation())
    assert reason(office, ade, jo) is Reason.ADOPTED

    clock.move(TWO_DAYS)  # type: ignore[attr-defined]

    assert reason(office, ade, jo) is not Reason.ADOPTED


def test_said_again_meanwhile_it_goes_on_protecting(
    office: Office, jo: OnList, ade: Somebody
) -> None:
    adoptions, clock = office.services.lives.adoptions, office.services.clock
    for lead in (office.lead, office.second):
        adoptions.report(office.worker, jo.place, an_operation())
        adoptions.take_back(lead, jo.place, an_operation())
    clock.move(TWO_DAYS)  # type: ignore[attr-defined]

    assert reason(office, ade, jo) is Reason.ADOPTED


def test_only_leads_see_where_it_stands(office: Office, jo: OnList) -> None:
    adoptions = office.services.lives.adoptions
    adoptions.report(office.worker, jo.place, an_operation())

    with pytest.raises(NotAtWork):
        adoptions.look(office.worker, jo.place)
    found = adoptions.look(office.lead, jo.place)
    assert (found.adoption.state, found.may_attest) == (AdoptionState.REPORTED, True)


def test_the_adopted_person_decides_for_themselves_and_for_one_other(
    office: Office, jo: OnList, ade: Somebody
) -> None:
    lives, clock = office.services.lives, office.services.clock
    lives.adoptions.report(office.worker, jo.place, an_operation())
    me, other = jo.who.fresh(), somebody(office.services)
    office.shown(other.account.person_id, GROWN_UP)

    lives.deciding.may_reach_me(me, ade.account.person_id, an_operation())
    assert reason(office, ade, jo) is Reason.ADOPTED
    clock.move(TWO_DAYS)  # type: ignore[attr-defined]

    assert reason(office, ade, jo) is not Reason.ADOPTED
    assert reason(office, other, jo) is Reason.ADOPTED
    lives.deciding.not_any_more(me, ade.account.person_id, an_operation())
    assert reason(office, ade, jo) is Reason.ADOPTED


def test_what_was_decided_before_eighteen_counts_for_nothing_later(
    office: Office, ade: Somebody
) -> None:
    lives, clock = office.services.lives, office.services.clock
    liam = office.on_list(born=SEVENTEEN)
    lives.adoptions.report(office.worker, liam.place, an_operation())
    lives.deciding.may_reach_me(liam.who.fresh(), ade.account.person_id, an_operation())

    clock.move(timedelta(days=365))  # type: ignore[attr-defined]

    assert reason(office, ade, liam) is Reason.ADOPTED


def test_deciding_needs_the_password_and_is_asked_quietly(
    office: Office, jo: OnList, ade: Somebody
) -> None:
    deciding, other = office.services.lives.deciding, ade.account.person_id
    with pytest.raises(StepUpNeeded):
        deciding.may_reach_me(jo.who.sign_in().actor, other, an_operation())

    deciding.may_reach_me(jo.who.fresh(), other, an_operation(), Pressed(yes=True))

    assert office.waits() == [DeskKind.UNDER_PRESSURE]


def test_whoever_was_never_adopted_can_say_the_same(office: Office, ade: Somebody) -> None:
    services = office.services
    me = ade.fresh()

    services.lives.deciding.may_reach_me(me, somebody(services).account.person_id, an_operation())


Step = tuple[str, PersonId]
CHANGES: dict[str, Callable[[Adoption, PersonId], Adoption]] = {
    "report": lambda adoption, by: reported(adoption, by, MOMENT),
    "attest": attested,
    "take back": lambda adoption, by: taken_back(adoption, by, MOMENT),
}


def after(steps: list[Step]) -> Adoption:
    adoption = reported(Adoption(), ONE, MOMENT)
    for what, by in steps:
        with contextlib.suppress(WrongMoment, NotPermitted):
            adoption = CHANGES[what](adoption, by)
    return adoption


@given(some.lists(some.tuples(some.sampled_from(sorted(CHANGES)), some.just(ONE)), max_size=12))
def test_whatever_one_human_being_writes_who_was_adopted_stays_protected(steps: list[Step]) -> None:
    adoption = after(steps)

    assert adoption.protects(MOMENT + timedelta(days=400))
    assert adoption.state is not AdoptionState.ATTESTED


@given(
    some.lists(
        some.tuples(some.sampled_from(sorted(CHANGES)), some.sampled_from([ONE, OTHER])),
        max_size=12,
    )
)
def test_nothing_of_it_ends_before_two_days_are_over(steps: list[Step]) -> None:
    adoption = after(steps)

    assert adoption.protects(MOMENT + TWO_DAYS - timedelta(seconds=1))
    if not adoption.protects(MOMENT + TWO_DAYS):
        assert adoption.lifted is not None
        assert set(adoption.lifted.by) == {ONE, OTHER}
