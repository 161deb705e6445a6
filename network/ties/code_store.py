"""Codes that lead to a tie, and the answers to them, in the graph: fingerprints and sealed words.

A code is its owner's; an answer is its giver's. Each goes with the one whose it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from network.errors import Broken
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.ties.model import TieAnswer, TieCode
from network.ties.records import from_record, to_record

CODE, ANSWER, APPROACH = "TieCode", "TieAnswer", "Approach"
OF_CODE = {"id": "id", "owner": "personId"}
OF_ANSWER = {"id": "id", "by": "personId"}
SWEPT_AT_ONCE = 500


def find(tx: Tx, sealer: Sealer, fingerprint: str) -> TieCode | None:
    """The code with this fingerprint: one of somebody's own, or one that stands in a letter.

    Both are looked for, whichever it is, so that it takes as long.
    """
    own = tx.maybe("ties/find_code", codeHash=fingerprint)
    letter = tx.maybe("ties/find_approach", codeHash=fingerprint)
    if letter is not None:
        return _approach(sealer, letter)
    return _code(sealer, own) if own else None


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[TieCode]:
    """Every code of a person, used or not."""
    return [_code(sealer, row) for row in tx.many("ties/codes_of_person", personId=person_id)]


def add(tx: Tx, sealer: Sealer, code: TieCode, fingerprint: str) -> None:
    """Keep a new code of a locked person, once."""
    tx.run(
        "ties/add_code",
        personId=code.owner,
        codeId=code.id,
        codeHash=fingerprint,
        goneMonth=f"{code.until:%Y-%m}",
        sealed=_sealed_code(sealer, code),
    )


def keep(tx: Tx, sealer: Sealer, code: TieCode) -> None:
    """Keep what became of a code whose owner is locked. One that is not there stays so."""
    name = "ties/keep_approach" if code.written_for else "ties/keep_code"
    tx.run(name, codeId=code.id, sealed=_sealed_code(sealer, code))


def write_letter(tx: Tx, sealer: Sealer, code: TieCode, fingerprint: str) -> None:
    """Keep the code of a letter for somebody who is locked, once."""
    written = code.written_for
    if written is None:
        raise TypeError("a code of one's own is in no letter")
    tx.run(
        "ties/add_approach",
        requestId=written.request_id,
        organisationId=written.organisation_id,
        approachId=code.id,
        codeHash=fingerprint,
        goneMonth=f"{code.until:%Y-%m}",
        sealed=_sealed_code(sealer, code),
    )


@dataclass(frozen=True, kw_only=True)
class ForRequest:
    """What came of one request: a letter, and the yes to it; neither where there is none."""

    request_id: str
    code: TieCode | None = None
    given: TieAnswer | None = None


def for_requests(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[ForRequest]:
    """Every letter for what somebody has asked, and each request for which there is none."""
    rows = tx.many("ties/approaches_of_person", personId=person_id)
    return [_for_request(sealer, row) for row in rows]


def drop(tx: Tx, person_id: PersonId, code_id: str) -> None:
    """Take a code of a locked person away. What was answered to it stays its giver's."""
    tx.run("ties/drop_code", personId=person_id, codeId=code_id)


def answer(tx: Tx, sealer: Sealer, given: TieAnswer, code: TieCode) -> None:
    """Keep a locked person's answer to a code, once."""
    record = to_record(given, without=OF_ANSWER)
    tx.run(
        "ties/put_answer_to_approach" if code.written_for else "ties/put_answer",
        personId=given.by,
        codeId=given.code_id,
        answerId=given.id,
        goneMonth=f"{given.until:%Y-%m}",
        sealed=sealer.seal(given.by, record_id=given.id, kind=ANSWER, value=record),
    )


def put_later(tx: Tx, sealer: Sealer, wanted: TieAnswer) -> None:
    """Keep that a locked person wants to be asked again, in place of what they wanted before."""
    record = to_record(wanted, without=OF_ANSWER)
    tx.run(
        "ties/put_later",
        personId=wanted.by,
        answerId=wanted.id,
        goneMonth=f"{wanted.until:%Y-%m}",
        sealed=sealer.seal(wanted.by, record_id=wanted.id, kind=ANSWER, value=record),
    )


def answer_to(tx: Tx, sealer: Sealer, code_id: str) -> TieAnswer | None:
    """The answer to a code. One that doesn't open is as if it had not been given."""
    row = tx.maybe("ties/answer_to", codeId=code_id)
    try:
        return _answer(sealer, row) if row else None
    except Broken:
        return None


def answers_of(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[TieAnswer]:
    """What somebody has answered."""
    return [_answer(sealer, row) for row in tx.many("ties/answers_of_person", personId=person_id)]


def drop_answer(tx: Tx, person_id: PersonId, answer_id: str) -> None:
    """Take a locked person's answer away."""
    tx.run("ties/drop_answer", personId=person_id, answerId=answer_id)


def there(tx: Tx, answer_ids: Iterable[str]) -> frozenset[str]:
    """Which of these answers there still are. Nothing of them is opened."""
    rows = tx.many("ties/answers_among", ids=sorted(answer_ids))
    return frozenset(row["id"] for row in rows)


def sweep(tx: Tx, before: str) -> int:
    """Remove some codes and answers that ran out in an earlier month. Returns how many."""
    return int(tx.one("ties/sweep", month=before, most=SWEPT_AT_ONCE)["swept"])


def _sealed_code(sealer: Sealer, code: TieCode) -> bytes:
    record, written = to_record(code, without=OF_CODE), code.written_for
    owner, kind = (written.organisation_id, APPROACH) if written else (code.owner, CODE)
    return sealer.seal(owner, record_id=code.id, kind=kind, value=record)


def _approach(sealer: Sealer, row: Row) -> TieCode:
    record = sealer.open(
        row["organisationId"], record_id=row["id"], kind=APPROACH, sealed=row["sealed"]
    )
    return from_record(TieCode, record, {name: row[column] for name, column in OF_CODE.items()})


def _for_request(sealer: Sealer, row: Row) -> ForRequest:
    code = _approach(sealer, row) if row["id"] else None
    answered = row["answerId"] and row["byId"]
    named = {"id": row["answerId"], "sealed": row["answerSealed"], "personId": row["byId"]}
    given = _answer(sealer, named) if answered else None
    return ForRequest(request_id=row["requestId"], code=code, given=given)


def _code(sealer: Sealer, row: Row) -> TieCode:
    record = sealer.open(row["personId"], record_id=row["id"], kind=CODE, sealed=row["sealed"])
    return from_record(TieCode, record, {name: row[column] for name, column in OF_CODE.items()})


def _answer(sealer: Sealer, row: Row) -> TieAnswer:
    record = sealer.open(row["personId"], record_id=row["id"], kind=ANSWER, sealed=row["sealed"])
    return from_record(TieAnswer, record, {name: row[column] for name, column in OF_ANSWER.items()})
