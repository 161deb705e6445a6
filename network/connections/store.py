"""A person's map in the graph: what is read together is sealed together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from network.connections import paths
from network.connections.changes import Held
from network.connections.history import name_order, place_order
from network.connections.kinds import ItemKind
from network.connections.model import Item, RelationshipMap, Settings
from network.connections.paths import Ways
from network.connections.records import from_record
from network.connections.sealed import LABEL, STEP
from network.connections.steps import Step, from_sealed, to_sealed
from network.connections.undoing import WINDOW, Numbers
from network.errors import NotFound
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import ItemId, PersonId, StepId
from network.keys.sealing import Sealer

AFTER_ALL = 2**62


def to_map(sealer: Sealer, person_id: PersonId, row: Row) -> RelationshipMap:
    """Open what `open_map` found."""

    def opened(kind: ItemKind, name: str) -> tuple[Any, ...]:
        ids, sealed = row[f"{name}Ids"], row[f"{name}Sealed"]
        if not ids:
            return ()
        records = sealer.open_many(person_id, kind=LABEL[kind], ids=ids, sealed=sealed)
        return tuple(from_record(kind, record) for record in records)

    versions: dict[ItemId, int] = {}
    for name in ("place", "connection", "link", "photo"):
        versions.update(zip(row[f"{name}Ids"], row[f"{name}Versions"], strict=True))
    settings = Settings(id=ItemId(person_id))
    if row["settingsId"]:
        row |= {"settingsIds": [row["settingsId"]], "settingsSealed": [row["settingsSealed"]]}
        (settings,) = opened(ItemKind.SETTINGS, "settings")
        versions[settings.id] = row["settingsVersion"]
    return RelationshipMap(
        settings=settings,
        places=tuple(sorted(opened(ItemKind.PLACE, "place"), key=place_order)),
        connections=tuple(sorted(opened(ItemKind.CONNECTION, "connection"), key=name_order)),
        links=tuple(sorted(opened(ItemKind.LINK, "link"), key=_by_id)),
        photos=tuple(sorted(opened(ItemKind.PHOTO, "photo"), key=_by_id)),
        noted=frozenset(row["noted"]),
        versions=versions,
        seq=row["seq"],
    )


def _by_id(item: Item) -> str:
    return item.id


def map_row(ask: Callable[..., Row | None], person_id: PersonId) -> Row | None:
    """Everything the map draws, still sealed: by itself, or inside a unit of work."""
    return ask("connections/open_map", personId=person_id)


def all_notes(tx: Tx, sealer: Sealer, person_id: PersonId) -> dict[ItemId, Held]:
    """Every note on the map."""
    row = tx.one("connections/notes_of_map", personId=person_id)
    columns = zip(row["ids"], row["versions"], row["sealed"], strict=True)
    rows = [{"id": id_, "version": version, "sealed": sealed} for id_, version, sealed in columns]
    return _opened(sealer, person_id, {ItemKind.NOTE: rows})


def notes_about(
    tx: Tx, sealer: Sealer, person_id: PersonId, about: ItemId
) -> dict[ItemId, Held] | None:
    """The notes about one item, or None where it isn't on the map."""
    rows = tx.many("connections/notes_about", personId=person_id, aboutId=about)
    if not rows:
        return None
    return _opened(sealer, person_id, {ItemKind.NOTE: [row for row in rows if row["id"]]})


def lock(tx: Tx, person_id: PersonId, step_id: StepId) -> Row | None:
    """Hold the map until the end of the unit of work; say where it stands. None: no such person."""
    return tx.maybe("connections/lock_map", personId=person_id, stepId=step_id)


def held(tx: Tx, sealer: Sealer, person_id: PersonId, ids: Iterable[ItemId]) -> dict[ItemId, Held]:
    """What the person holds under these ids."""
    rows = tx.many("connections/items_held", personId=person_id, ids=sorted(ids))
    return _opened(sealer, person_id, _by_kind(rows))


def hanging_on(
    tx: Tx, sealer: Sealer, person_id: PersonId, ids: Sequence[ItemId]
) -> dict[ItemId, Held]:
    """What must go or change when these items go."""
    rows = tx.many("connections/hanging_on", personId=person_id, ids=list(ids))
    return _opened(sealer, person_id, _by_kind(rows))


def links_among(
    tx: Tx, sealer: Sealer, person_id: PersonId, ids: Sequence[ItemId]
) -> dict[ItemId, Held]:
    """The links of these connections."""
    rows = tx.many("connections/links_among", personId=person_id, ids=list(ids))
    return _opened(sealer, person_id, {ItemKind.LINK: rows})


def _by_kind(rows: Iterable[Row]) -> dict[ItemKind, list[Row]]:
    kinds: dict[ItemKind, list[Row]] = defaultdict(list)
    for row in rows:
        kinds[ItemKind(row["kind"])].append(row)
    return kinds


def _opened(
    sealer: Sealer, person_id: PersonId, rows: Mapping[ItemKind, list[Row]]
) -> dict[ItemId, Held]:
    found: dict[ItemId, Held] = {}
    for kind, some in rows.items():
        records = sealer.open_many(
            person_id,
            kind=LABEL[kind],
            ids=[row["id"] for row in some],
            sealed=[row["sealed"] for row in some],
        )
        for row, record in zip(some, records, strict=True):
            found[row["id"]] = Held(from_record(kind, record), row["version"])
    return found


def ways(tx: Tx, sealer: Sealer, person_id: PersonId, connection_id: ItemId) -> Ways:
    """The ways to somebody on the map. Raises NotFound where they aren't on it."""
    row = tx.maybe("connections/how_linked", personId=person_id, connectionId=connection_id)
    if row is None:
        raise NotFound

    def opened(kind: ItemKind, name: str) -> dict[ItemId, Any]:
        ids, sealed = row[f"{name}Ids"], row[f"{name}Sealed"]
        records = sealer.open_many(person_id, kind=LABEL[kind], ids=ids, sealed=sealed)
        return {item.id: item for item in (from_record(kind, record) for record in records)}

    connections = opened(ItemKind.CONNECTION, "connection")
    return paths.ways(
        connections[connection_id],
        row["stopIds"],
        connections=connections,
        places=opened(ItemKind.PLACE, "place"),
        links=opened(ItemKind.LINK, "link").values(),
    )


def append(tx: Tx, sealer: Sealer, person_id: PersonId, step: Step, *, body_hash: str) -> None:
    """Add a step to the history; its number becomes the map's."""
    tx.run(
        "connections/append_step",
        personId=person_id,
        id=step.id,
        seq=step.seq,
        what=step.what,
        undoes=step.undoes,
        redoes=step.redoes,
        items=step.mentions,
        owing=True if step.owed else None,
        owed=list(step.owed) or None,
        bodyHash=body_hash,
        sealed=_sealed(sealer, person_id, step),
    )


def rewrite(tx: Tx, sealer: Sealer, person_id: PersonId, steps: Sequence[Step]) -> None:
    """Put steps back as they are now, and nothing of what they were."""
    rows = [
        {"id": step.id, "items": step.mentions, "sealed": _sealed(sealer, person_id, step)}
        for step in steps
    ]
    tx.run("connections/rewrite_steps", personId=person_id, rows=rows)


def steps(
    tx: Tx, sealer: Sealer, person_id: PersonId, *, before: int | None, limit: int
) -> list[Step]:
    """The newest steps below a number, newest first."""
    rows = tx.many(
        "connections/steps",
        personId=person_id,
        before=AFTER_ALL if before is None else before,
        limit=limit,
    )
    return _steps(sealer, person_id, rows)


def steps_numbered(
    tx: Tx, sealer: Sealer, person_id: PersonId, seqs: Sequence[int]
) -> dict[int, Step]:
    """The steps with these numbers."""
    rows = tx.many("connections/steps_numbered", personId=person_id, seqs=list(seqs))
    return {step.seq: step for step in _steps(sealer, person_id, rows)}


def steps_touching(tx: Tx, sealer: Sealer, person_id: PersonId, item_id: ItemId) -> list[Step]:
    """Every step whose images hold an item or point to it."""
    rows = tx.many("connections/steps_touching", personId=person_id, itemId=item_id)
    return _steps(sealer, person_id, rows)


def numbers(tx: Tx, person_id: PersonId) -> list[Numbers]:
    """The numbers of the newest steps, oldest first."""
    row = tx.one("connections/step_numbers", personId=person_id, window=WINDOW)
    columns = zip(row["seqs"], row["undoes"], row["redoes"], row["sizes"], strict=True)
    return [Numbers(*column) for column in columns]


def blobs_owed(tx: Tx, *, most: int) -> list[tuple[PersonId, StepId, list[ItemId]]]:
    """Removals that backups or the blob store may not know of yet."""
    rows = tx.many("connections/blobs_owed", most=most)
    return [(row["personId"], row["stepId"], row["itemIds"]) for row in rows]


def settle_blobs(tx: Tx, person_id: PersonId, step_id: StepId) -> None:
    """Note that the pictures of a step are deleted."""
    tx.run("connections/settle_blobs", personId=person_id, stepId=step_id)


def without_photo(tx: Tx, ids: Sequence[str]) -> list[ItemId]:
    """Those of the ids that no photo on any map has."""
    return [ItemId(row["id"]) for row in tx.many("connections/ids_without_photo", ids=ids)]


def in_history(tx: Tx, person_id: PersonId, item_id: ItemId) -> bool:
    """Whether any step of the person touched an item."""
    return tx.one("connections/in_history", personId=person_id, itemId=item_id)["known"] is True


def _sealed(sealer: Sealer, person_id: PersonId, step: Step) -> bytes:
    return sealer.seal(person_id, record_id=step.id, kind=STEP, value=to_sealed(step))


def _steps(sealer: Sealer, person_id: PersonId, rows: Sequence[Row]) -> list[Step]:
    records = sealer.open_many(
        person_id,
        kind=STEP,
        ids=[row["id"] for row in rows],
        sealed=[row["sealed"] for row in rows],
    )
    return [from_sealed(row, record) for row, record in zip(rows, records, strict=True)]
