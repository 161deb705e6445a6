"""What trusted people do for somebody: being given a slip, and passing a code on."""

from dataclasses import dataclass, replace

from network.accounts import rules
from network.accounts import store as accounts
from network.accounts.model import Account
from network.accounts.throttle import Throttle
from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import Invalid, NotFound, WrongMoment
from network.factors import trusted
from network.factors.model import WrongCode
from network.factors.trusted import MOST, NAME_LIMIT, PASSED_ON_FOR, TrustedPerson
from network.graph.door import Graph, Tx
from network.identity import PersonId, new_id
from network.keys.sealing import Sealer


@dataclass(frozen=True, kw_only=True)
class TrustedPeople:
    """Two or three people of somebody's own choice. Nobody is in it whom they didn't give a slip.

    Giving a slip needs it shown freshly that it is oneself. Taking one back needs nothing more
    than being signed in.
    """

    graph: Graph
    sealer: Sealer
    clock: Clock
    throttle: Throttle

    def list(self, actor: Actor) -> list[TrustedPerson]:
        """Whom I have given a slip."""
        return self.graph.read(lambda tx: trusted.of(tx, self.sealer, actor.person_id))

    def add(self, actor: Actor, name: str, secret: str) -> TrustedPerson:
        """Make a slip for somebody. Raises Invalid, or WrongMoment where there are three."""
        rules.require_fresh(actor)
        one = TrustedPerson(
            id=new_id(),
            person_id=actor.person_id,
            name=_named(name),
            slip=trusted.slip_index(self.sealer, trusted.slip(secret)),
            made_at=self.clock.now(),
        )

        def work(tx: Tx) -> None:
            account = self._locked(tx, actor.person_id)
            kept = trusted.of(tx, self.sealer, actor.person_id)
            if any(known.slip == one.slip for known in kept):
                return
            if len(kept) >= MOST:
                raise WrongMoment
            trusted.keep(tx, self.sealer, account.id, one)
            self._write_down(tx, actor, Event.TRUSTED_PERSON_ADDED)

        self.graph.write(work)
        return one

    def slip(self, actor: Actor, secret: str) -> str:
        """The slip that comes from a secret, if somebody of mine has it. Raises NotFound."""
        made = trusted.slip(secret)
        index = trusted.slip_index(self.sealer, made)
        if not secret or all(one.slip != index for one in self.list(actor)):
            raise NotFound
        return made

    def remove(self, actor: Actor, trusted_id: str) -> None:
        """Take a slip back: it opens nothing from here on. Twice is the same as once."""
        rules.require_open(actor)

        def work(tx: Tx) -> None:
            self._locked(tx, actor.person_id)
            kept = trusted.of(tx, self.sealer, actor.person_id)
            if any(one.id == trusted_id for one in kept):
                trusted.drop(tx, actor.person_id, trusted_id)
                self._write_down(tx, actor, Event.TRUSTED_PERSON_REMOVED)

        self.graph.write(work)

    def pass_on(self, typed: str, *, network: str) -> str:
        """The code to read out, good for a day and once; an earlier one holds no more.

        Whoever types the slip in needs no account. Raises WrongCode or TooManyTries.
        """
        buckets = self.throttle.saved_code("slip", network)
        self.throttle.count(buckets)
        row = trusted.by_slip(self.graph, self.sealer, typed)
        if row is None:
            raise WrongCode
        code, now = trusted.new_code(), self.clock.now()

        def work(tx: Tx) -> None:
            person_id = PersonId(row["personId"])
            account = self._locked(tx, person_id)
            kept = trusted.of(tx, self.sealer, person_id)
            one = next((known for known in kept if known.id == row["id"]), None)
            if one is None:
                raise WrongCode
            passed = trusted.passed_index(self.sealer, code)
            until = now + PASSED_ON_FOR
            fresh = replace(one, passed=passed, passed_until=until)
            trusted.keep(tx, self.sealer, account.id, fresh)
            self.throttle.forgive(tx, buckets)

        self.graph.write(work)
        return code

    def _locked(self, tx: Tx, person_id: PersonId) -> Account:
        account = accounts.lock_account(tx, self.sealer, person_id)
        if account is None:
            raise NotFound
        return account

    def _write_down(self, tx: Tx, actor: Actor, event: Event) -> None:
        record(
            tx,
            self.sealer,
            stream=actor.person_id,
            event=event,
            at=self.clock.now(),
            by=actor,
            detail={},
        )


def _named(name: str) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise Invalid({"name": "missing"})
    if len(plain) > NAME_LIMIT:
        raise Invalid({"name": "too long"})
    return plain
