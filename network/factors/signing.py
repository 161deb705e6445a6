"""Signing in with a second step or with a passkey alone, and showing once more that it is you."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from network.accounts import second_step
from network.accounts import store as accounts
from network.accounts.model import Account, SessionMode, StartedSession
from network.accounts.second_step import HalfSignedIn
from network.accounts.sessions import Sessions
from network.accounts.throttle import Bucket, Throttle
from network.actor import Actor, FactorKind
from network.clock import Clock
from network.errors import NotFound
from network.factors import authenticator, showing, store
from network.factors.challenges import Purpose, Wanted
from network.factors.model import Factors, PasskeyRefused, WrongCode
from network.factors.passkeys import Passkeys
from network.factors.use_cases import FactorsOfMine
from network.graph.door import Graph, Tx
from network.identity import PersonId
from network.keys.sealing import Sealer

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Signing:
    """What begins or renews a session by something else than a password."""

    mine: FactorsOfMine
    sessions: Sessions

    @property
    def graph(self) -> Graph:
        """Where everything is."""
        return self.mine.graph

    @property
    def sealer(self) -> Sealer:
        """What opens it."""
        return self.mine.sealer

    @property
    def clock(self) -> Clock:
        """What time it is."""
        return self.mine.clock

    @property
    def throttle(self) -> Throttle:
        """How often something may be tried."""
        return self.mine.throttle

    @property
    def passkeys(self) -> Passkeys:
        """What is asked of devices."""
        return self.mine.passkeys

    def asked(self, ticket: str) -> HalfSignedIn:
        """Whose second step is awaited. Raises NotFound where it was too long ago."""
        return second_step.read(self.sealer, ticket, self.clock.now())

    def by_code(self, ticket: str, typed: str) -> StartedSession:
        """Sign in with the code that follows the password.

        Raises WrongCode, TooManyTries, or NotFound where one must begin anew.
        """
        half, now = self.asked(ticket), self.clock.now()
        buckets = self._buckets(half.person_id, half.known_device or "elsewhere", typed)
        self.throttle.count(buckets)

        def work(tx: Tx) -> StartedSession:
            account, factors = self._locked(tx, half.person_id)
            if second_step.password_mark(self.sealer, account) != half.password_mark:
                raise NotFound
            shown = showing.code(self.sealer, factors, typed, now)
            store.keep(tx, self.sealer, shown.factors)
            self.throttle.forgive(tx, buckets)
            kinds = frozenset({FactorKind.PASSWORD, shown.kind})
            return self._begin(tx, account, half.mode, half.device, kinds)

        return self._unless_wrong(lambda: self.graph.write(work))

    def challenge(self) -> str:
        """What a device is asked that is to sign somebody in, whoever it is."""
        return self.passkeys.ask(Purpose.SIGN_IN, "", self.clock.now())

    def by_passkey(
        self, text: str, *, mode: SessionMode, device: str, network: str
    ) -> StartedSession:
        """Sign in with a passkey alone. Raises PasskeyRefused or TooManyTries."""
        buckets = self.throttle.passkey(network)
        wanted = Wanted(Purpose.SIGN_IN, "", self.clock.now())
        self.throttle.count(buckets)
        answer = self.passkeys.read(text)
        person_id = store.person_by_handle(self.graph, self.sealer, answer.handle)
        if person_id is None or not answer.handle:
            raise PasskeyRefused

        def work(tx: Tx) -> StartedSession:
            account, factors = self._locked(tx, person_id)
            shown = showing.passkey(self.passkeys, factors, answer, wanted)
            store.keep(tx, self.sealer, shown.factors)
            self.throttle.forgive(tx, buckets)
            return self._begin(tx, account, mode, device, frozenset({shown.kind}))

        return self._unless_wrong(lambda: self.graph.write(work))

    def step_up_by_code(self, actor: Actor, typed: str) -> StartedSession:
        """Show a code once more. Raises WrongCode or TooManyTries."""
        now, session_id = self.clock.now(), _session_of(actor)
        buckets = self._buckets(actor.person_id, session_id, typed)
        self.throttle.count(buckets)

        def work(tx: Tx) -> StartedSession:
            _, factors = self._locked(tx, actor.person_id)
            shown = showing.code(self.sealer, factors, typed, now)
            store.keep(tx, self.sealer, shown.factors)
            self.throttle.forgive(tx, buckets)
            return self.sessions.renew(tx, actor, shown.kind)

        return self._unless_wrong(lambda: self.graph.write(work))

    def challenge_again(self, actor: Actor) -> str:
        """What the actor's own devices are asked before something that can't be taken back."""
        factors = self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id))
        return self.passkeys.ask(Purpose.STEP_UP, actor.person_id, self.clock.now(), factors)

    def step_up_by_passkey(self, actor: Actor, text: str) -> StartedSession:
        """Show a passkey once more. Raises PasskeyRefused or TooManyTries."""
        buckets = self.throttle.session(_session_of(actor))
        wanted = Wanted(Purpose.STEP_UP, actor.person_id, self.clock.now())
        self.throttle.count(buckets)
        answer = self.passkeys.read(text)

        def work(tx: Tx) -> StartedSession:
            _, factors = self._locked(tx, actor.person_id)
            shown = showing.passkey(self.passkeys, factors, answer, wanted)
            store.keep(tx, self.sealer, shown.factors)
            self.throttle.forgive(tx, buckets)
            return self.sessions.renew(tx, actor, shown.kind)

        return self._unless_wrong(lambda: self.graph.write(work))

    def _begin(
        self,
        tx: Tx,
        account: Account,
        mode: SessionMode,
        device: str,
        kinds: frozenset[FactorKind],
    ) -> StartedSession:
        session, token = self.sessions.new(
            account.person_id, mode=mode, device=device, factors=kinds
        )
        return self.sessions.marked(self.sessions.add(tx, account, session, token), account)

    def _locked(self, tx: Tx, person_id: PersonId) -> tuple[Account, Factors]:
        account = accounts.lock_account(tx, self.sealer, person_id)
        if account is None:
            raise NotFound
        return account, store.of_or_new(tx, self.sealer, person_id, account.id)

    def _buckets(self, person_id: str, place_of: str, typed: str) -> Sequence[Bucket]:
        if authenticator.figures(typed):
            return self.throttle.figures(person_id, place_of)
        return self.throttle.printed_code(person_id, place_of)

    def _unless_wrong(self, begin: Callable[[], StartedSession]) -> StartedSession:
        try:
            return begin()
        except (WrongCode, PasskeyRefused):
            log.info("a second step was refused")
            raise


def _session_of(actor: Actor) -> str:
    if actor.session_id is None:
        raise NotFound
    return actor.session_id
