"""`network sending`: what comes back, and which ways there are."""

import sys

import click

from network.cli._parts import services
from network.sending.bounces import LARGEST, Came

SAID = {
    Came.NOT_WORKING: "Marked: nothing more is sent there.",
    Came.FOR_A_WHILE: "It is for a while only: nothing changes.",
    Came.NOBODYS: "It is about nothing that we have sent.",
}


@click.group
def command() -> None:
    """Everything that leaves: mail, texts and post."""


@command.command
def bounce() -> None:
    """Read one message that came back from standard input. For a mail server to call.

    The exit status is 1 where it is not a delivery status notification.
    """
    data = sys.stdin.buffer.read(LARGEST + 1)
    with services() as found:
        came = found.sending.bounces.take(data)
    click.echo(SAID[came])


@command.command
def ways() -> None:
    """Say by which ways the service can reach anybody."""
    with services() as found:
        kinds = sorted(found.reach_me.kinds)
    click.echo(", ".join(kinds) or "none: see ROWAN_SMTP_HOST and ROWAN_LETTERS")
