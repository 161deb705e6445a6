"""Taking a person out of the graph."""

from network.errors import NotFound
from network.graph.door import Graph, Tx

BATCH = 500


def begin(tx: Tx, person_id: str) -> None:
    """Close every way in. Raises NotFound where there is no such person."""
    if tx.maybe("erasure/begin", personId=person_id) is None:
        raise NotFound


def lock(tx: Tx, person_id: str) -> bool:
    """Lock the person. False: they are gone."""
    return tx.maybe("erasure/lock", personId=person_id) is not None


def delete_records(graph: Graph, person_id: str) -> None:
    """Delete all that belongs to a person, a batch at a time."""
    while graph.write(lambda tx: _delete_some(tx, person_id)):
        pass


def _delete_some(tx: Tx, person_id: str) -> int:
    return int(tx.one("erasure/delete_records", personId=person_id, most=BATCH)["deleted"])


def delete_person(tx: Tx, person_id: str) -> bool:
    """Delete the person. False: something of theirs has come in between, begin again."""
    tx.run("erasure/let_go", personId=person_id)
    tx.run("erasure/leave_ties", personId=person_id)
    row = tx.maybe("erasure/delete_person", personId=person_id)
    return row is None or not row["held"]


def delete_stream(graph: Graph, person_id: str) -> None:
    """Delete a person's stream in the record."""
    while graph.write(lambda tx: _delete_lines(tx, person_id)):
        pass
    graph.write(lambda tx: tx.run("erasure/delete_head", personId=person_id))


def _delete_lines(tx: Tx, person_id: str) -> int:
    return int(tx.one("erasure/delete_stream", personId=person_id, most=BATCH)["deleted"])


def drop_events(tx: Tx, person_id: str) -> int:
    """Let go of all work that waited for a person. Answers how much there was."""
    return int(tx.one("erasure/drop_events", personId=person_id)["dropped"])
