"""The rings of 150 people on a slow phone: soon usable, smooth to drag, light, and private."""

import contextlib
import itertools
import os
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from bench import world
from bench.chromium import EMPTY_DRAWING, SLOW_DOWN, Phone, Seen, drag, phone
from bench.row import Row, milliseconds
from bench.timing import Pace, warm
from bench.world import CONNECTIONS, World
from network.accounts.model import SignUp
from network.cli._running import Running
from network.connections.edits import Put
from network.connections.model import Link
from network.identity import ItemId, PersonId, StepId, new_id
from network.server.size import Size
from tests.browser.windows import chromium

MOST_TIMES, LEAST_FRAMES, MOST_BYTES = 2.0, 0.8, 150_000
LINKS = 100
VISITS_A_CALL = 15
RINGS, EMPTY = "map/rings", "map"
WHERE = f"Chromium at {SLOW_DOWN} times slow-down"


@dataclass(frozen=True)
class Bench:
    """The phone, and two who are signed in: one with a full map, one with an empty one."""

    phone: Phone
    full: str
    empty: str

    def rings(self, page: Page) -> Seen:
        """The picture of the full map."""
        self.phone.be(page, self.full)
        return self.phone.visit(page, RINGS, people=CONNECTIONS)

    def nothing(self, page: Page) -> Seen:
        """The map of somebody new."""
        self.phone.be(page, self.empty)
        return self.phone.visit(page, EMPTY, people=0)


def measure(pace: Pace) -> Iterator[Row]:
    """Visit, drag and weigh in one run. Without a Chromium one line says that nothing was."""
    if chromium() is None:
        yield _row("pictures in Chromium", "", "", "none was found", "NOT MEASURED", good=None)
        return
    with world.made(Size.NORMAL) as made, _served(made) as url:
        full, empty = _signed_in(made)
        with phone(url, full) as slow_phone:
            bench = Bench(slow_phone, full, empty)
            yield _usable(bench, pace)
            yield _smooth(bench, pace)
            yield _light(bench, pace)
            yield _private(bench)


def _usable(bench: Bench, pace: Pace) -> Row:
    ours: list[Seen] = []
    floor: list[Seen] = []
    with bench.phone.page() as page:

        def by_turns() -> None:
            floor.append(bench.nothing(page))
            ours.append(bench.rings(page))

        warm(by_turns, 2 * pace.warm_seconds)
        ours.clear()
        floor.clear()
        for _ in range(pace.rounds * pace.calls // VISITS_A_CALL):
            by_turns()
        floor.append(bench.nothing(page))
    picture, nothing = _middle(ours), _middle(floor)
    times = picture.drawn / nothing.drawn
    return _row(
        f"rings of {CONNECTIONS}, until they can be seen and used",
        "the map of somebody new",
        f"at most {MOST_TIMES} times",
        f"{_words(picture)} beside {_words(nothing)}",
        f"{times:.2f} times",
        good=times <= MOST_TIMES,
        counts=f"medians of {len(ours)} visits with styles and scripts kept, {WHERE}",
    )


def _middle(seen: list[Seen]) -> Seen:
    return Seen(
        answered=statistics.median(one.answered for one in seen),
        ready=statistics.median(one.ready for one in seen),
        drawn=statistics.median(one.drawn for one in seen),
    )


def _words(seen: Seen) -> str:
    before = f"first byte {milliseconds(seen.answered)}, script ready {milliseconds(seen.ready)}"
    return f"{milliseconds(seen.drawn)} ({before})"


def _smooth(bench: Bench, pace: Pace) -> Row:
    ours: list[float] = []
    floor: list[float] = []
    with bench.phone.page() as rings, bench.phone.page() as drawing:
        _drag_in_drawing(bench, drawing)
        _drag_on_rings(bench, rings)
        for _ in range(pace.rounds):
            floor.append(_drag_in_drawing(bench, drawing))
            ours.append(_drag_on_rings(bench, rings))
            floor.append(_drag_in_drawing(bench, drawing))
    picture, nothing = statistics.median(ours), statistics.median(floor)
    return _row(
        "dragging somebody on them",
        "dragging a node in an empty drawing",
        f"at least {LEAST_FRAMES} times the frames",
        f"{picture:.1f} frames a second beside {nothing:.1f}",
        f"{picture / nothing:.2f} times",
        good=picture >= LEAST_FRAMES * nothing,
        counts=f"medians of {len(ours)} and {len(floor)} drags, {LINKS} lines, {WHERE}",
    )


def _drag(bench: Bench, page: Page) -> float:
    page.bring_to_front()
    bench.phone.slow(page)
    return drag(page)


def _drag_in_drawing(bench: Bench, page: Page) -> float:
    """On a page that nobody has touched yet: the script of the drawing can't run twice in one."""
    page.goto("about:blank")
    page.set_content(EMPTY_DRAWING)
    return _drag(bench, page)


def _drag_on_rings(bench: Bench, page: Page) -> float:
    """The same on the map."""
    bench.rings(page)
    page.locator("[data-map-picture]").scroll_into_view_if_needed()
    return _drag(bench, page)


def _light(bench: Bench, pace: Pace) -> Row:
    sizes = [bench.phone.first_visit(RINGS) for _ in range(pace.rounds)]
    size = statistics.median(sizes)
    return _row(
        "a first visit to them",
        "nothing kept from before",
        f"at most {MOST_BYTES / 1000:.0f} kB",
        f"{size / 1000:.1f} kB over the wire, heads included",
        f"{size / 1000:.1f} kB",
        good=size <= MOST_BYTES,
        counts=f"median of {len(sizes)}",
    )


def _private(bench: Bench) -> Row:
    asked, strangers = bench.phone.requests, len(bench.phone.strangers)
    return _row(
        "asking anybody else",
        "every request of the three rows above",
        "none",
        f"{strangers} of {asked} requests",
        f"{strangers} requests",
        good=asked > 0 and not strangers,
    )


@contextlib.contextmanager
def _served(made: World) -> Iterator[str]:
    """The service as `network run` serves it, on this world."""
    settings = made.services.settings
    kept = {name: said for name, said in os.environ.items() if not name.startswith("ROWAN_")}
    running = Running(
        environ=kept
        | {
            "ROWAN_MODE": settings.mode.value,
            "ROWAN_HOME": str(settings.home),
            "ROWAN_PORT": "0",
            "NEO4J_URI": settings.neo4j_uri,
            "NEO4J_USER": settings.neo4j_user,
            "NEO4J_PASSWORD": "",
            "NEO4J_PASSWORD_FILE": str(made.server.password_file),
        },
        home=settings.home,
    )
    try:
        running.be_ready()
        yield running.address
    finally:
        running.stop()


def _signed_in(made: World) -> tuple[str, str]:
    """Sessions of the one whose map is full, with lines on it, and of somebody new."""
    services = made.services
    found = [one.id for one in services.maps.open(made.actor).connections]
    pairs = made.chance.sample(list(itertools.combinations(found, 2)), LINKS)
    edits = [Put(Link(id=ItemId(new_id()), a=a, b=b)) for a, b in pairs]
    services.maps.change(made.actor, StepId(new_id()), "import", edits)
    offer = services.accounts.offers(1)[0]
    new = services.accounts.sign_up(
        SignUp(sign_in_name=offer.name, password="violin-kettle-orbit-maple-7")
    )
    return _session(made, made.actor.person_id), _session(made, new.person_id)


def _session(made: World, person_id: PersonId) -> str:
    return made.services.sessions.begin(person_id).token


def _row(
    name: str,
    beside: str,
    bar: str,
    figures: str,
    verdict: str,
    *,
    good: bool | None,
    counts: str = "",
) -> Row:
    return Row(
        name=name,
        beside=beside,
        bar=bar,
        figures=figures,
        verdict=verdict,
        good=good,
        counts=counts,
    )
