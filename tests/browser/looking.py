"""Looking at a page as axe does, and as a small screen and a thumb do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.counts import PROVING

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
ON_A_PHONE = "light on a phone"
LOOKS = {ON_A_PHONE: ("light", True), "dark on a desktop": ("dark", False)}
CROSSED = {"dark on a phone": ("dark", True), "light on a desktop": ("light", False)}
# Two looks have every scheme and every size between them; `make prove` crosses them too.
EVERY_LOOK = LOOKS | CROSSED if PROVING else LOOKS
NARROWEST = 320
SMALLEST_TARGET = 24
# Links within a sentence may be as small as the sentence (WCAG 2.5.8).
SMALL_TARGETS = """
(least) => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
  .filter((element) => {
    const box = element.getBoundingClientRect();
    const hidden = box.width <= 1 || box.height <= 1 || element.closest("svg");
    const inline = getComputedStyle(element).display === "inline";
    const skip = element.matches(".govuk-skip-link, [type=hidden]");
    const small = box.width < least || box.height < least;
    return small && !hidden && !inline && !skip;
  })
  .map((element) => element.outerHTML.slice(0, 160))
"""
TOO_WIDE = "document.documentElement.scrollWidth > window.innerWidth"


@dataclass(frozen=True)
class Seen:
    """What one page was found to be. All of it is looked at in one visit: visits take long."""

    violations: list[str]
    small: list[str]
    wide: bool


def look_at(page: Page, addresses: Iterable[str]) -> dict[str, Seen]:
    """Visit pages one after the other."""
    return {address: _seen(page, address) for address in addresses}


def faults(seen: dict[str, Seen], name: str) -> dict[str, object]:
    """Where something was found, by address."""
    found = {address: getattr(one, name) for address, one in seen.items()}
    return {address: what for address, what in found.items() if what}


def _seen(page: Page, address: str) -> Seen:
    page.goto(address)
    violations, small = judge(page), page.evaluate(SMALL_TARGETS, SMALLEST_TARGET)
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    wide = bool(page.evaluate(TOO_WIDE))
    page.set_viewport_size(size)
    return Seen(violations, small, wide)


def judge(page: Page) -> list[str]:
    """What axe says against a page once it is there."""
    page.locator("main h1").first.wait_for()
    results: dict[str, Any] = Axe().run(page, options=RULES).response
    return [
        f"{violation['id']}: {node['target']} {node['html'][:160]} {node['failureSummary'][:300]}"
        for violation in results["violations"]
        for node in violation["nodes"]
    ]
