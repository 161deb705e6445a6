"""What gets an account back: every subset of evidence, by the table and by the service itself."""

from datetime import timedelta
from itertools import chain, combinations, product

import pytest

from network import bootstrap
from network.accounts import rules
from network.accounts.evidence import Against, Evidence, More, allowed
from network.accounts.model import GUARDED, RECOVERY_WAIT, WrongSignIn
from network.accounts.recovery import Standing
from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import NetworkError, NotFound, StepUpNeeded, WrongMoment
from network.factors.gathering import Gathering
from network.factors.workers import SeenInPerson
from network.graph.door import Tx
from network.identity import PersonId, new_secret
from tests.accounts import HOME, PASSWORD, Somebody, somebody
from tests.network.factors.conftest import sheet, ticket

S, P, X = Evidence.SAVED_CODE, Evidence.PASSWORD, Evidence.SECOND_STEP
T, A, W = Evidence.TRUSTED_PERSON, Evidence.ANOTHER_TRUSTED_PERSON, Evidence.NAMED_WORKER
EVERY = [
    frozenset(some)
    for some in chain.from_iterable(combinations(Evidence, size) for size in range(7))
]
AGAINST = [
    frozenset(some)
    for some in chain.from_iterable(combinations(Against, size) for size in range(3))
]
NEW = "a lighthouse on the headland"
WRONG = "AAAA-BBBB-CCCC-DDDD"


def by_words(shown: frozenset[Evidence]) -> bool:
    """The rule as security people say it, written down a second time and otherwise."""
    remaining, code = bool({P, X} & shown), bool({S, T, A, W} & shown)
    if not ({S, P, X} & shown):
        return {T, A, W} <= shown
    if remaining and code and shown & {S, T, W}:
        return True
    return S in shown and bool({T, W} & shown)


def named(shown: frozenset[str]) -> str:
    return "+".join(sorted(shown)) or "nothing"


@pytest.mark.parametrize("against", AGAINST, ids=named)
@pytest.mark.parametrize("shown", EVERY, ids=named)
def test_the_table_says_what_the_rule_says(
    shown: frozenset[Evidence], against: frozenset[Against]
) -> None:
    counts = shown - ({W} if Against.EXCLUDED in against else set())
    enough = by_words(counts) and Against.STOPPED not in against
    legacy = S in counts and Against.STOPPED not in against

    assert allowed(shown, second_step_on=True, against=against) is enough
    assert allowed(shown, second_step_on=False, against=against) is (enough or legacy)


@pytest.mark.parametrize("alone", Evidence)
def test_nothing_alone_is_enough_where_a_second_step_is_on(alone: Evidence) -> None:
    assert not allowed({alone}, second_step_on=True)


def test_two_trusted_people_or_members_of_staff_alone_are_never_enough() -> None:
    for on in (True, False):
        assert not allowed({T, A}, second_step_on=on)
        assert not allowed({W}, second_step_on=on)
        assert not allowed({T, W}, second_step_on=on)


def test_more_never_takes_away_what_was_enough() -> None:
    for less, more in product(EVERY, EVERY):
        if less <= more and allowed(less, second_step_on=True):
            assert allowed(more, second_step_on=True)


class Workers:
    """Two members of staff who have seen whoever says 'seen'."""

    def __init__(self, seen: SeenInPerson) -> None:
        self.by = seen

    def seen(
        self, tx: Tx, person_id: PersonId, typed: str, now: object, *, use: bool
    ) -> SeenInPerson | None:
        del tx, person_id, now, use
        return self.by if typed == "seen" else None


TWO = SeenInPerson(begun_by=PersonId("one"), approved_by=PersonId("two"))


def with_workers(services: Services, seen: SeenInPerson = TWO) -> Services:
    gathering = Gathering(sealer=services.sealer, workers=Workers(seen))
    object.__setattr__(services.recovery, "other", gathering)
    return services


class Case:
    """Somebody with a second step and two trusted people, and a stranger's copy of some of it."""

    def __init__(self, services: Services) -> None:
        self.services = with_workers(services)
        self.person = somebody(services)
        self.owner = self.person.fresh()
        self.printed = sheet(services, self.owner)
        self.passed = []
        for name in ("Jo", "Sam"):
            secret = new_secret()
            services.factors.trusted.add(self.owner, name, secret)
            slip = services.factors.trusted.slip(self.owner, secret)
            self.passed.append(services.factors.trusted.pass_on(slip, network=HOME))

    def ask(self, held: frozenset[Evidence]) -> Standing:
        code = self.person.codes[0] if S in held else ""
        passed = [code for kind, code in zip((T, A), self.passed, strict=True) if kind in held]
        more = More(
            password=PASSWORD if P in held else "",
            second=self.printed[0] if X in held else "",
            passed_on=tuple(passed),
            worker="seen" if W in held else "",
        )
        return self.services.recovery.ask(self.person.name, code, network=HOME, more=more)


@pytest.mark.parametrize("held", EVERY, ids=named)
def test_only_what_the_table_allows_begins_a_wait(
    services: Services, clock: FrozenClock, held: frozenset[Evidence]
) -> None:
    case = Case(services)
    # Whether it was the one trusted person or the other can't matter.
    meant = held - {A} | {T} if A in held and T not in held else held

    if not allowed(meant, second_step_on=True):
        with pytest.raises(WrongSignIn):
            case.ask(held)
        assert services.recovery.waiting(case.owner) is None
        return
    standing = case.ask(held)
    assert standing.ready_at == clock.now() + timedelta(hours=72)
    with pytest.raises(WrongMoment):
        services.recovery.finish(standing.proof, NEW, codes_secret=new_secret())
    clock.move(RECOVERY_WAIT)
    back = case.person.codes[0] if S in held else standing.come_back
    again = services.recovery.ask(case.person.name, back, network=HOME)
    services.recovery.finish(again.proof, NEW, codes_secret=new_secret())
    if X in held:
        assert ticket(case.person, password=NEW)
    else:
        assert case.person.sign_in(password=NEW).actor.guarded


@pytest.mark.parametrize(
    "held", [each for each in EVERY if allowed(each, second_step_on=True)], ids=named
)
def test_whoever_is_stopped_gets_nowhere(
    services: Services, clock: FrozenClock, held: frozenset[Evidence]
) -> None:
    case = Case(services)
    standing = case.ask(held)
    services.recovery.stop(case.owner)
    clock.move(RECOVERY_WAIT)

    with pytest.raises(NotFound):
        services.recovery.finish(standing.proof, NEW, codes_secret=new_secret())
    for code in (standing.come_back, case.person.codes[0] if S in held else ""):
        with pytest.raises(NetworkError):
            services.recovery.ask(case.person.name, code, network="198.51.100.9")


def test_a_worker_of_an_excluded_kind_or_one_alone_shows_nothing(services: Services) -> None:
    one, person = PersonId("one"), PersonId("two")
    for seen in (
        SeenInPerson(begun_by=one, approved_by=one),
        SeenInPerson(begun_by=one, approved_by=person, excluded=True),
    ):
        case = Case(services)
        with_workers(services, seen)
        with pytest.raises(WrongSignIn):
            case.ask(frozenset({S, W}))


def test_nobody_vouches_for_themselves(services: Services) -> None:
    case = Case(services)
    own = SeenInPerson(begun_by=PersonId("one"), approved_by=case.owner.person_id)
    with_workers(services, own)

    with pytest.raises(WrongSignIn):
        case.ask(frozenset({S, W}))


def test_until_people_work_here_no_worker_can_help(services: Services) -> None:
    case = Case(services)
    bare = bootstrap.build(services.settings, clock=services.clock, graph=services.graph)

    with pytest.raises(WrongSignIn):
        bare.recovery.ask(
            case.person.name, case.person.codes[0], network=HOME, more=More(worker="seen")
        )


def test_the_same_trusted_person_twice_is_one(services: Services) -> None:
    case = Case(services)
    more = More(passed_on=(case.passed[0], case.passed[0]), worker="seen")

    with pytest.raises(WrongSignIn):
        services.recovery.ask(case.person.name, "", network=HOME, more=more)


def test_a_trusted_person_of_somebody_else_shows_nothing(services: Services) -> None:
    case, other = Case(services), Case(services)
    more = More(passed_on=(other.passed[0],))

    with pytest.raises(WrongSignIn):
        services.recovery.ask(case.person.name, case.person.codes[0], network=HOME, more=more)


def test_a_code_that_was_passed_on_works_once_and_for_a_day(
    services: Services, clock: FrozenClock
) -> None:
    case = Case(services)
    case.ask(frozenset({S, T}))
    services.recovery.stop(case.owner)
    more = More(passed_on=(case.passed[0],))
    with pytest.raises(WrongSignIn):
        services.recovery.ask(case.person.name, case.person.codes[1], network=HOME, more=more)
    clock.move(timedelta(hours=24))
    more = More(passed_on=(case.passed[1],))
    with pytest.raises(WrongSignIn):
        services.recovery.ask(case.person.name, case.person.codes[1], network=HOME, more=more)


def test_a_second_step_turned_on_during_the_wait_counts(
    services: Services, person: Somebody, owner: Actor, clock: FrozenClock
) -> None:
    services.recovery.ask(person.name, person.codes[0], network=HOME)
    sheet(services, owner)
    clock.move(RECOVERY_WAIT)
    standing = services.recovery.ask(person.name, person.codes[0], network=HOME)

    with pytest.raises(WrongMoment):
        services.recovery.finish(standing.proof, NEW, codes_secret=new_secret())


def test_the_owner_can_say_from_a_session_that_it_is_them(
    services: Services, clock: FrozenClock
) -> None:
    case = Case(services)
    standing = case.ask(frozenset({P, S}))

    stale = Actor(person_id=case.owner.person_id, session_id=case.owner.session_id)
    with pytest.raises(StepUpNeeded):
        services.recovery.approve(stale)
    services.recovery.approve(case.owner)

    services.recovery.finish(standing.proof, NEW, codes_secret=new_secret())
    started = case.person.sign_in(password=NEW)
    assert started.actor.guarded
    clock.move(GUARDED)
    assert not case.person.sign_in(password=NEW).actor.guarded


def test_nobody_says_so_by_a_key_for_a_program_or_for_nothing(
    services: Services, owner: Actor
) -> None:
    with pytest.raises(WrongMoment):
        services.recovery.approve(owner)
    with pytest.raises(NetworkError):
        services.recovery.approve(Actor(person_id=owner.person_id, stepped_up=True))


def test_the_guarded_days_close_who_is_trusted_too(services: Services) -> None:
    case = Case(services)
    case.ask(frozenset({P, S}))
    services.recovery.approve(case.owner)
    standing = services.recovery.ask(case.person.name, case.person.codes[0], network=HOME)
    services.recovery.finish(standing.proof, NEW, codes_secret=new_secret())
    actor = services.sessions.step_up(case.person.sign_in(password=NEW).actor, NEW).actor

    with pytest.raises(rules.Guarded):
        services.factors.trusted.add(actor, "Somebody else", new_secret())
    with pytest.raises(rules.Guarded):
        services.factors.trusted.remove(actor, services.factors.trusted.list(actor)[0].id)
