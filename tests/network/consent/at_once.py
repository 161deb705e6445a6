"""Two things let loose at once on a server that commits: one discloses, the other closes."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from network.actor import Actor
from network.consent import store
from network.consent.kept import Between, LifeFacts, Protections
from network.consent.model import Decision
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.inventory import SERVICE
from network.keys.sealing import Sealer, key_id_of
from tests.network.consent.kept_pair import KeptPair

SLOW = 0.004
LONG = 0.01
QUICK = 0.003
CLEAN = """
MATCH (person:Person) WHERE person.id IN $ids
OPTIONAL MATCH (person)-[:IN_PAIR|HAS_PROTECTION|HAS_STANDING|DID]->(record)
DETACH DELETE record, person
"""
CLEAN_RECORD = """
MATCH (line) WHERE (line:Audit OR line:AuditHead) AND line.stream IN $ids
DETACH DELETE line
"""
UNDO_ERASING = "MATCH (person:Person {id: $id}) REMOVE person.erasing"


@dataclass
class Race:
    """One disclosing and one narrowing, let loose at once."""

    two: KeptPair
    narrow: Callable[[], None]
    random: Random
    spread: float = LONG
    """By how many seconds either may begin earlier. What is done quickly needs less to overlap."""
    began: dict[str, float] = field(default_factory=dict)
    ended: dict[str, float] = field(default_factory=dict)
    disclosed_at: float | None = None
    failed: list[Exception] = field(default_factory=list)

    def run(self) -> None:
        """Let both loose, with a small head start for either."""
        head_start = self.random.uniform(-self.spread, self.spread)
        ready = threading.Barrier(2)
        both: dict[str, Callable[[], None]] = {
            "disclosing": self._disclose,
            "narrowing": self.narrow,
        }
        waits = {"disclosing": max(0.0, head_start), "narrowing": max(0.0, -head_start)}

        def runner(name: str) -> None:
            ready.wait()
            time.sleep(waits[name])
            self.began[name] = time.monotonic()
            try:
                both[name]()
            except Exception as error:  # noqa: BLE001 - the test is told
                self.failed.append(error)
            self.ended[name] = time.monotonic()

        threads = [threading.Thread(target=runner, args=(name,)) for name in both]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.failed:
            raise self.failed[0]

    @property
    def overlapped(self) -> bool:
        """Whether each had begun before the other had ended."""
        return max(self.began.values()) < min(self.ended.values())

    @property
    def late(self) -> bool:
        """Whether something was still happening after the narrowing had committed."""
        return self.disclosed_at is not None and self.disclosed_at > self.ended["narrowing"]

    def _disclose(self) -> None:
        def effect(_tx: Tx, _decision: Decision) -> None:
            time.sleep(SLOW)
            self.disclosed_at = time.monotonic()

        self.two.let(effect)


def begin_erasing(two: KeptPair, who: Actor) -> None:
    """Somebody begins to be erased: from then on they are not there."""
    two.graph.write(lambda tx: tx.run("erasure/begin", personId=who.person_id))


def open_again(two: KeptPair, begun: Between) -> None:
    """Put everything back as it was when both had said yes, in the present epoch."""
    two.graph.raw(UNDO_ERASING, id=two.keisha.person_id)

    def work(tx: Tx) -> None:
        now = store.lock_two(tx, two.sealer, two.ade.person_id, two.keisha.person_id)
        assert now.between is not None
        grants = tuple(replace(grant, epoch=now.between.epoch) for grant in begun.grants)
        again = replace(begun, epoch=now.between.epoch, version=now.between.version, grants=grants)
        store.put_between(tx, two.sealer, now, again)
        _forget_own(tx, two, now, two.keisha.person_id)

    two.graph.write(work)


def _forget_own(tx: Tx, two: KeptPair, now: store.Two, person: PersonId) -> None:
    own, life = now.protections[person], now.lives[person]
    assert own is not None
    assert life is not None
    protection_id, standing_id = now.ids[person]
    store.put_protections(tx, two.sealer, person, protection_id, Protections(version=own.version))
    store.put_life(tx, two.sealer, person, standing_id, LifeFacts(version=life.version))


def forget(two: KeptPair, *people: Actor) -> None:
    """Take away what was committed between these people."""
    ids = [one.person_id for one in people]
    pairs = [store.pair_id(two.sealer, one, other) for one in ids for other in ids if one < other]
    two.graph.raw(CLEAN, ids=ids)
    two.graph.raw(CLEAN_RECORD, ids=[*ids, *pairs])
    forget_tasks(two.graph, two.sealer)


def forget_tasks(graph: Any, sealer: Sealer) -> None:
    """Take away what was asked of people at work, as far as it is sealed with our keys."""
    ours = sealer.keys.ids(SERVICE)
    tasks = graph.raw("MATCH (task:Task) RETURN task.id AS id, task.sealed AS sealed")
    mine = [row["id"] for row in tasks if key_id_of(row["sealed"]) in ours]
    graph.raw("MATCH (task:Task) WHERE task.id IN $ids DELETE task", ids=mine)
