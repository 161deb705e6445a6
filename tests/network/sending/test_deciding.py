"""Whether a notice leaves, over every state of a way to reach somebody: a plain second writing."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from network.identity import EventId, ItemId
from network.organisations.uk_time import on_the_wall
from network.sending.deciding import Case, Verdict, decide
from network.sending.kinds import GoodTime, NoticeFor, NoticeKind, PointKind
from network.sending.model import (
    NOTICE_LASTS,
    ContactPoint,
    Digest,
    Notice,
    Reach,
    SafeContact,
    Tray,
)
from tests.counts import times

START = datetime(2026, 3, 20, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTES = some.integers(0, 60 * 24 * 20)
MOMENTS = MINUTES.map(lambda minutes: START + timedelta(minutes=minutes))
OFTEN = some.sampled_from([True, True, True, False])
NOTICE = EventId("b" * 32)
SAFE = some.builds(
    SafeContact,
    allowed=OFTEN,
    wanted=some.sampled_from([tuple(NoticeFor), *((one,) for one in NoticeFor), ()]),
    good_time=some.sampled_from(GoodTime),
)
POINTS = some.builds(
    ContactPoint,
    id=some.just(ItemId("a" * 32)),
    kind=some.sampled_from(PointKind),
    address=some.just("jo@example.org"),
    added_at=some.just(START),
    confirmed_at=some.sampled_from([START, START, START, None]),
    code=some.sampled_from([None, NOTICE, EventId("c" * 32)]),
    code_until=some.none() | MOMENTS,
    tries=some.integers(0, 6),
    safe=SAFE,
    not_working_at=some.sampled_from([None, None, None, START]),
)


@some.composite
def cases(draw: some.DrawFn) -> Case:
    """Any state of one address, any notice for it, at any time."""
    kind = draw(some.sampled_from(NoticeKind))
    digest = draw(some.sampled_from(["d1", "d2"])) if kind is NoticeKind.SOMETHING_NEW else ""
    made_at = draw(MOMENTS)
    notice = Notice(id=NOTICE, kind=kind, point_id=ItemId("a" * 32), made_at=made_at, digest=digest)
    tray = Tray(
        notices=(notice,),
        digests=tuple(
            Digest(id=f"d{number}", at=at)
            for number, at in enumerate(draw(some.lists(MOMENTS, max_size=6)), 2)
        ),
    )
    points = draw(some.lists(POINTS, min_size=1, max_size=1)) if draw(OFTEN) else []
    reach = Reach(points=tuple(points), never=not draw(OFTEN), tray=tray)
    return Case(
        reach=reach,
        notice=notice,
        now=made_at + timedelta(minutes=draw(some.integers(0, 60 * 24 * 5))),
        died=not draw(OFTEN),
    )


def may_leave(case: Case) -> bool:
    """The same in other words, as a person would tick it off."""
    notice, now = case.notice, case.now
    points = [one for one in case.reach.points if one.id == notice.point_id]
    if (
        case.died
        or case.reach.never
        or not points
        or now - notice.made_at >= NOTICE_LASTS[notice.kind]
    ):
        return False
    (point,) = points
    if notice.kind is NoticeKind.CODE:
        until = point.code_until
        return point.code == notice.id and point.tries < 5 and until is not None and now < until
    wanted = (
        NoticeFor.SOMETHING_NEW if notice.kind is NoticeKind.SOMETHING_NEW else NoticeFor.MY_ACCOUNT
    )
    safe = point.safe
    if point.confirmed_at is None or point.not_working_at or not safe.allowed:
        return False
    return wanted in safe.wanted and good(safe.good_time, now) and within_budget(case)


def good(wish: GoodTime, now: datetime) -> bool:
    hour = on_the_wall(now).hour
    return {
        GoodTime.ANY: True,
        GoodTime.DAYTIME: 9 <= hour < 17,
        GoodTime.EVENING: 17 <= hour < 21,
    }[wish]


def within_budget(case: Case) -> bool:
    digests, notice, now = case.reach.tray.digests, case.notice, case.now
    if notice.kind is not NoticeKind.SOMETHING_NEW or notice.digest in {one.id for one in digests}:
        return True
    month = [one.at for one in digests if now - one.at < timedelta(days=30)]
    return len(month) < 4 and all(now - at >= 12 * HOUR for at in month)


@hypothesis_settings(max_examples=times(1_500, prove=100_000))
@given(cases())
def test_it_leaves_in_exactly_the_states_in_which_somebody_said_it_is_safe(case: Case) -> None:
    assert decide(case).now is may_leave(case)


@hypothesis_settings(max_examples=times(500, prove=20_000))
@given(cases())
def test_what_is_to_leave_later_may_leave_then_or_waits_on(case: Case) -> None:
    later = decide(case).later
    if later is None:
        return

    assert later > case.now
    assert later - case.notice.made_at < NOTICE_LASTS[case.notice.kind]
    then = decide(Case(reach=case.reach, notice=case.notice, now=later))
    assert then == Verdict()
    assert may_leave(Case(reach=case.reach, notice=case.notice, now=later))
