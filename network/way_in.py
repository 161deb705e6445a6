"""How somebody comes in: keys and clock, accounts, sessions, second steps, recovery, tokens."""

from dataclasses import dataclass
from functools import cached_property

from network.accounts.passwords import Passwords
from network.accounts.proof import Proof
from network.accounts.recovery import Recovery
from network.accounts.sessions import Sessions
from network.accounts.throttle import Throttle
from network.accounts.token_pace import TokenPace
from network.accounts.tokens import Tokens
from network.accounts.use_cases import Accounts
from network.built_on import Common, Signing
from network.clock import Clock
from network.factors.gathering import Gathering
from network.factors.passkeys import passkeys_at
from network.factors.signing import Signing as FactorSigning
from network.factors.use_cases import FactorsOfMine
from network.graph.door import Graph
from network.keys.opening import open_keys
from network.keys.sealing import Sealer
from network.keys.sqlite import SqliteKeys
from network.sending.notices import Notices
from network.settings import Settings
from network.work.seen import CodesReadOut


@dataclass(frozen=True, kw_only=True)
class WayIn:
    """The parts that all the others rest on, each made when another first needs it."""

    settings: Settings
    clock: Clock
    graph: Graph
    passwords: Passwords

    @cached_property
    def keys(self) -> SqliteKeys:
        return open_keys(
            self.settings.keys, self.settings.outer_key_file, make=not self.settings.production
        )

    @cached_property
    def sealer(self) -> Sealer:
        return Sealer(self.keys)

    @cached_property
    def _common(self) -> Common:
        return {"graph": self.graph, "sealer": self.sealer, "clock": self.clock}

    @cached_property
    def _signing(self) -> Signing:
        proof = Proof(graph=self.graph, sealer=self.sealer, passwords=self.passwords)
        return {**self._common, "proof": proof, "throttle": self._throttle}

    @cached_property
    def _throttle(self) -> Throttle:
        return Throttle(**self._common)

    @cached_property
    def accounts(self) -> Accounts:
        return Accounts(**self._signing)

    @cached_property
    def sessions(self) -> Sessions:
        enough = self.settings.codes_are_enough and not self.settings.production
        return Sessions(**self._signing, second=self._gathering, codes_are_enough=enough)

    @cached_property
    def _gathering(self) -> Gathering:
        return Gathering(sealer=self.sealer, workers=CodesReadOut(sealer=self.sealer))

    @cached_property
    def recovery(self) -> Recovery:
        telling = Notices(sealer=self.sealer)
        return Recovery(**self._signing, other=self._gathering, telling=telling)

    @cached_property
    def factors(self) -> FactorsOfMine:
        domain, origins = self.settings.passkey_domain, self.settings.passkey_origins
        passkeys = passkeys_at(domain, origins, self.sealer)
        return FactorsOfMine(**self._common, throttle=self._throttle, passkeys=passkeys)

    @cached_property
    def signing(self) -> FactorSigning:
        return FactorSigning(mine=self.factors, sessions=self.sessions)

    @cached_property
    def tokens(self) -> Tokens:
        return Tokens(**self._common, pace=TokenPace(throttle=self._throttle))
