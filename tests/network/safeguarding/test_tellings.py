"""Of a death people are told in person, by a named worker, where there was a tie."""

import pytest

from network.connections.kinds import Kind
from network.consent.acts import Act
from network.consent.kinds import Channel, Told
from network.consent.lives import DeathProof, HeardFrom
from network.consent.model import Asked
from network.consent.outward import Outward, outward
from network.errors import NotFound, WrongMoment
from network.identity import ProtectionId, StepId, new_id
from network.willingness.model import Terms
from tests.network.safeguarding.people import WORKER, Office, OnList, an_operation


@pytest.fixture
def marcus(office: Office, jo: OnList) -> OnList:
    """Somebody who had a tie with Jo."""
    marcus = office.on_list(known_as="Marcus")
    office.put_between(jo.id, marcus.id, were_tied=True)
    return marcus


def died(office: Office, jo: OnList) -> ProtectionId:
    deaths = office.services.lives.deaths
    deaths.report(office.worker, jo.place, an_operation(), HeardFrom.FAMILY)
    deaths.see(office.lead, jo.place, an_operation(), DeathProof.REGISTER)
    deaths.agree(office.second, jo.place, an_operation())
    death = office.life(jo.id).death.id
    assert death is not None
    return death


def met(office: Office, asker: OnList, other: OnList) -> Outward:
    asked = Asked(asker=asker.id, other=other.id, act=Act.WRITE, purpose=None)
    found = office.facts(asked)
    decision = office.decided(asker.id, other.id, Act.WRITE)
    return outward(decision, contact_existed=found.contact_existed, told=found.told)


def test_only_who_had_a_tie_is_to_be_told(office: Office, jo: OnList, marcus: OnList) -> None:
    office.on_list(known_as="A stranger")
    died(office, jo)

    found = office.services.lives.tellings.to_tell(office.lead, jo.place)

    assert [one.place.person_id for one in found.here] == [marcus.id]
    assert (found.here[0].worker, found.here[0].named, found.elsewhere) == ("Kit", False, 0)


def test_before_it_is_verified_there_is_nobody_to_tell(
    office: Office, jo: OnList, marcus: OnList
) -> None:
    tellings = office.services.lives.tellings
    office.services.lives.deaths.report(office.worker, jo.place, an_operation(), HeardFrom.NEWS)

    with pytest.raises(WrongMoment):
        tellings.to_tell(office.lead, jo.place)
    with pytest.raises(WrongMoment):
        tellings.name(office.lead, jo.place, marcus.place, an_operation())


def test_dead_looks_like_nothing_until_the_named_worker_has_told(
    office: Office, jo: OnList, marcus: OnList
) -> None:
    tellings = office.services.lives.tellings
    before = met(office, marcus, jo)
    death = died(office, jo)
    tellings.name(office.lead, jo.place, marcus.place, an_operation())
    assert met(office, marcus, jo) is before is Outward.KEPT

    [mine] = tellings.mine(office.worker, marcus.place)
    tellings.said(office.worker, marcus.place, mine.death, an_operation())

    assert (mine.death, mine.known_as, mine.told) == (death, "Jo", False)
    assert met(office, marcus, jo) is Outward.DEATH_TOLD
    [after] = tellings.mine(office.worker, marcus.place)
    assert after.told


def test_a_worker_who_was_not_named_has_nothing_to_tell(
    office: Office, jo: OnList, marcus: OnList
) -> None:
    tellings, death = office.services.lives.tellings, died(office, jo)
    assert list(tellings.mine(office.worker, marcus.place)) == []

    with pytest.raises(NotFound):
        tellings.said(office.worker, marcus.place, death, an_operation())
    assert met(office, marcus, jo) is Outward.KEPT


def test_passed_on_to_a_colleague_it_is_to_be_named_again(
    office: Office, jo: OnList, marcus: OnList
) -> None:
    tellings, death = office.services.lives.tellings, died(office, jo)
    tellings.name(office.lead, jo.place, marcus.place, an_operation())
    lou = office.place.hire(WORKER, name="Lou")
    office.services.work.caseload.pass_on(office.worker, marcus.place, lou.staff_id)

    with pytest.raises(NotFound):
        tellings.said(lou.wearing(WORKER), marcus.place, death, an_operation())
    tellings.name(office.lead, jo.place, marcus.place, an_operation())
    tellings.said(lou.wearing(WORKER), marcus.place, death, an_operation())

    assert met(office, marcus, jo) is Outward.DEATH_TOLD


def test_nobody_without_a_tie_is_named_to_be_told(office: Office, jo: OnList) -> None:
    stranger = office.on_list(known_as="A stranger")
    died(office, jo)

    with pytest.raises(NotFound):
        office.services.lives.tellings.name(office.lead, jo.place, stranger.place, an_operation())


def test_a_death_taken_back_was_told_to_nobody(office: Office, jo: OnList, marcus: OnList) -> None:
    tellings, death = office.services.lives.tellings, died(office, jo)
    tellings.name(office.lead, jo.place, marcus.place, an_operation())
    tellings.said(office.worker, marcus.place, death, an_operation())
    office.services.lives.deaths.take_back(office.lead, jo.place, an_operation())
    died(office, jo)

    assert met(office, marcus, jo) is Outward.KEPT
    assert list(tellings.mine(office.worker, marcus.place)) == []


def test_what_the_other_one_chose_to_tell_is_not_lost_by_it(
    office: Office, jo: OnList, marcus: OnList
) -> None:
    office.put_between(jo.id, marcus.id, told={marcus.id: Told.KIND_WORDS})
    died(office, jo)
    office.services.lives.deaths.take_back(office.lead, jo.place, an_operation())

    assert office.between(jo.id, marcus.id).told == {marcus.id: Told.KIND_WORDS}


def test_words_that_were_left_are_offered_by_the_named_worker_alone(
    office: Office, jo: OnList, marcus: OnList
) -> None:
    terms = Terms(
        kind=Kind.KEY_WORKER, who="Marcus", channels=(Channel.IN_APP,), message="Be happy."
    )
    office.services.willing.say(jo.who.fresh(), StepId(new_id()), terms)
    tellings = office.services.lives.tellings
    died(office, jo)
    assert list(tellings.mine(office.worker, marcus.place)) == []
    tellings.name(office.lead, jo.place, marcus.place, an_operation())

    [mine] = tellings.mine(office.worker, marcus.place)

    assert mine.words_left == (("Marcus", "Be happy."),)


def test_whoever_is_on_no_list_here_is_counted_and_not_named(
    office: Office, jo: OnList, marcus: OnList
) -> None:
    office.services.work.caseload.let_go(office.worker, marcus.place)
    died(office, jo)

    found = office.services.lives.tellings.to_tell(office.lead, jo.place)

    assert (found.here, found.elsewhere) == ((), 1)
