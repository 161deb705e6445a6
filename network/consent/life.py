"""What a life asks for: death, being under 18, having been adopted."""

from collections.abc import Iterable
from datetime import datetime

from network.consent.acts import TO_THE_ASKER, Act
from network.consent.case import Case
from network.consent.kinds import WORKER_CHANNELS
from network.consent.lives import ChildView, DeathState, LegalStatus, Position
from network.consent.outcomes import Obligation
from network.consent.standing import Age, Minor, OrganisationLed, Standing
from network.identity import PersonId

LOOKED_AFTER = frozenset(
    {
        LegalStatus.CARE_ORDER,
        LegalStatus.INTERIM_CARE_ORDER,
        LegalStatus.SECTION_20,
        LegalStatus.PLACEMENT_ORDER,
    }
)
SIXTEEN = 16
SETTLED = frozenset({Position.AGREES, Position.UNSAFE_TO_ASK})


def died(case: Case) -> bool:
    """It is verified that the other person has died."""
    return case.facts.other.death.state is DeathState.VERIFIED


def said_to_have_died(case: Case) -> bool:
    """Somebody says that the other person has died."""
    return case.facts.other.death.state is DeathState.REPORTED


def asker_died(case: Case) -> bool:
    """It is verified that the person whose account asks has died."""
    return case.facts.asker.death.state is DeathState.VERIFIED


def asker_said_to_have_died(case: Case) -> bool:
    """Somebody says that the person whose account asks has died."""
    return case.facts.asker.death.state is DeathState.REPORTED


def under_18(case: Case) -> bool:
    """One of the two is under 18, and nothing is arranged that covers this."""
    return any(one.age.known_child(case.now) and not arranged(case, one) for one in case.both())


def age_not_shown(case: Case) -> bool:
    """Somebody who would be reached is not shown to be 18, and nothing is arranged."""
    return any(
        not one.age.shown_adult(case.now) and not arranged(case, one) for one in _reached(case)
    )


def adopted(case: Case) -> bool:
    """One of the two was adopted and has not, as an adult, decided first."""
    return any(_undecided(one, case.now) and not arranged(case, one) for one in case.both())


def led(case: Case) -> bool:
    """It is permitted only as an organisation has arranged it."""
    return any(not one.age.shown_adult(case.now) and arranged(case, one) for one in case.both())


def arranged(case: Case, one: Standing) -> bool:
    """Whether an organisation has arranged exactly this for one of the two, who is a child."""
    counterpart = case.other if one.person_id == case.asker else case.asker
    return not one.age.shown_adult(case.now) and any(
        _covers(case, arrangement, one.person_id, counterpart)
        and settled(one, arrangement.decision, case.now)
        for arrangement in case.facts.arrangements
    )


def settled(one: Standing, decision: str, now: datetime) -> bool:
    """Whether everybody who must agree for a child has, the child first."""
    return one.minor is not None and settles(one.minor, one.age, decision, now)


def settles(minor: Minor, age: Age, decision: str, now: datetime) -> bool:
    """Whether what is written down of a child of that age says that all have agreed to this."""
    if minor.view is not ChildView.WANTS:
        return False
    council = minor.council is Position.AGREES or minor.legal_status not in LOOKED_AFTER
    known = minor.legal_status is not LegalStatus.NOT_KNOWN
    own = age.reached(SIXTEEN, now) and competent(minor, decision, now)
    return known and council and (own or _responsible_agree(minor))


def competent(minor: Minor, decision: str, now: datetime) -> bool:
    """Whether a record says today that they can make this decision."""
    return any(record.counts(decision, now) for record in minor.competence)


def steps(case: Case) -> frozenset[Obligation]:
    """What is still to be done before an organisation can arrange anything."""
    found: set[Obligation] = set()
    for one in case.both():
        if not one.age.shown_adult(case.now):
            found |= _steps(case, one.minor or Minor(), one.person_id)
    return frozenset(found)


def still_to_do(minor: Minor, decisions: Iterable[str], now: datetime) -> set[Obligation]:
    """What is missing of what has been settled about a child, for any of these decisions."""
    asked = [responsible.position for responsible in minor.responsible]
    missing = {
        Obligation.HEAR_CHILD: minor.view is ChildView.NOT_HEARD,
        Obligation.ASK_COUNCIL: minor.council is Position.NOT_ASKED,
        Obligation.ASK_RESPONSIBLE: not asked or Position.NOT_ASKED in asked,
        Obligation.RECORD_COMPETENCE: not any(
            competent(minor, decision, now) for decision in decisions
        ),
    }
    return {step for step, is_missing in missing.items() if is_missing}


def tell_of_death(case: Case) -> frozenset[Obligation]:
    """A named worker tells those who had a tie, or an attested past, with who died."""
    told = case.facts.were_tied
    return frozenset({Obligation.NAMED_WORKER_TELLS}) if told else frozenset()


def _steps(case: Case, minor: Minor, child: PersonId) -> set[Obligation]:
    decisions = {
        arrangement.decision
        for arrangement in case.facts.arrangements
        if arrangement.person_id == child and case.between(child, arrangement.other_id)
    }
    return still_to_do(minor, decisions, case.now)


def _reached(case: Case) -> tuple[Standing, ...]:
    both_ways = case.asked.act in TO_THE_ASKER | {Act.HEAR_ANSWER}
    return case.both() if both_ways else (case.facts.other,)


def _undecided(one: Standing, now: datetime) -> bool:
    decided = one.adoption.decided_at is not None and one.adoption.decided_at <= now
    return one.adoption.protects(now) and not (decided and one.age.shown_adult(now))


def _covers(case: Case, led_by: OrganisationLed, child: PersonId, counterpart: PersonId) -> bool:
    asked = case.asked
    return (
        (led_by.person_id, led_by.other_id) == (child, counterpart)
        and led_by.runs(case.now)
        and case.scope in led_by.scopes
        and asked.purpose in led_by.purposes
        and asked.channel in led_by.channels & WORKER_CHANNELS
    )


def _responsible_agree(minor: Minor) -> bool:
    positions = {responsible.position for responsible in minor.responsible}
    return Position.AGREES in positions and positions <= SETTLED
