"""Signing up, and what the owner of an account may change about it."""

from dataclasses import dataclass, replace
from datetime import datetime

from network.accounts import codes, passwords, rules, sign_in_names, store
from network.accounts.model import Account, HereFor, NewAccount, SignUp, WrongSignIn
from network.accounts.proof import Proof
from network.accounts.sign_in_names import OFFERS, Offer
from network.accounts.throttle import Throttle
from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import AlreadyDone, Invalid, NotFound
from network.graph.door import Graph, Tx
from network.identity import AccountId, PersonId, new_id, new_secret
from network.keys.sealing import Sealer


@dataclass(frozen=True, kw_only=True)
class Accounts:
    """Accounts without e-mail or phone: a name of three words, a password, a card of codes."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    proof: Proof
    throttle: Throttle

    def offers(self, count: int = OFFERS) -> list[Offer]:
        """Names that are free, each with the proof that we offered it."""
        names = {sign_in_names.make_name() for _ in range(2 * count)}
        indexes = {sign_in_names.fingerprint(self.sealer, name): name for name in names}
        taken = self.graph.read(lambda tx: store.taken(tx, list(indexes)))
        free = [name for index, name in indexes.items() if index not in taken]
        return [sign_in_names.offer(self.sealer, name) for name in free[:count]]

    def offered(self, made: Offer) -> bool:
        """Whether we offered this name."""
        return sign_in_names.offered(self.sealer, made)

    def sign_up(self, sign_up: SignUp) -> NewAccount:
        """Make a person and their account. Raises AlreadyDone where the name is taken."""
        name = sign_in_names.plain(sign_up.sign_in_name)
        _require_good(sign_up.password, name)
        secret = sign_up.codes_secret or new_secret()
        account = self._new(name, sign_up.password, secret)
        # The key is kept for good before anything is sealed with it.
        self.sealer.keys.make(account.person_id)

        def work(tx: Tx) -> None:
            self._require_free(tx, name)
            store.add_account(tx, self.sealer, account)
            self._write_down(tx, account, Event.SIGNED_UP)

        try:
            self.graph.write(work)
        except AlreadyDone:
            self.sealer.keys.destroy(account.person_id)
            raise
        return NewAccount(
            account_id=account.id,
            person_id=account.person_id,
            sign_in_name=name,
            recovery_codes=codes.make(secret),
        )

    def mine(self, actor: Actor) -> Account:
        """The actor's account, as its page needs it."""
        account = store.account_of(self.graph, self.sealer, actor.person_id)
        if account is None:
            raise NotFound
        return account

    def person_of(self, sign_in_name: str) -> PersonId:
        """Whose sign-in name this is: for the operator's command line. Raises NotFound."""
        found = self.proof.look_up(sign_in_name)
        if not found.real:
            raise NotFound
        return found.account.person_id

    def codes(self, actor: Actor, secret: str) -> tuple[str, ...]:
        """The saved codes that come from a secret, if they are the ones that hold now."""
        account = self.mine(actor)
        made = codes.make(secret)
        fingerprints = {codes.fingerprint(account.id, code) for code in made}
        if not secret or not fingerprints >= set(account.codes):
            raise NotFound
        return tuple(code for code in made if codes.fingerprint(account.id, code) in account.codes)

    def change_password(self, actor: Actor, current: str, new: str) -> None:
        """Change the password and end every session and token. Needs the current password."""
        account = self.mine(actor)
        self._require_current(actor, account, current)
        _require_good(new, account.name)
        fingerprint = self.proof.passwords.fingerprint(new)

        def work(tx: Tx) -> None:
            locked = self._locked(tx, actor)
            if locked.password != account.password:
                raise WrongSignIn
            store.keep_account(tx, self.sealer, replace(locked, password=fingerprint))
            store.end_every_session(tx, actor.person_id)
            store.end_every_token(tx, actor.person_id)
            self._write_down(tx, locked, Event.PASSWORD_CHANGED, actor)

        self.graph.write(work)

    def change_name(self, actor: Actor, made: Offer) -> None:
        """Take another sign-in name that was offered. Raises AlreadyDone where it is taken."""
        rules.require_fresh(actor)
        if not self.offered(made):
            raise Invalid({"name": "not offered"})

        def work(tx: Tx) -> None:
            locked = self._locked(tx, actor)
            if locked.name != made.name:
                self._require_free(tx, made.name)
                store.keep_account(tx, self.sealer, replace(locked, name=made.name))
                self._write_down(tx, locked, Event.SIGN_IN_NAME_CHANGED, actor)

        self.graph.write(work)

    def use_easy_words(self, actor: Actor, *, on: bool) -> None:
        """Have easy words before some pages, or not. Nobody is told: it says something of me."""
        if actor.helped_by is not None:
            raise rules.Helped

        def work(tx: Tx) -> None:
            locked = self._locked(tx, actor)
            if locked.easy_words is not on:
                store.keep_account(tx, self.sealer, replace(locked, easy_words=on))

        self.graph.write(work)

    def say_here_for(self, actor: Actor, here_for: HereFor) -> None:
        """Say what one is here for: it orders one's own home page. Nobody else ever sees it."""

        def work(tx: Tx) -> None:
            locked = self._locked(tx, actor)
            if locked.here_for is not here_for:
                store.keep_account(tx, self.sealer, replace(locked, here_for=here_for))

        self.graph.write(work)

    def new_codes(self, actor: Actor, secret: str) -> tuple[str, ...]:
        """Make new saved codes; the old ones open nothing from here on."""
        rules.require_fresh(actor)
        now, made = self.clock.now(), codes.make(secret)

        def work(tx: Tx) -> None:
            locked = self._locked(tx, actor)
            kept = tuple(codes.fingerprint(locked.id, code) for code in made)
            store.keep_account(tx, self.sealer, replace(locked, codes=kept, codes_at=now))
            self._write_down(tx, locked, Event.RECOVERY_CODES_MADE, actor)

        self.graph.write(work)
        return made

    def _new(self, name: str, password: str, secret: str) -> Account:
        now, account_id = self.clock.now(), AccountId(new_id())
        return Account(
            id=account_id,
            person_id=PersonId(new_id()),
            version=1,
            name=name,
            password=self.proof.passwords.fingerprint(password),
            codes=tuple(codes.fingerprint(account_id, code) for code in codes.make(secret)),
            made_at=now,
            codes_at=now,
        )

    def _require_current(self, actor: Actor, account: Account, typed: str) -> None:
        buckets = self.throttle.session(actor.session_id or account.id)
        self.throttle.count(buckets)
        if not self.proof.passwords.fits(account.password, typed):
            raise WrongSignIn
        self.graph.write(lambda tx: self.throttle.forgive(tx, buckets))

    def _require_free(self, tx: Tx, name: str) -> None:
        if store.taken(tx, [sign_in_names.fingerprint(self.sealer, name)]):
            raise AlreadyDone

    def _locked(self, tx: Tx, actor: Actor) -> Account:
        account = store.lock_account(tx, self.sealer, actor.person_id)
        if account is None:
            raise NotFound
        return account

    def _write_down(self, tx: Tx, account: Account, event: Event, by: Actor | None = None) -> None:
        record(
            tx,
            self.sealer,
            stream=account.person_id,
            event=event,
            at=self.clock.now(),
            by=by or Actor(person_id=account.person_id, account_id=account.id),
            detail={},
        )


def _require_good(password: str, name: str) -> None:
    problem = passwords.problem(password, name)
    if problem:
        raise Invalid({"password": problem})


def everything(account: Account, now: datetime) -> dict[str, object]:
    """What the service knows about an account, for its owner to take away."""
    return {
        "signInName": account.name,
        "madeAt": account.made_at.isoformat(),
        "savedCodesLeft": len(account.codes),
        "savedCodesMadeAt": account.codes_at.isoformat(),
        "guarded": account.guarded(now),
        "easyWords": account.easy_words,
        "hereFor": account.here_for,
    }
