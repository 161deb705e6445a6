"""Whatever no stood between two people, leaving and signing up again escapes none of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network.bootstrap import Services
from network.consent.kinds import VetoKind
from network.consent.outcomes import Reason
from tests.accounts import Somebody
from tests.counts import times
from tests.graphs import RollbackGraph
from tests.network.kept_noes.noes import (
    EVERY,
    HELD,
    No,
    block,
    called,
    decided,
    gone,
    here,
    op,
    veto,
)

KEPT_APART = {
    Reason.POSSIBLE_MATCH,
    Reason.SAFEGUARDING_HOLD,
}
WAYS = ("ray", "tia", "ray, tia", "tia, ray", "ray, ray", "tia, tia", "ray, tia, ray")
DAYS: Iterator[int] = count(0, 3)
"""Each example has birthdays of its own, so that none meets another's noes."""


def named(services: Services, who: str, day: int, *, again: bool) -> Somebody:
    """Tia or Ray, under a short form of their name when they come back."""
    first = {"tia": "Tia", "ray": "Ray" if again else "Raymond"}[who]
    family, year = {"tia": ("Marsh", 1961), "ray": ("Brand", 1983)}[who]
    born = date(year, 1, 1) + timedelta(days=day)
    return called(services, f"{first} {family}", born=born)


def leave_and_come_back(services: Services, noes: list[No], way: str) -> dict[str, Somebody]:
    """Noes of Tia towards Ray; then who leaves, in this order, and comes back at once."""
    day = next(DAYS)
    people = {who: named(services, who, day, again=False) for who in ("tia", "ray")}
    for no in noes:
        no(services, here(people["tia"]), here(people["ray"]))
    for who in way.split(", "):
        gone(services, people[who])
        people[who] = named(services, who, day, again=True)
    return people


@pytest.mark.parametrize("way", WAYS)
@settings(
    max_examples=times(6, prove=200), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(noes=st.lists(st.sampled_from(EVERY), max_size=4, unique=True))
def test_who_comes_back_is_kept_apart_exactly_if_a_no_stood_between_them(
    services: Services, way: str, noes: list[No]
) -> None:
    people = leave_and_come_back(services, noes, way)
    decides = decided(services)
    tia, ray = here(people["tia"]), here(people["ray"])

    for asker, other in ((ray, tia), (tia, ray)):
        assert (decides(asker, other)[1] in KEPT_APART) is bool(noes)


@pytest.mark.parametrize("way", WAYS[:4])
@pytest.mark.parametrize("no", EVERY, ids=lambda no: no.__name__)
def test_each_no_alone_outlives_every_way_of_leaving(services: Services, no: No, way: str) -> None:
    people = leave_and_come_back(services, [no], way)
    decides = decided(services)

    assert decides(here(people["ray"]), here(people["tia"]))[1] in KEPT_APART
    assert decides(here(people["tia"]), here(people["ray"]))[1] in KEPT_APART


def test_a_name_said_in_between_leads_back_to_the_no(services: Services) -> None:
    """Ray blocked, back as Ray Brand now called Ray Stone, gone again, back as Ray Stone alone."""
    tia, ray = called(services, "Tia Marsh"), called(services, "Ray Brand")
    block(services, here(tia), here(ray))
    gone(services, ray)
    both = called(services, "Ray Brand", "Ray Stone")
    gone(services, both)

    assert decided(services)(here(called(services, "Ray Stone")), here(tia)) == HELD


def test_who_never_said_a_name_is_still_told_apart_after_both_have_left(
    services: Services,
) -> None:
    tia, nobody = called(services, "Tia Marsh"), called(services)
    block(services, here(tia), here(nobody))
    gone(services, tia)
    gone(services, nobody)
    decides = decided(services)
    tia, nobody = called(services, "Tia Marsh"), called(services)

    assert decides(here(nobody), here(tia)) == HELD
    # Tia said no herself: she needs no protection from all who haven't said their name.
    assert decides(here(tia), here(called(services))) != HELD
    assert decides(here(called(services, "Sam Grimshaw")), here(tia)) != HELD


def test_what_somebody_held_towards_all_is_held_for_anybody_they_meet(services: Services) -> None:
    tia, ray = called(services, "Tia Marsh"), called(services, "Ray Brand")
    by_name = {no.__name__: no for no in EVERY}
    by_name["hold_on_all"](services, here(tia), here(ray))
    gone(services, ray)
    decides = decided(services)
    back, joan = called(services, "Ray Brand"), called(services, "Joan Okonkwo")

    assert decides(here(back), here(joan)) == HELD
    assert decides(here(joan), here(tia)) != HELD


def test_a_veto_that_was_taken_back_does_not_outlive_anything(services: Services) -> None:
    tia, ray = called(services, "Tia Marsh"), called(services, "Ray Brand")
    veto(services, here(tia), here(ray))
    consent = services.consent
    [one] = consent.mine.protections(here(tia)).vetoes
    consent.opening.lift_veto(here(tia), op(), one.id)
    services.clock.move(timedelta(days=3))  # type: ignore[attr-defined]
    gone(services, ray)

    assert decided(services)(here(called(services, "Ray Brand")), here(tia)) != HELD


def test_what_somebody_said_about_everybody_goes_and_their_new_account_is_closed(
    services: Services,
) -> None:
    tia, ray = called(services, "Tia Marsh"), called(services, "Ray Brand")
    services.consent.narrowing.veto(here(tia), op(), VetoKind.ABSOLUTE)
    gone(services, tia)
    back = here(called(services, "Tia Marsh"))

    assert decided(services)(here(ray), back) != HELD
    own = services.consent.mine.protections(back)
    assert own.vetoes == ()
    assert not own.open_to_requests(services.clock.now() + timedelta(days=9999))


def test_a_record_that_does_not_open_keeps_nobody_from_leaving_and_counts_as_a_no(
    services: Services, graph: RollbackGraph
) -> None:
    tia, ray = called(services, "Tia Marsh"), called(services, "Ray Brand")
    block(services, here(tia), here(ray))
    graph.cypher(
        "MATCH (:Person {id: $id})-[:IN_PAIR]->(pair) SET pair.sealed = $harm",
        id=here(tia).person_id,
        harm=b"x" * 64,
    )

    assert services.erasure.erase(here(ray)).finished
    back = called(services, "Ray Brand")
    assert decided(services)(here(back), here(tia)) == HELD
    assert decided(services)(here(tia), here(back)) == HELD
