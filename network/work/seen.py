"""What a code that two members of staff have read out shows to whoever gives an account back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from network.consent import store as consent
from network.consent.kinds import AudienceKind, SecrecyKind
from network.consent.protection import Audience
from network.errors import Broken
from network.factors import store as factors
from network.factors.workers import SeenInPerson
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.work import codes, store
from network.work.kinds import AssignmentKind, AssignmentState, CodeKind
from network.work.model import Assignment, StaffAccount, WorkerCode


@dataclass(frozen=True, kw_only=True)
class CodesReadOut:
    """Looks a typed code up. Whoever it isn't for meets the same as with none at all."""

    sealer: Sealer

    def seen(
        self, tx: Tx, person_id: PersonId, typed: str, now: datetime, *, use: bool
    ) -> SeenInPerson | None:
        """Who has seen this person, if the code is theirs and holds. With `use` it is used up.

        Both must still work at an organisation that is open: a worker who was sent away helps
        nobody back in.
        """
        found = store.find_code(tx, self.sealer, codes.fingerprint(typed))
        place = self._place(tx, person_id, found, now)
        if found is None or place is None or place.agreed_by is None:
            return None
        two = self._two(tx, place)
        if two is None:
            return None
        if use:
            store.drop_code(tx, person_id, found[1].id)
            ended = replace(place, state=AssignmentState.ENDED, ended_at=now)
            store.lock_assignment(tx, self.sealer, place.id)
            store.keep_assignment(tx, self.sealer, ended)
        return SeenInPerson(
            begun_by=place.by,
            approved_by=place.agreed_by,
            excluded=excluded(tx, self.sealer, person_id, two, now),
        )

    def _place(
        self, tx: Tx, person_id: PersonId, found: tuple[PersonId, WorkerCode] | None, now: datetime
    ) -> Assignment | None:
        if found is None or found[0] != person_id:
            return None
        code = found[1]
        if code.kind is not CodeKind.BACK_IN or code.place is None or now >= code.until:
            return None
        place = store.find_assignment(tx, self.sealer, code.place)
        if place is None or place.kind is not AssignmentKind.BACK_IN or not place.runs(now):
            return None
        return place if place.person_id == person_id else None

    def _two(self, tx: Tx, place: Assignment) -> tuple[StaffAccount, StaffAccount] | None:
        organisation = organisations.find(tx, self.sealer, place.organisation_id)
        first = store.find_staff(tx, self.sealer, place.staff_id)
        second = store.find_staff(tx, self.sealer, place.colleague) if place.colleague else None
        if organisation is None or not organisation.open or first is None or second is None:
            return None
        return (first, second) if first.active and second.active else None


def excluded(
    tx: Tx, sealer: Sealer, person_id: PersonId, staff: Iterable[StaffAccount], now: datetime
) -> bool:
    """Whether the person never wants to be helped back in by one of these, or keeps from them.

    What doesn't open excludes: nobody is let in on the strength of a record that can't be read.
    """
    them = {audience for one in staff for audience in audiences(one)}
    try:
        own = consent.protections_of(tx, sealer, person_id)
        known = factors.of(tx, sealer, person_id)
    except Broken:
        return True
    never = {
        Audience(kind=one.kind, id=one.id)
        for one in (known.never if known else ())
        if one.stands(now)
    }
    kept = {
        one.audience
        for one in own.secrecies
        if one.kind is SecrecyKind.MUST_NOT_KNOW and one.stands(now)
    }
    return bool(them & (never | kept))


def audiences(staff: StaffAccount) -> frozenset[Audience]:
    """Everybody whom somebody can mean when they keep something from this worker."""
    worker = staff.person_id or ""
    people = {Audience(kind=kind, id=worker) for kind in (AudienceKind.PERSON, AudienceKind.WORKER)}
    organisation = Audience(kind=AudienceKind.ORGANISATION, id=staff.organisation_id)
    homes = {Audience(kind=AudienceKind.HOME_STAFF, id=home) for home in staff.homes}
    return frozenset({*people, organisation, *homes})
