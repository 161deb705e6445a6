"""What the decision is told of those who know both of the two, and of a death that was told."""

from dataclasses import replace

from network.actor import Actor
from network.bootstrap import Services
from network.consent.acts import Act
from network.consent.facts import lock_for
from network.consent.kinds import Purpose
from network.consent.model import Asked, ThirdParty
from network.consent.telling import Telling
from network.graph.door import Tx
from network.identity import PersonId, ProtectionId
from tests.accounts import somebody
from tests.network.consent.kept_pair import LETTERS, an_operation
from tests.network.consent.making import LEADS
from tests.network.consent.pairs import ADE, KEISHA, NOW


def around(services: Services, one: Actor, other: Actor) -> tuple[ThirdParty, ...]:
    """Everybody who has to do with both."""
    asked = Asked(
        asker=one.person_id, other=other.person_id, act=Act.WISH, purpose=Purpose.RECONNECT
    )

    def work(tx: Tx) -> tuple[ThirdParty, ...]:
        two, now = lock_for(tx, services.sealer, asked), services.clock.now()
        return services.consent.finder.find(tx, asked, two, now).third_parties

    return services.graph.write(work)


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
