"""The register in memory: the same port, for walking over many wishes without a database."""

from collections import defaultdict
from dataclasses import dataclass, field

from network.graph.door import Tx
from network.identity import ItemId
from network.wishes.register import Entry, Found

Print = tuple[str, str]


@dataclass
class MemoryRegister:
    """Keeps directed pairs of hooks as they are."""

    kept: dict[Print, set[ItemId]] = field(default_factory=lambda: defaultdict(set))
    entries: dict[ItemId, Entry] = field(default_factory=dict)

    def put(self, tx: Tx | None, entry: Entry) -> None:
        self.take_away(tx, entry.wish_id)
        self.entries[entry.wish_id] = entry
        for each in _prints(entry.own, entry.sought):
            self.kept[each].add(entry.wish_id)

    def take_away(self, tx: Tx | None, wish_id: ItemId) -> None:
        before = self.entries.pop(wish_id, None)
        for each in _prints(before.own, before.sought) if before else ():
            self.kept[each].discard(wish_id)

    def cross(self, tx: Tx | None, entry: Entry) -> Found:
        return Found(
            back=self._found(entry, _prints(entry.sought, entry.own)),
            beside=self._found(entry, _prints(entry.own, entry.sought)),
        )

    def _found(self, entry: Entry, prints: list[Print]) -> tuple[ItemId, ...]:
        found = {wish for each in prints for wish in self.kept.get(each, ())}
        return tuple(sorted(found - {entry.wish_id}))


def _prints(first: tuple[str, ...], second: tuple[str, ...]) -> list[Print]:
    return [(a, b) for a in first for b in second]
