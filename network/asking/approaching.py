"""The letter to somebody who was checked: signed by a worker, with a code, and without a name.

Nothing of it shows to whoever asked. They hear of a yes alone, from the one who gave it.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from network.actor import Actor
from network.asking import work_store
from network.asking.kinds import LeadState
from network.asking.noting import At, Noting
from network.asking.work import Lead, RequestWork
from network.claims.checks import Check
from network.errors import Invalid, NotFound, WrongMoment
from network.identity import AssignmentId
from network.kept_noes.addressees import Addressee
from network.kept_noes.by_letter import LetterNoes
from network.ties import code_store
from network.ties.model import CODE_LASTS, CodeWords, TieCode, WrittenFor
from network.work import codes as hand_to_hand


@dataclass(frozen=True, kw_only=True)
class ApproachLetter:
    """What stands in a letter. It names neither who asks nor whom they ask for."""

    code: str = field(repr=False)
    organisation: str
    signed_by: str = field(repr=False)
    written_at: datetime


@dataclass(frozen=True, kw_only=True)
class ToWrite:
    """What a worker says for a letter. Where it goes and the year are compared, and not kept."""

    check: Check
    """Something that only the intended person would know; nobody reads on without it."""
    goes_to: str = field(repr=False)
    """The address or the number that it goes to."""
    born: int | None = field(default=None, repr=False)

    def problems(self, name: str = "-") -> dict[str, str]:
        """What is missing or can't be, by field."""
        return {**self.check.problems(), **self.to(name).problems()}

    def to(self, name: str) -> Addressee:
        """Whom it is for."""
        return Addressee(name=name, goes_to=self.goes_to, born=self.born)


@dataclass(frozen=True, kw_only=True)
class Approaching:
    """For whoever carries the person who asked on their list."""

    noting: Noting
    noes: LetterNoes

    def write(
        self,
        actor: Actor,
        assignment_id: AssignmentId,
        request_id: str,
        lead_id: str,
        wanted: ToWrite,
    ) -> None:
        """Write the letter for a lead that is ready: from now on its code can be typed.

        Where a no was left for it, none is written, and the lead says not to: never why. Sent
        twice, written once. Raises Invalid, NotFound, Closed, and WrongMoment where nobody has
        weighed what is safe, or they asked to be asked later.
        """
        problems = wanted.problems()
        if problems:
            raise Invalid(problems)

        def change(at: At) -> RequestWork:
            lead = at.lead(lead_id)
            if lead.state in {LeadState.APPROACHED, LeadState.NOT_TO_BE}:
                return at.noted
            now, name = self.noting.at_work.clock.now(), at.here.staff.name
            if lead.waits_on(now.date()):
                raise WrongMoment
            moved = lead.moved(LeadState.APPROACHED)
            if self.noes.stops(at.tx, at.request.person_id, wanted.to(lead.who)):
                return at.noted.with_changed(lead.moved(LeadState.NOT_TO_BE))
            self._keep(at, lead, wanted, now)
            return at.noted.with_changed(replace(moved, approached_at=now, approached_name=name))

        self.noting.change(actor, assignment_id, request_id, change)

    def letter(
        self, actor: Actor, assignment_id: AssignmentId, request_id: str, lead_id: str
    ) -> ApproachLetter:
        """The letter once more, to print. Raises NotFound where none is written, and Closed."""
        at_work = self.noting.at_work
        worked = at_work.one(actor, assignment_id, request_id)
        lead = worked.noted.lead(lead_id)
        if lead is None or lead.state is not LeadState.APPROACHED or lead.approached_at is None:
            raise NotFound
        approach = work_store.approach_of(at_work.sealer, request_id, lead_id)
        return ApproachLetter(
            code=hand_to_hand.code(at_work.sealer, approach),
            organisation=at_work.organisation_of(worked.place),
            signed_by=lead.approached_name,
            written_at=lead.approached_at,
        )

    def _keep(self, at: At, lead: Lead, wanted: ToWrite, now: datetime) -> None:
        sealer, request = self.noting.at_work.sealer, at.request
        words = request.words
        said = CodeWords(
            called=words.whom,
            me=words.my_name,
            words="\n".join(part for part in (words.knew_me, words.message) if part),
        )
        code = TieCode(
            id=work_store.approach_of(sealer, request.id, lead.id),
            owner=request.person_id,
            until=now + CODE_LASTS,
            said=said,
            check=wanted.check,
            written_for=WrittenFor(
                request_id=request.id,
                organisation_id=at.noted.organisation_id,
                lead_id=lead.id,
            ),
        )
        fingerprint = hand_to_hand.fingerprint(hand_to_hand.code(sealer, code.id))
        code_store.write_letter(at.tx, sealer, code, fingerprint)
        whom = wanted.to(lead.who)
        self.noes.put_by(at.tx, fingerprint, request.person_id, whom, code.until)
