"""Reaching people from the lists of one's own organisation, without a task that names them.

Nobody can be looked up: a safeguarding lead reaches whom a task names, or who handed a code to a
worker here and is on a list now.
"""

from dataclasses import dataclass

from network.actor import Actor
from network.errors import NotFound
from network.graph.door import Tx
from network.identity import AssignmentId
from network.safeguarding.acting import Acting, Ask, Change, Scene
from network.safeguarding.gate import LEADS
from network.work import gate, store
from network.work.gate import AtWork
from network.work.kinds import AssignmentKind
from network.work.model import Assignment


@dataclass(frozen=True, kw_only=True)
class ByLeads:
    """Acts about people on the lists of the lead's organisation."""

    acting: Acting

    def act(
        self, ask: Ask, about: AssignmentId, other: AssignmentId | None, change: Change
    ) -> None:
        """Do it about one or two people on a list here. Sent twice, done once.

        Raises NotFound for whoever isn't on a list of this organisation, and Closed.
        """

        def work(tx: Tx) -> bool | None:
            places = self.places(tx, ask.actor, about, other)
            here = self.acting.gate.lead(tx, ask.actor, [one.person_id for one in places])
            if here is None:
                return None
            self.require_here(places, here)
            people = [one.person_id for one in places]
            if self.acting.new(tx, ask, *people):
                scene = Scene(
                    about=people[0],
                    other=people[1] if other else None,
                    here=here,
                    now=self.acting.clock.now(),
                )
                self.acting.act(tx, ask, scene, change)
            return True

        self.acting.gate.let_in(work)

    def places(self, tx: Tx, actor: Actor, *ids: AssignmentId | None) -> list[Assignment]:
        """The places on lists here, before anybody is locked, and before anything is decided.

        Raises NotFound where one isn't there or is another organisation's, or two are one person.
        """
        gate.may_try(actor, LEADS)
        seen = gate.looked_up(tx, self.acting.sealer, actor)
        wanted = [one for one in ids if one is not None]
        found = [store.find_assignment(tx, self.acting.sealer, one) for one in wanted]
        places = [one for one in found if one is not None]
        if len({one.person_id for one in places}) != len(wanted):
            raise NotFound
        self.require_here(places, seen)
        return places

    def require_here(self, places: list[Assignment], here: AtWork) -> None:
        """Refuse whoever isn't on a list of this organisation now."""
        now = self.acting.clock.now()
        for one in places:
            mine = one.organisation_id == here.organisation.id
            if not mine or one.kind is not AssignmentKind.CASELOAD or not one.runs(now):
                raise NotFound
