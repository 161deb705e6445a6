"""Sessions: rows on the server that end when they are ended."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from network.accounts import store
from network.accounts.model import (
    DEVICE_LIMIT,
    MOST_SESSIONS,
    NOBODY,
    SEEN_EVERY,
    Account,
    Look,
    Session,
    SessionLine,
    SessionMode,
    SignIn,
    StartedSession,
    WrongSignIn,
)
from network.accounts.proof import Found, Proof
from network.accounts.throttle import Bucket, Throttle
from network.accounts.tokens import token_hash
from network.actor import Actor, FactorKind
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.identity import AccountId, PersonId, SessionId, new_id, new_secret
from network.keys.sealing import Sealer

log = logging.getLogger(__name__)

TOKEN_LENGTH = 43
KEPT_FOR_DRAFTS = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Sessions:
    """Signing in, staying signed in, and ending it."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    proof: Proof
    throttle: Throttle

    def start(self, sign_in: SignIn) -> StartedSession:
        """Sign in. Raises WrongSignIn or TooManyTries, alike for names that nobody has."""
        found = self.proof.look_up(sign_in.sign_in_name)
        buckets = self.throttle.sign_in(
            found.name_index,
            sign_in.network,
            mark=sign_in.device_mark,
            holds_code=bool(self.proof.code(found, sign_in.saved_code)),
        )
        self.throttle.count(buckets)
        if not self.proof.fits_password(found, sign_in.password):
            # A line without a name: what somebody typed as theirs could be anything.
            log.info("a sign-in was refused")
            raise WrongSignIn
        return self._begin(found, sign_in, buckets)

    def begin(
        self,
        person_id: PersonId,
        *,
        mode: SessionMode = SessionMode.PRIVATE,
        device: str = "",
        factors: frozenset[FactorKind] = frozenset(),
    ) -> StartedSession:
        """Begin a session for somebody who has just signed up or got their account back.

        `factors` says what they have shown for it.
        """
        session, token = self._new(person_id, mode, device, factors)

        def work(tx: Tx) -> StartedSession:
            return self._add(tx, self._locked(tx, person_id), session, token)

        return self.graph.write(work)

    def find(self, token: str) -> Actor | None:
        """Who a session belongs to, or None where it has run out or was ended."""
        return self.look(token).actor

    def look(self, token: str) -> Look:
        """What a token opens. A session that ran out says whose it was, so no typing is lost."""
        if len(token) != TOKEN_LENGTH:
            return NOBODY
        session = store.find_session(self.graph, self.sealer, token_hash(token))
        if session is None:
            return NOBODY
        now = self.clock.now()
        if not session.running(now):
            return Look(ran_out=replace(session.actor(now), stepped_up=False))
        if now >= session.seen_at + SEEN_EVERY:
            self._touch(replace(session, seen_at=now))
        return Look(actor=session.actor(now))

    def list(self, actor: Actor) -> list[SessionLine]:
        """The sessions that are running, the one in use first, then the newest."""
        now = self.clock.now()
        kept = self.graph.read(lambda tx: store.sessions_of(tx, self.sealer, actor.person_id))
        lines = [_line(session, actor) for session in kept if session.running(now)]
        return sorted(lines, key=lambda line: (not line.this_one, -line.seen_at.timestamp()))

    def end(self, actor: Actor, session_id: SessionId) -> None:
        """End one of my sessions. Twice is the same as once."""

        def work(tx: Tx) -> None:
            store.lock_account(tx, self.sealer, actor.person_id)
            store.end_sessions(tx, actor.person_id, [session_id])
            self._write_down(tx, actor, Event.SESSIONS_ENDED, {"count": "1"})

        self.graph.write(work)

    def end_all(self, actor: Actor) -> None:
        """End all my sessions, this one too."""

        def work(tx: Tx) -> None:
            store.lock_account(tx, self.sealer, actor.person_id)
            count = len(store.sessions_of(tx, self.sealer, actor.person_id))
            store.end_every_session(tx, actor.person_id)
            self._write_down(tx, actor, Event.SESSIONS_ENDED, {"count": str(count)})

        self.graph.write(work)

    def sign_out(self, token: str) -> None:
        """End the session that a token opens, run out or not. Nothing opens with it again."""
        look = self.look(token)

        def work(tx: Tx) -> None:
            store.end_session_by_token(tx, token_hash(token))
            if look.actor:
                self._write_down(tx, look.actor, Event.SIGNED_OUT, {})

        if look != NOBODY:
            self.graph.write(work)

    def step_up(self, actor: Actor, password: str) -> StartedSession:
        """Type the password once more: the session gets a new token and is fresh for 5 minutes."""
        account = store.account_of(self.graph, self.sealer, actor.person_id)
        if account is None or actor.session_id is None or actor.helped_by is not None:
            raise NotFound
        buckets = self.throttle.session(actor.session_id)
        self.throttle.count(buckets)
        if not self.proof.passwords.fits(account.password, password):
            log.info("a password typed again was refused")
            raise WrongSignIn
        return self._renew(actor, actor.session_id, account.password, buckets)

    def sweep(self) -> int:
        """Remove what ran out in an earlier month. Returns how much that was."""
        month, swept = store.month(self.clock.now()), 0
        while some := self.graph.write(
            lambda tx: store.sweep_sessions(tx, month) + store.sweep_tries(tx, month)
        ):
            swept += some
        return swept

    def _begin(self, found: Found, sign_in: SignIn, buckets: Sequence[Bucket]) -> StartedSession:
        fits = found.account.password
        newer = ""
        if self.proof.passwords.outdated(fits):
            newer = self.proof.passwords.fingerprint(sign_in.password)
        session, token = self._new(
            found.account.person_id, sign_in.mode, sign_in.device, frozenset({FactorKind.PASSWORD})
        )

        def work(tx: Tx) -> StartedSession:
            account = self._locked(tx, session.person_id)
            if account.password != fits:
                # It was changed after we looked: what was typed is the old one.
                raise WrongSignIn
            if newer:
                store.keep_account(tx, self.sealer, replace(account, password=newer))
            self.throttle.forgive(tx, buckets)
            return self._add(tx, account, session, token)

        started = self.graph.write(work)
        if sign_in.mode is not SessionMode.OWN_DEVICE:
            return started
        return replace(started, device_mark=self.throttle.mark(found.name_index, new_id()))

    def _add(self, tx: Tx, account: Account, session: Session, token: str) -> StartedSession:
        """Add a session to a locked account, in place of the oldest where there are too many."""
        now = session.begun_at
        session = replace(session, account_id=account.id, guarded_until=account.guarded_until)
        kept = store.sessions_of(tx, self.sealer, account.person_id)
        store.end_sessions(tx, account.person_id, _to_end(kept, now))
        store.add_session(tx, self.sealer, session, token_hash(token))
        self._write_down(tx, session.actor(now), Event.SIGNED_IN, {"device": session.device})
        return StartedSession(
            token=token,
            actor=session.actor(now),
            mode=session.mode,
            recovery_waits=account.recovery is not None and account.recovery.waiting(now),
        )

    def _renew(
        self, actor: Actor, session_id: SessionId, fits: str, buckets: Sequence[Bucket]
    ) -> StartedSession:
        now, token = self.clock.now(), new_secret()

        def work(tx: Tx) -> StartedSession:
            account = self._locked(tx, actor.person_id)
            kept = store.sessions_of(tx, self.sealer, actor.person_id)
            old = next((one for one in kept if one.id == session_id and one.running(now)), None)
            if old is None or account.password != fits:
                raise WrongSignIn
            shown = old.factors | {FactorKind.PASSWORD}
            fresh = replace(old, seen_at=now, stepped_up_at=now, factors=shown)
            store.renew_session(tx, self.sealer, fresh, token_hash(token))
            self.throttle.forgive(tx, buckets)
            self._write_down(tx, actor, Event.STEPPED_UP, {})
            return StartedSession(token=token, actor=fresh.actor(now), mode=fresh.mode)

        return self.graph.write(work)

    def _new(
        self,
        person_id: PersonId,
        mode: SessionMode,
        device: str,
        factors: frozenset[FactorKind],
    ) -> tuple[Session, str]:
        now = self.clock.now()
        session = Session(
            id=SessionId(new_id()),
            account_id=AccountId(""),
            person_id=person_id,
            version=1,
            mode=mode,
            device=device[:DEVICE_LIMIT],
            begun_at=now,
            seen_at=now,
            # A password was typed a moment ago; still, what can't be undone asks for it again.
            stepped_up_at=None,
            factors=factors,
        )
        return session, new_secret()

    def _locked(self, tx: Tx, person_id: PersonId) -> Account:
        account = store.lock_account(tx, self.sealer, person_id)
        if account is None:
            raise NotFound
        return account

    def _touch(self, session: Session) -> None:
        self.graph.write(lambda tx: store.touch_session(tx, self.sealer, session))

    def _write_down(self, tx: Tx, actor: Actor, event: Event, detail: dict[str, str]) -> None:
        record(
            tx,
            self.sealer,
            stream=actor.person_id,
            event=event,
            at=self.clock.now(),
            by=actor,
            detail=detail,
        )


def _to_end(kept: list[Session], now: datetime) -> list[SessionId]:
    """Sessions that make room for one more: long run out, and the least used beyond the most."""
    over = [session for session in kept if not session.running(now)]
    running = sorted(
        (session for session in kept if session.running(now)), key=lambda one: one.seen_at
    )
    surplus = running[: max(0, len(running) + 1 - MOST_SESSIONS)]
    old = [session for session in over if session.gone_at() + KEPT_FOR_DRAFTS < now]
    return [session.id for session in (*old, *surplus)]


def _line(session: Session, actor: Actor) -> SessionLine:
    return SessionLine(
        id=session.id,
        mode=session.mode,
        device=session.device,
        begun_at=session.begun_at,
        seen_at=session.seen_at,
        this_one=session.id == actor.session_id,
    )
