"""Every page that a person can open: found in the application itself, so that none is forgotten."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from playwright.sync_api import BrowserContext

from tests.browser.site import Site, Somebody

# What an address may name, and what stands for it on the seeded map.
PARTS: dict[str, Callable[[Somebody], str]] = {
    "connection_id": lambda somebody: somebody.connection,
    "person_id": lambda somebody: somebody.connection,
    "place_id": lambda somebody: somebody.place,
    "note_id": lambda somebody: somebody.note,
    "link_id": lambda somebody: somebody.link,
    "assignment_id": lambda somebody: somebody.assignment,
    "staff_id": lambda somebody: somebody.staff,
    "tie_id": lambda somebody: somebody.tie,
    "code_id": lambda somebody: somebody.code,
    "hat_id": lambda somebody: somebody.hat,
}
# These lead away, or are no pages.
LEFT_OUT = ("/exit", "/static/", "/language/", "/look/", "/livez", "/readyz")


def addresses(app: Flask, somebody: Somebody) -> list[str]:
    """The address of every page, with ids of the seeded map filled in."""
    found = set()
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.rule.startswith(LEFT_OUT):
            continue
        if rule.arguments <= set(PARTS) | set(rule.defaults or {}):
            values: dict[str, Any] = {name: PARTS[name](somebody) for name in rule.arguments}
            built = rule.build(values)
            if built is not None:
                found.add(built[1])
    return sorted(found)


def pages(site: Site, context: BrowserContext, somebody: Somebody) -> list[str]:
    """Those of the addresses that answer with a page of their own.

    Asked once for each session: the same ones are then looked at in every light and size.
    """
    every = addresses(site.pages, somebody)
    asked = (somebody.token, *every)
    if asked not in site.answering:
        site.answering[asked] = _answering(site, context, every)
    return site.answering[asked]


def _answering(site: Site, context: BrowserContext, every: list[str]) -> list[str]:
    kept = []
    for address in every:
        response = context.request.get(site.url + address, max_redirects=0)
        html = response.headers.get("content-type", "").startswith("text/html")
        if response.status == 200 and html:
            kept.append(address)
        assert response.status < 500, f"{address}: {response.status}"
    return kept
