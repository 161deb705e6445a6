"""People of the matrix with a hat of work on, and somebody who is helped on a worker's screen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from network.accounts import store as accounts
from network.accounts.model import StartedSession
from network.actor import Actor, Capacity, FactorKind
from network.bootstrap import Services
from network.consent.acts import STAFF
from network.graph.door import Tx
from network.identity import new_id
from network.work import store
from network.work.kinds import CodeKind, StaffState
from tests.accounts import somebody
from tests.matrix.belongings import Belongings
from tests.matrix.jobs import Job, at_an_organisation
from tests.matrix.passes import Pass
from tests.work import surely

CARRIES = Capacity.COORDINATOR
HATS = tuple(hat for hat in Capacity if hat in STAFF)


def employed(services: Services, job: Job) -> Belongings:
    """Somebody with work of their own."""
    who = job.staff.who
    return Belongings(services, who, who.fresh(), job=job)


def _wearing(services: Services, hat: Capacity) -> Pass:
    """Somebody with a hat on. Whoever reads also carries a list, as people in small places do."""
    job = at_an_organisation(services, frozenset({hat, CARRIES}))
    return _put_on(services, job, hat)


def _put_on(services: Services, job: Job, hat: Capacity) -> Pass:
    own = employed(services, job)

    def again() -> StartedSession:
        return services.work.hats.put_on(surely(job.staff.who), job.staff.staff_id, hat)

    return Pass(own, session=again().token, again=again)


def _ended(services: Services) -> Pass:
    """Somebody whose work has been ended, as an administrator ends it."""
    job = at_an_organisation(services, frozenset({Capacity.ADMINISTRATOR}))
    shown = _put_on(services, job, Capacity.ADMINISTRATOR)
    services.work.running.end(job.place.administrator, job.staff.staff_id)
    return replace(shown, again=None)


def _left_over(services: Services) -> Pass:
    """A session that outlived the staff account behind its hat, as a crash might leave it."""
    job = at_an_organisation(services, frozenset({Capacity.ADMINISTRATOR}))

    def change(tx: Tx) -> None:
        staff = store.lock_staff(tx, services.sealer, job.staff.staff_id)
        assert staff is not None
        store.keep_staff(tx, services.sealer, replace(staff, state=StaffState.ENDED))

    def back(tx: Tx) -> None:
        staff = store.lock_staff(tx, services.sealer, job.staff.staff_id)
        assert staff is not None
        store.keep_staff(tx, services.sealer, replace(staff, state=StaffState.ACTIVE))

    return _spoilt(services, job, before=back, after=change)


def _with_too_little(services: Services) -> Pass:
    """A hat that was put on with a passkey, in a session that has none any more."""
    job = at_an_organisation(services, frozenset({Capacity.ADMINISTRATOR}))

    def weaken(tx: Tx) -> None:
        for session in accounts.sessions_of(tx, services.sealer, job.staff.who.account.person_id):
            if session.staff_id:
                weaker = replace(session, factors=frozenset({FactorKind.PASSWORD}))
                accounts.keep_session(tx, services.sealer, weaker)

    return _spoilt(services, job, before=lambda _: None, after=weaken)


def _spoilt(
    services: Services, job: Job, *, before: Callable[[Tx], None], after: Callable[[Tx], None]
) -> Pass:
    """A hat that is put on as it should be, and what it rests on is changed after that."""
    shown = _put_on(services, job, Capacity.ADMINISTRATOR)

    def again() -> StartedSession:
        services.graph.write(before)
        assert shown.again is not None
        started = shown.again()
        services.graph.write(after)
        return started

    services.graph.write(after)
    return replace(shown, again=again)


def _helped(services: Services) -> Pass:
    """Somebody whose map is open on a worker's screen."""
    job = at_an_organisation(services, frozenset({CARRIES}))
    person = somebody(services)
    own = Belongings(services, person, person.fresh())

    def again() -> StartedSession:
        actor = Actor(person_id=person.account.person_id, stepped_up=True)
        code = services.work.with_me.make_code(actor, new_id(), CodeKind.HELP_ME_NOW)
        return services.work.helping.begin(job.staff.wearing(CARRIES), code.code)

    return Pass(own, session=again().token, again=again)


def _practising(services: Services, hat: Capacity) -> Pass:
    """Somebody with a hat of a practice on. What is theirs is what is in the practice."""
    real = at_an_organisation(services, frozenset({hat, CARRIES}))
    job = replace(real, made_up=True)
    own = employed(services, job)

    def again() -> StartedSession:
        who = real.staff.who
        actor = surely(who)
        begun = services.practice.begin(actor, real.staff.staff_id)
        job.move_to_practice(begun)
        own.kept.clear()
        return services.work.hats.put_on(actor, begun, hat)

    return Pass(own, session=again().token, again=again)


ROLES: dict[str, Callable[[Services], Pass]] = {
    **{str(hat): partial(_wearing, hat=hat) for hat in HATS},
    "hat-ended": _ended,
    "hat-left-over": _left_over,
    "hat-with-too-little": _with_too_little,
    "helped": _helped,
    "practising": partial(_practising, hat=Capacity.IN_TOUCH_WORKER),
    "practising-lead": partial(_practising, hat=Capacity.SAFEGUARDING_LEAD),
}
