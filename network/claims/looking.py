"""A worker looks in the organisation's records for what somebody on their list has asked."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from network.actor import Actor, Capacity
from network.claims import search_store, store
from network.claims.checks import Check
from network.claims.model import Said
from network.claims.searches import (
    ANSWERS,
    MOST_ANSWERS,
    Answer,
    HowSeen,
    RecordSearch,
    SearchState,
    Withdrawal,
    how_problems,
)
from network.clock import Clock
from network.errors import Invalid, NotFound, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import AssignmentId
from network.keys.sealing import Sealer
from network.work import gate
from network.work.gate import AtWork
from network.work.model import REASON_LIMIT, Assignment
from network.work.on_list import OnMyList
from network.work.reading import READERS, Closed

RUNNERS = frozenset({Capacity.ADMINISTRATOR, Capacity.SAFEGUARDING_LEAD})
"""Who may take back what the organisation stands for, whoever has said it."""


@dataclass(frozen=True, kw_only=True)
class ToLookFor:
    """What a worker is asked to look for, in the words of whoever asks."""

    search: RecordSearch
    said: Said = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class StoodFor:
    """What an organisation stands for, as those who answer for it see it: never the words."""

    search: RecordSearch
    answer: Answer
    known_as: str = field(repr=False)
    """Empty for whoever may not see who is on the lists here."""


Change = Callable[[RecordSearch, AtWork], RecordSearch]


@dataclass(frozen=True, kw_only=True)
class Looking:
    """The worker's side of a search. Never about oneself, or anybody to whom one is tied."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    on_list: OnMyList

    def asked(self, actor: Actor, assignment_id: AssignmentId) -> list[ToLookFor]:
        """What somebody on my list asks us to look for. They see that I have read it.

        Raises NotFound, NotAtWork, and Closed: the same for every cause.
        """

        def work(tx: Tx) -> list[ToLookFor] | None:
            place, here = self.on_list.there(tx, actor, assignment_id)
            if not self.on_list.may(tx, actor, here, place):
                return None
            found = self._for_us(tx, here, place)
            self.on_list.tell_read(tx, actor, here, place)
            return found

        return _or_closed(self.graph.write(work))

    def answer(
        self,
        actor: Actor,
        assignment_id: AssignmentId,
        search_id: str,
        state: SearchState,
        how: HowSeen | None = None,
    ) -> None:
        """Say what was found. The same answer again changes nothing.

        Raises Invalid, NotFound, Closed, and WrongMoment where it was answered too often.
        """
        if state not in ANSWERS:
            raise Invalid({"state": "unknown"})
        problems = how_problems(how) if state is SearchState.SEEN else {}
        if problems:
            raise Invalid(problems)
        now = self.clock.now()

        def change(search: RecordSearch, here: AtWork) -> RecordSearch:
            last = search.newest
            kept_how = how if state is SearchState.SEEN else None
            if last is not None and (last.state, last.how) == (state, kept_how):
                return search
            if search.counts or len(search.answers) >= MOST_ANSWERS:
                raise WrongMoment
            given = Answer(
                state=state,
                at=now,
                by=actor.person_id,
                staff_id=here.staff.id,
                name=here.staff.name,
                how=kept_how,
            )
            return replace(search, answers=(*search.answers, given))

        self._change(actor, assignment_id, search_id, change, what=f"record_{state}")

    def put_question(
        self, actor: Actor, assignment_id: AssignmentId, search_id: str, check: Check
    ) -> None:
        """Ask whoever says it something that only the right person would know, once.

        Raises Invalid, NotFound, Closed, and WrongMoment where a question stands already.
        """
        problems = check.problems()
        if problems:
            raise Invalid(problems)

        def change(search: RecordSearch, _: AtWork) -> RecordSearch:
            before = search.check
            if before is not None:
                if (before.question, before.answers) == (check.question, check.answers):
                    return search
                raise WrongMoment
            return replace(search, check=check)

        self._change(actor, assignment_id, search_id, change, what="question")

    def stood_for(self, actor: Actor) -> list[StoodFor]:
        """What this organisation stands for, newest first: for those who answer for it.

        Who it is about stands there only for a safeguarding lead, who sees every list anyway.
        """

        def work(tx: Tx) -> list[StoodFor]:
            gate.may_try(actor, RUNNERS)
            here = gate.looked_up(tx, self.sealer, actor)
            named = actor.capacity is Capacity.SAFEGUARDING_LEAD
            return [
                StoodFor(search=one, answer=each, known_as=one.known_as if named else "")
                for one in search_store.at_organisation(tx, self.sealer, here.organisation.id)
                for each in one.answers
                if each.state is SearchState.SEEN
            ]

        return sorted(self.graph.read(work), key=lambda one: one.answer.at, reverse=True)

    def take_back(self, actor: Actor, search_id: str, reason: str) -> None:
        """Stand for it no more: from the very next look it counts for nothing.

        For whoever gave it, a safeguarding lead or an administrator. The person sees that it was
        taken back, and why. Twice is the same as once. Raises Invalid and NotFound.
        """
        if not reason.strip() or len(reason) > REASON_LIMIT:
            raise Invalid({"reason": "missing" if not reason.strip() else "too long"})
        gate.may_try(actor, READERS | RUNNERS)
        withdrawal = Withdrawal(at=self.clock.now(), by=actor.person_id, reason=reason)

        def work(tx: Tx) -> None:
            seen = gate.looked_up(tx, self.sealer, actor)
            before = search_store.find(tx, self.sealer, search_id)
            # What isn't there takes the same steps as what is another organisation's.
            asked = before.organisation_id if before else seen.organisation.id
            ours = search_store.standing(tx, asked, self.sealer) == seen.organisation.id
            if before is None or not ours:
                raise NotFound
            gate.lock_people(tx, [actor.person_id, before.person_id])
            here = gate.at_work(tx, self.sealer, actor, READERS | RUNNERS)
            found = search_store.find(tx, self.sealer, search_id)
            if found is None or not self._may_take_back(tx, actor, here, found):
                raise NotFound
            if not found.counts:
                return
            search_store.keep(tx, self.sealer, found.withdrawn(withdrawal))
            self.on_list.tell_stood(tx, actor, here, found.person_id, "record_taken_back")

        self.graph.write(work)

    def _may_take_back(self, tx: Tx, actor: Actor, here: AtWork, found: RecordSearch) -> bool:
        ours = search_store.standing(tx, found.organisation_id, self.sealer)
        gave = any(one.by == actor.person_id for one in found.answers if one.counts)
        return ours == here.organisation.id and (gave or actor.capacity in RUNNERS)

    def _for_us(self, tx: Tx, here: AtWork, place: Assignment) -> list[ToLookFor]:
        said = {one.id: one.said for one in store.of(tx, self.sealer, place.person_id)}
        found = [
            ToLookFor(search=one, said=said[one.claim_id])
            for one in search_store.of_person(tx, self.sealer, place.person_id)
            if one.open
            and one.claim_id in said
            and search_store.standing(tx, one.organisation_id, self.sealer) == here.organisation.id
        ]
        return sorted(found, key=lambda one: (one.search.asked_at, one.search.id), reverse=True)

    def _change(
        self,
        actor: Actor,
        assignment_id: AssignmentId,
        search_id: str,
        change: Change,
        *,
        what: str,
    ) -> None:
        def work(tx: Tx) -> bool:
            place, here = self.on_list.there(tx, actor, assignment_id)
            if not self.on_list.may(tx, actor, here, place):
                return False
            for one in self._for_us(tx, here, place):
                if one.search.id == search_id:
                    after = change(one.search, here)
                    if after != one.search:
                        search_store.keep(tx, self.sealer, after)
                        self.on_list.tell_stood(tx, actor, here, place.person_id, what)
                    return True
            raise NotFound

        if not self.graph.write(work):
            raise Closed


def _or_closed(found: list[ToLookFor] | None) -> list[ToLookFor]:
    if found is None:
        raise Closed
    return found
