"""What somebody hears of what they asked, where more than one letter was answered."""

import pytest

from network.bootstrap import Services
from network.errors import NotFound
from network.identity import ItemId, new_id
from network.ties.hearing import Where
from network.ties.model import WrittenFor
from tests.asking import Wanted, wanted
from tests.ties import an_operation, answered_to, grown, grown_up, letter


def written(services: Services, one: Wanted) -> WrittenFor:
    place = services.asking.at_work.one(one.worker, one.place, one.request.id)
    return WrittenFor(
        request_id=one.request.id,
        organisation_id=place.noted.organisation_id,
        lead_id=ItemId(new_id()),
    )


def test_where_the_first_of_two_has_closed_themselves_the_second_is_heard(
    services: Services,
) -> None:
    one = wanted(services)
    me, where = one.asker.account.person_id, Where(request_id=one.request.id)
    grown_up(services, me)
    lines = [letter(services, me, written(services, one)) for _ in range(2)]
    people = [grown(services), grown(services)]
    for line, who in zip(sorted(lines, key=lambda each: each.id), people, strict=True):
        answered_to(services, line, who.account.person_id)

    services.consent.narrowing.block(people[0].fresh(), me, an_operation())

    assert services.ties.hearing.one(one.asker.fresh(), where) is not None
    services.ties.hearing.refuse(one.asker.fresh(), where)
    assert services.ties.hearing.one(one.asker.fresh(), where) is None


@pytest.mark.parametrize("closed", [True, False])
def test_what_was_not_heard_cannot_be_refused_whether_or_not_somebody_answered(
    services: Services, closed: bool
) -> None:
    one = wanted(services)
    me, where = one.asker.account.person_id, Where(request_id=one.request.id)
    grown_up(services, me)
    if closed:
        she = grown(services)
        answered_to(services, letter(services, me, written(services, one)), she.account.person_id)
        services.consent.narrowing.block(she.fresh(), me, an_operation())

    with pytest.raises(NotFound):
        services.ties.hearing.refuse(one.asker.fresh(), where)
