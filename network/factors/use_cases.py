"""What the owner of an account can show besides the password: adding, renaming, taking back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from network.accounts import rules
from network.accounts import store as accounts
from network.accounts.throttle import Throttle
from network.actor import Actor, FactorKind
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import Invalid, NotFound, WrongMoment
from network.factors import authenticator, printed, showing, store
from network.factors.challenges import Purpose, Wanted
from network.factors.helping import TrustedPeople
from network.factors.model import (
    MOST_PASSKEYS,
    NAME_LIMIT,
    Authenticator,
    Factors,
    Passkey,
    PasskeyRefused,
    Sheet,
    WrongCode,
)
from network.factors.never import NeverHelpedBackIn
from network.factors.passkeys import Passkeys
from network.graph.door import Graph, Tx
from network.keys.sealing import Sealer

Change = Callable[[Factors], Factors]


@dataclass(frozen=True, kw_only=True)
class FactorsOfMine:
    """The factors of whoever acts. Each change needs it shown freshly that it is them.

    A change of what can be shown signs every other device out (OWASP ASVS 5.0, 7.4.3), and takes
    from this session what it was shown with where that is taken back.
    """

    graph: Graph
    sealer: Sealer
    clock: Clock
    throttle: Throttle
    passkeys: Passkeys

    @cached_property
    def trusted(self) -> TrustedPeople:
        """Whom I have given a slip."""
        return TrustedPeople(
            graph=self.graph, sealer=self.sealer, clock=self.clock, throttle=self.throttle
        )

    @cached_property
    def never(self) -> NeverHelpedBackIn:
        """By whom I never want to be helped back in."""
        return NeverHelpedBackIn(graph=self.graph, sealer=self.sealer, clock=self.clock)

    def mine(self, actor: Actor) -> Factors:
        """What I can show besides my password."""
        account_id = actor.account_id or ""
        return self.graph.read(
            lambda tx: store.of_or_new(tx, self.sealer, actor.person_id, account_id)
        )

    def make_sheet(self, actor: Actor, secret: str) -> tuple[str, ...]:
        """Make printed codes; those on an earlier sheet open nothing from here on."""
        made, now = printed.make(secret), self.clock.now()

        def change(factors: Factors) -> Factors:
            kept = tuple(
                printed.fingerprint(self.sealer, factors.account_id, code) for code in made
            )
            return replace(factors, sheet=Sheet(codes=kept, made_at=now))

        self._change(actor, change, Event.FACTOR_ADDED, FactorKind.PRINTED_CODE)
        return made

    def sheet(self, actor: Actor, secret: str) -> tuple[str, ...]:
        """The printed codes that come from a secret, as far as they hold. Raises NotFound."""
        factors = self.mine(actor)
        kept = set(factors.sheet.codes) if factors.sheet else set()
        fitting = {
            code: printed.fingerprint(self.sealer, factors.account_id, code)
            for code in printed.make(secret)
        }
        if not secret or not kept or not set(fitting.values()) >= kept:
            raise NotFound
        return tuple(code for code, fingerprint in fitting.items() if fingerprint in kept)

    def drop_sheet(self, actor: Actor) -> None:
        """Have no printed codes any more."""
        self._change(
            actor,
            lambda factors: replace(factors, sheet=None),
            Event.FACTOR_REMOVED,
            FactorKind.PRINTED_CODE,
        )

    def begin_authenticator(self, actor: Actor) -> None:
        """Make a secret for an app. It opens nothing before figures from it were typed."""
        rules.require_fresh(actor)
        waiting = Authenticator(secret=authenticator.new_secret(), made_at=self.clock.now())

        def work(tx: Tx) -> None:
            factors = self._locked(tx, actor)
            store.keep(tx, self.sealer, replace(factors, waiting=waiting))

        self.graph.write(work)

    def waiting_authenticator(self, actor: Actor) -> Authenticator:
        """The app that is being set up. Raises NotFound where that was too long ago."""
        rules.require_fresh(actor)
        waiting = self.mine(actor).waiting
        if waiting is None or not waiting.waits(self.clock.now()):
            raise NotFound
        return waiting

    def confirm_authenticator(self, actor: Actor, typed: str) -> None:
        """Type the figures that the app shows: from here on it counts.

        Raises WrongCode, TooManyTries, or NotFound where one must begin anew.
        """
        rules.require_fresh(actor)
        now, buckets = self.clock.now(), self.throttle.session(actor.session_id or actor.person_id)
        self.throttle.count(buckets)

        def change(factors: Factors) -> Factors:
            waiting = factors.waiting
            if waiting is None or not waiting.waits(now):
                raise NotFound
            step = authenticator.step_of(waiting.secret, typed, now, used=0)
            if not step:
                raise WrongCode
            app = replace(waiting, made_at=now, used=step)
            return replace(factors, authenticator=app, waiting=None)

        self._change(actor, change, Event.FACTOR_ADDED, FactorKind.AUTHENTICATOR)
        self.graph.write(lambda tx: self.throttle.forgive(tx, buckets))

    def drop_authenticator(self, actor: Actor) -> None:
        """Have no app any more."""
        self._change(
            actor,
            lambda factors: replace(factors, authenticator=None, waiting=None),
            Event.FACTOR_REMOVED,
            FactorKind.AUTHENTICATOR,
        )

    def ask_for_passkey(self, actor: Actor) -> str:
        """What a device is asked that is to make a passkey."""
        rules.require_fresh(actor)
        return self.passkeys.ask_to_make(self.mine(actor), self.clock.now())

    def add_passkey(self, actor: Actor, text: str, name: str) -> Passkey:
        """Keep the passkey that a device has made. Raises PasskeyRefused or Invalid."""
        rules.require_fresh(actor)
        named, now = _named(name), self.clock.now()
        answer = self.passkeys.read(text)
        made = self.passkeys.made(answer, named, now)

        def change(factors: Factors) -> Factors:
            answered = showing.answer_once(
                self.passkeys, factors, answer, Wanted(Purpose.MAKE, actor.person_id, now)
            )
            if any(one.credential_id == made.credential_id for one in factors.passkeys):
                raise PasskeyRefused
            if len(factors.passkeys) >= MOST_PASSKEYS:
                raise WrongMoment
            return replace(answered, passkeys=(*factors.passkeys, made))

        self._change(actor, change, Event.FACTOR_ADDED, FactorKind.PASSKEY)
        return made

    def rename_passkey(self, actor: Actor, passkey_id: str, name: str) -> None:
        """Call a passkey something else. Raises NotFound or Invalid."""
        rules.require_open(actor)
        named = _named(name)

        def work(tx: Tx) -> None:
            factors = self._locked(tx, actor)
            _one_of(factors, passkey_id)
            passkeys = tuple(
                replace(one, name=named) if one.id == passkey_id else one
                for one in factors.passkeys
            )
            store.keep(tx, self.sealer, replace(factors, passkeys=passkeys))

        self.graph.write(work)

    def drop_passkey(self, actor: Actor, passkey_id: str) -> None:
        """Take a passkey back: it opens nothing from here on. Twice is the same as once."""

        def change(factors: Factors) -> Factors:
            rest = tuple(one for one in factors.passkeys if one.id != passkey_id)
            return replace(factors, passkeys=rest)

        self._change(actor, change, Event.FACTOR_REMOVED, FactorKind.PASSKEY)

    def _change(self, actor: Actor, change: Change, event: Event, kind: FactorKind) -> None:
        rules.require_fresh(actor)

        def work(tx: Tx) -> None:
            before = self._locked(tx, actor)
            after = change(before)
            if after == before:
                return
            store.keep(tx, self.sealer, after)
            self._settle_sessions(tx, actor, before.kinds - after.kinds)
            record(
                tx,
                self.sealer,
                stream=actor.person_id,
                event=event,
                at=self.clock.now(),
                by=actor,
                detail={"kind": kind},
            )

        self.graph.write(work)

    def _settle_sessions(self, tx: Tx, actor: Actor, gone: frozenset[FactorKind]) -> None:
        kept = accounts.sessions_of(tx, self.sealer, actor.person_id)
        others = [session.id for session in kept if session.id != actor.session_id]
        accounts.end_sessions(tx, actor.person_id, others)
        for session in kept:
            if session.id == actor.session_id and gone & session.factors:
                weaker = replace(session, factors=session.factors - gone)
                accounts.keep_session(tx, self.sealer, weaker)

    def _locked(self, tx: Tx, actor: Actor) -> Factors:
        account = accounts.lock_account(tx, self.sealer, actor.person_id)
        if account is None:
            raise NotFound
        return store.of_or_new(tx, self.sealer, actor.person_id, account.id)


def _one_of(factors: Factors, passkey_id: str) -> Passkey:
    found = factors.passkey(passkey_id)
    if found is None:
        raise NotFound
    return found


def _named(name: str) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise Invalid({"name": "missing"})
    if len(plain) > NAME_LIMIT:
        raise Invalid({"name": "too long"})
    return plain


def everything(factors: Factors) -> dict[str, object]:
    """What the service knows about somebody's factors, for them to take away: no secret."""
    sheet, app = factors.sheet, factors.authenticator
    return {
        "printedCodesLeft": factors.codes_left,
        "printedCodesMadeAt": sheet.made_at.isoformat() if sheet else None,
        "authenticatorSince": app.made_at.isoformat() if app else None,
        "passkeys": [
            {
                "name": passkey.name,
                "madeAt": passkey.made_at.isoformat(),
                "lastUsedAt": passkey.used_at.isoformat() if passkey.used_at else None,
                "canBeCopied": passkey.synced,
                "isCopied": passkey.backed_up,
            }
            for passkey in factors.passkeys
        ],
        "neverHelpedBackInBy": [
            {"kind": one.kind, "id": one.id, "since": one.at.isoformat()} for one in factors.never
        ],
    }
