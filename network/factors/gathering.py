"""What second steps, trusted people and workers say to signing in and to getting back in."""

from dataclasses import dataclass, replace
from datetime import datetime

from network.accounts.evidence import Against, Evidence, More
from network.accounts.model import Account
from network.accounts.other_evidence import Gathered
from network.actor import FactorKind
from network.factors import showing, store, trusted
from network.factors.model import WrongCode
from network.factors.workers import NO_WORKERS, WorkerCodes
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer

IN_TURN = (Evidence.TRUSTED_PERSON, Evidence.ANOTHER_TRUSTED_PERSON)


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """Holds what was typed against what is kept. For nobody it asks the same questions."""

    sealer: Sealer
    workers: WorkerCodes = NO_WORKERS

    def gather(self, tx: Tx, account: Account, more: More, now: datetime, *, use: bool) -> Gathered:
        """What holds of what was typed. With `use` it is used up; the person is locked then."""
        factors = store.of(tx, self.sealer, account.person_id)
        found = self._passed_on(tx, account, more, now, use=use)
        against: frozenset[Against] = frozenset()
        if factors and more.second:
            try:
                shown = showing.code(self.sealer, factors, more.second, now)
            except WrongCode:
                pass
            else:
                found |= {Evidence.SECOND_STEP}
                if use:
                    store.keep(tx, self.sealer, shown.factors)
        if more.worker:
            seen = self.workers.seen(tx, account.person_id, more.worker, now, use=use)
            if seen and seen.holds(account.person_id):
                found |= {Evidence.NAMED_WORKER}
                against = frozenset({Against.EXCLUDED}) if seen.excluded else against
        return Gathered(
            evidence=found, against=against, second_step_on=bool(factors and factors.kinds)
        )

    def kinds(self, tx: Tx, person_id: PersonId) -> frozenset[FactorKind]:
        """The kinds that are on besides the password."""
        found = store.of(tx, self.sealer, person_id)
        return found.kinds if found else frozenset()

    def let_go(self, tx: Tx, person_id: PersonId) -> None:
        """Take every second step of a locked person away: they no longer have it."""
        factors = store.of(tx, self.sealer, person_id)
        if factors and (factors.kinds or factors.waiting):
            bare = replace(factors, passkeys=(), authenticator=None, waiting=None, sheet=None)
            store.keep(tx, self.sealer, bare)

    def _passed_on(
        self, tx: Tx, account: Account, more: More, now: datetime, *, use: bool
    ) -> frozenset[Evidence]:
        """One or two different people who have passed a code on for this account."""
        found = {}
        for typed in more.passed_on:
            one = trusted.by_passed(tx, self.sealer, typed) if typed.strip() else None
            until = one.passed_until if one else None
            if one and until and one.person_id == account.person_id and now < until:
                found[one.id] = one
        if use:
            for one in found.values():
                trusted.keep(tx, self.sealer, account.id, trusted.used(one))
        return frozenset(IN_TURN[: len(found)])
