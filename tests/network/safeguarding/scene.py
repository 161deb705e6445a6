"""Two people, something on the desk about them, and leads who may look at it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from network.actor import Actor, Capacity
from network.audit import store as audit_store
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent import store as consent
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.kept import Between, LifeFacts
from network.consent.kinds import Channel, Purpose, Scope
from network.consent.model import Asked, Wording
from network.consent.outcomes import Reason
from network.consent.terms import Terms
from network.desk import store as desk
from network.desk.model import DeskKind, Task
from network.errors import Broken
from network.graph.door import Neo4jGraph, Tx
from network.identity import OperationId, PersonId, TaskId, new_id
from network.people import store as people
from network.people.model import Particulars
from tests.accounts import Somebody, somebody
from tests.births import seen_at_work
from tests.work import Place, opened, taken_on

LEAD, WORKER = Capacity.SAFEGUARDING_LEAD, Capacity.IN_TOUCH_WORKER
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LETTERS = Terms(
    scopes=frozenset({Scope.EXIST, Scope.LETTERS}),
    purposes=frozenset({Purpose.STAY_IN_TOUCH}),
    channels=frozenset({Channel.IN_APP}),
    wording=Wording(id="letters-1", hash="a" * 64, language="en"),
)

FORGET = """
MATCH (place:Organisation {id: $id})
OPTIONAL MATCH (place)<-[:WORKS_AT]-(staff:StaffAccount)
OPTIONAL MATCH (staff)-[:CARRIES]->(listed:Assignment)
DETACH DELETE place, staff, listed
"""
FORGET_TASKS = "MATCH (task:Task) WHERE task.id IN $ids DETACH DELETE task"
FORGET_LINES = """
MATCH (line) WHERE (line:Audit OR line:AuditHead) AND line.stream IN $ids
DETACH DELETE line
"""


def step() -> OperationId:
    return OperationId(new_id())


@dataclass
class Scene:
    """Tia, who is on a list of Oakway, and her uncle; two leads work at Oakway."""

    services: Services
    clock: FrozenClock
    place: Place
    tia: Somebody
    uncle: Somebody
    hired: list[Somebody] = field(default_factory=list)
    """Who came to work there after it opened."""

    @classmethod
    def made(cls, services: Services, clock: FrozenClock) -> "Scene":
        place = opened(services)
        scene = cls(services, clock, place, somebody(services), somebody(services))
        worker = place.hire(WORKER)
        scene.hired.append(worker.who)
        taken_on(worker.wearing(WORKER), scene.tia, "Tia")
        return scene

    @property
    def her(self) -> PersonId:
        return self.tia.account.person_id

    @property
    def him(self) -> PersonId:
        return self.uncle.account.person_id

    @property
    def first(self) -> Actor:
        """The lead who is named in the agreement, signed in anew: time may have passed."""
        return self.place.lead

    def another(self, name: str = "Lee") -> Actor:
        """One more lead of the same organisation."""
        hired = self.place.hire(LEAD, name=name)
        self.hired.append(hired.who)
        return hired.wearing(LEAD)

    def reported(self) -> TaskId:
        """Tia reports her uncle."""
        self.services.consent.narrowing.report(self.tia.fresh(), self.him, step())
        return self.tasks(DeskKind.REPORTED)[-1].id

    def order_said(self) -> TaskId:
        """Tia says that there is an order against her uncle."""
        self.services.consent.narrowing.say_order(self.tia.fresh(), self.him, step())
        return self.tasks(DeskKind.ORDER_SAID)[-1].id

    def taken(self, actor: Actor, task_id: TaskId) -> TaskId:
        """The actor has taken it."""
        self.services.safeguarding.desk.take(actor, task_id)
        return task_id

    def tasks(self, kind: DeskKind) -> list[Task]:
        """What lies on the desk about Tia, of one kind, oldest first, done or not."""
        services, found = self.services, []
        rows = self.services.graph.read(lambda tx: tx.many("keys/tasks", after="", most=10_000))
        for row in rows:
            task = _opened(services, TaskId(row["id"]))
            if task and task.kind is kind and self.her in task.people:
                found.append(task)
        return sorted(found, key=lambda one: one.at)

    def task(self, task_id: TaskId) -> Task:
        task = _opened(self.services, task_id)
        assert task is not None
        return task

    def second(self) -> Task:
        """What waits for a second human being."""
        waiting = self.waiting_seconds()
        assert len(waiting) == 1
        return waiting[0]

    def waiting_seconds(self) -> list[Task]:
        """Everything that waits for a second human being."""
        return [one for one in self.tasks(DeskKind.SECOND_HUMAN) if not one.done]

    def is_about_her(self, task_id: TaskId) -> bool:
        """Whether something on the desk is about Tia."""
        task = _opened(self.services, task_id)
        return task is not None and self.her in task.people

    def between(self) -> Between:
        def work(tx: Tx) -> Between:
            two = consent.lock_two(tx, self.services.sealer, self.her, self.him)
            assert two.between is not None
            return two.between

        return self.services.graph.write(work)

    def life(self) -> LifeFacts:
        def work(tx: Tx) -> LifeFacts:
            one = consent.lock_one(tx, self.services.sealer, self.her)
            assert one is not None
            return one.life

        return self.services.graph.write(work)

    def both_say_yes(self) -> None:
        """The two, shown to be grown up, are in touch by letters."""
        for who in (self.her, self.him):
            self.says(who, born=date(1990, 5, 4), births_said=(seen_at_work(self.clock.now()),))
        opening = self.services.consent.opening
        opening.grant(self.tia.fresh(), self.him, step(), LETTERS)
        opening.grant(self.uncle.fresh(), self.her, step(), LETTERS)
        self.clock.move(2 * DAY)

    def says(self, who: PersonId, **what: Any) -> None:
        """Somebody has said this of themselves."""
        said = Particulars(**what, version=1)
        sealer = self.services.sealer
        self.services.graph.write(lambda tx: people.keep(tx, sealer, who, said))

    def why(self, asker: PersonId, other: PersonId, act: Act = Act.DELIVER) -> Reason:
        """What the decision says of one getting a letter to the other."""
        asked = Asked(
            asker=asker, other=other, act=act, purpose=Purpose.STAY_IN_TOUCH, scope=Scope.LETTERS
        )
        finder, now = self.services.consent.finder, self.clock.now()

        def work(tx: Tx) -> Reason:
            two = consent.lock_two(tx, self.services.sealer, asker, other)
            return decide(asked, finder.find(tx, asked, two, now), now).reason

        return self.services.graph.write(work)

    def written(self, stream: str) -> list[tuple[str, dict[str, str]]]:
        """Every line of one stream of the record: what happened, and its detail."""
        services = self.services
        rows = services.graph.read(lambda tx: audit_store.chain(tx, stream, after=0))
        lines = [services.audit._opened(stream, row) for row in rows]
        return [(line["event"], line["detail"]) for line in lines]

    @property
    def pair(self) -> str:
        return consent.pair_id(self.services.sealer, self.her, self.him)


def _opened(services: Services, task_id: TaskId) -> Task | None:
    try:
        return services.graph.read(lambda tx: desk.find(tx, services.sealer, task_id))
    except Broken:
        return None


def forget(scene: Scene) -> None:
    """Take away all that a scene has left in a store that commits."""
    services = scene.services
    assert isinstance(services.graph, Neo4jGraph)
    graph, pair = services.graph, scene.pair
    rows = graph.read(lambda tx: tx.many("keys/tasks", after="", most=10_000))
    tasks = [row["id"] for row in rows if scene.is_about_her(TaskId(row["id"]))]
    place = scene.place
    for who in (scene.tia, scene.uncle, place.first.who, place.second.who, *scene.hired):
        services.erasure.erase(who.fresh())
    graph.raw(FORGET, id=place.id)
    graph.raw(FORGET_TASKS, ids=tasks)
    graph.raw(FORGET_LINES, ids=[pair, place.id])
