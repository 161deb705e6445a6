"""By whom somebody never wants to be helped back into their account. No reason is asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from network.accounts import rules
from network.accounts import store as accounts
from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.consent.kinds import AudienceKind
from network.errors import NotFound, WrongMoment
from network.factors import store
from network.factors.model import Factors, NeverBackIn
from network.graph.door import Graph, Tx
from network.keys.sealing import Sealer

MOST = 100
Change = Callable[[Factors], Factors]


@dataclass(frozen=True, kw_only=True)
class NeverHelpedBackIn:
    """A list of one's own. Putting somebody on it counts at once, from any session."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def mine(self, actor: Actor) -> tuple[NeverBackIn, ...]:
        """Who is on it now: those whom I took off count until their two days are over."""
        known = self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id))
        now = self.clock.now()
        return tuple(one for one in (known.never if known else ()) if one.stands(now))

    def add(self, actor: Actor, kind: AudienceKind, who: str) -> None:
        """Never by them, from now on. Twice is the same as once; so is taking off and back."""
        now = self.clock.now()

        def change(kept: Factors) -> Factors:
            others = tuple(one for one in kept.never if (one.kind, one.id) != (kind, who))
            alive = tuple(one for one in others if one.stands(now))
            if len(alive) >= MOST:
                raise WrongMoment
            return replace(kept, never=(*alive, NeverBackIn(kind=kind, id=who, at=now)))

        self._change(actor, change)

    def remove(self, actor: Actor, kind: AudienceKind, who: str) -> None:
        """Take them off: it counts on for two days, in which it can be undone unseen.

        Needs a fresh password, and no guarded days. Raises NotFound where they aren't on it.
        """
        rules.require_fresh(actor)
        now = self.clock.now()

        def change(kept: Factors) -> Factors:
            if all((one.kind, one.id) != (kind, who) for one in kept.never):
                raise NotFound
            never = tuple(
                replace(one, lifted_at=one.lifted_at or now)
                if (one.kind, one.id) == (kind, who)
                else one
                for one in kept.never
            )
            return replace(kept, never=never)

        self._change(actor, change)

    def _change(self, actor: Actor, change: Change) -> None:
        def work(tx: Tx) -> None:
            account = accounts.lock_account(tx, self.sealer, actor.person_id)
            if account is None:
                raise NotFound
            kept = store.of_or_new(tx, self.sealer, actor.person_id, account.id)
            changed = change(kept)
            if changed == kept:
                return
            store.keep(tx, self.sealer, changed)
            record(
                tx,
                self.sealer,
                stream=actor.person_id,
                event=Event.NEVER_BACK_IN_CHANGED,
                at=self.clock.now(),
                by=actor,
                detail={},
            )

        self.graph.write(work)
