"""People who pass a code on when somebody has lost their way in, and who learn nothing else.

Each is given a slip of paper with a code. Typing it in gets them another code, good for a day, to
read out to whoever asks them. They see no name and not what it is for, and nobody is asked
anything: the slip works whether or not anybody is getting back in.
"""

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from network.accounts import codes
from network.graph.door import Graph, Tx
from network.graph.statements import Row
from network.identity import PersonId
from network.keys.sealing import Sealer

MOST = 3
FEWEST = 2
NAME_LIMIT = 60
PASSED_ON_FOR = timedelta(hours=24)
LETTERS = 10
GROUP = 5
KIND = "TrustedPerson"
SLIP_INDEX = "slip"
PASSED_INDEX = "passed-on-code"


@dataclass(frozen=True, kw_only=True)
class TrustedPerson:
    """Somebody who was given a slip. `passed_until` is how long the code that they got holds."""

    id: str
    person_id: PersonId
    name: str = field(repr=False)
    slip: str = field(repr=False)
    passed: str = field(default="", repr=False)
    made_at: datetime
    passed_until: datetime | None = None


def slip(secret: str) -> str:
    """The code on a slip: 80 bits from a secret that stays with the browser for half an hour."""
    return codes.make(secret)[0]


def new_code() -> str:
    """A code to be read out: 50 bits, good for a day."""
    letters = "".join(secrets.choice(codes.ALPHABET) for _ in range(LETTERS))
    return f"{letters[:GROUP]}-{letters[GROUP:]}"


def slip_index(sealer: Sealer, typed: str) -> str:
    """What a slip is looked up by."""
    return sealer.index(SLIP_INDEX, codes.plain(typed))


def passed_index(sealer: Sealer, typed: str) -> str:
    """What a code that was passed on is looked up by."""
    return sealer.index(PASSED_INDEX, codes.plain(typed))


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[TrustedPerson]:
    """Everybody whom a person has given a slip, the first first."""
    rows = tx.many("factors/trusted_people_of", personId=person_id)
    return sorted((_opened(sealer, row) for row in rows), key=lambda one: one.made_at)


def keep(tx: Tx, sealer: Sealer, account_id: str, one: TrustedPerson) -> None:
    """Keep somebody who was given a slip; whose they are is locked."""
    tx.run(
        "factors/keep_trusted_person",
        accountId=account_id,
        trustedId=one.id,
        slipIndex=one.slip,
        passedIndex=one.passed,
        sealed=sealer.seal(one.person_id, record_id=one.id, kind=KIND, value=_record(one)),
    )


def drop(tx: Tx, person_id: PersonId, trusted_id: str) -> None:
    """Let a slip open nothing any more."""
    tx.run("factors/drop_trusted_person", personId=person_id, trustedId=trusted_id)


def by_slip(graph: Graph, sealer: Sealer, typed: str) -> Row | None:
    """Whose slip this is, and on which account."""
    return graph.ask("factors/trusted_person_by_slip", slipIndex=slip_index(sealer, typed))


def by_passed(tx: Tx, sealer: Sealer, typed: str) -> TrustedPerson | None:
    """Who passed this code on."""
    index = passed_index(sealer, typed)
    row = tx.maybe("factors/trusted_person_by_passed_code", passedIndex=index)
    return _opened(sealer, row) if row else None


def used(one: TrustedPerson) -> TrustedPerson:
    """The same, after the code that they passed on was used."""
    return replace(one, passed="", passed_until=None)


def _record(one: TrustedPerson) -> dict[str, Any]:
    return {
        "name": one.name,
        "madeAt": one.made_at.isoformat(),
        "passedUntil": one.passed_until.isoformat() if one.passed_until else None,
    }


def _opened(sealer: Sealer, row: Row) -> TrustedPerson:
    record = sealer.open(row["personId"], record_id=row["id"], kind=KIND, sealed=row["sealed"])
    until = record["passedUntil"]
    return TrustedPerson(
        id=row["id"],
        person_id=PersonId(row["personId"]),
        name=record["name"],
        slip=row["slipIndex"],
        passed=row["passedIndex"],
        made_at=datetime.fromisoformat(record["madeAt"]),
        passed_until=datetime.fromisoformat(until) if until else None,
    )
