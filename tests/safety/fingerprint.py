"""A graph's canonical hash: the same for two stores that hold the same, whatever the order."""

import hashlib
import json
from collections import Counter

from network.backups import store
from network.graph.door import Neo4jGraph
from network.graph.values import to_json

LEFT_OUT = {"Meta", "MigrationLock", "Migration"}


def fingerprint(graph: Neo4jGraph, *, without: frozenset[str] = frozenset()) -> str:
    """The hash over every node and relationship; labels in `without` are left out."""
    facts: Counter[str] = Counter()
    names: dict[str, str] = {}
    with store.nodes(graph, 60) as rows:
        for row in rows:
            if LEFT_OUT.union(without).isdisjoint(row["labels"]):
                names[row["mark"]] = _text(sorted(row["labels"]), row["properties"])
                facts[names[row["mark"]]] += 1
    with store.relationships(graph, 60) as rows:
        for row in rows:
            if row["fromMark"] in names and row["toMark"] in names:
                ends = names[row["fromMark"]], names[row["toMark"]]
                facts[_text([row["type"], *ends], row["properties"])] += 1
    text = json.dumps(sorted(facts.items()))
    return hashlib.sha256(text.encode()).hexdigest()


def _text(name: list[str], properties: dict[str, object]) -> str:
    said = {key: to_json(value) for key, value in properties.items()}
    return json.dumps([name, said], sort_keys=True)
