"""Where the people of a task are known at work, and who could look at it there."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from network.actor import Actor, Capacity
from network.desk import store as desk
from network.desk.model import Task
from network.desk.whose import Asked, Lead, Where, sees
from network.errors import NotFound
from network.graph.door import Tx
from network.identity import OrganisationId, PersonId, TaskId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.model import Organisation
from network.work import gate, store
from network.work.gate import AtWork
from network.work.kinds import AssignmentKind
from network.work.model import StaffAccount


@dataclass(frozen=True, kw_only=True)
class Leads:
    """An organisation that is at work, and its safeguarding leads."""

    organisation: Organisation = field(repr=False)
    staff: tuple[StaffAccount, ...]

    def able(self, people: frozenset[PersonId]) -> frozenset[PersonId]:
        """Those who have said of none of the people that they know them, and are none of them."""
        return frozenset(
            one.person_id
            for one in self.staff
            if one.person_id is not None and one.person_id not in people and not one.knows & people
        )


@dataclass
class Whereabouts:
    """Looks up where people are on a list; each organisation is read once."""

    sealer: Sealer
    now: datetime
    known: dict[OrganisationId, Leads | None] = field(default_factory=dict)

    def where(self, tx: Tx, task: Task) -> Where:
        """What is known at work of the people of a task."""
        listed = frozenset(
            place.organisation_id
            for person_id in task.people
            for place in store.assignments_of(tx, self.sealer, person_id)
            if place.kind is AssignmentKind.CASELOAD and place.runs(self.now)
        )
        found = {one: self.leads(tx, one) for one in listed}
        able = [leads.able(task.people) for leads in found.values() if leads is not None]
        return Where(
            listed_at=frozenset(one for one, leads in found.items() if leads is not None),
            leads=frozenset[PersonId]().union(*able),
        )

    def leads(self, tx: Tx, organisation_id: OrganisationId) -> Leads | None:
        """The leads of an organisation. None where it isn't at work."""
        if organisation_id not in self.known:
            self.known[organisation_id] = self._read(tx, organisation_id)
        return self.known[organisation_id]

    def _read(self, tx: Tx, organisation_id: OrganisationId) -> Leads | None:
        organisation = organisations.find(tx, self.sealer, organisation_id)
        if organisation is None or not organisation.open:
            return None
        staff = store.staff_at(tx, self.sealer, organisation_id)
        return Leads(organisation=organisation, staff=tuple(_leads(staff)))


def at_hand(tx: Tx, sealer: Sealer, actor: Actor, task_id: TaskId | None, now: datetime) -> Task:
    """Something that can lie on the actor's desk, before anybody is locked or decided about.

    Raises NotFound for all else. What is on another organisation's desk alone, and what isn't
    anywhere, take the same steps; only who helps others looks further, where it can be theirs.
    """
    here = gate.looked_up(tx, sealer, actor)
    task = desk.find(tx, sealer, task_id) if task_id else None
    people = task.people if task else frozenset[PersonId]()
    places = store.assignments_here(tx, sealer, here.organisation.id, people)
    listed = any(one.kind is AssignmentKind.CASELOAD and one.runs(now) for one in places)
    if task is None or not (listed or _theirs(tx, sealer, task, here, now)):
        raise NotFound
    return task


def _theirs(tx: Tx, sealer: Sealer, task: Task, here: AtWork, now: datetime) -> bool:
    """Whether it is a lead's own, or lies in the pool for them."""
    if here.staff.person_id in {task.taken_by, task.done_by}:
        return True
    if not here.organisation.lends:
        return False
    where = Whereabouts(sealer=sealer, now=now).where(tx, task)
    lead = lead_of(here.staff, here.organisation)
    return sees(Asked(task=task, where=where, lead=lead, now=now)) is not None


def lead_of(staff: StaffAccount, organisation: Organisation) -> Lead:
    """A lead, as far as it decides which tasks they see."""
    return Lead(
        person_id=staff.person_id or PersonId(""),
        organisation_id=organisation.id,
        lends=organisation.lends,
    )


def _leads(staff: Iterable[StaffAccount]) -> Iterable[StaffAccount]:
    return (one for one in staff if one.active and Capacity.SAFEGUARDING_LEAD in one.capacities)
