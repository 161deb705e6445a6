"""The people of the matrix: who stands at the door, and with what in their hand."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from network.accounts.model import StartedSession, TokenScope
from network.bootstrap import Services
from network.clock import FrozenClock
from network.identity import new_secret
from tests.accounts import PASSWORD, Somebody, somebody
from tests.maps import a_step
from tests.matrix import at_work, hats
from tests.matrix.belongings import GLAD, Belongings
from tests.matrix.passes import Pass

READ, WRITE = TokenScope.MAP_READ, TokenScope.MAP_WRITE
ABOUT_AND_SAFE = (
    TokenScope.ABOUT_READ,
    TokenScope.ABOUT_WRITE,
    TokenScope.SAFE_READ,
    TokenScope.SAFE_WRITE,
)
NEW_PASSWORD = "a lamp left on in the hall"
# What proxies and other services take for an operator's word.
CLAIMS = {
    "Authorization": "Basic " + base64.b64encode(b"admin:admin").decode(),
    "X-Forwarded-User": "operator",
    "X-Remote-User": "operator",
    "X-Role": "operator",
    "X-Original-URL": "/map",
}


@dataclass
class People:
    """Everybody whom the matrix needs. Each role that is let in has somebody of its own."""

    services: Services
    clock: FrozenClock
    everybody: list[Belongings] = field(default_factory=list)
    made: dict[str, Pass] = field(default_factory=dict)

    def somebody(self) -> Belongings:
        person = somebody(self.services)
        made = Belongings(self.services, person, person.fresh())
        self.everybody.append(made)
        return made

    def __post_init__(self) -> None:
        """Make those of yesterday first, since time only goes forward."""
        self.made |= {**self._of_yesterday(), **self._guarded()}

    @property
    def roles(self) -> frozenset[str]:
        """Everybody who can stand at the door."""
        return frozenset({*self.made, *ROLES, *hats.ROLES})

    def shows(self, role: str) -> Pass:
        """What a role shows. Each is made when it is first asked for."""
        if role not in self.made:
            self.made[role] = ROLES[role](self) if role in ROLES else self._at_work(role)
        return self.made[role]

    def _at_work(self, role: str) -> Pass:
        made = hats.ROLES[role](self.services)
        self.everybody.append(made.own)
        return made

    def _of_yesterday(self) -> dict[str, Pass]:
        late, tokens = self.somebody(), self.somebody()
        made = {
            "ran-out": Pass(late, session=late.somebody.sign_in().token),
            "token-ran-out": bearing(tokens, READ, WRITE, days=7),
        }
        self.clock.move(timedelta(days=8))
        late.actor = late.somebody.fresh()
        tokens.actor = tokens.somebody.fresh()
        return made

    def _guarded(self) -> dict[str, Pass]:
        own = {name: self.somebody() for name in ("guarded", "guarded-fresh")}
        proofs = {name: self._asked_back(mine.somebody) for name, mine in own.items()}
        self.clock.move(timedelta(hours=72))
        return {name: self._got_back(name, mine, proofs[name]) for name, mine in own.items()}

    def _asked_back(self, person: Somebody) -> str:
        network = "198.51.100.4"
        return self.services.recovery.ask(person.name, person.codes[0], network=network).proof

    def _got_back(self, name: str, own: Belongings, shown: str) -> Pass:
        services, code = self.services, own.somebody.codes[0]
        asked = services.recovery.ask(own.somebody.name, code, network="198.51.100.4")
        services.recovery.finish(asked.proof or shown, NEW_PASSWORD, codes_secret=new_secret())

        def again() -> StartedSession:
            started = own.begin()
            if name == "guarded":
                return started
            return services.sessions.step_up(started.actor, NEW_PASSWORD)

        started = again()
        own.actor = started.actor
        return Pass(own, session=started.token, again=again)


def bearing(own: Belongings, *scopes: TokenScope, days: int = 30) -> Pass:
    """Somebody's program with a token of theirs."""
    made = own.services.tokens.make(own.actor, "tests", scopes, days=days)
    return Pass(own, headers={"Authorization": f"Bearer {made.token}"})


def _nobody(people: People) -> Pass:
    return Pass(people.somebody())


def _made_up(people: People) -> Pass:
    return Pass(people.somebody(), session=new_secret())


def _signed_out(people: People) -> Pass:
    own = people.somebody()
    token = own.somebody.sign_in().token
    people.services.sessions.sign_out(token)
    return Pass(own, session=token)


def _erased(people: People) -> Pass:
    gone = people.somebody()
    token = gone.somebody.sign_in().token
    people.services.erasure.erase(gone.somebody.fresh())
    people.everybody.remove(gone)
    return Pass(people.somebody(), session=token)


def _operator(people: People) -> Pass:
    return Pass(people.somebody(), headers=dict(CLAIMS))


def _person(people: People) -> Pass:
    own = people.somebody()
    return Pass(own, session=own.somebody.sign_in().token, again=own.begin)


def _fresh(people: People) -> Pass:
    own = people.somebody()

    def again() -> StartedSession:
        started = own.begin()
        return own.services.sessions.step_up(started.actor, PASSWORD)

    return Pass(own, session=again().token, again=again)


def _elsewhere(people: People) -> Pass:
    return replace(_fresh(people), site="cross-site")


def _supporter(people: People) -> Pass:
    """Somebody who used to work in a home: on their own side they are a person like anybody."""
    shown = _person(people)
    shown.own.services.willing.say(shown.own.actor, a_step(), GLAD)
    return shown


def _no_proof(people: People) -> Pass:
    return replace(_fresh(people), proven=False)


def _revoked(people: People) -> Pass:
    made = bearing(people.somebody(), READ, WRITE)
    [line] = people.services.tokens.list(made.own.actor)
    people.services.tokens.revoke(made.own.actor, line.id)
    return made


def _token_erased(people: People) -> Pass:
    gone = people.somebody()
    made = bearing(gone, READ, WRITE)
    people.services.erasure.erase(gone.somebody.fresh())
    people.everybody.remove(gone)
    return replace(made, own=people.somebody())


def _program_at_work(people: People) -> Pass:
    """A program of somebody who wears a hat: it is told what waits, and nothing else."""
    own = people.somebody()
    worn = at_work.a_worker(own)
    token = people.services.tokens.make_at_work(worn).token
    return Pass(own, headers={"Authorization": f"Bearer {token}"})


def _session_as_token(people: People) -> Pass:
    own = people.somebody()
    token = own.somebody.sign_in().token
    return Pass(own, headers={"Authorization": f"Bearer rowan_{token}"})


def _token_as_session(people: People) -> Pass:
    made = bearing(people.somebody(), READ, WRITE)
    token = made.headers["Authorization"].removeprefix("Bearer ")
    return Pass(made.own, session=token.removeprefix("rowan_"))


ROLES: dict[str, Callable[[People], Pass]] = {
    "nobody": _nobody,
    "made-up": _made_up,
    "signed-out": _signed_out,
    "erased": _erased,
    "operator": _operator,
    "person": _person,
    "person-fresh": _fresh,
    "supporter": _supporter,
    "elsewhere": _elsewhere,
    "no-proof": _no_proof,
    "reader": lambda people: bearing(people.somebody(), READ),
    "writer": lambda people: bearing(people.somebody(), WRITE),
    "story-reader": lambda people: bearing(people.somebody(), TokenScope.STORY_READ),
    "story-writer": lambda people: bearing(people.somebody(), TokenScope.STORY_WRITE),
    "reader-writer": lambda people: bearing(people.somebody(), READ, WRITE),
    "about-and-safe": lambda people: bearing(people.somebody(), *ABOUT_AND_SAFE),
    "token-revoked": _revoked,
    "token-erased": _token_erased,
    "program-at-work": _program_at_work,
    "session-as-token": _session_as_token,
    "token-as-session": _token_as_session,
}
