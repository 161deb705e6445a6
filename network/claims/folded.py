"""Whether two described people may be one, by the names alone."""

from network.descriptions.likeness import Described, Said, alike


def same_somebody(one: str, other: str) -> bool:
    """Whether two names, as two people wrote them, may be of one and the same somebody."""
    return alike(Described(names=(one,)), Said(names=(other,)))
