"""The folder of a local server: its files, its password, its port.

conf/  neo4j.conf, java.args      data/  the store      logs/  neo4j.log, debug.log, …
run/   pid file, lock, port       password               (all readable by the owner alone)
"""

import hashlib
import os
import secrets
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from network.server.lock import Line
from network.server.size import Size, java_options, settings

USER = "neo4j"
ROUNDS = 1024
SALT_BYTES = 32
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700


@dataclass(frozen=True)
class Home:
    """One server's folder."""

    path: Path

    @property
    def conf(self) -> Path:
        """Where the settings lie."""
        return self.path / "conf"

    @property
    def run_dir(self) -> Path:
        """Where it is noted what runs."""
        return self.path / "run"

    @property
    def log(self) -> Path:
        """What the server says of itself."""
        return self.path / "logs" / "server.log"

    @property
    def password_file(self) -> Path:
        """Where the password lies."""
        return self.path / "password"

    def prepare(self) -> None:
        """Make the folder, and for a new store a random password."""
        for folder in (self.path, self.conf, self.run_dir, self.log.parent, self.path / "data"):
            folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
        self.path.chmod(PRIVATE_FOLDER)
        if not self.password_file.exists():
            password = secrets.token_urlsafe(32)
            # The server reads this when it makes its system database, and never again.
            write_private(self.path / "data" / "dbms" / "auth.ini", first_sign_in(password))
            write_private(self.password_file, password)

    def password(self) -> str:
        """The password of the one user."""
        return self.password_file.read_text("utf-8").strip()

    def port(self) -> int:
        """The port of last time if it is free, else another free one."""
        noted = self.run_dir / "port"
        try:
            port = int(noted.read_text("utf-8"))
        except (OSError, ValueError):
            port = 0
        if not port or not is_free(port):
            port = free_port()
            write_private(noted, str(port))
        return port

    def configure(
        self, *, size: Size, line: Line, port: int, jars: list[Path], more: Sequence[str] = ()
    ) -> None:
        """Write the settings and what Java is told, with `more` of it."""
        write_private(self.conf / "neo4j.conf", settings(size, port, line))
        class_path = os.pathsep.join(map(str, jars))
        options = [*java_options(size), *more, f'-cp "{class_path}"']
        write_private(self.conf / "java.args", "\n".join(options) + "\n")


def first_sign_in(password: str) -> str:
    """The line from which a new server learns its user's password: salted and hashed."""
    salt = secrets.token_bytes(SALT_BYTES)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return f"{USER}:SHA-256,{digest.hex()},{salt.hex()},{ROUNDS}:\n"


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def free_port() -> int:
    """A port on this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    """Whether a server could listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
