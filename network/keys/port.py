"""What a key store must do. The default keeps keys in SQLite; a key service can stand here too."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

KEY_ID_BYTES = 8
KeyName = tuple[str, bytes]
"""By what a key is known: its owner, and its id."""


@dataclass(frozen=True)
class DataKey:
    """A key of 256 bits that seals one owner's records. Its repr shows nothing."""

    id: bytes
    secret: bytes

    def __repr__(self) -> str:
        return "DataKey(hidden)"


class KeyStore(Protocol):
    """Keys by owner. An owner is a person's id, or a name for the service's own records.

    Every method raises Unavailable when the store can't be reached: nothing is guessed or cached.
    """

    def make(self, owner: str) -> DataKey:
        """The owner's newest key, made and kept for good before it is handed out."""
        ...

    def newest(self, owner: str) -> DataKey:
        """The key that seals now. Raises Broken where the owner has none (any more)."""
        ...

    def key(self, owner: str, key_id: bytes) -> DataKey:
        """The key that sealed a record. Raises Broken where it is gone or somebody else's."""
        ...

    def several(self, names: Collection[KeyName]) -> dict[KeyName, DataKey]:
        """Those of these keys that are there, looked up together. For what is read together.

        What is gone, somebody else's or doesn't open is left out: `key` says so.
        """
        ...

    def destroy(self, owner: str) -> None:
        """Destroy every key of the owner, for good. Nothing happens where there is none."""
        ...

    def destroy_one(self, owner: str, key_id: bytes) -> None:
        """Destroy one key of the owner, for good. Nothing happens where there is none."""
        ...

    def ids(self, owner: str) -> list[bytes]:
        """The ids of the owner's keys, oldest first."""
        ...

    def owners(self) -> Iterator[str]:
        """Everybody who has a key."""
        ...

    def index_key(self, name: str) -> bytes:
        """The key of one blind index, made when first asked for."""
        ...
