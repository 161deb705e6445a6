"""A code with which somebody shows one claim: to the other one, or to whoever can vouch for it."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from network.claims.handed_over import HandedOver
from network.identity import ItemId

CODE_LASTS = timedelta(days=14)
MOST_CODES = 5


class CodeFor(StrEnum):
    """Whom a code is for."""

    THE_OTHER = "the_other"
    A_VOUCHER = "a_voucher"


@dataclass(frozen=True, kw_only=True)
class ClaimCode(HandedOver):
    """What is kept of a code that shows one claim."""

    claim_id: ItemId
    kind: CodeFor


@dataclass(frozen=True, kw_only=True)
class ShownCode:
    """A code as its owner sees it, until it runs out: whatever became of it."""

    code: str = field(repr=False)
    line: ClaimCode
