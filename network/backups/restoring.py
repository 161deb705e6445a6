"""Restoring a backup into an empty installation, and keeping it shut until it is safe to open.

Every piece of every file is proved before anything is written. While it loads, the store is closed
for all but upkeep. What was erased, removed or closed since the backup is erased, removed or closed
again from the journal. Without a journal that knows this backup, the store stays closed until
somebody says that it may open without; then nothing between people is open until it is confirmed
(`confirming`). Sessions and tokens are ended: some may have been ended since.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from network.actor import Actor
from network.audit.events import SERVICE, Event
from network.audit.use_cases import Audit
from network.backups import blobs_file, dump_file, graph_file, keys_file, sets, store
from network.backups.closing_again import ClosingAgain
from network.backups.journal import Entry, Journal, What
from network.backups.narrowings import Narrowings
from network.backups.sources import DUMP_FILE, GRAPH_FILE
from network.backups.use_cases import BLOBS_FILE, KEYS_FILE, Shelves
from network.blobs.port import Blobs
from network.connections.use_cases import Maps
from network.durable import write_new
from network.erasure.use_cases import Erasure
from network.errors import Broken, NotFound, WrongMoment
from network.graph.door import Neo4jGraph
from network.graph.migrations import Migrations
from network.identity import ItemId, PersonId, StepId, new_id
from network.keys.maintenance import upkeep
from network.keys.outer import Outer
from network.keys.sqlite import SqliteKeys
from network.keys.verifying import Found, Verifying

Head = dict[str, Any]


class Closed(StrEnum):
    """Why a store is closed."""

    LOADING = "loading"
    NO_JOURNAL = "no-journal"
    SHUT_RECORDS = "shut-records"


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What came back. `closed` says why nobody is let in yet, if so."""

    name: str
    found: Found
    replayed: int
    closed: Closed | None


@dataclass(frozen=True, kw_only=True)
class Restoring:
    """Restores a backup. Every collaborator works on a graph for upkeep, behind the fence.

    `maps` has no journal of its own: what is played back isn't written down again.
    """

    graph: Neo4jGraph
    keys: SqliteKeys
    blobs: Blobs
    journal: Journal
    audit: Audit
    erasure: Erasure
    maps: Maps
    shelves: Shelves

    def restore(self, graph_set: Path, keys_set: Path, *, without_journal: bool) -> Restored:
        """Restore one backup from its two sets. Raises WrongMoment where the store isn't empty.

        Of a set with a dump, the dump must have been loaded into the stopped server already.
        """
        with upkeep(self.keys.database.path):
            head = self._prove(graph_set, keys_set)
            known = self._knows(head["journal"])
            self._only_if_empty(loaded=(graph_set / DUMP_FILE).exists())
            Migrations(graph=self.graph).run()
            store.close(self.graph, Closed.LOADING, new_id())
            self._load(graph_set, keys_set)
            replayed = self._replay(head["journal"])
            if not known:
                store.doubt_everybody(self.graph)
            found = Verifying(graph=self.graph, keys=self.keys, blobs=self.blobs).verify()
            closed = _closed(found, known=known or without_journal)
            self._conclude(head["name"], closed)
        return Restored(name=head["name"], found=found, replayed=replayed, closed=closed)

    def open_without_journal(self) -> None:
        """Open a store that waits because its journal is missing. Raises WrongMoment otherwise."""
        if store.closed(self.graph) != Closed.NO_JOURNAL:
            raise WrongMoment("This store isn't waiting for that.")
        store.open_again(self.graph)

    def _prove(self, graph_set: Path, keys_set: Path) -> Head:
        """Read every file to its end. Answers the head that all of them share."""
        for folder in (graph_set, keys_set):
            sets.load(folder)
        key, keys_key = self.shelves.graph_key, self.shelves.keys_key
        heads = [
            head_of_graph(graph_set, key),
            _whole(graph_file.read(graph_set / BLOBS_FILE, key, blobs_file.KIND)),
            _whole(graph_file.read(keys_set / KEYS_FILE, keys_key, keys_file.KIND)),
        ]
        if heads.count(heads[0]) != len(heads):
            raise Broken("These two sets are of different backups.")
        return heads[0]

    def _knows(self, seal: str) -> bool:
        """Whether the journal here went on from where this backup was made."""
        if not self.journal.path.exists():
            return False
        return seal in {entry.seal for entry in self.journal.entries()}

    def _only_if_empty(self, *, loaded: bool) -> None:
        if not loaded and store.holds_something(self.graph):
            raise WrongMoment("The database isn't empty: a backup is restored into a new one.")
        if any(True for _ in self.keys.owners()):
            raise WrongMoment("The key store isn't empty: a backup is restored into a new one.")

    def _load(self, graph_set: Path, keys_set: Path) -> None:
        key, keys_key = self.shelves.graph_key, self.shelves.keys_key
        lines = keys_file.load(keys_set / KEYS_FILE, keys_key, self.keys)
        blobs_file.load(graph_set / BLOBS_FILE, key, self.blobs)
        if (graph_set / GRAPH_FILE).exists():
            graph_file.load(graph_set / GRAPH_FILE, key, self.graph)
            Migrations(graph=self.graph).run()
        store.end_passes(self.graph)
        # Where the journal itself was lost, the copy in the backup is better than none.
        write_new(self.journal.path, "".join(f"{line}\n" for line in lines).encode())

    def _replay(self, seal: str) -> int:
        entries = list(self.journal.entries())
        # What was closed before the backup is in it already. Who is erased stays so for good.
        since = next((at for at, entry in enumerate(entries) if entry.seal == seal), -1)
        for at, entry in enumerate(entries):
            if at > since or entry.what is not What.NARROWED:
                self._again(entry)
        return len(entries)

    def _again(self, entry: Entry) -> None:
        if entry.what is What.NARROWED:
            self._closing_again.again(entry)
        elif entry.what is What.ERASED:
            self.erasure.replay(entry.person_id)
        elif entry.what is What.REMOVED:
            actor = Actor(person_id=PersonId(entry.person_id))
            for item_id in entry.items:
                with suppress(NotFound):
                    self.maps.remove_for_good(actor, StepId(new_id()), ItemId(item_id))

    @property
    def _closing_again(self) -> ClosingAgain:
        sealer = self.erasure.sealer
        narrowings = Narrowings(sealer=sealer, journal=self.journal)
        return ClosingAgain(graph=self.graph, sealer=sealer, narrowings=narrowings)

    def _conclude(self, name: str, closed: Closed | None) -> None:
        detail = {"set": name}
        self.audit.note(SERVICE, Event.BACKUP_RESTORED, by=None, detail=detail)
        if closed:
            store.close(self.graph, closed, new_id())
        else:
            store.open_again(self.graph)


def head_of_graph(folder: Path, key: Outer) -> Head:
    """The head of a graph set, whose file is read to its end."""
    if (folder / DUMP_FILE).exists():
        return dump_file.prove(folder / DUMP_FILE, key)
    return _whole(graph_file.read(folder / GRAPH_FILE, key))


def _whole(lines: Iterator[Head]) -> Head:
    """The head of a file that has been read to its end."""
    head: Head = next(lines)["head"]
    for _ in lines:
        pass
    return head


def _closed(found: Found, *, known: bool) -> Closed | None:
    if not found.well:
        return Closed.SHUT_RECORDS
    return None if known else Closed.NO_JOURNAL
