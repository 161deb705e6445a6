"""A no that somebody says to a letter, with or without an account, and that every later one meets.

Beside each letter fingerprints are put by: of where it goes with the name, of the name with a year,
and of who asks. They lie apart from the request, so that a no counts also when the request or the
letter was taken back meanwhile. Nothing leads to them until somebody has said no.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from network.graph.door import Tx
from network.identity import PersonId
from network.kept_noes import addressees, marks, store
from network.kept_noes.addressees import Addressee
from network.kept_noes.model import KeptNo, Marks, Side
from network.keys.sealing import Sealer
from network.people import store as people

INDEX = "letter-no-id"


class Towards(StrEnum):
    """Whom a no to a letter is about. Values go into fingerprints."""

    WHOEVER_ASKED = "whoever_asked"
    ANYBODY = "anybody"
    NOT_ME = "not_me"
    """Nobody of this name is here. It says nothing about somebody of that name elsewhere."""


@dataclass(frozen=True, kw_only=True)
class LetterNoes:
    """Puts a no by for each letter, keeps it when it is said, and looks before another is sent."""

    sealer: Sealer

    def put_by(
        self, tx: Tx, code_hash: str, asker: PersonId, whom: Addressee, until: datetime
    ) -> None:
        """Put by what a no to this letter would be kept as."""
        waits = KeptNo(
            id=self._id(code_hash),
            left=addressees.there(self.sealer, whom),
            stayed=self._asker(tx, asker),
            said_by=Side.LEFT,
            shown=addressees.them(self.sealer, whom),
        )
        store.put_by(tx, self.sealer, waits, f"{until:%Y-%m}")

    def say(self, tx: Tx, code_hash: str, towards: Towards, *, shown: bool = False) -> None:
        """Keep a no to a letter. Nothing where there is none, or it was years ago.

        `shown`: they have shown that they are the one, so it counts wherever they are found.
        """
        waits = store.one(tx, self.sealer, self._id(code_hash))
        if waits is None:
            return
        sure = shown and towards is not Towards.NOT_ME
        said = KeptNo(
            id=self._id(f"{code_hash}|{towards}"),
            left=waits.left | waits.shown if sure else waits.left,
            stayed=waits.stayed if towards is Towards.WHOEVER_ASKED else self._anybody(),
            said_by=Side.LEFT,
        )
        store.keep(tx, self.sealer, self._with_before(tx, said))

    def is_them(self, tx: Tx, code_hash: str, name: str, born: int | None) -> bool:
        """Whether this is the name and the year of whom a letter was for. Both must be known."""
        waits = store.one(tx, self.sealer, self._id(code_hash))
        said = Addressee(name=name, goes_to="", born=born)
        typed = addressees.them(self.sealer, said, to_compare=True)
        return waits is not None and not waits.shown.isdisjoint(typed)

    def stops(self, tx: Tx, asker: PersonId, whom: Addressee) -> bool:
        """Whether somebody who may be the one has said no: to this asker, or to anybody."""
        there = addressees.there(self.sealer, whom)
        one = there | addressees.them(self.sealer, whom, to_compare=True)
        said = people.of(tx, self.sealer, asker)
        near = marks.to_compare(self.sealer, said.every_name, said.every_birth)
        other = near | self._asker(tx, asker) | self._anybody()
        return any(no.between(one, other) for no in store.reached(tx, self.sealer, one))

    def _asker(self, tx: Tx, asker: PersonId) -> Marks:
        """Their account, and who they are: a second account of theirs is no way round."""
        said = people.of(tx, self.sealer, asker)
        known = marks.to_keep(self.sealer, said.every_name, said.every_birth)
        return known | {marks.of_account(self.sealer, asker)}

    def _anybody(self) -> Marks:
        return frozenset({marks.of_anybody(self.sealer)})

    def _with_before(self, tx: Tx, said: KeptNo) -> KeptNo:
        """With what was kept of the same no before: said again, it never counts for less."""
        before = store.one(tx, self.sealer, said.id)
        if before is None:
            return said
        wider = replace(said, left=said.left | before.left, stayed=said.stayed | before.stayed)
        return replace(wider, version=before.version + 1)

    def _id(self, what: str) -> str:
        return self.sealer.index(INDEX, what)
