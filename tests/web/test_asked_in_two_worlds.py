"""Nothing that anybody at work does shows in anything that whoever asked can meet (promise 2).

The same person looks at everything that is theirs, at one moment, before and after the work: the
worlds differ in the work alone, so every byte must be the same.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.app import create_app as create_api
from network import bootstrap
from network.accounts.model import TokenScope
from network.accounts.passwords import Passwords
from network.actor import Actor
from network.asking.approaching import ToWrite
from network.asking.kinds import Finding, Verdict
from network.bootstrap import Services
from network.claims.checks import Check
from network.clock import FrozenClock
from network.consent.kinds import Purpose
from network.desk.model import DeskKind
from network.errors import NotFound
from network.identity import ItemId, new_id
from network.settings import Settings
from network.ties.answering import Agreed, Stage
from network.ties.answers import AnswerKind, KindSentence, Months, Told
from network.ties.model import WrittenFor, Yes
from network.ties.on_paper import PaperNo, SaidOnPaper
from network.work.reading import Closed
from tests.accounts import Somebody
from tests.asking import WORDS, Wanted, a_line, checked, noted, on_the_map, wanted, weighed
from tests.counts import times
from tests.graphs import RollbackGraph
from tests.maps import a_step
from tests.network.accounts.listening import ListeningGraph
from tests.network.asking.test_asking import tasks
from tests.pasts import on_a_list
from tests.ties import WORDING, YES, an_operation, answered_to, grown, grown_up
from tests.ties import letter as a_letter
from tests.web.pages import Browser
from web.app import create_app

DIFFERS = re.compile(
    rb'nonce="[^"]*"|name="csrf" value="[^"]*"|name="op_id" value="[^"]*"|"requestId": ?"[^"]*"'
)
OF_ONE_REQUEST = frozenset(
    {"date", "x-request-id", "content-security-policy", "set-cookie", "ratelimit"}
)
READ = frozenset({TokenScope.STORY_READ, TokenScope.SAFE_READ, TokenScope.MAP_READ})


@dataclass
class Asker:
    """Whoever asked, at a browser and with a program."""

    services: Services
    graph: RollbackGraph
    heard: list[str]
    one: Wanted
    browser: Browser
    program: Any
    token: str

    def meets(self) -> dict[str, object]:
        """Every page, answer and file that can say anything about the request, and all mail.

        With each page and answer the statements that it took.
        """
        found: dict[str, object] = {}
        for address in (
            "/home",
            "/asking",
            "/asking/mine",
            f"/asking/{self.one.request.id}",
            f"/map/people/{self.one.about.id}",
            "/map",
            "/account",
            "/account/organisations",
            "/account/who-looked",
            "/safe",
            "/safe/told",
            "/in-touch",
        ):
            found[address] = self._met(lambda at=address: self.browser.client.get(at))  # type: ignore[misc]
        headers = {"Authorization": f"Bearer {self.token}"}
        for address in (
            "/me/requests",
            f"/me/requests/{self.one.request.id}",
            "/me/today",
            "/me/in-touch",
        ):
            found[address] = self._met(
                lambda at=address: self.program.get(at, headers=headers)  # type: ignore[misc]
            )
        found["everything"] = self.services.asking.mine.everything(self.actor)
        found["looks"] = self.services.audit.who_looked(self.actor, limit=100)
        found["mail"] = self.graph.cypher(
            "MATCH (event:OutboxEvent) WHERE event.personId = $id "
            "RETURN event.id AS id, event.kind AS kind ORDER BY id",
            id=self.actor.person_id,
        )
        return found

    @property
    def actor(self) -> Actor:
        return Actor(person_id=self.one.asker.account.person_id)

    def _met(self, ask: Callable[[], Any]) -> tuple[object, ...]:
        self.heard.clear()
        response = ask()
        assert response.status_code == 200
        headers = sorted(
            (name, value) for name, value in response.headers if name.lower() not in OF_ONE_REQUEST
        )
        bare = DIFFERS.sub(b"", response.get_data())
        return response.status_code, headers, bare, [*self.heard]


@pytest.fixture
def asker(settings: Settings, graph: RollbackGraph, clock: FrozenClock) -> Asker:
    listening = ListeningGraph(graph)
    quick = Passwords(memory_kib=64, rounds=1, lanes=1)
    services = bootstrap.build(settings, clock=clock, graph=listening, passwords=quick)
    one = wanted(services)
    grown_up(services, one.asker.account.person_id)
    made = services.tokens.make(one.asker.fresh(), "tests", sorted(READ), days=7)
    started = one.asker.sign_in()
    browser = Browser(create_app(services))
    browser.client.set_cookie("rowan", started.token, domain="localhost")
    program = create_api(services).test_client()
    services.asking.at_work.read(one.worker, one.place, Purpose.STAY_IN_TOUCH)
    looks = Asker(services, graph, listening.heard, one, browser, program, made.token)
    # The first look of a session keeps when it was used.
    looks.meets()
    return looks


DOG = ToWrite(
    check=Check(question="What was the dog called?", answers=("Buster",)), goes_to="07700 900123"
)


def log(asker: Asker) -> None:
    one = asker.one
    asker.services.asking.noting.log(one.worker, one.place, one.request.id, a_line())


def lead(asker: Asker) -> None:
    noted(asker.services, asker.one)


def check(asker: Asker) -> None:
    checked(asker.services, asker.one)


def ready(asker: Asker) -> None:
    one, found = asker.one, checked(asker.services, asker.one)
    noting = asker.services.asking.noting
    noting.consider(one.worker, one.place, one.request.id, found.id, weighed())


def stop(asker: Asker) -> None:
    one, found = asker.one, checked(asker.services, asker.one)
    halted = weighed(Verdict.STOP, order=Finding.YES)
    noting = asker.services.asking.noting
    noting.consider(one.worker, one.place, one.request.id, found.id, halted)


def drop(asker: Asker) -> None:
    one, found = asker.one, noted(asker.services, asker.one)
    asker.services.asking.noting.drop(one.worker, one.place, one.request.id, found.id)


def look(asker: Asker) -> None:
    one = asker.one
    asker.services.asking.at_work.waiting(one.worker)
    asker.services.asking.at_work.one(one.worker, one.place, one.request.id)


def refuse(asker: Asker) -> None:
    one, found = asker.one, noted(asker.services, asker.one)
    with pytest.raises(Closed):
        asker.services.asking.noting.check(
            one.worker, one.place, one.request.id, found.id, "My own."
        )


def letter(asker: Asker) -> str:
    """A letter is written. Answers its code."""
    one, found, asking = asker.one, checked(asker.services, asker.one), asker.services.asking
    there = (one.worker, one.place, one.request.id, found.id)
    asking.noting.consider(*there, weighed())
    asking.approaching.write(*there, DOG)
    return asking.approaching.letter(*there).code


def typed(asker: Asker) -> None:
    answering = asker.services.ties.answering
    answering.answer(grown(asker.services).fresh(), letter(asker), "Rex")


def left(asker: Asker) -> None:
    code, she, answering = letter(asker), grown(asker.services), asker.services.ties.answering
    assert answering.answer(she.fresh(), code, "Buster").stage is Stage.WORDS
    answering.leave(she.fresh(), code)


def answered(asker: Asker) -> Somebody:
    """Somebody has said yes, and it does not count yet."""
    code, she, answering = letter(asker), grown(asker.services), asker.services.ties.answering
    answering.answer(she.fresh(), code, "Buster")
    agreed = Agreed(yes=YES, wording=WORDING, operation_id=an_operation())
    assert answering.agree(she.fresh(), code, agreed).stage is Stage.KEPT
    return she


def answered_and_closed(asker: Asker) -> None:
    she, other = answered(asker), asker.actor.person_id
    asker.services.consent.narrowing.block(she.fresh(), other, an_operation())


def read_on(asker: Asker) -> tuple[Somebody, str]:
    """Somebody has read what the letter shows. Answers who, and the code."""
    code, she = letter(asker), grown(asker.services)
    assert asker.services.ties.answering.answer(she.fresh(), code, "Buster").stage is Stage.WORDS
    return she, code


def not_now(asker: Asker) -> None:
    she, code = read_on(asker)
    kept = asker.services.ties.others.not_now(she.fresh(), code, Months.SIX)
    assert kept.stage is Stage.KEPT


def left_to_the_organisation(asker: Asker) -> None:
    she, code = read_on(asker)
    assert asker.services.ties.left_to_them.leave(she.fresh(), code).stage is Stage.KEPT


def left_and_taken_on(asker: Asker) -> None:
    left_to_the_organisation(asker)
    asking, one = asker.services.asking, asker.one
    there = (one.worker, one.place, one.request.id)
    [lead] = asking.at_work.one(*there).noted.leads
    asking.taking_on.take(*there, lead.id)


def never_again(asker: Asker) -> None:
    she, code = read_on(asker)
    asker.services.ties.others.never(she.fresh(), code, an_operation())


def worried(asker: Asker) -> None:
    she, code = read_on(asker)
    asker.services.ties.others.worry(she.fresh(), code, an_operation())


def told_kindly(asker: Asker) -> None:
    """A kind no, in the two days in which it can be taken back unseen."""
    she, code = read_on(asker)
    told = Told(kind=AnswerKind.KIND_WORDS, sentence=KindSentence.NOT_ABLE)
    agreed = Agreed(yes=Yes(me=""), wording=WORDING, operation_id=an_operation())
    assert asker.services.ties.others.tell(she.fresh(), code, told, agreed).stage is Stage.KEPT


def written_to_and_taken_back(asker: Asker) -> None:
    letter(asker)
    one = asker.one
    worked = asker.services.asking.at_work.one(one.worker, one.place, one.request.id)
    noting = asker.services.asking.noting
    noting.step_back(one.worker, one.place, one.request.id, worked.noted.leads[0].id)


AT_WORK = (log, lead, check, ready, stop, drop, look, refuse, letter, written_to_and_taken_back)
BY_THEM = (typed, left, answered, answered_and_closed)
OTHERWISE = (
    not_now,
    left_to_the_organisation,
    left_and_taken_on,
    never_again,
    worried,
    told_kindly,
)
WORK: dict[str, Callable[[Asker], object]] = {
    each.__name__: each for each in (*AT_WORK, *BY_THEM, *OTHERWISE)
}


@pytest.mark.parametrize("work", WORK)
def test_nothing_done_at_work_shows_in_anything_the_asker_meets(asker: Asker, work: str) -> None:
    before = asker.meets()

    WORK[work](asker)

    after = asker.meets()
    assert {name for name in before if before[name] != after[name]} == set()


QUIET = (
    "no",
    "never",
    "nobody",
    "not me",
    "not now",
    "left to them",
    "worried",
    "no answer",
    *PaperNo,
)
"""Every answer that tells nothing, with an account, and by the letter alone."""


def answer_quietly(asker: Asker, how: str) -> None:
    """A letter is written, where it may be, and answered so that nothing is told."""
    services = asker.services
    try:
        code = letter(asker)
    except (NotFound, Closed):
        # A no that was said before: no letter comes to be, and that is quiet as well.
        return
    if how in set(PaperNo):
        services.ties.on_paper.say("127.0.0.1", code, SaidOnPaper(no=PaperNo(how)))
        return
    she, others = grown(services).fresh(), services.ties.others
    services.ties.answering.answer(she, code, "Buster")
    ways: dict[str, Callable[[], object]] = {
        "no": lambda: services.ties.answering.leave(she, code),
        "never": lambda: others.never(she, code, an_operation()),
        "nobody": lambda: others.never(she, code, an_operation(), anybody=True),
        "not me": lambda: others.not_me(she, code),
        "not now": lambda: others.not_now(she, code, Months.THREE),
        "left to them": lambda: services.ties.left_to_them.leave(she, code),
        "worried": lambda: others.worry(she, code, an_operation()),
        "no answer": lambda: None,
    }
    ways[how]()


@settings(
    max_examples=times(5, prove=300), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(answers=st.lists(st.sampled_from(QUIET), min_size=1, max_size=3))
def test_whatever_quiet_answers_come_the_asker_meets_the_same_bytes(
    asker: Asker, answers: list[str]
) -> None:
    before = asker.meets()

    for how in answers:
        answer_quietly(asker, how)

    after = asker.meets()
    assert {name for name in before if before[name] != after[name]} == set()


def test_an_answer_that_is_told_does_show_so_that_the_comparison_is_not_empty(
    asker: Asker,
) -> None:
    services, request = asker.services, asker.one.request
    written = WrittenFor(
        request_id=request.id, organisation_id=request.organisation_id, lead_id=ItemId(new_id())
    )
    line = a_letter(services, asker.actor.person_id, written)
    before = asker.meets()

    answered_to(services, line, grown(services).account.person_id)

    after = asker.meets()
    assert "/home" in {name for name in before if before[name] != after[name]}


def test_that_the_words_were_read_is_the_one_thing_that_shows(asker: Asker) -> None:
    before = asker.meets()

    one = asker.one
    asker.services.asking.at_work.read(one.worker, one.place, Purpose.STAY_IN_TOUCH)

    after = asker.meets()
    shown = {name for name in before if before[name] != after[name]}
    assert shown == {"/account/who-looked", "looks", "/home", "/me/today"}


def test_taking_it_back_takes_the_same_steps_whatever_was_noted(asker: Asker) -> None:
    other = wanted(asker.services)
    checked(asker.services, other)
    steps = []

    for one in (asker.one, other):
        me = one.asker.fresh()
        asker.heard.clear()
        asker.services.asking.mine.withdraw(me, one.request.id)
        steps.append([*asker.heard])

    assert steps[0] == steps[1]
    assert "asking/withdraw" in steps[0]


def test_asking_takes_the_same_steps_whether_or_not_others_ask_for_the_same_one(
    asker: Asker,
) -> None:
    services, place = asker.services, asker.one.there.place
    steps, found = [], []

    for _ in range(2):
        there = on_a_list(services, place=place)
        about, me = on_the_map(services, there.person), there.person.fresh()
        asker.heard.clear()
        services.asking.mine.ask(me, a_step(), about.id, there.on_list, WORDS)
        steps.append([*asker.heard])
        found.append(len(tasks(services, DeskKind.PATTERN)))

    assert found == [0, 1]
    assert steps[0] == steps[1]
