"""What tests of safeguarding start from."""

import pytest

from network.bootstrap import Services
from tests.network.safeguarding.people import Office, OnList


@pytest.fixture
def office(services: Services) -> Office:
    """An organisation with a worker and two leads."""
    return Office.open(services)


@pytest.fixture
def jo(office: Office) -> OnList:
    """A grown-up on the worker's list."""
    return office.on_list()
