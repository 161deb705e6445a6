"""An order against somebody who has no account here: a sealed description for whom it protects."""

from dataclasses import dataclass, replace

from network.actor import Actor
from network.descriptions import store
from network.descriptions.checking import check
from network.descriptions.closed import write_down
from network.descriptions.model import MOST_DESCRIPTIONS, Description
from network.errors import TooLarge
from network.graph.door import Tx
from network.identity import AssignmentId, OperationId
from network.safeguarding.acting import Ask
from network.safeguarding.by_leads import ByLeads
from network.safeguarding.kinds import Deed


@dataclass(frozen=True, kw_only=True)
class Describing:
    """What a safeguarding lead keeps among somebody's own descriptions."""

    listed: ByLeads

    def enter(
        self, actor: Actor, operation_id: OperationId, about: AssignmentId, description: Description
    ) -> None:
        """Protect somebody on a list here from whom a paper names. It acts from now on.

        It stands among their own descriptions, where they see it and may take it back. Sent twice,
        it is kept once: its id is the operation's. Raises Invalid, TooLarge, NotFound, Closed.
        """
        check(description)
        acting = self.listed.acting
        ask = Ask(actor=actor, operation_id=operation_id, deed=Deed.DESCRIBED, body=(about,))
        new = replace(description, at=acting.clock.now(), lifted=None, connection_id=None)

        def work(tx: Tx) -> bool | None:
            places = self.listed.places(tx, actor, about)
            here = acting.gate.lead(tx, actor, [one.person_id for one in places])
            if here is None:
                return None
            self.listed.require_here(places, here)
            person_id = places[0].person_id
            if acting.new(tx, ask, person_id):
                kept = store.lock(tx, acting.sealer, person_id)
                if len(kept.every) >= MOST_DESCRIPTIONS:
                    raise TooLarge
                kept = replace(kept, every=(*kept.every, new), version=kept.version + 1)
                store.keep(tx, acting.sealer, person_id, kept)
                write_down(acting.gate.closings, person_id, kept)
                acting.write_down(tx, ask, person_id)
            return True

        acting.gate.let_in(work)
