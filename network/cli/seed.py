"""`network seed`: a made-up world in an empty database."""

import click

from network.cli._parts import settings
from network.seed import planting


@click.command
def command() -> None:
    """Fill an empty database with a made-up world. Refused where anybody is in it already."""
    found = settings()
    if not planting.plant(found, lambda words: click.echo(words, err=True)):
        raise planting.NotEmpty
    click.echo(planting.sign_ins_file(found.home).read_text("utf-8"))
