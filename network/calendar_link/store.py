"""Links to a calendar in the graph: the hash of a random secret, one for each person."""

from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer

INDEX = "calendar-link"


def put(tx: Tx, sealer: Sealer, person_id: PersonId, token_hash: str) -> None:
    """Keep the hash of a locked person's new link; the one before opens nothing any more."""
    tx.run(
        "calendar_link/put",
        personId=person_id,
        linkId=sealer.index(INDEX, person_id),
        tokenHash=token_hash,
    )


def withdraw(tx: Tx, person_id: PersonId) -> None:
    """Take a locked person's link away."""
    tx.run("calendar_link/withdraw", personId=person_id)


def on(tx: Tx, person_id: PersonId) -> bool:
    """Whether a person has a link."""
    return tx.maybe("calendar_link/of_person", personId=person_id) is not None


def whose(tx: Tx, token_hash: str) -> PersonId | None:
    """Whose link this is; None for one that is unknown, withdrawn, or of somebody who leaves."""
    row = tx.maybe("calendar_link/whose", tokenHash=token_hash)
    return PersonId(row["personId"]) if row else None
