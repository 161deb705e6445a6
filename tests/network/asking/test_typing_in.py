"""What somebody said to a letter by phone or on paper: typed in, kept, and shown to no asker."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from network.asking.kinds import CameBy, LeadState, SaidToUs
from network.asking.said_to_us import NEEDS_THEM, SaidByThem
from network.asking.work import Lead
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import Invalid, NotFound, WrongMoment
from network.identity import ItemId
from network.ties.answering import Stage
from network.ties.answers import Months
from network.work.reading import Closed
from tests.approaching import HOME, Scene, set_up
from tests.asking import wanted
from tests.network.asking.test_noes_that_last import MOVED, another, written
from tests.ties import an_operation

HALF_A_YEAR = timedelta(days=181)


@pytest.fixture
def scene(services: Services, clock: FrozenClock) -> Scene:
    return set_up(services, clock)


def said(scene: Scene, kind: SaidToUs, **more: object) -> SaidByThem:
    """What they said today on the phone, read back to them."""
    one = SaidByThem(
        id=ItemId(an_operation()),
        said=kind,
        came_by=CameBy.PHONE,
        on=scene.clock.now().date(),
        read_back=True,
    )
    return replace(one, **more)  # type: ignore[arg-type]


def type_in(scene: Scene, one: SaidByThem) -> None:
    there = (scene.one.worker, scene.one.place, scene.one.request.id)
    scene.services.asking.typing_in.say(*there, scene.lead.id, one)


def lead(scene: Scene) -> Lead:
    there = (scene.one.worker, scene.one.place, scene.one.request.id)
    found = scene.services.asking.at_work.one(*there).noted.lead(scene.lead.id)
    assert found is not None
    return found


@pytest.mark.parametrize("kind", list(SaidToUs))
def test_whatever_is_typed_in_the_asker_sees_what_they_saw_before(
    scene: Scene, kind: SaidToUs
) -> None:
    scene.write()
    before = scene.seen_by_the_asker()

    type_in(scene, said(scene, kind, months=Months.SIX))

    assert scene.seen_by_the_asker() == before


def test_it_says_who_typed_it_in_and_how_it_came(scene: Scene) -> None:
    scene.write()
    yesterday = scene.clock.now().date() - timedelta(days=1)
    one = said(scene, SaidToUs.LIMITS, came_by=CameBy.LETTER, on=yesterday, words="Letters only.")

    type_in(scene, one)

    (kept,) = lead(scene).said
    assert (kept.came_by, kept.on, kept.words) == (CameBy.LETTER, yesterday, "Letters only.")
    assert kept.by == scene.one.worker.person_id
    assert kept.name == lead(scene).approached_name


def test_it_is_kept_once_however_often_it_is_sent(scene: Scene) -> None:
    scene.write()
    one = said(scene, SaidToUs.NO)
    type_in(scene, one)

    type_in(scene, one)

    assert len(lead(scene).said) == 1


@pytest.mark.parametrize("kind", sorted(NEEDS_THEM))
def test_a_yes_that_was_typed_in_opens_nothing_and_ends_no_code(
    scene: Scene, kind: SaidToUs
) -> None:
    code = scene.write()

    type_in(scene, said(scene, kind))

    assert lead(scene).said[0].needs_them
    assert scene.services.ties.hearing.of_requests(scene.one.asker.fresh()) == {}
    me = scene.she.fresh()
    assert scene.services.ties.answering.open(me, code).stage is Stage.QUESTION


@pytest.mark.parametrize(
    "kind", [SaidToUs.NO, SaidToUs.NOT_AGAIN, SaidToUs.NOBODY_AGAIN, SaidToUs.NOT_ME]
)
def test_a_no_that_was_typed_in_ends_the_code_at_once(scene: Scene, kind: SaidToUs) -> None:
    code = scene.write()

    type_in(scene, said(scene, kind))

    assert scene.services.ties.answering.open(scene.she.fresh(), code).stage is Stage.END


@pytest.mark.parametrize("kind", [SaidToUs.NO, SaidToUs.NOT_AGAIN, SaidToUs.NOBODY_AGAIN])
def test_after_a_no_nobody_is_written_to_for_this_lead(scene: Scene, kind: SaidToUs) -> None:
    scene.write()

    type_in(scene, said(scene, kind))

    assert scene.state() is LeadState.NOT_TO_BE
    with pytest.raises(WrongMoment):
        type_in(scene, said(scene, SaidToUs.YES))


def test_not_again_stops_the_next_letter_of_this_one_and_nobody_elses(scene: Scene) -> None:
    scene.write()

    type_in(scene, said(scene, SaidToUs.NOT_AGAIN))

    assert written(scene.services, scene.one) is LeadState.NOT_TO_BE
    assert written(scene.services, another(scene.services)) is LeadState.APPROACHED


def test_nobody_again_counts_elsewhere_where_they_said_who_they_are(scene: Scene) -> None:
    scene.write()

    type_in(scene, said(scene, SaidToUs.NOBODY_AGAIN, name=scene.lead.who, born=HOME.born))

    assert written(scene.services, another(scene.services), MOVED) is LeadState.NOT_TO_BE


def test_nobody_again_counts_at_that_address_alone_where_they_said_another_year(
    scene: Scene,
) -> None:
    scene.write()

    type_in(scene, said(scene, SaidToUs.NOBODY_AGAIN, name=scene.lead.who, born=1950))

    assert written(scene.services, another(scene.services), MOVED) is LeadState.APPROACHED
    assert written(scene.services, another(scene.services)) is LeadState.NOT_TO_BE


def test_where_an_account_has_read_the_code_it_is_theirs_to_answer(scene: Scene) -> None:
    code = scene.write()
    scene.services.ties.answering.answer(scene.she.fresh(), code, "blue")

    type_in(scene, said(scene, SaidToUs.NO))

    met = scene.services.ties.answering.open(scene.she.fresh(), code)
    assert met.stage is Stage.WORDS


def test_nobody_is_written_to_again_before_they_want_to_be_asked(scene: Scene) -> None:
    scene.write()
    type_in(scene, said(scene, SaidToUs.NOT_NOW, months=Months.SIX))
    there = (scene.one.worker, scene.one.place, scene.one.request.id, scene.lead.id)
    scene.services.asking.noting.step_back(*there)

    with pytest.raises(WrongMoment):
        scene.services.asking.approaching.write(*there, HOME)
    scene.clock.move(HALF_A_YEAR)
    assert not lead(scene).waits_on(scene.clock.now().date())


def test_nothing_is_typed_in_where_no_letter_was_written(scene: Scene) -> None:
    with pytest.raises(WrongMoment):
        type_in(scene, said(scene, SaidToUs.NO))


def test_nothing_is_typed_in_that_was_not_read_back(scene: Scene) -> None:
    scene.write()

    with pytest.raises(Invalid):
        type_in(scene, said(scene, SaidToUs.NO, read_back=False))

    assert lead(scene).said == ()


@pytest.mark.parametrize("on", [date(2020, 1, 1), date(2040, 1, 1)])
def test_nothing_came_on_a_day_that_can_not_be(scene: Scene, on: date) -> None:
    scene.write()

    with pytest.raises(Invalid):
        type_in(scene, said(scene, SaidToUs.NO, on=on))


def test_a_worker_without_them_on_the_list_types_nothing_in(scene: Scene) -> None:
    scene.write()
    other = wanted(scene.services)
    there = (other.worker, scene.one.place, scene.one.request.id, scene.lead.id)

    with pytest.raises((NotFound, Closed)):
        scene.services.asking.typing_in.say(*there, said(scene, SaidToUs.NO))

    assert lead(scene).said == ()


def test_what_was_typed_in_goes_when_the_request_is_taken_back(scene: Scene) -> None:
    scene.write()
    type_in(scene, said(scene, SaidToUs.YES))
    scene.services.asking.mine.withdraw(scene.one.asker.fresh(), scene.one.request.id)

    with pytest.raises(NotFound):
        lead(scene)
