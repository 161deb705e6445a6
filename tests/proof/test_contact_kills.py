"""No letter that was acknowledged is lost or comes twice, and nothing that was closed opens again.

People write to each other by the pages and close things, and try each again, with the same key,
until they are told that it was done. Meanwhile the pages, the worker and the database are killed
(SIGKILL) at random moments; their keepers start them again.
"""

import base64
import hashlib
import hmac
import http.client
import os
import random
import re
import secrets
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

import pytest

from network import bootstrap
from network.accounts.model import SignUp
from network.actor import Actor
from network.bootstrap import Services
from network.cli._running import Running
from network.clock import FrozenClock, SystemClock
from network.consent import store as consent
from network.consent.kept import Between
from network.consent.terms import granted
from network.graph.door import Tx
from network.identity import ItemId, new_id
from network.letters import store as letters
from network.letters.model import (
    MOST_WAITING,
    READ_OVER_FIRST,
    LetterState,
    WrittenLetter,
)
from network.outbox.worker import LEASE
from network.sending import store as sending
from network.sending.kinds import NoticeKind, PointKind
from network.sending.model import ContactPoint, Reach
from network.sending.notices import Notices
from network.ties import store as ties
from network.ties.in_touch import Stands
from network.ties.model import Side
from network.ties.yes import in_touch
from tests.counts import PROVING, times
from tests.postroom import ANY_TIME
from tests.ties import SAID, WORDING, YES, grown_up

SEED = 20260314
KILLS = times(3, prove=200)
PAIRS = times(4, prove=60)
LETTERS = MOST_WAITING
"""To one person: as many as may wait, whenever the worker comes by."""
APART = (0.3, 2.5)
"""So many seconds lie between two kills."""
PATIENCE = 240.0
LONG_AGO = timedelta(days=60)
REFERENCE = re.compile(r"(?im)^message-id: *(\S+)")
SECRET = "a secret of the browser's own"

pytestmark = [
    pytest.mark.timeout(1700),
    pytest.mark.skipif(not PROVING, reason="it takes minutes: `make prove PARTS=contact-kills`"),
]


@dataclass
class Hands:
    """One person at their browser: writes letters in one tie, and at last perhaps closes it."""

    actor: Actor
    other: Actor
    tie_id: str
    token: str
    port: int
    closes: bool
    chance: random.Random
    sent: list[str] = field(default_factory=list)
    closed: bool = False
    answers: Counter[int | None] = field(default_factory=Counter)

    @property
    def pause(self) -> float:
        """So long between two letters, that there is something to lose whenever one is killed."""
        return KILLS * sum(APART) / 2 / (LETTERS + 2)

    def work(self) -> None:
        """Write, and close."""
        for number in range(LETTERS):
            text = f"Letter {number} {new_id()}"
            time.sleep(self.chance.uniform(0, 2 * self.pause))
            if self._until_done("letter", {"text": text}):
                self.sent.append(text)
        if self.closes:
            self.closed = self._until_done("block", {})

    def _until_done(self, what: str, form: dict[str, str]) -> bool:
        deadline, key = time.monotonic() + PATIENCE, new_id()
        while time.monotonic() < deadline:
            status = self._once(what, {**form, "op_id": key})
            self.answers[status] += 1
            if status == HTTPStatus.SEE_OTHER:
                return True
            if status is not None and status < HTTPStatus.INTERNAL_SERVER_ERROR:
                return False
            time.sleep(0.05)
        return False

    def _once(self, what: str, form: dict[str, str]) -> int | None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {
            "Cookie": f"rowan={self.token}; rowan-form={_plain(SECRET)}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = urlencode({**form, "csrf": self._proof()})
        try:
            line.request("POST", f"/in-touch/{self.tie_id}/{what}", body, headers)
            return line.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            line.close()

    def _proof(self) -> str:
        """What a form of our own pages carries (web/csrf.py)."""
        of = hmac.new(_plain(SECRET).encode(), self.token.encode(), hashlib.sha256).digest()
        mask = secrets.token_bytes(len(of))
        hidden = bytes(a ^ b for a, b in zip(mask, of, strict=True))
        return base64.urlsafe_b64encode(mask + hidden).decode()


def _plain(text: str) -> str:
    return text.replace(" ", "-").replace("'", "")


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


def test_killing_anything_loses_no_letter_gives_none_twice_and_opens_nothing(
    running: Running,
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
) -> None:
    services = bootstrap.build(running.settings())
    request.addfinalizer(services.close)
    running.launch_pages()
    every = [_pair(services, running.port, number) for number in range(PAIRS)]
    running.be_ready()

    kills = _work_while_killing(running, every)

    running.server.wait(60)  # type: ignore[union-attr]
    _settled(running, every)
    for one in every:
        _held_to(services, one)
    left = _notices(services)
    assert len(left) == len(every)
    again = sum(count - 1 for count in left.values())
    assert again <= sum(kills.values())
    record_property("letters acknowledged", sum(len(one.sent) for one in every))
    record_property("closings acknowledged", sum(one.closed for one in every))
    record_property("notices", len(left))
    record_property("notices that left once more", again)
    for what, count in kills.items():
        record_property(f"kills of the {what}", count)
    answers = sum((one.answers for one in every), Counter[int | None]())
    record_property("answers while trying", {str(key): count for key, count in answers.items()})


def _held_to(services: Services, one: Hands) -> None:
    sealer, mine, theirs = services.sealer, one.actor.person_id, one.other.person_id
    kept, got = services.graph.read(
        lambda tx: (
            letters.written_by(tx, sealer, mine),
            letters.received_by(tx, sealer, theirs),
        )
    )
    texts = Counter(each.text for each in kept if each.text.startswith("Letter"))
    assert texts == Counter(one.sent)
    came = Counter(each.text for each in got)
    assert came.total() == len(came)
    passed = {each.text for each in kept if each.state is LetterState.PASSED_ON}
    assert set(came) == {text for text in passed if text.startswith("Letter")}
    assert one.closes or set(came) == set(one.sent)
    [tie] = services.ties.in_touch.all(one.actor)
    assert tie.stands is (Stands.PAUSED if one.closed else Stands.OPEN)
    assert one.closed == one.closes


def _settled(running: Running, every: list[Hands]) -> None:
    """Let the rest be passed on and sent, once what killed workers had taken is free again."""
    later = FrozenClock(SystemClock().now() + LEASE + timedelta(minutes=1))
    services = bootstrap.build(running.settings(), clock=later)
    try:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            services.worker.run_once()
            services.letters.delivering.look()
            if len(_notices(services)) == len(every):
                return
            later.move(LEASE)
    finally:
        services.close()


def _notices(services: Services) -> Counter[str]:
    """What has left, by its reference: one that left twice has the same twice."""
    folder = services.settings.sending.mails
    assert folder is not None
    found: Counter[str] = Counter()
    for path in folder.glob("*.eml"):
        reference = REFERENCE.search(path.read_text("utf-8", errors="replace"))
        found[reference[1] if reference else path.name] += 1
    return found


def _pair(services: Services, port: int, number: int) -> Hands:
    """Two who have been in touch for long: no letter of theirs is read over any more."""
    me, other = (_somebody(services, f"{number} {which}") for which in ("writes", "reads"))
    tie_id, at = new_id(), services.clock.now() - LONG_AGO
    services.graph.write(lambda tx: _in_touch(tx, services, me, other, tie_id))
    for _ in range(READ_OVER_FIRST):
        before = WrittenLetter(
            id=ItemId(new_id()),
            by=me.person_id,
            to=other.person_id,
            tie_id=tie_id,
            text="Long ago.",
            at=at,
            state=LetterState.PASSED_ON,
        )
        services.graph.write(partial(letters.put_written, sealer=services.sealer, letter=before))
    _to_be_told(services, other)
    started = services.sessions.begin(me.person_id)
    return Hands(
        me,
        other,
        tie_id,
        started.token,
        port,
        closes=bool(number % 2),
        chance=random.Random(number),
    )


def _somebody(services: Services, name: str) -> Actor:
    [offer] = services.accounts.offers(1)
    words = SignUp(sign_in_name=offer.name, password="a long enough proof of nothing")
    account = services.accounts.sign_up(words)
    grown_up(services, account.person_id)
    return Actor(person_id=account.person_id, account_id=account.account_id, stepped_up=True)


def _in_touch(tx: Tx, services: Services, me: Actor, other: Actor, tie_id: str) -> None:
    sealer, long_ago = services.sealer, services.clock.now() - LONG_AGO
    one, two = me.person_id, other.person_id
    kept = consent.lock_two(tx, sealer, one, two)
    yeses = tuple(
        granted(giver, whom, in_touch(WORDING), 0, long_ago)
        for giver, whom in ((one, two), (two, one))
    )
    begun = Between(grants=yeses, contact_existed=True, were_tied=True)
    consent.put_between(tx, sealer, kept, begun)
    sides: ties.Sides = {
        one: (new_id(), Side(other=two, called=SAID.called, me=SAID.me)),
        two: (new_id(), Side(other=one, called=SAID.me, me=YES.me)),
    }
    ties.make(tx, sealer, tie_id, sides, long_ago)


def _to_be_told(services: Services, who: Actor) -> None:
    """A notice that is to leave, for whoever sends next."""
    now, key, notices = services.clock.now(), new_id(), Notices(sealer=services.sealer)
    point = ContactPoint(
        id=ItemId(new_id()),
        kind=PointKind.MAIL,
        address=f"{key[:8]}@example.org",
        added_at=now,
        confirmed_at=now,
        safe=ANY_TIME,
    )

    def work(tx: Tx) -> None:
        sending.lock(tx, services.sealer, who.person_id)
        reach, kind = Reach(points=(point,)), NoticeKind.RECOVERY_BEGUN
        put = notices.put(tx, who.person_id, reach, (point,), kind=kind, key=key, now=now)
        sending.keep(tx, services.sealer, who.person_id, put)

    services.graph.write(work)


def _work_while_killing(running: Running, every: list[Hands]) -> Counter[str]:
    chance, kills = random.Random(SEED), Counter[str]()
    threads = [threading.Thread(target=one.work) for one in every]
    for thread in threads:
        thread.start()
    for _ in range(KILLS):
        time.sleep(chance.uniform(*APART))
        kills[_kill(running, chance)] += 1
    for thread in threads:
        thread.join(PATIENCE)
    return kills


def _kill(running: Running, chance: random.Random) -> str:
    which = chance.choice(("database", "pages", "worker"))
    pids = {
        "database": running.server.pid if running.server else None,
        "pages": running.kept[0].pid(),
        "worker": running.kept[-1].pid(),
    }
    pid = pids[which]
    if pid is not None:
        os.kill(pid, signal.SIGKILL)
    return which
