"""Closing is on the disk beside the keys before anybody is told; opening isn't, and needn't be."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from network.actor import Actor, Capacity
from network.backups.journal import Entry, Journal, What
from network.backups.narrowings import Kept, Narrowings, State
from network.bootstrap import Services
from network.connections.when import read
from network.consent import store
from network.consent.acts import AT_WORK, NARROWING, Act
from network.consent.kinds import AudienceKind, Purpose, Scope, VetoKind
from network.consent.model import Asked
from network.consent.outcomes import Reason
from network.consent.protection import Audience
from network.consent.records import to_record
from network.consent.widening import Pressed
from network.descriptions.model import Description
from network.errors import Broken, Unavailable
from network.identity import PersonId, ProtectionId, new_id
from tests.accounts import somebody
from tests.graphs import RollbackGraph
from tests.network.consent.kept_pair import LETTERS, an_operation

PRESSED = Pressed(yes=True)
Does = Callable[[Services, Actor, Actor], None]


@pytest.fixture
def two(services: Services) -> tuple[Actor, Actor]:
    """Keisha, who closes and opens, and Ade."""
    return somebody(services).fresh(), somebody(services).fresh()


def lines(services: Services, actor: Actor) -> list[list[Kept]]:
    """What the journal holds of somebody: for each line, which records."""
    journal = services.erasure.journal
    assert isinstance(journal, Journal)
    narrowings = Narrowings(sealer=services.sealer, journal=journal)
    entries: list[Entry] = list(journal.entries()) if journal.path.exists() else []
    return [
        [state.kept for state in narrowings.of(entry)]
        for entry in entries
        if entry.what is What.NARROWED and entry.person_id == actor.person_id
    ]


def _revoke(services: Services, keisha: Actor, ade: Actor) -> None:
    services.consent.narrowing.revoke(keisha, ade.person_id, an_operation(), [])


def _undo(services: Services, keisha: Actor, ade: Actor) -> None:
    consent = services.consent
    if not consent.mine.waiting(keisha):
        consent.opening.grant(keisha, ade.person_id, an_operation(), LETTERS)
    [one] = consent.mine.waiting(keisha)
    consent.narrowing.undo_widening(keisha, an_operation(), one.id, other=ade.person_id)


def _keep_from(services: Services, keisha: Actor, ade: Actor) -> None:
    audience = Audience(kind=AudienceKind.PERSON, id=ade.person_id)
    services.consent.narrowing.keep_from(keisha, an_operation(), audience)


BETWEEN, OWN = [[Kept.BETWEEN, Kept.OWN]], [[Kept.OWN]]
CLOSES: dict[Act, tuple[Does, list[list[Kept]]]] = {
    Act.BLOCK: (
        lambda s, k, a: s.consent.narrowing.block(k, a.person_id, an_operation()),
        [[Kept.BETWEEN]],
    ),
    Act.SAY_ORDER: (
        lambda s, k, a: s.consent.narrowing.say_order(k, a.person_id, an_operation()),
        [[Kept.BETWEEN]],
    ),
    Act.REPORT: (
        lambda s, k, a: s.consent.narrowing.report(k, a.person_id, an_operation()),
        [[Kept.BETWEEN]],
    ),
    Act.REVOKE: (_revoke, [[Kept.BETWEEN]]),
    Act.UNDO_WIDENING: (_undo, BETWEEN),
    Act.VETO: (
        lambda s, k, _: s.consent.narrowing.veto(k, an_operation(), VetoKind.ABSOLUTE),
        OWN,
    ),
    Act.KEEP_FROM: (_keep_from, BETWEEN),
    Act.WITHDRAW: (
        lambda s, k, _: s.consent.narrowing.close_to_requests(k, an_operation()),
        OWN,
    ),
}


def test_every_act_of_closing_is_among_them() -> None:
    assert CLOSES.keys() == NARROWING


@pytest.mark.parametrize("act", CLOSES)
def test_closing_writes_one_line_with_what_it_closed(
    services: Services, two: tuple[Actor, Actor], act: Act
) -> None:
    does, written = CLOSES[act]

    does(services, *two)

    assert lines(services, two[0]) == written
    assert lines(services, two[1]) == []


@pytest.mark.parametrize("act", CLOSES)
def test_what_the_disk_refuses_is_not_closed_and_nobody_is_told_that_it_is(
    services: Services, two: tuple[Actor, Actor], act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise Unavailable

    monkeypatch.setattr(Journal, "narrowed", refuses)

    with pytest.raises(Unavailable):
        CLOSES[act][0](services, *two)


def _describe(services: Services, keisha: Actor, _: Actor) -> Description:
    wanted = Description(
        id=ProtectionId(new_id()), at=services.clock.now(), names=("Ray Brand",), born=read("1984")
    )
    return services.protecting.describe(keisha, wanted)


def test_describing_somebody_is_written_down_and_taking_it_back_is_not(
    services: Services, two: tuple[Actor, Actor]
) -> None:
    one = _describe(services, *two)
    services.protecting.take_back(two[0], one.id)
    assert lines(services, two[0]) == [[Kept.DESCRIPTIONS]]

    services.protecting.keep_after_all(two[0], one.id)
    assert lines(services, two[0]) == [[Kept.DESCRIPTIONS], [Kept.DESCRIPTIONS]]


def test_what_is_closed_where_nothing_opens_any_more_is_on_the_disk_too(
    services: Services, graph: RollbackGraph, two: tuple[Actor, Actor]
) -> None:
    keisha, ade = two
    services.consent.narrowing.block(keisha, ade.person_id, an_operation())
    graph.cypher(
        "MATCH (:Person {id: $id})-[:IN_PAIR]->(pair:Pair) SET pair.sealed = $sealed",
        id=ade.person_id,
        sealed=b"broken",
    )

    services.consent.narrowing.block(keisha, ade.person_id, an_operation())

    [veto] = services.consent.mine.protections(keisha).vetoes
    assert veto.person_id == ade.person_id
    assert lines(services, keisha)[-1] == [Kept.OWN]


def test_opening_is_not_written_down(services: Services, two: tuple[Actor, Actor]) -> None:
    keisha, ade = two
    opening = services.consent.opening
    opening.grant(keisha, ade.person_id, an_operation(), LETTERS)
    opening.unblock(keisha, ade.person_id, an_operation())
    opening.open_to_requests(keisha, an_operation())

    assert lines(services, keisha) == []


def test_who_is_made_to_open_something_is_held_in_every_copy(
    services: Services, two: tuple[Actor, Actor]
) -> None:
    keisha, ade = two
    services.consent.opening.grant(keisha, ade.person_id, an_operation(), LETTERS, PRESSED)
    services.consent.opening.open_to_requests(keisha, an_operation(), PRESSED)
    one = _describe(services, *two)
    services.protecting.take_back(keisha, one.id, pressed=True)

    written = [[Kept.LIFE], [Kept.LIFE], [Kept.DESCRIPTIONS], [Kept.LIFE]]
    assert lines(services, keisha) == written


def test_a_likeness_that_was_found_is_written_down_for_whom_it_protects(
    services: Services, two: tuple[Actor, Actor]
) -> None:
    keisha, ade = two
    _describe(services, keisha, ade)
    asked = Asked(asker=ade.person_id, other=keisha.person_id, act=Act.CLAIM, purpose=None)
    for _ in range(2):
        services.consent.disclosures.disclose(ade, asked, an_operation(), lambda *_: None)
        services.safeguarding.likenesses.keep()

    assert lines(services, keisha) == [[Kept.DESCRIPTIONS], [Kept.BETWEEN]]
    assert lines(services, ade) == []


def test_once_somebody_is_erased_no_line_of_theirs_can_be_read(
    services: Services, two: tuple[Actor, Actor]
) -> None:
    keisha, ade = two
    services.consent.narrowing.block(keisha, ade.person_id, an_operation())
    services.erasure.erase(keisha)

    with pytest.raises(Broken):
        lines(services, keisha)


@pytest.fixture
def unconfirmed(
    services: Services, two: tuple[Actor, Actor], graph: RollbackGraph
) -> tuple[Actor, Actor]:
    """Nobody has confirmed yet what Keisha had closed."""
    services.consent.opening.grant(two[0], two[1].person_id, an_operation(), LETTERS)
    mark = "MATCH (person:Person {id: $id}) SET person.unconfirmed = true"
    graph.cypher(mark, id=two[0].person_id)
    return two


@pytest.mark.parametrize("act", sorted(set(Act) - NARROWING))
def test_until_it_is_confirmed_nothing_about_somebody_is_open_in_either_direction(
    services: Services, unconfirmed: tuple[Actor, Actor], act: Act
) -> None:
    keisha, ade = unconfirmed
    hat = Capacity.COORDINATOR if act in AT_WORK else Capacity.PERSON
    for asker, other in ((keisha, ade), (ade, keisha)):
        asked = asking(asker, other, act, capacity=hat, through=PersonId(new_id()))
        actor = replace(asker, capacity=hat)
        answer = services.consent.disclosures.disclose(actor, asked, an_operation(), never)
        assert answer.decision.reason is Reason.UNCONFIRMED_RESTORE


def never(*_: object) -> None:
    raise AssertionError


def asking(asker: Actor, other: Actor, act: Act, **more: Any) -> Asked:
    """A question with everything that it may need."""
    return Asked(
        asker=asker.person_id,
        other=other.person_id,
        act=act,
        purpose=Purpose.RECONNECT,
        scope=Scope.STORY,
        item="item",
        **more,
    )


def test_through_somebody_unconfirmed_nobody_is_introduced(
    services: Services, unconfirmed: tuple[Actor, Actor]
) -> None:
    third, ade = unconfirmed
    keisha = somebody(services).fresh()
    for one in (ade, keisha):
        services.consent.narrowing.revoke(third, one.person_id, an_operation(), [])

    def reason(act: Act, **more: Any) -> Reason:
        asked = asking(ade, keisha, act, **more)
        answer = services.consent.disclosures.disclose(ade, asked, an_operation(), never)
        return answer.decision.reason

    assert reason(Act.SUGGEST) is Reason.UNCONFIRMED_RESTORE
    assert reason(Act.INTRODUCE, through=third.person_id) is Reason.UNCONFIRMED_RESTORE
    assert reason(Act.REQUEST) is not Reason.UNCONFIRMED_RESTORE


@pytest.mark.parametrize("act", CLOSES)
def test_closing_works_before_anything_is_confirmed(
    services: Services, unconfirmed: tuple[Actor, Actor], act: Act
) -> None:
    keisha, ade = unconfirmed
    before = services.graph.write(
        lambda tx: store.lock_two(tx, services.sealer, keisha.person_id, ade.person_id)
    )

    CLOSES[act][0](services, keisha, ade)

    after = services.graph.write(
        lambda tx: store.lock_two(tx, services.sealer, keisha.person_id, ade.person_id)
    )
    assert (after.between, after.protections) != (before.between, before.protections)


def states(services: Services, actor: Actor) -> list[State]:
    """What the last line of somebody's in the journal holds."""
    journal = services.erasure.journal
    assert isinstance(journal, Journal)
    narrowings = Narrowings(sealer=services.sealer, journal=journal)
    mine = [one for one in journal.entries() if one.person_id == actor.person_id]
    return list(narrowings.of(mine[-1]))


def test_a_line_about_what_is_between_two_holds_all_of_it_and_whose_it_is(
    services: Services, two: tuple[Actor, Actor]
) -> None:
    keisha, ade = two
    services.consent.narrowing.block(keisha, ade.person_id, an_operation())

    kept = services.graph.write(
        lambda tx: store.lock_two(tx, services.sealer, keisha.person_id, ade.person_id)
    ).between
    [state] = states(services, keisha)
    assert kept is not None
    assert set(state.people) == {keisha.person_id, ade.person_id}
    assert (state.version, state.record) == (kept.version, to_record(kept))


def test_a_line_about_oneself_holds_all_of_it_and_whose_it_is(
    services: Services, two: tuple[Actor, Actor]
) -> None:
    keisha, _ = two
    services.consent.narrowing.veto(keisha, an_operation(), VetoKind.ABSOLUTE)

    own = services.consent.mine.protections(keisha)
    [state] = states(services, keisha)
    assert (state.people, state.version) == ((keisha.person_id,), own.version)
    assert state.record == to_record(own)


def test_a_line_about_a_life_holds_all_of_it_and_whose_it_is(
    services: Services, two: tuple[Actor, Actor]
) -> None:
    keisha, _ = two
    services.consent.opening.open_to_requests(keisha, an_operation(), PRESSED)

    life = services.graph.read(lambda tx: store.life_of(tx, services.sealer, keisha.person_id))
    [state] = states(services, keisha)
    assert (state.people, state.version) == ((keisha.person_id,), life.version)
    assert state.record == to_record(life)


def test_a_line_about_two_holds_what_is_ones_own_as_ones_own(
    services: Services, two: tuple[Actor, Actor]
) -> None:
    keisha, ade = two
    services.consent.narrowing.veto(
        keisha, an_operation(), VetoKind.BY_PERSON, person_id=ade.person_id
    )

    own = [one for one in states(services, keisha) if one.kept is Kept.OWN]
    assert [one.people for one in own] == [(keisha.person_id,)]
