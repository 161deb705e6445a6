"""Sessions in a list, and which of them make room for one more."""

from datetime import datetime, timedelta

from network.accounts.model import (
    DEVICE_LIMIT,
    MOST_SESSIONS,
    Session,
    SessionLine,
    SessionMode,
)
from network.actor import Actor, FactorKind
from network.identity import AccountId, PersonId, SessionId, new_id

KEPT_FOR_DRAFTS = timedelta(days=1)


def new_session(
    person_id: PersonId,
    now: datetime,
    *,
    mode: SessionMode,
    device: str,
    factors: frozenset[FactorKind],
) -> Session:
    """A session that is about to begin."""
    return Session(
        id=SessionId(new_id()),
        account_id=AccountId(""),
        person_id=person_id,
        version=1,
        mode=mode,
        device=device[:DEVICE_LIMIT],
        begun_at=now,
        seen_at=now,
        # Something was shown a moment ago; still, what can't be undone asks for it again.
        stepped_up_at=None,
        factors=factors,
    )


def to_end(kept: list[Session], now: datetime) -> list[SessionId]:
    """Sessions that make room for one more: long run out, and the least used beyond the most."""
    over = [session for session in kept if not session.running(now)]
    running = sorted(
        (session for session in kept if session.running(now)), key=lambda one: one.seen_at
    )
    surplus = running[: max(0, len(running) + 1 - MOST_SESSIONS)]
    old = [session for session in over if session.gone_at() + KEPT_FOR_DRAFTS < now]
    return [session.id for session in (*old, *surplus)]


def line(session: Session, actor: Actor) -> SessionLine:
    """A session as its owner sees it in the list."""
    return SessionLine(
        id=session.id,
        mode=session.mode,
        device=session.device,
        begun_at=session.begun_at,
        seen_at=session.seen_at,
        this_one=session.id == actor.session_id,
    )
