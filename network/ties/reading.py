"""That somebody has read what a code shows: a note of their own, with which they can still close.

Whoever made the code may take it back meanwhile, and a letter may go with its request. Then nothing
is left to answer, and "never again" must count all the same.
"""

from datetime import datetime

from network.identity import ItemId, PersonId
from network.keys.sealing import Sealer
from network.ties.answers import AnswerKind
from network.ties.model import TieAnswer, TieCode, Yes
from network.work import codes as hand_to_hand

INDEX = "tie-read"


def note_id(sealer: Sealer, reader: PersonId, code_hash: str) -> ItemId:
    """The id of such a note, whether there is one or not."""
    return ItemId(sealer.index(INDEX, f"{reader}|{code_hash}"))


def note(sealer: Sealer, reader: PersonId, code: TieCode, now: datetime) -> TieAnswer:
    """The note: whose code it was, until it runs out."""
    code_hash = hand_to_hand.fingerprint(hand_to_hand.code(sealer, code.id))
    return TieAnswer(
        id=note_id(sealer, reader, code_hash),
        by=reader,
        to=code.owner,
        code_id=code.id,
        at=now,
        until=code.until,
        called=code.said.me,
        yes=Yes(me=""),
        kind=AnswerKind.READ,
    )
