"""Every role at work at every address, and whoever is helped there."""

import pytest

from network.actor import Capacity
from tests.matrix import hats
from tests.matrix.table import table
from tests.matrix.world import World

HERE = [role for role in table().roles if role in hats.ROLES]


@pytest.mark.parametrize("role", HERE)
def test_every_address_answers_a_role_at_work_as_the_table_says(world: World, role: str) -> None:
    before = world.of_the_other()
    asking = world.asking(role)

    faults = asking.faults()

    assert not faults, "\n".join(faults)
    assert asking.cells == sum(len(asking.whose(route)) for route in asking.routes)
    assert world.of_the_other() == before


@pytest.mark.parametrize("hat", hats.HATS)
def test_whoever_wears_a_hat_wears_that_one(world: World, hat: Capacity) -> None:
    shown = world.people.shows(str(hat)).renewed()
    found = world.other.services.sessions.find(shown.session)

    assert found is not None
    assert found.capacity is hat
