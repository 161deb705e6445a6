"""Backup sets: folders that are whole or not there, each with a manifest."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from network.clock import Clock
from network.durable import private_folder, sync_folder, synced_file
from network.erasure.model import KEY_BACKUP_DAYS
from network.errors import Broken, NotFound
from network.identity import new_id

MANIFEST = "manifest.json"
STAMP = "%Y-%m-%dT%H%M%SZ"
FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class BackupSet:
    """A set on the disk. Graph set and key set of one backup have the same name."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def name(self) -> str:
        """When it was made, and a few random letters."""
        return self.folder.name


def new_name(now: datetime) -> str:
    """A name that sorts by time and says nothing else."""
    return f"{now.astimezone(UTC).strftime(STAMP)}-{new_id()[:8]}"


@contextmanager
def making(shelf: Path, name: str) -> Iterator[Path]:
    """A folder to write a set into. It stays only if `publish` is called on it."""
    folder = private_folder(private_folder(shelf) / f".{name}")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(folder: Path, about: dict[str, Any]) -> BackupSet:
    """Seal a folder with its manifest and give it its name: from here on it is a set."""
    manifest = {
        "format": FORMAT,
        **about,
        "files": {path.name: _fact(path) for path in sorted(folder.iterdir())},
    }
    with synced_file(folder / MANIFEST) as file:
        file.write(json.dumps(manifest, indent=2).encode() + b"\n")
    sync_folder(folder)
    named = folder.rename(folder.with_name(folder.name.removeprefix(".")))
    sync_folder(named.parent)
    return BackupSet(folder=named, manifest=manifest)


def load(folder: Path) -> BackupSet:
    """Look at a set. Raises NotFound, or Broken where a file differs from its manifest."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        raise NotFound("There is no such backup.") from None
    except (OSError, ValueError):
        raise Broken("The backup's manifest can't be read.") from None
    if manifest.get("format") != FORMAT:
        raise Broken("The backup is of a format that is unknown here.")
    for name, fact in manifest["files"].items():
        path = folder / name
        if not path.is_file() or _fact(path) != fact:
            raise Broken("A file of the backup is missing or was altered.")
    return BackupSet(folder=folder, manifest=manifest)


def names(shelf: Path) -> list[str]:
    """The names of the sets on a shelf, oldest first."""
    if not shelf.is_dir():
        return []
    return sorted(path.parent.name for path in shelf.glob(f"[!.]*/{MANIFEST}"))


def expire(shelf: Path, now: datetime, days: int) -> list[str]:
    """Remove the sets that are older than so many days, and what a crash left. Answers which."""
    limit = (now.astimezone(UTC) - timedelta(days=days)).strftime(STAMP)
    old = [name for name in names(shelf) if name < limit]
    for name in old:
        _remove(shelf / name)
    for left in shelf.glob(".*"):
        if left.is_dir() and left.name.removeprefix(".") < limit:
            _remove(left)
    return old


def expire_all(backups: Path, clock: Clock) -> list[str]:
    """Let go of all sets here that are older than copies of keys may be. For the worker."""
    now = clock.now()
    return [
        name
        for shelf in (backups / "graph", backups / "keys")
        for name in expire(shelf, now, KEY_BACKUP_DAYS)
    ]


def _remove(folder: Path) -> None:
    # What makes it a set goes first: a crash in between leaves no set that isn't whole.
    hidden = folder.rename(folder.with_name(f".{folder.name.removeprefix('.')}"))
    sync_folder(folder.parent)
    shutil.rmtree(hidden)
    sync_folder(folder.parent)


def _fact(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {
            "bytes": path.stat().st_size,
            "sha256": hashlib.file_digest(file, "sha256").hexdigest(),
        }
