"""The other person's secrets, put into a real store: by use cases, where there is one for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from network.actor import Actor
from network.bootstrap import Services
from network.consent import store
from network.consent.kept import Between, LifeFacts
from network.consent.kinds import AudienceKind, Proof, RelativeKind, VetoKind
from network.consent.lives import AdoptionState, DeathState, Evidence
from network.consent.protection import (
    Audience,
    CoolOff,
    PossibleMatch,
    Restriction,
    SafeguardingHold,
)
from network.consent.standing import Adoption, Death
from network.consent.widening import Pressed
from network.descriptions.model import Description
from network.graph.door import Tx
from network.identity import PersonId, ProtectionId, new_id
from network.people import store as people
from tests.births import seen_at_work
from tests.network.consent.kept_pair import LETTERS, an_operation
from tests.network.consent.making import LEADS

GROWN_UP = date(1990, 1, 1)
MONTH = timedelta(days=30)
YEARS = timedelta(days=3_650)
ADE_IS_CALLED = "Adebayo Marlow"
UNWELCOME = frozenset({RelativeKind.BROTHER_OR_SISTER})


@dataclass(frozen=True)
class Pair:
    """Ade, who asks, and Keisha, who has a secret. Her actor is freshly signed in."""

    services: Services
    ade: Actor
    keisha: Actor

    @property
    def now(self) -> datetime:
        return self.services.clock.now()

    def between(self, change: Callable[[Between], Between]) -> None:
        """Put something between them that no use case puts there yet."""

        def work(tx: Tx) -> None:
            sealer = self.services.sealer
            two = store.lock_two(tx, sealer, self.ade.person_id, self.keisha.person_id)
            assert two.between is not None
            store.put_between(tx, sealer, two, change(two.between))

        self.services.graph.write(work)

    def add(self, **records: Any) -> None:
        """Put one more record of a kind between them."""

        def change(kept: Between) -> Between:
            more: dict[str, Any] = {
                name: (*getattr(kept, name), one) for name, one in records.items()
            }
            return replace(kept.narrowed(), **more)

        self.between(change)

    def life(self, **changes: Any) -> None:
        """Write down something of Keisha's life that no use case writes down yet."""

        def work(tx: Tx) -> None:
            sealer, who = self.services.sealer, self.keisha.person_id
            one = store.lock_one(tx, sealer, who)
            assert one is not None
            life: LifeFacts = replace(one.life, **changes)
            store.put_life(tx, sealer, who, one.standing_id, life)

        self.services.graph.write(work)


def born(services: Services, person: PersonId, day: date | None, evidence: Evidence) -> None:
    """Let a date of birth be known, and what it rests on."""

    def work(tx: Tx) -> None:
        said = people.lock(tx, services.sealer, person)
        seen = (seen_at_work(services.clock.now()),) if evidence >= Evidence.ATTESTED else ()
        known = replace(said, born=day, births_said=seen, version=said.version + 1)
        people.keep(tx, services.sealer, person, known)

    services.graph.write(work)


def _record() -> ProtectionId:
    return ProtectionId(new_id())


def _nothing(_: Pair) -> None:
    """What most people have answered."""


def _age(day: date | None, evidence: Evidence) -> Callable[[Pair], None]:
    return lambda pair: born(pair.services, pair.keisha.person_id, day, evidence)


def _cool_off(pair: Pair) -> None:
    _cools_off(pair, until=pair.now + YEARS)


def _cool_off_over(pair: Pair) -> None:
    _cools_off(pair, until=pair.now - timedelta(days=1))


def _cools_off(pair: Pair, *, until: datetime) -> None:
    pair.add(
        cool_offs=CoolOff(
            id=_record(),
            asker_id=pair.ade.person_id,
            other_id=pair.keisha.person_id,
            since=pair.now - MONTH,
            until=until,
        )
    )


def _block(pair: Pair) -> None:
    pair.services.consent.narrowing.block(pair.keisha, pair.ade.person_id, an_operation())


def _veto(kind: VetoKind) -> Callable[[Pair], None]:
    def put(pair: Pair) -> None:
        pair.services.consent.narrowing.veto(
            pair.keisha,
            an_operation(),
            kind,
            person_id=pair.ade.person_id if kind is VetoKind.BY_PERSON else None,
            relatives=UNWELCOME if kind is VetoKind.BY_KIND else frozenset(),
        )

    return put


def _order_said(pair: Pair) -> None:
    pair.services.consent.narrowing.say_order(pair.keisha, pair.ade.person_id, an_operation())


def _order(expires: date | None = None) -> Callable[[Pair], None]:
    def put(pair: Pair) -> None:
        restriction = Restriction(
            id=_record(),
            protected=pair.keisha.person_id,
            restrained=pair.ade.person_id,
            proof=Proof.VERIFIED,
            verified_by=LEADS[0],
            verified_on=pair.now.date(),
            entered_at=pair.now,
            expires=expires,
        )
        pair.add(restrictions=restriction)

    return put


def _held(pair: Pair) -> None:
    pair.services.consent.narrowing.report(pair.keisha, pair.ade.person_id, an_operation())


def _held_all(pair: Pair) -> None:
    pair.services.consent.opening.open_to_requests(pair.keisha, an_operation(), Pressed(yes=True))


def _held_by_two(pair: Pair) -> None:
    pair.life(
        holds=(
            SafeguardingHold(
                id=_record(),
                person_id=pair.keisha.person_id,
                placed_at=pair.now,
                placed_by=LEADS[0],
                agreed_by=LEADS[1],
                until=pair.now + MONTH,
            ),
        )
    )


def _possible_match(pair: Pair) -> None:
    pair.add(
        possible_matches=PossibleMatch(
            id=_record(),
            described_by=pair.keisha.person_id,
            may_be=pair.ade.person_id,
            found_at=pair.now,
        )
    )


def _described(pair: Pair) -> None:
    one = Description(id=_record(), at=pair.now, names=(ADE_IS_CALLED,), words="Not him.")
    pair.services.protecting.describe(pair.keisha, one)


def _must_not_know(pair: Pair) -> None:
    audience = Audience(kind=AudienceKind.PERSON, id=pair.ade.person_id)
    pair.services.consent.narrowing.keep_from(pair.keisha, an_operation(), audience)


def _adopted(pair: Pair) -> None:
    pair.life(adoption=Adoption(state=AdoptionState.ATTESTED))


def _death(state: DeathState) -> Callable[[Pair], None]:
    def put(pair: Pair) -> None:
        verified = pair.now if state is DeathState.VERIFIED else None
        pair.life(death=Death(state=state, reported_at=pair.now, verified_at=verified))

    return put


def says_yes(pair: Pair) -> None:
    """Keisha says yes to letters of Ade's."""
    pair.services.consent.opening.grant(pair.keisha, pair.ade.person_id, an_operation(), LETTERS)


def _yes_then_revoked(pair: Pair) -> None:
    says_yes(pair)
    consent, ade = pair.services.consent, pair.ade.person_id
    said = [one for one in consent.mine.towards_others(pair.keisha) if one.other == ade]
    ids = [grant.id for one in said for grant in one.grants]
    consent.narrowing.revoke(pair.keisha, ade, an_operation(), ids)


def _yes_run_out(pair: Pair) -> None:
    terms = replace(LETTERS, lasts=timedelta(days=1))
    pair.services.consent.opening.grant(pair.keisha, pair.ade.person_id, an_operation(), terms)


def _open(pair: Pair) -> None:
    pair.services.consent.opening.open_to_requests(pair.keisha, an_operation())


def _erased(pair: Pair) -> None:
    pair.services.erasure.erase(pair.keisha)


NEVER_THERE = "never_there"
STORED_SECRETS: dict[str, Callable[[Pair], None]] = {
    NEVER_THERE: _nothing,
    "not_registered": _age(None, Evidence.NOT_KNOWN),
    "not_answered": _nothing,
    "declined_quietly": _cool_off,
    "cool_off_over": _cool_off_over,
    "blocked": _block,
    "veto": _veto(VetoKind.ABSOLUTE),
    "veto_of_person": _veto(VetoKind.BY_PERSON),
    "veto_of_kind": _veto(VetoKind.BY_KIND),
    "order_said": _order_said,
    "order": _order(),
    "order_ended": _order(expires=date(2020, 1, 1)),
    "held": _held,
    "held_by_two": _held_by_two,
    "pressed": _held_all,
    "possible_match": _possible_match,
    "described": _described,
    "must_not_know": _must_not_know,
    "under_18": _age(date(2012, 1, 1), Evidence.ATTESTED),
    "age_claimed": _age(date(1990, 1, 1), Evidence.CLAIMED),
    "adopted": _adopted,
    "death_reported": _death(DeathState.REPORTED),
    "dead": _death(DeathState.VERIFIED),
    "yes_then_revoked": _yes_then_revoked,
    "yes_run_out": _yes_run_out,
    "open_to_requests": _open,
    "erased": _erased,
}
"""Each as the other person, or somebody at work, would bring it about. None may be told apart."""


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """What worlds have in common, and the secret by which they differ."""

    secret: str = "not_answered"
    existed: bool = False
    """Whether the two have been in touch."""
    past: bool = False
    """Whether Ade has said what they shared, and it is known whom that is about."""
    said_yes: bool = False
    """Whether Ade has said yes to letters of Keisha's."""
    wants_it_too: bool = False

    @property
    def nothing(self) -> bool:
        """Whether the other one need never have been there."""
        return not (self.existed or self.past or self.said_yes)

    def with_secret(self, name: str) -> "Beginning":
        """The same with another secret."""
        return replace(self, secret=name)
