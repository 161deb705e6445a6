"""`network docs`: write down what can be told from the code itself."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import click

import network
from network.audit.events import KEYS, LOOKS
from network.cli.__main__ import main
from network.cli._consent_page import consent_page
from network.errors import NetworkError
from network.http_status import status_of
from network.outbox.events import EVERY, EventKind

DOCS = Path(__file__).resolve().parents[2] / "docs"
REFERENCE = DOCS / "reference.md"
CONSENT = DOCS / "consent.md"
HEAD = """# Reference

Written by `network docs` from the code; a test holds the two together.
"""
EXAMPLE = {
    "Invalid": ({},),
    "TooManyTries": (1,),
    "AskedAlready": ("",),
    "AskAgainLater": ("",),
}


@click.command
def command() -> None:
    """Write docs/reference.md and docs/consent.md."""
    for path, text in ((REFERENCE, reference()), (CONSENT, consent_page())):
        path.write_text(text, "utf-8")
        click.echo(f"wrote {path.name}")


def reference() -> str:
    """The page as it should be."""
    parts = (HEAD, *_commands(), *_events(), *_work(), *_errors())
    return "\n".join(parts) + "\n"


def _commands() -> Iterator[str]:
    yield "## Commands\n\n| command | what it does |\n| --- | --- |"
    context = click.Context(main)
    for name in main.list_commands(context):
        found = main.get_command(context, name)
        if found is not None:
            yield from _command(f"network {name}", found)


def _command(name: str, found: click.Command) -> Iterator[str]:
    yield f"| `{name}` | {found.get_short_help_str(200)} |"
    if isinstance(found, click.Group):
        for inner in sorted(found.commands):
            yield from _command(f"{name} {inner}", found.commands[inner])


def _events() -> Iterator[str]:
    yield '\n## What is written down\n\n| event | details | under "Who has looked" |'
    yield "| --- | --- | --- |"
    for event, keys in KEYS.items():
        yield f"| {event} | {', '.join(sorted(keys))} | {'yes' if event in LOOKS else ''} |"


def _work() -> Iterator[str]:
    yield "\n## Work that waits\n\n| kind | comes round every |\n| --- | --- |"
    for kind in EventKind:
        yield f"| {kind} | {EVERY.get(kind, '')} |"


def _errors() -> Iterator[str]:
    yield "\n## Errors\n\n| code | status | words |\n| --- | --- | --- |"
    for error in sorted(_all_errors(), key=lambda error: error.code):
        made = error(*EXAMPLE.get(error.__name__, ()))
        yield f"| {error.code} | {status_of(made).value} | {error.title} |"


def _all_errors() -> set[type[NetworkError]]:
    for found in pkgutil.walk_packages(network.__path__, "network."):
        if not found.name.startswith("network.cli."):
            importlib.import_module(found.name)
    known: set[type[NetworkError]] = set()
    waiting = [NetworkError]
    while waiting:
        error = waiting.pop()
        known.add(error)
        waiting += error.__subclasses__()
    return known
