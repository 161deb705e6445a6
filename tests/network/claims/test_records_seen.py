"""An organisation looks in its records: asked by the person, answered by their worker, dated."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.bootstrap import Services
from network.claims import store
from network.claims.checks import Check
from network.claims.levels import level
from network.claims.searches import HowSeen, SearchState
from network.claims.shown import SharedPasts
from network.clock import FrozenClock
from network.consent.kinds import Purpose
from network.consent.lives import Level
from network.desk import store as desk
from network.desk.model import DeskKind, TaskState
from network.errors import Invalid, NotFound, NotPermitted
from network.identity import new_id
from network.work.model import NotAtWork
from network.work.reading import Closed
from tests.accounts import somebody
from tests.graphs import RollbackGraph
from tests.network.claims.test_levels import source
from tests.pasts import HOW, SAID, OnList, on_a_list, said, seen, staff_of
from tests.work import opened

DOG = Check(question="What was the dog called?", answers=("Buster",))


@pytest.fixture
def there(services: Services) -> OnList:
    return on_a_list(services)


def levels(services: Services, actor: Actor) -> list[Level]:
    return [shown for _, shown in services.claims.mine(actor)]


def on_the_desk(services: Services) -> list[DeskKind]:
    found = services.graph.read(lambda tx: desk.tasks(tx, services.sealer, TaskState.OPEN))
    return [one.kind for one in found]


def test_a_record_that_was_seen_shows_it_and_i_see_by_whom_when_and_how(
    services: Services, there: OnList, clock: FrozenClock
) -> None:
    me = there.person.fresh()
    claim = said(services, me)

    seen(services, there, claim)

    assert levels(services, me) == [Level.ATTESTED]
    [asked] = services.pasts.mine.one(me, claim.id).asked
    [answer] = asked.search.answers
    assert asked.organisation == "Oakway"
    assert (answer.at, answer.name, answer.how) == (clock.now(), "Kit", HOW)


def test_only_workers_of_whom_i_asked_read_my_words_and_i_see_that_they_did(
    services: Services, there: OnList
) -> None:
    me = there.person.fresh()
    claim = said(services, me)
    other = on_a_list(services, there.person)
    assert services.pasts.looking.asked(there.worker, there.on_list) == []

    services.pasts.asking.ask(me, claim.id, there.on_list)

    [found] = services.pasts.looking.asked(there.worker, there.on_list)
    assert found.said == SAID
    assert services.pasts.looking.asked(other.worker, other.on_list) == []
    looks = services.audit.who_looked(me)
    assert (looks[0].event, looks[0].detail["purpose"]) == (
        Event.READ_AT_WORK,
        Purpose.LIFE_STORY,
    )
    assert looks[0].detail["organisation"] == other.place.id


@pytest.mark.parametrize("state", [SearchState.NOT_FOUND, SearchState.NOT_YET])
def test_what_was_not_found_shows_nothing_and_can_be_found_later(
    services: Services, there: OnList, clock: FrozenClock, state: SearchState
) -> None:
    me = there.person.fresh()
    claim = said(services, me)
    asked = services.pasts.asking.ask(me, claim.id, there.on_list)

    services.pasts.looking.answer(there.worker, there.on_list, asked, state)
    services.pasts.looking.answer(there.worker, there.on_list, asked, state)

    [one] = services.pasts.mine.one(me, claim.id).asked
    assert ([each.state for each in one.search.answers], levels(services, me)) == (
        [state],
        [Level.SAID],
    )
    clock.move(timedelta(days=1))
    services.pasts.asking.ask(there.person.fresh(), claim.id, there.on_list)
    kit = replace(there.worker)
    services.pasts.looking.answer(kit, there.on_list, asked, SearchState.SEEN, HOW)
    assert levels(services, me) == [Level.ATTESTED]


@pytest.mark.parametrize(
    ("how", "field"),
    [
        (None, "record"),
        (replace(HOW, words=" "), "words"),
        (replace(HOW, words="x" * 401), "words"),
    ],
)
def test_how_it_was_checked_must_be_said(
    services: Services, there: OnList, how: HowSeen | None, field: str
) -> None:
    me = there.person.fresh()
    asked = services.pasts.asking.ask(me, said(services, me).id, there.on_list)

    with pytest.raises(Invalid) as refused:
        services.pasts.looking.answer(there.worker, there.on_list, asked, SearchState.SEEN, how)

    assert field in refused.value.problems
    with pytest.raises(Invalid):
        services.pasts.looking.answer(there.worker, there.on_list, asked, SearchState.ASKED)


def test_nobody_asks_for_another_or_of_whoever_does_not_work_with_them(
    services: Services, there: OnList
) -> None:
    me, stranger = there.person.fresh(), somebody(services).fresh()
    claim = said(services, me)

    for actor, about, where in (
        (stranger, claim.id, there.on_list),
        (me, new_id(), there.on_list),
    ):
        with pytest.raises(NotFound):
            services.pasts.asking.ask(actor, about, where)
    with pytest.raises(Invalid):
        services.pasts.asking.ask(me, claim.id, new_id())
    with pytest.raises(NotPermitted):
        services.pasts.asking.ask(there.worker, claim.id, there.on_list)


def test_nobody_answers_but_the_worker_who_has_them_on_their_list(
    services: Services, there: OnList
) -> None:
    me = there.person.fresh()
    asked = services.pasts.asking.ask(me, said(services, me).id, there.on_list)
    colleague = there.place.hire(Capacity.COORDINATOR).wearing(Capacity.COORDINATOR)
    elsewhere = on_a_list(services, there.person)
    see = SearchState.SEEN

    with pytest.raises(NotFound):
        services.pasts.looking.answer(colleague, there.on_list, asked, see, HOW)
    with pytest.raises(NotFound):
        services.pasts.looking.answer(elsewhere.worker, there.on_list, asked, see, HOW)
    with pytest.raises(NotFound):
        services.pasts.looking.answer(elsewhere.worker, elsewhere.on_list, asked, see, HOW)
    with pytest.raises(NotAtWork):
        services.pasts.looking.answer(there.place.administrator, there.on_list, asked, see, HOW)
    with pytest.raises(NotAtWork):
        services.pasts.looking.answer(me, there.on_list, asked, see, HOW)
    assert levels(services, me) == [Level.SAID]


def test_a_worker_never_stands_for_somebody_to_whom_they_are_tied(
    services: Services, there: OnList
) -> None:
    """Tied is also whoever has agreed that it is about them, in private life."""
    me = there.person.fresh()
    claim = said(services, me)
    asked = services.pasts.asking.ask(me, claim.id, there.on_list)
    services.graph.write(lambda tx: store.bind(tx, there.worker.person_id, claim.id))

    with pytest.raises(Closed):
        services.pasts.looking.asked(there.worker, there.on_list)
    with pytest.raises(Closed):
        services.pasts.looking.answer(there.worker, there.on_list, asked, SearchState.SEEN, HOW)

    assert levels(services, me) == [Level.SAID]


def test_taken_back_it_counts_no_more_at_the_very_next_look_and_i_see_why(
    services: Services, there: OnList
) -> None:
    me = there.person.fresh()
    claim = said(services, me)
    asked = seen(services, there, claim)

    services.pasts.looking.take_back(there.place.lead, asked, "It was another Mo.")
    services.pasts.looking.take_back(there.place.lead, asked, "Said twice.")

    assert levels(services, me) == [Level.SAID]
    [one] = services.pasts.mine.one(me, claim.id).asked
    back = one.search.answers[0].withdrawn
    assert back is not None
    assert back.reason == "It was another Mo."
    assert services.audit.who_looked(me)[0].event is Event.STOOD_FOR_AT_WORK


def test_whoever_gave_it_a_lead_and_an_administrator_take_it_back_and_nobody_else(
    services: Services, there: OnList
) -> None:
    me = there.person.fresh()
    other_place = opened(services, "Elmfield")
    colleague = there.place.hire(Capacity.COORDINATOR).wearing(Capacity.COORDINATOR)
    asked = seen(services, there, said(services, me))

    for stranger in (colleague, other_place.lead, other_place.administrator):
        with pytest.raises(NotFound):
            services.pasts.looking.take_back(stranger, asked, "Not mine.")
    with pytest.raises(NotAtWork):
        services.pasts.looking.take_back(me, asked, "Mine, but not so.")
    assert levels(services, me) == [Level.ATTESTED]
    services.pasts.looking.take_back(there.worker, asked, "I was wrong.")
    assert levels(services, me) == [Level.SAID]
    services.pasts.looking.answer(there.worker, there.on_list, asked, SearchState.SEEN, HOW)
    services.pasts.looking.take_back(there.place.administrator, asked, "We were wrong.")
    assert levels(services, me) == [Level.SAID]


def test_an_administrator_takes_back_without_reading_whose_it_is(
    services: Services, there: OnList
) -> None:
    me = there.person.fresh()
    seen(services, there, said(services, me))

    [for_lead] = services.pasts.looking.stood_for(there.place.lead)
    [for_administrator] = services.pasts.looking.stood_for(there.place.administrator)

    assert (for_lead.known_as, for_administrator.known_as) == ("Jo", "")
    assert "Shanice" not in repr((for_lead, for_administrator))


def test_what_was_seen_stays_when_the_worker_leaves_and_when_the_organisation_closes(
    services: Services, there: OnList
) -> None:
    me = there.person.fresh()
    seen(services, there, said(services, me))
    successor = opened(services, "Elmfield")

    services.work.running.end(there.place.administrator, staff_of(there.worker))
    assert levels(services, me) == [Level.ATTESTED]
    services.work.closing.close(there.place.id, successor.id)

    assert levels(services, me) == [Level.ATTESTED]
    [one] = services.pasts.mine.all(me)[0].asked
    assert one.organisation == "Oakway"
    services.pasts.looking.take_back(successor.lead, one.search.id, "The file was wrong.")
    assert levels(services, me) == [Level.SAID]


def test_whoever_took_the_records_over_is_no_second_source(
    services: Services, there: OnList
) -> None:
    me = there.person.fresh()
    claim = said(services, me)
    seen(services, there, claim)
    two = on_a_list(services, there.person, place=opened(services, "Elmfield"))
    seen(services, two, claim)
    assert levels(services, me) == [Level.TWICE]

    services.work.closing.close(there.place.id, two.place.id)

    assert levels(services, me) == [Level.ATTESTED]


def test_stopped_nobody_there_reads_it_any_more_and_what_they_saw_stays(
    services: Services, there: OnList
) -> None:
    me = there.person.fresh()
    claim = said(services, me)
    asked = seen(services, there, claim)

    services.pasts.asking.stop(me, asked)
    services.pasts.asking.stop(me, asked)

    assert services.pasts.looking.asked(there.worker, there.on_list) == []
    assert levels(services, me) == [Level.ATTESTED]
    with pytest.raises(NotFound):
        services.pasts.asking.stop(somebody(services).fresh(), asked)


def test_changed_words_are_seen_by_nobody_and_taken_back_nothing_is_left(
    services: Services, graph: RollbackGraph, there: OnList
) -> None:
    me = there.person.fresh()
    claim = said(services, me)
    asked = seen(services, there, claim)

    services.claims.change(me, claim.id, replace(SAID, where="Oak Road"), base=1)

    assert levels(services, me) == [Level.SAID]
    assert graph.cypher("MATCH (n {id: $id}) RETURN n.id AS id", id=asked) == []


def test_while_it_is_held_i_am_shown_nothing_that_was_attested(
    services: Services, there: OnList
) -> None:
    me = there.person.fresh()
    claim = said(services, me)
    seen(services, there, claim)
    held = replace(claim, held=True)
    services.graph.write(lambda tx: store.put(tx, services.sealer, held))

    found = services.pasts.mine.one(me, claim.id)

    assert (found.asked, found.people) == ((), ())


def test_each_hat_sees_its_own_and_an_organisation_never_what_another_said(
    services: Services, there: OnList
) -> None:
    """Story 8: somebody known to two organisations."""
    me = there.person.fresh()
    claim = said(services, me)
    asked = seen(services, there, claim)
    other = on_a_list(services, there.person, place=opened(services, "Elmfield"))
    services.pasts.asking.ask(me, claim.id, other.on_list)
    services.pasts.looking.take_back(there.place.lead, asked, "Something was alleged.")

    [found] = services.pasts.looking.asked(other.worker, other.on_list)

    assert (found.search.answers, found.search.state) == ((), SearchState.ASKED)
    assert services.pasts.looking.stood_for(other.place.lead) == []
    file = services.work.reading.open(other.worker, other.on_list, Purpose.LIFE_STORY)
    assert "alleged" not in str(file.notes)


def test_a_question_is_answered_three_times_at_most_and_the_worker_sees_how(
    services: Services, there: OnList
) -> None:
    """Story 17: the impostor is told nothing; the worker sees wrong answers and how many."""
    me = there.person.fresh()
    asked = services.pasts.asking.ask(me, said(services, me).id, there.on_list)
    services.pasts.looking.put_question(there.worker, there.on_list, asked, DOG)
    assert services.pasts.asking.question(me, asked) == DOG.question

    for typed in ("Rex", "Tess", "Sam", "Buster"):
        services.pasts.asking.answer(me, asked, typed)

    [found] = services.pasts.looking.asked(there.worker, there.on_list)
    assert found.search.check is not None
    assert (found.search.check.right, len(found.search.check.tries)) == (False, 3)
    assert services.pasts.asking.question(me, asked) == DOG.question
    assert on_the_desk(services).count(DeskKind.PATTERN) == 1


def test_nobody_answers_for_another_and_nothing_is_answered_that_was_not_asked(
    services: Services, there: OnList
) -> None:
    me, stranger = there.person.fresh(), somebody(services).fresh()
    asked = services.pasts.asking.ask(me, said(services, me).id, there.on_list)

    for actor in (me, stranger):
        with pytest.raises(NotFound):
            services.pasts.asking.question(actor, asked)
        with pytest.raises(NotFound):
            services.pasts.asking.answer(actor, asked, "Buster")
    services.pasts.looking.put_question(there.worker, there.on_list, asked, DOG)
    with pytest.raises(NotFound):
        services.pasts.asking.answer(stranger, asked, "Buster")
    with pytest.raises(Invalid):
        services.pasts.asking.answer(me, asked, " ")


def test_three_different_people_who_ask_about_the_same_somebody_are_looked_at(
    services: Services, clock: FrozenClock
) -> None:
    place = opened(services)
    asks = [on_a_list(services, place=place) for _ in range(3)]
    for number, one in enumerate(asks):
        me = one.person.fresh()
        claim = said(
            services, me, replace(SAID, who=("Shanice Wells", "WELLS, Shanice")[number % 2])
        )
        services.pasts.asking.ask(me, claim.id, one.on_list)
        assert (DeskKind.PATTERN in on_the_desk(services)) == (number == 2)


@pytest.mark.parametrize("apart", ["another name", "another time", "one person"])
def test_whoever_asks_about_somebody_else_or_long_after_is_no_pattern(
    services: Services, clock: FrozenClock, apart: str
) -> None:
    place = opened(services)
    asks = [on_a_list(services, place=place) for _ in range(3)]
    names = ["Shanice Wells"] * 3 if apart != "another name" else ["Ann Hill", "Bo Field", "Cy Oak"]
    for one, who in zip(asks, names, strict=True):
        kept = asks[0] if apart == "one person" else one
        me = kept.person.fresh()
        claim = said(services, me, replace(SAID, who=who))
        services.pasts.asking.ask(me, claim.id, kept.on_list)
        clock.move(timedelta(days=16 if apart == "another time" else 0))

    assert DeskKind.PATTERN not in on_the_desk(services)


def test_it_is_sealed_with_the_organisations_key_and_tells_nothing_in_the_clear(
    services: Services, graph: RollbackGraph, there: OnList
) -> None:
    me = there.person.fresh()
    asked = seen(services, there, said(services, me))

    [row] = graph.cypher("MATCH (s:RecordSearch {id: $id}) RETURN properties(s) AS s", id=asked)

    assert set(row["s"]) == {"id", "askedMonth", "sealed"}
    services.sealer.open(
        there.place.id, record_id=asked, kind="RecordSearch", sealed=row["s"]["sealed"]
    )


def test_erased_nothing_of_it_is_left(
    services: Services, graph: RollbackGraph, there: OnList
) -> None:
    me = there.person.fresh()
    asked = seen(services, there, said(services, me))

    services.erasure.erase(me)

    assert graph.cypher("MATCH (n {id: $id}) RETURN n.id AS id", id=asked) == []


def test_the_decision_learns_of_what_was_seen(services: Services, there: OnList) -> None:
    me, shanice = there.person.fresh(), somebody(services).fresh()
    claim = said(services, me)
    services.graph.write(lambda tx: store.bind(tx, shanice.person_id, claim.id))
    seen(services, there, claim)
    pasts = services.consent.finder.sources.pasts
    assert isinstance(pasts, SharedPasts)

    _, shared = services.graph.read(
        lambda tx: pasts.between(tx, services.sealer, me.person_id, shanice.person_id)
    )

    assert [(one.level, one.professional) for one in shared] == [(Level.ATTESTED, True)]


@given(st.permutations(range(4)), st.lists(source, min_size=4, max_size=4))
def test_in_whatever_order_they_are_taken_back_none_of_them_counts(order, sources) -> None:  # type: ignore[no-untyped-def]
    """One after another is withdrawn: the level never rises, and in the end nothing is shown."""
    live, last = list(sources), level(sources)
    for number in order:
        live[number] = replace(live[number], withdrawn=True)
        assert level(live) <= last
        assert level(live) == level([one for one in live if not one.withdrawn])
        last = level(live)
    assert last is Level.SAID
