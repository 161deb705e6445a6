"""Factors as the record that is sealed, and back."""

from datetime import datetime
from typing import Any

from network.consent.kinds import AudienceKind
from network.factors.model import Authenticator, Factors, NeverBackIn, Passkey, Sheet
from network.graph.statements import Row
from network.identity import PersonId

Record = dict[str, Any]


def factors_record(factors: Factors) -> Record:
    """What is sealed of somebody's factors."""
    return {
        "accountId": factors.account_id,
        "handle": factors.handle,
        "passkeys": [_passkey_record(passkey) for passkey in factors.passkeys],
        "authenticator": _authenticator_record(factors.authenticator),
        "waiting": _authenticator_record(factors.waiting),
        "sheet": factors.sheet
        and {"codes": list(factors.sheet.codes), "madeAt": factors.sheet.made_at.isoformat()},
        "answered": [[challenge, until.isoformat()] for challenge, until in factors.answered],
        "never": [_never_record(one) for one in factors.never],
    }


def factors(row: Row, record: Record) -> Factors:
    """Somebody's factors from their row and what was sealed of them."""
    sheet = record["sheet"]
    return Factors(
        id=row["id"],
        account_id=record["accountId"],
        person_id=PersonId(row["personId"]),
        version=row["version"],
        handle=record["handle"],
        passkeys=tuple(_passkey(one) for one in record["passkeys"]),
        authenticator=_authenticator(record["authenticator"]),
        waiting=_authenticator(record["waiting"]),
        sheet=Sheet(codes=tuple(sheet["codes"]), made_at=datetime.fromisoformat(sheet["madeAt"]))
        if sheet
        else None,
        answered=tuple(
            (challenge, datetime.fromisoformat(until)) for challenge, until in record["answered"]
        ),
        never=tuple(_never(one) for one in record.get("never", ())),
    )


def _passkey_record(passkey: Passkey) -> Record:
    return {
        "id": passkey.id,
        "name": passkey.name,
        "credentialId": passkey.credential_id,
        "publicKey": passkey.public_key,
        "count": passkey.count,
        "synced": passkey.synced,
        "backedUp": passkey.backed_up,
        "madeAt": passkey.made_at.isoformat(),
        "usedAt": passkey.used_at.isoformat() if passkey.used_at else None,
    }


def _passkey(record: Record) -> Passkey:
    used_at = record["usedAt"]
    return Passkey(
        id=record["id"],
        name=record["name"],
        credential_id=record["credentialId"],
        public_key=record["publicKey"],
        count=record["count"],
        synced=record["synced"],
        backed_up=record["backedUp"],
        made_at=datetime.fromisoformat(record["madeAt"]),
        used_at=datetime.fromisoformat(used_at) if used_at else None,
    )


def _never_record(one: NeverBackIn) -> Record:
    return {
        "kind": one.kind,
        "id": one.id,
        "at": one.at.isoformat(),
        "liftedAt": one.lifted_at.isoformat() if one.lifted_at else None,
    }


def _never(record: Record) -> NeverBackIn:
    lifted_at = record["liftedAt"]
    return NeverBackIn(
        kind=AudienceKind(record["kind"]),
        id=record["id"],
        at=datetime.fromisoformat(record["at"]),
        lifted_at=datetime.fromisoformat(lifted_at) if lifted_at else None,
    )


def _authenticator_record(one: Authenticator | None) -> Record | None:
    if one is None:
        return None
    return {"secret": one.secret, "madeAt": one.made_at.isoformat(), "used": one.used}


def _authenticator(record: Record | None) -> Authenticator | None:
    if record is None:
        return None
    made_at = datetime.fromisoformat(record["madeAt"])
    return Authenticator(secret=record["secret"], made_at=made_at, used=record["used"])
