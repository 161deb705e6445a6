"""Typing in what somebody said to a letter, who has no phone or computer of their own.

A no counts at once, as one that is said with the letter alone does. "Ask me again" keeps a second
letter from being written until then. Whatever would be told to whoever asked is noted and counts
for nothing. Nothing of it shows to them.
"""

from dataclasses import dataclass

from network.actor import Actor
from network.asking import work_store
from network.asking.kinds import LeadState, SaidToUs
from network.asking.noting import At, Noting
from network.asking.said_to_us import SaidByThem
from network.asking.work import Lead, RequestWork
from network.errors import Invalid, WrongMoment
from network.identity import AssignmentId
from network.kept_noes.by_letter import LetterNoes
from network.ties import on_paper
from network.ties.on_paper import SaidOnPaper
from network.work import codes as hand_to_hand


@dataclass(frozen=True, kw_only=True)
class TypingIn:
    """For whoever carries the person who asked on their list."""

    noting: Noting
    noes: LetterNoes

    def say(
        self,
        actor: Actor,
        assignment_id: AssignmentId,
        request_id: str,
        lead_id: str,
        said: SaidByThem,
    ) -> None:
        """Type in what they said. Sent twice, kept once.

        Raises Invalid, NotFound, Closed, and WrongMoment where no letter is out to them.
        """
        clock = self.noting.at_work.clock
        problems = said.problems(clock.now().date())
        if problems:
            raise Invalid(problems)

        def change(at: At) -> RequestWork:
            lead, now = at.lead(lead_id), clock.now()
            if any(one.id == said.id for one in lead.said):
                return at.noted
            if lead.state is not LeadState.APPROACHED:
                raise WrongMoment
            no = said.no()
            if no is not None:
                self._end(at, lead, no)
            after = lead.with_said(said.typed_in(actor.person_id, at.here.staff.name, now))
            return at.noted.with_changed(_after(after, said.said))

        self.noting.change(actor, assignment_id, request_id, change)

    def _end(self, at: At, lead: Lead, no: SaidOnPaper) -> None:
        at_work = self.noting.at_work
        letter = work_store.approach_of(at_work.sealer, at.request.id, lead.id)
        fingerprint = hand_to_hand.fingerprint(hand_to_hand.code(at_work.sealer, letter))
        on_paper.end_locked(at.tx, at_work.sealer, fingerprint, no, at_work.clock.now())
        on_paper.keep_no(at.tx, self.noes, fingerprint, no)


def _after(lead: Lead, said: SaidToUs) -> Lead:
    """A no ends it there. After "This is not me" it is the worker who says: not the one."""
    noes = {SaidToUs.NO, SaidToUs.NOT_AGAIN, SaidToUs.NOBODY_AGAIN}
    return lead.moved(LeadState.NOT_TO_BE) if said in noes else lead
