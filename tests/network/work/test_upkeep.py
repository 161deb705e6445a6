"""Jobs of work that come round: what is over goes without anybody changing anything."""

from datetime import timedelta

from network.actor import Capacity
from network.bootstrap import Services
from network.clock import FrozenClock
from network.identity import new_id
from network.organisations.model import Shift
from network.outbox.events import EVERY, EventKind
from network.work.running import KEPT_SHIFTS
from tests.work import opened

HOUR = timedelta(hours=1)


def test_shifts_of_last_month_go_by_themselves(services: Services, clock: FrozenClock) -> None:
    place, now = opened(services), clock.now()
    lead = place.second.staff_id
    for starts in (now, now + 2 * KEPT_SHIFTS):
        shift = Shift(id=new_id(), staff_id=lead, starts=starts, ends=starts + HOUR)
        services.work.running.add_shift(place.administrator, shift)

    clock.move(KEPT_SHIFTS)
    assert services.work.upkeep.sweep_shifts() == 0
    clock.move(HOUR)
    assert services.work.upkeep.sweep_shifts() == 1
    assert services.work.upkeep.sweep_shifts() == 0
    kept = services.work.hats.worn(place.first.wearing(Capacity.ADMINISTRATOR)).organisation
    assert [one.starts for one in kept.shifts] == [now + 2 * KEPT_SHIFTS]
    assert EVERY[EventKind.SWEEP_SHIFTS] <= timedelta(days=1)
