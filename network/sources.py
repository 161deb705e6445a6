"""What the decision is told by the parts that know it."""

from network.claims.recorded import shown_by_records
from network.claims.shown import SharedPasts
from network.clock import Clock
from network.consent.facts import Sources
from network.kept_noes.finding import every_likeness
from network.keys.sealing import Sealer
from network.people.use_cases import SaidAges
from network.work.facts import KnownWork


def sources_of(sealer: Sealer, clock: Clock) -> Sources:
    """Pasts from claims, likenesses from descriptions and kept noes, work from staff accounts."""
    return Sources(
        pasts=SharedPasts(shown=shown_by_records(sealer)),
        likenesses=every_likeness(sealer, clock),
        work=KnownWork(sealer=sealer, clock=clock),
        ages=SaidAges(),
    )
