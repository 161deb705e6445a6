"""What parts are built on, by name: for the bootstrap, which hands it to each."""

from typing import TypedDict

from network.accounts.proof import Proof
from network.accounts.throttle import Throttle
from network.clock import Clock
from network.graph.door import Graph
from network.keys.sealing import Sealer


class Common(TypedDict):
    """What nearly every part is built on."""

    graph: Graph
    sealer: Sealer
    clock: Clock


class Signing(Common):
    """What signing up, signing in and recovery are built on."""

    proof: Proof
    throttle: Throttle
