"""Erasing, proved by opening: the files of before open, those of after don't.

Free pages, the write-ahead log and the newest backup are looked at too.
"""

import shutil
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from network.backups import graph_file
from network.backups.sources import GRAPH_FILE
from network.backups.use_cases import BLOBS_FILE, KEYS_FILE, Made
from network.errors import Broken
from network.graph.statements import Row
from network.graph.values import from_json
from network.keys import store
from network.keys.inventory import BY_NAME, PHOTO_BYTES
from network.keys.outer import OuterFile
from network.keys.sealing import Sealer, key_id_of
from network.keys.sqlite import SqliteKeys
from tests.safety.conftest import World
from tests.safety.installation import GRAPH_KEY, KEYS_KEY


@dataclass(frozen=True)
class Copies:
    """Everything that a thief could carry away at one moment."""

    records: list[Row]
    picture: bytes
    keys: Path
    backup: Made


@dataclass(frozen=True)
class Erased:
    """What there was before an erasure and what there is after."""

    world: World
    before: Copies
    after: Copies
    wrapped: list[bytes]


def carried_off(made: Made, folder: Path) -> Made:
    """A copy of a backup, which stays when the backup itself has run out."""
    graph = shutil.copytree(made.graph.folder, folder / "backup-graph")
    keys = shutil.copytree(made.keys.folder, folder / "backup-keys")
    return replace(
        made, graph=replace(made.graph, folder=graph), keys=replace(made.keys, folder=keys)
    )


def copies(world: World, name: str) -> Copies:
    here, person_id = world.here, world.going.actor.person_id
    backup = carried_off(here.backups.back_up(), world.folder(f"{name}-carried-off"))
    keys = world.folder(name)
    shutil.copytree(here.settings.keys.parent, keys, dirs_exist_ok=True)
    path = here.settings.blobs / world.going.photo_id[:2] / world.going.photo_id
    return Copies(
        records=list(store.records_of(here.graph, person_id)),
        picture=path.read_bytes() if path.exists() else b"",
        keys=keys,
        backup=backup,
    )


@pytest.fixture(scope="module")
def erased(world: World) -> Erased:
    here, person_id = world.here, world.going.actor.person_id
    before = copies(world, "before")
    with here.services.keys.database.reading() as db:
        rows = db.execute("SELECT wrapped FROM data_key WHERE owner = ?", (person_id,))
        wrapped = [row[0] for row in rows]
    if not here.services.erasure.erase(world.going.actor).finished:
        # A busy machine: the worker takes up what is left, as it would for anybody.
        here.services.worker.run_once()
    return Erased(world, before, copies(world, "after"), wrapped)


def sealer(found: Copies) -> Sealer:
    """The keys of a copy, opened with the outer key that lies beside them."""
    outer = OuterFile(found.keys / "outer.key")
    return Sealer(SqliteKeys(found.keys / "keys.sqlite", outer))


def in_backup(made: Made) -> list[dict[str, Any]]:
    """Every sealed node in a backup: label, id and sealed value."""
    rows = []
    for line in graph_file.read(made.graph.folder / GRAPH_FILE, GRAPH_KEY):
        if "n" in line and "sealed" in line["n"][2] and line["n"][1][0] in BY_NAME:
            properties = {name: from_json(value) for name, value in line["n"][2].items()}
            rows.append({"kind": line["n"][1][0], **properties})
    return rows


def test_with_the_files_of_before_everything_opens(erased: Erased) -> None:
    person_id, opening = erased.world.going.actor.person_id, sealer(erased.before)
    mark = erased.world.going.canaries.mark

    opened = [
        opening.open(person_id, record_id=row["id"], kind=row["kind"], sealed=row["sealed"])
        for row in erased.before.records
    ]
    picture = opening.open_bytes(
        person_id,
        record_id=erased.world.going.photo_id,
        kind=PHOTO_BYTES,
        sealed=erased.before.picture,
    )

    assert len(opened) > 15
    assert mark in str(opened)
    assert picture


def test_with_the_keys_of_after_nothing_of_before_opens(erased: Erased) -> None:
    person_id, opening = erased.world.going.actor.person_id, sealer(erased.after)

    for row in erased.before.records:
        with pytest.raises(Broken):
            opening.open(person_id, record_id=row["id"], kind=row["kind"], sealed=row["sealed"])
    with pytest.raises(Broken):
        opening.open_bytes(
            person_id,
            record_id=erased.world.going.photo_id,
            kind=PHOTO_BYTES,
            sealed=erased.before.picture,
        )


def test_after_it_neither_graph_nor_blobs_nor_newest_backup_hold_anything(erased: Erased) -> None:
    person_id = erased.world.going.actor.person_id

    assert erased.after.records == []
    assert erased.after.picture == b""
    ids = {row["id"] for row in erased.before.records} | {person_id}
    for line in graph_file.read(erased.after.backup.graph.folder / GRAPH_FILE, GRAPH_KEY):
        assert not any(each in str(line) for each in ids)
    blobs = graph_file.read(erased.after.backup.graph.folder / BLOBS_FILE, GRAPH_KEY, "blobs")
    assert erased.world.going.photo_id not in {line["b"][0] for line in blobs if "b" in line}


def test_no_file_beside_the_keys_holds_the_wrapped_key_any_more(erased: Erased) -> None:
    def held(folder: Path) -> list[str]:
        return [
            path.name
            for path in folder.iterdir()
            if any(
                each in path.read_bytes() or each[-16:] in path.read_bytes()
                for each in erased.wrapped
            )
        ]

    assert held(erased.before.keys)
    assert held(erased.after.keys) == []
    assert held(erased.world.here.settings.keys.parent) == []


def test_the_newest_key_backup_has_no_key_of_theirs_and_the_one_before_has(
    erased: Erased,
) -> None:
    def owners(made: Made) -> set[str]:
        lines = graph_file.read(made.keys.folder / KEYS_FILE, KEYS_KEY, "keys")
        return {line["k"][0] for line in lines if "k" in line}

    person_id = erased.world.going.actor.person_id
    assert person_id in owners(erased.before.backup)
    assert person_id not in owners(erased.after.backup)


def test_an_older_graph_backup_with_the_newest_keys_opens_nothing_of_theirs(
    erased: Erased,
) -> None:
    outer = OuterFile(erased.after.keys / "outer.key")
    keys = SqliteKeys(erased.after.keys / "keys.sqlite", outer)
    theirs = {row["id"] for row in erased.before.records}
    opens = {True: 0, False: 0}
    for row in in_backup(erased.before.backup):
        whose = row["id"] in theirs or row.get("stream") == erased.world.going.actor.person_id
        assert (keys.owner_of(key_id_of(row["sealed"])) is None) is whose
        opens[whose] += 1

    assert opens[True] > 15
    assert opens[False] > 15


def test_key_backups_run_out_within_thirty_days(world: World) -> None:
    older = world.here.backups.back_up()
    world.here.clock.move(timedelta(days=30, hours=1))

    newest = world.here.backups.back_up()

    assert not older.keys.folder.exists()
    assert not older.graph.folder.exists()
    assert newest.keys.folder.exists()
