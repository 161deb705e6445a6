"""Words of crisis reach whoever keeps people safe, with the words themselves."""

from collections.abc import Iterable
from datetime import datetime

from network.desk import store as desk
from network.desk.model import DeskKind
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer


def tell_of_crisis(
    tx: Tx,
    sealer: Sealer,
    *,
    about: PersonId,
    record_id: str,
    at: datetime,
    written: Iterable[str],
) -> None:
    """Put what somebody wrote on the desk, as something that can't wait."""
    said = "\n\n".join(text for text in written if text.strip())
    desk.ask(
        tx,
        sealer,
        kind=DeskKind.CRISIS,
        about=about,
        other=None,
        record_id=record_id,
        at=at,
        said=said,
    )
