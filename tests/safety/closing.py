"""Every way to close something between two people, done by the service's own use cases."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from network.consent import store
from network.consent.acts import Act
from network.consent.kinds import AudienceKind, HoldCause, Proof, Purpose, RelativeKind, VetoKind
from network.consent.model import Asked
from network.consent.outcomes import Outcome, Reason
from network.consent.protection import Audience, Restriction, SafeguardingHold
from network.consent.widening import Pressed
from network.descriptions import store as descriptions
from network.descriptions.model import Description
from network.graph.door import Tx
from network.identity import ProtectionId, new_id
from tests.network.consent.kept_pair import DAY, LETTERS, KeptPair, an_operation
from tests.safety.installation import Installation


@dataclass(frozen=True)
class Pair:
    """Two people in an installation between whom letters are open."""

    here: Installation
    two: KeptPair

    @classmethod
    def make(cls, here: Installation) -> "Pair":
        pair = cls(here, KeptPair.make(here.graph, here.services.sealer, here.clock))
        consent, (ade, keisha) = here.services.consent, (pair.two.ade, pair.two.keisha)
        for giver, other in ((ade, keisha), (keisha, ade)):
            consent.opening.grant(giver, other.person_id, an_operation(), LETTERS)
        consent.opening.open_to_requests(keisha, an_operation())
        return pair

    def at(self, there: Installation) -> "Pair":
        """The same two in another installation."""
        two = self.two
        return Pair(
            there, KeptPair(there.graph, there.services.sealer, there.clock, two.ade, two.keisha)
        )

    def answer(self) -> tuple[Outcome, Reason]:
        """What is decided when Ade writes to Keisha."""
        return self.two.answer()

    def kept(self) -> list[object]:
        """All that is kept between the two and of each."""
        sealer, ids = self.here.services.sealer, (self.two.ade.person_id, self.two.keisha.person_id)

        def work(tx: Tx) -> list[object]:
            two = store.lock_two(tx, sealer, *ids)
            described = [descriptions.of(tx, sealer, one) for one in ids]
            return [two.between, two.protections, two.lives, described, two.unconfirmed]

        return self.here.graph.write(work)


def description(pair: Pair) -> Description:
    """Somebody whom Keisha describes."""
    return Description(
        id=ProtectionId(new_id()), at=pair.here.clock.now(), names=("Raymond Brand",)
    )


def close(pair: Pair, how: str) -> None:
    """Keisha, or somebody at work for her, closes something."""
    WAYS[how](pair)


def _narrow(name: str, *more: Any, towards: bool = True, **said: Any) -> Callable[[Pair], None]:
    def work(pair: Pair) -> None:
        narrowing, two = pair.here.services.consent.narrowing, pair.two
        other = (two.ade.person_id,) if towards else ()
        getattr(narrowing, name)(two.keisha, *other, an_operation(), *more, **said)

    return work


def _revoke(pair: Pair) -> None:
    two = pair.two
    mine = [one.id for one in two.between().grants if one.given_by == two.keisha.person_id]
    narrowing = pair.here.services.consent.narrowing
    narrowing.revoke(two.keisha, two.ade.person_id, an_operation(), mine)


def _veto_of_one(pair: Pair) -> None:
    narrowing, two = pair.here.services.consent.narrowing, pair.two
    kind, ade = VetoKind.BY_PERSON, two.ade.person_id
    narrowing.veto(two.keisha, an_operation(), kind, person_id=ade)


def _keep_from(pair: Pair) -> None:
    audience = Audience(kind=AudienceKind.PERSON, id=pair.two.ade.person_id)
    narrowing = pair.here.services.consent.narrowing
    narrowing.keep_from(pair.two.keisha, an_operation(), audience)


def _undo(pair: Pair) -> None:
    consent, two = pair.here.services.consent, pair.two
    own = consent.mine.protections(two.keisha)
    [widening] = [one for one in own.widenings if one.kind == "grant"]
    consent.narrowing.undo_widening(
        two.keisha, an_operation(), widening.id, other=two.ade.person_id
    )


def _pressed(pair: Pair) -> None:
    two, opening = pair.two, pair.here.services.consent.opening
    opening.grant(two.keisha, two.ade.person_id, an_operation(), LETTERS, Pressed(yes=True))


def _describe(pair: Pair) -> None:
    pair.here.services.protecting.describe(pair.two.keisha, description(pair))


def _described_after_all(pair: Pair) -> None:
    protecting, keisha = pair.here.services.protecting, pair.two.keisha
    one = protecting.describe(keisha, description(pair))
    protecting.take_back(keisha, one.id)
    protecting.keep_after_all(keisha, one.id)


def _description_pressed(pair: Pair) -> None:
    protecting, keisha = pair.here.services.protecting, pair.two.keisha
    one = protecting.describe(keisha, description(pair))
    protecting.take_back(keisha, one.id, pressed=True)
    # What waits to be opened may be lost with what is restored; what was held may not.
    protecting.keep_after_all(keisha, one.id)


def _match(pair: Pair) -> None:
    _describe(pair)
    two = pair.two
    asked = Asked(
        asker=two.ade.person_id,
        other=two.keisha.person_id,
        act=Act.CLAIM,
        purpose=Purpose.RECONNECT,
    )
    disclosures = pair.here.services.consent.disclosures
    disclosures.disclose(two.ade, asked, an_operation(), lambda *_: None)
    pair.here.services.safeguarding.likenesses.keep()


def _order_at_work(pair: Pair) -> None:
    now, two = pair.here.clock.now(), pair.two
    order = Restriction(
        id=ProtectionId(new_id()),
        protected=two.keisha.person_id,
        restrained=two.ade.person_id,
        proof=Proof.VERIFIED,
        entered_at=now,
    )
    two.change(restrictions=(order,))
    closings = pair.here.services.consent.closings
    ids = (two.keisha.person_id, two.ade.person_id)
    pair.here.graph.write(lambda tx: closings.between(tx, *ids))


def _hold_at_work(pair: Pair) -> None:
    now, person = pair.here.clock.now(), pair.two.keisha.person_id
    hold = SafeguardingHold(
        id=ProtectionId(new_id()),
        person_id=person,
        cause=HoldCause.CONCERN,
        placed_at=now,
        until=now + timedelta(days=28),
    )
    consent = pair.here.services.consent

    def work(tx: Tx) -> None:
        one = store.lock_one(tx, pair.two.sealer, person)
        assert one is not None
        life = replace(one.life, holds=(hold,))
        store.put_life(tx, pair.two.sealer, person, one.standing_id, life)
        consent.closings.life(tx, person)

    pair.here.graph.write(work)


WAYS: dict[str, Callable[[Pair], None]] = {
    "block": _narrow("block"),
    "order": _narrow("say_order"),
    "report": _narrow("report"),
    "revocation": _revoke,
    "veto of everybody": _narrow("veto", VetoKind.ABSOLUTE, towards=False),
    "veto of one": _veto_of_one,
    "veto of a kind": _narrow(
        "veto", VetoKind.BY_KIND, towards=False, relatives=frozenset({RelativeKind.PARENT})
    ),
    "kept from": _keep_from,
    "door closed": _narrow("close_to_requests", towards=False),
    "yes undone": _undo,
    "pressed": _pressed,
    "described": _describe,
    "described after all": _described_after_all,
    "description pressed": _description_pressed,
    "likeness": _match,
    "order at work": _order_at_work,
    "hold at work": _hold_at_work,
}
LEAVES_LETTERS_OPEN = frozenset({"door closed", "described", "described after all"})
"""What closes another door than that for letters which were agreed to before."""
BEFORE = 3 * DAY
