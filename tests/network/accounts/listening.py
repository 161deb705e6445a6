"""A graph that remembers which statements were sent, to hold two courses of events side by side."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from network.graph.door import Graph, Tx
from network.graph.statements import Row

T = TypeVar("T")


@dataclass
class ListeningTx:
    """A unit of work that is listened to."""

    tx: Tx
    heard: list[str]

    def run(self, name: str, /, **params: object) -> None:
        self.heard.append(name)
        self.tx.run(name, **params)

    def one(self, name: str, /, **params: object) -> Row:
        self.heard.append(name)
        return self.tx.one(name, **params)

    def maybe(self, name: str, /, **params: object) -> Row | None:
        self.heard.append(name)
        return self.tx.maybe(name, **params)

    def many(self, name: str, /, **params: object) -> list[Row]:
        self.heard.append(name)
        return self.tx.many(name, **params)


@dataclass
class ListeningGraph:
    """Passes everything on and writes down the names of the statements."""

    graph: Graph
    heard: list[str] = field(default_factory=list)

    def read(self, work: Callable[[Tx], T]) -> T:
        self.heard.append("(read)")
        return self.graph.read(lambda tx: work(ListeningTx(tx, self.heard)))

    def write(self, work: Callable[[Tx], T], *, looks: bool = False) -> T:
        self.heard.append("(write)")
        return self.graph.write(lambda tx: work(ListeningTx(tx, self.heard)), looks=looks)

    def ask(self, name: str, /, **params: object) -> Row | None:
        self.heard.append(name)
        return self.graph.ask(name, **params)

    def auto(self, name: str, /, **params: object) -> list[Row]:
        self.heard.append(name)
        rows: list[Row] = self.graph.auto(name, **params)  # type: ignore[attr-defined]
        return rows
