"""What somebody must show to get an account back: one table, and nothing else decides.

Two kinds together (NIST SP 800-63B-4, 4.2): never e-mail, telephone, one trusted person or members
of staff alone. An account without a second step opens to a saved code alone, as it always has.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Evidence(StrEnum):
    """Something that shows whose account it is."""

    SAVED_CODE = "saved_code"
    PASSWORD = "password"  # noqa: S105 - a kind of evidence, not a password
    SECOND_STEP = "second_step"
    TRUSTED_PERSON = "trusted_person"
    ANOTHER_TRUSTED_PERSON = "another_trusted_person"
    NAMED_WORKER = "named_worker"


class Against(StrEnum):
    """Something that speaks against it, whatever was shown."""

    STOPPED = "stopped"
    EXCLUDED = "excluded"


@dataclass(frozen=True, kw_only=True)
class More:
    """What somebody typed besides a saved code. `passed_on` came from trusted people."""

    password: str = field(default="", repr=False)
    second: str = field(default="", repr=False)
    passed_on: tuple[str, ...] = field(default=(), repr=False)
    worker: str = field(default="", repr=False)


NOTHING_MORE = More()

SAVED, PASSWORD, SECOND = Evidence.SAVED_CODE, Evidence.PASSWORD, Evidence.SECOND_STEP
TRUSTED, ANOTHER = Evidence.TRUSTED_PERSON, Evidence.ANOTHER_TRUSTED_PERSON
WORKER = Evidence.NAMED_WORKER

ENOUGH: tuple[frozenset[Evidence], ...] = (
    frozenset({SAVED, TRUSTED}),
    frozenset({SAVED, WORKER}),
    frozenset({TRUSTED, ANOTHER, WORKER}),
    # One remaining factor with any code.
    frozenset({PASSWORD, SAVED}),
    frozenset({PASSWORD, TRUSTED}),
    frozenset({PASSWORD, WORKER}),
    frozenset({SECOND, SAVED}),
    frozenset({SECOND, TRUSTED}),
    frozenset({SECOND, WORKER}),
)
ENOUGH_WITHOUT_SECOND_STEP: tuple[frozenset[Evidence], ...] = (frozenset({SAVED}),)


def allowed(
    evidence: Iterable[Evidence],
    *,
    second_step_on: bool,
    against: frozenset[Against] = frozenset(),
) -> bool:
    """Whether what was shown gets the account back, after the wait.

    Whoever stopped it has the last word. A worker whom the person has excluded shows nothing.
    """
    if Against.STOPPED in against:
        return False
    shown = frozenset(evidence)
    if Against.EXCLUDED in against:
        shown -= {Evidence.NAMED_WORKER}
    rows = ENOUGH if second_step_on else (*ENOUGH, *ENOUGH_WITHOUT_SECOND_STEP)
    return any(row <= shown for row in rows)
