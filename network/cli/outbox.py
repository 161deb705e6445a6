"""`network outbox`: what waits, and what is stuck."""

import click

from network.cli._parts import services
from network.identity import EventId


@click.command
@click.option("--again", metavar="ID", help="Let a stuck event have another go.")
def command(again: str | None) -> None:
    """Show what waits and what is stuck. The exit status is 1 while something is stuck."""
    with services() as found:
        if again:
            found.outbox.try_again(EventId(again))
        for state, size in found.outbox.counts().items():
            click.echo(f"{state}: {size}")
        stuck = found.outbox.stuck()
    for event in stuck:
        click.echo(f"{event.id}  {event.kind}  tried {event.attempts} times")
    if stuck:
        raise SystemExit(1)
