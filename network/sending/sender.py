"""The one sender: everything that leaves goes through here, and is decided again when it does.

Under the person's lock it is decided whether a notice may leave, and noted that it is on its way;
only then is it handed to a carrier, and at the end it is noted that it has left. Whoever narrows
before the first has committed is never written to. After it, the one notice that is on its way may
still arrive: no other of that person's leaves meanwhile. Where the process dies in between, the
same notice is handed over once more, under the same reference.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from network.accounts.throttle import Throttle
from network.clock import Clock
from network.consent.lives import DeathState
from network.consent.store import life_of
from network.errors import Broken, NotFound, TooManyTries
from network.graph.door import Graph, Tx
from network.identity import EventId, PersonId
from network.keys.sealing import Sealer
from network.outbox.model import NotYet, OutboxEvent
from network.sending import codes, store, words
from network.sending.deciding import Case, decide
from network.sending.envelope import Envelope
from network.sending.kinds import NoticeKind, PointKind
from network.sending.model import (
    DIGESTS_WITHIN,
    ContactPoint,
    Digest,
    Flight,
    Notice,
    Reach,
    Tray,
)
from network.sending.port import Carrier, Letter, NotCarried, Refused

log = logging.getLogger(__name__)

FLIGHT = timedelta(minutes=2)
UNCONFIRMED_WAIT = timedelta(hours=1)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """A notice that is on its way, and where to."""

    person_id: PersonId
    notice: Notice
    point: ContactPoint


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Hands over what may leave. Any number of workers may run side by side."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    throttle: Throttle
    carriers: Mapping[PointKind, Carrier]
    envelope: Envelope
    address: str
    """The plain address of the service: the only one that ever stands in what leaves."""

    def send(self, event: OutboxEvent) -> None:
        """Send one notice, or nothing, whatever is right by now. Bears being called again.

        Raises NotYet where its time has not come, and NotCarried where it could not be handed over.
        """
        if event.person_id is None:
            raise Broken
        leaving = self._begin(event.person_id, event.id)
        if leaving is None:
            return
        try:
            if self._may_go(leaving):
                self.carriers[leaving.point.kind].carry(self._letter(leaving))
        except Refused:
            log.info("notice %s came back at once", leaving.notice.id)
            self._settle(leaving, self._came_back)
        except NotCarried:
            self._settle(leaving, _waits_again)
            raise
        else:
            self._settle(leaving, self._has_left)

    def _begin(self, person_id: PersonId, notice_id: EventId) -> Leaving | None:
        def work(tx: Tx) -> Leaving | None:
            try:
                locked = store.lock(tx, self.sealer, person_id)
            except NotFound:
                return None
            now, reach = self.clock.now(), locked.reach
            notice = reach.tray.notice(notice_id)
            if notice is None:
                return None
            if locked.unconfirmed:
                raise NotYet(_next_hour(now + UNCONFIRMED_WAIT))
            death = life_of(tx, self.sealer, person_id).death.state
            died = death is DeathState.VERIFIED
            case = Case(reach=reach, notice=notice, now=now, died=died)
            return self._decided(tx, person_id, case)

        return self.graph.write(work)

    def _decided(self, tx: Tx, person_id: PersonId, case: Case) -> Leaving | None:
        reach, notice, flight = case.reach, case.notice, case.reach.tray.flight
        if flight is not None and flight.notice_id != notice.id and case.now < flight.until:
            raise NotYet(flight.until)
        verdict = decide(case)
        if verdict.later is not None:
            raise NotYet(_next_hour(verdict.later))
        if verdict.against is not None or case.point.kind not in self.carriers:
            log.info("notice %s does not leave: %s", notice.id, verdict.against or "no_carrier")
            store.keep(tx, self.sealer, person_id, reach.with_tray(_without(reach.tray, notice)))
            return None
        after = reach.with_tray(_on_its_way(reach.tray, notice, case.now))
        store.keep(tx, self.sealer, person_id, after)
        return Leaving(person_id=person_id, notice=notice, point=case.point)

    def _may_go(self, leaving: Leaving) -> bool:
        """Few codes go to one address a day, whoever asks; who asks can't tell.

        Otherwise many accounts could have somebody's mailbox filled.
        """
        if leaving.notice.kind is not NoticeKind.CODE or leaving.notice.begun:
            return True
        try:
            self.throttle.count(self.throttle.code_to(leaving.point.address.casefold()))
        except TooManyTries:
            return False
        return True

    def _letter(self, leaving: Leaving) -> Letter:
        notice, point = leaving.notice, leaving.point
        code = codes.code_of(self.sealer, notice.id) if notice.kind is NoticeKind.CODE else ""
        return Letter(
            kind=point.kind,
            to=point.address,
            subject=words.subject(notice.kind, point.safe.subject),
            body=words.body(notice.kind, point.kind, code=code, address=self.address),
            reference=self.envelope.reference(notice.id),
            returns_to=self.envelope.returns_to(leaving.person_id, point.id),
        )

    def _settle(self, leaving: Leaving, change: Callable[[Reach, Leaving], Reach]) -> None:
        def work(tx: Tx) -> None:
            try:
                reach = store.lock(tx, self.sealer, leaving.person_id).reach
            except NotFound:
                return
            store.keep(tx, self.sealer, leaving.person_id, change(reach, leaving))

        self.graph.write(work)

    def _has_left(self, reach: Reach, leaving: Leaving) -> Reach:
        now = self.clock.now()
        done = reach.with_tray(_without(reach.tray, leaving.notice))
        if not done.has(leaving.point.id):
            return done
        return done.with_point(leaving.point.id, lambda one: replace(one, written_at=now))

    def _came_back(self, reach: Reach, leaving: Leaving) -> Reach:
        now = self.clock.now()
        done = reach.with_tray(_without(reach.tray, leaving.notice))
        if not done.has(leaving.point.id):
            return done
        return done.with_point(leaving.point.id, lambda one: replace(one, not_working_at=now))


def _on_its_way(tray: Tray, notice: Notice, now: datetime) -> Tray:
    notices = tuple(replace(one, begun=True) if one is notice else one for one in tray.notices)
    digests = tuple(one for one in tray.digests if now - one.at < DIGESTS_WITHIN)
    if notice.digest and all(one.id != notice.digest for one in digests):
        digests = (*digests, Digest(id=notice.digest, at=now))
    flight = Flight(notice_id=notice.id, until=now + FLIGHT)
    return replace(tray, notices=notices, digests=digests, flight=flight)


def _without(tray: Tray, notice: Notice) -> Tray:
    return replace(
        tray,
        notices=tuple(one for one in tray.notices if one.id != notice.id),
        flight=_landed(tray, notice),
    )


def _waits_again(reach: Reach, leaving: Leaving) -> Reach:
    tray = reach.tray
    return reach.with_tray(replace(tray, flight=_landed(tray, leaving.notice)))


def _landed(tray: Tray, notice: Notice) -> Flight | None:
    flight = tray.flight
    return None if flight is None or flight.notice_id == notice.id else flight


def _next_hour(moment: datetime) -> datetime:
    """The next full hour: when it is to leave stands in the clear, and no closer than that."""
    whole = moment.replace(minute=0, second=0, microsecond=0)
    return whole if whole == moment else whole + HOUR
