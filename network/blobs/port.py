"""What a store of blobs must do. The default is a folder; object storage can stand here too."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol


class Blobs(Protocol):
    """Sealed bytes by id. Callers hand in what is sealed already: nothing here is readable."""

    def put(self, blob_id: str, data: bytes) -> None:
        """Keep the bytes, safe on the disk when this returns. The same id again replaces them."""
        ...

    def get(self, blob_id: str) -> bytes:
        """The bytes. Raises NotFound where there are none."""
        ...

    def delete(self, blob_id: str) -> None:
        """Remove the bytes for good. Nothing happens where there are none."""
        ...

    def ids(self) -> Iterator[str]:
        """Every id there is, in order."""
        ...

    def kept_before(self, moment: datetime) -> Iterator[str]:
        """The ids of what was last put before a moment, in order."""
        ...
