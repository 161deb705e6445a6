"""Nothing acknowledged is lost, and nothing is done twice, whatever is killed meanwhile.

Writers add people to maps over HTTP and try again, with the same key, until they are told that it
was kept. Meanwhile the database or the pages are killed (SIGKILL) at random moments; their keepers
start them again. What this does not show: a power cut, which takes the disk's own cache with it.
"""

import http.client
import json
import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import pytest

from network import bootstrap
from network.accounts.model import SignUp, TokenScope
from network.actor import Actor
from network.bootstrap import Services
from network.cli._running import Running
from network.identity import new_id
from tests.counts import times

SEED = 20260314
PEOPLE = 4
EDITS = times(48, prove=2000)
KILLS = times(2, prove=50)
PATIENCE = 180.0

pytestmark = pytest.mark.timeout(times(600, prove=1700))


@dataclass
class Writer:
    """One person's hands: adds somebody, and goes on trying until it is acknowledged."""

    actor: Actor
    token: str
    port: int
    acknowledged: list[str] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    tries: int = 0
    answers: Counter[int | None] = field(default_factory=Counter)

    def write(self, count: int) -> None:
        """Add `count` people."""
        for number in range(count):
            name = f"Somebody {number} {new_id()[:8]}"
            if not self._until_kept(name, key=new_id()):
                return

    def _until_kept(self, name: str, *, key: str) -> bool:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.tries += 1
            status = self._once(name, key)
            self.answers[status] += 1
            if status == HTTPStatus.CREATED:
                self.acknowledged.append(name)
                return True
            if status is not None and status < HTTPStatus.INTERNAL_SERVER_ERROR:
                self.refused.append(status)
                return False
            time.sleep(0.05)
        return False

    def _once(self, name: str, key: str) -> int | None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request(
                "POST",
                "/api/v1/me/map/connections",
                body=json.dumps({"name": name}),
                headers={
                    "Authorization": f"Bearer {self.token}",
                    "Content-Type": "application/json",
                    "Idempotency-Key": key,
                },
            )
            return line.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            line.close()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """The whole service with an empty store of its own."""
    whole = Running.of({**os.environ, "ROWAN_HOME": str(tmp_path / "rowan"), "NEO4J_URI": ""})
    try:
        whole.launch_database()
        whole.bring_up_to_date()
        yield whole
    finally:
        whole.stop()


def test_killing_the_database_and_the_pages_loses_nothing_and_does_nothing_twice(
    running: Running,
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
) -> None:
    services = bootstrap.build(running.settings())
    request.addfinalizer(services.close)
    actors = [_somebody(services, number) for number in range(PEOPLE)]
    tokens = [
        services.tokens.make(actor, "proof", [TokenScope.MAP_WRITE], days=30) for actor in actors
    ]
    running.be_ready()
    writers = [
        Writer(actor=actor, token=made.token, port=running.port)
        for actor, made in zip(actors, tokens, strict=True)
    ]

    kills = _write_while_killing(running, writers)

    running.server.wait(60)  # type: ignore[union-attr]
    assert [writer.refused for writer in writers] == [[] for _ in writers]
    assert sum(len(writer.acknowledged) for writer in writers) == EDITS
    for writer in writers:
        kept = Counter(one.name for one in services.maps.open(writer.actor).connections)
        lost = set(writer.acknowledged) - set(kept)
        assert not lost
        assert kept == Counter(writer.acknowledged)
        assert services.maps.open(writer.actor).seq == len(writer.acknowledged)
    answers = sum((writer.answers for writer in writers), Counter[int | None]())
    record_property("answers while trying", {str(key): count for key, count in answers.items()})
    record_property("acknowledged edits", EDITS)
    record_property("kills of the database", kills["database"])
    record_property("kills of the pages", kills["pages"])
    record_property("tries", sum(writer.tries for writer in writers))
    record_property("lost", 0)
    record_property("done twice", 0)


def _somebody(services: Services, number: int) -> Actor:
    account = services.accounts.sign_up(
        SignUp(sign_in_name=f"proof of {_word(number)}", password="a long enough proof of nothing")
    )
    return Actor(person_id=account.person_id, account_id=account.account_id, stepped_up=True)


def _word(number: int) -> str:
    return ("maple", "cedar", "willow", "hazel")[number]


def _write_while_killing(running: Running, writers: list[Writer]) -> Counter[str]:
    chance = random.Random(SEED)
    threads = [
        threading.Thread(target=writer.write, args=(EDITS // len(writers),)) for writer in writers
    ]
    for thread in threads:
        thread.start()
    kills: Counter[str] = Counter()
    for number in range(KILLS):
        # Spread over the edits, and not at the same point of an edit each time.
        _wait_for(writers, threads, at_least=(number + 1) * EDITS // (KILLS + 1))
        time.sleep(chance.uniform(0, 0.3))
        kills[_kill(running, chance)] += 1
    for thread in threads:
        thread.join(PATIENCE)
    return kills


def _wait_for(writers: list[Writer], threads: list[threading.Thread], *, at_least: int) -> None:
    while sum(len(writer.acknowledged) for writer in writers) < at_least:
        if not any(thread.is_alive() for thread in threads):
            return
        time.sleep(0.02)


def _kill(running: Running, chance: random.Random) -> str:
    which = chance.choice(("database", "pages"))
    pid = running.server.pid if which == "database" and running.server else running.kept[0].pid()
    if pid is not None:
        os.kill(pid, signal.SIGKILL)
    return which
