"""Who must not know, and who must not see this. No reason is ever asked."""

from collections.abc import Iterator

from network.consent.acts import AT_WORK, SHOWING
from network.consent.case import Case
from network.consent.kinds import AudienceKind, SecrecyKind
from network.consent.protection import Audience, Secrecy


def kept_from(case: Case) -> frozenset[Audience]:
    """Everybody from whom something about either of the two is to be kept."""
    return frozenset(secrecy.audience for secrecy in _standing(case))


def must_not_know(case: Case) -> bool:
    """The other person keeps this from the asker, or either keeps it from who introduces."""
    return any(
        (secrecy.owner == case.other and secrecy.audience in _asker(case))
        or secrecy.audience in _through(case)
        for secrecy in _stopping(case)
    )


def route_elsewhere(case: Case) -> bool:
    """Somebody through whose hands it would go must not know of it."""
    return any(secrecy.audience in case.asked.audiences for secrecy in _stopping(case))


def _standing(case: Case) -> Iterator[Secrecy]:
    owners = {case.asker, case.other}
    return (s for s in case.facts.secrecies if s.owner in owners and s.stands(case.now))


def _stopping(case: Case) -> Iterator[Secrecy]:
    for secrecy in _standing(case):
        sees = case.asked.act in SHOWING and secrecy.about(case.asked.item)
        if secrecy.kind is SecrecyKind.MUST_NOT_KNOW or sees:
            yield secrecy


def _asker(case: Case) -> frozenset[Audience]:
    person = Audience(kind=AudienceKind.PERSON, id=case.asker)
    worker = Audience(kind=AudienceKind.WORKER, id=case.asker)
    work = case.facts.work
    if work is None or case.asked.act not in AT_WORK:
        return frozenset({person, worker})
    organisation = Audience(kind=AudienceKind.ORGANISATION, id=work.organisation_id)
    homes = {Audience(kind=AudienceKind.HOME_STAFF, id=home) for home in work.homes}
    return frozenset({person, worker, organisation} | homes)


def _through(case: Case) -> frozenset[Audience]:
    if case.asked.through is None:
        return frozenset()
    kinds = (AudienceKind.PERSON, AudienceKind.WORKER)
    return frozenset(Audience(kind=kind, id=case.asked.through) for kind in kinds)
