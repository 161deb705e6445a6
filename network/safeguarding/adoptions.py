"""Adoptions: a word protects at once, two human beings attest it, and two take it back.

Who is adopted decides first, and nobody is told: what a worker who says it sees is the same
whether or not anybody has said it before. Only safeguarding leads see where it stands.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from network.actor import Actor
from network.consent.changing import new_record
from network.consent.lives import AdoptionState
from network.consent.protection import Lifted
from network.consent.standing import Adoption
from network.desk.model import DeskKind
from network.errors import NotPermitted, WrongMoment
from network.graph.door import Tx
from network.identity import AssignmentId, OperationId, PersonId
from network.safeguarding.deaths import SOMEBODY_ELSE
from network.safeguarding.gate import LEADS
from network.safeguarding.on_lists import Change, OnLists, There, Written
from network.safeguarding.settling import ask, settle

ABOUT_AN_ADOPTION = (DeskKind.ADOPTION_REPORTED,)


def reported(adoption: Adoption, by: PersonId, now: datetime) -> Adoption:
    """Said to have been adopted: protected from now on, whatever was taken back before."""
    if adoption.adopted:
        return replace(adoption, lifted=None)
    return Adoption(
        state=AdoptionState.REPORTED,
        decided_at=adoption.decided_at,
        agency=adoption.agency,
        id=new_record(),
        reported_by=by,
        reported_at=now,
    )


def attested(adoption: Adoption, by: PersonId) -> Adoption:
    """With one more human being who has seen that it is so. Raises WrongMoment, NotPermitted."""
    if not adoption.adopted:
        raise WrongMoment
    if adoption.state is AdoptionState.ATTESTED:
        return adoption
    if by in adoption.attested_by:
        raise NotPermitted(SOMEBODY_ELSE)
    both = (*adoption.attested_by, by)
    two = len(set(both)) > 1
    state = AdoptionState.ATTESTED if two else AdoptionState.REPORTED
    return replace(adoption, attested_by=both, state=state)


def taken_back(adoption: Adoption, by: PersonId, now: datetime) -> Adoption:
    """With one more human being who found that it is not so. Two, and then two days, end it."""
    if not adoption.adopted:
        raise WrongMoment
    so_far = adoption.lifted.by if adoption.lifted else ()
    if len(set(so_far)) > 1:
        return adoption
    if by in so_far:
        raise NotPermitted(SOMEBODY_ELSE)
    return replace(adoption, lifted=Lifted(asked_at=now, by=(*so_far, by)))


@dataclass(frozen=True, kw_only=True)
class AdoptionSeen:
    """What a safeguarding lead sees of it."""

    known_as: str
    adoption: Adoption
    may_attest: bool
    may_take_back: bool


@dataclass(frozen=True, kw_only=True)
class Adoptions:
    """Reporting, attesting and taking back that somebody was adopted."""

    listed: OnLists

    def report(self, actor: Actor, place: AssignmentId, operation_id: OperationId) -> None:
        """Say that somebody on a list was adopted. It protects at once; nobody is told."""

        def change(tx: Tx, there: There) -> None:
            adoption = reported(self._adoption(tx, there), there.by, there.now)
            self._keep(tx, there, adoption)
            ask(tx, self.listed.sealer, DeskKind.ADOPTION_REPORTED, there, str(adoption.id))

        written = Written(what="adoption_reported", places=(place,), operation_id=operation_id)
        self.listed.write(actor, written, change)

    def attest(self, actor: Actor, place: AssignmentId, operation_id: OperationId) -> None:
        """Say that one has seen that it is so. The second human being who does attests it."""

        def change(tx: Tx, there: There) -> None:
            adoption = attested(self._adoption(tx, there), there.by)
            self._keep(tx, there, adoption)
            if adoption.state is AdoptionState.ATTESTED:
                self._settle(tx, there, adoption)

        self._lead(actor, "adoption_attested", place, operation_id, change)

    def take_back(self, actor: Actor, place: AssignmentId, operation_id: OperationId) -> None:
        """Say that it is not so. It counts two days after a second human being has said it too."""

        def change(tx: Tx, there: There) -> None:
            adoption = taken_back(self._adoption(tx, there), there.by, there.now)
            self._keep(tx, there, adoption)
            if adoption.lifted is not None and adoption.lifted.by_two():
                self._settle(tx, there, adoption)
            else:
                # The first task may be done: whoever doubts it asks for another look.
                doubted = _doubted(adoption)
                ask(tx, self.listed.sealer, DeskKind.ADOPTION_REPORTED, there, doubted)

        self._lead(actor, "adoption_taken_back", place, operation_id, change)

    def look(self, actor: Actor, place: AssignmentId) -> AdoptionSeen:
        """Where it stands, for a lead."""

        def find(tx: Tx, there: There) -> AdoptionSeen:
            adoption = self._adoption(tx, there)
            lifted = adoption.lifted or Lifted(asked_at=there.now, by=())
            known = adoption.state is AdoptionState.ATTESTED
            return AdoptionSeen(
                known_as=there.places[0].known_as,
                adoption=adoption,
                may_attest=adoption.adopted and not known and there.by not in adoption.attested_by,
                may_take_back=adoption.adopted
                and not lifted.by_two()
                and there.by not in lifted.by,
            )

        return self.listed.read(actor, (place,), find, LEADS)

    def _settle(self, tx: Tx, there: There, adoption: Adoption) -> None:
        for record_id in (str(adoption.id), _doubted(adoption)):
            settle(tx, self.listed.sealer, ABOUT_AN_ADOPTION, record_id, there)

    def _adoption(self, tx: Tx, there: There) -> Adoption:
        return self.listed.life(tx, there.person).adoption

    def _keep(self, tx: Tx, there: There, adoption: Adoption) -> None:
        life = self.listed.life(tx, there.person)
        self.listed.keep_life(tx, there.person, replace(life, adoption=adoption))

    def _lead(
        self,
        actor: Actor,
        what: str,
        place: AssignmentId,
        operation_id: OperationId,
        change: Change,
    ) -> None:
        written = Written(what=what, places=(place,), operation_id=operation_id, hats=LEADS)
        self.listed.write(actor, written, change)


def _doubted(adoption: Adoption) -> str:
    """What the desk knows a doubt by."""
    return f"{adoption.id}|doubted"
