"""Making a practice: an organisation of somebody's own, and everybody who is made up for it.

What is in it is put there through the use cases of work itself, so that a practice is like work. A
stop halfway leaves a practice that can be ended like any other.
"""

from dataclasses import dataclass

from network.actor import Actor, Capacity, FactorKind
from network.clock import Clock
from network.consent.kinds import WIDENING_DELAY
from network.graph.door import Graph, Tx
from network.identity import (
    AssignmentId,
    ItemId,
    OrganisationId,
    PersonId,
    SessionId,
    StaffId,
    new_id,
)
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.kinds import OrganisationState
from network.organisations.model import Organisation
from network.practice import store
from network.practice.model import (
    ALEX,
    ASH,
    BRYN,
    CARD,
    COLLEAGUES,
    LASTS,
    NOTE,
    OTHER_NOTE,
    SAM,
    WHY,
    WHY_MORE,
    Colleague,
)
from network.story import store as story
from network.story.model import Share, StoryCard
from network.work import store as work
from network.work.kinds import AssignmentKind, AssignmentState, CodeKind, StaffState
from network.work.model import DAILY_PEOPLE, Assignment, StaffAccount
from network.work.parts import AtWorkParts

SURELY = frozenset({FactorKind.PASSKEY, FactorKind.PASSWORD})


@dataclass(frozen=True, kw_only=True)
class Making:
    """Fills one practice."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    parts: AtWorkParts

    def make(self, owner: PersonId, real: StaffAccount, organisation: Organisation) -> StaffId:
        """Make a practice of one's work. Answers the staff account that its hats belong to."""
        practice = self._organisation(organisation)
        mine = self._staff(practice, real.name, real.capacities, owner)
        colleagues = {one: self._colleague(practice, one) for one in COLLEAGUES}
        with_code, sam, alex = (self.made_up(practice.id) for _ in range(3))
        self.hold_out_a_code(with_code)
        on_mine = self._listed(practice, sam, SAM, mine, NOTE)
        self._shows_card(practice, sam, on_mine)
        on_theirs = self._listed(practice, alex, ALEX, colleagues[BRYN], OTHER_NOTE)
        self._waits(colleagues, on_theirs)
        return mine.id

    def made_up(self, organisation_id: OrganisationId) -> PersonId:
        """Somebody new who is made up."""
        person_id, month = PersonId(new_id()), work.month(self.clock.now())
        self.sealer.keys.make(person_id)
        self.graph.write(lambda tx: store.add_made_up(tx, organisation_id, person_id, month))
        return person_id

    def hold_out_a_code(self, person_id: PersonId) -> None:
        """Let somebody made up make a code for a worker."""
        self.parts.with_me.make_code(as_oneself(person_id), new_id(), CodeKind.WORK_WITH_ME)

    def _organisation(self, real: Organisation) -> Organisation:
        made = Organisation(
            id=OrganisationId(new_id()),
            kind=real.kind,
            state=OrganisationState.PRACTICE,
            name=real.name,
            made_at=self.clock.now(),
        )
        self.sealer.keys.make(made.id)
        self.graph.write(lambda tx: organisations.add(tx, self.sealer, made))
        return made

    def _staff(
        self, practice: Organisation, name: str, hats: frozenset[Capacity], who: PersonId
    ) -> StaffAccount:
        now = self.clock.now()
        made = StaffAccount(
            id=StaffId(new_id()),
            organisation_id=practice.id,
            state=StaffState.ACTIVE,
            person_id=who,
            name=name,
            capacities=hats,
            invited_by=who,
            made_at=now,
            joined_at=now,
        )

        def keep(tx: Tx) -> StaffAccount:
            work.add_staff(tx, self.sealer, made, None)
            work.join(tx, who, made.id)
            return made

        return self.graph.write(keep)

    def _colleague(self, practice: Organisation, one: Colleague) -> StaffAccount:
        return self._staff(practice, one.name, one.capacities, self.made_up(practice.id))

    def _listed(
        self, practice: Organisation, who: PersonId, name: str, staff: StaffAccount, note: str
    ) -> Assignment:
        """Somebody on a list when the practice begins, with a note where the worker keeps any."""
        made = Assignment(
            id=AssignmentId(new_id()),
            organisation_id=practice.id,
            kind=AssignmentKind.CASELOAD,
            state=AssignmentState.RUNNING,
            person_id=who,
            staff_id=staff.id,
            known_as=name,
            by=who,
            since=self.clock.now(),
        )
        self.graph.write(lambda tx: work.add_assignment(tx, self.sealer, made))
        if staff.capacities & {Capacity.IN_TOUCH_WORKER, Capacity.COORDINATOR}:
            self.parts.reading.note(as_colleague(staff), made.id, new_id(), note)
        return made

    def _shows_card(self, practice: Organisation, who: PersonId, place: Assignment) -> None:
        """A card that its owner began to show long enough ago for it to be read today."""
        shown_at = self.clock.now() - WIDENING_DELAY
        share = Share(
            id=ItemId(new_id()),
            assignment_id=place.id,
            staff_id=place.staff_id,
            worker="",
            organisation=practice.name,
            shown_at=shown_at,
            until=self.clock.now() + LASTS,
        )

        card = StoryCard(id=ItemId(new_id()), version=1, words=CARD, shares=(share,))

        def keep(tx: Tx) -> None:
            story.lock(tx, self.sealer, who)
            story.put(tx, self.sealer, who, card)

        self.graph.write(keep)

    def _waits(self, colleagues: dict[Colleague, StaffAccount], place: Assignment) -> None:
        """What a second human being is needed for: an emergency, and a colleague who asks."""
        exceptions = self.parts.exceptions
        lead = as_colleague(colleagues[BRYN], Capacity.SAFEGUARDING_LEAD)
        exceptions.open_emergency(lead, AssignmentId(new_id()), place.id, WHY)
        asking = as_colleague(colleagues[ASH])
        exceptions.ask_for_more(asking, DAILY_PEOPLE + 10, WHY_MORE)


def as_oneself(person_id: PersonId) -> Actor:
    """Somebody made up, on their own side."""
    return Actor(person_id=person_id, stepped_up=True)


def as_colleague(staff: StaffAccount, hat: Capacity | None = None) -> Actor:
    """A made-up colleague with a hat on. Nobody signs in as them: there is no account."""
    carries = (Capacity.COORDINATOR, Capacity.IN_TOUCH_WORKER)
    worn = hat or next(one for one in (*carries, *staff.hats()) if one in staff.capacities)
    return Actor(
        person_id=staff.person_id or PersonId(""),
        session_id=SessionId(new_id()),
        capacity=worn,
        staff_id=staff.id,
        factors=SURELY,
    )
