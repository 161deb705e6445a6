"""What people say of a shared past: theirs to say and to take back; nobody is looked up."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from network.actor import Actor
from network.bootstrap import Services
from network.claims import store
from network.claims.model import Attestation, Method, Said
from network.claims.relations import PROFESSIONAL, back, relative
from network.claims.shown import SharedPasts, Shown
from network.clock import FrozenClock
from network.connections.kinds import KinBy, Kind
from network.connections.when import read
from network.consent.kinds import RelativeKind
from network.consent.lives import Level
from network.errors import ChangedMeanwhile, Invalid, NotFound, OperationReused
from network.graph.door import Tx
from network.identity import ItemId, new_id
from tests.accounts import somebody
from tests.graphs import RollbackGraph
from tests.maps import a_step

SAID = Said(
    kind=Kind.KEY_WORKER,
    who="Shanice Wells",
    me="Mo",
    where="Elm Road",
    since=read("2006"),
    until=read("about 2009"),
    words="I drove her to school.",
)


@pytest.fixture
def mo(services: Services) -> Actor:
    return somebody(services).fresh()


@pytest.fixture
def shanice(services: Services) -> Actor:
    return somebody(services).fresh()


def agreed(services: Services, claim_id: ItemId, other: Actor) -> Attestation:
    """That the other one agreed, as it lies in the graph."""
    one = Attestation(
        id=ItemId(new_id()),
        claim_id=claim_id,
        method=Method.OTHER_AGREES,
        at=services.clock.now(),
        given_by=other.person_id,
    )

    def work(tx: Tx) -> None:
        store.give(tx, services.sealer, one)
        store.bind(tx, other.person_id, claim_id)

    services.graph.write(work)
    return one


def levels(services: Services, actor: Actor) -> list[Level]:
    return [shown for _, shown in services.claims.mine(actor)]


def test_what_was_said_comes_back_and_only_i_say_so(services: Services, mo: Actor) -> None:
    claim = services.claims.say(mo, a_step(), SAID)

    assert services.claims.mine(mo) == [(claim, Level.SAID)]
    assert claim.said == SAID


def test_nobody_is_looked_up_and_nobody_is_told(
    services: Services, graph: RollbackGraph, mo: Actor, shanice: Actor
) -> None:
    before = services.claims.mine(shanice), services.audit.who_looked(shanice)

    claim = services.claims.say(mo, a_step(), SAID)

    assert (services.claims.mine(shanice), services.audit.who_looked(shanice)) == before
    around = graph.cypher("MATCH (:Claim {id: $id})--(any) RETURN any.id AS id", id=claim.id)
    assert around == [{"id": mo.person_id}]


def test_nobody_else_reads_changes_or_takes_back_what_i_say(
    services: Services, mo: Actor, shanice: Actor
) -> None:
    claim = services.claims.say(mo, a_step(), SAID)

    with pytest.raises(NotFound):
        services.claims.one(shanice, claim.id)
    with pytest.raises(NotFound):
        services.claims.change(shanice, claim.id, SAID, base=1)
    services.claims.take_back(shanice, claim.id)
    assert services.claims.one(mo, claim.id)


def test_said_twice_with_one_key_it_is_said_once(services: Services, mo: Actor) -> None:
    step = a_step()

    first, again = (services.claims.say(mo, step, SAID) for _ in range(2))

    assert first == again
    assert len(services.claims.mine(mo)) == 1
    with pytest.raises(OperationReused):
        services.claims.say(mo, step, replace(SAID, who="Somebody else"))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda said: replace(said, who=" "), "who"),
        (lambda said: replace(said, me=""), "me"),
        (lambda said: replace(said, kind=Kind.NOT_SAID), "kind"),
        (lambda said: replace(said, words="x" * 401), "words"),
    ],
)
def test_what_is_missing_or_too_long_is_said(
    services: Services, mo: Actor, change: Callable[[Said], Said], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        services.claims.say(mo, a_step(), change(SAID))

    assert field in refused.value.problems


def test_once_the_other_agrees_it_is_confirmed(
    services: Services, mo: Actor, shanice: Actor
) -> None:
    claim = services.claims.say(mo, a_step(), SAID)

    agreed(services, claim.id, shanice)

    assert levels(services, mo) == [Level.CONFIRMED]


def test_a_code_in_the_wrong_hands_makes_nobody_the_one_it_is_about(
    services: Services, mo: Actor, shanice: Actor
) -> None:
    claim, stranger = services.claims.say(mo, a_step(), SAID), somebody(services).fresh()
    first = agreed(services, claim.id, shanice)
    agreed(services, claim.id, stranger)

    take_back(services, shanice, first)

    assert levels(services, mo) == [Level.SAID]
    assert services.claims.mine(mo)[0][0].about is None


def take_back(services: Services, actor: Actor, one: Attestation) -> None:
    services.graph.write(lambda tx: store.take_attestation_back(tx, actor.person_id, one.id))


def test_changed_words_are_confirmed_by_nobody(
    services: Services, mo: Actor, shanice: Actor
) -> None:
    claim = services.claims.say(mo, a_step(), SAID)
    agreed(services, claim.id, shanice)

    changed = services.claims.change(mo, claim.id, replace(SAID, kind=Kind.DAD), base=1)

    assert (changed.about, levels(services, mo)) == (None, [Level.SAID])
    assert services.claims.change(mo, claim.id, changed.said, base=1) == changed
    with pytest.raises(ChangedMeanwhile):
        services.claims.change(mo, claim.id, SAID, base=1)


def test_taken_back_nothing_of_it_is_left(
    services: Services, graph: RollbackGraph, mo: Actor, shanice: Actor
) -> None:
    claim = services.claims.say(mo, a_step(), SAID)
    attestation = agreed(services, claim.id, shanice)

    services.claims.take_back(replace(mo, stepped_up=False, guarded=True), claim.id)
    services.claims.take_back(mo, claim.id)

    assert services.claims.mine(mo) == []
    ids = [claim.id, attestation.id]
    assert graph.cypher("MATCH (n) WHERE n.id IN $ids RETURN n.id AS id", ids=ids) == []


def test_the_decision_learns_of_both_words_about_one_past(
    services: Services, mo: Actor, shanice: Actor
) -> None:
    """Two people may say different things: both stay."""
    hers = services.claims.say(shanice, a_step(), replace(SAID, kind=Kind.FRIEND, who="Mo"))
    his = services.claims.say(mo, a_step(), SAID)
    agreed(services, his.id, shanice)
    agreed(services, hers.id, mo)
    pasts = SharedPasts(shown=Shown(sealer=services.sealer))

    relations, shared = services.graph.read(
        lambda tx: pasts.between(tx, services.sealer, mo.person_id, shanice.person_id)
    )

    assert {(one.by, one.professional, one.level) for one in shared} == {
        (mo.person_id, True, Level.CONFIRMED),
        (shanice.person_id, False, Level.CONFIRMED),
    }
    assert {(one.of, one.kind) for one in relations} >= {
        (mo.person_id, RelativeKind.FORMER_WORKER),
        (shanice.person_id, RelativeKind.FRIEND),
    }


def test_what_nobody_agreed_to_is_no_past_between_two(
    services: Services, mo: Actor, shanice: Actor
) -> None:
    services.claims.say(mo, a_step(), SAID)
    pasts = SharedPasts(shown=Shown(sealer=services.sealer))

    found = services.graph.read(
        lambda tx: pasts.between(tx, services.sealer, mo.person_id, shanice.person_id)
    )

    assert found == ((), ())


def test_a_vouch_counts_only_while_the_voucher_is_shown_by_a_record(
    services: Services, mo: Actor, shanice: Actor, clock: FrozenClock
) -> None:
    """When a record is withdrawn, whatever hangs on it falls with it, at once."""
    claim = services.claims.say(mo, a_step(), SAID)
    own = services.claims.say(shanice, a_step(), SAID)
    vouch = Attestation(
        id=ItemId(new_id()),
        claim_id=claim.id,
        method=Method.VOUCH,
        at=clock.now(),
        given_by=shanice.person_id,
    )
    services.graph.write(lambda tx: store.give(tx, services.sealer, vouch))
    seen = {shanice.person_id: [(own.id, "elm house")]}
    shown = Shown(sealer=services.sealer, records=lambda _, person: seen.get(person, []))

    def found() -> Level:
        return services.graph.read(lambda tx: shown.levels(tx, [claim]))[claim.id]

    assert found() is Level.CONFIRMED
    seen[mo.person_id] = [(claim.id, "oak trust")]
    assert found() is Level.TWICE
    del seen[shanice.person_id]
    assert found() is Level.ATTESTED


def test_what_is_erased_takes_its_own_with_it(
    services: Services, graph: RollbackGraph, mo: Actor, shanice: Actor
) -> None:
    """What others attested about me goes with me; what I attested goes with me too."""
    his = services.claims.say(mo, a_step(), SAID)
    hers = services.claims.say(shanice, a_step(), replace(SAID, who="Mo"))
    about_him = agreed(services, his.id, shanice)
    by_him = agreed(services, hers.id, mo)

    services.erasure.erase(mo)

    ids = [his.id, about_him.id, by_him.id, mo.person_id]
    assert graph.cypher("MATCH (n) WHERE n.id IN $ids RETURN n.id AS id", ids=ids) == []
    assert levels(services, shanice) == [Level.SAID]


def test_in_the_clear_it_says_what_i_was_and_not_to_whom(
    services: Services, graph: RollbackGraph, mo: Actor
) -> None:
    claim = services.claims.say(mo, a_step(), SAID)

    [row] = graph.cypher("MATCH (c:Claim {id: $id}) RETURN properties(c) AS c", id=claim.id)

    assert set(row["c"]) == {"id", "kind", "version", "sealed"}
    assert b"Shanice" not in bytes(row["c"]["sealed"])
    assert "Shanice" not in repr(claim)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("kin_by", [None, *KinBy])
def test_every_kind_is_some_kind_of_relative(kind: Kind, kin_by: KinBy | None) -> None:
    found = relative(kind, kin_by)

    assert back(found) in RelativeKind
    assert (found is RelativeKind.FORMER_WORKER) == (kind in PROFESSIONAL)
