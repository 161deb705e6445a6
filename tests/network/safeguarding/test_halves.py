"""Whatever one human being does, in whatever order and however often, nothing lifts."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from network.consent.kept import Between, LifeFacts
from network.consent.protection import CoolOff, PossibleMatch, Restriction, SafeguardingHold
from network.desk.model import Half
from network.errors import NetworkError
from network.identity import OrganisationId, PersonId, ProtectionId, StaffId, new_id
from network.organisations.kinds import OrganisationKind, OrganisationState
from network.organisations.model import Organisation
from network.safeguarding.acting import Kept, Scene
from network.safeguarding.behind import BEHIND, COOL_OFF, HOLD, MATCH, ORDER
from network.safeguarding.halves import first_half, stopped
from network.work.gate import AtWork
from network.work.kinds import StaffState
from network.work.model import StaffAccount

NOW = datetime(2026, 3, 14, 10, 0, tzinfo=UTC)
TIA, UNCLE, LEE, SAM = (PersonId(new_id()) for _ in range(4))
OAKWAY = OrganisationId(new_id())
AN_ID = ProtectionId(new_id())
LONG_AGO = NOW - timedelta(days=400)
PLACE = Organisation(
    id=OAKWAY,
    kind=OrganisationKind.CHARITY,
    state=OrganisationState.OPEN,
    name="Oakway",
    made_at=NOW,
)
KEPT = Kept(
    life=LifeFacts(),
    between=Between(
        restrictions=(Restriction(id=AN_ID, protected=TIA, restrained=UNCLE, entered_at=LONG_AGO),),
        holds=(
            SafeguardingHold(
                id=AN_ID, person_id=UNCLE, other_id=TIA, placed_at=LONG_AGO, until=LONG_AGO
            ),
        ),
        cool_offs=(
            CoolOff(id=AN_ID, asker_id=UNCLE, other_id=TIA, since=LONG_AGO, until=LONG_AGO),
        ),
        possible_matches=(
            PossibleMatch(id=AN_ID, described_by=TIA, may_be=UNCLE, found_at=LONG_AGO),
        ),
    ),
)
LIFTS = {
    Half.LIFT_ORDER: ORDER,
    Half.LIFT_HOLD: HOLD,
    Half.LIFT_COOL_OFF: COOL_OFF,
    Half.DISMISS_MATCH: MATCH,
}
Standing = Restriction | SafeguardingHold | CoolOff | PossibleMatch
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(LIFTS)), st.sampled_from(("begin", "agree", "keep"))),
    max_size=12,
)


def scene(lead: PersonId, hours: int) -> Scene:
    staff = StaffAccount(
        id=StaffId(new_id()),
        organisation_id=OAKWAY,
        state=StaffState.ACTIVE,
        person_id=lead,
        name="Lee",
        capacities=frozenset(),
        invited_by=lead,
        made_at=NOW,
    )
    now = NOW + timedelta(hours=hours)
    return Scene(about=TIA, other=UNCLE, here=AtWork(staff=staff, organisation=PLACE), now=now)


def done(kept: Kept, half: Half, step: str, by: Scene) -> Kept:
    """What becomes of it; what is refused changes nothing."""
    lift = LIFTS[half]
    try:
        if step == "begin":
            return lift.put(kept, AN_ID, first_half(lift.of(kept, AN_ID), by.lead, by.now))
        if step == "keep":
            return lift.put(kept, AN_ID, stopped(lift.of(kept, AN_ID), by.now))
        return BEHIND[half].agreed(kept, AN_ID, by)
    except NetworkError:
        return kept


def standing(kept: Kept, now: datetime) -> bool:
    between = kept.between
    every: tuple[Standing, ...] = (
        *between.restrictions,
        *between.holds,
        *between.cool_offs,
        *between.possible_matches,
    )
    return all(one.stands(now) for one in every)


@given(STEPS)
def test_one_human_being_alone_lifts_nothing(steps: list[tuple[Half, str]]) -> None:
    kept = KEPT
    for hours, (half, step) in enumerate(steps):
        kept = done(kept, half, step, scene(LEE, hours))

    assert standing(kept, NOW + timedelta(days=9999))


@given(STEPS, st.integers(0, 12))
def test_two_human_beings_lift_exactly_what_both_meant(
    steps: list[tuple[Half, str]], turn: int
) -> None:
    kept = KEPT
    for hours, (half, step) in enumerate(steps):
        kept = done(kept, half, step, scene(LEE if hours < turn else SAM, hours))

    later = NOW + timedelta(days=9999)
    for half, lift in LIFTS.items():
        lifted = lift.of(kept, AN_ID)
        both = lifted is not None and set(lifted.by) == {LEE, SAM} and lifted.undone_at is None
        every: dict[Half, tuple[Standing, ...]] = {
            Half.LIFT_ORDER: kept.between.restrictions,
            Half.LIFT_HOLD: kept.between.holds,
            Half.LIFT_COOL_OFF: kept.between.cool_offs,
            Half.DISMISS_MATCH: kept.between.possible_matches,
        }
        assert every[half][0].stands(later) is not both
