"""Telling whether a name and a password go together, by one path for every name.

A name that nobody has leads to a decoy: a sealed account that no password and no code fits. So the
same statements are sent, the same records opened and one fingerprint made, whoever is asked about.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from network.accounts import codes, sign_in_names, store
from network.accounts.model import Account
from network.accounts.passwords import Passwords
from network.audit.events import SERVICE
from network.errors import Broken
from network.graph.door import Graph
from network.graph.statements import Row
from network.identity import AccountId, PersonId, new_secret
from network.keys.sealing import Sealer

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Found:
    """The account behind a name, or the decoy, with the fingerprint of the name."""

    account: Account
    name_index: str
    real: bool


@dataclass(frozen=True, kw_only=True)
class Proof:
    """Looks accounts up by name and holds passwords and codes against them."""

    graph: Graph
    sealer: Sealer
    passwords: Passwords

    def look_up(self, typed_name: str) -> Found:
        """The account behind a name as typed, or the decoy."""
        name_index = sign_in_names.fingerprint(self.sealer, typed_name)
        decoy = self._decoy
        row = store.find_account(self.graph, name_index)
        account = store.open_account(self.sealer, row or decoy)
        return Found(account=account, name_index=name_index, real=row is not None)

    def fits_password(self, found: Found, password: str) -> bool:
        """Whether the password is the account's. Takes the same work either way."""
        return self.passwords.fits(found.account.password, password) and found.real

    def code(self, found: Found, typed_code: str) -> str:
        """The kept fingerprint that a saved code fits, or nothing."""
        return codes.find(found.account.id, found.account.codes, typed_code)

    @cached_property
    def _decoy(self) -> Row:
        self._make_key()
        account = Account(
            id=AccountId("decoy"),
            person_id=PersonId(SERVICE),
            version=1,
            name=sign_in_names.make_name(),
            password=self.passwords.decoy,
            codes=tuple(codes.fingerprint("decoy", code) for code in codes.make(new_secret())),
            made_at=LONG_AGO,
            codes_at=LONG_AGO,
        )
        sealed = store.seal_account(self.sealer, account)
        return {"personId": SERVICE, "id": account.id, "version": 1, "sealed": sealed}

    def _make_key(self) -> None:
        try:
            self.sealer.keys.newest(SERVICE)
        except Broken:
            self.sealer.keys.make(SERVICE)
