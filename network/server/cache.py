"""Where fetched files are kept: once for every project and version on the machine."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from network.server.lock import Artifact
from network.server.trouble import NoRoom

MEGABYTE = 1_000_000
SPARE = 200 * MEGABYTE


@dataclass(frozen=True)
class Cache:
    """A folder of files named by their SHA-256, so that equal ones are kept once."""

    folder: Path

    @classmethod
    def of(cls, environ: Mapping[str, str] = os.environ) -> "Cache":
        """The machine's cache: ROWAN_CACHE, else `rowan` in XDG_CACHE_HOME, else in ~/.cache."""
        if environ.get("ROWAN_CACHE"):
            return cls(Path(environ["ROWAN_CACHE"]).expanduser())
        base = environ.get("XDG_CACHE_HOME") or "~/.cache"
        return cls(Path(base).expanduser() / "rowan")

    def path(self, artifact: Artifact) -> Path:
        """Where a file is, or will be."""
        return self.folder / "jars" / artifact.sha256[:2] / f"{artifact.sha256}.jar"

    def part(self, artifact: Artifact) -> Path:
        """Where the beginning of a file waits for the rest."""
        return self.path(artifact).with_suffix(".part")

    def has(self, artifact: Artifact) -> bool:
        """Whether the whole file is here. Its fingerprint was checked before it came here."""
        try:
            return self.path(artifact).stat().st_size == artifact.size
        except OSError:
            return False


def require_room(folder: Path, size: int, what: str) -> None:
    """Refuse to begin what the disk can't hold. Raises NoRoom."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free
    if free < size + SPARE:
        raise NoRoom(
            f"There is not enough room in {folder} for {what}: {(size + SPARE) // MEGABYTE} MB are "
            f"needed, {free // MEGABYTE} MB are free. Make room, or name another folder with "
            "ROWAN_CACHE (files that are fetched) or ROWAN_HOME (data), then run this again."
        )
