"""`network run`: the whole service on this machine."""

import os

import click

from network.cli._running import Running, ended_by_signals
from network.sending.settings import SendingSettings
from network.server.cache import Cache


@click.command
@click.option("--seed/--no-seed", default=True, help="Fill an empty store with a made-up world.")
def command(seed: bool) -> None:  # noqa: FBT001 - click hands flags in
    """Start the database, the pages and the worker, and say where to look. Ctrl-C ends it all."""
    running = Running.of(dict(os.environ))
    with ended_by_signals(), running.alone():
        try:
            _start(running, seed=seed)
            running.watch()
        finally:
            click.echo("\nStopping …", err=True)
            running.stop()
            click.echo("Stopped. Everything is kept: 'make run' goes on with it.", err=True)


def _start(running: Running, *, seed: bool) -> None:
    where = (running.environ.get("NEO4J_URI") and "the one at NEO4J_URI") or "our own"
    click.echo(f"Starting the database ({where}) …", err=True)
    before = running.was_here_before()
    running.launch_database()
    if before:
        running.launch_pages()
    running.bring_up_to_date()
    if seed:
        running.seed(lambda words: click.echo(words, err=True))
    click.echo("Starting the pages …", err=True)
    running.be_ready()
    click.echo(_where_to_look(running))


def _what_leaves(sending: SendingSettings) -> list[str]:
    """Where that lies which would be sent, where nothing is."""
    mails = f"  Mail:    {sending.mails}  (nothing really leaves: read it there)"
    letters = f"  Letters: {sending.letters}  (to print and post)"
    return [*([mails] if sending.mails else []), *([letters] if sending.letters else [])]


def _where_to_look(running: Running) -> str:
    settings = running.settings()
    lines = [
        "",
        f"  Rowan is ready:  {running.address}",
        f"  The API:         {running.address}api/v1/",
        "",
        *(f"  {line}" for line in running.sign_ins()),
        "",
        f"  Data:    {running.home}",
        f"  Keys:    {settings.keys.parent}  (without them nobody can open the data)",
        f"  Logs:    {running.logs}",
        *_what_leaves(settings.sending),
        f"  Cache:   {Cache.of().folder}",
        "",
        "  Ctrl-C stops it. 'make run' goes on with what is there, 'make reset' starts over.",
    ]
    return "\n".join(lines)
