"""`network work`: do what waits for its moment."""

import signal
import threading
from types import FrameType

import click

from network.cli._parts import services


@click.command
@click.option("--once", is_flag=True, help="Do what is due now, then end.")
def command(once: bool) -> None:  # noqa: FBT001 - click hands flags in
    """Do the work that waits: expiry, clean-up, erasing that was cut short.

    Runs until it gets SIGTERM or Ctrl-C; what has been begun is finished first.
    """
    with services() as found:
        if once:
            click.echo(f"{found.worker.run_once()} done")
            return
        found.worker.run(_stopped_by_signals())


def _stopped_by_signals() -> threading.Event:
    stop = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    return stop
