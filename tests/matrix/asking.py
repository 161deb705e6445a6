"""One role at one address after the other, and what is wrong with what came back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from werkzeug.test import Client, TestResponse

from network.identity import new_id
from tests.matrix.answers import outcome, without_what_differs, work_done
from tests.matrix.belongings import Belongings, Named
from tests.matrix.passes import Pass
from tests.matrix.sent import SECRET, proof, sent
from tests.matrix.table import COLLEAGUES, IN, Route, Table
from tests.network.accounts.listening import ListeningGraph

SAME = (("another's", "nobody's"), ("own, then another's", "own, then nobody's"))
# Of a colleague's, what is done differs: a try is written into the organisation's own record.
ALIKE_TO_LOOK_AT = (("a colleague's", "nobody's"),)
OWN_COOKIE = "rowan="


@dataclass
class Asking:
    """Asks for every address in one role. `cells` is how many requests that was."""

    table: Table
    client: Client
    graph: ListeningGraph
    other: Belongings
    role: str
    shown: Pass
    cells: int = 0
    turn: int | None = None
    """Which half of the addresses is asked for, the even or the odd ones; None: all of them."""
    thorough: bool = True
    """Whether whoever is turned away at a door asks there for everybody's things, or for one's."""

    def faults(self) -> list[str]:
        """Every cell that is not as the table says, looking first, then what changes something."""
        routes = sorted(self.routes, key=lambda route: not route.safe)
        return [fault for route in routes for fault in self._at(route)]

    @property
    def routes(self) -> Sequence[Route]:
        """The addresses that are asked for."""
        return self.table.routes if self.turn is None else self.table.routes[self.turn :: 2]

    def whose(self, route: Route) -> tuple[str, ...]:
        """Whose things are asked for at an address.

        Behind a closed door nobody has looked yet whose it is: the next role asks for the next.
        """
        if self.thorough or self.table.expected(self.role, route) == IN:
            return route.whose
        turn = list(self.table.roles).index(self.role) + self.table.routes.index(route)
        return (route.whose[turn % len(route.whose)],)

    def _at(self, route: Route) -> Iterator[str]:
        answers: dict[str, tuple[object, ...]] = {}
        things = self._named(route)
        for whose in self.whose(route):
            named = things[whose]
            self.graph.heard.clear()
            response = self._ask(route, named)
            self.cells += 1
            expected = self.table.expects(self.role, route, whose)
            met = outcome(response, route.pattern, safe=route.safe)
            if met != expected:
                yield f"{self.role}: {route.rule} ({whose}): {met} instead of {expected}"
            differing = without_what_differs(response, named.values())
            answers[whose] = (*differing, work_done(self.graph.heard))
            if self._has_changed(response):
                self.shown = self.shown.renewed()
        for one, other in SAME:
            if {one, other} <= answers.keys() and answers[one] != answers[other]:
                yield f"{self.role}: {route.rule}: {one} and {other} are told apart"
        for one, other in ALIKE_TO_LOOK_AT:
            both = {one, other} <= answers.keys()
            told = both and answers[one][:-1] != answers[other][:-1]
            if told and not self.table.may_as_lead(self.role, route):
                yield f"{self.role}: {route.rule}: {one} and {other} look different"

    def _named(self, route: Route) -> dict[str, Named]:
        """What an address may name, by whose it is."""
        let_in = self.table.expected(self.role, route) == IN
        own = self.shown.own.named(route, may_change=let_in and not route.safe)
        others = self.other.named(route, may_change=False)
        nobodys = dict.fromkeys(own, new_id())
        kept = {name: own[name] for name in route.names[:1]}
        return {
            "": own,
            "own": own,
            COLLEAGUES: self.shown.own.of_a_colleague(route) or nobodys,
            "another's": others,
            "nobody's": nobodys,
            "own, then another's": others | kept,
            "own, then nobody's": nobodys | kept,
        }

    def _ask(self, route: Route, named: Named) -> TestResponse:
        what = sent(route, named, self.shown.own)
        self.graph.heard.clear()
        proven = {"csrf": proof(self.shown.session)} if self.shown.proven else {}
        headers = {
            "Cookie": f"rowan={self.shown.session}; rowan-form={SECRET}",
            "Sec-Fetch-Site": self.shown.site,
            **self.shown.headers,
        }
        if not route.safe and route.pattern.startswith("/api/"):
            headers["Idempotency-Key"] = new_id()
            headers["If-Match"] = f'"{self._version(route, named)}"'
            self.graph.heard.clear()
        return self.client.open(
            route.address(named),
            method=route.method,
            headers=headers,
            query_string=what.query,
            data=what.body or ({**what.form, **proven} if what.form else None),
            content_type=what.media or None,
            environ_overrides={"REMOTE_ADDR": self._network},
        )

    @property
    def _network(self) -> str:
        """Where this role asks from: what one does must not use up another's tries."""
        return f"192.0.2.{1 + list(self.table.roles).index(self.role)}"

    def _version(self, route: Route, named: Named) -> int:
        if self.table.expected(self.role, route) != IN:
            # It is refused whatever the version, and looking that up is slow.
            return 1
        if route.pattern.endswith("/settings"):
            return self.shown.own.version(self.shown.own.actor.person_id)
        return self.shown.own.version(named.get("item_id", ""))

    def _has_changed(self, response: TestResponse) -> bool:
        """Whether the session has ended, or goes on under another token."""
        return any(line.startswith(OWN_COOKIE) for line in response.headers.getlist("Set-Cookie"))
