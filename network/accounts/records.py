"""Accounts, sessions and tokens as the records that are sealed, and back."""

from datetime import datetime
from typing import Any

from network.accounts.evidence import Evidence
from network.accounts.model import (
    Account,
    ApiToken,
    HereFor,
    RecoveryRun,
    Session,
    SessionMode,
    TokenScope,
)
from network.actor import Capacity, FactorKind
from network.identity import AccountId, PersonId, SessionId, StaffId

Record = dict[str, Any]


def account_record(account: Account) -> Record:
    """What is sealed of an account."""
    run = account.recovery
    return {
        "name": account.name,
        "password": account.password,
        "codes": list(account.codes),
        "madeAt": account.made_at.isoformat(),
        "codesAt": account.codes_at.isoformat(),
        "recovery": run and _run_record(run),
        "recoveryCode": account.recovery_code,
        "starts": [start.isoformat() for start in account.starts],
        "guardedUntil": _text(account.guarded_until),
        "easyWords": account.easy_words,
        "hereFor": account.here_for,
    }


def account(person_id: str, account_id: str, version: int, record: Record) -> Account:
    """An account from what was sealed of it."""
    run = record.get("recovery")
    return Account(
        id=AccountId(account_id),
        person_id=PersonId(person_id),
        version=version,
        name=record["name"],
        password=record["password"],
        codes=tuple(record["codes"]),
        made_at=datetime.fromisoformat(record["madeAt"]),
        codes_at=datetime.fromisoformat(record["codesAt"]),
        recovery=_run(run) if run else None,
        recovery_code=record.get("recoveryCode", ""),
        starts=tuple(datetime.fromisoformat(start) for start in record.get("starts", ())),
        guarded_until=_moment(record.get("guardedUntil")),
        easy_words=record.get("easyWords", False),
        here_for=HereFor(record.get("hereFor", HereFor.MY_MAP)),
    )


def session_record(session: Session) -> Record:
    """What is sealed of a session."""
    return {
        "mode": session.mode,
        "device": session.device,
        "begunAt": session.begun_at.isoformat(),
        "seenAt": session.seen_at.isoformat(),
        "steppedUpAt": _text(session.stepped_up_at),
        "guardedUntil": _text(session.guarded_until),
        "factors": sorted(session.factors),
        "capacity": session.capacity,
        "staff": session.staff_id,
        "helpedBy": session.helped_by,
    }


def session(row: Record, record: Record) -> Session:
    """A session from its row and what was sealed of it."""
    return Session(
        id=SessionId(row["id"]),
        account_id=AccountId(row["accountId"]),
        person_id=PersonId(row["personId"]),
        version=row["version"],
        mode=SessionMode(record["mode"]),
        device=record["device"],
        begun_at=datetime.fromisoformat(record["begunAt"]),
        seen_at=datetime.fromisoformat(record["seenAt"]),
        stepped_up_at=_moment(record["steppedUpAt"]),
        guarded_until=_moment(record["guardedUntil"]),
        factors=frozenset(FactorKind(kind) for kind in record.get("factors", ())),
        capacity=Capacity(record.get("capacity", Capacity.PERSON)),
        staff_id=_staff(record.get("staff")),
        helped_by=_staff(record.get("helpedBy")),
    )


def token_record(token: ApiToken) -> Record:
    """What is sealed of an API token."""
    return {
        "name": token.name,
        "scopes": sorted(token.scopes),
        "madeAt": token.made_at.isoformat(),
        "expiresAt": token.expires_at.isoformat(),
        "wornIn": token.worn_in,
    }


def token(token_id: str, record: Record) -> ApiToken:
    """An API token from what was sealed of it."""
    return ApiToken(
        id=token_id,
        name=record["name"],
        scopes=frozenset(TokenScope(scope) for scope in record["scopes"]),
        made_at=datetime.fromisoformat(record["madeAt"]),
        expires_at=datetime.fromisoformat(record["expiresAt"]),
        worn_in=record.get("wornIn"),
    )


def _run_record(run: RecoveryRun) -> Record:
    return {
        "id": run.id,
        "begunAt": run.begun_at.isoformat(),
        "readyAt": run.ready_at.isoformat(),
        "closesAt": run.closes_at.isoformat(),
        "evidence": sorted(run.evidence),
    }


def _run(record: Record) -> RecoveryRun:
    return RecoveryRun(
        id=record["id"],
        begun_at=datetime.fromisoformat(record["begunAt"]),
        ready_at=datetime.fromisoformat(record["readyAt"]),
        closes_at=datetime.fromisoformat(record["closesAt"]),
        # Earlier runs were begun with a saved code, since there was nothing else.
        evidence=frozenset(map(Evidence, record.get("evidence", [Evidence.SAVED_CODE]))),
    )


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _staff(text: str | None) -> StaffId | None:
    return StaffId(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
