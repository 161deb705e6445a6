"""Several people who ask for one and the same somebody: a human being looks (story 17)."""

from network.asking import store
from network.asking.limits import WITHIN
from network.asking.model import ContactRequest
from network.claims.folded import same_somebody
from network.claims.searches import SEVERAL
from network.desk import store as desk
from network.desk.model import DeskKind
from network.graph.door import Tx
from network.keys.sealing import Sealer


def look_for_pattern(tx: Tx, sealer: Sealer, asked: ContactRequest) -> None:
    """Compare with what the same organisation was asked lately, in memory.

    Whether something comes of it can't be seen by whoever asks: the same statements are run.
    """
    since = asked.asked_at - WITHIN
    months = sorted({f"{since:%Y-%m}", f"{asked.asked_at:%Y-%m}"})
    others = store.at_organisation(tx, sealer, asked.organisation_id, months)
    people = {
        one.person_id
        for one in (*others, asked)
        if one.asked_at > since and same_somebody(one.words.whom, asked.words.whom)
    }
    desk.ask_perhaps(
        tx,
        sealer,
        wanted=len(people) >= SEVERAL,
        kind=DeskKind.PATTERN,
        about=asked.person_id,
        other=None,
        record_id=asked.id,
        at=asked.asked_at,
    )
