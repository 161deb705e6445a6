"""The whole service on one machine: database, pages, worker; all gone when this process is."""

import contextlib
import fcntl
import os
import signal
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Self

from network.graph.connecting import connect
from network.graph.migrations import Migrations
from network.seed import planting
from network.server import health
from network.server.home import free_port, is_free
from network.server.kept import Kept
from network.server.local import LocalServer
from network.server.trouble import InUse, NotAnswering
from network.settings import CODES_ARE_ENOUGH, PROJECT, Settings

PORT = 8000
WORKERS = 2
READY = 120.0
PATIENCE = 12.0


@dataclass(kw_only=True)
class Running:
    """What runs, and how to end it. Starting again goes on with what is there."""

    environ: dict[str, str]
    home: Path
    port: int = 0
    server: LocalServer | None = None
    kept: list[Kept] = field(default_factory=list)

    @classmethod
    def of(cls, environ: dict[str, str]) -> Self:
        """The service as these variables want it."""
        home = Path(environ.get("ROWAN_HOME") or PROJECT / ".rowan").expanduser().resolve()
        return cls(environ=environ | {"ROWAN_HOME": str(home)}, home=home)

    @property
    def address(self) -> str:
        """Where to look."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def logs(self) -> Path:
        """Where the parts say what they do."""
        return self.home / "logs"

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the folder for this process. Raises InUse where another run has it."""
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.home / "run.lock").open("a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.seek(0)
                raise InUse(f"Rowan is running here already. {lock.read().strip()}") from None
            lock.truncate(0)
            lock.write(f"Its process number is {os.getpid()}.\n")
            lock.flush()
            yield

    def launch_database(self) -> None:
        """Use the server at NEO4J_URI, or start our own. Doesn't wait for it."""
        if self.environ.get("NEO4J_URI"):
            return
        planting.clear_half_a_world(self.home)
        self.server = LocalServer(home=self.home / "neo4j")
        self.server.launch()
        self.environ |= {
            "NEO4J_URI": self.server.uri,
            "NEO4J_USER": self.server.user,
            "NEO4J_PASSWORD_FILE": str(self.server.password_file),
        }

    def was_here_before(self) -> bool:
        """Whether there is a database of ours to go on with, so that all can start at once."""
        return (self.home / "neo4j" / "data" / "databases" / "neo4j").exists()

    def bring_up_to_date(self) -> None:
        """Wait for the database, and let it have every migration."""
        if self.server is not None:
            self.server.wait()
        graph = connect(self.settings())
        with contextlib.closing(graph):
            Migrations(graph=graph).run()

    def seed(self, say: Callable[[str], None]) -> None:
        """Fill an empty store with a made-up world, where the service is only tried out."""
        settings = self.settings()
        if not settings.production:
            planting.plant(settings, say)

    def sign_ins(self) -> list[str]:
        """Whom to sign in as, where the world is made up; printed codes stay in the file."""
        path = planting.sign_ins_file(self.home)
        if not path.exists():
            return []
        lines = path.read_text("utf-8").splitlines()
        shown = [line for line in lines if not line.startswith(planting.CODES)]
        return [*shown, f"Printed codes for those who work are in {path}"]

    def settings(self) -> Settings:
        """The settings that every part gets."""
        return Settings.read(self.environ)

    def launch_pages(self) -> None:
        """Start to serve the pages and the API, unless that was done. Doesn't wait."""
        if not self.port:
            self.port = self._free_port()
            self.environ.setdefault("ROWAN_PUBLIC_URL", self.address.rstrip("/"))
            self._let_codes_be_enough()
            self._keep("web", _gunicorn(self.port))

    def be_ready(self) -> None:
        """Start what is left; return when a page can be opened."""
        self.launch_pages()
        web = self.kept[0]
        self._keep("worker", ["network.cli", "work"])
        if not health.wait(lambda: _is_ready(self.address), web.alive, READY):
            raise NotAnswering(f"The pages don't answer: see {web.log}.")

    def watch(self) -> None:
        """Stay until a part ends for good. Ctrl-C ends it sooner."""
        while True:
            for each in self.kept:
                if not each.alive():
                    raise NotAnswering(f"A part has ended: see {each.log}.")
            time.sleep(1)

    def stop(self) -> None:
        """End every part: first those that use the database, then the database."""
        for each in self.kept:
            each.ask_to_stop()
        for each in self.kept:
            each.stop()
        if self.server is not None:
            self.server.stop()

    def _keep(self, name: str, module: list[str]) -> Kept:
        # The option means nothing to Python: by it we know our own process again after a crash.
        mark = f"rowan={self.home}"
        part = Kept(
            name=name,
            command=[sys.executable, "-X", mark, "-m", *module],
            run_dir=self.home / "run",
            log=self.logs / f"{name}.log",
            mark=mark,
            environ=self.environ,
            folder=PROJECT,
            patience=PATIENCE,
        )
        self.kept.append(part)
        part.start()
        return part

    def _let_codes_be_enough(self) -> None:
        """Where the world is made up, let every hat be tried with a printed code. Nowhere else."""
        made_up = planting.sign_ins_file(self.home).exists()
        if made_up and not self.settings().production:
            self.environ.setdefault(CODES_ARE_ENOUGH, "yes")

    def _free_port(self) -> int:
        wanted = int(self.environ.get("ROWAN_PORT") or PORT)
        return wanted if wanted and is_free(wanted) else free_port()


@contextlib.contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end things as Ctrl-C does, which a script may have switched off."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _like_ctrl_c)
    with contextlib.suppress(KeyboardInterrupt):
        yield


def _like_ctrl_c(*_: object) -> None:
    raise KeyboardInterrupt


def _gunicorn(port: int) -> list[str]:
    return [
        *("gunicorn", "web.wsgi:app", "--config", "python:network.cli._gunicorn"),
        *("--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--worker-class", "sync"),
    ]


def _is_ready(address: str) -> bool:
    # Never through a proxy: it is this machine that is asked.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{address}readyz", timeout=5) as answer:
            return bool(answer.status == HTTPStatus.OK)
    except OSError:
        return False
