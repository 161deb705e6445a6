"""A worker says somebody's date of birth as a record or a document has it. They see none.

Whether it agrees is shown to the person alone: the worker meets the same words for both.
"""

from dataclasses import dataclass, replace
from datetime import date

from network.actor import Actor, Capacity
from network.clock import Clock
from network.errors import Invalid, NotFound
from network.graph.door import Graph, Tx
from network.identity import AssignmentId
from network.keys.sealing import Sealer
from network.people import store
from network.people.born import MOST_SAID, BirthSaid, BirthSource, BirthTakenBack
from network.people.model import OLDEST, Particulars
from network.work import gate
from network.work import store as work_store
from network.work.gate import AtWork
from network.work.model import REASON_LIMIT, Assignment
from network.work.on_list import OnMyList
from network.work.reading import READERS, Closed


@dataclass(frozen=True, kw_only=True)
class Births:
    """Showing how old somebody is."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    on_list: OnMyList

    def say(
        self, actor: Actor, assignment_id: AssignmentId, born: date, source: BirthSource
    ) -> None:
        """Keep what was seen. Whether it is what the person said is not told here.

        Raises Invalid for a day that can't be, NotFound, NotAtWork and Closed.
        """
        today = self.clock.now().date()
        if not today.year - OLDEST <= born.year or born > today:
            raise Invalid({"born": "not_a_birthday"})

        def work(tx: Tx) -> bool:
            place, here = self.on_list.there(tx, actor, assignment_id)
            if not self.on_list.may(tx, actor, here, place):
                return False
            before = store.lock(tx, self.sealer, place.person_id)
            said = self._said(actor, here, source, same=before.born == born)
            store.keep(tx, self.sealer, place.person_id, _with(before, said))
            self.on_list.tell_stood(tx, actor, here, place.person_id, "birth_date")
            return True

        if not self.graph.write(work):
            raise Closed

    def take_back(self, actor: Actor, assignment_id: AssignmentId, reason: str) -> None:
        """Stand no more for what one has said, or as a safeguarding lead for all from here.

        The person sees that, and why. Twice is the same as once. Raises Invalid and NotFound.
        """
        if not reason.strip() or len(reason) > REASON_LIMIT:
            raise Invalid({"reason": "missing" if not reason.strip() else "too long"})
        back = BirthTakenBack(at=self.clock.now(), by=actor.person_id, reason=reason)

        def work(tx: Tx) -> None:
            place, here = self._place(tx, actor, assignment_id)
            leads = actor.capacity is Capacity.SAFEGUARDING_LEAD
            before = store.lock(tx, self.sealer, place.person_id)
            after = replace(
                before,
                births_said=tuple(
                    replace(one, taken_back=back)
                    if one.counts
                    and one.organisation_id == here.organisation.id
                    and (leads or one.by == actor.person_id)
                    else one
                    for one in before.births_said
                ),
            )
            if after != before:
                store.keep(tx, self.sealer, place.person_id, after)
            # Written down whether or not anything stood: the worker's page tells them neither.
            self.on_list.tell_stood(tx, actor, here, place.person_id, "birth_date_taken_back")

        self.graph.write(work)

    def _place(
        self, tx: Tx, actor: Actor, assignment_id: AssignmentId
    ) -> tuple[Assignment, AtWork]:
        gate.may_try(actor, READERS)
        before = work_store.find_assignment(tx, self.sealer, assignment_id)
        seen = gate.looked_up(tx, self.sealer, actor)
        if before is None or before.organisation_id != seen.organisation.id:
            raise NotFound
        gate.lock_people(tx, [actor.person_id, before.person_id])
        here = gate.at_work(tx, self.sealer, actor, READERS)
        place = work_store.lock_assignment(tx, self.sealer, assignment_id)
        own = place is not None and place.staff_id == here.staff.id
        if place is None or not (own or actor.capacity is Capacity.SAFEGUARDING_LEAD):
            raise NotFound
        return place, here

    def _said(self, actor: Actor, here: AtWork, source: BirthSource, *, same: bool) -> BirthSaid:
        return BirthSaid(
            organisation_id=here.organisation.id,
            organisation=here.organisation.name,
            staff_id=here.staff.id,
            by=actor.person_id,
            name=here.staff.name,
            source=source,
            at=self.clock.now(),
            same=same,
        )


def _with(before: Particulars, said: BirthSaid) -> Particulars:
    """With this in place of what the same worker said before of the date that stands."""
    others = tuple(
        one
        for one in before.births_said
        if (one.organisation_id, one.by, one.source) != (said.organisation_id, said.by, said.source)
        or not one.counts
    )
    return replace(before, births_said=(*others, said)[-MOST_SAID:])
