"""What stays of two people when one of them has been erased."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from network.backups.journal import Journal
from network.blobs.folder import FolderBlobs
from network.clock import FrozenClock
from network.consent import around, store
from network.consent.kept import Between
from network.consent.kinds import GrantStatus, VetoKind, WideningKind
from network.consent.leaving import Leaving
from network.consent.outcomes import Reason
from network.consent.outward import Outward
from network.consent.protection import PossibleMatch
from network.erasure.use_cases import Erasure
from network.errors import Broken
from network.identity import ProtectionId
from network.keys.sealing import Sealer
from network.operations.store import once
from network.operations.use_cases import Operations
from tests.graphs import RollbackGraph
from tests.network.consent.kept_pair import DAY, KeptPair, an_operation


@pytest.fixture
def two(graph: RollbackGraph, sealer: Sealer, clock: FrozenClock) -> KeptPair:
    """Two people who have signed up."""
    return KeptPair.make(graph, sealer, clock)


@pytest.fixture
def erasure(two: KeptPair, blobs: FolderBlobs, tmp_path: Path) -> Erasure:
    """Erasing, with what is between people."""
    journal = Journal(tmp_path / "journal", two.clock)
    journal.begin()
    return Erasure(
        graph=two.graph,
        sealer=two.sealer,
        clock=two.clock,
        blobs=blobs,
        journal=journal,
        leaving=Leaving(sealer=two.sealer),
    )


def pairs(two: KeptPair) -> list[dict[str, object]]:
    """Every pair that one of the two is in."""
    rows: list[dict[str, object]] = two.graph.cypher(
        "MATCH (person:Person)-[:IN_PAIR]->(pair:Pair) WHERE person.id IN $ids"
        " RETURN person.id AS person, pair.id AS pair",
        ids=[two.ade.person_id, two.keisha.person_id],
    )
    return rows


def test_what_protects_the_other_one_outlives_an_erasure(two: KeptPair, erasure: Erasure) -> None:
    two.both_say_yes()
    two.narrowing.block(two.keisha, two.ade.person_id, an_operation())

    erasure.erase(two.ade)

    assert [row["person"] for row in pairs(two)] == [two.keisha.person_id]
    (left,) = two.mine.towards_others(two.keisha)
    assert left.other == two.ade.person_id
    assert len(left.blocks) == 1
    assert {one.grantor for one in left.grants} == {two.keisha.person_id}


def test_that_somebody_has_gone_shows_in_nothing_that_the_other_one_said(
    two: KeptPair, erasure: Erasure
) -> None:
    two.both_say_yes()
    before = two.mine.towards_others(two.keisha)

    erasure.erase(two.ade)

    assert two.mine.towards_others(two.keisha) == before
    assert not two.ask(by=two.keisha).decision.permitted


@pytest.mark.parametrize("how", ["report", "revoke", "block"])
def test_that_the_other_one_has_closed_shows_in_nothing_that_somebody_said(
    two: KeptPair, how: str
) -> None:
    two.both_say_yes()
    before = two.mine.towards_others(two.keisha)

    closing = two.narrowing
    mine = [one.id for one in two.between().grants if one.grantor == two.ade.person_id]
    more = (mine,) if how == "revoke" else ()
    getattr(closing, how)(two.ade, two.keisha.person_id, an_operation(), *more)

    assert two.mine.towards_others(two.keisha) == before


def test_who_lets_somebody_in_who_has_gone_sees_the_same_wait_as_for_anybody(
    two: KeptPair, erasure: Erasure
) -> None:
    two.narrowing.block(two.keisha, two.ade.person_id, an_operation())
    erasure.erase(two.ade)

    two.opening.unblock(two.keisha, two.ade.person_id, an_operation())

    (waits,) = two.mine.waiting(two.keisha)
    (left,) = two.mine.towards_others(two.keisha)
    assert (waits.kind, waits.effective_at) == (WideningKind.UNBLOCK, two.clock.now() + 2 * DAY)
    assert [one.lifted is not None for one in left.blocks] == [True]
    two.narrowing.undo_widening(two.keisha, an_operation(), waits.id, other=two.ade.person_id)
    assert two.mine.waiting(two.keisha) == []


def test_who_takes_a_yes_back_from_somebody_who_has_gone_sees_that_it_is_taken_back(
    two: KeptPair, erasure: Erasure
) -> None:
    two.both_say_yes()
    mine = [one.id for one in two.between().grants if one.grantor == two.keisha.person_id]
    erasure.erase(two.ade)

    two.narrowing.revoke(two.keisha, two.ade.person_id, an_operation(), mine)

    (left,) = two.mine.towards_others(two.keisha)
    assert [one.status for one in left.grants] == [GrantStatus.REVOKED]
    assert [row["person"] for row in pairs(two)] == [two.keisha.person_id]


def test_between_somebody_and_one_who_has_gone_nothing_begins(
    two: KeptPair, erasure: Erasure
) -> None:
    erasure.erase(two.ade)

    two.narrowing.block(two.keisha, two.ade.person_id, an_operation())
    two.yes(two.keisha)

    assert pairs(two) == []
    assert two.mine.towards_others(two.keisha) == []


def test_a_pair_that_protects_nobody_goes_with_its_key(two: KeptPair, erasure: Erasure) -> None:
    two.yes(two.ade)
    pair_id = store.pair_id(two.sealer, two.ade.person_id, two.keisha.person_id)

    erasure.erase(two.ade)

    assert pairs(two) == []
    with pytest.raises(Broken):
        two.sealer.keys.newest(pair_id)


def test_what_somebody_said_to_protect_themselves_goes_with_them(
    two: KeptPair, erasure: Erasure
) -> None:
    two.narrowing.veto(two.ade, an_operation(), VetoKind.ABSOLUTE)

    erasure.erase(two.ade)

    assert (
        two.graph.cypher("MATCH (person:Person {id: $id}) RETURN person", id=two.ade.person_id)
        == []
    )


def test_who_is_gone_is_met_like_anybody_who_closed_the_door(
    two: KeptPair, erasure: Erasure
) -> None:
    two.both_say_yes()
    two.change(contact_existed=True)
    erasure.erase(two.keisha)

    answer = two.ask()

    assert answer.decision.reason is Reason.UNKNOWN
    assert answer.outward is Outward.PAUSED


def test_an_erasure_that_was_stopped_half_way_goes_on(two: KeptPair, erasure: Erasure) -> None:
    two.yes(two.ade)
    pair_id = store.pair_id(two.sealer, two.ade.person_id, two.keisha.person_id)
    leaving = Leaving(sealer=two.sealer)
    assert two.graph.write(lambda tx: leaving.before_leaving(tx, two.ade.person_id)) == [pair_id]
    two.sealer.keys.destroy(pair_id)

    erasure.erase(two.ade)

    assert pairs(two) == []


def test_operations_of_earlier_months_are_forgotten(two: KeptPair) -> None:
    same = an_operation()

    def asked() -> bool:
        now = two.clock.now()
        done: bool = two.graph.write(
            lambda tx: once(tx, two.sealer, two.ade.person_id, same, body=[], at=now)
        )
        return done

    assert (asked(), asked()) == (True, False)
    two.clock.move(timedelta(days=95))
    assert Operations(graph=two.graph, clock=two.clock).sweep() >= 1
    assert asked()


def test_only_what_protects_outlives_and_papers_lose_their_numbers(two: KeptPair) -> None:
    two.both_say_yes()
    two.narrowing.say_order(two.keisha, two.ade.person_id, an_operation())
    between = two.between()
    (order,) = between.restrictions
    between = replace(between, restrictions=(replace(order, issuer="a court", reference="12"),))

    left = between.after_leaving(two.keisha.person_id)

    assert between.outlives(two.keisha.person_id)
    assert (left.told, left.minors) == ({}, {})
    assert {one.given_by for one in left.grants} == {two.keisha.person_id}
    assert [(one.issuer, one.reference) for one in left.restrictions] == [("", "")]


@pytest.mark.parametrize("between", [Between(contact_existed=True), Between(were_tied=True)])
def test_that_they_were_in_touch_or_tied_outlives_alone(two: KeptPair, between: Between) -> None:
    assert between.outlives(two.keisha.person_id)
    assert not Between().outlives(two.keisha.person_id)


def test_a_likeness_outlives_too(two: KeptPair) -> None:
    match = PossibleMatch(
        id=ProtectionId("m"),
        described_by=two.keisha.person_id,
        may_be=two.ade.person_id,
        found_at=two.clock.now(),
    )

    left = Between(possible_matches=(match,)).after_leaving(two.keisha.person_id)

    assert left.possible_matches == (match,)


def test_what_does_not_open_keeps_nobody_from_leaving(two: KeptPair, erasure: Erasure) -> None:
    two.narrowing.block(two.keisha, two.ade.person_id, an_operation())
    two.graph.cypher(
        "MATCH (:Person {id: $id})-[:IN_PAIR]->(pair:Pair) SET pair.sealed = $sealed",
        id=two.ade.person_id,
        sealed=b"broken",
    )

    erasure.erase(two.ade)

    assert pairs(two) == []


def test_whoever_has_to_do_with_somebody_is_known(two: KeptPair) -> None:
    two.yes(two.ade)

    knew = two.graph.read(lambda tx: around.who_knew(tx, two.ade.person_id))

    assert knew == [two.keisha.person_id]
