"""Whoever is written to leaves the answer to the organisation; whoever asked sees nothing of it."""

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import NotFound, WrongMoment
from network.ties.answering import END, Stage
from network.ties.answers import Months
from network.ties.left_to_them import Said
from tests.accounts import Somebody
from tests.approaching import Scene, set_up
from tests.graphs import RollbackGraph
from tests.ties import an_operation, grown, handed_over


@pytest.fixture
def scene(services: Services, clock: FrozenClock) -> Scene:
    return set_up(services, clock)


def left(scene: Scene) -> str:
    """She has read the letter, and leaves it to them. Answers its code."""
    code, ties = scene.write(), scene.services.ties
    assert ties.answering.answer(scene.she.fresh(), code, "blue").by_letter
    assert ties.left_to_them.leave(scene.she.fresh(), code).stage is Stage.KEPT
    return code


def at_work(scene: Scene) -> Said | None:
    """What whoever works on the request reads of it."""
    one, asking = scene.one, scene.services.asking
    worked = asking.at_work.one(one.worker, one.place, one.request.id)
    said = worked.left_to_us.get(scene.lead.id)
    [line] = asking.at_work.waiting(one.worker)
    assert line.left_to_us == (said is not None and said.taken_on_at is None)
    return said


def take_on(scene: Scene) -> None:
    one = scene.one
    scene.services.asking.taking_on.take(one.worker, one.place, one.request.id, scene.lead.id)


def take_back(scene: Scene) -> None:
    ties, me = scene.services.ties, scene.she.fresh()
    [mine] = ties.left_to_them.mine(me)
    ties.left_to_them.take_back(me, mine.answer.id)


def test_it_reaches_whoever_works_on_the_request_and_never_whoever_asked(scene: Scene) -> None:
    before = scene.seen_by_the_asker()

    left(scene)

    assert at_work(scene) == Said(at=scene.clock.now())
    assert scene.seen_by_the_asker() == before


def test_a_worker_takes_it_on_by_name_and_she_reads_that_somebody_did(scene: Scene) -> None:
    left(scene)
    before = scene.seen_by_the_asker()
    [mine] = scene.services.ties.left_to_them.mine(scene.she.fresh())
    assert mine.taken_on_at is None

    take_on(scene)

    now = scene.clock.now()
    said = at_work(scene)
    assert said is not None
    assert (said.taken_on_at, bool(said.taken_on_name)) == (now, True)
    [mine] = scene.services.ties.left_to_them.mine(scene.she.fresh())
    assert mine.taken_on_at == now
    assert scene.seen_by_the_asker() == before


def test_taken_on_by_a_second_worker_the_first_name_stays(scene: Scene) -> None:
    left(scene)
    take_on(scene)
    first, one = at_work(scene), scene.one

    scene.services.asking.taking_on.take(
        one.second, one.second_place, one.request.id, scene.lead.id
    )

    assert at_work(scene) == first


def test_taken_back_it_is_gone_at_work_at_once_and_can_be_left_again(scene: Scene) -> None:
    code = left(scene)
    take_on(scene)

    take_back(scene)

    assert at_work(scene) is None
    assert scene.services.ties.left_to_them.mine(scene.she.fresh()) == []
    with pytest.raises(WrongMoment):
        take_on(scene)
    scene.services.ties.left_to_them.leave(scene.she.fresh(), code)
    again = at_work(scene)
    assert again is not None
    assert again.taken_on_at is None


@pytest.mark.parametrize("how", ["yes", "no", "never", "not now", "not me", "worry", "erased"])
def test_whatever_she_does_instead_ends_it(scene: Scene, how: str) -> None:
    code, services, me = left(scene), scene.services, scene.she.fresh()
    others = services.ties.others
    if how == "yes":
        scene.say_yes(code)
    elif how == "no":
        services.ties.answering.leave(me, code)
    elif how == "never":
        others.never(me, code, an_operation())
    elif how == "not now":
        others.not_now(me, code, Months.THREE)
    elif how == "not me":
        others.not_me(me, code)
    elif how == "worry":
        others.worry(me, code, an_operation())
    else:
        services.erasure.erase(me)

    assert at_work(scene) is None


@pytest.mark.parametrize("how", ["withdrawn", "erased", "letter taken back"])
def test_it_can_be_taken_back_when_whoever_asked_or_the_letter_has_gone(
    scene: Scene, how: str
) -> None:
    left(scene)
    services, one = scene.services, scene.one
    if how == "withdrawn":
        services.asking.mine.withdraw(one.asker.fresh(), one.request.id)
    elif how == "erased":
        services.erasure.erase(one.asker.fresh())
    else:
        services.asking.noting.step_back(one.worker, one.place, one.request.id, scene.lead.id)

    take_back(scene)

    assert services.ties.left_to_them.mine(scene.she.fresh()) == []


def test_she_can_still_answer_herself(scene: Scene) -> None:
    code = left(scene)

    assert scene.services.ties.answering.open(scene.she.fresh(), code).stage is Stage.WORDS


def test_a_code_of_ones_own_has_nobody_to_leave_it_to(services: Services) -> None:
    owner, holder = grown(services), grown(services)
    made = handed_over(services, owner)
    assert not services.ties.answering.open(holder.fresh(), made.code).by_letter

    assert services.ties.left_to_them.leave(holder.fresh(), made.code) == END
    assert services.ties.left_to_them.mine(holder.fresh()) == []


def test_nobody_else_takes_it_back_or_says_it(scene: Scene) -> None:
    code, ties = left(scene), scene.services.ties
    [mine] = ties.left_to_them.mine(scene.she.fresh())
    other: Somebody = grown(scene.services)

    with pytest.raises(NotFound):
        ties.left_to_them.take_back(other.fresh(), mine.answer.id)

    assert ties.left_to_them.leave(other.fresh(), code) == END
    assert at_work(scene) is not None


def test_it_is_among_what_she_takes_away_and_goes_with_her(
    scene: Scene, graph: RollbackGraph
) -> None:
    every = "MATCH (answer:TieAnswer) RETURN count(answer) AS n"
    before, services = graph.cypher(every), scene.services
    left(scene)
    assert graph.cypher(every) != before
    assert services.ties.everything(scene.she.fresh())["leftToThem"] == [
        {"to": "Ade", "at": scene.clock.now().isoformat()}
    ]

    services.erasure.erase(scene.she.fresh())

    assert graph.cypher(every) == before
