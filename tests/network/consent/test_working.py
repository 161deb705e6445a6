"""People at work: their hat, their list, their purpose, their budget, and never their own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from network.actor import Capacity
from network.consent.acts import AT_WORK, MAY, Act
from network.consent.kinds import AudienceKind, Purpose, RelativeKind, VetoKind
from network.consent.model import Emergency, Relation, SharedPast
from network.consent.outcomes import Obligation, Reason
from network.consent.protection import Audience, Secrecy
from tests.network.consent.making import LEADS
from tests.network.consent.pairs import (
    ADE,
    ID,
    KEISHA,
    LONG_AGO,
    NOW,
    READS,
    answered,
    asks,
    block,
    decided,
    denied,
    facts,
    held,
    hold,
    order,
    permitted,
    veto,
    working,
)

LEAD = asks(Act.STAFF_READ, capacity=Capacity.SAFEGUARDING_LEAD, purpose=Purpose.EMERGENCY)
OPENED = Emergency(
    id=ID, by=ADE, person_id=KEISHA, opened_at=NOW, reason_record=ID, agreed_by=LEADS[1]
)
MINUTES = timedelta(minutes=1)


@pytest.mark.parametrize("act", sorted(AT_WORK))
@pytest.mark.parametrize("hat", sorted(Capacity))
def test_a_hat_opens_what_is_its_own(act: Act, hat: Capacity) -> None:
    asked = asks(act, capacity=hat, purpose=Purpose.SERVICE_SAFETY)

    expected = permitted(Reason.WORK) if hat in MAY[act] else denied(Reason.NOT_AT_WORK)

    assert answered(asked, working(lead_by=LEADS[1])) == expected


def test_a_read_on_ones_list_is_shown_to_the_person() -> None:
    decision = decided(READS, working())

    assert decision.permitted
    assert Obligation.SHOW_LOOK in decision.obligations


@pytest.mark.parametrize("purpose", [Purpose.RECONNECT, Purpose.SERVICE_SAFETY])
def test_a_read_that_would_tell_is_recorded_and_not_shown(purpose: Purpose) -> None:
    decision = decided(replace(READS, purpose=purpose), working())

    assert Obligation.HIDE_LOOK in decision.obligations
    assert Obligation.SHOW_LOOK not in decision.obligations


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"employed": False}, Reason.NOT_AT_WORK),
        ({"worker_id": LEADS[0]}, Reason.NOT_AT_WORK),
        ({"capacities": frozenset()}, Reason.NOT_AT_WORK),
        ({"tied": True}, Reason.OWN_RELATIVE),
        ({"on_caseload": False}, Reason.NOT_ON_CASELOAD),
        ({"people_left": 0}, Reason.BUDGET_SPENT),
    ],
)
def test_what_is_missing_at_work_closes(changes: dict[str, object], reason: Reason) -> None:
    assert answered(READS, working(**changes)) == denied(reason)


def test_somebody_read_today_already_costs_nothing() -> None:
    assert decided(READS, working(people_left=0, read_today=True)).permitted


def test_what_lies_on_the_desk_is_looked_at_whoevers_list_it_is_on_and_tells_nobody() -> None:
    asked = asks(Act.SAFEGUARD, capacity=Capacity.SAFEGUARDING_LEAD, purpose=Purpose.SERVICE_SAFETY)

    decision = decided(asked, working(on_caseload=False, people_left=0))

    assert decision.permitted
    assert Obligation.HIDE_LOOK in decision.obligations


def test_nobody_works_without_work() -> None:
    assert answered(READS, facts()) == denied(Reason.NOT_AT_WORK)


@pytest.mark.parametrize("purpose", [None, Purpose.STATISTICS_SUPPRESSED])
def test_every_read_has_a_purpose(purpose: Purpose | None) -> None:
    assert answered(replace(READS, purpose=purpose), working()) == denied(Reason.NO_PURPOSE)


def test_nobody_works_about_somebody_they_know_in_private_life() -> None:
    found = working()
    brother = Relation(of=KEISHA, to=ADE, kind=RelativeKind.BROTHER_OR_SISTER)
    stranger = replace(brother, kind=RelativeKind.NOT_RELATED)
    past = SharedPast(by=KEISHA, about=ADE, withdrawn=True)

    for own in (
        replace(found, relations=(brother,)),
        replace(found, shared_pasts=(past,)),
        replace(found, contact_existed=True),
        replace(found, were_tied=True),
    ):
        assert answered(READS, own) == denied(Reason.OWN_RELATIVE)
    assert decided(READS, replace(found, relations=(stranger,))).permitted


@pytest.mark.parametrize("lead_by", [ADE, None])
def test_nobody_approves_their_own_lead_or_one_that_nobody_found(lead_by: str | None) -> None:
    asked = asks(Act.APPROVE_LEAD, capacity=Capacity.COORDINATOR)

    assert answered(asked, working(lead_by=lead_by)) == denied(Reason.OWN_LEAD)
    assert decided(asked, working(lead_by=LEADS[1])).permitted


def test_a_worker_whom_the_person_wants_nothing_of_does_nothing_about_them() -> None:
    found = working()
    of_worker = veto(VetoKind.BY_PERSON, person_id=ADE)

    assert answered(READS, replace(found, restrictions=(order(),))) == denied(Reason.ORDER)
    assert answered(READS, replace(found, blocks=(block(),))) == denied(Reason.BLOCKED)
    assert answered(READS, replace(found, vetoes=(of_worker,))) == denied(Reason.VETO_OF_PERSON)
    assert decided(READS, replace(found, vetoes=(veto(),))).permitted


@pytest.mark.parametrize(
    ("kind", "who"),
    [
        (AudienceKind.WORKER, ADE),
        (AudienceKind.ORGANISATION, "organisation-1"),
        (AudienceKind.HOME_STAFF, "home-1"),
    ],
)
@pytest.mark.parametrize("act", sorted(AT_WORK))
def test_who_must_not_know_is_not_assigned_and_does_not_read(
    act: Act, kind: AudienceKind, who: str
) -> None:
    audience = Audience(kind=kind, id=who)
    kept = Secrecy(id=ID, owner=KEISHA, audience=audience, at=LONG_AGO)
    own = replace(kept, owner=ADE)
    asked = asks(act, capacity=min(MAY[act]), purpose=Purpose.SERVICE_SAFETY)
    found = working(homes=frozenset({"home-1"}), lead_by=LEADS[1])

    assert answered(asked, replace(found, secrecies=(kept,))) == denied(Reason.MUST_NOT_KNOW)
    assert decided(asked, replace(found, secrecies=(own,))).permitted


def test_a_held_worker_does_nothing_and_a_held_person_is_looked_after() -> None:
    held_worker = replace(working(), holds=(hold(None, person_id=ADE),))
    held_person = replace(working(), holds=(hold(None),))

    assert answered(READS, held_worker) == held(Reason.SAFEGUARDING_HOLD)
    assert decided(READS, held_person).permitted


def test_in_an_emergency_a_safeguarding_lead_reads_for_an_hour_what_is_not_on_their_list() -> None:
    found = working(on_caseload=False, people_left=0, emergencies=(OPENED,))

    assert answered(LEAD, found) == permitted(Reason.EMERGENCY)
    assert answered(LEAD, found, NOW + 59 * MINUTES) == permitted(Reason.EMERGENCY)
    assert answered(LEAD, found, NOW + 60 * MINUTES) == denied(Reason.BUDGET_SPENT)
    assert answered(LEAD, found, NOW - MINUTES) == denied(Reason.BUDGET_SPENT)


@pytest.mark.parametrize("agreed_by", [None, ADE])
def test_an_emergency_asks_for_the_second_human(agreed_by: str | None) -> None:
    alone = replace(OPENED, agreed_by=agreed_by)  # type: ignore[arg-type]

    assert Obligation.SECOND_HUMAN in decided(LEAD, working(emergencies=(alone,))).obligations
    assert Obligation.SECOND_HUMAN not in decided(LEAD, working(emergencies=(OPENED,))).obligations


@pytest.mark.parametrize(
    "opened",
    [replace(OPENED, by=LEADS[0]), replace(OPENED, person_id=LEADS[0])],
    ids=["somebody else's", "about somebody else"],
)
def test_an_emergency_is_ones_own_and_about_one_person(opened: Emergency) -> None:
    found = working(on_caseload=False, emergencies=(opened,))

    assert answered(LEAD, found) == denied(Reason.NOT_ON_CASELOAD)


def test_an_emergency_opens_nothing_for_other_hats_purposes_or_across_an_order() -> None:
    found = working(on_caseload=False, emergencies=(OPENED,))

    assert not decided(replace(LEAD, capacity=Capacity.COORDINATOR), found).permitted
    assert not decided(replace(LEAD, purpose=Purpose.WELFARE_CHECK), found).permitted
    assert answered(LEAD, replace(found, restrictions=(order(),))) == denied(Reason.ORDER)


def test_the_last_of_a_day_is_read() -> None:
    assert decided(READS, working(people_left=1)).permitted
