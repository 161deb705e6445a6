"""Pictures of every view for the README: `python -m tests.browser.screenshots`.

Phone and desktop, light and dark, of a made-up person's map, into docs/pictures; and in
docs/pictures/way each step of how two people find each other again.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from network.connections.edits import Put
from network.connections.kinds import Feeling, KinBy, Kind, LinkKind, PlaceKind, State, Support
from network.connections.model import Connection, Item, Known, Link, Note, Place
from network.connections.when import read
from network.graph.door import Neo4jGraph
from network.graph.migrations import Migrations
from network.graph.queries import load
from network.identity import ItemId, StepId, new_id
from tests import servers
from tests.browser import site as sites
from tests.browser.phones import JOURNEY
from tests.browser.site import PASSWORD, Site, Somebody
from tests.browser.windows import DESKTOP, FLAGS, NOT_RUN, PHONE, chromium, sign_in

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
JOURNEYS = "tests/browser/test_in_touch.py"
WAY = (
    f"{JOURNEYS}::test_somebody_is_found_written_to_and_in_touch_again",
    f"{JOURNEYS}::test_a_letter_goes_from_one_phone_to_another_past_a_reader",
)
TALLEST = 1800
COLOURS = 192
SETTLED = 400
OPEN_VIEWS = {"home": "/", "about": "/about", "safety": "/safety", "sign-in": "/sign-in"}
OWN_VIEWS = {
    "list": "/map",
    "rings": "/map/rings",
    "places": "/map/places",
    "tree": "/map/tree",
    "timeline": "/map/timeline",
    "then-and-now": "/map/then-and-now",
    "for-me": "/map/for-me",
    "history": "/map/history",
    "bring-in": "/map/bring-in",
    "take-out": "/map/take-out",
    "account": "/account",
}
EMPTY_VIEWS = {"empty-map": "/map"}


@dataclass(frozen=True)
class Shape:
    """A screen."""

    name: str
    size: ViewportSize
    sharpness: float


SHAPES = (Shape("phone", PHONE, 2), Shape("desktop", DESKTOP, 1))


def main() -> int:
    """Take all the pictures."""
    if chromium() is None:
        sys.stderr.write(f"{NOT_RUN}\n")
        return 1
    (PICTURES / "way").mkdir(parents=True, exist_ok=True)
    with (
        servers.started(servers.choose()) as server,
        tempfile.TemporaryDirectory() as home,
        sync_playwright() as playwright,
    ):
        _migrate(server)
        with sites.running(server, Path(home)) as site:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            _take_all(browser, site)
            browser.close()
    return _take_the_way()


def _migrate(server: servers.TestServer) -> None:
    graph = Neo4jGraph(uri=server.uri, user=server.user, password=server.password, queries=load())
    Migrations(graph=graph).run()
    graph.close()


def _take_all(browser: Browser, site: Site) -> None:
    ash, new = site.sign_up(), site.sign_up()
    nan = draw_map(site, ash)
    own = {**OWN_VIEWS, "person": f"/map/people/{nan}"}
    for somebody, views in ((None, OPEN_VIEWS), (ash, own), (new, EMPTY_VIEWS)):
        for shape in SHAPES:
            _take(browser, site, somebody, views, shape, dark=False)
            _take(browser, site, somebody, views, shape, dark=True)


def _take(
    browser: Browser,
    site: Site,
    somebody: Somebody | None,
    views: dict[str, str],
    shape: Shape,
    *,
    dark: bool,
) -> None:
    context = browser.new_context(
        base_url=site.url,
        viewport=shape.size,
        device_scale_factor=shape.sharpness,
        color_scheme="dark" if dark else "light",
        locale="en-GB",
        reduced_motion="reduce",
    )
    if somebody is not None:
        sign_in(context, site, _with_a_session_of_its_own(site, somebody))
    page = context.new_page()
    for name, address in views.items():
        page.goto(address)
        page.wait_for_timeout(SETTLED)
        whole = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({**shape.size, "height": min(whole, TALLEST)})
        picture = page.screenshot()
        page.set_viewport_size(shape.size)
        _keep(picture, f"{name}-{shape.name}-{'dark' if dark else 'light'}.png")
    context.close()


def _with_a_session_of_its_own(site: Site, somebody: Somebody) -> Somebody:
    """The same person, who has just typed their password on this screen."""
    sessions = site.services.sessions
    begun = sessions.step_up(sessions.begin(somebody.actor.person_id).actor, PASSWORD)
    return replace(somebody, actor=begun.actor, token=begun.token)


def _take_the_way() -> int:
    """From asking to the first letter: a picture of every step, as the tests walk it."""
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *WAY]
        done = subprocess.run(words, check=False, env={**os.environ, JOURNEY: folder})
        for picture in sorted(Path(folder).glob("*/*.png")):
            _keep(picture.read_bytes(), f"way/{picture.parent.name}-{picture.name}")
    return done.returncode


def _keep(picture: bytes, name: str) -> None:
    with Image.open(BytesIO(picture)) as whole:
        small = whole.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(PICTURES / name, optimize=True)


def draw_map(site: Site, somebody: Somebody) -> ItemId:
    """Put a made-up life on somebody's map. Answers who can be opened as an example."""
    places = _places()
    people = _people(places)
    links = [
        Link(id=_id(), a=people[one].id, b=people[other].id, kind=kind, kin_by=kin_by)
        for one, other, kind, kin_by in LINKS
    ]
    notes = [Note(id=_id(), about=people["Nan Joyce"].id, text="She kept all my drawings.")]
    items: list[Item] = [*places.values(), *people.values(), *links, *notes]
    site.services.maps.change(
        somebody.actor, StepId(new_id()), "add_connection", [Put(item) for item in items]
    )
    return people["Nan Joyce"].id


def _places() -> dict[str, Place]:
    return {
        name: Place(
            id=_id(),
            name=name,
            kind=kind,
            came=read(came),
            left=read(left),
            feeling=feeling,
            order=order,
        )
        for order, (name, kind, came, left, feeling) in enumerate(PLACES)
    }


def _people(places: dict[str, Place]) -> dict[str, Connection]:
    return {
        name: Connection(
            id=_id(),
            name=name,
            kind=kind,
            kin_by=KinBy.FOSTER if name == "Kai" else KinBy.BIRTH if kind in BIRTH else None,
            ring=ring,
            state=state,
            feeling=feeling,
            loves_me=name in LOVED,
            does_for_me=(Support.LISTENS, Support.SHARED_MEMORIES) if ring == 1 else (),
            known=(Known(place_id=places[place].id, since=read(since)),) if place else (),
            remembered=name == "Grandad Len",
        )
        for name, kind, ring, state, feeling, place, since in PEOPLE
    }


def _id() -> ItemId:
    return ItemId(new_id())


SAFE, MIXED, HARD = Feeling.SAFE, Feeling.MIXED, Feeling.NOT_SAFE
PLACES = (
    ("Mill Lane", PlaceKind.FAMILY_HOME, "1994", "2001", MIXED),
    ("Elm Road", PlaceKind.FOSTER_HOME, "2001", "2004", SAFE),
    ("The Beeches", PlaceKind.CHILDRENS_HOME, "2004", "2007", MIXED),
    ("Hill School", PlaceKind.SCHOOL, "2005", "2010", SAFE),
    ("Quay Street", PlaceKind.SUPPORTED_LODGINGS, "2007", "2012", SAFE),
    ("My flat", PlaceKind.OWN_HOME, "2012", "", SAFE),
)
LOVED = ("Nan Joyce", "Kai", "Bev")
BIRTH = (Kind.MUM, Kind.BROTHER_OR_SISTER, Kind.GRANDPARENT)
IN, LOST, FIND = State.IN_TOUCH, State.LOST_TOUCH, State.WOULD_LIKE_TO_FIND
PEOPLE = (
    ("Nan Joyce", Kind.GRANDPARENT, 1, IN, SAFE, "Mill Lane", "1994"),
    ("Kai", Kind.BROTHER_OR_SISTER, 1, IN, SAFE, "Elm Road", "2001"),
    ("Bev", Kind.FOSTER_CARER, 1, IN, SAFE, "Elm Road", "2001"),
    ("Mum", Kind.MUM, 3, State.NOT_NOW, MIXED, "Mill Lane", "1994"),
    ("Grandad Len", Kind.GRANDPARENT, 2, None, SAFE, "Mill Lane", "1994"),
    ("Jade", Kind.BROTHER_OR_SISTER, 2, FIND, SAFE, "Mill Lane", "1997"),
    ("Maureen", Kind.KEY_WORKER, 2, FIND, SAFE, "The Beeches", "2004"),
    ("Tony", Kind.RESIDENTIAL_WORKER, 4, LOST, MIXED, "The Beeches", "2005"),
    ("Danni", Kind.LIVED_WITH, 2, LOST, SAFE, "The Beeches", "2004"),
    ("Mr Okafor", Kind.TEACHER, 3, LOST, SAFE, "Hill School", "2006"),
    ("Priya", Kind.SCHOOL_FRIEND, 2, IN, SAFE, "Hill School", "2005"),
    ("Priya’s mum", Kind.FRIENDS_FAMILY, 3, IN, SAFE, "Hill School", "2006"),
    ("Sal", Kind.LODGINGS_HOST, 2, IN, SAFE, "Quay Street", "2007"),
    ("Rashid", Kind.PERSONAL_ADVISER, 4, LOST, MIXED, "Quay Street", "2008"),
    ("Gwen", Kind.MENTOR, 3, IN, SAFE, "My flat", "2015"),
    ("Biscuit", Kind.PET, 1, IN, SAFE, "My flat", "2016"),
    ("Lee", Kind.COLLEAGUE, 4, IN, None, "My flat", "2018"),
    ("Mrs Adeyemi", Kind.NEIGHBOUR, 3, IN, SAFE, "My flat", "2012"),
)
LINKS = (
    ("Nan Joyce", "Mum", LinkKind.PARENT_OF, KinBy.BIRTH),
    ("Grandad Len", "Mum", LinkKind.PARENT_OF, KinBy.BIRTH),
    ("Nan Joyce", "Grandad Len", LinkKind.PARTNERS, None),
    ("Mum", "Jade", LinkKind.PARENT_OF, KinBy.BIRTH),
    ("Bev", "Kai", LinkKind.PARENT_OF, KinBy.FOSTER),
    ("Maureen", "Tony", LinkKind.WORKED_TOGETHER, None),
    ("Maureen", "Danni", LinkKind.CARED_FOR, None),
    ("Priya", "Priya’s mum", LinkKind.OTHER_FAMILY, None),
    ("Sal", "Rashid", LinkKind.KNOWS, None),
    ("Gwen", "Mrs Adeyemi", LinkKind.FRIENDS, None),
)

if __name__ == "__main__":
    sys.exit(main())
