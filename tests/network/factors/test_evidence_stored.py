"""Every subset of evidence by the service as it is, with real codes: real people, two real workers.

`make test` takes some of the subsets, `make prove` all: 2^6 subsets, stopped or not, excluded or
not, with a second step on and off.
"""

from datetime import timedelta
from itertools import chain, combinations, product

import pytest

from network.accounts.evidence import Against, Evidence, More
from network.accounts.model import RECOVERY_WAIT, WrongSignIn
from network.accounts.recovery import Standing
from network.actor import Actor, Capacity
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import AudienceKind
from network.consent.protection import Audience
from network.errors import NotFound
from network.identity import AssignmentId, OperationId, new_id, new_secret
from tests.accounts import HOME, PASSWORD, Somebody, somebody
from tests.counts import times
from tests.network.factors.conftest import sheet
from tests.network.factors.test_evidence import by_words
from tests.work import Place, Staff, opened, taken_on

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
WORKER = Capacity.IN_TOUCH_WORKER
TAKEN = times(8, prove=64)
"""So many of the 64 subsets, each time others."""


class House:
    """An organisation with two workers who stand with whoever comes."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.place: Place = opened(services)
        self.first: Staff = self.place.hire(WORKER, name="Kit")
        self.second: Staff = self.place.hire(WORKER, name="Lou")
        self.kit, self.lou = self.first.wearing(WORKER), self.second.wearing(WORKER)

    def code_for(self, person: Somebody) -> str:
        """The code that is read out to somebody whom both have before them."""
        back_in, about = self.services.work.back_in, taken_on(self.kit, person)
        begun = back_in.begin(self.kit, about, self.second.staff_id, AssignmentId(new_id()))
        return back_in.approve(self.lou, begun)


class Case:
    """Somebody who has lost something, and what they have left."""

    def __init__(self, house: House, *, second_on: bool, excluded: int) -> None:
        self.services = house.services
        self.person = somebody(self.services)
        self.owner = self.person.fresh()
        self.read_out = house.code_for(self.person)
        self.printed = sheet(self.services, self.owner)[0] if second_on else "1234567890"
        self.passed = [self._passed_on(name) for name in ("Jo", "Sam")]
        if excluded:
            keep_away(house, self.owner, excluded)

    def _passed_on(self, name: str) -> str:
        trusted, secret = self.services.factors.trusted, new_secret()
        trusted.add(self.owner, name, secret)
        return trusted.pass_on(trusted.slip(self.owner, secret), network=HOME)

    def ask(self, held: frozenset[Evidence]) -> Standing:
        passed = [code for kind, code in zip((T, A), self.passed, strict=True) if kind in held]
        more = More(
            password=PASSWORD if P in held else "",
            second=self.printed if X in held else "",
            passed_on=tuple(passed),
            worker=self.read_out if W in held else "",
        )
        code = self.person.codes[0] if S in held else ""
        return self.services.recovery.ask(self.person.name, code, network=HOME, more=more)


def keep_away(house: House, owner: Actor, how: int) -> None:
    """The ways in which somebody keeps a worker from helping them back in, in turn."""
    services, kit, lou = house.services, house.kit, house.lou
    never = services.factors.never
    ways = (
        lambda: never.add(owner, AudienceKind.WORKER, kit.person_id),
        lambda: never.add(owner, AudienceKind.WORKER, lou.person_id),
        lambda: never.add(owner, AudienceKind.ORGANISATION, house.place.id),
        lambda: services.consent.narrowing.keep_from(
            owner,
            OperationId(new_id()),
            Audience(kind=AudienceKind.WORKER, id=lou.person_id),
        ),
        lambda: services.consent.narrowing.keep_from(
            owner,
            OperationId(new_id()),
            Audience(kind=AudienceKind.ORGANISATION, id=house.place.id),
        ),
    )
    ways[how % len(ways)]()


def shows(held: frozenset[Evidence], *, second_on: bool) -> frozenset[Evidence]:
    """What somebody shows with what they hold: which trusted person it was can't matter."""
    shown = held - {A} | {T} if A in held and T not in held else held
    return shown if second_on else shown - {X}


def enough(shown: frozenset[Evidence], *, second_on: bool, excluded: bool) -> bool:
    """The rule as it is written in words, and not by the table itself."""
    counts = shown - {W} if excluded else shown
    return by_words(counts) or (S in counts and not second_on)


def named(value: object) -> str:
    return "+".join(sorted(value)) or "nothing" if isinstance(value, frozenset) else str(value)


@pytest.mark.parametrize(("against", "second_on"), list(product(AGAINST, (True, False))), ids=named)
def test_only_what_the_table_allows_gives_an_account_back(
    services: Services, clock: FrozenClock, against: frozenset[Against], second_on: bool
) -> None:
    house, turn = House(services), 2 * AGAINST.index(against) + second_on
    stopped, excluded = Against.STOPPED in against, against & {Against.EXCLUDED}
    for number, held in enumerate(EVERY):
        if (number + turn) % (len(EVERY) // TAKEN):
            continue
        # Tries are counted by network and session: each is of another day.
        clock.move(timedelta(days=1))
        case = Case(house, second_on=second_on, excluded=bool(excluded) and 1 + number // 8)
        shown = shows(held, second_on=second_on)

        if not enough(shown, second_on=second_on, excluded=bool(excluded)):
            with pytest.raises(WrongSignIn):
                case.ask(held)
            assert services.recovery.waiting(case.owner) is None
            continue
        standing = case.ask(held)
        if stopped:
            services.recovery.stop(case.owner)
        clock.move(RECOVERY_WAIT)
        if stopped:
            with pytest.raises(NotFound):
                services.recovery.finish(standing.proof, NEW, codes_secret=new_secret())
            continue
        back = case.person.codes[0] if S in held else standing.come_back
        again = services.recovery.ask(case.person.name, back, network=HOME)
        services.recovery.finish(again.proof, NEW, codes_secret=new_secret())


def test_every_subset_is_tried_in_the_full_proof() -> None:
    cases = len(EVERY) * len(AGAINST) * 2

    assert cases == 512
    assert times(8, prove=64) in {8, 64}
