"""A no outlives an account: signing up again escapes nothing, and nothing of it can be read."""

import re
from datetime import date, timedelta

import pytest

from network.bootstrap import Services
from network.connections.when import read
from network.consent.outcomes import Reason
from network.descriptions.model import Description
from network.errors import NotFound
from network.identity import ProtectionId, new_id
from network.kept_noes import marks
from network.keys.inventory import SERVICE
from network.keys.sealing import Record, Sealer
from tests.graphs import RollbackGraph
from tests.network.kept_noes.noes import (
    BORN,
    HELD,
    Decides,
    No,
    block,
    called,
    cool_off,
    decided,
    gone,
    here,
    keep_from,
    op,
    order,
    veto,
)

NOES = [block, order, cool_off, veto, keep_from]


@pytest.fixture
def decides(services: Services) -> Decides:
    """What is decided, truly, when the first asks for the second."""
    return decided(services)


@pytest.mark.parametrize("no", NOES, ids=lambda no: no.__name__)
def test_a_no_holds_against_somebody_who_signs_up_again(
    services: Services, decides: Decides, no: No
) -> None:
    tia, ray = called(services, "Tia Marsh"), called(services, "Raymond Brand")
    no(services, here(tia), here(ray))
    gone(services, ray)

    again = called(services, "Ray Brand")

    assert decides(here(again), here(tia)) == HELD


@pytest.mark.parametrize("no", NOES, ids=lambda no: no.__name__)
def test_a_no_goes_on_for_somebody_who_left_and_came_back(
    services: Services, decides: Decides, no: No
) -> None:
    tia, ray = called(services, "Tia Marsh"), called(services, "Raymond Brand")
    no(services, here(tia), here(ray))
    gone(services, tia)

    again = called(services, "Marsh, Tia", born=date(1984, 7, 5))

    assert decides(here(ray), here(again)) == HELD


def test_it_goes_on_when_both_have_left_and_both_come_back(
    services: Services, decides: Decides
) -> None:
    tia, ray = called(services, "Tia Marsh"), called(services, "Raymond Brand")
    block(services, here(tia), here(ray))
    gone(services, ray)
    gone(services, tia)

    ray, tia = called(services, "Raymond Brand"), called(services, "Tia Marsh")

    assert decides(here(ray), here(tia)) == HELD


def test_nobody_else_is_held_up(services: Services, decides: Decides) -> None:
    tia, ray = called(services, "Tia Marsh"), called(services, "Raymond Brand")
    block(services, here(tia), here(ray))
    gone(services, ray)
    joan, other = called(services, "Joan Okonkwo"), called(services, "Sam Grimshaw")

    assert decides(here(joan), here(tia))[1] is not Reason.POSSIBLE_MATCH
    again = called(services, "Raymond Brand")
    assert decides(here(again), here(other))[1] is not Reason.POSSIBLE_MATCH


def test_whoever_never_said_who_they_were_is_not_let_off(
    services: Services, decides: Decides
) -> None:
    tia, ray = called(services, "Tia Marsh"), called(services)
    block(services, here(tia), here(ray))
    gone(services, ray)

    assert decides(here(called(services)), here(tia)) == HELD
    assert decides(here(called(services, "Ray Brand", born=None)), here(tia)) == HELD
    assert decides(here(called(services, "Joan Okonkwo")), here(tia)) != HELD


def test_a_veto_of_one_person_goes_on(services: Services, decides: Decides) -> None:
    tia, ray = called(services, "Tia Marsh"), called(services, "Raymond Brand")
    veto(services, here(tia), here(ray))
    gone(services, tia)

    assert decides(here(ray), here(called(services, "Tia Marsh"))) == HELD


def test_somebody_described_is_still_kept_away(services: Services, decides: Decides) -> None:
    tia = called(services, "Tia Marsh")
    ray = Description(
        id=ProtectionId(new_id()),
        at=services.clock.now(),
        names=("Raymond Brand",),
        born=read("7 May 1984"),
    )
    services.protecting.describe(here(tia), ray)
    gone(services, tia)

    assert decides(here(called(services, "Ray Brand")), here(called(services, "Tia Marsh"))) == HELD


def test_a_no_that_was_taken_back_does_not_come_back(services: Services, decides: Decides) -> None:
    tia, ray = called(services, "Tia Marsh"), called(services, "Raymond Brand")
    block(services, here(tia), here(ray))
    services.consent.opening.unblock(here(tia), here(ray).person_id, op())
    services.clock.move(timedelta(days=3))  # type: ignore[attr-defined]
    gone(services, ray)

    assert decides(here(called(services, "Raymond Brand")), here(tia)) != HELD


def test_no_name_and_no_id_can_be_read_from_what_stays(
    services: Services, graph: RollbackGraph
) -> None:
    tia, ray = called(services, "Tia Quillfeather"), called(services, "Raymond Quillbrand")
    block(services, here(tia), here(ray))
    left = here(ray).person_id
    gone(services, ray)

    rows = graph.cypher(
        "MATCH (mark:KeptMark)-[:LEADS_TO]->(kept:KeptNo)"
        " RETURN mark.id AS mark, kept.id AS id, kept.sealed AS sealed"
    )
    opened = []
    for row in rows:
        try:
            opened.append(
                services.sealer.open(
                    SERVICE, record_id=row["id"], kind="KeptNo", sealed=row["sealed"]
                )
            )
        except Exception:  # noqa: BLE001 - of another test, under another key
            continue
    fingerprint = re.compile(r"[0-9a-f]{32}")
    words = [word for record in opened for side in ("left", "stayed") for word in record[side]]
    assert words
    assert all(record.keys() == {"left", "stayed", "saidBy"} for record in opened)
    assert all(fingerprint.fullmatch(word) for word in words)
    assert {row["mark"] for row in rows} >= set(words)
    assert left not in words
    assert here(tia).person_id not in words
    assert {record["saidBy"] for record in opened} == {"stayed"}


def test_a_single_name_or_a_day_alone_has_no_fingerprint(services: Services) -> None:
    assert marks.to_keep(services.sealer, ["Ray"], [BORN]) == frozenset()
    assert marks.to_keep(services.sealer, ["Ray Brand"], []) == frozenset()
    assert marks.to_keep(services.sealer, ["Ray Brand"], [BORN])


def test_whoever_is_erased_is_not_there_any_more(services: Services, decides: Decides) -> None:
    tia, ray = called(services, "Tia Marsh"), called(services, "Raymond Brand")
    asker, other = here(ray), here(tia)
    block(services, other, asker)
    gone(services, ray)

    with pytest.raises(NotFound):
        decides(asker, other)


def test_what_is_opened_does_not_grow_with_how_many_left_without_a_name(
    services: Services, decides: Decides, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever hides who they are may be any of these: still only noes towards the other count."""
    tia, nobody = called(services, "Tia Marsh"), called(services)
    for number in range(6):
        leaving = called(services)
        no = (tia if number == 0 else called(services, f"Sam Grimshaw{number}"), leaving)
        block(services, here(no[0]), here(no[1]))
        gone(services, leaving)
    opened: list[str] = []
    open_one = Sealer.open

    def counted(self: Sealer, owner: str, *, record_id: str, kind: str, sealed: bytes) -> Record:
        opened.append(kind)
        return open_one(self, owner, record_id=record_id, kind=kind, sealed=sealed)

    monkeypatch.setattr(Sealer, "open", counted)

    assert decides(here(nobody), here(tia)) == HELD
    assert opened.count("KeptNo") == 1
