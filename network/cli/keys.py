"""`network keys …`: turning keys, and proof that everything opens."""

import re

import click

from network.audit.events import SERVICE, Event
from network.bootstrap import Services
from network.cli._upkeep import upkeep
from network.errors import Broken
from network.keys.outer import OuterFile
from network.keys.resealing import SETTLE, Resealing
from network.keys.rotation import rotate_outer
from network.keys.verifying import Verifying

PERSON_ID = re.compile(r"[0-9a-f]{32}")


@click.group
def command() -> None:
    """Look after the keys."""


@command.command("rotate-outer")
def rotate() -> None:
    """Turn the outer key: wrap every key anew. Safe to stop and to run again.

    Backups of keys that were made before need the old outer key: make a backup now, and keep the
    old copy of the file until those backups have run out.
    """
    with upkeep() as found:
        outer = found.keys.outer
        if not isinstance(outer, OuterFile):
            raise Broken("The outer key doesn't come from a file here.")
        version = rotate_outer(found.keys, outer, told=lambda done: click.echo(f"{done} wrapped"))
        found.audit.note(SERVICE, Event.KEYS_ROTATED, by=None, detail={"what": "outer"})
    click.echo(f"Version {version} of the outer key wraps every key. Make a backup now.")


@command.command()
@click.argument("person")
@click.option("--settle", type=float, default=SETTLE, hidden=True)
def reseal(person: str, settle: float) -> None:
    """Give PERSON (a sign-in name or an id) a new key and seal everything of theirs anew.

    Safe to stop and to run again. The old key is destroyed at the end, and not before.
    """
    with upkeep() as found:
        resealing = Resealing(
            graph=found.graph,
            keys=found.keys,
            blobs=found.blobs,
            clock=found.clock,
            settle=settle,
        )
        count = resealing.reseal(_person_id(found, person))
    click.echo(f"{count} records are sealed with the new key; the old one is gone.")


@command.command()
def verify() -> None:
    """Open everything that is sealed. The exit status is 1 where something doesn't open."""
    with upkeep() as found:
        result = Verifying(graph=found.graph, keys=found.keys, blobs=found.blobs).verify()
    for kind, count in sorted(result.opened.items()):
        click.echo(f"{kind}: {count} open")
    for kind, count in sorted(result.shut.items()):
        click.echo(f"{kind}: {count} don't open", err=True)
    for kind, count in sorted(result.stray.items()):
        click.echo(f"{kind}: {count} belong to nobody", err=True)
    if not result.well:
        raise SystemExit(1)
    click.echo("Everything opens.")


def _person_id(found: Services, person: str) -> str:
    return person if PERSON_ID.fullmatch(person) else found.accounts.person_of(person)
