"""Two people whose ages were seen."""

import pytest

from network.bootstrap import Services
from tests.accounts import Somebody
from tests.ties import grown


@pytest.fixture
def ade(services: Services) -> Somebody:
    """Who has a number still, and makes a code."""
    return grown(services)


@pytest.fixture
def sandra(services: Services) -> Somebody:
    """Who is given the code."""
    return grown(services)
