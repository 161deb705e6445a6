"""Protection from somebody without an account: at once, safe to repeat, taken back only slowly."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock
from network.connections.kinds import Feeling, State
from network.connections.when import read
from network.consent.kinds import WIDENING_DELAY, Instrument, RelativeKind
from network.descriptions.finding import DescribedLikenesses
from network.descriptions.model import Description, SaidOrder
from network.errors import Invalid, NotFound, NotPermitted, OperationReused, StepUpNeeded
from network.identity import ItemId, OrganisationId, PersonId, ProtectionId, StaffId, new_id
from network.people import store as people
from network.people.born import BirthSaid, BirthSource
from network.today.model import Kind
from tests.accounts import Somebody, somebody
from tests.conftest import MOMENT
from tests.graphs import RollbackGraph
from tests.maps import somebody as on_a_map

Finds = Callable[[Actor, Actor], list[tuple[str, str]]]


@pytest.fixture
def finds(services: Services, graph: RollbackGraph) -> Finds:
    """Who may be whom, when the first asks for the second."""
    likenesses = DescribedLikenesses(sealer=services.sealer, clock=services.clock)

    def found(asker: Actor, other: Actor) -> list[tuple[str, str]]:
        matches = graph.read(lambda tx: likenesses.found(tx, asker.person_id, other.person_id))
        return [(match.described_by, match.may_be) for match in matches]

    return found


def somebody_called(services: Services, *names: str, born: date | None = None) -> Actor:
    actor = somebody(services).sign_in().actor
    services.about_me.keep(actor, names=names, former_names=[], born=born)
    return actor


def ray(**said: Any) -> Description:
    return replace(
        Description(
            id=ProtectionId(new_id()),
            at=MOMENT,
            names=("Raymond Brand",),
        ),
        **said,
    )


def protected(services: Services, *whom: Description) -> Actor:
    actor = somebody_called(services, "Tia Marsh")
    for one in whom:
        services.protecting.describe(actor, one)
    return actor


def test_whoever_may_be_described_is_found_when_they_ask(services: Services, finds: Finds) -> None:
    tia = protected(services, ray())
    asker = somebody_called(services, "Ray Brand")

    assert finds(asker, tia) == [(tia.person_id, asker.person_id)]


def test_it_is_found_the_other_way_round_too(services: Services, finds: Finds) -> None:
    tia = protected(services, ray())
    other = somebody_called(services, "Ray Brand")

    assert finds(tia, other) == [(tia.person_id, other.person_id)]


def test_somebody_else_is_not_held_up(services: Services, finds: Finds) -> None:
    tia = protected(services, ray())
    asker = somebody_called(services, "Joan Okonkwo")

    assert finds(asker, tia) == []


def test_a_former_name_is_enough(services: Services, finds: Finds) -> None:
    tia = protected(services, ray(names=("Emma Hill",)))
    asker = somebody(services).sign_in().actor
    services.about_me.keep(asker, names=["Elliot Hill"], former_names=["Emma Hill"], born=None)

    assert finds(asker, tia)


def test_a_new_name_does_not_get_round_it(services: Services, finds: Finds) -> None:
    tia = protected(services, ray())
    asker = somebody_called(services, "Ray Brand")

    services.about_me.keep(asker, names=["Joan Okonkwo"], former_names=[], born=None)

    assert finds(asker, tia)


def test_a_second_account_does_not_get_round_it(services: Services, finds: Finds) -> None:
    tia = protected(services, ray())

    assert finds(somebody_called(services, "R. Brand"), tia)
    assert finds(somebody_called(services, "Brand, Ray"), tia)


def test_whoever_does_not_say_who_they_are_may_be_anybody(services: Services, finds: Finds) -> None:
    tia, nobody = protected(services, ray()), somebody(services).sign_in().actor

    assert finds(nobody, tia)
    assert finds(tia, nobody) == []
    assert finds(nobody, somebody_called(services, "Joan Okonkwo")) == []


SEEN = BirthSaid(
    organisation_id=OrganisationId(new_id()),
    organisation="Oakway",
    staff_id=StaffId(new_id()),
    by=PersonId(new_id()),
    name="Kit",
    source=BirthSource.OUR_RECORD,
    at=datetime(2026, 3, 14, tzinfo=UTC),
    same=True,
)


def test_an_age_that_was_shown_tells_a_son_from_his_father(
    services: Services, graph: RollbackGraph, finds: Finds
) -> None:
    tia = protected(services, ray(born=read("3 February 1950")))
    son = somebody_called(services, "Raymond Brand", born=date(1990, 8, 9))
    assert finds(son, tia)

    def attest(tx) -> None:  # type: ignore[no-untyped-def]
        kept = people.lock(tx, services.sealer, son.person_id)
        people.keep(tx, services.sealer, son.person_id, replace(kept, births_said=(SEEN,)))

    graph.write(attest)

    assert finds(son, tia) == []


def test_the_same_match_has_the_same_id_each_time(services: Services, graph: RollbackGraph) -> None:
    tia, asker = protected(services, ray()), somebody_called(services, "Ray Brand")
    likenesses = DescribedLikenesses(sealer=services.sealer, clock=services.clock)

    def match() -> str:
        [one] = graph.read(lambda tx: likenesses.found(tx, asker.person_id, tia.person_id))
        return one.id

    first = match()
    assert match() == first

    services.about_me.keep(asker, names=["Ray Brand", "Razor"], former_names=[], born=None)
    assert match() != first


def test_sent_twice_it_is_there_once(services: Services) -> None:
    tia, one = protected(services), ray(words="Tall, a scar over one eye.")

    services.protecting.describe(tia, one)
    services.clock.move(timedelta(hours=1))  # type: ignore[attr-defined]
    services.protecting.describe(tia, one)

    assert [kept.id for kept in services.protecting.mine(tia).every] == [one.id]


def test_one_id_is_not_for_two_descriptions(services: Services) -> None:
    one = ray()
    tia = protected(services, one)

    with pytest.raises(OperationReused):
        services.protecting.describe(tia, replace(one, names=("Joan",)))


@pytest.mark.parametrize("names", [(), ("",), ("  ",), ("…",), ("A" * 121,)])
def test_without_a_name_nobody_can_be_known(services: Services, names: tuple[str, ...]) -> None:
    tia = protected(services)

    with pytest.raises(Invalid) as refused:
        services.protecting.describe(tia, ray(names=names))

    assert set(refused.value.problems) == {"names"}


def test_everything_said_is_kept(services: Services) -> None:
    order = SaidOrder(
        instrument=Instrument.RESTRAINING_ORDER,
        issuer="Leeds",
        reference="12",
        expires=date(2027, 1, 1),
    )
    one = ray(
        former_names=("Ray Cole",),
        born=read("about 1970"),
        age=55,
        relation=RelativeKind.STEP_PARENT,
        words="He says he is an uncle.",
        connection_id=ItemId(new_id()),
        order=order,
    )
    tia = protected(services, one)

    assert services.protecting.one(tia, one.id) == replace(one, at=services.clock.now())


def test_nobody_sees_what_another_has_described(services: Services) -> None:
    one = ray()
    protected(services, one)
    other = somebody(services)

    for refused in (services.protecting.one, services.protecting.keep_after_all):
        with pytest.raises(NotFound):
            refused(other.sign_in().actor, one.id)
    with pytest.raises(NotFound):
        services.protecting.take_back(other.fresh(), one.id)


class TestTakingItBack:
    """Opening is slow and can be undone; closing never is."""

    @pytest.fixture
    def person(self, services: Services) -> Somebody:
        return somebody(services)

    @pytest.fixture
    def one(self, services: Services, person: Somebody) -> Description:
        return services.protecting.describe(person.sign_in().actor, ray())

    def test_it_needs_the_password(
        self, services: Services, person: Somebody, one: Description
    ) -> None:
        actor = person.sign_in().actor

        with pytest.raises(StepUpNeeded):
            services.protecting.take_back(actor, one.id)
        with pytest.raises(NotPermitted):
            services.protecting.take_back(replace(actor, stepped_up=True, guarded=True), one.id)

    def test_it_acts_until_the_delay_is_over(
        self, services: Services, person: Somebody, one: Description, finds: Finds
    ) -> None:
        actor, asker = person.fresh(), somebody_called(services, "Ray Brand")
        services.protecting.take_back(actor, one.id)

        services.clock.move(WIDENING_DELAY - timedelta(seconds=1))  # type: ignore[attr-defined]
        assert finds(asker, actor)

        services.clock.move(timedelta(seconds=1))  # type: ignore[attr-defined]
        assert finds(asker, actor) == []

    def test_asked_twice_the_delay_is_the_first(
        self, services: Services, person: Somebody, one: Description
    ) -> None:
        first = services.protecting.take_back(person.fresh(), one.id)
        services.clock.move(timedelta(minutes=1))  # type: ignore[attr-defined]

        assert services.protecting.take_back(person.fresh(), one.id) == first

    def test_it_can_be_undone_in_time(
        self, services: Services, person: Somebody, one: Description, finds: Finds
    ) -> None:
        services.protecting.take_back(person.fresh(), one.id)
        services.protecting.keep_after_all(person.sign_in().actor, one.id)

        services.clock.move(timedelta(days=30))  # type: ignore[attr-defined]

        assert finds(somebody_called(services, "Ray Brand"), person.sign_in().actor)

    def test_taken_back_after_an_undo_the_delay_begins_anew(
        self, services: Services, person: Somebody, one: Description
    ) -> None:
        services.protecting.take_back(person.fresh(), one.id)
        services.protecting.keep_after_all(person.sign_in().actor, one.id)
        services.clock.move(timedelta(days=3))  # type: ignore[attr-defined]

        again = services.protecting.take_back(person.fresh(), one.id)

        assert again.stands(services.clock.now() + WIDENING_DELAY - timedelta(seconds=1))

    def test_after_the_delay_nothing_is_left_to_undo(
        self, services: Services, person: Somebody, one: Description
    ) -> None:
        services.protecting.take_back(person.fresh(), one.id)
        services.clock.move(WIDENING_DELAY)  # type: ignore[attr-defined]

        with pytest.raises(NotFound):
            services.protecting.keep_after_all(person.sign_in().actor, one.id)


class TestAskingOnce:
    """A mark on the map asks once, kindly."""

    @pytest.mark.parametrize(
        ("said", "asks"),
        [
            ({"feeling": Feeling.NOT_SAFE}, True),
            ({"state": State.NEVER}, True),
            ({"state": State.NOT_NOW}, False),
            ({"feeling": Feeling.MIXED}, False),
            ({}, False),
        ],
    )
    def test_only_never_and_not_safe_ask(
        self, services: Services, said: dict[str, object], asks: bool
    ) -> None:
        actor = somebody(services).sign_in().actor

        assert services.protecting.to_ask(actor, on_a_map("Ray", **said)) is asks

    def test_after_a_no_it_never_asks_again(self, services: Services) -> None:
        actor = somebody(services).sign_in().actor
        one, other = (on_a_map(name, feeling=Feeling.NOT_SAFE) for name in ("Ray", "Joe"))

        services.protecting.leave(actor, one.id)
        services.protecting.leave(actor, one.id)

        assert not services.protecting.to_ask(actor, one)
        assert services.protecting.to_ask(actor, other)

    def test_after_a_yes_it_does_not_ask_either(self, services: Services) -> None:
        actor, one = somebody(services).sign_in().actor, on_a_map("Ray", state=State.NEVER)

        services.protecting.describe(actor, ray(connection_id=one.id))

        assert not services.protecting.to_ask(actor, one)


def test_the_last_day_of_an_order_that_i_told_of_is_said_to_me_and_opens_nothing(
    services: Services, clock: FrozenClock, finds: Finds
) -> None:
    last = MOMENT.date() + timedelta(days=3)
    described = ray(order=SaidOrder(expires=last))
    tia = protected(services, described)
    his = somebody_called(services, "Ray Brand")
    said = []
    for days in (3, 1, 27, 1):
        clock.move(timedelta(days=days))
        said.append([(one.kind, one.ids) for one in services.today.for_me(tia)])

    past = [(Kind.ORDER_PAST, (described.id,))]
    assert said == [[], past, past, []]
    assert finds(his, tia) == [(tia.person_id, his.person_id)]
