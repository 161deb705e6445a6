"""Other answers than yes: what is told waits two days, and all else looks like nothing."""

from dataclasses import replace

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import Invalid, NotFound
from network.ties.answering import Agreed, Stage
from network.ties.answers import AnswerKind, KindSentence, Months, Told
from network.ties.hearing import Heard, Where
from network.ties.model import ShownCode, Yes
from tests.accounts import Somebody
from tests.network.ties.test_codes import seen_by
from tests.ties import TWO_DAYS, WORDING, an_operation, handed_over

KIND = Told(kind=AnswerKind.KIND_WORDS, sentence=KindSentence.REMEMBER, words="You loved the sea.")
ONCE = Told(kind=AnswerKind.ONE_REPLY, words="I am well, and proud of you.")
QUIET = ("not now", "never", "worry", "left", "told and taken back")


def tell(services: Services, who: Somebody, code: str, told: Told) -> None:
    me, wording = who.fresh(), WORDING
    services.ties.answering.again(me, code)
    agreed = Agreed(yes=Yes(me="", words=told.words), wording=wording, operation_id=an_operation())
    assert services.ties.others.tell(me, code, told, agreed).stage is Stage.KEPT


def quietly(services: Services, who: Somebody, code: str, how: str) -> None:
    """Answer in a way that shows to nobody."""
    me, ties = who.fresh(), services.ties
    ties.answering.again(me, code)
    if how == "not now":
        assert ties.others.not_now(me, code, Months.THREE).stage is Stage.KEPT
    elif how == "never":
        ties.others.never(me, code, an_operation())
    elif how == "worry":
        ties.others.worry(me, code, an_operation())
    elif how == "left":
        ties.answering.leave(me, code)
    else:
        tell(services, who, code, KIND)
        [given] = ties.answering.mine(me)
        ties.answering.take_back(me, given.id, an_operation())


def heard(services: Services, who: Somebody, made: ShownCode) -> Heard | None:
    return services.ties.hearing.one(who.fresh(), Where(code_id=made.line.id))


@pytest.mark.parametrize("told", [KIND, ONCE])
def test_what_is_told_is_read_after_two_days_and_nothing_opens_by_it(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody, told: Told
) -> None:
    made = handed_over(services, ade)
    tell(services, sandra, made.code, told)
    assert heard(services, ade, made) is None

    clock.move(TWO_DAYS)

    read = heard(services, ade, made)
    assert read is not None
    assert (read.kind, read.sentence, read.words, read.me) == (
        told.kind,
        told.sentence,
        told.words,
        "",
    )
    with pytest.raises(NotFound):
        services.ties.hearing.agree(
            ade.fresh(), Where(code_id=made.line.id), an_operation(), WORDING
        )
    services.ties.hearing.refuse(ade.fresh(), Where(code_id=made.line.id))
    assert services.ties.hearing.all(ade.fresh()) == {}


@pytest.mark.parametrize("how", QUIET)
def test_a_quiet_answer_changes_nothing_that_the_owner_of_the_code_can_see(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody, how: str
) -> None:
    made = handed_over(services, ade)
    clock.move(TWO_DAYS)
    before = seen_by(services, ade)

    quietly(services, sandra, made.code, how)

    assert seen_by(services, ade) == before
    clock.move(TWO_DAYS)
    assert heard(services, ade, made) is None


def test_whoever_is_never_to_be_asked_again_is_blocked_and_the_code_ends(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)

    quietly(services, sandra, made.code, "never")

    assert services.ties.answering.open(sandra.fresh(), made.code).stage is Stage.END
    [towards] = services.consent.mine.towards_others(sandra.fresh())
    assert (towards.other, len(towards.blocks)) == (ade.account.person_id, 1)


def test_they_are_blocked_too_where_their_code_was_taken_back_no_sooner_than_read(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    services.ties.answering.again(sandra.fresh(), made.code)
    services.consent.narrowing.block(ade.fresh(), sandra.account.person_id, an_operation())

    services.ties.others.never(sandra.fresh(), made.code, an_operation())

    [towards] = services.consent.mine.towards_others(sandra.fresh())
    assert len(towards.blocks) == 1


def test_nobody_blocks_or_reports_by_a_code_that_they_have_not_read(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)

    services.ties.others.never(sandra.fresh(), made.code, an_operation())
    services.ties.others.worry(sandra.fresh(), made.code, an_operation())

    assert services.consent.mine.towards_others(sandra.fresh()) == []


def test_not_now_asks_again_on_that_day_and_the_code_still_opens(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    quietly(services, sandra, made.code, "not now")
    assert services.ties.others.due(sandra.fresh()) == ()

    clock.move(Months.THREE.after(clock.now()) - clock.now())

    [later] = services.ties.others.later(sandra.fresh())
    assert services.ties.others.due(sandra.fresh()) == (later.answer.id,)
    assert later.code == made.code
    assert services.ties.answering.open(sandra.fresh(), later.code).stage is Stage.WORDS
    assert services.ties.answering.mine(sandra.fresh()) == []


def test_once_it_is_answered_nothing_is_asked_again(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    quietly(services, sandra, made.code, "not now")
    assert len(services.ties.others.later(sandra.fresh())) == 1

    tell(services, sandra, made.code, ONCE)

    assert services.ties.others.later(sandra.fresh()) == []


def test_somebody_else_cannot_drop_what_i_want_to_be_asked_again(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    made = handed_over(services, ade)
    quietly(services, sandra, made.code, "not now")
    [later] = services.ties.others.later(sandra.fresh())

    with pytest.raises(NotFound):
        services.ties.others.drop_later(ade.fresh(), later.answer.id)
    services.ties.others.drop_later(sandra.fresh(), later.answer.id)

    assert services.ties.others.later(sandra.fresh()) == []


@pytest.mark.parametrize(
    "told",
    [
        replace(KIND, sentence=KindSentence.NONE),
        replace(ONCE, words=" "),
        replace(ONCE, words="x" * 100_000),
    ],
)
def test_what_is_told_must_say_something_and_not_too_much(told: Told) -> None:
    assert told.problems()


@pytest.mark.parametrize(
    "words",
    ["Ring me on 07700 900123.", "I will find you.", "Don't tell anyone.", "Send money, please."],
)
def test_first_words_that_a_letter_would_wait_for_reach_nobody(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody, words: str
) -> None:
    made, me = handed_over(services, ade), sandra.fresh()
    services.ties.answering.again(me, made.code)
    plain = Agreed(yes=Yes(me="Sandra"), wording=WORDING, operation_id=an_operation())
    said = replace(plain, yes=Yes(me="Sandra", words=words))
    as_name = replace(plain, yes=Yes(me=words))

    for agreed in (said, as_name):
        with pytest.raises(Invalid):
            services.ties.answering.agree(me, made.code, agreed)
        with pytest.raises(Invalid):
            services.ties.others.tell(me, made.code, ONCE, agreed)
    with pytest.raises(Invalid):
        services.ties.others.tell(me, made.code, replace(ONCE, words=words), plain)

    clock.move(TWO_DAYS)
    assert heard(services, ade, made) is None
    assert services.ties.answering.mine(sandra.fresh()) == []


def test_an_answer_that_says_nothing_is_refused(services: Services, sandra: Somebody) -> None:
    told = replace(ONCE, words="")
    agreed = Agreed(yes=Yes(me=""), wording=WORDING, operation_id=an_operation())

    with pytest.raises(Invalid):
        services.ties.others.tell(sandra.fresh(), "ZZZZ-ZZZZ-ZZZZ-ZZZZ", told, agreed)
