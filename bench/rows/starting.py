"""How long it takes to begin, and to begin again after a crash, beside Neo4j alone."""

import contextlib
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.row import Row
from bench.timing import FULL, Pace
from network import bootstrap
from network.accounts.model import SignUp
from network.actor import Actor
from network.connections.edits import Put
from network.connections.model import Connection
from network.identity import ItemId, StepId, new_id
from network.server.kept import Kept
from network.server.local import LocalServer
from network.settings import PROJECT, Settings

MOST_MORE = 8.0
EDITS = 40
LONGEST = 180.0
READY = re.compile(r"Rowan is ready:\s+(\S+)")


@dataclass
class Service:
    """`network run` as a process of its own, in a folder that was used before."""

    home: Path
    process: subprocess.Popen[str] | None = None
    address: str = ""
    said: list[str] = field(default_factory=list)

    def start(self) -> float:
        """Start it; answers the seconds until it said that a page can be opened."""
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "network.cli", "run", "--no-seed"],
            cwd=PROJECT,
            env=os.environ | {"ROWAN_HOME": str(self.home), "ROWAN_PORT": "0"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for line in self.process.stdout or ():
            self.said.append(line)
            if found := READY.search(line):
                self.address = found[1]
                self.opens()
                return time.perf_counter() - began
        raise RuntimeError("it did not start: " + "".join(self.said[-5:]))

    def opens(self) -> bool:
        """Whether the service is ready and its first page comes."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with contextlib.suppress(OSError):
            for path in ("readyz", ""):
                with opener.open(f"{self.address}{path}", timeout=30) as answer:
                    answer.read()
            return True
        return False

    def stop(self) -> None:
        """End it as Ctrl-C does. Safe to call twice."""
        process, self.process = self.process, None
        if process is not None:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)


def measure(pace: Pace) -> Iterator[Row]:
    """Start by turns, then kill the database and wait for the first good answer."""
    rounds = 3 if pace is FULL else 2
    folder = Path(tempfile.mkdtemp(prefix="rowan-bench-"))
    service, alone = Service(folder / "rowan"), LocalServer(home=folder / "alone")
    try:
        for once in (service.start, alone.start):
            once()
        alone.stop()
        service.stop()
        alones, ours = [], []
        for _ in range(rounds):
            alones.append(_alone(alone))
            ours.append(service.start())
            service.stop()
        yield _row("make run with warm caches to the first page", ours, alones)
        service.start()
        kills, kept = [], True
        for _ in range(rounds):
            seconds, all_there = _killed(service)
            kills.append(seconds)
            kept = kept and all_there
        service.stop()
        yield _row("SIGKILL of the database to the first good answer", kills, alones, kept=kept)
    finally:
        service.stop()
        alone.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _alone(server: LocalServer) -> float:
    began = time.perf_counter()
    server.start()
    seconds = time.perf_counter() - began
    server.stop()
    return seconds


def _killed(service: Service) -> tuple[float, bool]:
    """Acknowledge some edits, kill the database, and count them when it is back."""
    services = bootstrap.build(_settings(service))
    with contextlib.closing(services):
        name = "-".join(
            ("bench", new_id()[:8].translate(str.maketrans("0123456789", "ghijklmnop")))
        )
        made = services.accounts.sign_up(
            SignUp(sign_in_name=name, password="violin-kettle-orbit-maple-7")
        )
        actor = Actor(person_id=made.person_id)
        for number in range(EDITS):
            somebody = Connection(id=ItemId(new_id()), name=f"Person {number}")
            services.maps.change(actor, StepId(new_id()), "add_connection", [Put(somebody)])
        os.kill(_database(service).pid() or 0, signal.SIGKILL)
        began = time.perf_counter()
        while not service.opens():
            if time.perf_counter() - began > LONGEST:
                raise RuntimeError("it did not come back")
            time.sleep(0.05)
        seconds = time.perf_counter() - began
        return seconds, len(services.maps.open(actor).connections) == EDITS


def _database(service: Service) -> Kept:
    folder = service.home / "neo4j"
    return Kept(name="neo4j", command=[], run_dir=folder / "run", log=folder / "log", mark="")


def _settings(service: Service) -> Settings:
    port = (service.home / "neo4j" / "run" / "port").read_text("utf-8")
    return Settings.read(
        {
            "ROWAN_HOME": str(service.home),
            "NEO4J_URI": f"bolt://127.0.0.1:{port}",
            "NEO4J_PASSWORD_FILE": str(service.home / "neo4j" / "password"),
        }
    )


def _row(name: str, ours: list[float], alone: list[float], *, kept: bool = True) -> Row:
    more = statistics.median(ours) - statistics.median(alone)
    lost = "" if kept else ", ACKNOWLEDGED EDITS WERE LOST"
    return Row(
        name=name,
        beside="starting Neo4j alone",
        bar=f"at most {MOST_MORE:.0f} s more"
        + (", nothing acknowledged lost" if "KILL" in name else ""),
        figures=f"{statistics.median(ours):.1f} s beside {statistics.median(alone):.1f} s",
        verdict=f"{more:+.1f} s{lost}",
        good=more <= MOST_MORE and kept,
        counts=f"median of {len(ours)}",
    )
