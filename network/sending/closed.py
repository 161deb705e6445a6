"""Writing down beside the keys what somebody stopped: no restored copy writes to them again."""

from network.backups.narrowings import Kept, State
from network.consent.closings import Closings
from network.identity import PersonId
from network.sending.model import Reach
from network.sending.records import to_record


def write_down(closings: Closings, person_id: PersonId, reach: Reach) -> None:
    """Keep how somebody may be reached now. Call it when it has been kept."""
    state = State(
        kept=Kept.REACH, people=(person_id,), version=reach.version, record=to_record(reach)
    )
    closings.narrowings.write_down(person_id, [state])
