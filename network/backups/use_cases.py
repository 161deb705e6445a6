"""Making backups: two sets, apart, each with a key of its own.

The graph is written down while it is held still, so that it is one moment. Keys and blobs follow
when writers go on again: no key is ever needed by an older record than itself, blobs never change,
and what is erased or removed meanwhile is in the journal, which a restore plays back.
"""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from network.audit.events import SERVICE, Event
from network.audit.use_cases import Audit
from network.backups import blobs_file, keys_file, sets
from network.backups.graph_file import Counts, Line
from network.backups.journal import Journal
from network.backups.sets import BackupSet
from network.backups.sources import Source
from network.blobs.port import Blobs
from network.clock import Clock
from network.erasure.model import KEY_BACKUP_DAYS
from network.keys.maintenance import upkeep
from network.keys.outer import Outer
from network.keys.sqlite import SqliteKeys

BLOBS_FILE, KEYS_FILE = "blobs.sealed", "keys.sealed"


@dataclass(frozen=True, kw_only=True)
class Shelves:
    """Where the two kinds of set lie, and the keys that seal them: keep them apart."""

    graph: Path
    keys: Path
    graph_key: Outer
    keys_key: Outer


@dataclass(frozen=True, kw_only=True)
class Made:
    """A backup: its two sets, and the sets that were too old to keep."""

    graph: BackupSet
    keys: BackupSet
    expired: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Backups:
    """Makes backups and lets old ones go. `audit` is None where the server is stopped."""

    source: Source
    keys: SqliteKeys
    blobs: Blobs
    journal: Journal
    audit: Audit | None
    clock: Clock
    shelves: Shelves

    def back_up(self) -> Made:
        """Make a backup of everything as it is at one moment."""
        name = sets.new_name(self.clock.now())
        with upkeep(self.keys.database.path):
            made = self._write(name)
            if self.audit is not None:
                self.audit.note(SERVICE, Event.BACKUP_MADE, by=None, detail={"set": name})
        return Made(graph=made[0], keys=made[1], expired=tuple(self.expire()))

    def expire(self) -> list[str]:
        """Remove sets that are older than copies of keys may be."""
        now = self.clock.now()
        gone = sets.expire(self.shelves.keys, now, KEY_BACKUP_DAYS)
        return sorted({*gone, *sets.expire(self.shelves.graph, now, KEY_BACKUP_DAYS)})

    def _write(self, name: str) -> tuple[BackupSet, BackupSet]:
        self.journal.begin()
        with ExitStack() as stack:
            folder = stack.enter_context(sets.making(self.shelves.graph, name))
            keys_folder = stack.enter_context(sets.making(self.shelves.keys, name))
            head, counts, blob_ids = self._write_graph(folder, name)
            counts |= self._write_blobs(folder, blob_ids, head)
            path = keys_folder / KEYS_FILE
            keys = self.shelves.keys_key
            key_counts = keys_file.write(path, keys, self.keys, self.journal, head)
            about = {"made": self.clock.now().isoformat()}
            key_set = sets.publish(keys_folder, {"set": "keys", **about, "counts": key_counts})
            graph_set = sets.publish(folder, {"set": "graph", **about, "counts": counts})
        return graph_set, key_set

    def _write_graph(self, folder: Path, name: str) -> tuple[Line, Counts, list[str]]:
        with self.source.still() as graph:
            head = {"name": name, "epoch": graph.epoch, "journal": self.journal.seal()}
            blob_ids = list(self.blobs.ids())
            counts = graph.write(folder, self.shelves.graph_key, head)
        return head, counts, blob_ids

    def _write_blobs(self, folder: Path, ids: list[str], head: Line) -> Counts:
        path = folder / BLOBS_FILE
        return blobs_file.write(path, self.shelves.graph_key, self.blobs, ids, head)
