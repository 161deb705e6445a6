"""No address appears or goes away unnoticed."""

from tests.architecture.routes import addresses
from tests.architecture.tree import ROOT

LIST = ROOT / "tests" / "architecture" / "routes.txt"


def test_every_address_is_on_the_list() -> None:
    listed = LIST.read_text("utf-8").splitlines()

    assert [line for line in addresses() if line not in listed] == [], "add them to routes.txt"
    assert [line for line in listed if line not in addresses()] == [], "they are gone"
