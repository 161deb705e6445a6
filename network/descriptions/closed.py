"""Writing down beside the keys whom somebody is protected from: no restored copy lacks it."""

from network.backups.narrowings import Kept, State
from network.consent.closings import Closings
from network.descriptions import records
from network.descriptions.model import Descriptions
from network.identity import PersonId


def write_down(closings: Closings | None, person_id: PersonId, kept: Descriptions) -> None:
    """Keep how somebody's descriptions stand now. Call it when they have been kept."""
    if closings is not None:
        state = State(
            kept=Kept.DESCRIPTIONS,
            people=(person_id,),
            version=kept.version,
            record=records.to_record(kept),
        )
        closings.narrowings.write_down(person_id, [state])
