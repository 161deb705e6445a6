"""Every role at every address, asked of the whole service on a real store: people and programs.

Who is at work stands in test_matrix_at_work, with a world of its own: two processes share it all.
"""

import pytest

from api import auth
from network.actor import Capacity
from tests.matrix import hats
from tests.matrix.asking import Asking
from tests.matrix.people import READ, bearing
from tests.matrix.table import table
from tests.matrix.world import TURNED_AWAY, World

AT_LEAST = 2000
HERE = [role for role in table().roles if role not in hats.ROLES]


@pytest.mark.parametrize("role", HERE)
def test_every_address_answers_a_role_as_the_table_says(world: World, role: str) -> None:
    before = world.of_the_other()
    asking = world.asking(role)

    faults = asking.faults()

    assert not faults, "\n".join(faults)
    assert asking.cells == sum(len(asking.whose(route)) for route in asking.routes)
    assert world.of_the_other() == before


def test_the_matrix_is_not_a_handful() -> None:
    assert table().cells >= AT_LEAST
    assert set(TURNED_AWAY) <= table().roles.keys()


def test_nobody_stands_at_the_door_without_a_row_or_has_a_row_without_standing_there(
    world: World,
) -> None:
    assert world.people.roles == table().roles.keys()


def test_every_hat_stands_at_the_door_and_a_supporter_has_none() -> None:
    # What somebody is to somebody else is between the two: on their own side they are a person.
    worn = {*hats.HATS, Capacity.PERSON}

    assert set(table().not_yet) | worn | {Capacity.SUPPORTER, Capacity.OPERATOR} == set(Capacity)


def test_a_door_that_lets_everybody_in_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = auth.require
    monkeypatch.setattr(auth, "require", lambda _: known(None))
    # Somebody of its own: through the open door things are removed and begun.
    shown = bearing(world.people.somebody(), READ)
    asking = Asking(table(), world.client, world.graph, world.other, "reader", shown)

    found = asking.faults()

    writes = [route for route in table().routes if route.door == "write"]
    assert len(found) >= len(writes)
    assert all("instead of scope" in fault for fault in found), found
