"""What people at work may do: for a purpose, on their list, never about somebody of their own."""

from network.actor import Capacity
from network.consent.acts import MAY, WORK_PURPOSES, Act
from network.consent.case import Case
from network.consent.kinds import Purpose, RelativeKind
from network.consent.model import Emergency
from network.consent.outcomes import Obligation

QUIET = frozenset({Purpose.RECONNECT, Purpose.SERVICE_SAFETY})
"""Reads for somebody else's request, or for safety, would tell if they were shown."""


def not_at_work(case: Case) -> bool:
    """The asker does not work here today with a hat for this."""
    hat = case.asked.capacity
    work = case.facts.work
    return not (
        work is not None
        and work.worker_id == case.asker
        and work.employed
        and hat in work.capacities
        and hat in MAY[case.asked.act]
    )


def own_relative(case: Case) -> bool:
    """The worker has something to do with the person in private life."""
    facts = case.facts
    tied = facts.work is not None and facts.work.tied
    related = any(
        case.between(r.of, r.to) and r.kind is not RelativeKind.NOT_RELATED for r in facts.relations
    )
    past = any(case.between(past.by, past.about) for past in facts.shared_pasts)
    return tied or related or past or facts.were_tied or facts.contact_existed


def own_lead(case: Case) -> bool:
    """The worker found this lead, or nobody knows who did."""
    lead_by = None if case.facts.work is None else case.facts.work.lead_by
    return lead_by in {None, case.asker}


def no_purpose(case: Case) -> bool:
    """No purpose was said for which this may be done."""
    return case.asked.purpose not in WORK_PURPOSES[case.asked.act]


def emergency(case: Case) -> bool:
    """A safeguarding lead has opened this for an hour, with a reason."""
    asked = case.asked
    lead = asked.capacity is Capacity.SAFEGUARDING_LEAD and asked.purpose is Purpose.EMERGENCY
    return lead and any(_emergencies(case))


def budget_spent(case: Case) -> bool:
    """The worker has read as many different people today as anybody may."""
    work = case.facts.work
    return work is None or not (work.read_today or work.people_left > 0)


def not_on_caseload(case: Case) -> bool:
    """The person is not on the worker's list."""
    return case.facts.work is None or not case.facts.work.on_caseload


def at_work(case: Case) -> bool:
    """Nothing speaks against it."""
    return case.facts.work is not None


def show_or_hide(case: Case) -> frozenset[Obligation]:
    """Whether the person sees this read under "Who has looked"."""
    quiet = case.asked.act is not Act.STAFF_READ or case.asked.purpose in QUIET
    return frozenset({Obligation.HIDE_LOOK if quiet else Obligation.SHOW_LOOK})


def agreed_by_second(case: Case) -> frozenset[Obligation]:
    """Find the second human being within a day."""
    agreed = any(e.agreed_by not in {None, e.by} for e in _emergencies(case))
    return frozenset() if agreed else frozenset({Obligation.SECOND_HUMAN})


def _emergencies(case: Case) -> list[Emergency]:
    work = case.facts.work
    return (
        []
        if work is None
        else [
            opened
            for opened in work.emergencies
            if (opened.by, opened.person_id) == (case.asker, case.other) and opened.open(case.now)
        ]
    )
