"""The outer key: it wraps every data key, and lies in a file apart from what it wraps.

The file holds one line for each version, newest last. There are two only while keys are being
wrapped anew, so that a crash in the middle leaves nothing unreadable.
"""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from network.durable import replace_file, write_new
from network.errors import Broken

SECRET_BYTES = 32
TITLE = (
    "# Rowan outer keys: version and key. Keep a copy apart from the database and the key store."
)


class Outer(Protocol):
    """Whatever holds the outer key in its versions."""

    def newest(self) -> int:
        """The version that wraps now."""
        ...

    def secret(self, version: int) -> bytes:
        """The key of one version. Raises Broken where it isn't held (any more)."""
        ...


@dataclass(frozen=True)
class OneOuter:
    """A single outer key from elsewhere, such as a test or a secrets service."""

    key: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.key) != SECRET_BYTES:
            raise Broken("The outer key must be 32 bytes long.")

    def newest(self) -> int:
        return 1

    def secret(self, version: int) -> bytes:
        if version != 1:
            raise Broken
        return self.key


class OuterFile:
    """Outer keys in a file, read again when a version turns up that isn't known yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: dict[int, bytes] = read(path)

    def newest(self) -> int:
        return max(self._known)

    def secret(self, version: int) -> bytes:
        if version not in self._known:
            self._known = read(self.path)
        if version not in self._known:
            raise Broken
        return self._known[version]

    def versions(self) -> list[int]:
        """The versions in the file at this moment, oldest first."""
        self._known = read(self.path)
        return sorted(self._known)

    def add(self) -> int:
        """Keep a new key beside the present one, and answer its version."""
        known = read(self.path)
        version = max(known) + 1
        self._keep({**known, version: secrets.token_bytes(SECRET_BYTES)})
        return version

    def drop(self, version: int) -> None:
        """Forget an old version. Nothing happens where it is gone already."""
        known = read(self.path)
        if version in known and len(known) > 1:
            self._keep({number: key for number, key in known.items() if number != version})

    def _keep(self, known: dict[int, bytes]) -> None:
        replace_file(self.path, _text(known))
        self._known = known


def open_or_make(path: Path, *, make: bool) -> OuterFile:
    """The outer key file; made where it is missing and `make` allows it.

    Two processes that make it at once end up with the same one.
    """
    if make and not path.exists():
        write_new(path, _text({1: secrets.token_bytes(SECRET_BYTES)}))
    return OuterFile(path)


def read(path: Path) -> dict[int, bytes]:
    """The versions in a file. Raises Broken where it can't be read as one."""
    try:
        lines = path.read_text("ascii").splitlines()
        pairs = [line.split() for line in lines if line.strip() and not line.startswith("#")]
        known = {int(version): bytes.fromhex(key) for version, key in pairs}
    except (OSError, ValueError):
        raise Broken("The outer key file is missing or can't be read.") from None
    if not known or any(len(key) != SECRET_BYTES for key in known.values()):
        raise Broken("The outer key file is damaged.")
    return known


def _text(known: dict[int, bytes]) -> bytes:
    lines = [f"{version} {key.hex()}" for version, key in sorted(known.items())]
    return (os.linesep.join([TITLE, *lines]) + os.linesep).encode("ascii")
