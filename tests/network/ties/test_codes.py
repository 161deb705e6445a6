"""A code of my own leads from somebody's number to being in touch, when both say yes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from network.bootstrap import Services
from network.claims.checks import Check
from network.clock import FrozenClock
from network.consent.kinds import VetoKind
from network.errors import Invalid, NotFound, NotPermitted, StepUpNeeded, WrongMoment
from network.ties.answering import END, Agreed, Stage
from network.ties.hearing import Where
from network.ties.in_touch import Stands
from network.ties.model import CODE_LASTS, MOST_CODES, CodeWords, Yes
from tests.accounts import Somebody, somebody
from tests.network.accounts.listening import ListeningGraph
from tests.ties import (
    SAID,
    TWO_DAYS,
    WORDING,
    YES,
    an_operation,
    grown,
    handed_over,
    said_yes,
    tied,
)

DOG = Check(question="What was the dog called?", answers=("Buster",))


def in_touch(services: Services, who: Somebody) -> list[tuple[str, Stands, str]]:
    return [
        (one.mine.called, one.stands, one.shows) for one in services.ties.in_touch.all(who.fresh())
    ]


def seen_by(services: Services, owner: Somebody) -> object:
    """All that the owner of a code can see of what came of it."""
    me = owner.fresh()
    return (
        [(one.code, one.line.until) for one in services.ties.codes.mine(me)],
        services.ties.hearing.all(me),
        services.ties.in_touch.all(me),
        services.ties.in_touch.said(me, services.ties.in_touch.all(me)),
        [line.event for line in services.audit.who_looked(me)],
        services.ties.everything(me),
    )


def test_both_are_in_touch_when_both_have_said_yes_and_two_days_have_passed_for_each(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    said_yes(services, sandra, made.code)
    clock.move(TWO_DAYS)
    heard = services.ties.hearing.one(ade.fresh(), Where(code_id=made.line.id))
    assert heard is not None
    assert (heard.me, heard.words) == (YES.me, YES.words)
    services.ties.hearing.agree(ade.fresh(), Where(code_id=made.line.id), an_operation(), WORDING)
    assert in_touch(services, ade) == in_touch(services, sandra) == []

    clock.move(TWO_DAYS)

    assert in_touch(services, ade) == [("Sandra from Elm Road", Stands.OPEN, "Sandra")]
    assert in_touch(services, sandra) == [("Ade", Stands.OPEN, "Ade")]


def test_a_code_shows_what_its_owner_said_and_not_whom_it_is_for(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    met = services.ties.answering.open(sandra.fresh(), handed_over(services, ade).code)

    assert (met.stage, met.me, met.words) == (Stage.WORDS, SAID.me, SAID.words)
    assert SAID.called not in repr(met.__dict__)


def test_until_two_days_are_over_nobody_hears_of_a_yes(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    before = seen_by(services, ade)
    said_yes(services, sandra, made.code)
    assert seen_by(services, ade) == before

    clock.move(timedelta(hours=47))

    assert seen_by(services, ade) == before


def test_a_yes_that_is_taken_back_in_time_was_never_heard(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    before = seen_by(services, ade)
    said_yes(services, sandra, made.code)
    [mine] = services.ties.answering.mine(sandra.fresh())
    services.ties.answering.take_back(sandra.fresh(), mine.id, an_operation())

    clock.move(TWO_DAYS)

    assert seen_by(services, ade) == before


@pytest.mark.parametrize("what", ["nothing", "typed", "wrong", "left", "blocked", "closed", "held"])
def test_the_owner_cannot_tell_what_became_of_a_code(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody, what: str
) -> None:
    made = handed_over(services, ade, DOG)
    before = seen_by(services, ade)
    me, answering = sandra.fresh(), services.ties.answering
    if what == "wrong":
        answering.answer(me, made.code, "Rex")
    elif what == "typed":
        answering.answer(me, made.code, "Buster")
    elif what == "left":
        answering.answer(me, made.code, "Buster")
        answering.leave(me, made.code)
    elif what != "nothing":
        answering.answer(me, made.code, "Buster")
        said_yes(services, sandra, made.code)
        if what == "blocked":
            services.consent.narrowing.block(sandra.fresh(), ade.account.person_id, an_operation())
        elif what == "closed":
            services.consent.narrowing.veto(sandra.fresh(), an_operation(), VetoKind.ABSOLUTE)
        else:
            services.consent.narrowing.report(sandra.fresh(), ade.account.person_id, an_operation())

    clock.move(TWO_DAYS)

    assert seen_by(services, ade) == before


def test_whoever_typed_a_code_cannot_tell_that_its_owner_has_said_yes_before_it_counts(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    said_yes(services, sandra, made.code)
    clock.move(TWO_DAYS)
    before = seen_by(services, sandra)

    services.ties.hearing.agree(ade.fresh(), Where(code_id=made.line.id), an_operation(), WORDING)

    assert seen_by(services, sandra) == before


def test_an_owner_who_undoes_their_yes_in_time_is_never_seen_to_have_said_it(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    said_yes(services, sandra, made.code)
    clock.move(TWO_DAYS)
    before = seen_by(services, sandra)
    services.ties.hearing.agree(ade.fresh(), Where(code_id=made.line.id), an_operation(), WORDING)
    [waiting] = services.consent.mine.waiting(ade.fresh())
    services.consent.narrowing.undo_widening(
        ade.fresh(), an_operation(), waiting.id, other=sandra.account.person_id
    )

    clock.move(TWO_DAYS)

    assert seen_by(services, sandra) == before


def test_a_yes_that_somebody_took_back_is_not_listed_for_them_any_more(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    said_yes(services, sandra, made.code)
    clock.move(TWO_DAYS)
    services.ties.hearing.agree(ade.fresh(), Where(code_id=made.line.id), an_operation(), WORDING)
    for who, other in ((ade, sandra), (sandra, ade)):
        me, in_touch = who.fresh(), services.ties.in_touch
        assert len(in_touch.said(me, in_touch.all(me))) == 1
        for one in services.consent.mine.protections(me).widenings:
            services.consent.narrowing.undo_widening(
                me, an_operation(), one.id, other=other.account.person_id
            )
        assert in_touch.said(me, in_touch.all(me)) == []


def test_an_owner_who_says_that_it_is_not_them_is_not_seen_to(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    said_yes(services, sandra, made.code)
    clock.move(TWO_DAYS)
    before = seen_by(services, sandra)

    services.ties.hearing.refuse(ade.fresh(), Where(code_id=made.line.id))

    assert seen_by(services, sandra) == before
    assert services.ties.codes.mine(ade.fresh()) == []
    with pytest.raises(NotFound):
        services.ties.hearing.one(ade.fresh(), Where(code_id=made.line.id))


@pytest.mark.parametrize("how", ["wrong", "own", "used", "dropped", "old", "blocked", "answer"])
def test_every_end_of_a_code_is_the_same(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody, how: str
) -> None:
    made = handed_over(services, ade, DOG if how == "answer" else None)
    code, who = made.code, sandra
    answering = services.ties.answering
    if how == "wrong":
        code = code[:-1] + ("2" if code[-1] != "2" else "3")
    elif how == "own":
        who = ade
    elif how == "used":
        answering.again(somebody(services).fresh(), code)
    elif how == "dropped":
        services.ties.codes.drop(ade.fresh(), made.line.id)
    elif how == "old":
        clock.move(CODE_LASTS)
    elif how == "blocked":
        services.consent.narrowing.block(ade.fresh(), sandra.account.person_id, an_operation())
    me = who.fresh()

    met = answering.answer(me, code, "Rex") if how == "answer" else answering.open(me, code)

    assert met == END


def test_a_code_of_somebody_whose_age_nobody_has_seen_leads_nowhere(
    services: Services, sandra: Somebody
) -> None:
    made = handed_over(services, somebody(services))

    assert services.ties.answering.open(sandra.fresh(), made.code) == END


def test_a_code_opens_for_the_first_who_reads_it_alone(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    answering = services.ties.answering
    answering.open(sandra.fresh(), made.code)

    assert answering.open(grown(services).fresh(), made.code) == END
    assert answering.open(sandra.fresh(), made.code).stage is Stage.WORDS


def test_nobody_says_yes_to_what_they_have_not_read(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    agreed = Agreed(yes=YES, wording=WORDING, operation_id=an_operation())

    assert services.ties.answering.agree(sandra.fresh(), made.code, agreed) == END
    assert services.ties.answering.mine(sandra.fresh()) == []


def test_a_yes_needs_the_name_that_the_other_one_knows(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    services.ties.answering.open(sandra.fresh(), made.code)
    agreed = Agreed(yes=Yes(me=" "), wording=WORDING, operation_id=an_operation())

    with pytest.raises(Invalid) as refused:
        services.ties.answering.agree(sandra.fresh(), made.code, agreed)
    assert refused.value.problems == {"me": "missing"}


def test_a_code_needs_somebody_it_is_for_and_a_name(services: Services, ade: Somebody) -> None:
    with pytest.raises(Invalid) as refused:
        services.ties.codes.make(ade.fresh(), an_operation(), CodeWords(called="", me=" "))
    assert refused.value.problems == {"called": "missing", "me": "missing"}


def test_making_a_code_twice_with_one_key_makes_one(services: Services, ade: Somebody) -> None:
    operation = an_operation()
    first = services.ties.codes.make(ade.fresh(), operation, SAID)

    again = services.ties.codes.make(ade.fresh(), operation, SAID)

    assert again == first
    assert services.ties.codes.mine(ade.fresh()) == [first]


def test_so_many_codes_may_wait_and_no_more(services: Services, ade: Somebody) -> None:
    for _ in range(MOST_CODES):
        handed_over(services, ade)

    with pytest.raises(WrongMoment):
        handed_over(services, ade)


def test_making_a_code_and_saying_yes_need_the_password_just_now(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    stale = replace(sandra.fresh(), stepped_up=False)
    services.ties.answering.open(stale, made.code)
    agreed = Agreed(yes=YES, wording=WORDING, operation_id=an_operation())

    with pytest.raises(StepUpNeeded):
        services.ties.answering.agree(stale, made.code, agreed)
    with pytest.raises(StepUpNeeded):
        services.ties.codes.make(replace(ade.fresh(), stepped_up=False), an_operation(), SAID)


def test_nobody_in_the_days_after_a_recovery_makes_or_types_a_code(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)

    with pytest.raises(NotPermitted):
        services.ties.codes.make(replace(ade.fresh(), guarded=True), an_operation(), SAID)
    with pytest.raises(NotPermitted):
        services.ties.answering.open(replace(sandra.fresh(), guarded=True), made.code)


def test_somebody_elses_code_is_not_mine_to_see_drop_or_hear(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    said_yes(services, sandra, made.code)
    clock.move(TWO_DAYS)
    stranger = grown(services).fresh()

    services.ties.codes.drop(stranger, made.line.id)

    with pytest.raises(NotFound):
        services.ties.hearing.one(stranger, Where(code_id=made.line.id))
    with pytest.raises(NotFound):
        services.ties.codes.one(stranger, made.line.id)
    with pytest.raises(NotFound):
        services.ties.hearing.agree(stranger, Where(code_id=made.line.id), an_operation(), WORDING)
    assert services.ties.hearing.one(ade.fresh(), Where(code_id=made.line.id)) is not None


def test_what_ran_out_is_swept_after_its_month(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    said_yes(services, sandra, made.code)
    clock.move(CODE_LASTS + timedelta(days=32))

    # The code, that Sandra has read it, and her yes.
    assert services.ties.codes.sweep() == 3
    assert services.ties.codes.sweep() == 0
    assert services.ties.codes.mine(ade.fresh()) == []


def test_a_tie_stays_when_its_code_has_been_swept(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    tied(services, clock, ade, sandra)
    clock.move(CODE_LASTS + timedelta(days=32))
    services.ties.codes.sweep()

    assert in_touch(services, ade) == [("Sandra from Elm Road", Stands.OPEN, "Sandra")]


def test_every_end_of_a_code_sends_the_same_statements(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    heard = {}
    for how in ("nowhere", "used", "wrong answer", "blocked"):
        code = handed_over(services, ade, DOG if how == "wrong answer" else None).code
        if how == "nowhere":
            code = "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
        elif how == "used":
            services.ties.answering.again(grown(services).fresh(), code)
        elif how == "blocked":
            services.consent.narrowing.block(ade.fresh(), sandra.account.person_id, an_operation())
        me, listening = sandra.fresh(), ListeningGraph(services.graph)
        answering = replace(services.ties.answering, graph=listening)
        assert answering.answer(me, code, "Rex") == END
        heard[how] = listening.heard

    assert heard["nowhere"] == heard["used"] == heard["wrong answer"] == heard["blocked"]


def test_hearing_sends_the_same_statements_whatever_became_of_a_code(
    services: Services, ade: Somebody
) -> None:
    heard = {}
    for how in ("nothing", "said yes", "taken back", "blocked"):
        made, sandra = handed_over(services, ade), grown(services)
        if how != "nothing":
            said_yes(services, sandra, made.code)
        if how == "taken back":
            [mine] = services.ties.answering.mine(sandra.fresh())
            services.ties.answering.take_back(sandra.fresh(), mine.id, an_operation())
        elif how == "blocked":
            services.consent.narrowing.block(sandra.fresh(), ade.account.person_id, an_operation())
        listening = ListeningGraph(services.graph)
        hearing = replace(services.ties.hearing, graph=listening)
        assert hearing.one(ade.fresh(), Where(code_id=made.line.id)) is None
        heard[how] = listening.heard

    assert heard["nothing"] == heard["said yes"] == heard["taken back"] == heard["blocked"]
