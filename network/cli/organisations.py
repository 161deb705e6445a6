"""`network organisations`: who waits to be opened, opening, closing, handing over."""

import click

from network.cli._parts import services
from network.identity import OrganisationId


@click.command
@click.option("--open", "to_open", metavar="ID", help="Open it, after speaking to both people.")
@click.option("--close", "to_close", metavar="ID", help="Close it: all its work here ends.")
@click.option("--into", metavar="ID", help="With --close: who takes its work over.")
def command(to_open: str | None, to_close: str | None, into: str | None) -> None:
    """Show the organisations that both named people stand for and that wait to be opened."""
    with services() as found:
        if to_open:
            found.work.founding.open(OrganisationId(to_open))
        if to_close:
            successor = OrganisationId(into) if into else None
            lists = found.work.closing.close(OrganisationId(to_close), successor)
            click.echo(f"closed; people on its lists who are told: {lists}")
        for one in found.work.founding.waiting():
            click.echo(f"{one.id}  {one.kind}  {one.name}")
