"""Two ways to hold the graph still and write it down: while it runs, and while it is stopped."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from network.backups import dump_file, graph_file
from network.backups.fencing import LONGEST, fenced
from network.backups.graph_file import Counts, Line
from network.graph.door import Neo4jGraph
from network.keys.outer import Outer

GRAPH_FILE, DUMP_FILE = "graph.sealed", "dump.sealed"


class Still(Protocol):
    """A graph that doesn't change for the moment."""

    @property
    def epoch(self) -> str:
        """Which store it is; empty where it can't be asked."""
        ...

    def write(self, folder: Path, key: Outer, head: Line) -> Counts:
        """Write the graph down into a folder."""
        ...


class Source(Protocol):
    """A graph that can be held still."""

    @contextmanager
    def still(self) -> Iterator[Still]:
        """Nothing changes inside the block."""
        ...


@dataclass(frozen=True)
class _Fenced:
    graph: Neo4jGraph
    epoch: str

    def write(self, folder: Path, key: Outer, head: Line) -> Counts:
        path = folder / GRAPH_FILE
        return graph_file.write(path, key, self.graph, head, seconds=LONGEST)


@dataclass(frozen=True)
class Running:
    """A server that goes on: writers wait behind the fence, readers notice nothing."""

    graph: Neo4jGraph

    @contextmanager
    def still(self) -> Iterator[Still]:
        with closing(self.graph.for_upkeep()) as graph, fenced(graph) as fence:
            yield _Fenced(graph, fence.epoch)


class Admin(Protocol):
    """A stopped server of our own, by its administration tool."""

    def admin(self, *arguments: str) -> str:
        """Run the tool."""
        ...


@dataclass(frozen=True)
class Stopped:
    """Our own server while it is stopped: the tool's exact dump, sealed."""

    server: Admin
    database: str = "neo4j"
    epoch: str = ""

    @contextmanager
    def still(self) -> Iterator[Still]:
        yield self

    def write(self, folder: Path, key: Outer, head: Line) -> Counts:
        with tempfile.TemporaryDirectory(prefix="dump-", dir=folder) as place:
            self.server.admin("database", "dump", self.database, f"--to-path={place}")
            dump = Path(place) / f"{self.database}.dump"
            dump_file.write(folder / DUMP_FILE, key, dump, head)
            return {"dumped": dump.stat().st_size}

    def load(self, path: Path, key: Outer) -> None:
        """Put a sealed dump in the place of whatever the stopped server holds."""
        with tempfile.TemporaryDirectory(prefix="load-", dir=path.parent) as place:
            dump_file.take_out(path, key, Path(place) / f"{self.database}.dump")
            self.server.admin(
                "database",
                "load",
                self.database,
                f"--from-path={place}",
                "--overwrite-destination=true",
            )
