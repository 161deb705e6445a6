"""Taking what is settled off the desk, and putting on it what human beings must look at."""

from dataclasses import replace

from network.desk import store as desk
from network.desk.model import DeskKind, TaskState
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.safeguarding.on_lists import There


def ask(
    tx: Tx,
    sealer: Sealer,
    kind: DeskKind,
    there: There,
    record_id: str,
    *,
    other: PersonId | None = None,
) -> None:
    """Put something about the person on the desk, once for each kind and record."""
    desk.ask(
        tx,
        sealer,
        kind=kind,
        about=there.person,
        other=other,
        record_id=record_id,
        at=there.now,
    )


def settle(
    tx: Tx, sealer: Sealer, kinds: tuple[DeskKind, ...], record_id: str, there: There
) -> None:
    """Say that nothing of these kinds waits any more about this record."""
    for kind in kinds:
        task = desk.lock(tx, sealer, desk.task_id(sealer, kind, record_id))
        if task is not None and task.state is not TaskState.DONE:
            done = replace(task, state=TaskState.DONE, done_by=there.by, done_at=there.now)
            desk.keep(tx, sealer, done)
