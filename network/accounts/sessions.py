"""Sessions: rows on the server that end when they are ended."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from network.accounts import second_step, sign_in_names, store
from network.accounts.model import (
    DEVICE_LIMIT,
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
from network.accounts.second_step import HalfSignedIn, SecondStep, SecondStepNeeded
from network.accounts.session_lines import line, new_session, to_end
from network.accounts.throttle import Bucket, Throttle
from network.accounts.tokens import token_hash
from network.actor import Actor, FactorKind
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.identity import PersonId, SessionId, new_id, new_secret
from network.keys.sealing import Sealer

log = logging.getLogger(__name__)

TOKEN_LENGTH = 43


@dataclass(frozen=True, kw_only=True)
class Sessions:
    """Signing in, staying signed in, and ending it."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    proof: Proof
    throttle: Throttle
    second: SecondStep
    codes_are_enough: bool = False
    """In a made-up world only: whoever has shown a printed code counts as showing a passkey."""

    def start(self, sign_in: SignIn) -> StartedSession:
        """Sign in. Raises WrongSignIn or TooManyTries, alike for names that nobody has.

        Raises SecondStepNeeded where the password is right and something is to follow it.
        """
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
        session, token = self.new(person_id, mode=mode, device=device, factors=factors)

        def work(tx: Tx) -> StartedSession:
            return self.add(tx, self._locked(tx, person_id), session, token)

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
        return Look(actor=self._as_it_counts(session.actor(now)))

    def list(self, actor: Actor) -> list[SessionLine]:
        """The sessions that are running, the one in use first, then the newest."""
        now = self.clock.now()
        kept = self.graph.read(lambda tx: store.sessions_of(tx, self.sealer, actor.person_id))
        lines = [line(session, actor) for session in kept if session.running(now)]
        return sorted(lines, key=lambda one: (not one.this_one, -one.seen_at.timestamp()))

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

        def work(tx: Tx) -> StartedSession:
            if self._locked(tx, actor.person_id).password != account.password:
                raise WrongSignIn
            self.throttle.forgive(tx, buckets)
            return self.renew(tx, actor, FactorKind.PASSWORD)

        return self.graph.write(work)

    def sweep(self) -> int:
        """Remove what ran out in an earlier month. Returns how much that was."""
        month, swept = store.month(self.clock.now()), 0
        for sweep in (store.sweep_sessions, store.sweep_tries, store.sweep_tokens):
            while some := self.graph.write(partial(sweep, before=month)):
                swept += some
        return swept

    def new(
        self,
        person_id: PersonId,
        *,
        mode: SessionMode,
        device: str,
        factors: frozenset[FactorKind],
    ) -> tuple[Session, str]:
        """A session that is about to begin, and its token."""
        now = self.clock.now()
        return new_session(person_id, now, mode=mode, device=device, factors=factors), new_secret()

    def add(self, tx: Tx, account: Account, session: Session, token: str) -> StartedSession:
        """Add a session to a locked account, in place of the oldest where there are too many.

        Call it last in a unit of work: it writes into the record.
        """
        now = session.begun_at
        session = replace(session, account_id=account.id, guarded_until=account.guarded_until)
        kept = store.sessions_of(tx, self.sealer, account.person_id)
        store.end_sessions(tx, account.person_id, to_end(kept, now))
        store.add_session(tx, self.sealer, session, token_hash(token))
        self._write_down(tx, session.actor(now), Event.SIGNED_IN, {"device": session.device})
        return StartedSession(
            token=token,
            actor=session.actor(now),
            mode=session.mode,
            recovery_waits=account.recovery is not None and account.recovery.waiting(now),
        )

    def marked(self, started: StartedSession, account: Account) -> StartedSession:
        """The same; on somebody's own device with the mark by which it is known next time."""
        if started.mode is not SessionMode.OWN_DEVICE:
            return started
        name_index = sign_in_names.fingerprint(self.sealer, account.name)
        return replace(started, device_mark=self.throttle.mark(name_index, new_id()))

    def renew(self, tx: Tx, actor: Actor, shown: FactorKind) -> StartedSession:
        """Give a session of a locked account a new token: it is fresh for 5 minutes.

        Raises WrongSignIn where the session has ended. Call it last: it writes into the record.
        """
        now, token = self.clock.now(), new_secret()
        kept = store.sessions_of(tx, self.sealer, actor.person_id)
        old = next((one for one in kept if one.id == actor.session_id and one.running(now)), None)
        if old is None:
            raise WrongSignIn
        fresh = replace(old, seen_at=now, stepped_up_at=now, factors=old.factors | {shown})
        store.renew_session(tx, self.sealer, fresh, token_hash(token))
        self._write_down(tx, actor, Event.STEPPED_UP, {})
        return StartedSession(token=token, actor=fresh.actor(now), mode=fresh.mode)

    def _begin(self, found: Found, sign_in: SignIn, buckets: Sequence[Bucket]) -> StartedSession:
        fits = found.account.password
        newer = ""
        if self.proof.passwords.outdated(fits):
            newer = self.proof.passwords.fingerprint(sign_in.password)
        session, token = self.new(
            found.account.person_id,
            mode=sign_in.mode,
            device=sign_in.device,
            factors=frozenset({FactorKind.PASSWORD}),
        )

        def work(tx: Tx) -> StartedSession | HalfSignedIn:
            account = self._locked(tx, session.person_id)
            if account.password != fits:
                # It was changed after we looked: what was typed is the old one.
                raise WrongSignIn
            if newer:
                account = replace(account, password=newer)
                store.keep_account(tx, self.sealer, account)
            self.throttle.forgive(tx, buckets)
            kinds = self.second.kinds(tx, account.person_id)
            if kinds:
                return self._half(account, sign_in, found.name_index, kinds)
            return self.add(tx, account, session, token)

        started = self.graph.write(work)
        if isinstance(started, HalfSignedIn):
            raise SecondStepNeeded(second_step.ticket(self.sealer, started))
        return self.marked(started, found.account)

    def _half(
        self, account: Account, sign_in: SignIn, name_index: str, kinds: frozenset[FactorKind]
    ) -> HalfSignedIn:
        mark = sign_in.device_mark
        return HalfSignedIn(
            person_id=account.person_id,
            mode=sign_in.mode,
            device=sign_in.device[:DEVICE_LIMIT],
            known_device=mark if self.throttle.knows(name_index, mark) else "",
            password_mark=second_step.password_mark(self.sealer, account),
            kinds=kinds,
            until=self.clock.now() + second_step.LASTS,
        )

    def _locked(self, tx: Tx, person_id: PersonId) -> Account:
        account = store.lock_account(tx, self.sealer, person_id)
        if account is None:
            raise NotFound
        return account

    def _as_it_counts(self, actor: Actor) -> Actor:
        """What was shown, as this store counts it. It is never written down as anything else."""
        if self.codes_are_enough and FactorKind.PRINTED_CODE in actor.factors:
            return replace(actor, factors=actor.factors | {FactorKind.PASSKEY})
        return actor

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
