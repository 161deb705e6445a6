"""Whoever was written to leaves the answer to the organisation: a worker takes that on.

It is signed and dated, with the letter, and nothing of it reaches whoever asked. Whether anything
is said to them, and what, a human being decides, and says it in person.
"""

from dataclasses import dataclass, replace

from network.actor import Actor
from network.asking.noting import At, Noting
from network.asking.work import RequestWork
from network.errors import WrongMoment
from network.identity import AssignmentId
from network.ties import code_store
from network.ties.left_to_them import said_to_us


@dataclass(frozen=True, kw_only=True)
class TakingOn:
    """For whoever carries the person who asked on their list."""

    noting: Noting

    def take(
        self, actor: Actor, assignment_id: AssignmentId, request_id: str, lead_id: str
    ) -> None:
        """Say that one has it in hand. Taken once: the first name stays.

        Raises NotFound, Closed, and WrongMoment where nothing is left to the organisation, or not
        any more.
        """
        at_work = self.noting.at_work

        def change(at: At) -> RequestWork:
            at.lead(lead_id)
            code = at_work.written(at.tx, at.request).get(lead_id)
            if code is None or code.id not in said_to_us(at.tx, at_work.sealer, [code]):
                raise WrongMoment
            if code.taken_on_at is None:
                now, name = at_work.clock.now(), at.here.staff.name
                taken = replace(code, taken_on_at=now, taken_on_name=name)
                code_store.keep(at.tx, at_work.sealer, taken)
            return at.noted

        self.noting.change(actor, assignment_id, request_id, change)
