"""Nobody under 18 is reached by what one human being writes down."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from network.actor import Actor
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.kept import Between
from network.consent.kinds import Channel
from network.consent.lives import ChildView, LegalStatus, Position, ResponsibilityKind
from network.consent.outcomes import Obligation, Reason
from network.consent.standing import Competence, OrganisationLed, Responsible, Standing
from network.errors import Invalid, NotFound, NotPermitted, WrongMoment
from network.identity import OrganisationId, PersonId, ProtectionId
from network.safeguarding.arrangements import FOR_WHAT, LETTERBOX, Plan, agreed, ended
from network.safeguarding.children import Assessment, Two, begun, changed
from network.work.model import NotAtWork
from tests.conftest import MOMENT
from tests.network.consent.pairs import ADE, CHILD, KEISHA, asks, facts
from tests.network.safeguarding.people import FOURTEEN, WORKER, Office, OnList, an_operation

TODAY = MOMENT.date()
HALF_A_YEAR = MOMENT + timedelta(days=180)
POST = Channel.WORKER_POST
LETTERS = Plan(channels=frozenset({POST}), times_a_year=2, until=HALF_A_YEAR)
MOTHER = Responsible(
    kind=ResponsibilityKind.MOTHER, called="Mum", position=Position.AGREES, on=TODAY
)


@pytest.fixture
def keisha(office: Office) -> OnList:
    """Somebody of fourteen."""
    return office.on_list(born=FOURTEEN, known_as="Keisha")


@pytest.fixture
def two(keisha: OnList, jo: OnList) -> Two:
    return Two(child=keisha.place, other=jo.place)


def settle(office: Office, two: Two, by: Actor | None = None) -> None:
    """Everybody has agreed, as one worker writes it down."""
    children, by = office.services.lives.children, by or office.worker
    children.say_status(by, two, an_operation(), LegalStatus.CARE_ORDER)
    children.say_responsible(by, two, an_operation(), MOTHER)
    children.say_council(by, two, an_operation(), Position.AGREES, TODAY)
    children.say_view(by, two, an_operation(), ChildView.WANTS, TODAY)


def proposed(office: Office, two: Two) -> ProtectionId:
    office.services.lives.arrangements.propose(office.worker, two, an_operation(), LETTERS)
    return office.services.lives.children.look(office.worker, two).arrangements[-1].id


def test_at_the_beginning_everything_is_still_to_be_done(office: Office, two: Two) -> None:
    found = office.services.lives.children.look(office.worker, two)

    assert (found.child, found.other) == ("Keisha", "Jo")
    assert found.to_do == {
        Obligation.HEAR_CHILD,
        Obligation.ASK_COUNCIL,
        Obligation.ASK_RESPONSIBLE,
        Obligation.RECORD_COMPETENCE,
    }
    assert not found.status_known
    assert not found.settled


def test_what_is_written_down_is_there_with_who_heard_and_when(office: Office, two: Two) -> None:
    children = office.services.lives.children
    settle(office, two)
    competence = Assessment(
        can_decide=True,
        assessed_on=TODAY,
        review_on=TODAY + timedelta(days=90),
        advocate=True,
        reasons="She said in her own words what it means.",
    )
    children.say_competence(office.worker, two, an_operation(), competence)

    found = children.look(office.worker, two)

    minor = found.minor
    assert (minor.heard_by, minor.heard_on) == (office.worker.person_id, TODAY)
    assert (minor.council, minor.council_on) == (Position.AGREES, TODAY)
    assert minor.responsible == (MOTHER,)
    assert minor.competence[0].decision == minor.decision
    assert found.to_do == frozenset()
    assert found.settled


def test_somebody_with_parental_responsibility_is_written_down_once_and_taken_away(
    office: Office, two: Two
) -> None:
    children = office.services.lives.children
    children.say_responsible(office.worker, two, an_operation(), MOTHER)
    refuses = replace(MOTHER, called="mum", position=Position.REFUSES)
    children.say_responsible(office.worker, two, an_operation(), refuses)
    assert children.look(office.worker, two).minor.responsible == (refuses,)

    children.take_responsible_away(
        office.worker, two, an_operation(), ResponsibilityKind.MOTHER, "Mum"
    )

    assert children.look(office.worker, two).minor.responsible == ()


def test_only_somebody_on_a_list_can_be_named_as_the_other(office: Office, two: Two) -> None:
    elsewhere = Office.open(office.services)
    stranger = elsewhere.on_list()
    children = office.services.lives.children

    for other in (stranger.place, two.child):
        with pytest.raises(NotFound):
            children.look(office.worker, Two(child=two.child, other=other))


def test_a_worker_needs_both_on_their_own_list_and_a_lead_does_not(
    office: Office, two: Two, jo: OnList
) -> None:
    lou = office.place.hire(WORKER, name="Lou")
    office.services.work.caseload.pass_on(office.worker, jo.place, lou.staff_id)
    children = office.services.lives.children

    with pytest.raises(NotFound):
        children.say_status(office.worker, two, an_operation(), LegalStatus.AT_HOME)
    children.say_status(office.lead, two, an_operation(), LegalStatus.CARE_ORDER)

    assert children.look(office.lead, two).minor.legal_status is LegalStatus.CARE_ORDER


def test_days_that_are_still_to_come_and_records_without_reasons_are_refused(
    office: Office, two: Two
) -> None:
    children, tomorrow = office.services.lives.children, TODAY + timedelta(days=1)
    with pytest.raises(Invalid):
        children.say_view(office.worker, two, an_operation(), ChildView.WANTS, tomorrow)
    with pytest.raises(Invalid) as refused:
        children.say_competence(
            office.worker,
            two,
            an_operation(),
            Assessment(can_decide=True, assessed_on=TODAY, review_on=TODAY + timedelta(days=400)),
        )

    assert refused.value.problems.keys() == {"review_on", "reasons"}


def test_an_arrangement_is_nothing_until_another_human_being_agrees(
    office: Office, two: Two, keisha: OnList, jo: OnList
) -> None:
    arrangements = office.services.lives.arrangements
    settle(office, two)
    which = proposed(office, two)
    assert office.decided(jo.id, keisha.id, Act.WRITE, POST).reason is Reason.UNDER_18
    with pytest.raises(NotAtWork):
        arrangements.agree(office.worker, two, an_operation(), which)

    arrangements.agree(office.lead, two, an_operation(), which)

    # Only consent is missing now, and nobody has given any: nothing is delivered by this.
    assert office.decided(jo.id, keisha.id, Act.WRITE, POST).reason is Reason.DEFAULT
    assert office.decided(jo.id, keisha.id, Act.WRITE).reason is Reason.UNDER_18


def test_whoever_proposed_it_does_not_agree_with_another_hat(office: Office, two: Two) -> None:
    arrangements = office.services.lives.arrangements
    settle(office, two)
    arrangements.propose(office.lead, two, an_operation(), LETTERS)
    which = office.services.lives.children.look(office.lead, two).arrangements[-1].id

    with pytest.raises(NotPermitted):
        arrangements.agree(office.lead, two, an_operation(), which)


def test_nobody_agrees_while_somebody_has_still_to(office: Office, two: Two) -> None:
    which = proposed(office, two)

    with pytest.raises(WrongMoment):
        office.services.lives.arrangements.agree(office.lead, two, an_operation(), which)


def test_a_new_fact_asks_for_the_second_human_being_again(
    office: Office, two: Two, keisha: OnList, jo: OnList
) -> None:
    lives = office.services.lives
    settle(office, two)
    which = proposed(office, two)
    lives.arrangements.agree(office.lead, two, an_operation(), which)
    lives.children.say_view(office.worker, two, an_operation(), ChildView.WANTS, TODAY)

    assert office.decided(jo.id, keisha.id, Act.WRITE, POST).reason is Reason.UNDER_18


def test_ending_it_is_one_step(office: Office, two: Two, keisha: OnList, jo: OnList) -> None:
    lives = office.services.lives
    settle(office, two)
    which = proposed(office, two)
    lives.arrangements.agree(office.lead, two, an_operation(), which)

    lives.arrangements.end(office.worker, two, an_operation(), which)

    assert office.decided(jo.id, keisha.id, Act.WRITE, POST).reason is Reason.UNDER_18
    with pytest.raises(NotFound):
        lives.arrangements.end(office.worker, two, an_operation(), ProtectionId("none"))


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (replace(LETTERS, channels=frozenset({Channel.IN_APP})), "channels"),
        (replace(LETTERS, channels=frozenset()), "channels"),
        (replace(LETTERS, times_a_year=13), "times_a_year"),
        (replace(LETTERS, times_a_year=0), "times_a_year"),
        (replace(LETTERS, until=MOMENT), "until"),
        (replace(LETTERS, until=MOMENT + timedelta(days=400)), "until"),
    ],
)
def test_only_ways_through_a_worker_for_a_while_are_arranged(plan: Plan, field: str) -> None:
    assert plan.problems(MOMENT).keys() == {field}


def test_nothing_of_it_goes_on_the_desk_or_is_told(office: Office, two: Two) -> None:
    settle(office, two)

    assert office.waits() == []


# What follows is pure: whoever writes, in whatever order, and whatever was agreed before.
ONE, SECOND = PersonId("one"), PersonId("second")
AGE = replace(CHILD, born=date(2009, 1, 1))
Step = tuple[str, PersonId]


def _fact(**changes: object) -> Callable[[Between, PersonId], Between]:
    def write(between: Between, _: PersonId) -> Between:
        minor = begun(between.minors.get(KEISHA))
        return changed(between, KEISHA, replace(minor, **changes))  # type: ignore[arg-type]

    return write


def _competent(between: Between, by: PersonId) -> Between:
    minor = begun(between.minors.get(KEISHA))
    record = Competence(
        id=ProtectionId("record"),
        decision=minor.decision,
        can_decide=True,
        assessed_by=by,
        assessed_on=TODAY,
        review_on=TODAY + timedelta(days=300),
    )
    return changed(between, KEISHA, replace(minor, competence=(record,)))


def _propose(between: Between, by: PersonId) -> Between:
    minor = begun(between.minors.get(KEISHA))
    made = OrganisationLed(
        id=ProtectionId(f"arrangement-{by}"),
        person_id=KEISHA,
        other_id=ADE,
        organisation_id=OrganisationId("organisation"),
        led_by=by,
        agreed_by=by,
        decision=minor.decision,
        scopes=LETTERBOX,
        purposes=FOR_WHAT,
        from_at=MOMENT - timedelta(days=1),
        until=HALF_A_YEAR,
    )
    minors = {**between.minors, KEISHA: minor}
    return replace(between, minors=minors, arrangements=(*between.arrangements, made))


def _agree(between: Between, by: PersonId) -> Between:
    both = []
    for one in between.arrangements:
        try:
            both.append(agreed(one, by))
        except (NotPermitted, WrongMoment):
            both.append(one)
    return replace(between, arrangements=tuple(both))


def _end(between: Between, _: PersonId) -> Between:
    if not between.arrangements:
        return between
    return ended(between, between.arrangements[-1].id, MOMENT)


STEPS: dict[str, Callable[[Between, PersonId], Between]] = {
    "status": _fact(legal_status=LegalStatus.CARE_ORDER),
    "responsible": _fact(responsible=(MOTHER,)),
    "council": _fact(council=Position.AGREES),
    "wants": _fact(view=ChildView.WANTS),
    "does not want": _fact(view=ChildView.DOES_NOT_WANT),
    "competent": _competent,
    "propose": _propose,
    "agree": _agree,
    "end": _end,
}


def reached(steps: list[Step]) -> bool:
    """Whether somebody who was given every yes would reach the child."""
    between = Between()
    for what, by in steps:
        between = STEPS[what](between, by)
    child = Standing(person_id=KEISHA, age=AGE, minor=between.minors.get(KEISHA))
    found = replace(facts(), other=child, arrangements=between.arrangements)
    return decide(asks(Act.WRITE, channel=POST), found, MOMENT).permitted


OPENING = sorted(set(STEPS) - {"does not want", "end"})


@given(some.permutations(OPENING * 2))
def test_whatever_one_human_being_writes_no_child_is_reached(steps: list[str]) -> None:
    assert not reached([(what, ONE) for what in steps])


@given(some.permutations(OPENING))
def test_whatever_one_writes_first_a_second_one_can_open_it_only_after(steps: list[str]) -> None:
    alone = [(what, ONE) for what in steps]

    assert reached([*alone, ("agree", SECOND)])
    assert not reached([("agree", SECOND), *alone])


@given(
    some.lists(
        some.tuples(some.sampled_from(sorted(STEPS)), some.sampled_from([ONE, SECOND])),
        max_size=25,
    )
)
def test_nobody_reaches_a_child_whose_last_word_is_no(steps: list[Step]) -> None:
    assert not reached([*steps, ("does not want", ONE), ("agree", SECOND), ("agree", ONE)])


def test_two_human_beings_and_everybody_who_must_agree_do_reach_one() -> None:
    alone = ("status", "responsible", "council", "wants", "propose")
    steps = [(what, ONE) for what in alone]

    assert reached([*steps, ("agree", SECOND)])
    assert not reached([*steps, ("agree", SECOND), ("end", ONE)])
    assert not reached([*steps, ("agree", SECOND), ("council", ONE)])
