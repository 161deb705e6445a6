"""Blobs as files in a folder, in subfolders by the first two letters of their ids."""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from network.durable import remove_file, replace_file
from network.errors import NotFound, Unavailable

ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class FolderBlobs:
    """Files under one folder. A file is whole or not there, whatever moment a process stops at."""

    folder: Path

    def put(self, blob_id: str, data: bytes) -> None:
        try:
            replace_file(self._path(blob_id), data)
        except OSError:
            raise Unavailable from None

    def get(self, blob_id: str) -> bytes:
        try:
            return self._path(blob_id).read_bytes()
        except FileNotFoundError:
            raise NotFound from None
        except OSError:
            raise Unavailable from None

    def delete(self, blob_id: str) -> None:
        try:
            remove_file(self._path(blob_id))
        except OSError:
            raise Unavailable from None

    def ids(self) -> Iterator[str]:
        for shelf in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(path.name for path in shelf.iterdir() if ID.fullmatch(path.name))

    def kept_before(self, moment: datetime) -> Iterator[str]:
        for blob_id in self.ids():
            with contextlib.suppress(FileNotFoundError):
                if self._path(blob_id).stat().st_mtime < moment.timestamp():
                    yield blob_id

    def _path(self, blob_id: str) -> Path:
        # An id that isn't one of ours must never become a path.
        if not ID.fullmatch(blob_id):
            raise NotFound
        return self.folder / blob_id[:2] / blob_id
