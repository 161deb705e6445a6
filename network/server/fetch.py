"""Fetches the files of a lock: side by side, going on where it was cut off, each one checked.

They come from the public Maven repository, or from a mirror of it named by ROWAN_MAVEN_BASE.
HTTPS_PROXY, HTTP_PROXY and NO_PROXY are honoured, and SSL_CERT_FILE and SSL_CERT_DIR where a
company's own certificates are needed.
"""

import contextlib
import errno
import fcntl
import hashlib
import http.client
import os
import queue
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from network.server.cache import Cache, require_room
from network.server.lock import Artifact, Lock
from network.server.progress import Progress
from network.server.trouble import DownloadFailed, NoRoom, WrongHash

AT_ONCE = 8
TRIES = 4
FIRST_WAIT = 0.5
SILENCE = 20.0
CHUNK = 1 << 16
PARTIAL = 206
GONE = (401, 403, 404, 410)
CUT_OFF = (OSError, http.client.HTTPException)


def base_address() -> str:
    """Where Maven files come from: ROWAN_MAVEN_BASE, else the public repository."""
    override = os.environ.get("ROWAN_MAVEN_BASE", "").strip()
    if override:
        return override.rstrip("/")
    # Loaded only when something must be fetched: the library takes its time.
    from jgo.constants import MAVEN_CENTRAL_URL  # noqa: PLC0415

    return MAVEN_CENTRAL_URL.rstrip("/")


@dataclass
class Fetch:
    """One fetching of what a cache lacks."""

    cache: Cache
    base: str = field(default_factory=base_address)
    first_wait: float = FIRST_WAIT
    silence: float = SILENCE

    def all_of(self, lock: Lock) -> list[Path]:
        """The paths of every file of `lock`, fetching what is missing.

        Raises DownloadFailed, WrongHash or NoRoom. Files that came whole stay, so do beginnings.
        """
        if not all(map(self.cache.has, lock.artifacts)):
            with self._alone():
                self._fetch_missing(lock)
        return [self.cache.path(artifact) for artifact in lock.artifacts]

    def _fetch_missing(self, lock: Lock) -> None:
        missing = [artifact for artifact in lock.artifacts if not self.cache.has(artifact)]
        if not missing:
            return
        size = sum(artifact.size for artifact in missing)
        require_room(self.cache.folder, size, f"Neo4j {lock.version}")
        progress = Progress(f"Fetching Neo4j {lock.version}", size)
        _side_by_side(missing, lambda artifact: self._one(artifact, progress))
        progress.finish()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Wait until no other run fetches into the same cache."""
        _made(self.cache.folder)
        with (self.cache.folder / "fetching.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _one(self, artifact: Artifact, progress: Progress) -> None:
        part = self.cache.part(artifact)
        _made(part.parent)
        again = part.exists()
        self._until_whole(artifact, part, progress)
        if _sha256(part) != artifact.sha256 and again:
            # What was left of an earlier run may have been spoilt: once more from the beginning.
            progress.add(-part.stat().st_size)
            part.unlink()
            self._until_whole(artifact, part, progress)
        if _sha256(part) != artifact.sha256:
            part.unlink()
            raise WrongHash(
                f"{artifact.coordinate} is not the file that the lock names, so it was thrown "
                "away and nothing was started. Try again; if it stays so, whoever delivers the "
                "files (ROWAN_MAVEN_BASE, a proxy) has changed them."
            )
        part.replace(self.cache.path(artifact))

    def _until_whole(self, artifact: Artifact, part: Path, progress: Progress) -> None:
        counted = part.stat().st_size if part.exists() else 0
        progress.add(counted)
        for attempt in range(TRIES):
            try:
                self._go_on(artifact, part, progress)
            except urllib.error.HTTPError as error:
                error.close()
                if error.code in GONE or attempt == TRIES - 1:
                    raise _failed(artifact, f"the answer was {error.code}") from None
            except CUT_OFF as error:
                if getattr(error, "errno", None) == errno.ENOSPC:
                    raise NoRoom(f"The disk is full: make room in {self.cache.folder}.") from None
                if attempt == TRIES - 1:
                    raise _failed(artifact, type(error).__name__) from None
            else:
                return
            time.sleep(self.first_wait * 2**attempt)

    def _go_on(self, artifact: Artifact, part: Path, progress: Progress) -> None:
        """Fetch what is missing of one file. Returns when as much has come as the lock says."""
        here = part.stat().st_size if part.exists() else 0
        if here >= artifact.size:
            return
        request = urllib.request.Request(f"{self.base}/{artifact.path}")  # noqa: S310 - our base
        if here:
            request.add_header("Range", f"bytes={here}-")
        with urllib.request.urlopen(request, timeout=self.silence) as answer:  # noqa: S310
            goes_on = answer.status == PARTIAL
            if here and not goes_on:
                progress.add(-here)
            with part.open("ab" if goes_on else "wb") as file:
                _pour(answer, file, here if goes_on else 0, artifact, progress)
        if part.stat().st_size < artifact.size:
            raise ConnectionResetError


def _pour(
    answer: http.client.HTTPResponse,
    file: BinaryIO,
    here: int,
    artifact: Artifact,
    progress: Progress,
) -> None:
    """Write what comes, a little at a time, and no more than belongs to the file."""
    missing = artifact.size - here
    while missing > 0 and (piece := answer.read(min(CHUNK, missing))):
        file.write(piece)
        missing -= len(piece)
        progress.add(len(piece))


def _side_by_side(artifacts: list[Artifact], fetch: Callable[[Artifact], None]) -> None:
    """Fetch in several threads, the largest first; the first trouble ends it all.

    The threads are daemons, so that Ctrl-C ends the program at once.
    """
    waiting: queue.SimpleQueue[Artifact] = queue.SimpleQueue()
    for artifact in sorted(artifacts, key=lambda each: each.size, reverse=True):
        waiting.put(artifact)
    results: queue.SimpleQueue[Exception | None] = queue.SimpleQueue()
    stop = threading.Event()

    def work() -> None:
        with contextlib.suppress(queue.Empty):
            while not stop.is_set():
                results.put(_trouble_of(fetch, waiting.get_nowait()))

    for _ in range(AT_ONCE):
        threading.Thread(target=work, daemon=True).start()
    try:
        for _ in artifacts:
            if (trouble := results.get()) is not None:
                raise trouble
    finally:
        stop.set()


def _trouble_of(fetch: Callable[[Artifact], None], artifact: Artifact) -> Exception | None:
    try:
        fetch(artifact)
    except Exception as error:  # noqa: BLE001 - whoever waits raises it again
        return error
    return None


def _failed(artifact: Artifact, why: str) -> DownloadFailed:
    return DownloadFailed(
        f"{artifact.coordinate} could not be fetched ({why}). What has come is kept: run this "
        "again when the network is back. Behind a company's proxy set HTTPS_PROXY and, for its "
        "certificates, SSL_CERT_FILE; a mirror is named by ROWAN_MAVEN_BASE."
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoRoom(
            f"The folder {folder} can't be made ({error.strerror}). Name another one with "
            "ROWAN_CACHE."
        ) from None
