"""`network restore`: bring a backup back into an empty installation."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import click

from network.backups.dump_file import prove
from network.backups.journal import Journal
from network.backups.restoring import Closed, Restored, Restoring
from network.backups.sources import DUMP_FILE, Stopped
from network.bootstrap import build
from network.cli._own_server import own_server
from network.cli._upkeep import settings_without_server, shelves, upkeep
from network.errors import WrongMoment
from network.graph.door import Neo4jGraph

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
SAID = {
    Closed.NO_JOURNAL: (
        "The journal that goes with this backup is missing, so nobody can tell who was erased or "
        "what was removed or closed since. The service stays closed. Put the journal beside the "
        "keys and restore again, or run 'network restore --confirm-no-journal': then people can "
        "come in and close more, and nothing between them is open until two safeguarding leads "
        "have confirmed it with 'network consent confirm'."
    ),
    Closed.SHUT_RECORDS: (
        "Some records don't open: see 'network keys verify'. The service stays closed."
    ),
}


@click.command
@click.argument("graph_set", type=FOLDER, required=False)
@click.argument("keys_set", type=FOLDER, required=False)
@click.option(
    "--confirm-no-journal",
    is_flag=True,
    help="Open although nobody can tell what was erased or closed since the backup.",
)
def command(
    graph_set: Path | None,
    keys_set: Path | None,
    confirm_no_journal: bool,  # noqa: FBT001 - click hands flags in
) -> None:
    """Restore GRAPH_SET and KEYS_SET of one backup into an empty installation.

    The outer key file, the keys of both sets and the journal must be in their places. What was
    erased or removed since the backup is taken away again, and what was closed is closed again.
    All sessions and tokens are ended.
    """
    if graph_set is None or keys_set is None:
        _only_open(confirmed=confirm_no_journal)
        return
    _load_dump(graph_set)
    with _restoring() as restoring:
        restored = restoring.restore(graph_set, keys_set, without_journal=confirm_no_journal)
    _tell(restored)


def _only_open(*, confirmed: bool) -> None:
    if not confirmed:
        raise click.UsageError("Name the graph set and the keys set to restore.")
    with _restoring() as restoring:
        restoring.open_without_journal()
    click.echo("The service is open.")


def _load_dump(graph_set: Path) -> None:
    if not (graph_set / DUMP_FILE).exists():
        return
    server = own_server()
    if (server.home / "data" / "databases").exists():
        raise WrongMoment("The database isn't empty: a backup is restored into a new one.")
    key = shelves(settings_without_server()).graph_key
    prove(graph_set / DUMP_FILE, key)
    Stopped(server).load(graph_set / DUMP_FILE, key)


@contextmanager
def _restoring() -> Iterator[Restoring]:
    with upkeep() as found:
        if not isinstance(found.graph, Neo4jGraph):
            raise WrongMoment
        with closing(found.graph.for_upkeep()) as graph:
            behind = build(found.settings, graph=graph)
            yield Restoring(
                graph=graph,
                keys=behind.keys,
                blobs=behind.blobs,
                journal=Journal(found.settings.journal, found.clock),
                audit=behind.audit,
                erasure=behind.erasure,
                maps=replace(behind.maps, journal=None),
                shelves=shelves(found.settings),
            )


def _tell(restored: Restored) -> None:
    for kind, count in sorted(restored.found.opened.items()):
        click.echo(f"{kind}: {count} open")
    click.echo(f"{restored.replayed} entries of the journal were played back.")
    if restored.closed:
        raise click.ClickException(SAID[restored.closed])
    click.echo(f"{restored.name} is restored, and the service is open.")
