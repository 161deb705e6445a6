"""Getting an account back: slowly, in the open, and stoppable by its owner.

What network.accounts.evidence calls enough begins a wait of 72 hours, which every signed-in session
of the account sees, can stop, and can cut short. After it, whoever holds the same saved code, or
the code that was given for coming back, chooses a new password; then come seven guarded days.
"""

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from network.accounts import codes, passwords, rules, store
from network.accounts.evidence import NOTHING_MORE, Evidence, More, allowed
from network.accounts.model import (
    GUARDED,
    RECOVERY_OPEN,
    RECOVERY_STARTS,
    RECOVERY_STARTS_WITHIN,
    RECOVERY_WAIT,
    Account,
    RecoveryRun,
    WrongSignIn,
)
from network.accounts.other_evidence import Gathered, OtherEvidence
from network.accounts.proof import Found, Proof
from network.accounts.telling import Telling
from network.accounts.throttle import Throttle
from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import Invalid, NotFound, TooManyTries, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import PersonId, new_id, new_secret
from network.keys.sealing import Sealer

PROOF_INDEX = "recovery-proof"
PROOF_LASTS = timedelta(minutes=30)
PROOF_PARTS = 4


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a recovery stands for whoever holds its code. `proof` lets them go on for a while.

    `come_back` is a code to come back with, told once, where no saved code was used.
    """

    ready_at: datetime
    ready: bool
    proof: str = field(repr=False)
    come_back: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Recovery:
    """Getting an account back without its password."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    proof: Proof
    throttle: Throttle
    other: OtherEvidence
    telling: Telling

    def ask(
        self, sign_in_name: str, code: str, *, network: str = "", more: More = NOTHING_MORE
    ) -> Standing:
        """Begin a recovery, or see where the one stands that this code began.

        Raises WrongSignIn where it isn't enough, whether or not there is such a name, and whatever
        of it was right; TooManyTries after many wrong ones, or after three beginnings in 7 days.
        """
        found = self.proof.look_up(sign_in_name)
        buckets = self.throttle.saved_code(found.name_index, network)
        self.throttle.count(buckets)
        now = self.clock.now()
        knows = bool(more.password) and self.proof.fits_password(found, more.password)
        shown = _shown(bool(self.proof.code(found, code)), knows)
        seen = self.graph.read(
            lambda tx: self.other.gather(tx, found.account, more, now, use=False)
        )
        if not (_enough(shown, seen) or self._is_running_code(found, code)) or not found.real:
            raise WrongSignIn
        begun = RecoveryRun(
            id=new_id(),
            begun_at=now,
            ready_at=now + RECOVERY_WAIT,
            closes_at=now + RECOVERY_WAIT + RECOVERY_OPEN,
        )
        fits = found.account.password if knows else ""

        def work(tx: Tx) -> Standing:
            account = self._locked(tx, found.account.person_id)
            self.throttle.forgive(tx, buckets)
            run = account.recovery
            mine = codes.find(account.id, (account.recovery_code,), code)
            if run and run.waiting(now) and mine:
                return self._standing(account.id, run, now)
            return self._begin(tx, account, begun, code, more, knows=account.password == fits)

        return self.graph.write(work)

    def standing(self, proof: str) -> Standing:
        """Where a recovery stands, by the proof that came with it. Raises NotFound."""
        account, run = self._by_proof(proof)
        return self._standing(account.id, run, self.clock.now())

    def finish(self, proof: str, new_password: str, *, codes_secret: str) -> PersonId:
        """Choose a new password after the wait: ends every session and token, makes new codes."""
        account, run = self._by_proof(proof)
        now = self.clock.now()
        if not run.ready(now):
            raise WrongMoment
        problem = passwords.problem(new_password, account.name)
        if problem:
            raise Invalid({"password": problem})
        fingerprint = self.proof.passwords.fingerprint(new_password)

        def work(tx: Tx) -> None:
            locked = self._locked(tx, account.person_id)
            seen = self.other.gather(tx, locked, NOTHING_MORE, now, use=False)
            # A second step that was turned on meanwhile counts: less than it asks is too little.
            if locked.recovery != run or not _enough(run.evidence, seen):
                raise WrongMoment
            if Evidence.SECOND_STEP not in run.evidence:
                self.other.let_go(tx, locked.person_id)
            store.keep_account(tx, self.sealer, _recovered(locked, fingerprint, codes_secret, now))
            store.end_every_session(tx, locked.person_id)
            store.end_every_token(tx, locked.person_id)
            self._write_down(tx, locked, Event.RECOVERED)

        self.graph.write(work)
        return account.person_id

    def waiting(self, actor: Actor) -> RecoveryRun | None:
        """The recovery that the owner should hear of, if one is under way."""
        account = store.account_of(self.graph, self.sealer, actor.person_id)
        run = account.recovery if account else None
        return run if run and run.waiting(self.clock.now()) else None

    def approve(self, actor: Actor) -> None:
        """Say from a running session that it is oneself: the wait is over. Never by a token."""
        rules.require_fresh(actor)
        now = self.clock.now()

        def work(tx: Tx) -> None:
            locked = self._locked(tx, actor.person_id)
            run = locked.recovery
            if actor.session_id is None or run is None or not run.waiting(now):
                raise WrongMoment
            if now < run.ready_at:
                sooner = replace(run, ready_at=now)
                store.keep_account(tx, self.sealer, replace(locked, recovery=sooner))
                self._write_down(tx, locked, Event.RECOVERY_APPROVED)

        self.graph.write(work)

    def stop(self, actor: Actor) -> None:
        """Stop a recovery: one tap from any session. The codes that began it are used up."""

        def work(tx: Tx) -> None:
            locked = self._locked(tx, actor.person_id)
            if locked.recovery is not None:
                stopped = replace(locked, recovery=None, recovery_code="")
                store.keep_account(tx, self.sealer, stopped)
                self._write_down(tx, locked, Event.RECOVERY_STOPPED)

        self.graph.write(work)

    def _begin(
        self, tx: Tx, account: Account, begun: RecoveryRun, code: str, more: More, *, knows: bool
    ) -> Standing:
        now, used = begun.begun_at, codes.find(account.id, account.codes, code)
        shown = _shown(bool(used), knows)
        seen = self.other.gather(tx, account, more, now, use=True)
        if not _enough(shown, seen):
            raise WrongSignIn
        _require_few_starts(account, now)
        run = replace(begun, evidence=shown | seen.evidence)
        come_back = "" if used else codes.make(new_secret())[0]
        key = used or codes.fingerprint(account.id, come_back)
        store.keep_account(tx, self.sealer, _begun(account, run, used, key))
        self.telling.recovery_begun(tx, account.person_id, run.id, now)
        self._write_down(tx, account, Event.RECOVERY_STARTED)
        return replace(self._standing(account.id, run, now), come_back=come_back)

    def _is_running_code(self, found: Found, code: str) -> bool:
        account = found.account
        run = account.recovery
        mine = codes.find(account.id, (account.recovery_code,), code)
        return bool(mine) and run is not None and run.waiting(self.clock.now())

    def _standing(self, account_id: str, run: RecoveryRun, now: datetime) -> Standing:
        until = str(int((now + PROOF_LASTS).timestamp()))
        return Standing(
            ready_at=run.ready_at,
            ready=run.ready(now),
            proof=".".join((account_id, run.id, until, self._mac(account_id, run.id, until))),
        )

    def _mac(self, *parts: str) -> str:
        return self.sealer.index(PROOF_INDEX, "|".join(parts))

    def _by_proof(self, proof: str) -> tuple[Account, RecoveryRun]:
        parts = proof.split(".")
        if len(parts) != PROOF_PARTS or not secrets.compare_digest(
            self._mac(*parts[:-1]).encode(), parts[-1].encode()
        ):
            raise NotFound
        account_id, run_id, until, _ = parts
        now = self.clock.now()
        account = store.account_by_id(self.graph, self.sealer, account_id)
        run = account.recovery if account else None
        if account is None or run is None or run.id != run_id or not run.waiting(now):
            raise NotFound
        if now.timestamp() > int(until):
            raise NotFound
        return account, run

    def _locked(self, tx: Tx, person_id: PersonId) -> Account:
        account = store.lock_account(tx, self.sealer, person_id)
        if account is None:
            raise NotFound
        return account

    def _write_down(self, tx: Tx, account: Account, event: Event) -> None:
        record(
            tx,
            self.sealer,
            stream=account.person_id,
            event=event,
            at=self.clock.now(),
            by=Actor(person_id=account.person_id, account_id=account.id),
            detail={},
        )


def _require_few_starts(account: Account, now: datetime) -> None:
    recent = _recent(account, now)
    if len(recent) >= RECOVERY_STARTS:
        raise TooManyTries(int((recent[0] + RECOVERY_STARTS_WITHIN - now).total_seconds()) + 1)


def _recent(account: Account, now: datetime) -> tuple[datetime, ...]:
    return tuple(at for at in account.starts if now - at < RECOVERY_STARTS_WITHIN)


def _shown(code: bool, password: bool) -> frozenset[Evidence]:  # noqa: FBT001  facts, not switches
    facts = {Evidence.SAVED_CODE: code, Evidence.PASSWORD: password}
    return frozenset(kind for kind, holds in facts.items() if holds)


def _enough(shown: frozenset[Evidence], seen: Gathered) -> bool:
    return allowed(shown | seen.evidence, second_step_on=seen.second_step_on, against=seen.against)


def _begun(account: Account, run: RecoveryRun, used: str, key: str) -> Account:
    return replace(
        account,
        recovery=run,
        recovery_code=key,
        codes=tuple(kept for kept in account.codes if kept != used),
        starts=(*_recent(account, run.begun_at), run.begun_at),
    )


def _recovered(account: Account, fingerprint: str, codes_secret: str, now: datetime) -> Account:
    return replace(
        account,
        password=fingerprint,
        codes=tuple(codes.fingerprint(account.id, code) for code in codes.make(codes_secret)),
        codes_at=now,
        recovery=None,
        recovery_code="",
        guarded_until=now + GUARDED,
    )
