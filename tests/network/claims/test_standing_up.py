"""Typing a code: agreeing, vouching, leaving it; and every end of it looks the same."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from network.actor import Actor
from network.bootstrap import Services
from network.claims.checks import Check
from network.claims.code_model import CODE_LASTS, MOST_CODES, CodeFor
from network.claims.model import Claim, KnownFor, Method, Vouch
from network.claims.shown import SharedPasts
from network.claims.standing_up import END, Met, Stage
from network.clock import FrozenClock
from network.connections.kinds import Kind
from network.consent.kinds import RelativeKind, VetoKind
from network.consent.lives import Level
from network.descriptions.model import Description
from network.desk import store as desk
from network.desk.model import DeskKind, TaskState
from network.errors import Invalid, NotFound, NotPermitted, StepUpNeeded, TooManyTries, WrongMoment
from network.identity import OperationId, ProtectionId, new_id
from tests.accounts import Somebody, somebody
from tests.graphs import RollbackGraph
from tests.maps import a_step
from tests.network.accounts.listening import ListeningGraph
from tests.pasts import SAID, handed_over, of_age, on_a_list, said, seen

DOG = Check(question="What was the dog called?", answers=("Buster",))
FRIEND = Vouch(tie=Kind.FRIEND, known_for=KnownFor.OVER_FIVE_YEARS, words="We lived next door.")


@pytest.fixture
def mo(services: Services) -> Somebody:
    """Who says something. A code opens only where its owner is shown to be grown up."""
    return of_age(services)


@pytest.fixture
def shanice(services: Services) -> Somebody:
    return somebody(services)


@pytest.fixture
def claim(services: Services, mo: Somebody) -> Claim:
    return said(services, mo.fresh())


def levels(services: Services, actor: Actor) -> list[Level]:
    return [shown for _, shown in services.claims.mine(actor)]


def open_(services: Services, actor: Actor, code: str) -> Met:
    """Type a code, however often it was tried in this session."""
    return services.pasts.standing_up.again(actor, code)


def seen_by(services: Services, owner: Somebody) -> object:
    """All that the owner of a claim can see of what came of it."""
    me = owner.fresh()
    return (
        services.claims.mine(me),
        services.pasts.mine.all(me),
        [(one.code, one.line.until) for one in services.pasts.codes.mine(me)],
        [line.event for line in services.audit.who_looked(me)],
        services.pasts.everything(me),
        services.claims.everything(me),
    )


def test_whoever_agrees_confirms_it_and_is_the_one_it_is_about(
    services: Services, mo: Somebody, shanice: Somebody, claim: Claim
) -> None:
    code, she = handed_over(services, mo, claim), shanice.fresh()

    met = services.pasts.standing_up.open(she, code)
    assert (met.stage, met.claim and met.claim.said) == (Stage.WORDS, SAID)
    assert services.pasts.standing_up.agree(she, code).stage is Stage.WORDS

    [(kept, shown)] = services.claims.mine(mo.fresh())
    assert (kept.about, shown) == (shanice.account.person_id, Level.CONFIRMED)
    [one] = services.pasts.mine.one(mo.fresh(), claim.id).people
    assert one.method is Method.OTHER_AGREES
    pasts = services.consent.finder.sources.pasts
    assert isinstance(pasts, SharedPasts)
    _, shared = services.graph.read(
        lambda tx: pasts.between(tx, services.sealer, claim.by, shanice.account.person_id)
    )
    assert [one.level for one in shared] == [Level.CONFIRMED]


def test_a_code_works_once_and_for_whoever_opened_it_first(
    services: Services, mo: Somebody, shanice: Somebody, claim: Claim
) -> None:
    code, she, third = handed_over(services, mo, claim), shanice.fresh(), somebody(services)

    assert open_(services, she, code).stage is Stage.WORDS
    assert open_(services, third.fresh(), code) == END
    assert open_(services, she, code).stage is Stage.WORDS
    services.pasts.standing_up.agree(she, code)

    assert open_(services, she, code) == END
    assert services.pasts.standing_up.agree(third.fresh(), code) == END


def test_a_no_leaves_no_trace_for_whoever_gave_the_code(
    services: Services, mo: Somebody, shanice: Somebody, claim: Claim
) -> None:
    code, she = handed_over(services, mo, claim), shanice.fresh()
    before = seen_by(services, mo)

    open_(services, she, code)
    assert seen_by(services, mo) == before
    services.pasts.standing_up.leave(she, code)

    assert seen_by(services, mo) == before
    assert open_(services, she, code) == END


def test_said_differently_both_stay(
    services: Services, mo: Somebody, shanice: Somebody, claim: Claim
) -> None:
    code, she = handed_over(services, mo, claim), shanice.fresh()
    open_(services, she, code)
    before = seen_by(services, mo)

    services.pasts.standing_up.leave(she, code)
    said(services, she, replace(SAID, kind=Kind.FRIEND, who="Mo", me="Shanice"))

    assert (seen_by(services, mo), levels(services, she)) == (before, [Level.SAID])


def test_a_vouch_says_who_how_long_and_how_and_can_be_taken_back_in_one_step(
    services: Services, mo: Somebody, shanice: Somebody, claim: Claim
) -> None:
    there = on_a_list(services, shanice)
    seen(services, there, said(services, shanice.fresh()))
    code, she = handed_over(services, mo, claim, CodeFor.A_VOUCHER), shanice.fresh()

    open_(services, she, code)
    assert services.pasts.standing_up.agree(she, code) == END
    assert services.pasts.standing_up.vouch(she, code, FRIEND).stage is Stage.WORDS

    assert levels(services, mo.fresh()) == [Level.CONFIRMED]
    [one] = services.pasts.mine.one(mo.fresh(), claim.id).people
    assert one.vouch == FRIEND
    [given] = services.pasts.standing_up.given(she)
    assert given.whom == "Mo"
    services.pasts.standing_up.take_back(replace(she, stepped_up=False), given.id)
    services.pasts.standing_up.take_back(she, given.id)
    assert (levels(services, mo.fresh()), services.pasts.standing_up.given(she)) == (
        [Level.SAID],
        [],
    )


def test_when_the_record_behind_a_voucher_is_taken_back_the_vouch_falls_with_it(
    services: Services, mo: Somebody, shanice: Somebody, claim: Claim
) -> None:
    hers, his = on_a_list(services, shanice), on_a_list(services, mo)
    own = seen(services, hers, said(services, shanice.fresh()))
    seen(services, his, claim)
    code, she = handed_over(services, mo, claim, CodeFor.A_VOUCHER), shanice.fresh()
    open_(services, she, code)
    services.pasts.standing_up.vouch(she, code, FRIEND)
    assert levels(services, mo.fresh()) == [Level.TWICE]

    services.pasts.looking.take_back(hers.place.lead, own, "It was somebody else.")

    assert levels(services, mo.fresh()) == [Level.ATTESTED]


@pytest.mark.parametrize("tie", [Kind.MUM, Kind.PARTNER, Kind.BROTHER_OR_SISTER])
def test_family_counts_for_nothing(
    services: Services, mo: Somebody, shanice: Somebody, claim: Claim, tie: Kind
) -> None:
    seen(services, on_a_list(services, shanice), said(services, shanice.fresh()))
    code, she = handed_over(services, mo, claim, CodeFor.A_VOUCHER), shanice.fresh()
    open_(services, she, code)

    services.pasts.standing_up.vouch(she, code, replace(FRIEND, tie=tie))

    assert levels(services, mo.fresh()) == [Level.SAID]


def test_how_they_checked_must_be_said(
    services: Services, mo: Somebody, shanice: Somebody, claim: Claim
) -> None:
    code = handed_over(services, mo, claim, CodeFor.A_VOUCHER)

    for words in (" ", "x" * 401):
        with pytest.raises(Invalid):
            services.pasts.standing_up.vouch(shanice.fresh(), code, replace(FRIEND, words=words))


def test_a_question_stands_before_the_words_and_a_wrong_answer_meets_the_end(
    services: Services, mo: Somebody, shanice: Somebody, claim: Claim
) -> None:
    code, she = handed_over(services, mo, claim, check=DOG), shanice.fresh()
    answer = services.pasts.standing_up.answer
    met = open_(services, she, code)
    assert (met.stage, met.question, met.claim) == (Stage.QUESTION, DOG.question, None)

    assert answer(she, code, "Rex") == END
    assert services.pasts.standing_up.agree(she, code) == END
    assert answer(she, code, "buster").stage is Stage.WORDS
    assert services.pasts.standing_up.agree(she, code).stage is Stage.WORDS
    assert levels(services, mo.fresh()) == [Level.CONFIRMED]


def test_three_tries_are_all_whoever_makes_them_and_somebody_looks(
    services: Services, mo: Somebody, shanice: Somebody, claim: Claim
) -> None:
    code, third = handed_over(services, mo, claim, check=DOG), somebody(services)
    before = seen_by(services, mo)

    for who, typed in ((shanice, "Rex"), (third, "Tess"), (shanice, "Sam"), (third, "Buster")):
        assert services.pasts.standing_up.answer(who.fresh(), code, typed) == END

    assert open_(services, shanice.fresh(), code) == END
    assert seen_by(services, mo) == before
    found = services.graph.read(lambda tx: desk.tasks(tx, services.sealer, TaskState.OPEN))
    assert [one.kind for one in found].count(DeskKind.PATTERN) == 1


def test_a_code_needs_a_fresh_password_and_few_wait_at_once(
    services: Services, mo: Somebody, claim: Claim
) -> None:
    me, step = mo.fresh(), a_step()
    make = services.pasts.codes.make
    with pytest.raises(StepUpNeeded):
        make(replace(me, stepped_up=False), a_step(), claim.id, CodeFor.THE_OTHER)
    with pytest.raises(NotPermitted):
        make(replace(me, guarded=True), a_step(), claim.id, CodeFor.THE_OTHER)
    with pytest.raises(NotFound):
        make(me, a_step(), new_id(), CodeFor.THE_OTHER)
    with pytest.raises(Invalid):
        make(me, a_step(), claim.id, CodeFor.A_VOUCHER, DOG)

    first, again = (make(me, step, claim.id, CodeFor.THE_OTHER) for _ in range(2))
    assert first == again
    for _ in range(MOST_CODES - 1):
        make(me, a_step(), claim.id, CodeFor.A_VOUCHER)
    with pytest.raises(WrongMoment):
        make(me, a_step(), claim.id, CodeFor.THE_OTHER)
    services.pasts.codes.drop(me, first.line.id)
    make(me, a_step(), claim.id, CodeFor.THE_OTHER)


def test_codes_of_earlier_months_are_swept(
    services: Services, graph: RollbackGraph, mo: Somebody, claim: Claim, clock: FrozenClock
) -> None:
    handed_over(services, mo, claim)
    [code] = services.pasts.codes.mine(mo.fresh())
    clock.move(timedelta(days=62))

    assert services.pasts.codes.sweep() >= 1
    assert graph.cypher("MATCH (c:ClaimCode {id: $id}) RETURN c.id AS id", id=code.line.id) == []


def test_tries_are_counted(services: Services, shanice: Somebody) -> None:
    she = shanice.fresh()
    for _ in range(5):
        assert services.pasts.standing_up.open(she, "not a code") == END
    with pytest.raises(TooManyTries):
        services.pasts.standing_up.open(she, "not a code")


@pytest.mark.parametrize("change", ["staff", "helped", "guarded"])
def test_nobody_types_a_code_at_work_or_helped_or_just_recovered(
    services: Services, shanice: Somebody, change: str
) -> None:
    there = on_a_list(services)
    actor = {
        "staff": there.worker,
        "helped": replace(shanice.fresh(), helped_by=there.worker.staff_id),
        "guarded": replace(shanice.fresh(), guarded=True),
    }[change]

    with pytest.raises(NotPermitted):
        services.pasts.standing_up.open(actor, "ABCD")


# --- every end is alike ----------------------------------------------------------------------


@dataclass(frozen=True)
class Scene:
    """Who says something, who types a code, and what it is about."""

    services: Services
    mo: Somebody
    she: Somebody
    claim: Claim
    clock: FrozenClock


@pytest.fixture
def scene(
    services: Services, mo: Somebody, shanice: Somebody, claim: Claim, clock: FrozenClock
) -> Scene:
    return Scene(services, mo, shanice, claim, clock)


def _wrong(here: Scene) -> str:
    return "ABCD-EFGH-JKMN-PQRS"


def _used(here: Scene) -> str:
    code, third = handed_over(here.services, here.mo, here.claim), somebody(here.services).fresh()
    open_(here.services, third, code)
    here.services.pasts.standing_up.leave(third, code)
    return code


def _opened(here: Scene) -> str:
    code = handed_over(here.services, here.mo, here.claim)
    open_(here.services, somebody(here.services).fresh(), code)
    return code


def _old(here: Scene) -> str:
    code = handed_over(here.services, here.mo, here.claim)
    here.clock.move(CODE_LASTS)
    return code


def _dropped(here: Scene) -> str:
    code = handed_over(here.services, here.mo, here.claim)
    [one] = here.services.pasts.codes.mine(here.mo.fresh())
    here.services.pasts.codes.drop(here.mo.fresh(), one.line.id)
    return code


def _unsaid(here: Scene) -> str:
    code = handed_over(here.services, here.mo, here.claim)
    here.services.claims.take_back(here.mo.fresh(), here.claim.id)
    return code


def _own(here: Scene) -> str:
    hers = said(here.services, here.she.fresh())
    return handed_over(here.services, here.she, hers)


def _blocked(here: Scene) -> str:
    code = handed_over(here.services, here.mo, here.claim)
    narrowing = here.services.consent.narrowing
    narrowing.block(here.mo.fresh(), here.she.account.person_id, OperationId(new_id()))
    return code


def _blocked_by_me(here: Scene) -> str:
    code = handed_over(here.services, here.mo, here.claim)
    narrowing = here.services.consent.narrowing
    narrowing.block(here.she.fresh(), here.mo.account.person_id, OperationId(new_id()))
    return code


def _vetoed(here: Scene) -> str:
    code = handed_over(here.services, here.mo, here.claim)
    here.services.consent.narrowing.veto(here.mo.fresh(), OperationId(new_id()), VetoKind.ABSOLUTE)
    return code


def _child(here: Scene) -> str:
    """The owner's age is not shown to anybody's satisfaction."""
    child = somebody(here.services)
    return handed_over(here.services, child, said(here.services, child.fresh()))


def _unanswered(here: Scene) -> str:
    """Its question was answered wrongly three times."""
    code = handed_over(here.services, here.mo, here.claim, check=DOG)
    for _time in range(3):
        here.services.pasts.standing_up.answer(somebody(here.services).fresh(), code, "Rex")
    return code


def _possible(here: Scene) -> str:
    """She may be somebody whom he has described as not safe, as was found before."""
    code = handed_over(here.services, here.mo, here.claim)
    here.services.about_me.keep(here.she.fresh(), names=["Ray Brand"], former_names=[], born=None)
    one = Description(
        id=ProtectionId(new_id()),
        at=here.clock.now(),
        names=("Ray Brand",),
        relation=RelativeKind.OTHER_FAMILY,
    )
    here.services.protecting.describe(here.mo.fresh(), one)
    assert open_(here.services, here.she.fresh(), code) == END
    return code


ENDS: dict[str, Callable[[Scene], str]] = {
    "wrong": _wrong,
    "used": _used,
    "opened by somebody else": _opened,
    "too old": _old,
    "taken back": _dropped,
    "what it showed is said no more": _unsaid,
    "my own": _own,
    "blocked": _blocked,
    "blocked by me": _blocked_by_me,
    "no approach by anybody": _vetoed,
    "age not shown": _child,
    "question used up": _unanswered,
    "possible match": _possible,
}


@pytest.mark.parametrize("end", ENDS)
def test_every_end_of_a_code_is_alike_in_statements(scene: Scene, end: str) -> None:
    """What is kept about a person apart, all ends send the same statements in the same order."""
    code, services = ENDS[end](scene), scene.services
    she = scene.she.fresh()
    heard = {}
    for name, typed in (("here", code), ("nowhere", "ZZZZ-ZZZZ-ZZZZ-ZZZZ")):
        listening = ListeningGraph(services.graph)
        standing_up = replace(services.pasts.standing_up, graph=listening)
        assert standing_up.again(she, typed) == END
        heard[name] = listening.heard

    assert heard["here"] == heard["nowhere"]


def test_right_wrong_and_used_up_send_the_same_statements(
    services: Services, shanice: Somebody
) -> None:
    there = on_a_list(services, shanice)
    heard = {}
    for name, before in (("right", []), ("wrong", []), ("used up", ["a", "b", "c"])):
        me = shanice.fresh()
        claim = said(services, me, replace(SAID, who=name))
        asked = services.pasts.asking.ask(me, claim.id, there.on_list)
        services.pasts.looking.put_question(there.worker, there.on_list, asked, DOG)
        for typed in before:
            services.pasts.asking.answer(me, asked, typed)
        listening = ListeningGraph(services.graph)
        asking = replace(services.pasts.asking, graph=listening)
        asking.answer(me, asked, "Rex" if name == "wrong" else "Buster")
        heard[name] = listening.heard

    assert heard["right"] == heard["wrong"] == heard["used up"]
