"""An organisation's homes, and whose staff belong to which.

So that somebody can keep something from the staff of one home and not from everybody: a home that
is taken off the list goes on keeping out who is named as its staff.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import Invalid, NotFound
from network.graph.door import Graph, Tx
from network.identity import StaffId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.model import MOST_HOMES, NAME_LIMIT, Home, Organisation
from network.work import gate, store
from network.work.gate import AtWork
from network.work.model import StaffAccount

Change = Callable[[Organisation], Organisation]
ADMINISTRATORS = frozenset({Capacity.ADMINISTRATOR})


@dataclass(frozen=True, kw_only=True)
class Homes:
    """The homes of one organisation, with the administrator's hat on."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def all(self, actor: Actor) -> tuple[Home, ...]:
        """The homes, by name."""
        here = self.graph.read(lambda tx: self._here(tx, actor))
        return tuple(sorted(here.organisation.homes, key=lambda one: one.name.casefold()))

    def staff(self, actor: Actor) -> list[StaffAccount]:
        """Everybody who works here, with the homes that they belong to."""

        def work(tx: Tx) -> list[StaffAccount]:
            here = self._here(tx, actor)
            everybody = store.staff_at(tx, self.sealer, here.organisation.id)
            return [one for one in everybody if one.active]

        return sorted(self.graph.read(work), key=lambda one: one.name.casefold())

    def add(self, actor: Actor, home_id: str, name: str) -> None:
        """Put a home on the list. The same id again changes nothing. Raises Invalid."""
        plain = " ".join(name.split())
        if not plain or len(plain) > NAME_LIMIT:
            raise Invalid({"name": "long" if plain else "missing"})

        def changed(kept: Organisation) -> Organisation:
            if any(one.id == home_id for one in kept.homes):
                return kept
            if len(kept.homes) >= MOST_HOMES:
                raise Invalid({"name": "many"})
            return replace(kept, homes=(*kept.homes, Home(id=home_id, name=plain)))

        self._change(actor, changed)

    def drop(self, actor: Actor, home_id: str) -> None:
        """Take a home off the list: nobody new can choose it. Twice is the same as once."""

        def changed(kept: Organisation) -> Organisation:
            return replace(kept, homes=tuple(one for one in kept.homes if one.id != home_id))

        self._change(actor, changed)

    def belong(self, actor: Actor, staff_id: StaffId, homes: frozenset[str]) -> None:
        """Say to which homes somebody belongs. Raises NotFound, and Invalid for another's home.

        A home that is off the list stays with whoever belonged to it.
        """

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            here = gate.running(tx, self.sealer, actor, ADMINISTRATORS)
            known = {one.id for one in here.organisation.homes}
            staff = store.lock_staff(tx, self.sealer, staff_id)
            if staff is None or not staff.active or staff.organisation_id != here.organisation.id:
                raise NotFound
            if not homes <= known:
                raise Invalid({"homes": "none"})
            changed = replace(staff, homes=homes | (staff.homes - known))
            if changed == staff:
                return
            store.keep_staff(tx, self.sealer, changed)
            self._write_down(tx, here, actor, Event.STAFF_CHANGED, {"staff": staff_id})

        self.graph.write(work)

    def _here(self, tx: Tx, actor: Actor) -> AtWork:
        gate.may_try(actor, ADMINISTRATORS)
        return gate.looked_up(tx, self.sealer, actor)

    def _change(self, actor: Actor, changed: Change) -> None:
        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            here = gate.running(tx, self.sealer, actor, ADMINISTRATORS)
            now = changed(here.organisation)
            if now == here.organisation:
                return
            organisations.keep(tx, self.sealer, now)
            self._write_down(tx, here, actor, Event.ORGANISATION_CHANGED, {"what": "homes"})

        self.graph.write(work)

    def _write_down(
        self, tx: Tx, here: AtWork, by: Actor, event: Event, detail: dict[str, str]
    ) -> None:
        record(
            tx,
            self.sealer,
            stream=here.organisation.id,
            event=event,
            at=self.clock.now(),
            by=by,
            detail=detail,
        )
