"""Accounts for tests: somebody who has signed up, and somebody who is signed in."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from network.accounts.model import NewAccount, SessionMode, SignIn, SignUp, StartedSession
from network.accounts.second_step import SecondStepNeeded
from network.actor import Actor

if TYPE_CHECKING:
    from network.bootstrap import Services

PASSWORD = "green kettle by the window"
HOME = "192.0.2.7"


@dataclass(frozen=True)
class Somebody:
    """Somebody with an account, at home. `sheet` is what they have of printed codes."""

    services: "Services"
    account: NewAccount
    sheet: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.account.sign_in_name

    @property
    def codes(self) -> tuple[str, ...]:
        return self.account.recovery_codes

    def sign_in(
        self,
        *,
        password: str = PASSWORD,
        mode: SessionMode = SessionMode.PRIVATE,
        network: str = HOME,
        device_mark: str = "",
        saved_code: str = "",
    ) -> StartedSession:
        """Sign in with the right name, from home unless said otherwise."""
        sign_in = SignIn(
            sign_in_name=self.name,
            password=password,
            mode=mode,
            network=network,
            device="phone|Firefox",
            device_mark=device_mark,
            saved_code=saved_code,
        )
        try:
            return self.services.sessions.start(sign_in)
        except SecondStepNeeded as needed:
            if not self.sheet:
                raise
            return self.services.signing.by_code(needed.ticket, self.sheet.pop())

    def fresh(self) -> Actor:
        """Signed in, with the password typed again just now."""
        return self.services.sessions.step_up(self.sign_in().actor, PASSWORD).actor


def somebody(services: "Services", *, password: str = PASSWORD) -> Somebody:
    """Somebody who has just signed up."""
    (offer,) = services.accounts.offers(1)
    made = services.accounts.sign_up(SignUp(sign_in_name=offer.name, password=password))
    return Somebody(services, made)
