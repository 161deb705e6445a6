"""The fence: writing is held off while a backup is made, and until a restore is confirmed."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from network.graph.door import Tx


class HeldOff(Exception):
    """The fence is up: no writing now."""


def look(tx: "Tx") -> None:
    """Stop a unit of work that began after the fence was put up (docs/adr/0012).

    One that began before is seen by whoever put it up, who waits for it to end.
    """
    state = tx.maybe("graph/fence")
    require_open(held=bool(state and state["held"]))


def require_open(*, held: bool) -> None:
    """Stop a unit of work that has looked along with what it reads first."""
    if held:
        raise HeldOff
