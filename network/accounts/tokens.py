"""Tokens with which a program may read or change a map: scoped, taken back, running out."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from network.accounts import rules, store
from network.accounts.model import (
    MOST_TOKENS,
    TOKEN_DAYS,
    TOKEN_NAME_LIMIT,
    ApiToken,
    NewToken,
    Session,
    TokenActor,
    TokenScope,
)
from network.accounts.throttle import Left
from network.accounts.token_pace import TokenPace
from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import Invalid, NotPermitted, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import AccountId, PersonId, SessionId, new_id, new_secret
from network.keys.sealing import Sealer

PREFIX = "rowan_"


def token_hash(token: str) -> str:
    """What the database keeps of a token or of a session's cookie."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """API tokens of one person."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    pace: TokenPace

    def make(self, actor: Actor, name: str, scopes: Iterable[TokenScope], *, days: int) -> NewToken:
        """Make a token. Needs the password typed freshly, and no guarded days."""
        rules.require_fresh(actor)
        if actor.staff_id is not None:
            raise NotPermitted
        line = self._line(name, frozenset(scopes), days)
        token = PREFIX + new_secret()

        def work(tx: Tx) -> None:
            store.lock_account(tx, self.sealer, actor.person_id)
            kept = store.tokens_of(tx, self.sealer, actor.person_id)
            own = [one for one in kept if one.expires_at > line.made_at and not one.worn_in]
            if len(own) >= MOST_TOKENS:
                raise WrongMoment
            store.add_token(tx, self.sealer, actor.person_id, line, token_hash(token))
            self._write_down(tx, actor, Event.TOKEN_MADE, {"scopes": " ".join(sorted(line.scopes))})

        self.graph.write(work)
        return NewToken(token=token, line=line)

    def make_at_work(self, actor: Actor) -> NewToken:
        """Make the token of the session in which the actor wears a hat, in place of an earlier one.

        It ends with the hat, with the session, with the staff account and after the eight hours of
        the session; it reads what waits today and nothing else. Raises NotPermitted without a hat.
        """
        rules.require_open(actor)
        token = PREFIX + new_secret()

        def work(tx: Tx) -> ApiToken:
            store.lock_account(tx, self.sealer, actor.person_id)
            session = self._worn(tx, actor.person_id, actor.session_id)
            if session is None or session.staff_id != actor.staff_id:
                raise NotPermitted
            for one in store.tokens_of(tx, self.sealer, actor.person_id):
                if one.worn_in == session.id:
                    store.end_token(tx, actor.person_id, one.id)
            line = ApiToken(
                id=new_id(),
                name=session.capacity,
                scopes=frozenset({TokenScope.WORK_READ}),
                made_at=self.clock.now(),
                expires_at=session.gone_at(),
                worn_in=session.id,
            )
            store.add_token(tx, self.sealer, actor.person_id, line, token_hash(token))
            self._write_down(tx, actor, Event.TOKEN_MADE, {"scopes": TokenScope.WORK_READ})
            return line

        return NewToken(token=token, line=self.graph.write(work))

    def list(self, actor: Actor) -> list[ApiToken]:
        """The tokens of one's own that still work, newest first."""
        now = self.clock.now()
        kept = self.graph.read(lambda tx: store.tokens_of(tx, self.sealer, actor.person_id))
        running = [token for token in kept if token.expires_at > now and not token.worn_in]
        return sorted(running, key=lambda token: token.made_at, reverse=True)

    def revoke(self, actor: Actor, token_id: str) -> None:
        """Take a token back. It opens nothing from here on; twice is the same as once."""

        def work(tx: Tx) -> None:
            store.lock_account(tx, self.sealer, actor.person_id)
            store.end_token(tx, actor.person_id, token_id)
            self._write_down(tx, actor, Event.TOKEN_REVOKED, {})

        self.graph.write(work)

    def find(self, token: str) -> TokenActor | None:
        """Who acts through a token, or None."""
        if not token.startswith(PREFIX):
            return None
        found = store.find_token(self.graph, self.sealer, token_hash(token))
        if found is None:
            return None
        person_id, account_id, line = found
        if line.expires_at <= self.clock.now():
            return None
        actor: Actor | None = Actor(person_id=person_id, account_id=account_id)
        if line.worn_in is not None:
            actor = self._at_work(person_id, account_id, line.worn_in)
        if actor is None:
            return None
        return TokenActor(actor=actor, scopes=line.scopes, token_id=line.id)

    def _at_work(
        self, person_id: PersonId, account_id: AccountId, session_id: SessionId
    ) -> Actor | None:
        """Who acts with the hat that is still worn in a session; None where it is worn no more.

        That nobody has touched the session for a quarter of an hour ends nothing: programs wait.
        """
        session = self.graph.read(lambda tx: self._worn(tx, person_id, session_id))
        if session is None:
            return None
        return Actor(
            person_id=person_id,
            account_id=account_id,
            session_id=session.id,
            capacity=session.capacity,
            staff_id=session.staff_id,
            factors=session.factors,
        )

    def _worn(self, tx: Tx, person_id: PersonId, session_id: SessionId | None) -> Session | None:
        for session in store.sessions_of(tx, self.sealer, person_id):
            if session.id == session_id and session.staff_id is not None:
                return session
        return None

    def use(self, found: TokenActor) -> Left:
        """Count one request with a token. Raises TooManyTries where it has asked too much."""
        return self.pace.count(found.token_id)

    def _line(self, name: str, scopes: frozenset[TokenScope], days: int) -> ApiToken:
        problems = {}
        if not name.strip():
            problems["name"] = "missing"
        elif len(name.strip()) > TOKEN_NAME_LIMIT:
            problems["name"] = "too long"
        if not scopes:
            problems["scopes"] = "missing"
        elif TokenScope.WORK_READ in scopes:
            problems["scopes"] = "at work"
        if days not in TOKEN_DAYS:
            problems["days"] = "unknown"
        if problems:
            raise Invalid(problems)
        now = self.clock.now()
        return ApiToken(
            id=new_id(),
            name=name.strip(),
            scopes=scopes,
            made_at=now,
            expires_at=now + timedelta(days=days),
        )

    def _write_down(self, tx: Tx, actor: Actor, event: Event, detail: dict[str, str]) -> None:
        record(
            tx,
            self.sealer,
            stream=actor.person_id,
            event=event,
            at=self.clock.now(),
            by=actor,
            detail=detail,
        )
