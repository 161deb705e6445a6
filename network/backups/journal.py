"""What a restored backup must not bring back, written down beside the keys.

An append-only file: one line for each erasure, removal and narrowing, on the disk before anybody is
told "done". It holds ids and times, and of a narrowing what only its owner's key opens
(`narrowings`). Each line carries a checksum over itself and the line before, so that a missing,
altered or half-written line is noticed; a half-written last line is one that nobody was told about,
and is cut off.
"""

import base64
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from sqlite3 import OperationalError, connect
from typing import Any, BinaryIO

from network.clock import Clock
from network.durable import PRIVATE_FILE, private_folder, sync_folder
from network.errors import Broken, Unavailable

NAME = "journal"
WAIT = 5.0
TAIL = 64 * 1024

Line = dict[str, Any]


class What(StrEnum):
    """What was taken away for good, or closed. Values are stored: only add."""

    BEGUN = "begun"
    ERASED = "erased"
    REMOVED = "removed"
    NARROWED = "narrowed"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line. `items` are what was removed from the person's map, history included.

    Of a narrowing it is the one id that its sealed words are bound to.
    """

    seal: str
    what: What
    at: datetime
    person_id: str
    items: tuple[str, ...] = ()
    sealed: bytes = b""


@dataclass(frozen=True)
class Journal:
    """The journal in one file. Several processes may write to it at once."""

    path: Path
    clock: Clock

    def erased(self, person_id: str) -> None:
        """Write down that a person erased themselves. On the disk when this returns."""
        self._append(What.ERASED, person_id, ())

    def removed(self, person_id: str, item_ids: Sequence[str]) -> None:
        """Write down what a person removed for good. On the disk when this returns."""
        self._append(What.REMOVED, person_id, tuple(item_ids))

    def narrowed(self, person_id: str, narrowing_id: str, sealed: bytes) -> None:
        """Write down what a person closed, or what was closed for them. On the disk on return."""
        self._append(What.NARROWED, person_id, (narrowing_id,), sealed)

    def begin(self) -> None:
        """Start the journal where there is none: a lost one can be told from an empty one."""
        if not self.path.exists():
            self._append(What.BEGUN, "", ())

    def seal(self) -> str:
        """The checksum of the newest line. A backup keeps it, to know its journal again."""
        with self._alone():
            try:
                with self.path.open("rb") as file:
                    return _end(file)[1]
            except OSError:
                raise Broken("The journal is missing.") from None

    def entries(self) -> Iterator[Entry]:
        """Every entry, oldest first. Raises Broken where the journal is missing or was altered."""
        try:
            lines = self.path.read_bytes().splitlines(keepends=True)
        except OSError:
            raise Broken("The journal is missing.") from None
        before = ""
        for line in lines:
            if not line.endswith(b"\n"):
                return
            record = _checked(line, before)
            before = record["sum"]
            yield Entry(
                seal=before,
                what=What(record["what"]),
                at=datetime.fromisoformat(record["at"]),
                person_id=record["person"],
                items=tuple(record["items"]),
                sealed=base64.b64decode(record.get("sealed", "")),
            )

    def _append(
        self, what: What, person_id: str, items: tuple[str, ...], sealed: bytes = b""
    ) -> None:
        entry: Line = {
            "what": what,
            "at": self.clock.now().isoformat(),
            "person": person_id,
            "items": list(items),
        }
        if sealed:
            entry["sealed"] = base64.b64encode(sealed).decode("ascii")
        with self._alone():
            try:
                self._write(entry)
            except OSError:
                raise Unavailable from None

    def _write(self, entry: Line) -> None:
        new = not self.path.exists()
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        with open(handle, "r+b") as file:  # noqa: PTH123 - the handle was opened with its mode
            whole, before = _end(file)
            file.seek(whole)
            file.truncate()
            text = json.dumps({**entry, "sum": _sum(entry, before)}, separators=(",", ":"))
            file.write(text.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        if new:
            sync_folder(self.path.parent)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the journal's lock: SQLite's own, on a file beside it."""
        private_folder(self.path.parent)
        lock = self.path.with_name(f"{self.path.name}.lock")
        os.close(os.open(lock, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
        db = connect(lock, timeout=WAIT, isolation_level=None)
        try:
            db.execute("BEGIN EXCLUSIVE")
            yield
        except OperationalError:
            raise Unavailable from None
        finally:
            db.close()


def _end(file: BinaryIO) -> tuple[int, str]:
    """Where the last whole line ends, and its checksum, read from the end of a long file."""
    size, look = file.seek(0, os.SEEK_END), TAIL
    while True:
        start = max(0, size - look)
        file.seek(start)
        text = file.read()
        lines = text[: text.rfind(b"\n") + 1].splitlines()
        if start == 0 or len(lines) > 1:
            break
        look *= 2
    whole = start + text.rfind(b"\n") + 1
    return whole, str(_parsed(lines[-1])["sum"]) if lines else ""


def _parsed(line: bytes) -> Line:
    try:
        record: Line = json.loads(line)
        record["sum"]
    except (ValueError, TypeError, KeyError):
        raise Broken("The journal was altered.") from None
    return record


def _checked(line: bytes, before: str) -> Line:
    record = _parsed(line)
    entry = {name: value for name, value in record.items() if name != "sum"}
    if _sum(entry, before) != record["sum"]:
        raise Broken("The journal was altered.")
    return record


def _sum(entry: Line, before: str) -> str:
    text = json.dumps(entry, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{before}|{text}".encode()).hexdigest()
