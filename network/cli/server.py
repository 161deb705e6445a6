"""`network server …`: the local Neo4j server."""

from pathlib import Path

import click

from network.server.cache import Cache
from network.server.fetch import Fetch
from network.server.lock import Line, lock_of
from network.server.making import lock_text


@click.group()
def command() -> None:
    """Look after the local Neo4j server."""


@command.command()
@click.option(
    "--line", type=click.Choice([line.value for line in Line]), default=Line.LTS, show_default=True
)
def fetch(line: str) -> None:
    """Fetch every file of the server into the cache."""
    cache = Cache.of()
    wanted = lock_of(Line(line))
    Fetch(cache).all_of(wanted)
    click.echo(f"Neo4j {wanted.version} is complete in {cache.folder}.")


@command.command()
@click.argument("version")
@click.argument("file", type=click.Path(path_type=Path))
def lock(version: str, file: Path) -> None:
    """Write a lock FILE for one VERSION of Neo4j. For maintainers; needs Maven."""
    file.write_text(lock_text(version), "utf-8")
    click.echo(f"{file} pins Neo4j {version}.")
