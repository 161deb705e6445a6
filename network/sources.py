"""What the decision is told by the parts that know it."""

from network.claims.shown import SharedPasts, Shown
from network.clock import Clock
from network.consent.facts import Sources
from network.descriptions.finding import DescribedLikenesses
from network.keys.sealing import Sealer
from network.people.use_cases import SaidAges
from network.work.facts import KnownWork


def sources_of(sealer: Sealer, clock: Clock) -> Sources:
    """Pasts from claims, likenesses from descriptions, work from staff accounts, ages as said."""
    return Sources(
        pasts=SharedPasts(sealer=sealer, shown=Shown(sealer=sealer)),
        likenesses=DescribedLikenesses(sealer=sealer, clock=clock),
        work=KnownWork(sealer=sealer, clock=clock),
        ages=SaidAges(sealer=sealer),
    )
