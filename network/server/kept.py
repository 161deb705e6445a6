"""The parent's side of a keeper: start a process that can't outlive us, and stop it."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from network.server.trouble import InUse, ServerTrouble

KEEPER = Path(__file__).with_name("keeper.py")
KEEPER_PATIENCE = 5.0


@dataclass(kw_only=True)
class Kept:
    """A process under a keeper. `run_dir` holds its pid file and lock, `mark` is in its command.

    `again`: start it again when it dies by itself. `patience`: how long it may take to stop.
    """

    name: str
    command: list[str]
    run_dir: Path
    log: Path
    mark: str
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    folder: Path | None = None
    patience: float = 15.0
    again: bool = True
    _keeper: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it. Raises InUse where another run works in the same folder."""
        self.run_dir.mkdir(parents=True, exist_ok=True)
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("a") as log:
            self._keeper = subprocess.Popen(
                [sys.executable, "-I", str(KEEPER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        state = self._tell(self._spec())
        if state == "locked":
            self.stop()
            raise InUse(
                f"Another run still uses {self.run_dir.parent}. Stop it first (its process number "
                f"is in {self._pid_file.name} there), then try again."
            )
        if state != "started":
            self.stop()
            raise ServerTrouble(f"{self.name} could not be started: see {self.log}.")

    def alive(self) -> bool:
        """Whether it is still being kept. False when it was stopped or its keeper gave up."""
        return self._keeper is not None and self._keeper.poll() is None

    def pid(self) -> int | None:
        """The number of the process itself, while it runs."""
        return self._noted("pid")

    def starts(self) -> int:
        """How many times it has been started: more than one means that it died in between."""
        return self._noted("starts") or 0

    def ask_to_stop(self) -> None:
        """Let it begin to stop, without waiting."""
        for pipe in (self._keeper.stdin, self._keeper.stdout) if self._keeper else ():
            with contextlib.suppress(OSError):
                _closed(pipe)

    def stop(self) -> None:
        """Stop it and wait until it is gone. Safe to call twice."""
        self.ask_to_stop()
        keeper, self._keeper = self._keeper, None
        if keeper is None:
            return
        try:
            keeper.wait(self.patience + KEEPER_PATIENCE)
        except subprocess.TimeoutExpired:
            keeper.kill()
            keeper.wait()

    @property
    def _pid_file(self) -> Path:
        return self.run_dir / f"{self.name}.kept"

    def _noted(self, what: str) -> int | None:
        try:
            return int(json.loads(self._pid_file.read_text("utf-8"))[what])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _spec(self) -> str:
        return json.dumps(
            {
                "command": self.command,
                "environ": dict(self.environ),
                "folder": str(self.folder) if self.folder else None,
                "log": str(self.log),
                "pid_file": str(self._pid_file),
                "lock_file": str(self.run_dir / f"{self.name}.lock"),
                "mark": self.mark,
                "patience": self.patience,
                "again": self.again,
            }
        )

    def _tell(self, spec: str) -> str:
        keeper = self._keeper
        if keeper is None or keeper.stdin is None or keeper.stdout is None:
            return ""
        with contextlib.suppress(OSError):
            keeper.stdin.write(spec + "\n")
            keeper.stdin.flush()
        answer = keeper.stdout.readline()
        return str(json.loads(answer)["state"]) if answer else ""


def _closed(pipe: IO[str] | None) -> None:
    if pipe is not None:
        pipe.close()
