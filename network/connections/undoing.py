"""Which step may be taken back, and which done again: read from the numbers alone."""

from collections.abc import Sequence
from dataclasses import dataclass

DEPTH = 100
WINDOW = 2_000


@dataclass(frozen=True)
class Numbers:
    """One step: its number, what it undoes or redoes (0: nothing), how much it mentions."""

    seq: int
    undoes: int
    redoes: int
    size: int


@dataclass(frozen=True)
class Reach:
    """The step that undo would take back and the step that redo would do again, by number."""

    undo: int | None
    redo: int | None


def reach(log: Sequence[Numbers]) -> Reach:
    """Follow the log, oldest first. A new step ends what could be done again.

    Steps in which nothing is left, because it was removed for good, are passed over in the end;
    what they ended stays ended.
    """
    done: list[int] = []
    undone: list[int] = []
    for step in log:
        if step.undoes:
            _move(step.undoes, done, undone)
        elif step.redoes:
            _move(step.redoes, undone, done)
        else:
            done.append(step.seq)
            undone.clear()
    empty = {step.seq for step in log if not step.size}
    done = [seq for seq in done if seq not in empty]
    undone = [seq for seq in undone if seq not in empty]
    return Reach(
        undo=done[-1] if done and len(undone) < DEPTH else None,
        redo=undone[-1] if undone else None,
    )


def _move(seq: int, source: list[int], target: list[int]) -> None:
    if seq in source:
        source.remove(seq)
    target.append(seq)
