"""Accounts, sessions, tokens and counts of tries in the graph."""

from dataclasses import replace
from datetime import datetime

from network.accounts import records, sign_in_names
from network.accounts.model import Account, ApiToken, Session
from network.graph.door import Graph, Tx
from network.graph.statements import Row
from network.identity import AccountId, PersonId, SessionId
from network.keys.sealing import Sealer

ACCOUNT = "Account"
SESSION = "Session"
API = "ApiToken"
SWEPT_AT_ONCE = 500


def month(moment: datetime) -> str:
    """All that is said of a moment in the clear."""
    return moment.strftime("%Y-%m")


def seal_account(sealer: Sealer, account: Account) -> bytes:
    """The account, sealed for its person."""
    return sealer.seal(
        account.person_id,
        record_id=account.id,
        kind=ACCOUNT,
        value=records.account_record(account),
    )


def open_account(sealer: Sealer, row: Row) -> Account:
    """The account in a row."""
    record = sealer.open(row["personId"], record_id=row["id"], kind=ACCOUNT, sealed=row["sealed"])
    return records.account(row["personId"], row["id"], row["version"], record)


def add_account(tx: Tx, sealer: Sealer, account: Account) -> None:
    """Make the person and the account. Raises AlreadyDone where the name is somebody's."""
    tx.run(
        "accounts/add_account",
        personId=account.person_id,
        accountId=account.id,
        month=month(account.made_at),
        nameIndex=sign_in_names.fingerprint(sealer, account.name),
        sealed=seal_account(sealer, account),
    )


def find_account(graph: Graph, name_index: str) -> Row | None:
    """The row of the account behind a name, still sealed."""
    return graph.ask("accounts/find_account", nameIndex=name_index)


def account_by_id(graph: Graph, sealer: Sealer, account_id: str) -> Account | None:
    """An account, for the holder of a pass to it."""
    row = graph.ask("accounts/account_by_id", accountId=account_id)
    return open_account(sealer, row) if row else None


def account_of(graph: Graph, sealer: Sealer, person_id: PersonId) -> Account | None:
    """A person's account."""
    row = graph.ask("accounts/account_of", personId=person_id)
    return open_account(sealer, row) if row else None


def lock_account(tx: Tx, sealer: Sealer, person_id: PersonId) -> Account | None:
    """Lock the person, then look at their account."""
    row = tx.maybe("accounts/lock_account", personId=person_id)
    return open_account(sealer, row) if row else None


def keep_account(tx: Tx, sealer: Sealer, account: Account) -> None:
    """Keep a locked account that has changed."""
    changed = replace(account, version=account.version + 1)
    tx.run(
        "accounts/keep_account",
        accountId=changed.id,
        nameIndex=sign_in_names.fingerprint(sealer, changed.name),
        version=changed.version,
        sealed=seal_account(sealer, changed),
    )


def taken(tx: Tx, name_indexes: list[str]) -> set[str]:
    """Which of these names are somebody's."""
    rows = tx.many("accounts/taken_names", nameIndexes=name_indexes)
    return {row["nameIndex"] for row in rows}


def find_session(graph: Graph, sealer: Sealer, token_hash: str) -> Session | None:
    """The session that a token opens: one round trip, one record opened."""
    row = graph.ask("accounts/find_session", tokenHash=token_hash)
    return _session(sealer, row) if row else None


def sessions_of(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[Session]:
    """Every session of a person, also those that have run out."""
    rows = tx.many("accounts/sessions_of", personId=person_id)
    return [_session(sealer, row) for row in rows]


def add_session(tx: Tx, sealer: Sealer, session: Session, token_hash: str) -> None:
    """Begin a session."""
    tx.run(
        "accounts/add_session",
        accountId=session.account_id,
        sessionId=session.id,
        tokenHash=token_hash,
        goneMonth=month(session.gone_at()),
        sealed=_sealed_session(sealer, session),
    )


def touch_session(tx: Tx, sealer: Sealer, session: Session) -> None:
    """Note that a session is in use. Nothing happens where it has changed meanwhile."""
    tx.run(
        "accounts/touch_session",
        sessionId=session.id,
        version=session.version,
        sealed=_sealed_session(sealer, session),
    )


def renew_session(tx: Tx, sealer: Sealer, session: Session, token_hash: str) -> bool:
    """Give a session a new token. False where it has ended meanwhile."""
    row = tx.maybe(
        "accounts/renew_session",
        sessionId=session.id,
        tokenHash=token_hash,
        sealed=_sealed_session(sealer, session),
    )
    return row is not None


def keep_session(tx: Tx, sealer: Sealer, session: Session) -> None:
    """Keep a session that has changed; its owner is locked."""
    tx.run("accounts/keep_session", sessionId=session.id, sealed=_sealed_session(sealer, session))


def end_sessions(tx: Tx, person_id: PersonId, session_ids: list[SessionId]) -> None:
    """End these sessions of a person."""
    tx.run("accounts/end_sessions", personId=person_id, sessionIds=session_ids)


def end_every_session(tx: Tx, person_id: PersonId) -> None:
    """End all sessions of a person."""
    tx.run("accounts/end_every_session", personId=person_id)


def end_session_by_token(tx: Tx, token_hash: str) -> None:
    """End the session that a token opens."""
    tx.run("accounts/end_session_by_token", tokenHash=token_hash)


def sweep_sessions(tx: Tx, before: str) -> int:
    """Remove some sessions that ran out in an earlier month. Returns how many."""
    row = tx.one("accounts/sweep_sessions", month=before, most=SWEPT_AT_ONCE)
    return int(row["swept"])


def add_token(
    tx: Tx, sealer: Sealer, person_id: PersonId, token: ApiToken, token_hash: str
) -> None:
    """Keep the fingerprint of a new API token."""
    tx.run(
        "accounts/add_token",
        personId=person_id,
        tokenId=token.id,
        tokenHash=token_hash,
        goneMonth=month(token.expires_at),
        sealed=sealer.seal(
            person_id, record_id=token.id, kind=API, value=records.token_record(token)
        ),
    )


def find_token(
    graph: Graph, sealer: Sealer, token_hash: str
) -> tuple[PersonId, AccountId, ApiToken] | None:
    """Whose API token this is: one round trip, one record opened."""
    row = graph.ask("accounts/find_token", tokenHash=token_hash)
    if row is None:
        return None
    return PersonId(row["personId"]), AccountId(row["accountId"]), _token(sealer, row)


def tokens_of(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[ApiToken]:
    """Every API token of a person."""
    return [_token(sealer, row) for row in tx.many("accounts/tokens_of", personId=person_id)]


def end_token(tx: Tx, person_id: PersonId, token_id: str) -> None:
    """Take an API token back."""
    tx.run("accounts/end_token", personId=person_id, tokenId=token_id)


def end_every_token(tx: Tx, person_id: PersonId) -> None:
    """Take all API tokens of a person back."""
    tx.run("accounts/end_every_token", personId=person_id)


def sweep_tokens(tx: Tx, before: str) -> int:
    """Remove some tokens that ran out in an earlier month. Returns how many."""
    return int(tx.one("accounts/sweep_tokens", month=before, most=SWEPT_AT_ONCE)["swept"])


def lock_tries(tx: Tx, ids: list[str], gone_month: str) -> dict[str, bytes | None]:
    """Lock counts of tries, always in one order, and read them."""
    rows = tx.many("accounts/lock_tries", ids=sorted(ids), goneMonth=gone_month)
    return {row["id"]: row["sealed"] for row in rows}


def keep_tries(tx: Tx, sealed: dict[str, bytes]) -> None:
    """Keep counts of tries that are locked."""
    rows = [{"id": tries_id, "sealed": value} for tries_id, value in sorted(sealed.items())]
    tx.run("accounts/keep_tries", rows=rows)


def sweep_tries(tx: Tx, before: str) -> int:
    """Remove some counts that nobody used since an earlier month. Returns how many."""
    row = tx.one("accounts/sweep_tries", month=before, most=SWEPT_AT_ONCE)
    return int(row["swept"])


def _sealed_session(sealer: Sealer, session: Session) -> bytes:
    return sealer.seal(
        session.person_id,
        record_id=session.id,
        kind=SESSION,
        value=records.session_record(session),
    )


def _session(sealer: Sealer, row: Row) -> Session:
    record = sealer.open(row["personId"], record_id=row["id"], kind=SESSION, sealed=row["sealed"])
    return records.session(row, record)


def _token(sealer: Sealer, row: Row) -> ApiToken:
    record = sealer.open(row["personId"], record_id=row["id"], kind=API, sealed=row["sealed"])
    return records.token(row["id"], record)
