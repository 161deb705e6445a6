"""A file of lines, compressed and sealed in pieces: cut short or altered, it is refused.

Layout: title (8 bytes) · version of the backup key (4) · salt (32), then pieces, each with its
length (4) before it. A piece is AES-256-GCM under a key derived for this one file, with its number
and whether it is the last bound into the nonce, so that pieces can't be dropped, moved or repeated.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_bytes
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from network.durable import synced_file
from network.errors import Broken
from network.keys.outer import Outer

TITLE = b"ROWANBK1"
PIECE = 1 << 20
SALT_BYTES = 32
NUMBER_BYTES = 11
TAG_BYTES = 16
LEVEL = 3


@dataclass
class Sealing:
    """A sealed file being written."""

    file: BinaryIO
    cipher: AESGCM
    _number: int = 0
    _waiting: bytearray = field(default_factory=bytearray)
    _packer: "zlib._Compress" = field(default_factory=lambda: zlib.compressobj(LEVEL))

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self._waiting += self._packer.compress(data)
        while len(self._waiting) > PIECE:
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]

    def finish(self) -> None:
        """Write what is left, marked as the end."""
        self._waiting += self._packer.flush()
        while len(self._waiting) > PIECE:
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        self._put(bytes(self._waiting), last=True)

    def _put(self, piece: bytes, *, last: bool) -> None:
        sealed = self.cipher.encrypt(_nonce(self._number, last=last), piece, None)
        self.file.write(len(sealed).to_bytes(4, "big") + sealed)
        self._number += 1


@contextmanager
def sealing(path: Path, keys: Outer, kind: str) -> Iterator[Sealing]:
    """Write a sealed file of a kind; it is on the disk when the block ends."""
    version, salt = keys.newest(), token_bytes(SALT_BYTES)
    with synced_file(path) as file:
        file.write(TITLE + version.to_bytes(4, "big") + salt)
        opened = Sealing(file, _cipher(keys.secret(version), salt, kind))
        yield opened
        opened.finish()


def opened(path: Path, keys: Outer, kind: str) -> Iterator[bytes]:
    """The bytes of a sealed file, in stretches.

    Raises Broken where it was cut short or altered, is of another kind, or the key is another one.
    Nothing of a piece is handed out before the whole piece has been proved.
    """
    unpacker = zlib.decompressobj()
    with path.open("rb") as file:
        cipher = _begun(file, keys, kind)
        for piece in _pieces(file, cipher):
            yield from _unpacked(unpacker, piece)
    yield unpacker.flush()
    if not unpacker.eof:
        raise Broken("The backup was cut short.")


def _unpacked(unpacker: "zlib._Decompress", piece: bytes) -> Iterator[bytes]:
    while piece:
        yield unpacker.decompress(piece, PIECE)
        piece = unpacker.unconsumed_tail


def lines(path: Path, keys: Outer, kind: str) -> Iterator[bytes]:
    """The lines of a sealed file."""
    rest = b""
    for stretch in opened(path, keys, kind):
        *whole, rest = (rest + stretch).split(b"\n")
        yield from whole
    if rest:
        raise Broken("The backup was cut short.")


def _begun(file: BinaryIO, keys: Outer, kind: str) -> AESGCM:
    head = file.read(len(TITLE) + 4 + SALT_BYTES)
    if len(head) < len(TITLE) + 4 + SALT_BYTES or not head.startswith(TITLE):
        raise Broken("This is no backup of ours, or it was cut short.")
    version = int.from_bytes(head[len(TITLE) : len(TITLE) + 4], "big")
    return _cipher(keys.secret(version), head[-SALT_BYTES:], kind)


def _pieces(file: BinaryIO, cipher: AESGCM) -> Iterator[bytes]:
    number, last = 0, False
    while not last:
        size = int.from_bytes(file.read(4), "big")
        if not TAG_BYTES <= size <= PIECE + TAG_BYTES:
            raise Broken("The backup was cut short or altered.")
        sealed = file.read(size)
        piece = _proved(cipher, number, sealed, last=False)
        if piece is None:
            piece, last = _proved(cipher, number, sealed, last=True), True
        if piece is None:
            raise Broken("The backup was altered, or its key is another one.")
        yield piece
        number += 1
    if file.read(1):
        raise Broken("The backup was altered.")


def _proved(cipher: AESGCM, number: int, sealed: bytes, *, last: bool) -> bytes | None:
    try:
        return cipher.decrypt(_nonce(number, last=last), sealed, None)
    except InvalidTag:
        return None


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(NUMBER_BYTES, "big") + bytes((last,))


def _cipher(secret: bytes, salt: bytes, kind: str) -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=32, salt=salt, info=f"rowan|{kind}".encode())
    return AESGCM(derived.derive(secret))
