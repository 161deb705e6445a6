"""What a server loads, kept as it lies in memory, so that the next one starts in half the time.

Java reads, checks and links some fifteen thousand classes before Neo4j answers. It can write them
down when it ends and map them the next time (class data sharing, JEP 310 and 350). Java itself
looks whether what is kept belongs to this very runtime and these very files, and does without it
where not: what is kept here can make a start slow again, but never wrong.
"""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from network.server.java import java
from network.server.lock import Lock

DIGITS = 16
LOOKED_FOR = 120


@dataclass(frozen=True, kw_only=True)
class Classes:
    """The classes of one line's server. They lie in the environment whose Java wrote them."""

    lock: Lock
    folder: Path

    @classmethod
    def of(cls, lock: Lock) -> "Classes":
        """Where this program's own environment keeps them."""
        return cls(lock=lock, folder=Path(sys.prefix) / "share" / "rowan")

    def options(self) -> list[str]:
        """What tells Java to use them. Empty as long as none are kept."""
        return [f"-XX:SharedArchiveFile={self._whole}"] if self._whole.exists() else []

    def to_learn(self) -> list[str]:
        """What tells Java to write down at its end what it has loaded. Then call `keep`.

        Raises CalledProcessError where this Java can't.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self._base.exists():
            self._write_base()
        return [f"-XX:SharedArchiveFile={self._base}", f"-XX:ArchiveClassesAtExit={self._new}"]

    def keep(self) -> bool:
        """From now on use what was written down, if it was. Answers whether there is anything."""
        if self._new.exists():
            self._new.replace(self._whole)
        return self._whole.exists()

    def _write_base(self) -> None:
        """Java's own classes: the wheel comes without them, and the others are kept on top."""
        new = self._base.with_suffix(f".{os.getpid()}.part")
        words = [str(java()), "-Xshare:dump", "-XX:+UseSerialGC", f"-XX:SharedArchiveFile={new}"]
        subprocess.run(words, check=True, capture_output=True, timeout=LOOKED_FOR)
        new.replace(self._base)

    @property
    def _whole(self) -> Path:
        return self.folder / f"classes-{self._digest}.jsa"

    @property
    def _new(self) -> Path:
        return self.folder / f"classes-{self._digest}-{os.getpid()}.part"

    @property
    def _base(self) -> Path:
        return self.folder / f"classes-of-java-{self._java}.jsa"

    @property
    def _java(self) -> str:
        runtime = java().parents[1] / "lib" / "modules"
        found = runtime.stat()
        return _digest(str(runtime), str(found.st_mtime_ns), str(found.st_size))

    @property
    def _digest(self) -> str:
        return _digest(self._java, *(one.sha256 for one in self.lock.artifacts))


def _digest(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:DIGITS]
