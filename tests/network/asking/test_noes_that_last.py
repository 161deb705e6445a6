"""A no to a letter lasts, without an account too, and every later letter meets it first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from network.asking.approaching import ToWrite
from network.asking.kinds import LeadState
from network.asking.work import Lead
from network.bootstrap import Services
from network.clock import FrozenClock
from network.kept_noes.addressees import place
from network.ties.answering import END, Stage
from network.ties.on_paper import PaperNo, SaidOnPaper
from tests.accounts import Somebody
from tests.approaching import HOME, Scene, set_up
from tests.asking import Wanted, checked, wanted, weighed
from tests.graphs import RollbackGraph
from tests.ties import an_operation, grown, grown_up, handed_over

MOVED = replace(HOME, goes_to="14 Mill Lane\nYork YO1 7AA")
A_YEAR_AND_MORE = timedelta(days=400)


@pytest.fixture
def scene(services: Services, clock: FrozenClock) -> Scene:
    return set_up(services, clock)


def paper_no(one: Scene, code: str, no: PaperNo, **who: object) -> None:
    """Say no with the letter alone."""
    said = replace(SaidOnPaper(no=no), **who)  # type: ignore[arg-type]
    one.services.ties.on_paper.say("127.0.0.1", code, said)


def ready_again(services: Services, one: Wanted) -> Lead:
    """A second worker has checked somebody of the same name, and it was weighed."""
    lead = checked(services, one)
    services.asking.noting.consider(one.worker, one.place, one.request.id, lead.id, weighed())
    return lead


def written(services: Services, one: Wanted, letter: ToWrite = HOME) -> LeadState:
    """Try to write to somebody of the same name. Answers what the lead says then."""
    lead, there = ready_again(services, one), (one.worker, one.place, one.request.id)
    services.asking.approaching.write(*there, lead.id, letter)
    kept = services.asking.at_work.one(*there).noted.lead(lead.id)
    assert kept is not None
    return kept.state


def another(services: Services) -> Wanted:
    """Somebody else, who asks for the same one elsewhere."""
    return wanted(services)


def test_not_again_for_this_one_stops_their_next_letter_and_nobody_elses(scene: Scene) -> None:
    services = scene.services
    paper_no(scene, scene.write(), PaperNo.NOT_AGAIN)

    assert written(services, scene.one) is LeadState.NOT_TO_BE
    assert written(services, another(services)) is LeadState.APPROACHED


def test_a_second_account_of_whoever_asked_is_no_way_round_a_no(scene: Scene) -> None:
    services = scene.services
    paper_no(scene, scene.write(), PaperNo.NOT_AGAIN)
    second = another(services)
    # All who are grown up in these tests have the same name and birthday.
    grown_up(services, second.asker.account.person_id)

    assert written(services, second) is LeadState.NOT_TO_BE


def test_nobody_again_stops_everybodys_letters_to_that_address(scene: Scene) -> None:
    services = scene.services
    paper_no(scene, scene.write(), PaperNo.NOBODY_AGAIN)
    other = another(services)

    typed_otherwise = replace(HOME, goes_to="2, HIGH STREET\nLeeds\nls12ab")
    assert written(services, other, typed_otherwise) is LeadState.NOT_TO_BE
    assert written(services, other, MOVED) is LeadState.APPROACHED


@pytest.mark.parametrize(
    ("name", "born", "state"),
    [
        ("keisha BROWN lee", 1984, LeadState.NOT_TO_BE),
        ("Keisha Brown-Lee", 1971, LeadState.APPROACHED),
        ("Jo Marsh", 1984, LeadState.APPROACHED),
    ],
)
def test_whoever_says_who_they_are_is_left_alone_at_another_address_too(
    scene: Scene,
    name: str,
    born: int,
    state: LeadState,
) -> None:
    paper_no(scene, scene.write(), PaperNo.NOBODY_AGAIN, name=name, born=born)

    assert written(scene.services, another(scene.services), MOVED) is state


@pytest.mark.parametrize("how", ["taken back", "withdrawn", "erased"])
def test_a_no_counts_also_when_the_letter_or_the_request_is_gone(
    scene: Scene,
    how: str,
) -> None:
    services, one, code = scene.services, scene.one, scene.write()
    if how == "taken back":
        services.asking.noting.step_back(one.worker, one.place, one.request.id, scene.lead.id)
    elif how == "withdrawn":
        services.asking.mine.withdraw(one.asker.fresh(), one.request.id)
    else:
        services.erasure.erase(one.asker.fresh())

    paper_no(scene, code, PaperNo.NOBODY_AGAIN)

    assert written(services, another(services)) is LeadState.NOT_TO_BE


def test_never_again_with_an_account_stops_the_next_letter_wherever_it_goes(
    scene: Scene,
) -> None:
    services, me, code = scene.services, scene.she.fresh(), scene.write()
    services.ties.answering.answer(me, code, "blue")

    services.ties.others.never(me, code, an_operation())

    assert written(services, scene.one, MOVED) is LeadState.NOT_TO_BE


def test_never_again_counts_when_the_code_was_taken_back_after_it_was_read(
    services: Services,
) -> None:
    owner, holder = grown(services), grown(services)
    made = handed_over(services, owner)
    assert services.ties.answering.open(holder.fresh(), made.code).stage is Stage.WORDS
    services.ties.codes.drop(owner.fresh(), made.line.id)

    services.ties.others.never(holder.fresh(), made.code, an_operation())

    again = handed_over(services, owner)
    assert services.ties.answering.open(holder.fresh(), again.code) == END


@pytest.mark.parametrize("with_account", [True, False])
def test_this_is_not_me_reaches_the_log_and_never_whoever_asked(
    scene: Scene,
    *,
    with_account: bool,
) -> None:
    services, one, code = scene.services, scene.one, scene.write()
    before = scene.seen_by_the_asker()
    if with_account:
        services.ties.answering.answer(scene.she.fresh(), code, "blue")
        services.ties.others.not_me(scene.she.fresh(), code)
    else:
        paper_no(scene, code, PaperNo.NOT_ME)

    at_work = services.asking.at_work.one(one.worker, one.place, one.request.id)
    assert at_work.not_them == {scene.lead.id: services.clock.now()}
    assert scene.seen_by_the_asker() == before
    assert written(services, another(services)) is LeadState.NOT_TO_BE
    assert written(services, another(services), MOVED) is LeadState.APPROACHED


def test_whoever_holds_the_paper_cannot_answer_for_somebody_who_has_read_it(
    scene: Scene,
) -> None:
    services, code = scene.services, scene.write()
    services.ties.answering.answer(scene.she.fresh(), code, "blue")

    paper_no(scene, code, PaperNo.NO)

    assert services.ties.answering.open(scene.she.fresh(), code).stage is Stage.WORDS


def test_a_no_on_paper_ends_a_code_and_shows_nothing_to_whoever_made_it(
    services: Services, clock: FrozenClock
) -> None:
    owner: Somebody = grown(services)
    made, said = handed_over(services, owner), SaidOnPaper(no=PaperNo.NO)
    before = services.ties.everything(owner.fresh())

    for code in (made.code, "no such code"):
        services.ties.on_paper.say("127.0.0.1", code, said)

    assert services.ties.everything(owner.fresh()) == before
    assert services.ties.answering.open(grown(services).fresh(), made.code) == END


def test_what_was_put_by_for_a_letter_goes_with_its_month_and_a_no_stays(
    scene: Scene,
    graph: RollbackGraph,
) -> None:
    waits = "MATCH (no:KeptNo) WHERE no.goneMonth IS NOT NULL RETURN count(no) AS n"
    paper_no(scene, scene.write(), PaperNo.NOBODY_AGAIN)
    assert graph.cypher(waits) == [{"n": 1}]

    scene.clock.move(A_YEAR_AND_MORE)
    scene.services.ties.codes.sweep()

    assert graph.cypher(waits) == [{"n": 0}]
    assert written(scene.services, another(scene.services)) is LeadState.NOT_TO_BE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2 High Street\nLeeds LS1 2AB", "Flat at 2, high st., ls12ab"),
        ("07700 900123", "+44 (0)7700 900123"),
        ("Mo@Example.org ", "mo@example.org"),
        ("The Old Mill, Elm Road", "elm road  THE OLD MILL"),
    ],
)
def test_one_place_is_known_however_it_is_typed(one: str, other: str) -> None:
    assert place(one) == place(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2 High Street, LS1 2AB", "4 High Street, LS1 2AB"),
        ("2a High Street, LS1 2AB", "2 High Street, LS1 2AB"),
        ("07700 900123", "07700 900124"),
        (" \n", "2 High Street, LS1 2AB"),
    ],
)
def test_two_places_are_two(one: str, other: str) -> None:
    assert place(one) != place(other)
