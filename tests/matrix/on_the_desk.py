"""What lies on the desk of a safeguarding lead of the matrix. Kept past the use cases."""

from dataclasses import replace
from typing import Any

from network.consent import store as consent
from network.consent.changing import new_record
from network.consent.kept import Between
from network.consent.kinds import HoldCause
from network.consent.narrowing import HELD_FOR
from network.consent.protection import PossibleMatch, Restriction, SafeguardingHold
from network.desk import store as desk
from network.desk.model import DeskKind, Half, Second, TaskState
from network.graph.door import Tx
from network.identity import PersonId, TaskId
from tests.matrix import letters
from tests.matrix.jobs import Job, Named

Two = tuple[PersonId, PersonId]


def an_order(job: Job) -> Named:
    """That there is an order, said by somebody on a list here; the lead has taken it."""
    one, other = _two(job)
    order = Restriction(
        id=new_record(),
        protected=one,
        restrained=other,
        said_by=one,
        entered_at=job.services.clock.now(),
    )
    put_between(job, one, other, restrictions=(order,))
    return _taken(job, _asked(job, DeskKind.ORDER_SAID, (one, other), order.id))


def a_match(job: Job) -> Named:
    """Somebody who may be the one whom somebody on a list here described."""
    one, other = _two(job)
    now = job.services.clock.now()
    match = PossibleMatch(id=new_record(), described_by=one, may_be=other, found_at=now)
    put_between(job, one, other, possible_matches=(match,))
    return _taken(job, _asked(job, DeskKind.POSSIBLE_MATCH, (one, other), match.id))


def a_held_letter(job: Job) -> Named:
    """A letter that a colleague has held; the lead has taken it."""
    waits, writer = letters.held(job)
    return _taken(job, _asked(job, DeskKind.LETTER_HELD, (waits.to, writer), waits.letter_id))


def a_held_picture(job: Job) -> Named:
    """The same with a picture, which was kept with it."""
    waits, writer, kept = letters.held_with_picture(job)
    task = _asked(job, DeskKind.LETTER_HELD, (waits.to, writer), waits.letter_id)
    return {**_taken(job, task), "evidence_id": kept}


def a_held_voice(job: Job) -> Named:
    """The same with a voice note."""
    waits, writer, kept = letters.held_with_voice(job)
    task = _asked(job, DeskKind.LETTER_HELD, (waits.to, writer), waits.letter_id)
    return {**_taken(job, task), "evidence_id": kept}


def for_a_second(job: Job) -> Named:
    """A hold that a colleague has placed, for which a second human being is asked."""
    one, other = _two(job)
    now, first = job.services.clock.now(), job.colleague.who.account.person_id
    hold = SafeguardingHold(
        id=new_record(),
        person_id=one,
        other_id=other,
        cause=HoldCause.CONCERN,
        placed_at=now,
        placed_by=first,
        until=now + HELD_FOR,
    )
    put_between(job, one, other, holds=(hold,))
    second = Second(half=Half.PLACE_HOLD, first=first, of=DeskKind.REPORTED)
    return {"task_id": _asked(job, DeskKind.SECOND_HUMAN, (one, other), hold.id, second)}


def put_between(job: Job, one: PersonId, other: PersonId, **changes: Any) -> Between:
    """Put something between two people."""
    sealer = job.services.sealer

    def work(tx: Tx) -> Between:
        two = consent.lock_two(tx, sealer, one, other)
        assert two.between is not None
        between = replace(two.between, **changes)
        consent.put_between(tx, sealer, two, between)
        return between

    return job.services.graph.write(work)


def _two(job: Job) -> Two:
    """Somebody on a colleague's list, and somebody who is on none."""
    _, person_id = job.listed(job.colleague)
    return person_id, job.somebody_new()


def _asked(
    job: Job, kind: DeskKind, two: Two, record_id: str, second: Second | None = None
) -> TaskId:
    services, (one, other) = job.services, two

    def work(tx: Tx) -> TaskId:
        return desk.ask(
            tx,
            services.sealer,
            kind=kind,
            about=one,
            other=other,
            record_id=record_id,
            at=services.clock.now(),
            second=second,
        )

    return services.graph.write(work)


def _taken(job: Job, task_id: TaskId) -> Named:
    services = job.services

    def work(tx: Tx) -> None:
        task = desk.lock(tx, services.sealer, task_id)
        assert task is not None
        by, at = job.staff.who.account.person_id, services.clock.now()
        taken = replace(task, state=TaskState.TAKEN, taken_by=by, taken_at=at)
        desk.keep(tx, services.sealer, taken)

    services.graph.write(work)
    return {"task_id": task_id}
