"""A slow phone's browser: Chromium with its processor held back, and what is asked of it."""

import contextlib
import itertools
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from bench.world import CONNECTIONS
from tests.browser.windows import DESKTOP, FLAGS, chromium

SLOW_DOWN = 4
PATIENCE = 30_000
DRAG_SECONDS = 3.0
RADIUS, STEP = 110, 0.12
FEWEST_MOVES = 10
# The picture can be used when the page is there, its script has run, people take the focus, and
# all of it was drawn. A page without a picture needs no more than to be there and drawn.
WATCH = """
addEventListener("DOMContentLoaded", () => {
  const usable = () => !document.querySelector("[data-map-picture]") || (
    document.querySelector(".map-zoom") &&
    document.querySelector("a.person[tabindex='0']") &&
    !document.querySelector("[data-map-keys][hidden]"));
  const look = () => {
    if (!usable()) return setTimeout(look);
    const ready = performance.now();
    const answered = performance.getEntriesByType("navigation")[0].responseStart;
    requestAnimationFrame(() => setTimeout(() => {
      window.benchSeen = { answered, ready, drawn: performance.now() };
    }));
  };
  look();
});
"""
PEOPLE = "document.querySelectorAll('a.person').length"
# Somebody in sight with a line to somebody else, nearest to the middle of the window.
GRIP = """
() => {
  const tied = [...document.querySelectorAll("[data-ends]")].flatMap((line) =>
    line.dataset.ends.split(" "));
  const far = ({ x, y }) => Math.hypot(x - innerWidth / 2, y - innerHeight / 2);
  const found = [...document.querySelectorAll(".person")]
    .filter((one) => !tied.length || tied.includes(one.getAttribute("href").split("/").pop()))
    .map((one) => {
      const box = one.getBoundingClientRect();
      return { one, x: box.x + box.width / 2, y: box.y + box.height / 2 };
    })
    .filter(({ one, x, y }) => document.elementFromPoint(x, y)?.closest(".person") === one)
    .sort((one, other) => far(one) - far(other))[0];
  window.benchHeld = found.one;
  found.one.focus({ preventScroll: true });
  return [found.x, found.y];
}
"""
BEGIN = """
() => {
  const count = { frames: 0, places: 0, last: "", began: performance.now(), on: true };
  const each = () => {
    if (!count.on) return;
    count.frames += 1;
    const now = window.benchHeld.getAttribute("transform");
    count.places += now !== count.last;
    count.last = now;
    requestAnimationFrame(each);
  };
  window.benchCount = count;
  requestAnimationFrame(each);
}
"""
END = """
() => {
  const count = window.benchCount;
  count.on = false;
  return [count.frames / ((performance.now() - count.began) / 1000), count.places];
}
"""
EMPTY_DRAWING = """<!doctype html><title>Empty</title>
<svg width="1200" height="800"><g class="person" tabindex="0" transform="translate(600 400)">
<circle r="24"></circle></g></svg>
<script>
const node = document.querySelector(".person");
let held = false, frame = 0;
node.addEventListener("pointerdown", (event) => {
  held = true;
  node.setPointerCapture(event.pointerId);
});
node.addEventListener("pointerup", () => { held = false; });
node.addEventListener("pointermove", (event) => {
  if (!held || frame) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    const box = node.parentNode.getBoundingClientRect();
    node.setAttribute("transform", `translate(${event.x - box.x} ${event.y - box.y})`);
  });
});
</script>"""


@dataclass(frozen=True)
class Seen:
    """Seconds from setting out for a page: its first byte came, its script was ready, all drawn."""

    answered: float
    ready: float
    drawn: float


@dataclass
class Phone:
    """A slow browser, signed in. It keeps account of whom its pages ask."""

    browser: Browser
    url: str
    token: str
    requests: int = 0
    strangers: list[str] = field(default_factory=list)
    wires: dict[Page, CDPSession] = field(default_factory=dict)

    @contextlib.contextmanager
    def page(self) -> Iterator[Page]:
        """A page with nothing in its cache."""
        with contextlib.closing(self._context()) as context:
            page = context.new_page()
            self.wires[page] = context.new_cdp_session(page)
            yield page
            del self.wires[page]

    def slow(self, page: Page) -> None:
        """Hold the processor back. A new process of the browser would not know of it otherwise."""
        self.wires[page].send("Emulation.setCPUThrottlingRate", {"rate": SLOW_DOWN})

    def be(self, page: Page, token: str) -> None:
        """Have the page go on as somebody else."""
        cookie: Any = {"name": "rowan", "value": token, "url": self.url, "httpOnly": True}
        page.context.add_cookies([cookie])

    def visit(self, page: Page, address: str, *, people: int) -> Seen:
        """Open a page and wait until it can be used."""
        self.slow(page)
        answer = page.goto(f"{self.url}{address}", wait_until="load")
        page.wait_for_function("window.benchSeen")
        if answer is None or answer.status != 200 or urlsplit(page.url).path != f"/{address}":
            raise RuntimeError(f"/{address} did not come")
        if page.evaluate(PEOPLE) != people:
            raise RuntimeError(f"/{address} does not show the {people} it should")
        seen = page.evaluate("window.benchSeen")
        return Seen(**{name: after / 1000 for name, after in seen.items()})

    def first_visit(self, address: str) -> int:
        """The bytes of a first visit: heads and bodies as they came over the wire."""
        sizes: list[float] = []
        with self.page() as page:
            wire = self.wires[page]
            wire.on("Network.loadingFinished", lambda end: sizes.append(end["encodedDataLength"]))
            wire.send("Network.enable")
            self.visit(page, address, people=CONNECTIONS)
            page.wait_for_load_state("networkidle")
        return round(sum(sizes))

    def _context(self) -> BrowserContext:
        context = self.browser.new_context(viewport=DESKTOP, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        context.add_init_script(WATCH)
        context.on("request", lambda request: self._asked(request.url))
        context.add_cookies(
            [{"name": "rowan", "value": self.token, "url": self.url, "httpOnly": True}]
        )
        return context

    def _asked(self, address: str) -> None:
        found = urlsplit(address)
        if found.scheme in ("http", "https", "ws", "wss"):
            self.requests += 1
            if found.netloc != urlsplit(self.url).netloc:
                self.strangers.append(found.netloc)


@contextlib.contextmanager
def phone(url: str, token: str) -> Iterator[Phone]:
    """Chromium until the end of the block, for the service at this address."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            yield Phone(browser, url, token)
        finally:
            browser.close()


def drag(page: Page) -> float:
    """Frames a second while one person goes round and round under the mouse."""
    x, y = page.evaluate(GRIP)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(BEGIN)
    until = time.monotonic() + DRAG_SECONDS
    for turn in itertools.count():
        angle = turn * STEP
        page.mouse.move(x + RADIUS * math.sin(angle), y + RADIUS * math.sin(2 * angle))
        if time.monotonic() > until:
            break
    frames, places = page.evaluate(END)
    # Escape lets go without keeping it, so every drag begins with the same map.
    page.evaluate("window.benchHeld.focus({ preventScroll: true })")
    page.keyboard.press("Escape")
    page.mouse.up()
    if places < FEWEST_MOVES:
        raise RuntimeError("nobody was dragged")
    return float(frames)
