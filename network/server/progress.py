"""How far a download has come: a bar on a terminal, a line now and then in a log."""

import sys
import threading
import time
from dataclasses import dataclass, field
from typing import TextIO

WIDTH = 28
MEGABYTE = 1_000_000
BAR_EVERY = 0.1
LINE_EVERY = 5.0


@dataclass
class Progress:
    """Counts bytes from several threads and shows them on `out`."""

    what: str
    total: int
    out: TextIO = field(default_factory=lambda: sys.stderr)
    done: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _shown: float = 0.0

    def add(self, count: int) -> None:
        """Note that `count` more bytes are here (or fewer, where a file begins again)."""
        with self._lock:
            self.done += count
            every = BAR_EVERY if self.out.isatty() else LINE_EVERY
            if time.monotonic() - self._shown >= every:
                self._show()

    def finish(self) -> None:
        """Show the last state and end the line."""
        with self._lock:
            self._show()
            if self.out.isatty():
                self.out.write("\n")
            self.out.flush()

    def _show(self) -> None:
        self._shown = time.monotonic()
        share = min(self.done / self.total, 1.0) if self.total else 1.0
        counted = f"{self.done / MEGABYTE:.0f} of {self.total / MEGABYTE:.0f} MB"
        if self.out.isatty():
            bar = "█" * round(share * WIDTH)
            self.out.write(f"\r{self.what} {bar:·<{WIDTH}} {share:4.0%}  {counted} ")
        else:
            self.out.write(f"{self.what}: {share:.0%}, {counted}\n")
        self.out.flush()
