"""Changes of a map, written to the graph: a few statements for however many items."""

from collections.abc import Callable, Iterable, Sequence

from network.connections.model import (
    KIND_OF,
    Change,
    Connection,
    Item,
    Link,
    Note,
    Photo,
    Place,
    Settings,
)
from network.connections.records import to_record
from network.connections.sealed import LABEL
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import ItemId, PersonId
from network.keys.sealing import Sealer


class Writing:
    """Writes under one lock, with one version for all it writes."""

    def __init__(self, tx: Tx, sealer: Sealer, person_id: PersonId, version: int) -> None:
        self._tx = tx
        self._sealer = sealer
        self._person_id = person_id
        self._version = version

    def apply(self, changes: Sequence[Change]) -> None:
        """Make every change: first what goes, then what others need, then what needs it."""
        going = [one.before for one in changes if one.before and not one.after]
        coming = [one.after for one in changes if one.after and not one.before]
        staying = [one.after for one in changes if one.after and one.before]
        for delete, ids in (
            (self._delete_links, _ids(going, Link)),
            (self._delete_notes, _ids(going, Note)),
            (self._delete_photos, _ids(going, Photo)),
            (self._delete_connections, _ids(going, Connection)),
            (self._delete_places, _ids(going, Place)),
        ):
            if ids:
                delete(ids)
        if any(isinstance(item, Settings) for item in going):
            self._tx.run("connections/delete_settings", personId=self._person_id)
        self._put(coming, staying)

    def _put(self, coming: list[Item], staying: list[Item]) -> None:
        writes: tuple[tuple[Callable[[list[Row]], None], list[Item], type], ...] = (
            (self._create_places, coming, Place),
            (self._update_places, staying, Place),
            (self._create_connections, coming, Connection),
            (self._update_connections, staying, Connection),
            (self._create_links, coming, Link),
            (self._update_links, staying, Link),
            (self._create_notes, coming, Note),
            (self._update_notes, staying, Note),
            (self._create_photos, coming, Photo),
            (self._update_photos, staying, Photo),
        )
        for write, items, kind in writes:
            rows = [self._row(item) for item in items if isinstance(item, kind)]
            if rows:
                write(rows)
        self._known_at([item for item in coming if isinstance(item, Connection)], [])
        changed = [item for item in staying if isinstance(item, Connection)]
        self._known_at(changed, [item.id for item in changed])
        for item in (*coming, *staying):
            if isinstance(item, Settings):
                self._put_settings(self._row(item))

    def _row(self, item: Item) -> Row:
        row: Row = {
            "id": item.id,
            "version": self._version,
            "sealed": self._sealer.seal(
                self._person_id,
                record_id=item.id,
                kind=LABEL[KIND_OF[type(item)]],
                value=to_record(item),
            ),
        }
        match item:
            case Connection() | Place():
                row["kind"] = item.kind.value
            case Link():
                row |= {"kind": item.kind.value, "first": item.a, "second": item.b}
            case Note() | Photo():
                row["about"] = item.about
        return row

    def _known_at(self, connections: list[Connection], forget: list[ItemId]) -> None:
        person_id = self._person_id
        if forget:
            self._tx.run("connections/forget_known_at", personId=person_id, ids=forget)
        rows = [
            {"id": connection.id, "placeId": place_id}
            for connection in connections
            for place_id in sorted({one.place_id for one in connection.known if one.place_id})
        ]
        if rows:
            self._tx.run("connections/create_known_at", personId=person_id, rows=rows)

    def _put_settings(self, row: Row) -> None:
        self._tx.run("connections/put_settings", personId=self._person_id, **row)

    def _create_places(self, rows: list[Row]) -> None:
        self._tx.run("connections/create_places", personId=self._person_id, rows=rows)

    def _update_places(self, rows: list[Row]) -> None:
        self._tx.run("connections/update_places", personId=self._person_id, rows=rows)

    def _create_connections(self, rows: list[Row]) -> None:
        self._tx.run("connections/create_connections", personId=self._person_id, rows=rows)

    def _update_connections(self, rows: list[Row]) -> None:
        self._tx.run("connections/update_connections", personId=self._person_id, rows=rows)

    def _create_links(self, rows: list[Row]) -> None:
        self._tx.run("connections/create_links", personId=self._person_id, rows=rows)

    def _update_links(self, rows: list[Row]) -> None:
        self._tx.run("connections/update_links", personId=self._person_id, rows=rows)

    def _create_notes(self, rows: list[Row]) -> None:
        self._tx.run("connections/create_notes", personId=self._person_id, rows=rows)

    def _update_notes(self, rows: list[Row]) -> None:
        self._tx.run("connections/update_notes", personId=self._person_id, rows=rows)

    def _create_photos(self, rows: list[Row]) -> None:
        self._tx.run("connections/create_photos", personId=self._person_id, rows=rows)

    def _update_photos(self, rows: list[Row]) -> None:
        self._tx.run("connections/update_photos", personId=self._person_id, rows=rows)

    def _delete_links(self, ids: list[ItemId]) -> None:
        self._tx.run("connections/delete_links", personId=self._person_id, ids=ids)

    def _delete_notes(self, ids: list[ItemId]) -> None:
        self._tx.run("connections/delete_notes", personId=self._person_id, ids=ids)

    def _delete_photos(self, ids: list[ItemId]) -> None:
        self._tx.run("connections/delete_photos", personId=self._person_id, ids=ids)

    def _delete_connections(self, ids: list[ItemId]) -> None:
        self._tx.run("connections/delete_connections", personId=self._person_id, ids=ids)

    def _delete_places(self, ids: list[ItemId]) -> None:
        self._tx.run("connections/delete_places", personId=self._person_id, ids=ids)


def _ids(items: Iterable[Item], kind: type) -> list[ItemId]:
    return [item.id for item in items if isinstance(item, kind)]
