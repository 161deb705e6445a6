"""A local Neo4j server from start to stop.

    with LocalServer(home=Path(".rowan/server")) as server:
        … server.uri, server.user, server.password …

It is brought back when it dies, and it never outlives the process that started it.
"""

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from network.server import health
from network.server.cache import Cache, require_room
from network.server.classes import Classes
from network.server.fetch import Fetch
from network.server.home import USER, Home
from network.server.java import java
from network.server.kept import Kept
from network.server.lock import Line, Lock, lock_of
from network.server.size import Size
from network.server.trouble import NotAnswering, ServerTrouble

STARTING = 180.0
STOPPING = 20.0
LEARNING = 180.0
STORE_ROOM = 100_000_000
LAST_LINES = 12
ADMIN = "org.neo4j.cli.AdminTool"
HINTS = {
    "Address already in use": "its port was taken meanwhile: try again",
    "Could not reserve enough space": "there is not enough memory",
    "insufficient memory": "there is not enough memory",
    "No space left on device": "the disk is full",
    "Permission denied": "its folder can't be written",
    "StoreLockException": "another server uses the same store",
    "UnsupportedClassVersionError": "the Java runtime is too old for this Neo4j",
}


@dataclass(kw_only=True)
class LocalServer:
    """A server in a folder of its own. Starting again goes on with what is there."""

    home: Path
    line: Line | str = Line.LTS
    size: Size = Size.NORMAL
    cache: Cache = field(default_factory=Cache.of)
    learns: bool = False
    """Whether what it loads is kept for the servers after it. It then ends slowly."""
    user: str = USER
    uri: str = ""
    _kept: Kept | None = None

    @property
    def password(self) -> str:
        """The password, from its private file."""
        return self._home.password()

    @property
    def password_file(self) -> Path:
        """Where the password lies."""
        return self._home.password_file

    @property
    def log(self) -> Path:
        """What the server says of itself."""
        return self._home.log

    @property
    def pid(self) -> int | None:
        """The number of the database's own process."""
        return self._kept.pid() if self._kept else None

    @property
    def starts(self) -> int:
        """How many times it was started: more than one means that it died in between."""
        return self._kept.starts() if self._kept else 0

    def start(self) -> Self:
        """Fetch what is missing, start the server and wait until it answers a query."""
        try:
            self.launch()
            self.wait()
        except BaseException:
            self.stop()
            raise
        return self

    def launch(self) -> None:
        """Start the server without waiting. From now on `uri` and `password` are known."""
        jars = Fetch(self.cache).all_of(self._lock)
        require_room(self.home, STORE_ROOM, "the database")
        self._home.prepare()
        port = self._home.port()
        self.uri = f"bolt://127.0.0.1:{port}"
        more = self._classes.to_learn() if self.learns else self._classes.options()
        self._home.configure(size=self.size, line=Line(self.line), port=port, jars=jars, more=more)
        self._kept = Kept(
            name="neo4j",
            command=self._java(
                self._lock.main, f"--home-dir={self.home}", f"--config-dir={self._home.conf}"
            ),
            run_dir=self._home.run_dir,
            log=self._home.log,
            mark=f"--home-dir={self.home}",
            folder=self.home,
            environ=self._environ(),
            patience=LEARNING if self.learns else STOPPING,
        )
        self._kept.start()

    def wait(self, seconds: float = STARTING) -> None:
        """Wait until it answers. Raises NotAnswering with what its log says."""
        if not health.wait(self.answers, self._alive, seconds):
            raise NotAnswering(self._why())

    def answers(self) -> bool:
        """Whether a query gets its answer now."""
        return health.answers(self.uri, self.user, self.password)

    def stop(self) -> None:
        """Stop it. Close your drivers first, or it waits for them a little. Safe to call twice."""
        if self._kept is not None:
            self._kept.stop()
        if self.learns:
            self._classes.keep()

    def admin(self, *arguments: str) -> str:
        """Run neo4j-admin on the store, such as `database dump neo4j`. The server must be stopped.

        Raises ServerTrouble with the tool's last words.
        """
        if self._alive():
            raise ServerTrouble("Stop the local server before working on its files.")
        jars = Fetch(self.cache).all_of(self._lock)
        self._home.prepare()
        self._home.configure(
            size=self.size, line=Line(self.line), port=self._home.port(), jars=jars
        )
        done = subprocess.run(
            self._java(ADMIN, *arguments),
            env=self._environ(),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ServerTrouble(f"{' '.join(arguments[:2])} failed: {_last(done.stderr, 3)}")
        return done.stdout

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def _lock(self) -> Lock:
        return lock_of(Line(self.line))

    @property
    def _classes(self) -> Classes:
        return Classes.of(self._lock)

    @property
    def _home(self) -> Home:
        return Home(self.home)

    def _alive(self) -> bool:
        return self._kept is not None and self._kept.alive()

    def _java(self, *arguments: str) -> list[str]:
        return [str(java()), f"@{self._home.conf / 'java.args'}", *arguments]

    def _environ(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
        return kept | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self._home.conf)}

    def _why(self) -> str:
        said = self._home.log.read_text("utf-8", "replace") if self._home.log.exists() else ""
        recent = _last(said, LAST_LINES)
        hint = next((why for mark, why in HINTS.items() if mark in recent), "")
        return (
            "The local database server doesn't answer"
            + (f": {hint}. " if hint else ". ")
            + f"Its log is {self._home.log} and ends with:\n{recent}"
        )


def _last(text: str, lines: int) -> str:
    return "\n".join(text.strip().splitlines()[-lines:])
