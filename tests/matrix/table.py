"""The table as it is written in table.txt: roles, doors, addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.architecture.routes import pages
from web.static_files import FOLDER, StaticFiles

FILE = Path(__file__).with_name("table.txt")
NONE = "none"
IN = "in"
REFUSED = "refused"
COLLEAGUES = "a colleague's"
LEAD_TOO = "lead-too"
LEAD = "safeguarding_lead"
AS, PRACTISES = "as:", "practice:"
PRACTICE, IN_PRACTICE_TOO = "practice", "+practice"
WORK = "work"
ON_A_LIST = "/at-work/people/<assignment_id>"
SAFE = "GET"
CHOICE = re.compile(r"<any\(([\w]+)[^)]*\):(\w+)>")
IN_ADDRESS = re.compile(r"<(?:\w+:)?(\w+)>")
IN_WORDS = re.compile(r"\{(\w+)\}")
# What an address chooses from, which is nobody's.
CHOICES = {
    "filename": StaticFiles(FOLDER).full_name("rowan.webmanifest"),
    "situation": "general",
    "number": "0",
}
CODES = {"/language/": "en", "/look/": "dark"}


# Whoever has one of these is let in, whose it is: another's opens like one's own.
BEARERS = ("/calendar/<secret>",)


@dataclass(frozen=True, order=True)
class Route:
    """An address with its method, the door in front of it, and what a thing not one's own gives."""

    method: str
    pattern: str
    door: str
    others: str
    lead_too: bool = False
    practised: bool = False

    @property
    def rule(self) -> str:
        """Method and address as the applications know them."""
        return f"{self.method} {IN_WORDS.sub('', self.pattern).strip()}"

    @property
    def names(self) -> tuple[str, ...]:
        """The things that are named in the address, and inside what is sent."""
        named = (*IN_ADDRESS.findall(self.pattern), *IN_WORDS.findall(self.pattern))
        return tuple(name for name in named if name not in (*CHOICES, "code"))

    @property
    def whose(self) -> tuple[str, ...]:
        """Whose things are asked for: with two names in it, also one of each."""
        if not self.names:
            return ("",)
        if self.pattern in BEARERS:
            return ("own", "nobody's")
        mixed = ("own, then another's", "own, then nobody's") if len(self.names) > 1 else ()
        listed = (COLLEAGUES,) if self.pattern.startswith(ON_A_LIST) else ()
        return ("own", "another's", "nobody's", *mixed, *listed)

    @property
    def at_work(self) -> bool:
        """Whether it is behind one of the doors of work."""
        return self.door.split("-")[0] in (WORK, PRACTICE)

    @property
    def safe(self) -> bool:
        """Whether it only looks."""
        return self.method == SAFE

    def address(self, named: dict[str, str]) -> str:
        """The address with these things in it."""
        code = next((code for start, code in CODES.items() if self.pattern.startswith(start)), "")
        values = {**CHOICES, "code": code, **named}
        path = IN_WORDS.sub("", CHOICE.sub(r"\1", self.pattern)).strip()
        return IN_ADDRESS.sub(lambda found: values[found[1]], path)


@dataclass(frozen=True)
class Table:
    """What is expected of every role at every address."""

    doors: tuple[str, ...]
    hats: dict[str, frozenset[str]]
    roles: dict[str, dict[str, str]]
    not_yet: tuple[str, ...]
    routes: tuple[Route, ...]

    @property
    def cells(self) -> int:
        """How many requests the whole matrix is."""
        return len(self.roles) * sum(len(route.whose) for route in self.routes)

    def expected(self, role: str, route: Route) -> str:
        """What a role meets at the door of an address."""
        cell = self.roles[role][WORK if route.at_work else route.door]
        if cell.startswith(AS):
            let_in = route.door != PRACTICE and cell.removeprefix(AS) in self.hats_for(route)
            return IN if let_in else REFUSED
        if cell.startswith(PRACTISES):
            let_in = route.practised and cell.removeprefix(PRACTISES) in self.hats_for(route)
            return IN if let_in else REFUSED
        looking, _, sending = cell.partition("|")
        return looking if route.safe else sending or looking

    def expects(self, role: str, route: Route, whose: str) -> str:
        """What a role meets at an address: the door, and behind it what is theirs or not."""
        met = self.expected(role, route)
        if whose == COLLEAGUES and self.may_as_lead(role, route):
            return met
        return route.others if met == IN and whose not in ("", "own") else met

    def may_as_lead(self, role: str, route: Route) -> bool:
        """Whether somebody is let in, as a lead, to what is on a colleague's list."""
        return route.lead_too and self.roles[role][WORK] in (f"{AS}{LEAD}", f"{PRACTISES}{LEAD}")

    def hats_for(self, route: Route) -> frozenset[str]:
        """The hats that a door of work is for. For "work" alone, those that the page is marked for.

        Raises LookupError for a door that the table doesn't know.
        """
        return marked(route) if route.door in (WORK, PRACTICE) else self.hats[route.door]


@cache
def table() -> Table:
    """The table, read once."""
    doors: tuple[str, ...] = ()
    hats: dict[str, frozenset[str]] = {}
    roles: dict[str, dict[str, str]] = {}
    not_yet: tuple[str, ...] = ()
    routes: list[Route] = []
    part = ""
    for line in _lines():
        words = line.split()
        if words[0] in ("roles", "routes"):
            part, doors = words[0], tuple(words[1:]) or doors
        elif words[0] == "hats":
            hats[words[1]] = frozenset(words[2:])
        elif words[0] == "not-yet":
            not_yet = tuple(words[1:])
        elif part == "roles":
            roles[words[0]] = dict(zip(doors, words[1:], strict=True))
        else:
            routes.append(_route(line))
    return Table(doors, hats, roles, not_yet, tuple(routes))


def _route(line: str) -> Route:
    """One address. Two blanks or more stand between its columns."""
    method, _, rest = line.partition(" ")
    pattern, door, *given = re.split(r"\s{2,}", rest.strip())
    others = next((word for word in given if word != LEAD_TOO), NONE)
    plain = door.removesuffix(IN_PRACTICE_TOO)
    practised = door != plain or door == PRACTICE
    return Route(method, pattern, plain, others, LEAD_TOO in given, practised)


def marked(route: Route) -> frozenset[str]:
    """The hats that the page at an address is marked for."""
    return _marks().get(route.rule, frozenset())


@cache
def _marks() -> dict[str, frozenset[str]]:
    return {
        f"{method} {rule.rule}": frozenset(map(str, getattr(view, "hats", ())))
        for app in (pages(),)
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
        for view in (app.view_functions[rule.endpoint],)
    }


def _lines() -> Iterator[str]:
    for line in FILE.read_text("utf-8").splitlines():
        said = line.partition("#")[0].strip()
        if said:
            yield said
