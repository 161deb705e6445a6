"""On the real service too, Ade meets the same in two worlds that differ in Keisha's secret."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import pytest

from network import bootstrap
from network.accounts.passwords import Passwords
from network.audit import use_cases as audit
from network.audit.events import LOOKS, Event
from network.clock import FrozenClock
from network.consent import mine, recording
from network.consent import outward as outward_side
from network.consent.facts import Finder
from network.consent.kept import Between
from network.consent.mine import WithSomebody
from network.consent.outcomes import Reason
from network.consent.outward import Outward
from network.everything import use_cases as everything
from network.graph.door import Neo4jGraph
from network.graph.queries import Queries
from network.identity import PersonId
from network.outbox import store as outbox
from network.outbox.events import EventKind
from network.settings import Settings
from tests.counts import times
from tests.graphs import RollbackGraph
from tests.network.accounts.listening import ListeningGraph
from tests.network.consent.comparing import compared, controls
from tests.network.consent.pairs import REQUESTS, WRITES
from tests.network.consent.stored_secrets import NEVER_THERE, STORED_SECRETS, Beginning
from tests.network.consent.stored_worlds import Stored
from tests.network.consent.test_two_worlds import leak
from tests.network.consent.two_worlds import LEAST, Script, Step, a_script

SEED = 20260314
ROUNDS = times(1, prove=24)
CONTROLS = times(2, prove=40)
Patch = pytest.MonkeyPatch


@pytest.fixture
def stored(
    settings: Settings, real_graph: Neo4jGraph, queries: Queries, clock: FrozenClock
) -> Iterator[Stored]:
    """The service on a graph that is taken back after every trace."""

    def a_graph() -> RollbackGraph:
        return RollbackGraph(real_graph.driver(), queries)

    first = a_graph()
    listening = ListeningGraph(first)
    quick = Passwords(memory_kib=64, rounds=1, lanes=1)
    services = bootstrap.build(settings, clock=clock, graph=listening, passwords=quick)
    yield Stored(services, listening, a_graph, clock)
    first.close()


@pytest.mark.timeout(7200)
def test_no_secret_shows_in_anything_ade_meets(
    stored: Stored, record_property: Callable[[str, object], None]
) -> None:
    seen = compared(stored, ROUNDS, SEED)

    record_property("whole traces", seen.traces.total())
    record_property("comparisons of two", seen.comparisons)
    record_property("different", len(seen.differ))
    assert seen.differ == []
    often = {name: count for name, count in seen.traces.items() if name != NEVER_THERE}
    assert seen.traces.keys() == STORED_SECRETS.keys()
    assert set(often.values()) == {ROUNDS}


@pytest.mark.timeout(3600)
def test_that_keisha_wants_it_too_shows_in_at_least_half_of_the_runs(
    stored: Stored, record_property: Callable[[str, object], None]
) -> None:
    differs = list(controls(stored, CONTROLS, SEED))

    record_property("runs in which somebody wants it too", len(differs))
    record_property("different", sum(differs))
    assert sum(differs) >= len(differs) / 2


def test_a_trace_is_at_least_ten_things_and_all_that_is_hers_at_the_end(stored: Stored) -> None:
    trace = stored.trace(a_script(Random(SEED)), Beginning())

    assert len(trace) >= 2 * LEAST


def _said_by_anybody(person: PersonId, between: Between) -> WithSomebody:
    return WithSomebody(
        other=person, blocks=between.blocks, orders=between.restrictions, grants=between.grants
    )


def _a_notice_of_orders(patch: Patch) -> None:
    decided = recording.decided

    def tells(tx: Any, sealer: Any, **more: Any) -> None:
        decided(tx, sealer, **more)
        if more["decision"].reason is Reason.ORDER:
            outbox.raise_event(
                tx, EventKind.SWEEP_DRAFTS, due=more["at"], person_id=more["asked"].asker
            )

    patch.setattr(recording, "decided", tells)


def _counts(patch: Patch) -> None:
    """Where somebody reads it nothing counts, and where they take it away neither: both fail."""
    patch.setattr(mine, "replace", lambda grant, **_: grant)
    patch.setattr(everything, "COUNTS", frozenset())


KNOWN = Beginning(said_yes=True)


@dataclass(frozen=True)
class Leak:
    """A fault by which something of a secret gets out."""

    secret: str
    put: Callable[[Patch], None]
    begin: Beginning = KNOWN


LEAKS: dict[str, Leak] = {
    "a block is told": Leak(
        "blocked",
        lambda patch: patch.setattr(
            outward_side,
            "OUTWARD",
            (leak(Reason.BLOCKED, met=Outward.PAUSED), *outward_side.OUTWARD),
        ),
    ),
    "a decision is shown as a look": Leak(
        "blocked",
        lambda patch: patch.setattr(audit, "LOOKS", {*LOOKS, Event.DECIDED}),
        Beginning(),
    ),
    "what others said is taken out": Leak(
        "blocked", lambda patch: patch.setattr(mine, "_said", _said_by_anybody)
    ),
    "a grant tells by its epoch that the other one has closed": Leak("held", _counts),
    "what was said towards somebody goes with them": Leak(
        "erased", lambda patch: patch.setattr(Between, "_said", lambda *_: ())
    ),
    "an order sends something": Leak("order", _a_notice_of_orders),
    "nobody is looked for where nobody is": Leak(
        "erased", lambda patch: patch.setattr(Finder, "_look_all_the_same", lambda *_: None)
    ),
}
ASKS: Script = tuple(
    Step(surface="page", asked=replace(asked), days=number)
    for number, asked in enumerate((REQUESTS, WRITES))
)


@pytest.mark.parametrize("name", LEAKS)
def test_a_leak_of_the_service_is_caught(
    stored: Stored, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = LEAKS[name]
    fault.put(monkeypatch)

    secrets = ("not_answered", fault.secret)
    traces = [stored.trace(ASKS, fault.begin.with_secret(secret)) for secret in secrets]

    assert traces[0] != traces[1]


@pytest.mark.parametrize("begin", [KNOWN, Beginning()], ids=["known", "not known"])
def test_without_a_leak_these_are_the_same(stored: Stored, begin: Beginning) -> None:
    secrets = ("not_answered", *sorted({fault.secret for fault in LEAKS.values()}))

    traces = [stored.trace(ASKS, begin.with_secret(secret)) for secret in secrets]

    assert all(trace == traces[0] for trace in traces)
