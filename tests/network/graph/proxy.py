"""A line to the database that can be cut at the worst moment: around COMMIT."""

import socket
import threading
from contextlib import suppress
from enum import Enum, auto
from urllib.parse import urlsplit

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
SIZE = 65536


class Cut(Enum):
    """Where the line breaks."""

    NOWHERE = auto()
    BEFORE_COMMIT = auto()
    AFTER_COMMIT = auto()


class Proxy:
    """Passes bytes on between the driver and the server until told to cut, once."""

    def __init__(self, uri: str) -> None:
        parts = urlsplit(uri)
        self._server = (parts.hostname or "127.0.0.1", parts.port or 7687)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.cut = Cut.NOWHERE
        self._pairs: list[_Pair] = []
        self.ways = 0
        """How often the driver has said something."""
        self.uri = f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def drop(self) -> None:
        """Break every line there is, as a server that is started again does."""
        for pair in self._pairs:
            pair.end()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(self._server)
                pair = _Pair(self, client, server)
                self._pairs.append(pair)
                threading.Thread(target=pair.to_server, daemon=True).start()
                threading.Thread(target=pair.to_client, daemon=True).start()


class _Pair:
    """One connection through the proxy."""

    def __init__(self, proxy: Proxy, client: socket.socket, server: socket.socket) -> None:
        self.proxy, self.client, self.server = proxy, client, server
        self.muted = False
        self.heard = threading.Event()

    def to_server(self) -> None:
        with suppress(OSError):
            while data := self.client.recv(SIZE):
                self.proxy.ways += 1
                if COMMIT in data and self._cut(data):
                    return
                self.server.sendall(data)
        self.end()

    def _cut(self, data: bytes) -> bool:
        how, self.proxy.cut = self.proxy.cut, Cut.NOWHERE
        if how is Cut.NOWHERE:
            return False
        if how is Cut.AFTER_COMMIT:
            # The server commits, and nobody hears of it.
            self.muted = True
            self.server.sendall(data)
            self.heard.wait(5)
        self.end()
        return True

    def to_client(self) -> None:
        with suppress(OSError):
            while data := self.server.recv(SIZE):
                if self.muted:
                    self.heard.set()
                    return
                self.client.sendall(data)
        self.end()

    def end(self) -> None:
        """Break both halves."""
        for end in (self.client, self.server):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
