"""A letter to somebody who was checked leads to being in touch, and shows nothing on the way."""

from dataclasses import replace

import pytest

from network.asking.approaching import ToWrite
from network.asking.kinds import LeadState, Verdict
from network.bootstrap import Services
from network.claims.checks import Check
from network.clock import FrozenClock
from network.errors import Invalid, NotFound, WrongMoment
from network.ties.answering import END, Stage
from network.ties.in_touch import Stands
from network.work.reading import Closed
from tests.approaching import HOME, Scene, set_up
from tests.asking import WORDS, checked, noted, wanted, weighed
from tests.graphs import RollbackGraph
from tests.network.accounts.listening import ListeningGraph
from tests.ties import TWO_DAYS, WORDING, YES, an_operation


@pytest.fixture
def scene(services: Services, clock: FrozenClock) -> Scene:
    return set_up(services, clock)


def test_a_letter_that_is_answered_leads_to_being_in_touch(scene: Scene) -> None:
    services, asker = scene.services, scene.one.asker
    scene.say_yes(scene.write())
    scene.clock.move(TWO_DAYS)
    heard = services.ties.hearing.of_requests(asker.fresh())[scene.one.request.id]
    assert (heard.called, heard.me, heard.words) == (WORDS.whom, YES.me, YES.words)
    services.ties.hearing.agree(asker.fresh(), scene.where, an_operation(), WORDING)
    scene.clock.move(TWO_DAYS)

    for who, called, shows in ((asker, WORDS.whom, YES.me), (scene.she, "Ade", "Ade")):
        [tie] = services.ties.in_touch.all(who.fresh())
        assert (tie.mine.called, tie.stands, tie.shows) == (called, Stands.OPEN, shows)


def test_the_letter_names_neither_who_asks_nor_whom_it_is_for(scene: Scene) -> None:
    scene.write()
    one = scene.one

    letter = scene.services.asking.approaching.letter(
        one.worker, one.place, one.request.id, scene.lead.id
    )

    for words in (WORDS.my_name, WORDS.whom, scene.lead.who, WORDS.message):
        assert words not in str(vars(letter))


def test_before_the_right_answer_nobody_reads_who_asks(scene: Scene) -> None:
    code, answering = scene.write(), scene.services.ties.answering

    met = answering.open(scene.she.fresh(), code)
    assert (met.stage, met.question, met.me) == (Stage.QUESTION, HOME.check.question, "")
    assert answering.answer(scene.she.fresh(), code, "the red one") == END

    read = answering.answer(scene.she.fresh(), code, "The blue one")
    assert (read.stage, read.me) == (Stage.WORDS, WORDS.my_name)
    for kept_back in (WORDS.whom, WORDS.why, WORDS.keep_from, WORDS.clues):
        assert kept_back not in read.words


@pytest.mark.parametrize(
    "what", ["written", "typed", "said yes", "left", "taken back", "dropped", "blocked"]
)
def test_nothing_about_a_letter_shows_to_whoever_asked(scene: Scene, what: str) -> None:
    services, one = scene.services, scene.one
    before = scene.seen_by_the_asker()
    code = scene.write()
    if what == "typed":
        services.ties.answering.open(scene.she.fresh(), code)
    elif what == "said yes":
        scene.say_yes(code)
    elif what == "left":
        services.ties.answering.answer(scene.she.fresh(), code, "blue")
        services.ties.answering.leave(scene.she.fresh(), code)
    elif what == "taken back":
        services.asking.noting.step_back(one.worker, one.place, one.request.id, scene.lead.id)
    elif what == "dropped":
        services.asking.noting.drop(one.worker, one.place, one.request.id, scene.lead.id)
    elif what == "blocked":
        scene.say_yes(code)
        asker = one.asker.account.person_id
        services.consent.narrowing.block(scene.she.fresh(), asker, an_operation())
        scene.clock.move(TWO_DAYS)
        scene.clock.move(-TWO_DAYS)

    assert scene.seen_by_the_asker() == before


def test_hearing_takes_the_same_steps_whether_or_not_a_letter_was_answered(scene: Scene) -> None:
    heard = {}
    for what in ("nothing", "a letter", "a yes"):
        if what == "a letter":
            scene.write()
        elif what == "a yes":
            scene.say_yes(scene.write())
        listening = ListeningGraph(scene.services.graph)
        hearing = replace(scene.services.ties.hearing, graph=listening)
        assert hearing.of_requests(scene.one.asker.fresh()) == {}
        heard[what] = listening.heard

    assert heard["nothing"] == heard["a letter"] == heard["a yes"]


@pytest.mark.parametrize("how", ["taken back", "dropped", "withdrawn", "erased"])
def test_a_letter_that_was_taken_back_opens_nothing(scene: Scene, how: str) -> None:
    services, one, code = scene.services, scene.one, scene.write()
    if how == "taken back":
        services.asking.noting.step_back(one.worker, one.place, one.request.id, scene.lead.id)
        assert scene.state() is LeadState.READY
    elif how == "dropped":
        services.asking.noting.drop(one.worker, one.place, one.request.id, scene.lead.id)
    elif how == "withdrawn":
        services.asking.mine.withdraw(one.asker.fresh(), one.request.id)
    else:
        services.erasure.erase(one.asker.fresh())

    assert services.ties.answering.open(scene.she.fresh(), code) == END


def test_nobody_is_written_to_before_somebody_has_weighed_what_is_safe(
    services: Services,
) -> None:
    one = wanted(services)
    approaching = services.asking.approaching
    for lead in (noted(services, one), checked(services, wanted_again := one)):
        with pytest.raises(WrongMoment):
            approaching.write(one.worker, one.place, wanted_again.request.id, lead.id, HOME)


def test_what_was_stopped_for_safety_is_never_written_to(services: Services) -> None:
    one = wanted(services)
    lead = checked(services, one)
    stop = weighed(Verdict.STOP)
    services.asking.noting.consider(one.worker, one.place, one.request.id, lead.id, stop)

    with pytest.raises(WrongMoment):
        services.asking.approaching.write(one.worker, one.place, one.request.id, lead.id, HOME)


def test_a_letter_without_a_question_is_refused(scene: Scene) -> None:
    one = scene.one
    nothing = ToWrite(check=Check(question=" ", answers=()), goes_to=" ")

    with pytest.raises(Invalid) as refused:
        scene.services.asking.approaching.write(
            one.worker, one.place, one.request.id, scene.lead.id, nothing
        )
    assert refused.value.problems == {
        "question": "missing",
        "answers": "missing",
        "goes_to": "missing",
    }


def test_written_twice_there_is_one_letter(scene: Scene, graph: RollbackGraph) -> None:
    assert scene.write() == scene.write()
    assert graph.cypher("MATCH (one:Approach) RETURN count(one) AS n") == [{"n": 1}]


def test_somebody_whose_list_it_is_not_on_reads_no_letter(scene: Scene) -> None:
    scene.write()
    one, colleague = scene.one, scene.one.there.place.hire(scene.one.worker.capacity)
    stranger = colleague.wearing(one.worker.capacity)

    with pytest.raises((NotFound, Closed)):
        scene.services.asking.approaching.letter(stranger, one.place, one.request.id, scene.lead.id)


def test_refused_by_whoever_asked_the_letter_ends_and_nobody_sees_it(scene: Scene) -> None:
    services, asker = scene.services, scene.one.asker
    scene.say_yes(scene.write())
    scene.clock.move(TWO_DAYS)
    she = scene.she.fresh()
    before = (
        services.ties.in_touch.all(she),
        services.ties.in_touch.said(she, services.ties.in_touch.all(she)),
    )

    services.ties.hearing.refuse(asker.fresh(), scene.where)

    assert services.ties.hearing.of_requests(asker.fresh()) == {}
    assert (
        services.ties.in_touch.all(she),
        services.ties.in_touch.said(she, services.ties.in_touch.all(she)),
    ) == before
