"""The graph as lines: a head, nodes, relationships, and an end that counts them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from network.backups import store
from network.backups.sealed_file import Sealing, lines, sealing
from network.errors import Broken
from network.graph.door import Neo4jGraph
from network.graph.statements import Row
from network.graph.values import from_json, to_json
from network.keys.outer import Outer

KIND = "graph"
Line = dict[str, Any]
Counts = dict[str, int]
MACHINERY = {"Meta", "MigrationLock"}


def write(path: Path, keys: Outer, graph: Neo4jGraph, head: Line, *, seconds: float) -> Counts:
    """Write the whole graph down. The caller holds writers off."""
    counts = {"nodes": 0, "relationships": 0}
    with sealing(path, keys, KIND) as file:
        put(file, {"head": head})
        with store.nodes(graph, seconds) as rows:
            for row in rows:
                put(file, {"n": [row["mark"], row["labels"], _written(row["properties"])]})
                counts["nodes"] += 1
        with store.relationships(graph, seconds) as rows:
            for row in rows:
                ends = [row["fromMark"], row["toMark"], row["type"]]
                put(file, {"r": [*ends, _written(row["properties"])]})
                counts["relationships"] += 1
        put(file, {"end": counts})
    return counts


def read(path: Path, keys: Outer, kind: str = KIND) -> Iterator[Line]:
    """The lines of a file of any of our kinds. Raises Broken unless all of it is there."""
    found, last = 0, {}
    for text in lines(path, keys, kind):
        last = json.loads(text)
        found += 1
        yield last
    if "end" not in last or sum(last["end"].values()) != found - 2:
        raise Broken("The backup isn't whole.")


def load(path: Path, keys: Outer, graph: Neo4jGraph) -> None:
    """Put a written graph into an empty store, all but the store's own machinery."""
    store.prepare(graph)
    for batch in _batches(_node_rows(path, keys)):
        store.put_nodes(graph, batch)
    for batch in _batches(_relationship_rows(path, keys)):
        store.put_relationships(graph, batch)
    store.take_off_marks(graph)


def put(file: Sealing, line: Line) -> None:
    """Add a line."""
    file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def _node_rows(path: Path, keys: Outer) -> Iterator[Row]:
    for line in read(path, keys):
        if "n" in line:
            mark, labels, properties = line["n"]
            if not MACHINERY.intersection(labels):
                yield {"mark": mark, "labels": labels, "properties": _read(properties)}


def _relationship_rows(path: Path, keys: Outer) -> Iterator[Row]:
    for line in read(path, keys):
        if "r" in line:
            first, second, type_, properties = line["r"]
            yield {
                "fromMark": first,
                "toMark": second,
                "type": type_,
                "properties": _read(properties),
            }


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == store.BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _written(properties: dict[str, object]) -> dict[str, Any]:
    return {name: to_json(value) for name, value in properties.items()}


def _read(properties: dict[str, Any]) -> dict[str, object]:
    return {name: from_json(value) for name, value in properties.items()}
