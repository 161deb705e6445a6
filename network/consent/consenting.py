"""Whether the two have said yes to exactly this, and what is missing if they have not."""

from collections.abc import Iterator

from network.consent.acts import MUTUAL, Act
from network.consent.case import Case
from network.consent.kinds import (
    BOTH_WAYS,
    BY_THE_ANSWERER,
    FOR_A_CHILD,
    OF_AN_ITEM,
    PREREQUISITES,
    WORKER_CHANNELS,
    Basis,
    GrantStatus,
    Scope,
)
from network.consent.life import led
from network.consent.lives import Level
from network.consent.model import Grant
from network.consent.outcomes import Obligation, Reason
from network.identity import PersonId


def consent(case: Case) -> bool:
    """Everything that is needed was granted: for this purpose, by this way, today."""
    scope = case.scope
    if scope is None or (scope is Scope.ADDRESS and case.asked.channel not in WORKER_CHANNELS):
        return False
    given = granted(case, case.other, case.asker, scope)
    return given and (not both_ways(case) or granted(case, case.asker, case.other, scope))


def consent_led(case: Case) -> bool:
    """Everything was granted, and an organisation has arranged exactly this for a child."""
    return led(case) and consent(case)


def granted(case: Case, giver: PersonId, receiver: PersonId, scope: Scope) -> bool:
    """Whether one has granted the other a scope, and whatever it needs."""
    between = (grant for grant in case.facts.grants if grant.between(giver, receiver))
    counting = [grant for grant in between if missing(case, grant) is None]
    needed = PREREQUISITES[scope] | {scope}
    return needed == {one for one in needed for grant in counting if _gives(case, grant, one)}


def both_ways(case: Case) -> bool:
    """Whether each side must have granted it to the other."""
    return case.scope in BOTH_WAYS or case.asked.act in MUTUAL


def missing(case: Case, grant: Grant) -> Reason | None:
    """Why a grant does not count now; None if it does."""
    for reason, hit in _faults(case, grant):
        if hit:
            return reason
    return None


def widens(case: Case) -> bool:  # noqa: ARG001 - whatever it is
    """It is the asker's own to open."""
    return True


def already_given(case: Case) -> bool:  # noqa: ARG001 - whatever it is
    """It was delivered to the asker before."""
    return True


def told(case: Case) -> bool:
    """The other person chose to tell the asker."""
    return case.facts.told in BY_THE_ANSWERER


def may_approach(case: Case) -> bool:
    """An approach may begin. What is delivered of it is asked again, later."""
    no = (no_shared_past, not_open, introducer_has_not_agreed)
    return not any(missing_part(case) for missing_part in no)


def no_shared_past(case: Case) -> bool:
    """No past that the asker shares with the other person is shown well enough."""
    return case.asked.act is Act.REQUEST and not any(
        (past.by, past.about) == (case.asker, case.other)
        and not past.withdrawn
        and (not past.professional or past.level >= Level.ATTESTED)
        for past in case.facts.shared_pasts
    )


def not_open(case: Case) -> bool:
    """The other person does not let requests be brought."""
    return case.asked.act in {Act.REQUEST, Act.INTRODUCE} and not case.facts.other_open


def introducer_has_not_agreed(case: Case) -> bool:
    """Who would introduce them has not said yes."""
    introducer = case.introducer()
    return case.asked.act is Act.INTRODUCE and not (introducer is not None and introducer.agrees)


def undone(case: Case) -> bool:
    """It was granted, and taken back unseen before it counted."""
    return _lacks(case, Reason.UNDONE)


def revoked(case: Case) -> bool:
    """It was granted, and the grant has come to an end, or was only proposed."""
    return _lacks(case, Reason.REVOKED)


def old_epoch(case: Case) -> bool:
    """It was granted before something closed the pair."""
    return _lacks(case, Reason.OLD_EPOCH)


def expired(case: Case) -> bool:
    """It was granted until a day that is past. Nothing is renewed by itself."""
    return _lacks(case, Reason.EXPIRED)


def waiting(case: Case) -> bool:
    """It was granted, and the delay in which it can be undone is not over."""
    return _lacks(case, Reason.WAITING)


def not_for_this(case: Case) -> bool:
    """It was granted for another purpose or way, without words on record, or not by right."""
    return _lacks(case, Reason.NOT_FOR_THIS)


def one_way_only(case: Case) -> bool:
    """The other person has granted it, the asker has not."""
    return (
        case.scope is not None
        and both_ways(case)
        and granted(case, case.other, case.asker, case.scope)
    )


def no_prerequisite(case: Case) -> bool:
    """The scope itself was granted, and something that it needs was not."""
    return case.scope is not None and any(
        missing(case, grant) is None for grant in _of(case, case.other, case.asker, case.scope)
    )


def carried(case: Case) -> frozenset[Obligation]:
    """How something that passes between the two is carried."""
    if case.asked.act in {Act.WRITE, Act.DELIVER}:
        return frozenset({Obligation.RELAY, Obligation.NOTIFY})
    return frozenset()


def screened(case: Case) -> frozenset[Obligation]:
    """A first request is read by a screener before it is brought."""
    asks = case.asked.act is Act.REQUEST
    return frozenset({Obligation.SCREEN}) if asks else frozenset()


def _lacks(case: Case, reason: Reason) -> bool:
    return case.scope is not None and any(
        missing(case, grant) is reason for grant in _of(case, case.other, case.asker, case.scope)
    )


def _of(case: Case, giver: PersonId, receiver: PersonId, scope: Scope) -> Iterator[Grant]:
    for grant in case.facts.grants:
        if _gives(case, grant, scope) and grant.between(giver, receiver):
            yield grant


def _gives(case: Case, grant: Grant, scope: Scope) -> bool:
    item = scope not in OF_AN_ITEM or case.asked.item in grant.items
    return item and scope in grant.scopes


def _faults(case: Case, grant: Grant) -> Iterator[tuple[Reason, bool]]:
    yield Reason.UNDONE, _undone(case, grant)
    yield Reason.REVOKED, grant.status is not GrantStatus.ACTIVE
    yield Reason.OLD_EPOCH, grant.epoch != case.facts.epoch
    yield Reason.EXPIRED, grant.expires_at <= case.now
    yield Reason.WAITING, case.now < grant.begins()
    yield Reason.NOT_FOR_THIS, not (_for_this(case, grant) and _rightly(case, grant))


def _undone(case: Case, grant: Grant) -> bool:
    return any(
        widening.record_id == grant.id and widening.undone_at is not None
        for widening in case.facts.widenings
    )


def _for_this(case: Case, grant: Grant) -> bool:
    purpose = case.asked.purpose in grant.purposes
    return purpose and case.asked.channel in grant.channels and grant.wording.shown


def _rightly(case: Case, grant: Grant) -> bool:
    if grant.basis is Basis.SELF:
        return grant.given_by == grant.grantor
    grantor = next(one for one in case.both() if one.person_id == grant.grantor)
    too_old = grant.basis in FOR_A_CHILD and grantor.age.shown_adult(case.now)
    return grant.basis_record is not None and not too_old
