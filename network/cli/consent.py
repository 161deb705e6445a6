"""`network consent`: who waits, after a copy was restored, for human beings to confirm it."""

import click

from network.backups.confirming import Confirming, Shown
from network.bootstrap import Services
from network.cli._parts import services
from network.identity import PersonId


@click.group
def command() -> None:
    """What people have closed, after a copy was restored.

    Where nobody can tell what somebody closed since the copy was made, nothing about them is open
    until two safeguarding leads have confirmed it. They can close more meanwhile.
    """


@command.command
def waiting() -> None:
    """Show about whom nothing is open yet, by id."""
    with services() as found:
        people = _confirming(found).waiting()
    for person_id in people:
        click.echo(person_id)
    click.echo(f"{len(people)} waiting")


@command.command
@click.argument("people", metavar="ID", nargs=-1)
@click.option("--everybody", is_flag=True, help="Confirm all who wait.")
def confirm(people: tuple[str, ...], everybody: bool) -> None:  # noqa: FBT001 - click hands flags in
    """Confirm that nothing is missing of what these people had closed.

    Two safeguarding leads type their sign-in names and passwords. Ask each person first what they
    had closed, and look at the papers: what was open about them before is open again.
    """
    if bool(people) is everybody:
        raise click.UsageError("Name people, or say --everybody.")
    by = [_asked(which) for which in ("first", "second")]
    with services() as found:
        confirming = _confirming(found)
        if everybody:
            click.echo(f"{confirming.confirm_all(by)} confirmed")
        else:
            confirming.confirm([PersonId(one) for one in people], by)
        click.echo(f"{len(confirming.waiting())} still waiting")


def _asked(which: str) -> Shown:
    name = click.prompt(f"Sign-in name of the {which} safeguarding lead")
    return Shown(sign_in_name=name, password=click.prompt("Password", hide_input=True))


def _confirming(found: Services) -> Confirming:
    return Confirming(
        graph=found.graph, sealer=found.sealer, clock=found.clock, proof=found.sessions.proof
    )
