"""The register in our own graph: (:WishPrint)-[:PRINT_OF]->(:Wish), keyed, directed and padded.

A print is made of who wishes and for whom, in that order. So two wishes that cross have no print in
common, and a stolen database shows neither that they do nor whom anybody means. Each wish has the
same number of prints.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from network.graph.door import Tx
from network.identity import ItemId
from network.keys.sealing import Sealer
from network.wishes.hooks import MOST_OWN, MOST_SOUGHT
from network.wishes.register import Entry, Found

INDEX, PADDING, NAMES = "wish-prints", "wish-padding", "wish-print-ids"
PRINTS = MOST_OWN * MOST_SOUGHT


@dataclass(frozen=True, kw_only=True)
class GraphRegister:
    """Keeps and compares prints."""

    sealer: Sealer

    def put(self, tx: Tx, entry: Entry) -> None:
        """Keep the prints of a wish whose owner is locked."""
        prints = [*self._prints(entry.own, entry.sought)]
        padding = (self._padding(entry, number) for number in range(len(prints), PRINTS))
        tx.run(
            "wishes/put_prints",
            wishId=entry.wish_id,
            prints=[
                {"id": self.sealer.index(NAMES, f"{entry.wish_id}|{number}"), "print": each}
                for number, each in enumerate([*prints, *padding])
            ],
        )

    def take_away(self, tx: Tx, wish_id: ItemId) -> None:
        """Forget the prints of a wish whose owner is locked."""
        tx.run("wishes/drop_prints", wishId=wish_id)

    def cross(self, tx: Tx, entry: Entry) -> Found:
        """Who looks for whoever wishes, and is looked for; and who wishes the same."""
        row = tx.one(
            "wishes/cross",
            wishId=entry.wish_id,
            back=[*self._prints(entry.sought, entry.own)],
            beside=[*self._prints(entry.own, entry.sought)],
        )
        return Found(back=_ids(row["back"]), beside=_ids(row["beside"]))

    def _prints(self, first: Iterable[str], second: Iterable[str]) -> list[str]:
        those = [*second]
        return sorted(self.sealer.index(INDEX, f"{a}>{b}") for a in first for b in those)

    def _padding(self, entry: Entry, number: int) -> str:
        return self.sealer.index(PADDING, f"{entry.wish_id}|{number}")


def _ids(found: list[str]) -> tuple[ItemId, ...]:
    return tuple(ItemId(each) for each in sorted(found))
