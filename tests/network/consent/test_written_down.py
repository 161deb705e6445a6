"""Every act of consent leaves exactly one line, where neither of the two is shown it."""

import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent import store
from network.consent.acts import AT_WORK, NARROWING, WIDENING, Act
from network.consent.disclosing import Disclosures
from network.consent.facts import Finder, Sources
from network.consent.kinds import Purpose, Scope, Told, VetoKind
from network.consent.model import Asked, Relation, SharedPast, Work
from network.consent.outcomes import Outcome
from network.consent.ports import NothingKnown
from network.consent.terms import Terms
from network.graph.door import Tx
from network.identity import OrganisationId, PersonId, ProtectionId
from network.keys.sealing import Sealer
from tests.accounts import somebody
from tests.graphs import RollbackGraph
from tests.network.consent.kept_pair import DAY, LETTERS, GrownUps, KeptPair, an_operation
from tests.network.consent.test_closings import CLOSES

ASKED = sorted(set(Act) - NARROWING - WIDENING)
EVERYTHING = Terms(
    scopes=frozenset(Scope),
    purposes=LETTERS.purposes,
    channels=LETTERS.channels,
    wording=LETTERS.wording,
    items=frozenset({"item"}),
)
HATS = {
    Act.SCREEN: Capacity.SCREENER,
    Act.SAFEGUARD: Capacity.SAFEGUARDING_LEAD,
    Act.STAFF_READ: Capacity.COORDINATOR,
    Act.ASSIGN: Capacity.COORDINATOR,
    Act.APPROVE_LEAD: Capacity.COORDINATOR,
}


@dataclass(frozen=True)
class Known:
    """A past that the two share, and a day's work for whoever is at work."""

    def between(
        self, _: Tx, sealer: Sealer, one: PersonId, other: PersonId
    ) -> tuple[tuple[Relation, ...], tuple[SharedPast, ...]]:
        return (), ()

    def of(self, _: Tx, worker: PersonId, capacity: Capacity, person: PersonId) -> Work:
        return Work(
            worker_id=worker,
            organisation_id=OrganisationId("organisation"),
            employed=True,
            capacities=frozenset({capacity}),
            on_caseload=True,
            lead_by=PersonId("somebody"),
            people_left=5,
        )


@dataclass(frozen=True)
class Scene:
    """Two people with accounts, and what each is shown."""

    services: Services
    two: KeptPair

    @property
    def disclosures(self) -> Disclosures:
        sources = Sources(pasts=Known(), likenesses=NothingKnown(), work=Known(), ages=GrownUps())
        finder = Finder(sealer=self.two.sealer, sources=sources)
        return replace(self.services.consent.disclosures, finder=finder)

    def ask(self, act: Act) -> Outcome:
        """Ade asks."""
        hat = HATS.get(act, Capacity.PERSON)
        ade, keisha = self.two.ade, self.two.keisha
        asked = Asked(
            asker=ade.person_id,
            other=keisha.person_id,
            act=act,
            purpose=Purpose.SERVICE_SAFETY if act in AT_WORK else Purpose.RECONNECT,
            scope=Scope.STORY,
            item="item",
            capacity=hat,
        )
        actor = replace(ade, capacity=hat)
        answer = self.disclosures.disclose(actor, asked, an_operation(), lambda *_: None)
        return answer.decision.outcome

    def lines(self) -> Counter[str]:
        """How many lines each stream has."""
        graph: Any = self.two.graph
        rows = graph.cypher("MATCH (line:Audit) RETURN line.stream AS stream, count(*) AS n")
        return Counter({row["stream"]: row["n"] for row in rows})

    def shown(self, actor: Actor) -> object:
        """What somebody can see of the record, wherever they are shown it."""
        packed = zipfile.ZipFile(io.BytesIO(self.services.everything.take(actor).data))
        files = {name: packed.read(name) for name in packed.namelist()}
        history = json.loads(files["history.json"])
        # What is taken out here, to look, is in the list itself.
        own = {Event.EVERYTHING_TAKEN, Event.MAP_TAKEN_OUT}
        looks = [look for look in history["looks"] if look["what"] not in own]
        return looks, history["steps"], json.loads(files["organisations.json"])

    def towards(self, actor: Actor) -> object:
        """What somebody is given of what is between the two."""
        packed = zipfile.ZipFile(io.BytesIO(self.services.everything.take(actor).data))
        return json.loads(packed.read("protection.json"))


@pytest.fixture
def scene(services: Services, graph: RollbackGraph, clock: FrozenClock) -> Scene:
    ade, keisha = (somebody(services).fresh() for _ in range(2))
    return Scene(services, KeptPair(graph, services.sealer, clock, ade, keisha))


def nothing(_: Scene) -> None:
    """There is nothing between them."""


def agreed(scene: Scene) -> None:
    """Both have said yes to everything, one is open to requests, and has chosen to tell."""
    two, opening = scene.two, scene.services.consent.opening
    for giver in (two.ade, two.keisha):
        opening.grant(giver, two.other(giver).person_id, an_operation(), EVERYTHING)
    opening.open_to_requests(two.keisha, an_operation())
    scene.two.clock.move(3 * DAY)
    two.change(told={two.ade.person_id: Told.KIND_WORDS})


def blocked(scene: Scene) -> None:
    two = scene.two
    scene.services.consent.narrowing.block(two.keisha, two.ade.person_id, an_operation())


def vetoed(scene: Scene) -> None:
    narrowing = scene.services.consent.narrowing
    narrowing.veto(scene.two.keisha, an_operation(), VetoKind.ABSOLUTE)


def reported(scene: Scene) -> None:
    two = scene.two
    scene.services.consent.narrowing.report(two.keisha, two.ade.person_id, an_operation())


SCENES: dict[str, Callable[[Scene], None]] = {
    one.__name__: one for one in (nothing, agreed, blocked, vetoed, reported)
}


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("act", ASKED)
def test_whatever_is_asked_and_answered_leaves_one_line_that_neither_is_shown(
    scene: Scene, act: Act, name: str
) -> None:
    SCENES[name](scene)
    ade, keisha = scene.two.ade, scene.two.keisha
    pair = store.pair_id(scene.two.sealer, ade.person_id, keisha.person_id)
    known = name in {"agreed", "blocked", "reported"}
    shown = [(scene.shown(one), scene.towards(one)) for one in (ade, keisha)]
    before = scene.lines()

    scene.ask(act)

    assert scene.lines() - before == Counter({pair if known else ade.person_id: 1})
    assert [(scene.shown(one), scene.towards(one)) for one in (ade, keisha)] == shown


def test_among_them_are_answers_of_every_kind(scene: Scene) -> None:
    seen: Counter[Outcome] = Counter(scene.ask(act) for act in ASKED)
    reported(scene)
    seen += Counter(scene.ask(act) for act in ASKED)

    assert seen.keys() == set(Outcome)


@pytest.mark.parametrize("act", [act for act in ASKED if act not in {Act.INTRODUCE, Act.REQUEST}])
def test_nearly_every_act_is_permitted_where_both_agreed(scene: Scene, act: Act) -> None:
    """So that a permission is among what was shown to leave one line."""
    agreed(scene)

    assert scene.ask(act) is Outcome.PERMIT or act is Act.SHOW_PATH


ABOUT_TWO = {Act.BLOCK, Act.SAY_ORDER, Act.REPORT, Act.REVOKE, Act.UNDO_WIDENING, Act.KEEP_FROM}


@pytest.mark.parametrize("act", CLOSES)
def test_closing_leaves_one_line_and_the_other_one_sees_nothing(scene: Scene, act: Act) -> None:
    keisha, ade = scene.two.keisha, scene.two.ade
    scene.services.consent.opening.grant(keisha, ade.person_id, an_operation(), LETTERS)
    shown = scene.shown(keisha), scene.shown(ade), scene.towards(ade)
    pair = store.pair_id(scene.two.sealer, ade.person_id, keisha.person_id)
    before = scene.lines()

    CLOSES[act][0](scene.services, keisha, ade)

    where = pair if act in ABOUT_TWO else keisha.person_id
    assert scene.lines() - before == Counter({where: 1})
    assert (scene.shown(keisha), scene.shown(ade), scene.towards(ade)) == shown


def _opens(scene: Scene, act: Act) -> None:
    opening = scene.services.consent.opening
    keisha, ade = scene.two.keisha, scene.two.ade.person_id
    mine = scene.services.consent.mine
    orders: list[ProtectionId] = [
        order.id for one in mine.towards_others(keisha) for order in one.orders
    ]
    {
        Act.GRANT: lambda: opening.grant(keisha, ade, an_operation(), LETTERS),
        Act.UNBLOCK: lambda: opening.unblock(keisha, ade, an_operation()),
        Act.LIFT_VETO: lambda: opening.lift_veto(
            keisha, an_operation(), mine.protections(keisha).vetoes[0].id
        ),
        Act.TAKE_ORDER_BACK: lambda: opening.take_order_back(
            keisha, ade, an_operation(), orders[0]
        ),
        Act.LET_KNOW: lambda: opening.open_to_requests(keisha, an_operation()),
    }[act]()


@pytest.mark.parametrize("act", sorted(WIDENING))
def test_opening_leaves_one_line_and_the_other_one_sees_nothing(scene: Scene, act: Act) -> None:
    keisha, ade = scene.two.keisha, scene.two.ade
    for closing in (Act.BLOCK, Act.SAY_ORDER, Act.VETO):
        CLOSES[closing][0](scene.services, keisha, ade)
    shown = scene.shown(keisha), scene.shown(ade), scene.towards(ade)
    before = scene.lines()

    _opens(scene, act)

    assert (scene.lines() - before).total() == 1
    assert (scene.shown(keisha), scene.shown(ade), scene.towards(ade)) == shown


def test_a_closing_that_is_sent_twice_leaves_one_line(scene: Scene) -> None:
    keisha, ade, same = scene.two.keisha, scene.two.ade, an_operation()
    before = scene.lines()

    for _ in range(3):
        scene.services.consent.narrowing.block(keisha, ade.person_id, same)

    assert (scene.lines() - before).total() == 1


def test_the_place_of_a_look_does_not_tell_how_much_is_not_shown(scene: Scene) -> None:
    """Ade asks often: what that leaves lies among what he is shown, or among what he is not."""
    ade = scene.two.ade
    scene.services.everything.take(ade)
    scene.ask(Act.CLAIM)
    scene.services.everything.take(ade)

    lines = scene.services.audit.who_looked(ade)
    assert [line.seq for line in lines] == list(range(1, len(lines) + 1))
    assert scene.services.audit.who_looked(ade, before=lines[0].seq) == lines[1:]


def test_what_is_taken_away_counts_nothing_that_the_other_one_moves_too(scene: Scene) -> None:
    """A yes that is said again carries the epoch: how often either of the two had closed."""
    agreed(scene)

    taken = json.dumps(scene.towards(scene.two.ade))

    assert scene.two.keisha.person_id in taken
    assert [name for name in ("epoch", "version") if f'"{name}"' in taken] == []
