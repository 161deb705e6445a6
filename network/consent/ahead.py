"""What one statement has read along with its locks, for parts that would each ask for it alone.

Every further statement is a way to the server and back, while two people are locked. Parts go on
asking by the name of their own statement: what was read ahead is answered from here, in the same
columns, and everything else by the server.
"""

from dataclasses import dataclass

from network.graph.door import Tx
from network.graph.statements import Row
from network.keys.sealing import Owned

OWN = ("Protection", "Standing", "Particulars")
Known = tuple[str, dict[str, object], list[Row]]
"""A statement, what it was asked with, and its rows."""


@dataclass(frozen=True)
class Ahead:
    """A unit of work in which some answers are there. Only for reading, straight after the lock."""

    tx: Tx
    known: tuple[Known, ...]

    def run(self, name: str, /, **params: object) -> None:
        self.tx.run(name, **params)

    def one(self, name: str, /, **params: object) -> Row:
        return self.tx.one(name, **params)

    def maybe(self, name: str, /, **params: object) -> Row | None:
        rows = self._rows(name, params)
        if rows is None:
            return self.tx.maybe(name, **params)
        return rows[0] if rows else None

    def many(self, name: str, /, **params: object) -> list[Row]:
        rows = self._rows(name, params)
        return self.tx.many(name, **params) if rows is None else rows

    def _rows(self, name: str, params: dict[str, object]) -> list[Row] | None:
        for known, asked, rows in self.known:
            if known == name and asked == params:
                return rows
        return None


def read_with_the_lock(row: Row, first: str, second: str, *, around: bool) -> tuple[Known, ...]:
    """What `consent/lock_two` has read besides what is the two's own."""
    found = [
        _particulars(row, first, "first"),
        _particulars(row, second, "second"),
        *(("claims/between", _two(*two), row["claims"]) for two in _ways(first, second)),
        *(_attestations(row, person) for person in (first, second)),
        *(_searches(row, person) for person in (first, second)),
    ]
    if around:
        turned = [_turned(one) for one in row["around"]]
        found.append(("consent/between", _two(first, second), row["around"]))
        found.append(("consent/between", _two(second, first), turned))
    return tuple(found)


def sealed_with_the_lock(row: Row, first: str, second: str) -> list[Owned]:
    """What is sealed of the two, and between either and who is around them.

    What others stand for is not among it: its keys are theirs, and few decisions have any.
    """
    found = [(row["pairId"], row["pairSealed"])]
    for person, side in ((first, "first"), (second, "second")):
        found += [(person, row[f"{side}{kind}Sealed"]) for kind in OWN]
    found += [(claim["byId"], claim["sealed"]) for claim in row["claims"]]
    for third in row["around"]:
        found.append((third["nearId"], third["nearSealed"]))
        found.append((third["farId"], third["farSealed"]))
    return [(owner, sealed) for owner, sealed in found if sealed is not None]


def _particulars(row: Row, person: str, side: str) -> Known:
    kept = {
        "id": row[f"{side}ParticularsId"],
        "version": row[f"{side}ParticularsVersion"],
        "sealed": row[f"{side}ParticularsSealed"],
    }
    rows = [] if kept["id"] is None else [kept]
    return "people/particulars_of", {"personId": person}, rows


def _attestations(row: Row, person: str) -> Known:
    """What stands for all that one of the two says, whoever it is about."""
    found = [one for one in row["attestations"] if one["byId"] == person]
    rows = [{name: one[name] for name in one if name != "byId"} for one in found]
    return "claims/attestations", {"personId": person}, rows


def _searches(row: Row, person: str) -> Known:
    """What organisations were asked to look for about one of the two."""
    rows = [one for one in row["searches"] if one["personId"] == person]
    return "claims/searches_of_person", {"personId": person}, rows


def _ways(first: str, second: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (first, second), (second, first)


def _two(one: str, other: str) -> dict[str, object]:
    return {"personId": one, "otherId": other}


def _turned(row: Row) -> Row:
    """The same third person, seen from the other one of the two."""
    return {
        "thirdId": row["thirdId"],
        "unconfirmed": row["unconfirmed"],
        "nearId": row["farId"],
        "nearSealed": row["farSealed"],
        "farId": row["nearId"],
        "farSealed": row["nearSealed"],
    }
