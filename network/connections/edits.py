"""What a person may ask of their map: put an item there, or take one away."""

from dataclasses import dataclass

from network.connections.model import Item
from network.identity import ItemId


@dataclass(frozen=True)
class Put:
    """Add an item, or keep what has changed about it.

    `base` is the version that the editor saw: ChangedMeanwhile is raised where it has changed
    since. None asks for no such check.
    """

    item: Item
    base: int | None = None


@dataclass(frozen=True)
class Remove:
    """Take an item off the map, with what hangs on it: links, notes and photos."""

    item_id: ItemId


Edit = Put | Remove
