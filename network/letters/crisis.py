"""Words of crisis in a letter: help for whoever wrote them, and no burden for whoever gets them.

Nothing is held for such words: a letter is never held for a feeling. They reach whoever keeps
people safe as they are, when the letter is handed in (domain research 7.2, story 16).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from network.asking.crisis import sounds_like_crisis
from network.asking.telling import tell_of_crisis
from network.graph.door import Tx
from network.identity import ItemId
from network.keys.sealing import Sealer
from network.letters.model import LetterPicture, ReceivedLetter, WrittenLetter

Voices = Mapping[ItemId | None, Sequence[LetterPicture]]
NONE: Voices = MappingProxyType({})

HELP_STANDS = timedelta(days=7)
"""So long help stands first for whoever wrote such a letter."""
NOT_ALONE_STANDS = timedelta(days=30)
"""So long it is said beside one that somebody got that they are not alone with it."""


def tell(
    tx: Tx, sealer: Sealer, letter: WrittenLetter, voices: Iterable[LetterPicture] = ()
) -> None:
    """Put a letter with words of crisis on the desk. Call it when it is handed in.

    What is said in a voice note counts, as far as it was written down beside it.
    """
    written = [letter.text, *(one.description for one in voices)]
    if sounds_like_crisis(written):
        tell_of_crisis(
            tx,
            sealer,
            about=letter.by,
            record_id=letter.id,
            at=letter.at,
            written=written,
        )


def mine(
    written: Sequence[WrittenLetter], now: datetime, voices: Voices = NONE
) -> WrittenLetter | None:
    """The newest letter with words of crisis that I wrote in the last days, if there is one."""
    lately = [one for one in written if now < one.at + HELP_STANDS]
    heavy = [one for one in lately if _heavy(one, voices)]
    return max(heavy, key=lambda one: one.at, default=None)


def got(received: Sequence[ReceivedLetter], now: datetime, voices: Voices = NONE) -> frozenset[str]:
    """Which letters with words of crisis came to me in the last weeks, by their ids."""
    lately = [one for one in received if now < one.at + NOT_ALONE_STANDS]
    return frozenset(one.id for one in lately if _heavy(one, voices))


def _heavy(letter: WrittenLetter | ReceivedLetter, voices: Voices) -> bool:
    said = (one.description for one in voices.get(letter.id, ()))
    return sounds_like_crisis([letter.text, *said])
