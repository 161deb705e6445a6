"""How often: `make test` runs reduced counts, `make prove` (ROWAN_PROVE=1) the full figures."""

import os

PROVING = bool(os.environ.get("ROWAN_PROVE"))


def times(few: int, *, prove: int) -> int:
    """A count for this run."""
    return prove if PROVING else few
