"""What a worker notes on a request: where they looked, who it may be, and how sure that is.

Nothing here reaches whoever may be the one, and nothing changes what the asker meets.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from network.actor import Actor
from network.asking import work_store
from network.asking.consideration import Consideration
from network.asking.kinds import LeadState, Verdict
from network.asking.model import ContactRequest
from network.asking.reading import RequestsAtWork, or_closed
from network.asking.work import Lead, RequestWork, SearchLine
from network.connections.model import WORDS_LIMIT
from network.consent.kinds import Purpose
from network.desk import store as desk
from network.desk.model import DeskKind
from network.errors import Invalid, NotFound
from network.graph.door import Tx
from network.identity import AssignmentId
from network.work.gate import AtWork


@dataclass(frozen=True, kw_only=True)
class At:
    """One request, locked, with what is noted on it."""

    tx: Tx
    here: AtWork
    request: ContactRequest
    noted: RequestWork

    def lead(self, lead_id: str) -> Lead:
        """One of the leads. Raises NotFound."""
        return _lead(self.noted, lead_id)


Change = Callable[[At], RequestWork]


@dataclass(frozen=True, kw_only=True)
class Noting:
    """Every writing method is safe to repeat. Each raises NotFound, and Closed where refused."""

    at_work: RequestsAtWork

    def log(
        self, actor: Actor, assignment_id: AssignmentId, request_id: str, line: SearchLine
    ) -> None:
        """Write down where one looked. Sent twice, kept once.

        Raises Invalid, and WrongMoment where there are too many lines.
        """
        _require_good(line.problems())

        def change(at: At) -> RequestWork:
            signed = replace(line, by=actor.person_id, name=at.here.staff.name)
            return at.noted.with_line(signed)

        self.change(actor, assignment_id, request_id, change)

    def add_lead(
        self, actor: Actor, assignment_id: AssignmentId, request_id: str, lead: Lead
    ) -> None:
        """Note somebody who may be the one. Sent twice, kept once.

        Raises Invalid, and WrongMoment where there are too many.
        """
        _require_good(lead.problems())

        def change(at: At) -> RequestWork:
            return at.noted.with_lead(
                replace(
                    lead,
                    state=LeadState.POSSIBLE,
                    found_at=self.at_work.clock.now(),
                    found_by=actor.person_id,
                    found_name=at.here.staff.name,
                )
            )

        self.change(actor, assignment_id, request_id, change)

    def check(
        self, actor: Actor, assignment_id: AssignmentId, request_id: str, lead_id: str, how: str
    ) -> None:
        """Say that one has checked a lead that somebody else found. Twice is once.

        Raises Invalid and WrongMoment. One's own lead is Closed, by the decision.
        """
        if not how.strip() or len(how) > WORDS_LIMIT:
            raise Invalid({"how": "missing" if not how.strip() else "too long"})

        def change(at: At) -> RequestWork:
            lead = _lead(at.noted, lead_id)
            if lead.state is LeadState.CHECKED and lead.checked_by == actor.person_id:
                return at.noted
            return at.noted.with_changed(
                replace(
                    lead.moved(LeadState.CHECKED),
                    checked_at=self.at_work.clock.now(),
                    checked_by=actor.person_id,
                    checked_name=at.here.staff.name,
                    checked_how=how,
                )
            )

        self.change(actor, assignment_id, request_id, change, approves=lead_id)

    def consider(
        self,
        actor: Actor,
        assignment_id: AssignmentId,
        request_id: str,
        lead_id: str,
        weighed: Consideration,
    ) -> None:
        """Write the safety consideration down: go on, or stop. A stop lies on the desk with it.

        Raises Invalid where one of the answers stops it and the verdict doesn't, and WrongMoment
        where the lead isn't checked.
        """
        _require_good(weighed.problems())

        def change(at: At) -> RequestWork:
            lead = _lead(at.noted, lead_id)
            signed = replace(
                weighed,
                at=self.at_work.clock.now(),
                by=actor.person_id,
                name=at.here.staff.name,
            )
            to = LeadState.READY if weighed.verdict is Verdict.GO_ON else LeadState.STOPPED
            if lead.state is to:
                return at.noted
            after = replace(lead.moved(to), considered=signed)
            if to is LeadState.STOPPED:
                self._stopped(at, after, signed)
            return at.noted.with_changed(after)

        self.change(actor, assignment_id, request_id, change)

    def step_back(
        self, actor: Actor, assignment_id: AssignmentId, request_id: str, lead_id: str
    ) -> None:
        """Take the last step of a lead back. Raises WrongMoment where there is none.

        A letter that was written opens nothing any more.
        """

        def change(at: At) -> RequestWork:
            work_store.drop_approach(at.tx, self.at_work.sealer, at.request.id, lead_id)
            return at.noted.with_changed(_lead(at.noted, lead_id).back())

        self.change(actor, assignment_id, request_id, change)

    def drop(
        self, actor: Actor, assignment_id: AssignmentId, request_id: str, lead_id: str
    ) -> None:
        """Say that it is not the one. Twice is once. Raises WrongMoment where it was stopped."""

        def change(at: At) -> RequestWork:
            lead = _lead(at.noted, lead_id)
            if lead.state is LeadState.DROPPED:
                return at.noted
            work_store.drop_approach(at.tx, self.at_work.sealer, at.request.id, lead_id)
            return at.noted.with_changed(lead.moved(LeadState.DROPPED))

        self.change(actor, assignment_id, request_id, change)

    def _stopped(self, at: At, lead: Lead, weighed: Consideration) -> None:
        desk.ask(
            at.tx,
            self.at_work.sealer,
            kind=DeskKind.LEAD_STOPPED,
            about=at.request.person_id,
            other=None,
            record_id=lead.id,
            at=weighed.at,
            said=weighed.words,
            by=weighed.by,
        )

    def change(
        self,
        actor: Actor,
        assignment_id: AssignmentId,
        request_id: str,
        change: Change,
        *,
        approves: str | None = None,
    ) -> None:
        """Change what is noted on a request, by whoever may. For what hangs on it as well."""
        at_work = self.at_work

        def work(tx: Tx) -> bool | None:
            place, here = at_work.on_list.there(tx, actor, assignment_id)
            request = at_work.among(tx, here, place, request_id)
            noted = work_store.of_request(tx, at_work.sealer, request)
            lead_by = None if approves is None else _lead(noted, approves).found_by
            if not at_work.on_list.may(
                tx, actor, here, place, purpose=Purpose.RECONNECT, lead_by=lead_by
            ):
                return None
            after = change(At(tx=tx, here=here, request=request, noted=noted))
            if after != noted:
                work_store.keep(tx, at_work.sealer, after)
            return True

        or_closed(at_work.graph.write(work))


def _lead(noted: RequestWork, lead_id: str) -> Lead:
    found = noted.lead(lead_id)
    if found is None:
        raise NotFound
    return found


def _require_good(problems: dict[str, str]) -> None:
    if problems:
        raise Invalid(problems)
