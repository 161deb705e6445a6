"""`network audit`: prove that the record is as it was written."""

import click

from network.cli._parts import services


@click.group
def command() -> None:
    """The record of what happened."""


@command.command
def verify() -> None:
    """Check every chain. The exit status is 1 where one doesn't hold together."""
    with services() as found:
        faults = found.audit.verify()
    for fault in faults:
        click.echo(f"{fault.stream}: {fault.harm} at number {fault.seq}")
    if faults:
        raise SystemExit(1)
    click.echo("Every chain holds.")
