"""The record in the graph: one stream a person, and one for the service."""

from dataclasses import dataclass

from network.audit.model import digest
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import new_id

PAGE = 200


@dataclass(frozen=True, kw_only=True)
class Place:
    """The next place in a stream whose head is locked."""

    id: str
    stream: str
    seq: int
    prev: str


def next_place(tx: Tx, stream: str) -> Place:
    """Lock the head of a stream. Take this lock after all others."""
    row = tx.one("audit/lock_head", stream=stream)
    return Place(id=new_id(), stream=stream, seq=row["seq"], prev=row["prev"])


def add(tx: Tx, place: Place, sealed: bytes) -> None:
    """Fill the place."""
    tx.run(
        "audit/add",
        stream=place.stream,
        id=place.id,
        seq=place.seq,
        prev=place.prev,
        hash=digest(
            prev=place.prev,
            stream=place.stream,
            seq=place.seq,
            entry_id=place.id,
            sealed=sealed,
        ),
        sealed=sealed,
    )


def newest(tx: Tx, stream: str, *, before: int) -> list[Row]:
    """A page of a stream, newest first."""
    return tx.many("audit/newest", stream=stream, before=before, most=PAGE)


def line(tx: Tx, stream: str, line_id: str) -> Row | None:
    """One line of a stream."""
    return tx.maybe("audit/line", stream=stream, lineId=line_id)


def heads(tx: Tx, *, after: str) -> list[Row]:
    """A page of the ends of all streams."""
    return tx.many("audit/heads", after=after, most=PAGE)


def head(tx: Tx, stream: str) -> Row | None:
    """The end of one stream as it is now."""
    return tx.maybe("audit/head", stream=stream)


def chain(tx: Tx, stream: str, *, after: int) -> list[Row]:
    """A page of a stream, oldest first."""
    return tx.many("audit/chain", stream=stream, after=after, most=PAGE)
