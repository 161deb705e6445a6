"""A date of birth that was seen: typed by a worker who isn't shown it, told to the person alone."""

from datetime import date

import pytest

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.bootstrap import Services
from network.consent.lives import Evidence
from network.errors import Invalid, NotFound
from network.identity import AssignmentId
from network.people.born import BirthSource
from network.work.model import NotAtWork
from network.work.reading import Closed
from tests.network.accounts.listening import ListeningGraph
from tests.pasts import BORN, OnList, on_a_list
from tests.work import opened

OTHER_DAY = date(1984, 5, 18)


@pytest.fixture
def there(services: Services) -> OnList:
    found = on_a_list(services)
    keep(services, found.person.fresh(), BORN)
    return found


def keep(services: Services, me: Actor, born: date | None) -> None:
    services.about_me.keep(me, names=["Mo Hart"], former_names=["Ann Hart"], born=born)


def evidence(services: Services, there: OnList) -> Evidence:
    person = there.person.account.person_id
    return services.graph.read(
        lambda tx: services.consent.finder.sources.ages.of(tx, services.sealer, person)
    ).evidence


def say(
    services: Services, there: OnList, born: date, source: BirthSource = BirthSource.OUR_RECORD
) -> None:
    services.pasts.births.say(there.worker, there.on_list, born, source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (BirthSource.OUR_RECORD, Evidence.ATTESTED),
        (BirthSource.PASSPORT, Evidence.DOCUMENT),
        (BirthSource.BIRTH_CERTIFICATE, Evidence.DOCUMENT),
        (BirthSource.OTHER_DOCUMENT, Evidence.DOCUMENT),
    ],
)
def test_the_same_day_is_shown_with_who_where_how_and_when(
    services: Services, there: OnList, source: BirthSource, expected: Evidence
) -> None:
    assert evidence(services, there) is Evidence.CLAIMED

    say(services, there, BORN, source)

    assert evidence(services, there) is expected
    [one] = services.about_me.mine(there.person.fresh()).births_said
    assert (one.organisation, one.name, one.source, one.at) == (
        "Oakway",
        "Kit",
        source,
        services.clock.now(),
    )
    assert services.audit.who_looked(there.person.fresh())[0].event is Event.STOOD_FOR_AT_WORK


def test_another_day_shows_nothing_and_the_person_alone_learns_that_it_differs(
    services: Services, there: OnList
) -> None:
    say(services, there, BORN)
    other = on_a_list(services, there.person)

    say(services, other, OTHER_DAY, BirthSource.PASSPORT)

    mine = services.about_me.mine(there.person.fresh())
    assert [one.organisation_id for one in mine.birth_differs] == [other.place.id]
    assert (mine.born, evidence(services, there)) == (BORN, Evidence.CLAIMED)


@pytest.mark.parametrize("said", [BORN, OTHER_DAY, None])
def test_same_other_and_nothing_said_are_one_to_the_worker(
    services: Services, there: OnList, said: date | None
) -> None:
    """The same answer, the same statements: nobody finds a date out by trying."""
    keep(services, there.person.fresh(), said)
    heard = []
    for born in (BORN, OTHER_DAY):
        listening = ListeningGraph(services.graph)
        births = services.pasts.births.__class__(
            graph=listening,
            sealer=services.sealer,
            clock=services.clock,
            on_list=services.pasts.births.on_list,
        )
        births.say(there.worker, there.on_list, born, BirthSource.OUR_RECORD)
        heard.append(listening.heard)

    # Read once today, whoever is read again costs nothing: the count is kept once.
    assert [one for one in heard[0] if one != "work/keep_staff"] == heard[1]


def test_another_date_rests_on_ones_own_word_again(services: Services, there: OnList) -> None:
    say(services, there, BORN)

    keep(services, there.person.fresh(), OTHER_DAY)
    assert evidence(services, there) is Evidence.CLAIMED
    keep(services, there.person.fresh(), BORN)

    assert evidence(services, there) is Evidence.CLAIMED
    assert services.about_me.mine(there.person.fresh()).births_said == ()


def test_taken_back_it_shows_nothing_and_the_person_sees_why(
    services: Services, there: OnList
) -> None:
    say(services, there, BORN)

    for _ in range(2):
        services.pasts.births.take_back(there.worker, there.on_list, "It was the wrong file.")

    assert evidence(services, there) is Evidence.CLAIMED
    [one] = services.about_me.mine(there.person.fresh()).births_said
    assert one.taken_back is not None
    assert one.taken_back.reason == "It was the wrong file."
    say(services, there, BORN)
    assert evidence(services, there) is Evidence.ATTESTED


def test_a_lead_takes_back_what_anybody_here_said_and_nothing_of_elsewhere(
    services: Services, there: OnList
) -> None:
    say(services, there, BORN)
    other = on_a_list(services, there.person, place=opened(services, "Elmfield"))
    say(services, other, BORN, BirthSource.PASSPORT)

    services.pasts.births.take_back(other.place.lead, other.on_list, "The copy was poor.")

    assert evidence(services, there) is Evidence.ATTESTED
    with pytest.raises(NotFound):
        services.pasts.births.take_back(other.place.lead, there.on_list, "Not ours.")


def test_only_a_worker_who_has_them_on_their_list_says_it(
    services: Services, there: OnList
) -> None:
    colleague = there.place.hire(Capacity.COORDINATOR).wearing(Capacity.COORDINATOR)
    for actor, error in (
        (colleague, NotFound),
        (there.person.fresh(), NotAtWork),
        (there.place.administrator, NotAtWork),
    ):
        with pytest.raises(error):
            services.pasts.births.say(actor, there.on_list, BORN, BirthSource.OUR_RECORD)
    with pytest.raises(Invalid):
        say(services, there, date(2090, 1, 1))
    services.work.with_me.stop(there.person.fresh(), AssignmentId(there.on_list))
    with pytest.raises(Closed):
        say(services, there, BORN)


def test_it_goes_with_me_when_i_take_everything(services: Services, there: OnList) -> None:
    from network.people.records import to_record

    say(services, there, BORN)

    kept = to_record(services.about_me.mine(there.person.fresh()))

    assert kept["birthsSaid"][0]["source"] == "our_record"
