"""`network migrate`: bring the database up to date."""

import click

from network.cli._parts import settings
from network.graph import migrations
from network.graph.connecting import connect


@click.command
@click.option("--check", is_flag=True, help="Change nothing; fail where something is missing.")
@click.option("--land", is_flag=True, help="List the files as landed: they never change again.")
def command(check: bool, land: bool) -> None:  # noqa: FBT001 - click hands flags in
    """Bring the database up to date. Safe to run again, at any moment, from two places."""
    if land:
        for name in migrations.land():
            click.echo(f"landed {name}")
        return
    graph = connect(settings())
    try:
        _bring_up(migrations.Migrations(graph=graph), check=check)
    finally:
        graph.close()


def _bring_up(found: migrations.Migrations, *, check: bool) -> None:
    if check:
        found.verify()
    else:
        for name in found.run():
            click.echo(f"applied {name}")
    click.echo("The database is up to date.")
