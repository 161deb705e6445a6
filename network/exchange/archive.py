"""Our own archive: the whole map as a zip of one JSON file and the pictures. Nothing is lost."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from network.connections.kinds import ItemKind
from network.connections.limits import check
from network.connections.model import (
    KIND_OF,
    Connection,
    Item,
    Link,
    Note,
    Photo,
    Place,
    RelationshipMap,
    Settings,
)
from network.connections.records import from_record, to_record
from network.errors import Broken, Invalid
from network.exchange import pictures
from network.exchange.brought import Brought
from network.exchange.gathering import LINKS_LIMIT, PEOPLE_LIMIT
from network.exchange.remarks import Remark, Says, remark
from network.exchange.report import Report, Row
from network.exchange.unpacking import unpack
from network.identity import ItemId

FILE = "archive.json"
FORMAT = "rowan-map"
VERSION = 1
PHOTOS = "photos/"
ITEMS_LIMIT = PEOPLE_LIMIT + LINKS_LIMIT
DAMAGED = "This archive is damaged."
NEWER = "This archive was made by a newer version than ours."
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)


def write(whole: RelationshipMap, photos: Mapping[ItemId, bytes]) -> bytes:
    """The archive of a map. The same map gives the same bytes."""
    items = [{"item": KIND_OF[type(item)].value, **to_record(item)} for item in whole.items()]
    content = {"format": FORMAT, "version": VERSION, "items": items}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, FILE, json.dumps(content, ensure_ascii=False, indent=1).encode())
        for photo in whole.photos:
            if photo.id in photos:
                _add(archive, f"{PHOTOS}{photo.id}.jpg", photos[photo.id])
    return out.getvalue()


def read(data: bytes, file: str) -> Brought:
    """What an archive holds. Raises Invalid where it is damaged: never half of it."""
    parts = {part.name: part.data for part in unpack(data)}
    items = list(_items(parts.get(FILE, b"")))
    _require_whole(items)
    photos, warnings = _photos(items, parts)
    settings = next((item for item in items if isinstance(item, Settings)), None)
    rest = tuple(_without_lost(item, photos) for item in items if not isinstance(item, Settings))
    kept = tuple(item for item in rest if not isinstance(item, Photo) or item.id in photos)
    return Brought(
        items=kept,
        photos=photos,
        settings=settings,
        whole=True,
        report=_report(kept, warnings, file),
    )


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, FIRST_MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _items(data: bytes) -> Iterator[Item]:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        raise Invalid({"files": DAMAGED}, DAMAGED) from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise Invalid({"files": DAMAGED}, DAMAGED)
    if not isinstance(content.get("version"), int) or content["version"] > VERSION:
        raise Invalid({"files": NEWER}, NEWER)
    records = content.get("items")
    if not isinstance(records, list) or len(records) > ITEMS_LIMIT:
        raise Invalid({"files": DAMAGED}, DAMAGED)
    for record in records:
        yield _item(record)


def _item(record: Any) -> Item:
    kinds = {kind.value: kind for kind in ItemKind}
    said = record.get("item") if isinstance(record, dict) else None
    if not isinstance(said, str) or said not in kinds:
        raise Invalid({"files": DAMAGED}, DAMAGED)
    try:
        item = from_record(kinds[said], record)
        check(item)
    except (Broken, Invalid, TypeError, ValueError, AttributeError):
        raise Invalid({"files": DAMAGED}, DAMAGED) from None
    return item


def _require_whole(items: list[Item]) -> None:
    """Every id once, and whatever an item points to is there."""
    kinds: dict[str, type] = {}
    for item in items:
        if item.id in kinds:
            raise Invalid({"files": DAMAGED}, DAMAGED)
        kinds[item.id] = type(item)
    for item in items:
        for needed, fits in _needs(item):
            if kinds.get(needed) not in fits:
                raise Invalid({"files": DAMAGED}, DAMAGED)


def _needs(item: Item) -> Iterator[tuple[str, tuple[type, ...]]]:
    match item:
        case Link():
            yield from ((end, (Connection,)) for end in (item.a, item.b))
        case Note() | Photo():
            yield item.about, (Connection, Place)
        case Connection():
            yield from (
                (known.place_id, (Place,)) for known in item.known if known.place_id is not None
            )


def _photos(
    items: list[Item], parts: Mapping[str, bytes]
) -> tuple[dict[ItemId, bytes], list[Remark]]:
    found: dict[ItemId, bytes] = {}
    warnings: list[Remark] = []
    for item in items:
        if isinstance(item, Photo):
            data = parts.get(f"{PHOTOS}{item.id}.jpg", b"")
            if pictures.opens(data):
                found[item.id] = data
            elif not warnings:
                warnings.append(remark(Says.ODD_PICTURE))
    return found, warnings


def _without_lost(item: Item, photos: Mapping[ItemId, bytes]) -> Item:
    if isinstance(item, Connection) and item.photo_id and item.photo_id not in photos:
        return from_record(
            ItemKind.CONNECTION,
            {name: value for name, value in to_record(item).items() if name != "photoId"},
        )
    return item


def _report(items: tuple[Item, ...], warnings: list[Remark], file: str) -> Report:
    def count(kind: type) -> int:
        return sum(isinstance(item, kind) for item in items)

    people = [item for item in items if isinstance(item, Connection)]
    if not people:
        warnings = [*warnings, remark(Says.NOBODY)]
    return Report(
        formats=("archive",),
        people=len(people),
        ties=count(Link),
        owner_ties=sum(person.kind.value != "not_said" for person in people),
        places=count(Place),
        notes=count(Note),
        photos=count(Photo),
        warnings=tuple(warnings),
        rows=tuple(
            Row(file=file, line=number, what="person", name=person.name, understood=("all",))
            for number, person in enumerate(people, start=1)
        ),
    )
