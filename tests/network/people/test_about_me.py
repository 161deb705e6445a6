"""What somebody says of themselves: kept, changed, never lost for matching, never shown."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from network.actor import Actor
from network.bootstrap import Services
from network.consent.lives import Evidence
from network.errors import Broken, ChangedMeanwhile, Invalid
from network.identity import OrganisationId, PersonId, StaffId
from network.people.born import BirthSaid, BirthSource, BirthTakenBack
from network.people.model import Particulars
from network.people.records import from_record, to_record
from network.people.use_cases import SaidAges
from tests.accounts import somebody
from tests.graphs import RollbackGraph

BORN = date(1991, 8, 2)


def said(
    services: Services, *names: str, former: tuple[str, ...] = (), born: date | None = BORN
) -> tuple[Actor, Any]:
    person = somebody(services).sign_in().actor
    kept = services.about_me.keep(person, names=names, former_names=former, born=born)
    return person, kept


def test_nothing_said_is_the_beginning(services: Services) -> None:
    assert services.about_me.mine(somebody(services).sign_in().actor) == Particulars()


def test_what_was_said_is_there(services: Services) -> None:
    person, kept = said(services, "Elliot  Hill", former=("Emma Hill",))

    assert services.about_me.mine(person) == kept
    assert (kept.names, kept.former_names, kept.born) == (("Elliot Hill",), ("Emma Hill",), BORN)


def test_own_word_about_an_age_is_only_that(services: Services, graph: RollbackGraph) -> None:
    person, _ = said(services, "Elliot")
    ages = SaidAges()

    age = graph.read(lambda tx: ages.of(tx, services.sealer, person.person_id))

    assert (age.born, age.evidence) == (BORN, Evidence.CLAIMED)
    assert not age.shown_adult(services.clock.now())


def test_of_somebody_who_said_nothing_no_age_is_known(
    services: Services, graph: RollbackGraph
) -> None:
    person = somebody(services).sign_in().actor
    ages = SaidAges()

    assert (
        graph.read(lambda tx: ages.of(tx, services.sealer, person.person_id)).evidence
        is Evidence.NOT_KNOWN
    )
    assert graph.read(lambda tx: ages.of(tx, services.sealer, PersonId("0" * 32))).born is None


def test_a_name_taken_away_is_still_matched_inside(services: Services) -> None:
    person, _ = said(services, "Ray Brand", former=("Raymond Cole",))

    now = services.about_me.keep(person, names=["Ray Dole"], former_names=[], born=date(1991, 8, 3))

    assert now.names == ("Ray Dole",)
    assert set(now.every_name) == {"Ray Dole", "Ray Brand", "Raymond Cole"}
    assert now.every_birth == (date(1991, 8, 3), BORN)


def test_said_twice_it_is_kept_once(services: Services) -> None:
    person, kept = said(services, "Ada")

    again = services.about_me.keep(person, names=["Ada"], former_names=[], born=BORN, base=0)

    assert again == kept


def test_a_change_on_top_of_an_older_one_is_not_taken(services: Services) -> None:
    person, kept = said(services, "Ada")
    services.about_me.keep(person, names=["Ida"], former_names=[], born=BORN, base=kept.version)

    with pytest.raises(ChangedMeanwhile):
        services.about_me.keep(person, names=["Eda"], former_names=[], born=BORN, base=kept.version)


@pytest.mark.parametrize("born", [date(1820, 1, 1), date(2026, 3, 15), date(2031, 1, 1)])
def test_a_day_on_which_nobody_here_was_born_is_refused(services: Services, born: date) -> None:
    with pytest.raises(Invalid) as refused:
        said(services, "Ada", born=born)

    assert refused.value.problems == {"born": "not_a_birthday"}


def test_names_that_are_too_many_or_too_long_are_refused(services: Services) -> None:
    with pytest.raises(Invalid) as many:
        said(services, *(f"Ada {number}" for number in range(13)))
    with pytest.raises(Invalid) as long:
        said(services, "A" * 121)

    assert many.value.problems == {"names": "too_many"}
    assert long.value.problems == {"names": "too_long"}


def test_changing_one_s_name_for_ever_is_no_way_to_be_forgotten(services: Services) -> None:
    person, _ = said(services, "Ada")

    def change_for_ever() -> None:
        for number in range(300):
            names = [f"Ada {number} {other}" for other in range(12)]
            services.about_me.keep(person, names=names, former_names=[], born=BORN)

    with pytest.raises(Invalid):
        change_for_ever()

    assert "Ada" in services.about_me.mine(person).every_name


def test_it_is_in_what_one_takes_away(services: Services) -> None:
    import io
    import json
    import zipfile

    person = somebody(services)
    services.about_me.keep(
        person.fresh(), names=["Elliot Hill"], former_names=["Emma Hill"], born=BORN
    )

    taken = zipfile.ZipFile(io.BytesIO(services.everything.take(person.fresh()).data))

    record = json.loads(taken.read("about-me.json"))
    assert record["names"] == ["Elliot Hill"]
    assert record["formerNames"] == ["Emma Hill"]
    assert record["born"] == "1991-08-02"


def test_what_was_kept_before_workers_could_say_anything_is_read() -> None:
    record = to_record(Particulars(names=("Elliot Hill",), born=BORN))
    del record["birthsSaid"]

    assert from_record(record, 3) == Particulars(names=("Elliot Hill",), born=BORN, version=3)


@pytest.mark.parametrize("wrong", [{"same": 1}, {"source": "a friend"}, {"more": "said"}])
def test_what_a_worker_said_is_read_exactly_or_broken(wrong: dict[str, Any]) -> None:
    said = BirthSaid(
        organisation_id=OrganisationId("o"),
        organisation="A council",
        staff_id=StaffId("s"),
        by=PersonId("w"),
        name="Mae",
        source=BirthSource.PASSPORT,
        at=datetime(2026, 2, 3, tzinfo=UTC),
        same=True,
        taken_back=BirthTakenBack(
            at=datetime(2026, 2, 4, tzinfo=UTC), by=PersonId("w"), reason="Another person"
        ),
    )
    record = json.loads(json.dumps(to_record(Particulars(born=BORN, births_said=(said,)))))

    assert from_record(record, 1).births_said == (said,)
    with pytest.raises(Broken):
        from_record({**record, "birthsSaid": [{**record["birthsSaid"][0], **wrong}]}, 1)
