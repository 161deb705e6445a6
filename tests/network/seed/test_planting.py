"""The made-up world: the same each time, made through the doors that people use."""

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from network import bootstrap
from network.accounts.model import SignIn
from network.accounts.passwords import Passwords
from network.accounts.second_step import SecondStepNeeded
from network.actor import Actor, Capacity
from network.asking.kinds import LeadState
from network.bootstrap import Services
from network.clock import FrozenClock, SystemClock
from network.connections import limits
from network.connections.model import Item
from network.consent.acts import STAFF
from network.desk import store as desk
from network.desk.model import DeskKind, TaskState
from network.factors import printed
from network.factors.strength import StrongerSignInNeeded
from network.identity import SessionId, new_id
from network.seed import at_work, many, planting, store, told
from network.seed.planting import NotInProduction, Planting
from network.settings import Mode, Settings
from network.ties.in_touch import Stands
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


def codes_of(services: Services) -> dict[str, list[str]]:
    """The printed codes in the list, by whose they are."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in planting.sign_ins_file(services.settings.home).read_text("utf-8").splitlines():
        if line.startswith(planting.CODES):
            found.setdefault(name, []).extend(line.split())
        elif line.strip():
            name = line.split()[0]
    return found


def in_a_world(services: Services, *, enough: bool) -> Services:
    """The same services, where a printed code is enough or is not."""
    quick = Passwords(memory_kib=64, rounds=1, lanes=1)
    settings = replace(services.settings, codes_are_enough=enough)
    return bootstrap.build(settings, clock=services.clock, graph=services.graph, passwords=quick)


def signed_in(services: Services, name: str, password: str, codes: list[str]) -> Actor:
    """Somebody who signs in as the list says, with a password and two printed codes."""
    sign_in = SignIn(sign_in_name=name, password=password, network="192.0.2.7", device="")
    with pytest.raises(SecondStepNeeded) as needed:
        services.sessions.start(sign_in)
    started = services.signing.by_code(needed.value.ticket, codes[0])
    found = services.sessions.find(started.token)
    assert found is not None
    stepped = services.sessions.find(services.sessions.step_up(found, password).token)
    assert stepped is not None
    return stepped


def wearing(services: Services, planted: dict[str, str], hat: Capacity) -> Actor:
    """Somebody of Oakway's with a hat on."""
    person = actor_of(services, planted, next(a for a in planted if on_the_list(a, hat)))
    worn = next(one for one in services.work.joining.hats(person) if one.capacity is hat)
    return replace(
        person,
        session_id=SessionId(new_id()),
        capacity=hat,
        staff_id=worn.staff_id,
        factors=at_work.FACTORS,
    )


def on_the_list(about: str, hat: Capacity) -> bool:
    return f"Oakway: {hat.replace('_', ' ')} (" in about


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
        if any(f": {capacity.replace('_', ' ')} (" in about for capacity in STAFF)
        for hat in services.work.joining.hats(actor_of(services, planted, about))
    }
    with_jodie = services.work.with_me.mine(actor_of(services, planted, "Jodie"))

    assert hats == STAFF
    assert {one.organisation.name for one in with_jodie} == {"Oakway", "Elm Vale Council"}


def test_every_made_up_worker_has_printed_codes_of_their_own(
    services: Services, planted: dict[str, str]
) -> None:
    codes = codes_of(services)

    assert {len(each) for each in codes.values()} == {printed.COUNT}
    assert len({code for each in codes.values() for code in each}) == 10 * printed.COUNT


@pytest.mark.parametrize(("enough", "worn"), [(True, True), (False, False)])
def test_a_printed_code_is_enough_for_every_hat_where_the_world_is_made_up_and_says_so(
    services: Services, planted: dict[str, str], clock: FrozenClock, enough: bool, worn: bool
) -> None:
    clock.moment = SystemClock().now()
    services = in_a_world(services, enough=enough)
    person, codes = next(
        (name, codes_of(services)[name])
        for about, name in planted.items()
        if ": administrator (" in about
    )
    actor = signed_in(services, person, planted[""], codes)
    [hat] = services.work.joining.hats(actor)

    try:
        services.work.hats.put_on(actor, hat.staff_id, hat.capacity)
    except StrongerSignInNeeded:
        assert not worn
    else:
        assert worn


def test_production_never_counts_a_printed_code_as_more_than_it_is(
    settings: Settings, clock: FrozenClock, graph: RollbackGraph
) -> None:
    forged = replace(settings, mode=Mode.PRODUCTION, codes_are_enough=True)
    settings.outer_key_file.parent.mkdir(parents=True, exist_ok=True)
    tried = bootstrap.build(replace(settings, codes_are_enough=True), clock=clock, graph=graph)
    tried.keys.make("the key store is there")

    in_production = bootstrap.build(forged, clock=clock, graph=graph)

    assert tried.sessions.codes_are_enough
    assert not in_production.sessions.codes_are_enough


def test_the_made_up_world_has_things_for_every_hat_to_do(
    services: Services, planted: dict[str, str], clock: FrozenClock
) -> None:
    clock.moment = SystemClock().now()
    worker = wearing(services, planted, Capacity.IN_TOUCH_WORKER)
    chief = wearing(services, planted, Capacity.ADMINISTRATOR)
    tasks = services.graph.read(lambda tx: desk.tasks(tx, services.sealer, TaskState.OPEN))

    assert len(services.work.caseload.mine(worker)) > 2
    assert services.work.exceptions.to_agree(chief)
    assert services.work.exceptions.asking(chief)
    assert any(code for _, code in services.work.running.people(chief))
    assert DeskKind.UNDER_PRESSURE in {task.kind for task in tasks}


def test_on_the_desk_of_each_lead_lies_what_the_made_up_people_have_left(
    services: Services, planted: dict[str, str], clock: FrozenClock
) -> None:
    clock.moment = SystemClock().now()
    lead = wearing(services, planted, Capacity.SAFEGUARDING_LEAD)

    lies = {line.task.kind for line in services.safeguarding.desk.lines(lead)}

    assert lies >= {DeskKind.ORDER_SAID, DeskKind.REPORTED, DeskKind.POSSIBLE_MATCH}


def test_somebody_waits_somebody_took_it_back_and_somebody_is_looked_for(
    services: Services, planted: dict[str, str], clock: FrozenClock
) -> None:
    clock.moment = SystemClock().now()
    jodie, ivor = (actor_of(services, planted, who) for who in ("Jodie", "Ivor"))
    worker = wearing(services, planted, Capacity.COORDINATOR)

    asked = {one.request.words.whom: one.request.open for one in services.asking.mine.mine(jodie)}
    [mine] = services.asking.mine.mine(ivor)
    [waits] = services.asking.at_work.waiting(worker)

    assert asked == {"Marcia": True, "Miss Okafor": False}
    assert waits.request.id == mine.request.id
    assert [lead.state for lead in waits.noted.leads] == [LeadState.CHECKED]


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


def test_somebody_is_in_touch_and_has_heard_a_yes(
    services: Services, clock: FrozenClock, planted: dict[str, str]
) -> None:
    clock.moment = SystemClock().now()
    jodie, ivor = actor_of(services, planted, "Jodie"), actor_of(services, planted, "Ivor")

    [one] = services.ties.in_touch.all(jodie)
    assert (one.stands, one.shows) == (Stands.OPEN, "Ivor")
    assert len(services.ties.codes.mine(jodie)) == 2
    assert len(services.ties.hearing.all(jodie)) == 1
    assert {tie.stands for tie in services.ties.in_touch.all(ivor)} == set(Stands)
    kezia, theo = actor_of(services, planted, "Kezia"), actor_of(services, planted, "Theo")
    wishes = {who.person_id: services.wishes.mine.mine(who) for who in (kezia, theo)}
    assert [len(kept) for kept in wishes.values()] == [2, 1]
    services.wishes.crossing.look()
    [his] = wishes[theo.person_id]
    met = services.graph.read(lambda tx: services.wishes.crossing.meets(tx, his))
    assert met.only is not None
    assert met.only.person_id == kezia.person_id
