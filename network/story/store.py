"""Story cards in the graph."""

from network.errors import NotFound
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.story.model import StoryCard
from network.story.records import from_record, to_record

KIND = "StoryCard"


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> StoryCard | None:
    """Somebody's card, if they have written one."""
    row = tx.maybe("story/card_of", personId=person_id)
    return _card(sealer, person_id, row) if row else None


def lock(tx: Tx, sealer: Sealer, person_id: PersonId) -> StoryCard | None:
    """Lock the person, then look at their card. Raises NotFound where there is nobody."""
    row = tx.maybe("story/lock_card", personId=person_id)
    if row is None:
        raise NotFound
    return _card(sealer, person_id, row) if row["id"] else None


def put(tx: Tx, sealer: Sealer, person_id: PersonId, card: StoryCard) -> None:
    """Keep the card of a locked person."""
    tx.run(
        "story/put_card",
        personId=person_id,
        cardId=card.id,
        version=card.version,
        sealed=sealer.seal(person_id, record_id=card.id, kind=KIND, value=to_record(card)),
    )


def drop(tx: Tx, person_id: PersonId) -> None:
    """Remove the card of a locked person."""
    tx.run("story/drop_card", personId=person_id)


def _card(sealer: Sealer, person_id: PersonId, row: Row) -> StoryCard:
    record = sealer.open(person_id, record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return from_record(row["id"], row["version"], record)
