"""Saying no with nothing but the letter: no account, no name that must be said, nothing shown.

Whatever was typed ends the same way, so nobody learns from it whether a code is one.
"""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from network.accounts.throttle import Throttle
from network.clock import Clock
from network.connections.model import NAME_LIMIT
from network.errors import Invalid, NotFound
from network.graph.door import Graph, Tx
from network.kept_noes.addressees import EARLIEST, LATEST
from network.kept_noes.by_letter import LetterNoes, Towards
from network.keys.sealing import Sealer
from network.ties import code_store
from network.work import codes as hand_to_hand
from network.work import gate


class PaperNo(StrEnum):
    """What somebody can say with the letter alone."""

    NO = "no"
    NOT_AGAIN = "not_again"
    NOBODY_AGAIN = "nobody_again"
    NOT_ME = "not_me"


TOWARDS = {
    PaperNo.NOT_AGAIN: Towards.WHOEVER_ASKED,
    PaperNo.NOBODY_AGAIN: Towards.ANYBODY,
    PaperNo.NOT_ME: Towards.NOT_ME,
}


@dataclass(frozen=True, kw_only=True)
class SaidOnPaper:
    """A no, and what somebody may add so that it counts at another address too."""

    no: PaperNo
    name: str = field(default="", repr=False)
    born: int | None = field(default=None, repr=False)

    def problems(self) -> dict[str, str]:
        """What is too long or can't be, by field."""
        found = {"name": "too long"} if len(self.name) > NAME_LIMIT else {}
        if self.born is not None and not EARLIEST <= self.born <= LATEST:
            found["born"] = "unknown"
        return found


@dataclass(frozen=True, kw_only=True)
class OnPaper:
    """Whoever holds a letter, or was handed a code, and has no account."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    throttle: Throttle
    noes: LetterNoes

    def say(self, network: str, typed: str, said: SaidOnPaper) -> None:
        """Say no. Tries are counted by network: raises TooManyTries. Raises Invalid.

        The code ends, unless somebody with an account has read it: then it is theirs to answer.
        """
        problems = said.problems()
        if problems:
            raise Invalid(problems)
        self.throttle.count(self.throttle.paper(network))
        fingerprint = hand_to_hand.fingerprint(typed)
        with suppress(NotFound):
            self.graph.write(lambda tx: self._end(tx, fingerprint, said))
        if said.no in TOWARDS:
            self.graph.write(lambda tx: keep_no(tx, self.noes, fingerprint, said))

    def _end(self, tx: Tx, fingerprint: str, said: SaidOnPaper) -> None:
        before = code_store.find(tx, self.sealer, fingerprint)
        if before is None:
            return
        gate.lock_people(tx, [before.owner])
        end_locked(tx, self.sealer, fingerprint, said, self.clock.now())


def end_locked(tx: Tx, sealer: Sealer, fingerprint: str, said: SaidOnPaper, now: datetime) -> None:
    """End a code whose owner is locked, unless somebody with an account has read it."""
    code = code_store.find(tx, sealer, fingerprint)
    if code is None or code.opened_by or code.used_at or now >= code.until:
        return
    not_me_at = now if said.no is PaperNo.NOT_ME else None
    code_store.keep(tx, sealer, replace(code, used_at=now, not_me_at=not_me_at))


def keep_no(tx: Tx, noes: LetterNoes, fingerprint: str, said: SaidOnPaper) -> None:
    """Keep a no to a letter that lasts. Nothing where it is a plain one."""
    towards = TOWARDS.get(said.no)
    if towards is None:
        return
    shown = noes.is_them(tx, fingerprint, said.name, said.born)
    noes.say(tx, fingerprint, towards, shown=shown)
