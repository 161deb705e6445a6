"""What is known of the lives of people on the lists of the matrix. Kept past the use cases."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from network.consent import store as consent
from network.consent.changing import new_record
from network.consent.kinds import WORKER_CHANNELS
from network.consent.lives import (
    AdoptionState,
    ChildView,
    DeathProof,
    DeathState,
    HeardFrom,
    LegalStatus,
    Position,
    ResponsibilityKind,
)
from network.consent.standing import Adoption, Death, Minor, OrganisationLed, Responsible
from network.consent.telling import Telling
from network.graph.door import Tx
from network.identity import PersonId, ProtectionId
from network.safeguarding.arrangements import FOR_WHAT, LETTERBOX
from tests.matrix.jobs import Job, Named
from tests.matrix.on_the_desk import put_between
from tests.work import Staff


def two_on_lists(job: Job, staff: Staff) -> Named:
    """Two people on a worker's list."""
    return {"assignment_id": job.on_list(staff), "other_id": job.on_list(staff)}


def arranged(job: Job, staff: Staff) -> Named:
    """What a colleague has proposed for a child and one other, with everybody's yes."""
    place, child = job.listed(staff)
    other_place, other = job.listed(staff)
    now, by = job.services.clock.now(), job.colleague.who.account.person_id
    mother = Responsible(kind=ResponsibilityKind.MOTHER, position=Position.AGREES, called="Mum")
    minor = Minor(
        legal_status=LegalStatus.AT_HOME,
        responsible=(mother,),
        council=Position.AGREES,
        view=ChildView.WANTS,
        decision=new_record(),
    )
    made = OrganisationLed(
        id=new_record(),
        person_id=child,
        other_id=other,
        organisation_id=job.place.id,
        led_by=by,
        agreed_by=by,
        decision=minor.decision,
        scopes=LETTERBOX,
        purposes=FOR_WHAT,
        channels=WORKER_CHANNELS,
        from_at=now,
        until=now + timedelta(days=90),
    )
    put_between(job, child, other, minors={child: minor}, arrangements=(made,))
    return {"assignment_id": place, "other_id": other_place, "record_id": made.id}


def to_be_told(job: Job, staff: Staff) -> Named:
    """Somebody on a worker's list, whom this worker is to tell of a death."""
    place, person = job.listed(staff)
    dead, worker = job.somebody_new(), staff.who.account.person_id
    death = _verified(job, dead)
    telling = Telling(
        death=death,
        of=dead,
        to=person,
        worker=worker,
        named_by=job.place.second.who.account.person_id,
        named_at=job.services.clock.now(),
    )
    put_between(job, dead, person, tellings=(telling,), were_tied=True)
    return {"assignment_id": place, "death_id": death}


def said_to_have_died(job: Job) -> Named:
    """Somebody who is said to have died."""
    place, person = job.listed(job.staff)
    _live(job, person, death=_reported(job))
    return {"assignment_id": place}


def seen_to_have_died(job: Job) -> Named:
    """The same, with a second source that a colleague has seen."""
    place, person = job.listed(job.staff)
    seen_by = job.colleague.who.account.person_id
    death = replace(_reported(job), seen_by=seen_by, proof=DeathProof.CERTIFICATE)
    _live(job, person, death=death)
    return {"assignment_id": place}


def died_and_missed(job: Job) -> Named:
    """Somebody who has died, and somebody who is to be told of it."""
    place, person = job.listed(job.staff)
    other_place, other = job.listed(job.colleague)
    _verified(job, person)
    put_between(job, person, other, were_tied=True)
    return {"assignment_id": place, "other_id": other_place}


def adopted(job: Job) -> Named:
    """Somebody who is said to have been adopted."""
    place, person = job.listed(job.staff)
    adoption = Adoption(
        state=AdoptionState.REPORTED,
        id=new_record(),
        reported_by=job.colleague.who.account.person_id,
        reported_at=job.services.clock.now(),
    )
    _live(job, person, adoption=adoption)
    return {"assignment_id": place}


def _reported(job: Job) -> Death:
    return Death(
        state=DeathState.REPORTED,
        id=new_record(),
        reported_at=job.services.clock.now(),
        reported_by=job.colleague.who.account.person_id,
        heard=HeardFrom.FAMILY,
    )


def _verified(job: Job, person: PersonId) -> ProtectionId:
    now, death = job.services.clock.now(), _reported(job)
    assert death.id is not None
    _live(job, person, death=replace(death, state=DeathState.VERIFIED, verified_at=now))
    return death.id


def _live(job: Job, person: PersonId, **changes: Any) -> None:
    """Keep this of somebody's life."""
    sealer = job.services.sealer

    def work(tx: Tx) -> None:
        one = consent.lock_one(tx, sealer, person)
        assert one is not None
        consent.put_life(tx, sealer, person, one.standing_id, replace(one.life, **changes))

    job.services.graph.write(work)
