"""A letter is never to be read by anyone but the two, and by those who keep people safe.

What its writer sees is the same whatever keeps it from arriving.
"""

from collections.abc import Callable

import pytest

from network.actor import Capacity
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import VetoKind
from network.desk.model import DeskKind
from network.errors import NotFound, WrongMoment
from network.identity import TaskId
from network.letters import store
from network.letters.model import EVIDENCE_LASTS, LetterState
from network.ties.in_touch import Stands
from tests.graphs import RollbackGraph
from tests.letters import InTouch, Reader
from tests.ties import TWO_DAYS, WORDING, an_operation

Stop = Callable[[Services, InTouch], None]


def blocked(services: Services, two: InTouch) -> None:
    services.ties.in_touch.block(two.receiver.fresh(), two.tie_id, an_operation())


def ended(services: Services, two: InTouch) -> None:
    services.ties.in_touch.end(two.receiver.fresh(), two.tie_id, an_operation())


def closed(services: Services, two: InTouch) -> None:
    me = two.receiver.fresh()
    services.consent.narrowing.veto(me, an_operation(), VetoKind.ABSOLUTE)


def ordered(services: Services, two: InTouch) -> None:
    them = two.writer.account.person_id
    services.consent.narrowing.say_order(two.receiver.fresh(), them, an_operation())


def reported(services: Services, two: InTouch) -> None:
    services.letters.keeping.report(two.receiver.fresh(), two.tie_id, an_operation())


def erased(services: Services, two: InTouch) -> None:
    services.erasure.erase(two.receiver.fresh())


STOPS: tuple[Stop, ...] = (blocked, ended, closed, ordered, reported, erased)


def look(services: Services, two: InTouch) -> tuple[object, int]:
    """All that the writer sees of their letters, and by how many statements."""
    graph = services.graph
    assert isinstance(graph, RollbackGraph)
    me = two.writer.fresh()
    asked = len(graph._results)
    seen = (
        services.letters.writing.everything(me),
        [vars(one) for one in services.letters.writing.between(me, two.tie_id).written],
        [line.event for line in services.audit.who_looked(me)],
    )
    return seen, len(graph._results) - asked


@pytest.mark.parametrize("stop", STOPS)
def test_what_stopped_after_it_was_sent_is_not_passed_on_and_its_writer_sees_it_wait(
    services: Services, two: InTouch, reader: Reader, stop: Stop
) -> None:
    two.send()
    services.letters.reading.pass_on(reader.actor, reader.take())
    before, _ = look(services, two)

    stop(services, two)
    assert services.letters.delivering.look() == 0

    after, _ = look(services, two)
    assert after == before
    assert two.states() == [LetterState.WITH_US]
    with pytest.raises(WrongMoment):
        two.send()


def test_held_for_safety_looks_like_waiting_by_the_same_statements(
    services: Services, two: InTouch, reader: Reader
) -> None:
    two.send()
    before = look(services, two)

    services.letters.reading.hold(reader.actor, reader.take())
    services.letters.delivering.look()

    assert look(services, two) == before
    assert two.received() == []


@pytest.mark.parametrize("stop", [blocked, ended])
def test_what_was_passed_on_before_stays_with_its_receiver(
    services: Services, two: InTouch, reader: Reader, stop: Stop
) -> None:
    two.send()
    reader.passes()

    stop(services, two)

    assert len(two.received()) == 1
    assert two.states() == [LetterState.PASSED_ON]


def test_it_goes_when_both_say_yes_again(
    services: Services, clock: FrozenClock, two: InTouch, reader: Reader
) -> None:
    two.send()
    services.letters.reading.pass_on(reader.actor, reader.take())
    ended(services, two)
    services.letters.delivering.look()
    services.ties.in_touch.begin_again(two.receiver.fresh(), two.tie_id, an_operation(), WORDING)
    clock.move(TWO_DAYS)

    assert services.letters.delivering.look() == 1


def the_task(services: Services, lead: object, kind: DeskKind) -> TaskId:
    [task] = [one.task for one in services.safeguarding.desk.lines(lead) if one.task.kind is kind]  # type: ignore[arg-type]
    return task.id


def test_what_is_reported_is_kept_for_whoever_keeps_people_safe_until_its_day(
    services: Services, clock: FrozenClock, two: InTouch, reader: Reader, graph: RollbackGraph
) -> None:
    two.send("Something that worries.")
    reader.passes()
    two.send("Something that waits.")
    reported(services, two)
    [tie] = services.ties.in_touch.all(two.writer.fresh())
    assert tie.stands is Stands.PAUSED

    lead = reader.place.lead
    on_desk = services.letters.held.at(lead, the_task(services, lead, DeskKind.REPORTED))
    assert [one.text for one in on_desk.letters] == ["Something that worries."]

    services.erasure.erase(two.writer.fresh())
    kept = services.letters.keeping
    both = (two.writer.account.person_id, two.receiver.account.person_id)
    assert len(kept.between(*both)) == 1
    clock.move(EVIDENCE_LASTS)
    assert kept.between(*both) == []
    clock.move(TWO_DAYS * 16)
    assert any({one.by, one.to} == {*both} for one in store.screenings(kept.graph, kept.sealer))
    kept.sweep()
    assert graph.cypher("MATCH (one:Evidence) RETURN count(one) AS n") == [{"n": 0}]
    left = [one for one in store.screenings(kept.graph, kept.sealer) if one.by == both[0]]
    assert left == []


def test_a_letter_that_is_held_goes_once_somebody_else_has_looked_at_it_too(
    services: Services, two: InTouch, reader: Reader
) -> None:
    two.send()
    services.letters.reading.hold(reader.actor, reader.take())
    lead = reader.place.lead
    task = the_task(services, lead, DeskKind.LETTER_HELD)
    assert not services.letters.held.at(lead, task).may_go
    with pytest.raises(WrongMoment):
        services.letters.held.let_go(lead, task)

    services.safeguarding.desk.take(lead, task)
    assert services.letters.held.at(lead, task).may_go
    services.letters.held.let_go(lead, task)
    services.letters.delivering.look()

    assert two.states() == [LetterState.PASSED_ON]


def test_whoever_held_a_letter_never_lets_it_go_whatever_the_hat(
    services: Services, two: InTouch, reader: Reader
) -> None:
    both = reader.place.hire(Capacity.SCREENER, Capacity.SAFEGUARDING_LEAD)
    two.send()
    screening = both.wearing(Capacity.SCREENER)
    found = services.letters.reading.next(screening)
    assert found is not None
    services.letters.reading.hold(screening, found)
    lead = both.wearing(Capacity.SAFEGUARDING_LEAD)
    task = the_task(services, lead, DeskKind.LETTER_HELD)
    services.safeguarding.desk.take(lead, task)

    assert not services.letters.held.at(lead, task).may_go
    with pytest.raises(WrongMoment):
        services.letters.held.let_go(lead, task)


def test_a_report_of_one_letter_keeps_that_one(
    services: Services, two: InTouch, reader: Reader
) -> None:
    for text in ("First", "Second"):
        two.send(text)
        reader.passes()
    me, them = two.receiver.fresh(), two.writer.account.person_id
    [first, _] = two.received()
    once = an_operation()
    with pytest.raises(NotFound):
        services.letters.keeping.report(me, two.tie_id, an_operation(), two.written()[0].id)

    for _ in range(2):
        services.letters.keeping.report(me, two.tie_id, once, first.id)

    kept = services.letters.keeping.between(me.person_id, them)
    assert [one.text for one in kept] == ["First"]
