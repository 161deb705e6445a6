"""The made-up world: the same each time, made through the doors that people use."""

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock, SystemClock
from network.connections import limits
from network.connections.model import Item
from network.consent.acts import STAFF
from network.seed import many, planting, store, told
from network.seed.planting import NotInProduction, Planting
from network.settings import Mode, Settings
from tests.graphs import RollbackGraph

SHARE = 3


@pytest.fixture
def planted(
    services: Services, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """A small share of the world: sign-in names by who they are, and the password as ''."""
    monkeypatch.setattr(many, "COUNT", SHARE)
    Planting(services=services, clock=clock, say=lambda words: None).all()
    lines = planting.sign_ins_file(services.settings.home).read_text("utf-8").splitlines()
    named = {line.split(maxsplit=1)[1]: line.split()[0] for line in lines[1:] if line.strip()}
    return named | {"": lines[0].split()[5]}


def actor_of(services: Services, planted: dict[str, str], who: str) -> Actor:
    name = next(name for about, name in planted.items() if about.startswith(who))
    return Actor(person_id=services.accounts.person_of(name))


def test_the_same_seed_makes_the_same_world() -> None:
    worlds = [
        [
            (life.my_name, life.born, [person.name for person in life.people])
            for life in (*told.lives(chance), *many.many_lives(chance))
        ]
        for chance in (random.Random(1), random.Random(1))
    ]

    assert worlds[0] == worlds[1]


def test_the_world_has_every_shape_that_was_asked_for() -> None:
    lives = told.lives(random.Random(1))
    sizes = {len(life.people) for life in lives}
    born = [life.born.year for life in many.many_lives(random.Random(1))]

    assert {0, 41, 150} <= sizes
    assert max(born) - min(born) >= 40
    assert many.COUNT >= 200


def test_everything_made_up_is_within_the_limits() -> None:
    chance = random.Random(1)
    for life in (*told.lives(chance), *many.many_lives(chance)):
        items: list[Item] = [*life.places, *life.people, *life.links, *life.notes]
        for item in items:
            limits.check(item)


def test_two_organisations_have_somebody_under_every_hat_and_work_with_jodie(
    services: Services, planted: dict[str, str], clock: FrozenClock
) -> None:
    clock.moment = SystemClock().now()
    hats = {
        hat.capacity
        for about in planted
        if about.endswith(tuple(capacity.replace("_", " ") for capacity in STAFF))
        for hat in services.work.joining.hats(actor_of(services, planted, about))
    }
    with_jodie = services.work.with_me.mine(actor_of(services, planted, "Jodie"))

    assert hats == STAFF
    assert {one.organisation.name for one in with_jodie} == {"Oakway", "Elm Vale Council"}


def test_a_listed_person_has_a_map_with_a_history(
    services: Services, planted: dict[str, str]
) -> None:
    jodie = actor_of(services, planted, "Jodie")
    today = SystemClock().now().date()

    now = services.maps.open(jodie)
    change = services.maps.compare(jodie, today - timedelta(days=300), today)

    assert len(now.connections) > 12
    assert now.photos
    assert {one.name for one in change.came} == {"Gareth", "Mrs Iwu downstairs"}
    assert [later.name for _, later in change.closer] == ["Ellie"]


def test_somebody_has_nobody_yet(services: Services, planted: dict[str, str]) -> None:
    sam = actor_of(services, planted, "Sam")

    assert services.maps.open(sam).connections == ()


def test_whoever_is_not_listed_has_no_password() -> None:
    nobody = planting.NoPassword()

    assert not nobody.fits(nobody.fingerprint("any password"), "any password")


def test_the_list_can_be_read_by_its_owner_alone(
    services: Services, planted: dict[str, str]
) -> None:
    path = planting.sign_ins_file(services.settings.home)

    assert path.stat().st_mode & 0o077 == 0


def test_whoever_is_in_the_store_is_seen(graph: RollbackGraph) -> None:
    graph.cypher("CREATE (:Person {id: 'somebody'})")

    assert store.is_anybody_there(graph)


def test_production_is_refused(settings: Settings) -> None:
    with pytest.raises(NotInProduction):
        planting.plant(replace(settings, mode=Mode.PRODUCTION), lambda words: None)


def test_half_a_world_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "neo4j" / "data").mkdir(parents=True)
    (tmp_path / "seeding").touch()

    planting.clear_half_a_world(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_whole_world_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "neo4j" / "data").mkdir(parents=True)

    planting.clear_half_a_world(tmp_path)

    assert (tmp_path / "neo4j" / "data").exists()
