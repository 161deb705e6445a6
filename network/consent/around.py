"""Who has to do with both of two people, and what is between them and each of the two."""

from dataclasses import dataclass

from network.consent.kept import Between
from network.consent.store import opened_between
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer


@dataclass(frozen=True, kw_only=True)
class Near:
    """Somebody who has to do with both of two people."""

    person_id: PersonId
    unconfirmed: bool
    to_one: Between
    to_other: Between


def near(tx: Tx, sealer: Sealer, one: PersonId, other: PersonId) -> list[Near]:
    """Everybody who has to do with both, with what is between them and each of the two."""
    rows = tx.many("consent/between", personId=one, otherId=other)
    return [
        Near(
            person_id=row["thirdId"],
            unconfirmed=row["unconfirmed"],
            to_one=opened_between(sealer, row["nearId"], row["nearSealed"]),
            to_other=opened_between(sealer, row["farId"], row["farSealed"]),
        )
        for row in rows
    ]
