"""Who has to do with somebody, or with both of two people, and what keeps them apart from each."""

from dataclasses import dataclass

from network.consent.kept import Barriers
from network.consent.store import opened_barriers
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer


@dataclass(frozen=True, kw_only=True)
class Near:
    """Somebody who has to do with both of two people."""

    person_id: PersonId
    unconfirmed: bool
    to_one: Barriers
    to_other: Barriers


def near(tx: Tx, sealer: Sealer, one: PersonId, other: PersonId) -> list[Near]:
    """Everybody who has to do with both, and what keeps them apart from each of the two."""
    rows = tx.many("consent/between", personId=one, otherId=other)
    return [
        Near(
            person_id=row["thirdId"],
            unconfirmed=row["unconfirmed"],
            to_one=opened_barriers(sealer, row["nearId"], row["nearSealed"]),
            to_other=opened_barriers(sealer, row["farId"], row["farSealed"]),
        )
        for row in rows
    ]


def who_knew(tx: Tx, person_id: PersonId) -> list[PersonId]:
    """Everybody with whom somebody has anything to do here."""
    return [PersonId(row["otherId"]) for row in tx.many("consent/who_knew", personId=person_id)]
