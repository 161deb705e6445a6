"""No address without a row in the matrix, and no row that can't be read."""

from network.actor import Capacity
from tests.architecture.routes import addresses
from tests.matrix.belongings import what_is_named
from tests.matrix.table import PRACTICE, marked, table


def test_every_address_has_a_row_in_the_matrix() -> None:
    rows = {route.rule for route in table().routes}

    assert [line for line in addresses() if line not in rows] == [], (
        "add them to tests/matrix/table.txt with the door that they are behind"
    )
    assert [rule for rule in rows if rule not in addresses()] == [], "they are gone"


def test_every_row_of_the_matrix_is_behind_a_door_that_every_role_has_tried() -> None:
    known = table()

    doors = {*known.doors, *known.hats, PRACTICE}
    assert [route.rule for route in known.routes if route.door not in doors] == []
    assert [role for role, met in known.roles.items() if tuple(met) != known.doors] == []


def test_a_door_of_work_is_for_the_hats_that_its_page_is_marked_for() -> None:
    known = table()
    at_work = [route for route in known.routes if route.at_work]

    assert all(known.hats_for(route) for route in at_work)
    assert [route.rule for route in at_work if known.hats_for(route) != marked(route)] == []


def test_every_name_in_an_address_is_something_that_the_matrix_can_make() -> None:
    for route in table().routes:
        if route.names:
            assert what_is_named(route)


def test_every_hat_is_in_the_matrix_or_named_as_not_there_yet() -> None:
    hats = {hat.value for hat in Capacity}

    assert set(table().not_yet) <= hats
    assert hats - set(table().not_yet) - set(table().roles) == set()
