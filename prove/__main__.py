"""Run the proof: `python -m prove [PART…]`. Parts that passed at this commit are not run again."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from prove import record
from prove.parts import PARTS, SEED, Part
from prove.record import Result


def main() -> int:
    """Run what is asked for, write it down, and answer 0 if everything passed."""
    asked = argparse.ArgumentParser(prog="prove", description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="PART", help="only these parts")
    asked.add_argument("--again", action="store_true", help="run parts that passed before, too")
    words = asked.parse_args()
    unknown = set(words.parts) - {part.name for part in PARTS}
    if unknown:
        asked.error(f"there is no part called {', '.join(sorted(unknown))}")
    chosen = [part for part in PARTS if not words.parts or part.name in words.parts]
    results = [_proved(part, again=words.again) for part in chosen]
    _write_page()
    return 0 if all(result.failed == 0 and result.passed for result in results) else 1


def _proved(part: Part, *, again: bool) -> Result:
    before, (commit, clean) = record.kept(part.name), record.commit()
    if before and clean and not again and before.commit == commit and not before.failed:
        print(f"{part.name}: proved already at {commit}", flush=True)
        return before
    print(f"{part.name}: {part.shows} …", flush=True)
    result = _run(part, commit=commit, clean=clean)
    result.keep()
    print(
        f"{part.name}: {result.passed} passed, {result.failed} failed, "
        f"{result.skipped} skipped in {result.seconds:.0f} s",
        flush=True,
    )
    return result


def _run(part: Part, *, commit: str, clean: bool) -> Result:
    with tempfile.TemporaryDirectory(prefix="prove-") as folder:
        junit = Path(folder) / "junit.xml"
        command = (sys.executable, "-m", "pytest", *part.command(), f"--junitxml={junit}")
        began = time.monotonic()
        done = subprocess.run(command, env={**os.environ, "ROWAN_PROVE": "1"}, check=False)
        seconds = time.monotonic() - began
        if not junit.exists():
            sys.exit(f"{part.name}: pytest stopped with {done.returncode} before it wrote anything")
        passed, failed, skipped = record.counts(junit)
        figures = record.figures(junit)
    return Result(
        name=part.name,
        shows=part.shows,
        passed=passed,
        failed=failed,
        skipped=skipped,
        seconds=round(seconds, 1),
        seed=SEED,
        commit=commit,
        clean=clean,
        server=os.environ.get("ROWAN_TEST_LINE", "5.26"),
        python=record.python(),
        versions=record.versions(),
        figures=figures,
        command=f"make prove PARTS={part.name}",
    )


def _write_page() -> None:
    results = [found for part in PARTS if (found := record.kept(part.name))]
    (record.FOLDER / "README.md").write_text(record.page(results), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
