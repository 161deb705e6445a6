"""What tests of the map start from."""

import pytest

from network.blobs.folder import FolderBlobs
from network.clock import FrozenClock
from network.connections.use_cases import Maps
from network.keys.port import KeyStore
from network.keys.sealing import Sealer
from tests.graphs import RollbackGraph
from tests.maps import Owner, an_owner


@pytest.fixture
def maps(graph: RollbackGraph, sealer: Sealer, clock: FrozenClock, blobs: FolderBlobs) -> Maps:
    """Maps on a graph that leaves nothing behind."""
    return Maps(graph=graph, sealer=sealer, clock=clock, blobs=blobs)


@pytest.fixture
def owner(maps: Maps, graph: RollbackGraph, keys: KeyStore) -> Owner:
    """Somebody with an empty map."""
    return an_owner(maps, graph, keys)


@pytest.fixture
def other(maps: Maps, graph: RollbackGraph, keys: KeyStore) -> Owner:
    """Somebody else with an empty map."""
    return an_owner(maps, graph, keys)
