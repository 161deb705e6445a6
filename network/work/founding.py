"""How an organisation begins: two named people agree, and whoever runs the service looks once.

Security research 3.7: the chain of trust begins with an organisation that two of its people stand
for. Nothing works before both have agreed and the service has spoken to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import NotFound, NotPermitted, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import OrganisationId, StaffId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.kinds import OrganisationKind, OrganisationState
from network.organisations.model import AGREEMENT, Accepted, Organisation
from network.work import codes, gate, store
from network.work.kinds import StaffState
from network.work.model import INVITATION_LASTS, StaffAccount

MOST_STARTED = 3
FOUNDER = frozenset({Capacity.ADMINISTRATOR})
SECOND = frozenset({Capacity.ADMINISTRATOR, Capacity.SAFEGUARDING_LEAD})


@dataclass(frozen=True, kw_only=True)
class NewOrganisation:
    """What the first named person says. They have read the agreement and said yes to it."""

    name: str = field(repr=False)
    kind: OrganisationKind
    my_name: str = field(repr=False)
    second_name: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Started:
    """An organisation that waits for its second named person, and the code to hand to them."""

    organisation: Organisation
    second: str = field(repr=False)
    code: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Founding:
    """Beginning an organisation, and opening it."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def start(
        self, actor: Actor, new: NewOrganisation, organisation_id: OrganisationId
    ) -> OrganisationId:
        """Begin an organisation. The same id again changes nothing.

        Raises NotPermitted for somebody at work, or who has begun too many that nobody finished.
        """
        gate.oneself_surely(actor)
        if not self.sealer.keys.ids(organisation_id):
            self.sealer.keys.make(organisation_id)
        now = self.clock.now()
        yes = Accepted(person_id=actor.person_id, at=now, agreement=AGREEMENT)
        organisation = Organisation(
            id=organisation_id,
            kind=new.kind,
            state=OrganisationState.STARTING,
            name=new.name,
            made_at=now,
            accepted=(yes,),
        )
        first, second = self._named(actor, new, organisation)

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            there = organisations.lock(tx, self.sealer, organisation_id)
            if there is not None:
                self._require_mine(actor, there)
                return
            self._require_few(tx, actor)
            organisations.add(tx, self.sealer, organisation)
            store.add_staff(tx, self.sealer, first, None)
            store.join(tx, actor.person_id, first.id)
            hashed = codes.fingerprint(codes.code(self.sealer, second.id))
            store.add_staff(tx, self.sealer, second, hashed)
            self._write_down(tx, organisation_id, Event.ORGANISATION_STARTED, actor, {})

        self.graph.write(work)
        return organisation_id

    def started(self, actor: Actor) -> list[Started]:
        """What the actor has begun and what waits for somebody else, with the code to hand over."""
        gate.oneself(actor)

        def work(tx: Tx) -> list[Started]:
            mine = [one for one in store.staff_of(tx, self.sealer, actor.person_id) if one.named]
            found = [self._started(tx, one) for one in mine if one.active]
            return [one for one in found if one is not None]

        return self.graph.read(work)

    def waiting(self) -> Iterator[Organisation]:
        """The organisations that both named people stand for and that nobody has looked at yet."""
        return organisations.in_state(self.graph, self.sealer, [OrganisationState.WAITING])

    def open(self, organisation_id: OrganisationId, by: Actor | None = None) -> None:
        """Open an organisation: for whoever runs the service, after speaking to both.

        Raises NotFound, and WrongMoment where the two haven't both agreed.
        """

        def work(tx: Tx) -> None:
            found = organisations.lock(tx, self.sealer, organisation_id)
            if found is None:
                raise NotFound
            if found.state is not OrganisationState.WAITING or not found.agreed():
                raise WrongMoment
            organisations.keep(tx, self.sealer, replace(found, state=OrganisationState.OPEN))
            self._write_down(tx, organisation_id, Event.ORGANISATION_OPENED, by, {})

        self.graph.write(work)

    def _named(
        self, actor: Actor, new: NewOrganisation, organisation: Organisation
    ) -> tuple[StaffAccount, StaffAccount]:
        """The two named people: their staff accounts follow from the organisation's id."""
        now = organisation.made_at
        first = StaffAccount(
            id=StaffId(self.sealer.index("first-named", organisation.id)),
            organisation_id=organisation.id,
            state=StaffState.ACTIVE,
            person_id=actor.person_id,
            name=new.my_name,
            capacities=FOUNDER,
            named=True,
            invited_by=actor.person_id,
            made_at=now,
            joined_at=now,
        )
        second = replace(
            first,
            id=StaffId(self.sealer.index("second-named", organisation.id)),
            state=StaffState.INVITED,
            person_id=None,
            name=new.second_name,
            capacities=SECOND,
            joined_at=None,
            code_until=now + INVITATION_LASTS,
        )
        return first, second

    def _started(self, tx: Tx, mine: StaffAccount) -> Started | None:
        organisation = organisations.find(tx, self.sealer, mine.organisation_id)
        if organisation is None or organisation.state is not OrganisationState.STARTING:
            return None
        for one in store.staff_at(tx, self.sealer, organisation.id):
            if one.named and one.state is StaffState.INVITED and one.code_until:
                code = codes.code(self.sealer, one.id)
                return Started(
                    organisation=organisation, second=one.name, code=code, until=one.code_until
                )
        return None

    def _require_mine(self, actor: Actor, there: Organisation) -> None:
        if actor.person_id not in {one.person_id for one in there.accepted}:
            raise NotPermitted

    def _require_few(self, tx: Tx, actor: Actor) -> None:
        mine = store.staff_of(tx, self.sealer, actor.person_id)
        begun = [self._started(tx, one) for one in mine if one.named and one.active]
        if sum(one is not None for one in begun) >= MOST_STARTED:
            raise NotPermitted("You have begun as many organisations as one person can.")

    def _write_down(
        self,
        tx: Tx,
        organisation_id: OrganisationId,
        event: Event,
        by: Actor | None,
        detail: dict[str, str],
    ) -> None:
        record(
            tx,
            self.sealer,
            stream=organisation_id,
            event=event,
            at=self.clock.now(),
            by=by,
            detail=detail,
        )
