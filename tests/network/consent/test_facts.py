"""What the decision is told of those who know both of the two, and of a death that was told."""

from dataclasses import replace

from network.actor import Actor
from network.bootstrap import Services
from network.claims import store as claims
from network.claims.model import Said
from network.connections.kinds import Kind
from network.consent import store
from network.consent.acts import Act
from network.consent.facts import lock_for
from network.consent.kept import Between
from network.consent.kinds import WIDENING_DELAY, Purpose
from network.consent.model import Asked, PairFacts, ThirdParty
from network.consent.telling import Telling
from network.graph.door import Tx
from network.identity import PersonId, ProtectionId, StepId, new_id
from tests.accounts import somebody
from tests.network.consent.kept_pair import LETTERS, an_operation
from tests.network.consent.making import LEADS
from tests.network.consent.pairs import ADE, KEISHA, NOW


def found(services: Services, one: Actor, other: Actor, act: Act) -> PairFacts:
    """What the decision is told when one asks for the other."""
    asked = Asked(asker=one.person_id, other=other.person_id, act=act, purpose=Purpose.RECONNECT)

    def work(tx: Tx) -> PairFacts:
        two = lock_for(tx, services.sealer, asked)
        return services.consent.finder.find(tx, asked, two, services.clock.now())

    return services.graph.write(work)


def around(services: Services, one: Actor, other: Actor) -> tuple[ThirdParty, ...]:
    """Everybody who has to do with both."""
    return found(services, one, other, Act.WISH).third_parties


def test_a_past_that_the_two_share_is_known_with_whose_it_is(services: Services) -> None:
    ade, keisha = (somebody(services).fresh() for _ in range(2))
    said = Said(kind=Kind.KEY_WORKER, who="Keisha", me="Ade")
    claim = services.claims.say(ade, StepId(new_id()), said)
    services.graph.write(lambda tx: claims.bind(tx, keisha.person_id, claim.id))

    for one, other in ((ade, keisha), (keisha, ade)):
        facts = found(services, one, other, Act.WISH)
        [past] = facts.shared_pasts
        assert (past.by, past.about) == (ade.person_id, keisha.person_id)
        assert len(facts.relations) == 2


def test_whether_requests_may_be_brought_is_what_the_other_one_said(services: Services) -> None:
    ade, keisha = (somebody(services).fresh() for _ in range(2))
    services.consent.opening.open_to_requests(keisha, an_operation())
    at_first = found(services, ade, keisha, Act.REQUEST).other_open
    services.clock.move(WIDENING_DELAY)  # type: ignore[attr-defined]

    later = [
        found(services, *two, Act.REQUEST).other_open for two in ((ade, keisha), (keisha, ade))
    ]

    assert (at_first, later) == (False, [True, False])


def test_that_the_two_were_tied_is_known(services: Services) -> None:
    ade, keisha = (somebody(services).fresh() for _ in range(2))

    def tie(tx: Tx) -> None:
        two = store.lock_two(tx, services.sealer, ade.person_id, keisha.person_id)
        store.put_between(tx, services.sealer, two, Between(were_tied=True))

    before = found(services, ade, keisha, Act.WISH).were_tied
    services.graph.write(tie)

    assert (before, found(services, ade, keisha, Act.WISH).were_tied) == (False, True)


def test_what_closes_between_a_third_and_either_is_known_with_whose_it_is(
    services: Services,
) -> None:
    ade, keisha, sana = (somebody(services).fresh() for _ in range(3))
    consent = services.consent
    for one in (ade, keisha):
        consent.opening.grant(sana, one.person_id, an_operation(), LETTERS)
    consent.narrowing.block(sana, ade.person_id, an_operation())
    consent.narrowing.say_order(sana, keisha.person_id, an_operation())

    [third] = around(services, ade, keisha)

    assert third.person_id == sana.person_id
    assert [(one.by, one.of) for one in third.blocks] == [(sana.person_id, ade.person_id)]
    assert [(one.protected, one.restrained) for one in third.restrictions] == [
        (sana.person_id, keisha.person_id)
    ]


def test_a_death_is_told_when_the_worker_has_spoken_to_that_one_of_that_one() -> None:
    death = ProtectionId("death")
    named = Telling(
        death=death, of=KEISHA, to=ADE, worker=LEADS[0], named_by=LEADS[1], named_at=NOW
    )
    spoken = replace(named, told_at=NOW)

    assert spoken.told(ADE, death)
    assert not named.told(ADE, death)
    assert not spoken.told(PersonId("somebody"), death)
    assert not spoken.told(ADE, ProtectionId("another report"))
