"""Putting on a hat of work, and taking it off: each hat sees its own."""

from dataclasses import dataclass, replace

from network.accounts import rules
from network.accounts import store as accounts
from network.accounts.model import Session, SessionMode, StartedSession
from network.accounts.tokens import token_hash
from network.actor import Actor, Capacity
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import NotFound
from network.factors.strength import require_strength
from network.graph.door import Graph, Tx
from network.identity import StaffId, new_secret
from network.keys.sealing import Sealer
from network.work import gate, store
from network.work.gate import AtWork


@dataclass(frozen=True, kw_only=True)
class Hats:
    """Turns a session of one's own into one at work, and back. Each turn has a new token."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def put_on(self, actor: Actor, staff_id: StaffId, capacity: Capacity) -> StartedSession:
        """Wear a hat. From now on the session is for work: 15 quiet minutes, eight hours at most.

        Needs a fresh password and a second factor; for some hats a passkey. Raises NotAtWork for a
        hat that isn't the actor's, NotOpen where the organisation isn't at work.
        """
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        require_strength(actor, gate.strength(capacity))
        now, token = self.clock.now(), new_secret()
        dressed = replace(actor, capacity=capacity, staff_id=staff_id)

        def work(tx: Tx) -> StartedSession:
            session = self._locked(tx, actor)
            found = gate.at_work(tx, self.sealer, dressed, frozenset({capacity}), practice=True)
            store.keep_staff(tx, self.sealer, replace(found.staff, seen_at=now))
            worn = replace(
                session,
                mode=SessionMode.WORK,
                begun_at=now,
                seen_at=now,
                stepped_up_at=None,
                capacity=capacity,
                staff_id=staff_id,
            )
            accounts.renew_session(tx, self.sealer, worn, token_hash(token))
            detail = {"organisation": str(found.organisation.id)}
            self._write_down(tx, Event.HAT_PUT_ON, worn.actor(now), detail)
            return StartedSession(token=token, actor=worn.actor(now), mode=worn.mode)

        return self.graph.write(work)

    def take_off(self, actor: Actor) -> StartedSession:
        """Be oneself again. A session that is older than one's own may last has run out by that.

        Raises NotFound where no hat is worn.
        """
        if actor.staff_id is None:
            raise NotFound
        now, token = self.clock.now(), new_secret()

        def work(tx: Tx) -> StartedSession:
            session = self._locked(tx, actor)
            own = replace(
                session,
                mode=SessionMode.PRIVATE,
                seen_at=now,
                stepped_up_at=None,
                capacity=Capacity.PERSON,
                staff_id=None,
            )
            accounts.renew_session(tx, self.sealer, own, token_hash(token))
            return StartedSession(token=token, actor=own.actor(now), mode=own.mode)

        return self.graph.write(work)

    def worn(self, actor: Actor) -> AtWork:
        """The hat that the actor wears, for the top of every page of work. Raises as the gate."""
        return self.graph.read(lambda tx: gate.looked_up(tx, self.sealer, actor, practice=True))

    def _locked(self, tx: Tx, actor: Actor) -> Session:
        if accounts.lock_account(tx, self.sealer, actor.person_id) is None:
            raise NotFound
        now = self.clock.now()
        for session in accounts.sessions_of(tx, self.sealer, actor.person_id):
            if session.id == actor.session_id and session.running(now):
                return session
        raise NotFound

    def _write_down(self, tx: Tx, event: Event, by: Actor, detail: dict[str, str]) -> None:
        record(
            tx,
            self.sealer,
            stream=by.person_id,
            event=event,
            at=self.clock.now(),
            by=by,
            detail=detail,
        )
