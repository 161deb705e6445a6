"""Deaths: heard of, then shown by a second source that two human beings looked at; or taken back.

What was only heard holds everything quietly and looks like nothing outside. A false report is one
way of shutting somebody out (domain.md 3.9, pattern 15): so no human being verifies one alone, the
person's own "I am here" undoes what was seen, and one lead takes it back at once.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from network.actor import Actor
from network.consent.changing import new_record
from network.consent.lives import DeathProof, DeathState, HeardFrom
from network.consent.standing import Death
from network.desk.model import DeskKind
from network.errors import Invalid, NotPermitted, WrongMoment
from network.graph.door import Tx
from network.identity import AssignmentId, OperationId, PersonId
from network.safeguarding.gate import LEADS
from network.safeguarding.on_lists import Change, OnLists, There, Written
from network.safeguarding.settling import ask, settle
from network.work.model import REASON_LIMIT

LOOK_WITHIN = timedelta(days=3)
"""How soon human beings look at a report: it holds what the person does, and may be a lie."""

ABOUT_A_DEATH = (DeskKind.DEATH_REPORTED,)
EVERYTHING = (*ABOUT_A_DEATH, DeskKind.DEATH_TO_TELL)
SOMEBODY_ELSE = "Somebody else has to agree to this."


def reported(death: Death, by: PersonId, heard: HeardFrom, words: str, now: datetime) -> Death:
    """Said to have died. What was said before, or verified, stays as it is."""
    if death.state is not DeathState.LIVING:
        return death
    return Death(
        state=DeathState.REPORTED,
        id=new_record(),
        reported_at=now,
        look_at=now + LOOK_WITHIN,
        reported_by=by,
        heard=heard,
        words=words,
    )


def seen(death: Death, by: PersonId, proof: DeathProof) -> Death:
    """With a second source that one human being has seen. Raises WrongMoment."""
    if death.state is not DeathState.REPORTED or death.seen_by not in {None, by}:
        raise WrongMoment
    return replace(death, seen_by=by, proof=proof)


def agreed(death: Death, by: PersonId, now: datetime) -> Death:
    """Verified, by another human being than the one who saw the second source.

    Should the person say after it that they are here, that is looked at anew.

    Raises NotPermitted for that one, WrongMoment where nobody has seen any.
    """
    if death.state is DeathState.VERIFIED:
        return death
    if death.state is not DeathState.REPORTED or death.seen_by is None or death.proof is None:
        raise WrongMoment
    if death.seen_by == by:
        raise NotPermitted(SOMEBODY_ELSE)
    return replace(death, state=DeathState.VERIFIED, agreed_by=by, verified_at=now, here_at=None)


def said_here(death: Death, now: datetime) -> Death:
    """The person says that they are here: what was seen before proves nothing any more."""
    if death.state is DeathState.LIVING or death.here_at is not None:
        return death
    if death.state is DeathState.VERIFIED:
        return replace(death, here_at=now)
    return replace(death, here_at=now, seen_by=None, proof=None)


def here_record(death: Death) -> str:
    """What the desk knows an "I am here" by: one for a report, and one for what was verified."""
    return f"{death.id}|{death.state}"


@dataclass(frozen=True, kw_only=True)
class DeathSeen:
    """What a safeguarding lead sees of a report."""

    known_as: str
    death: Death
    may_agree: bool
    """Whether the one who looks can be the second human being."""


@dataclass(frozen=True, kw_only=True)
class Deaths:
    """Reporting, verifying and taking back that somebody has died."""

    listed: OnLists

    def report(
        self,
        actor: Actor,
        place: AssignmentId,
        operation_id: OperationId,
        heard: HeardFrom,
        words: str = "",
    ) -> None:
        """Say how it was heard that somebody on a list has died. Said again, it changes nothing."""
        if len(words) > REASON_LIMIT:
            raise Invalid({"words": "too long"})

        def change(tx: Tx, there: There) -> None:
            before = self._death(tx, there)
            death = reported(before, there.by, heard, words, there.now)
            self._keep(tx, there, death)
            if death != before:
                ask(tx, self.listed.sealer, DeskKind.DEATH_REPORTED, there, str(death.id))

        written = Written(
            what="death_reported", places=(place,), operation_id=operation_id, body=(heard, words)
        )
        self.listed.write(actor, written, change)

    def see(
        self, actor: Actor, place: AssignmentId, operation_id: OperationId, proof: DeathProof
    ) -> None:
        """Say that one has seen a second source. Another lead must then agree."""

        def change(tx: Tx, there: There) -> None:
            self._keep(tx, there, seen(self._death(tx, there), there.by, proof))

        self._lead(actor, "death_seen", place, operation_id, change, proof)

    def agree(self, actor: Actor, place: AssignmentId, operation_id: OperationId) -> None:
        """Be the second human being: from now on the death is verified. Nobody is told by it."""

        def change(tx: Tx, there: There) -> None:
            before = self._death(tx, there)
            death = agreed(before, there.by, there.now)
            self._keep(tx, there, death)
            self._settle(tx, there, ABOUT_A_DEATH, before)
            ask(tx, self.listed.sealer, DeskKind.DEATH_TO_TELL, there, str(death.id))

        self._lead(actor, "death_verified", place, operation_id, change)

    def take_back(self, actor: Actor, place: AssignmentId, operation_id: OperationId) -> None:
        """Say that the person is alive: by one lead, at once, so that no lie shuts anybody out."""

        def change(tx: Tx, there: There) -> None:
            death = self._death(tx, there)
            self._keep(tx, there, Death())
            self._settle(tx, there, EVERYTHING, death)

        self._lead(actor, "death_taken_back", place, operation_id, change)

    def look(self, actor: Actor, place: AssignmentId) -> DeathSeen:
        """What is known, for a lead who is to verify it or to take it back."""

        def find(tx: Tx, there: There) -> DeathSeen:
            death = self._death(tx, there)
            return DeathSeen(
                known_as=there.places[0].known_as,
                death=death,
                may_agree=death.seen_by not in {None, there.by},
            )

        return self.listed.read(actor, (place,), find, LEADS)

    def _settle(self, tx: Tx, there: There, kinds: tuple[DeskKind, ...], death: Death) -> None:
        settle(tx, self.listed.sealer, kinds, str(death.id), there)
        settle(tx, self.listed.sealer, (DeskKind.STILL_HERE,), here_record(death), there)

    def _death(self, tx: Tx, there: There) -> Death:
        return self.listed.life(tx, there.person).death

    def _keep(self, tx: Tx, there: There, death: Death) -> None:
        life = self.listed.life(tx, there.person)
        self.listed.keep_life(tx, there.person, replace(life, death=death))

    def _lead(
        self,
        actor: Actor,
        what: str,
        place: AssignmentId,
        operation_id: OperationId,
        change: Change,
        *body: object,
    ) -> None:
        written = Written(
            what=what, places=(place,), operation_id=operation_id, body=body, hats=LEADS
        )
        self.listed.write(actor, written, change)
