"""`network map …`: bring files onto somebody's map, take a map out as a file."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from network.actor import Actor, Capacity
from network.bootstrap import Services
from network.cli._running import ended_by_signals
from network.cli._source_files import source_files
from network.cli._throwaway import throwaway
from network.cli._upkeep import upkeep
from network.drawing.files import MapView
from network.errors import Invalid, NetworkError, TooLarge
from network.exchange.brought import Brought, Choices
from network.exchange.columns import FIELDS, KEEP
from network.exchange.read import problem, read
from network.exchange.use_cases import AsPicture, Exchange, TakeOut
from network.identity import PersonId, StepId, new_id

TEMPORARY = "temporary"
SHOWN = 40


@click.group
def command() -> None:
    """Bring files onto a map, or take a map out as a file."""


@command.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--owner", help="The sign-in name of the person whose map it is.")
@click.option("--case", "case", help="The interview to bring, where there are several.")
@click.option("--me", "me", help="Who in the file the owner is: an id such as I1, or a name.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=FIELD",
    callback=lambda *given: _columns(given[-1]),
    help="What a column of a spreadsheet holds; 'NAME=' just keeps its words. May be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
@click.option(
    "--database",
    type=click.Choice([TEMPORARY]),
    help="Use a throw-away database and owner, gone at the end.",
)
def bring(  # noqa: PLR0917 - click hands options in by name
    paths: tuple[Path, ...],
    owner: str | None,
    case: str | None,
    me: str | None,
    columns: dict[str, str],
    as_json: bool,  # noqa: FBT001 - click hands flags in
    database: str | None,
) -> None:
    """Bring PATHS (files, folders or zips) onto a map, whole or not at all.

    The exit status is 0 when nothing went wrong.
    """
    if database is None and not owner:
        raise click.UsageError("Say whose map it is with --owner, or use --database temporary.")
    brought, kept = _brought(paths, Choices(case=case, me=me, columns=columns or None)), {}
    there = {column.name for column in brought.report.columns}
    if columns.keys() - there and (there or not brought.report.errors):
        raise click.UsageError("The file has no column of a name that --column gives.")
    if not brought.report.errors:
        try:
            whose = None if database == TEMPORARY else owner
            with ended_by_signals(), _somebody(whose) as (services, person_id):
                kept = _keep(services, person_id, brought)
        except NetworkError as error:
            brought = problem(error)
    report = brought.report.as_dict() | ({"on_the_map": kept} if kept else {})
    _say(report, as_json=as_json)
    sys.exit(1 if report["errors"] or not (kept or report["errors"]) else 0)


@command.command("export")
@click.argument("form", type=click.Choice([form.value for form in TakeOut]))
@click.option("--owner", required=True, help="The sign-in name of the person whose map it is.")
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The file to write, or a folder for a file with a neutral name.",
)
@click.option("--without-private", is_flag=True, help="Leave out people marked private.")
@click.option(
    "--view",
    type=click.Choice([view.value for view in MapView]),
    default=MapView.RINGS.value,
    show_default=True,
    help="What to draw for png, svg and pdf.",
)
def take(form: str, owner: str, output: Path, without_private: bool, view: str) -> None:  # noqa: FBT001
    """Take a map out as FORM."""
    with _somebody(owner) as (services, person_id):
        taken = _exchange(services).take_out(
            _operator(person_id),
            TakeOut(form),
            leave_out_private=without_private,
            drawn=AsPicture(view=MapView(view)),
        )
    path = output / taken.name if output.is_dir() else output
    path.touch(mode=0o600)
    path.write_bytes(taken.data)
    click.echo(f"Written: {path}", err=True)


def _columns(given: tuple[str, ...]) -> dict[str, str]:
    """What --column says, by the name of the column."""
    found = {}
    for words in given:
        name, sign, field = words.rpartition("=")
        if not sign or field not in (*FIELDS, KEEP):
            raise click.BadParameter(f"Write NAME=FIELD, with one of {', '.join(FIELDS)}.")
        found[name] = field
    return found


def _brought(paths: tuple[Path, ...], choices: Choices) -> Brought:
    try:
        return read(source_files(paths), choices)
    except (Invalid, TooLarge) as error:
        return problem(error)


def _keep(services: Services, person_id: PersonId, brought: Brought) -> dict[str, int]:
    """Put an import on the map, and look at the map again."""
    actor = _operator(person_id)
    seq = _exchange(services).bring_in(actor, StepId(new_id()), brought)
    whole = services.maps.open(actor)
    return {"people": len(whole.connections), "links": len(whole.links), "step": seq}


@contextmanager
def _somebody(owner: str | None) -> Iterator[tuple[Services, PersonId]]:
    """The services, and whose map it is; a throw-away owner where nobody was named."""
    if owner is None:
        with throwaway() as (services, person_id):
            yield services, person_id
        return
    with upkeep() as services:
        yield services, services.accounts.person_of(owner)


def _exchange(services: Services) -> Exchange:
    return Exchange(maps=services.maps, audit=services.audit, clock=services.clock)


def _operator(person_id: PersonId) -> Actor:
    return Actor(person_id=person_id, capacity=Capacity.OPERATOR)


def _say(report: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    for name in ("people", "ties", "owner_ties", "places", "notes", "photos"):
        click.echo(f"{name.replace('_', ' ')}: {report[name]}")
    click.echo(f"kept word for word, not understood: {report['kept_not_understood']}")
    for row in report["rows"][:SHOWN]:
        took, kept = ", ".join(row["understood"]), len(row["kept"])
        click.echo(
            f"  {row['file']}:{row['line']} {row['what']} {row['name']}: {took}; kept {kept}"
        )
    if len(report["rows"]) > SHOWN:
        click.echo(f"  … and {len(report['rows']) - SHOWN} more rows; --json has them all.")
    for kind in ("warnings", "errors"):
        for words in report[kind]:
            click.echo(f"{kind[:-1]}: {words}", err=kind == "errors")
