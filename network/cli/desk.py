"""`network desk`: what waits for people who keep others safe."""

import click

from network.cli._parts import services


@click.group
def command() -> None:
    """What lies on the desks of safeguarding leads: counts, and nobody's name."""


@command.command
def waiting() -> None:
    """Count what waits, by kind and age. The exit status is 1 where something is overdue.

    "No lead" are things that no safeguarding lead anywhere can look at: open an organisation that
    lends its leads, or ask one to.
    """
    with services() as found:
        lines = found.safeguarding.upkeep.waiting()
    for line in lines:
        click.echo(
            f"{line.kind}: {line.waiting} waiting, the oldest for {line.oldest_days} days, "
            f"{line.overdue} overdue, {line.unseen} with no lead"
        )
    if any(line.overdue or line.unseen for line in lines):
        raise SystemExit(1)
