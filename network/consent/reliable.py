"""Whether the question and its facts can be relied on. What can't be is closed."""

from network.actor import Capacity
from network.consent.acts import AT_WORK, DISCLOSING, STAFF, Act
from network.consent.case import Case
from network.consent.kinds import OF_AN_ITEM, Integrity

AT_HOME = frozenset(Capacity) - STAFF - {Capacity.OPERATOR}
"""Hats in which somebody acts for themselves."""


def about_another_pair(case: Case) -> bool:
    """The facts are about somebody else."""
    told = (case.facts.asker.person_id, case.facts.other.person_id)
    return told != (case.asker, case.other)


def not_well_asked(case: Case) -> bool:
    """Something is missing without which the question has no meaning."""
    asked = case.asked
    meaning = asked.asker != asked.other and asked.through not in {asked.asker, asked.other}
    introduced = asked.act is not Act.INTRODUCE or asked.through is not None
    hat = asked.act in AT_WORK or asked.capacity in AT_HOME
    return not (meaning and introduced and hat and _says_what(case))


def broken(case: Case) -> bool:
    """A record does not open, or does not fit."""
    return case.facts.integrity is Integrity.BROKEN


def audit_unavailable(case: Case) -> bool:
    """The record of what happens can't be written."""
    return case.facts.integrity is Integrity.AUDIT_UNAVAILABLE


def restore_unconfirmed(case: Case) -> bool:
    """The store was restored, and no human being has confirmed what happened since."""
    return case.facts.integrity is Integrity.UNCONFIRMED_RESTORE


def unknown(case: Case) -> bool:
    """Nobody can say that the facts are sound."""
    return case.facts.integrity is not Integrity.SOUND


def epoch_behind(case: Case) -> bool:
    """A grant is newer than the pair: something older was put back."""
    newer = (grant for grant in case.facts.grants if grant.epoch > case.facts.epoch)
    return any(
        grant.between(case.asker, case.other) or grant.between(case.other, case.asker)
        for grant in newer
    )


def third_party_unknown(case: Case) -> bool:
    """Nothing is known of the one through whom it would go."""
    return case.asked.through is not None and case.introducer() is None


def _says_what(case: Case) -> bool:
    if case.asked.act not in DISCLOSING:
        return True
    item = case.scope not in OF_AN_ITEM or case.asked.item is not None
    return case.scope is not None and item and case.asked.purpose is not None
