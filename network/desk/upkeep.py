"""How the desk stands, for whoever runs the service: counts by kind and age, nobody's name.

What lies where no lead can see it must not lie there unseen: one of them is counted here too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from network.clock import Clock
from network.desk import store
from network.desk.finding import Leads, Whereabouts, lead_of
from network.desk.model import NOT_FOR_STAFF, DeskKind, Task
from network.desk.whose import Asked, Where, sees
from network.desk.working_days import overdue
from network.errors import NetworkError
from network.graph.door import Graph, Tx
from network.identity import OrganisationId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.kinds import OrganisationState
from network.safeguarding.gate import SafeguardingGate
from network.work.model import StaffAccount

Lead = tuple[StaffAccount, Leads]
KEPT = timedelta(days=731)
"""How long what is done stays on the desk: the record of what was done stays longer."""


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Things of one kind that wait."""

    kind: DeskKind
    waiting: int
    oldest_days: int
    overdue: int
    unseen: int
    """Those that no safeguarding lead anywhere can look at."""


@dataclass(frozen=True, kw_only=True)
class DeskUpkeep:
    """Counts what waits. It asks the decision of every lead until one may look."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    gate: SafeguardingGate

    def waiting(self) -> list[Waiting]:
        """What waits on desks of safeguarding leads, by kind."""
        around = Whereabouts(sealer=self.sealer, now=self.clock.now())
        leads = list(self._leads(around))
        every: dict[DeskKind, list[Task]] = {}
        for task in store.waiting(self.graph, self.sealer):
            if task.kind not in NOT_FOR_STAFF:
                every.setdefault(task.kind, []).append(task)
        return [self._counted(kind, every[kind], around, leads) for kind in sorted(every)]

    def sweep(self) -> int:
        """Forget what was done and came two years ago. Answers how much it was."""
        month, gone = (self.clock.now() - KEPT).strftime("%Y-%m"), 0
        while some := self.graph.write(lambda tx: store.sweep(tx, month)):
            gone += some
        return gone

    def _counted(
        self, kind: DeskKind, tasks: list[Task], around: Whereabouts, leads: list[Lead]
    ) -> Waiting:
        now = around.now
        return Waiting(
            kind=kind,
            waiting=len(tasks),
            oldest_days=max((now - task.at).days for task in tasks),
            overdue=sum(overdue(task, now) for task in tasks),
            unseen=sum(not self._seen(task, around, leads) for task in tasks),
        )

    def _seen(self, task: Task, around: Whereabouts, leads: list[Lead]) -> bool:
        where = self.graph.read(lambda tx: around.where(tx, task))
        return any(self._sees(task, where, around, lead) for lead in leads)

    def _sees(self, task: Task, where: Where, around: Whereabouts, lead: Lead) -> bool:
        staff, leads = lead
        known = lead_of(staff, leads.organisation)
        if task.taken_by is not None and task.taken_by == staff.person_id:
            return True
        asked = Asked(task=task, where=where, lead=known, now=around.now)
        if sees(asked) is None:
            return False
        try:
            return self.graph.write(lambda tx: self.gate.could(tx, staff, task.people))
        except NetworkError:
            # Whoever is gone, or whose records don't open, looks at nothing.
            return False

    def _leads(self, around: Whereabouts) -> Iterator[Lead]:
        for one in organisations.in_state(self.graph, self.sealer, [OrganisationState.OPEN]):
            leads = self.graph.read(_read(around, one.id))
            if leads is not None:
                yield from ((staff, leads) for staff in leads.staff)


def _read(around: Whereabouts, organisation_id: OrganisationId) -> Callable[[Tx], Leads | None]:
    return lambda tx: around.leads(tx, organisation_id)
