"""Records of one decision that an adult could, or could not, make: they open nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from network.bootstrap import Services
from network.consent.acts import Act
from network.consent.capacity import CapacityRecord
from network.errors import Invalid, NotFound
from network.identity import OrganisationId, PersonId, ProtectionId
from network.safeguarding.capacities import Assessed
from tests.accounts import somebody
from tests.conftest import MOMENT
from tests.network.safeguarding.people import WORKER, Office, OnList, an_operation
from tests.work import taken_on

TODAY = MOMENT.date()
FOUND = Assessed(
    decision="Whether to write to her brother",
    can_decide=False,
    help_given="Pictures, a quiet room, her sister there, two visits.",
    assessed_by="Dr Pell",
    assessed_on=TODAY,
    review_on=TODAY + timedelta(days=180),
    reasons="She could not keep in mind what it might lead to.",
    advocate="Ina Moor",
    deputy="Cora Reed",
)


def test_a_record_says_which_decision_and_who_found_it(office: Office, jo: OnList) -> None:
    capacities = office.services.lives.capacities
    capacities.write(office.worker, jo.place, an_operation(), FOUND)

    [kept] = capacities.look(office.worker, jo.place)

    assert (kept.decision, kept.assessed_by, kept.advocate) == (
        FOUND.decision,
        "Dr Pell",
        "Ina Moor",
    )
    assert kept.written_by == office.worker.person_id
    assert kept.shows_deputy(MOMENT)


def test_what_is_missing_is_said_and_nothing_is_kept(office: Office, jo: OnList) -> None:
    nothing = Assessed(
        decision="",
        can_decide=False,
        help_given=" ",
        assessed_by="",
        assessed_on=TODAY + timedelta(days=1),
        review_on=TODAY,
    )
    with pytest.raises(Invalid) as refused:
        office.services.lives.capacities.write(office.worker, jo.place, an_operation(), nothing)

    assert refused.value.problems.keys() == {
        *("decision", "help_given", "assessed_by", "reasons", "assessed_on", "review_on")
    }
    assert office.life(jo.id).capacities == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"can_decide": True}, "deputy"),
        ({"review_on": TODAY + timedelta(days=367)}, "review_on"),
        ({"reasons": "x" * 1001}, "reasons"),
        ({"advocate": "x" * 200}, "advocate"),
    ],
)
def test_a_record_that_cannot_be_right_is_refused(changes: dict[str, object], field: str) -> None:
    found = replace(FOUND, **changes)  # type: ignore[arg-type]

    assert found.problems(TODAY).keys() == {field}


def test_another_organisation_does_not_read_it(office: Office, jo: OnList) -> None:
    office.services.lives.capacities.write(office.worker, jo.place, an_operation(), FOUND)
    elsewhere = Office.open(office.services)
    place = taken_on(elsewhere.worker, jo.who)

    assert list(elsewhere.services.lives.capacities.look(elsewhere.worker, place)) == []


def test_the_person_sees_that_it_was_read(office: Office, jo: OnList) -> None:
    before = len(office.services.audit.who_looked(jo.who.fresh()))
    office.services.lives.capacities.write(office.worker, jo.place, an_operation(), FOUND)
    assert len(office.services.audit.who_looked(jo.who.fresh())) == before

    office.services.lives.capacities.look(office.worker, jo.place)

    assert len(office.services.audit.who_looked(jo.who.fresh())) == before + 1


def test_a_colleague_without_the_person_reads_nothing(office: Office, jo: OnList) -> None:
    lou = office.place.hire(WORKER, name="Lou").wearing(WORKER)

    with pytest.raises(NotFound):
        office.services.lives.capacities.look(lou, jo.place)


@pytest.mark.parametrize("can_decide", [True, False])
def test_no_record_changes_what_is_decided(
    office: Office, services: Services, jo: OnList, can_decide: bool
) -> None:
    asker = somebody(services).account.person_id
    before = [office.decided(asker, jo.id, act) for act in (Act.WRITE, Act.REQUEST, Act.SEE)]
    found = replace(FOUND, can_decide=can_decide, deputy="" if can_decide else FOUND.deputy)

    services.lives.capacities.write(office.worker, jo.place, an_operation(), found)

    after = [office.decided(asker, jo.id, act) for act in (Act.WRITE, Act.REQUEST, Act.SEE)]
    assert after == before


@given(some.integers(-400, 400), some.integers(1, 366), some.booleans(), some.text(max_size=3))
def test_a_deputy_rests_on_a_record_that_says_so_today(
    since: int, lasts: int, can_decide: bool, deputy: str
) -> None:
    begins = TODAY + timedelta(days=since)
    record = CapacityRecord(
        id=ProtectionId("record"),
        organisation_id=OrganisationId("organisation"),
        decision="Where to live",
        can_decide=can_decide,
        help_given="Pictures",
        assessed_by="Dr Pell",
        assessed_on=begins,
        review_on=begins + timedelta(days=lasts),
        written_by=PersonId("kit"),
        written_at=MOMENT,
        deputy=deputy,
    )
    runs = since <= 0 < since + lasts

    assert record.shows_deputy(MOMENT) == (runs and not can_decide and deputy != "")
    assert record.counts(MOMENT) == runs
