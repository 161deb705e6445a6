"""A repository of a few files on this machine, whose answers can be spoilt or cut off."""

import hashlib
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from network.server.lock import Artifact, Lock


@dataclass
class Repository:
    """What the server has, and what it was asked. `cut`: send so many bytes, then hang up."""

    files: dict[str, bytes] = field(default_factory=dict)
    ranges: list[str | None] = field(default_factory=list)
    cut: int | None = None
    address: str = ""

    def holds(self, name: str, content: bytes) -> Artifact:
        """Offer a file; answers what a lock would say of it."""
        artifact = Artifact(
            coordinate=f"test.made.up:{name}:1.0",
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
        )
        self.files[f"/{artifact.path}"] = content
        return artifact


def lock_of(*artifacts: Artifact) -> Lock:
    return Lock(version="1.0", main="test.Main", artifacts=artifacts)


@pytest.fixture
def repository() -> Iterator[Repository]:
    held = Repository()

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            held.ranges.append(wanted)
            content = held.files.get(self.path)
            if content is None:
                self.send_error(404)
                return
            begin = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
            self.send_response(206 if wanted else 200)
            self.send_header("Content-Length", str(len(content) - begin))
            self.end_headers()
            rest = content[begin:]
            if held.cut is not None:
                rest, held.cut = rest[: held.cut], None
            self.wfile.write(rest)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    held.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield held
    server.shutdown()
    thread.join()
    server.server_close()
