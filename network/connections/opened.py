"""A map as records, straight from their seals: for programs, which want no objects made of them."""

from typing import Any

from network.connections.kinds import ItemKind
from network.connections.sealed import LABEL
from network.graph.statements import Row
from network.identity import PersonId
from network.keys.sealing import Sealer

Record = dict[str, Any]
LISTS = {
    "places": (ItemKind.PLACE, "place"),
    "connections": (ItemKind.CONNECTION, "connection"),
    "links": (ItemKind.LINK, "link"),
    "photos": (ItemKind.PHOTO, "photo"),
}


def map_records(sealer: Sealer, person_id: PersonId, row: Row) -> Record:
    """What `open_map` found, opened: each item's record with its version."""
    lists = {
        name: _opened(
            sealer,
            person_id,
            kind,
            (row[f"{column}Ids"], row[f"{column}Versions"], row[f"{column}Sealed"]),
        )
        for name, (kind, column) in LISTS.items()
    }
    settings: Record = {"id": person_id, "version": 0}
    if row["settingsId"]:
        kept = ([row["settingsId"]], [row["settingsVersion"]], [row["settingsSealed"]])
        (settings,) = _opened(sealer, person_id, ItemKind.SETTINGS, kept)
    return {"seq": row["seq"], "settings": settings, **lists, "noted": sorted(row["noted"])}


def _opened(
    sealer: Sealer,
    person_id: PersonId,
    kind: ItemKind,
    columns: tuple[list[str], list[int], list[bytes]],
) -> list[Record]:
    ids, versions, sealed = columns
    if not ids:
        return []
    records = sealer.open_many(person_id, kind=LABEL[kind], ids=ids, sealed=sealed)
    for record, version in zip(records, versions, strict=True):
        record["version"] = version
    return records
