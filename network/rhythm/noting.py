"""For whatever carries something between two people here: noting that they were really in touch."""

from collections.abc import Iterable

from network.graph.door import Tx
from network.identity import ItemId, PersonId
from network.keys.sealing import Sealer
from network.rhythm import store
from network.rhythm.model import Contact


def note_contact(
    tx: Tx, sealer: Sealer, tie_id: ItemId, people: Iterable[PersonId], contact: Contact
) -> None:
    """Note a real contact in a tie for both, once for each id of a contact.

    Call it in the unit of work in which it became true for both: a letter that was delivered and
    that both know of, not one that waits. The caller has locked both. Raises NotFound where one of
    them has gone.
    """
    for person_id in sorted(set(people)):
        rhythms = store.lock(tx, sealer, person_id)
        line = rhythms.about(tie_id).with_contact(contact)
        store.keep(tx, sealer, person_id, rhythms.with_line(line))
