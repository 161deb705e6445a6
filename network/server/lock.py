"""Which files make a server: coordinates, fingerprints and sizes, pinned in locks/.

A lock is plain text. Its first lines say `version …` and `main …` (the class that starts the
server); then comes one line a file: coordinate, SHA-256, bytes. It holds no address: where files
come from is said in `fetch`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

LOCKS = Path(__file__).resolve().parent / "locks"
ENTRY = re.compile(r"^([^:\s]+(?::[^:\s]+){2,3}) ([0-9a-f]{64}) (\d+)$")


class Line(StrEnum):
    """The two lines of Neo4j that the service runs on."""

    LTS = "lts"
    NEWEST = "newest"


FILES = {Line.LTS: "neo4j-5.26.lock", Line.NEWEST: "neo4j-2026.08.lock"}


class BadLock(Exception):
    """A lock file that can't be read."""


@dataclass(frozen=True, kw_only=True)
class Artifact:
    """One file of a server: `group:name:version`, with `:classifier` if it has one."""

    coordinate: str
    sha256: str
    size: int

    @property
    def file_name(self) -> str:
        """What a repository calls the file."""
        _, *parts = self.coordinate.split(":")
        return "-".join(parts) + ".jar"

    @property
    def path(self) -> str:
        """Where a repository keeps the file."""
        group, name, version, *_ = self.coordinate.split(":")
        return f"{group.replace('.', '/')}/{name}/{version}/{self.file_name}"


@dataclass(frozen=True, kw_only=True)
class Lock:
    """Everything a server of one version is made of, in the order of the class path."""

    version: str
    main: str
    artifacts: tuple[Artifact, ...]

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(artifact.size for artifact in self.artifacts)


@cache
def lock_of(line: Line) -> Lock:
    """The lock of a line."""
    return read((LOCKS / FILES[line]).read_text("utf-8"))


def read(text: str) -> Lock:
    """Understand a lock. Raises BadLock at the first line that isn't one."""
    said: dict[str, str] = {}
    artifacts = []
    for line in text.splitlines():
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if words[0] in ("version", "main") and len(words) > 1:
            said[words[0]] = words[1]
        else:
            artifacts.append(_artifact(words))
    if said.keys() != {"version", "main"} or not artifacts:
        raise BadLock("a lock needs a version, a main class and files")
    return Lock(version=said["version"], main=said["main"], artifacts=tuple(artifacts))


def write(lock: Lock, about: str) -> str:
    """A lock as text, with a line on top that says how it was made."""
    lines = [f"# {about}", f"version {lock.version}", f"main {lock.main}"]
    lines += [f"{each.coordinate} {each.sha256} {each.size}" for each in lock.artifacts]
    return "\n".join(lines) + "\n"


def _artifact(words: list[str]) -> Artifact:
    found = ENTRY.match(" ".join(words))
    if found is None:
        raise BadLock(f"not a line of a lock: {' '.join(words)[:80]}")
    return Artifact(coordinate=found[1], sha256=found[2], size=int(found[3]))
