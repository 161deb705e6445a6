"""Practising work with people who are made up, before anybody real depends on it.

A practice is an organisation of its owner's own. Whatever is done in it is done by the use cases of
work, and stays in it: its lists, its budget of people, its record. What reaches further than an
organisation refuses a practice (`network.work.gate`). When it ends, all of it goes and its keys are
destroyed; it is in no journal, since a copy of it that is restored harms nobody and is ended again.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from network.accounts import rules
from network.actor import Actor, Capacity
from network.clock import Clock
from network.erasure import store as erasing
from network.erasure.use_cases import Erasure
from network.errors import Broken, NetworkError, NotFound
from network.graph.door import Graph, Tx
from network.identity import AssignmentId, OrganisationId, PersonId, StaffId, new_id
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.kinds import OrganisationState
from network.organisations.model import Organisation
from network.practice import store
from network.practice.making import Making, as_colleague, as_oneself
from network.practice.model import LASTS, Begun, NotPractising, Seen
from network.story.parts import StoryParts
from network.work import gate
from network.work import store as work_store
from network.work.ending import end_staff
from network.work.exceptions import SECONDS
from network.work.gate import AtWork
from network.work.kinds import StaffState
from network.work.model import DAILY_PEOPLE, StaffAccount
from network.work.parts import AtWorkParts

log = logging.getLogger(__name__)
Job = tuple[StaffAccount, Organisation]


@dataclass(frozen=True, kw_only=True)
class Practice:
    """Beginning to practise, what nobody real is there for, and ending it."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    work: AtWorkParts
    story: StoryParts
    erasure: Erasure

    @cached_property
    def _making(self) -> Making:
        return Making(graph=self.graph, sealer=self.sealer, clock=self.clock, parts=self.work)

    def begun(self, actor: Actor) -> Begun | None:
        """The practice of the actor's that runs, from either side."""
        for staff, organisation in self._jobs(actor.person_id):
            if organisation.practice:
                return Begun(
                    organisation_id=organisation.id,
                    organisation=organisation.name,
                    staff_id=staff.id,
                    capacities=staff.capacities,
                    until=organisation.made_at + LASTS,
                )
        return None

    def begin(self, actor: Actor, staff_id: StaffId) -> StaffId:
        """Begin to practise the work of one's own staff account, in place of an earlier practice.

        Answers the staff account whose hats are worn in it. Also before the organisation is open.
        Raises NotFound for work that isn't the actor's, or whose organisation has closed.
        """
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        for staff, organisation in self._jobs(actor.person_id):
            closed = organisation.state is OrganisationState.CLOSED
            if staff.id == staff_id and not closed and not organisation.practice:
                self.end(actor)
                return self._making.make(actor.person_id, staff, organisation)
        raise NotFound

    def end(self, actor: Actor) -> None:
        """End the actor's practice: everybody in it goes for good. Twice is the same as once."""
        begun = self.begun(actor)
        if begun is not None:
            self._end(begun.organisation_id)

    def end_old(self) -> int:
        """End what has run for 14 days, and what nobody practises any more. Answers how many.

        Practices whose ending was cut short are ended too. For the worker; bears being done twice.
        """
        return sum(self._end_if_over(one) for one in store.ids(self.graph))

    def seen(self, actor: Actor) -> list[Seen]:
        """Who was made up to be worked with; the code that they hold out, and where their card is.

        Raises NotPractising with a real hat on.
        """
        here = self._here(actor)
        names, shows = self._on_lists(here)
        people = self.graph.read(lambda tx: store.made_up(tx, here.organisation.id))
        found = [
            Seen(
                name=names.get(one, ""),
                person_id=one,
                code=next((code.code for code in self.work.with_me.codes(as_oneself(one))), ""),
                shows=shows.get(one),
            )
            for one in people
        ]
        return sorted((one for one in found if one.name or one.code), key=lambda one: one.name)

    def another_code(self, actor: Actor) -> None:
        """Let somebody new, who is made up, hold out a code."""
        here = self._here(actor)
        self._making.hold_out_a_code(self._making.made_up(here.organisation.id))

    def a_full_day(self, actor: Actor) -> None:
        """Let it be as if the actor had read about as many people today as anybody may."""
        self._here(actor)
        today = self.clock.now().date()

        def change(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            staff = work_store.lock_staff(tx, self.sealer, actor.staff_id or StaffId(""))
            if staff is not None:
                read = tuple(PersonId(new_id()) for _ in range(DAILY_PEOPLE))
                full = replace(staff, read_on=today, read=read)
                work_store.keep_staff(tx, self.sealer, full)

        self.graph.write(change)

    def let_colleagues_agree(self, actor: Actor) -> None:
        """Let made-up colleagues be the other human beings behind what the actor has asked for."""
        here = self._here(actor)
        for one in self._colleagues(here):
            hat = next(iter(one.capacities & SECONDS))
            second = as_colleague(one, hat)
            for opened, _ in self.work.exceptions.to_agree(second):
                if opened.by == actor.person_id:
                    self.work.exceptions.agree_to_emergency(second, opened.id)
            for asking, _ in self.work.exceptions.asking(second):
                if asking.person_id == actor.person_id:
                    self.work.exceptions.agree_to_more(second, asking.id)

    def _here(self, actor: Actor) -> AtWork:
        if actor.staff_id is None:
            raise NotPractising
        here = self.work.hats.worn(actor)
        if not here.organisation.practice:
            raise NotPractising
        return here

    def _jobs(self, person_id: PersonId) -> list[Job]:
        def work(tx: Tx) -> list[Job]:
            return [
                (staff, organisation)
                for staff in work_store.staff_of(tx, self.sealer, person_id)
                if staff.active
                and (organisation := organisations.find(tx, self.sealer, staff.organisation_id))
            ]

        return self.graph.read(work)

    def _on_lists(self, here: AtWork) -> tuple[dict[PersonId, str], dict[PersonId, AssignmentId]]:
        """By what name each is known, and the place on the actor's list of whoever is on it."""
        lists = self.graph.read(
            lambda tx: work_store.assignments_at(tx, self.sealer, here.organisation.id)
        )
        now = self.clock.now()
        mine = {one.person_id: one.id for one in lists if one.on_caseload(here.staff.id, now)}
        return {one.person_id: one.known_as for one in lists if one.known_as}, mine

    def _colleagues(self, here: AtWork) -> list[StaffAccount]:
        staff = self.graph.read(
            lambda tx: work_store.staff_at(tx, self.sealer, here.organisation.id)
        )
        mine = here.staff.person_id
        return [
            one for one in staff if one.active and one.person_id != mine if one.capacities & SECONDS
        ]

    def _end_if_over(self, organisation_id: OrganisationId) -> bool:
        """One that can't be ended must not keep the others alive."""
        try:
            over = self._is_over(organisation_id)
            if over:
                self._end(organisation_id)
        except NetworkError as error:
            log.warning("a practice can't be ended: %s", error.code)
            return False
        return over

    def _is_over(self, organisation_id: OrganisationId) -> bool:
        def look(tx: Tx) -> tuple[Organisation | None, list[StaffAccount], list[PersonId]]:
            found = organisations.find(tx, self.sealer, organisation_id)
            staff = work_store.staff_at(tx, self.sealer, organisation_id)
            return found, staff, store.made_up(tx, organisation_id)

        try:
            found, staff, made_up = self.graph.read(look)
        except Broken:
            # Its key is gone: an ending was cut short after that.
            return True
        if found is None or found.made_at + LASTS <= self.clock.now():
            return found is not None
        owners = [one.person_id for one in staff if one.active and one.person_id not in made_up]
        return not any(owner and self._works(owner) for owner in owners)

    def _works(self, owner: PersonId) -> bool:
        closed = {OrganisationState.PRACTICE, OrganisationState.CLOSED}
        return any(organisation.state not in closed for _, organisation in self._jobs(owner))

    def _end(self, organisation_id: OrganisationId) -> None:
        """First the hats come off, then people, lists and record go, and last what names it."""
        made_up = self.graph.read(lambda tx: store.made_up(tx, organisation_id))
        self._hats_off(organisation_id, set(made_up))
        for person_id in made_up:
            self.erasure.forget(person_id)
        self.graph.write(lambda tx: store.clear(tx, organisation_id))
        erasing.delete_stream(self.graph, organisation_id)
        self.sealer.keys.destroy(organisation_id)
        self.graph.write(lambda tx: store.drop(tx, organisation_id))

    def _hats_off(self, organisation_id: OrganisationId, made_up: set[PersonId]) -> None:
        now = self.clock.now()

        def work(tx: Tx) -> None:
            staff = work_store.staff_at(tx, self.sealer, organisation_id)
            own = [one for one in staff if one.person_id and one.person_id not in made_up]
            gate.lock_people(tx, [one.person_id for one in own if one.person_id])
            for one in own:
                locked = work_store.lock_staff(tx, self.sealer, one.id)
                if locked is not None and locked.active:
                    end_staff(tx, self.sealer, locked, StaffState.ENDED, now)

        _unless_unreadable(lambda: self.graph.write(work))


def hats_of(begun: Begun) -> tuple[Capacity, ...]:
    """The hats that can be worn in a practice, in one order."""
    return tuple(hat for hat in Capacity if hat in begun.capacities)


def _unless_unreadable(do: Callable[[], None]) -> None:
    """Do it; a practice whose key is gone already, or whose owner is, has no hats to take off."""
    try:
        do()
    except (Broken, NotFound):
        return
