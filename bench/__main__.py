"""`python -m bench [ROW…] [--quick]`: measure, and write RESULTS.md."""

import argparse
import importlib
import pkgutil

from bench import report, rows
from bench.row import Row
from bench.timing import FULL, QUICK
from network.clock import SystemClock


def main() -> int:
    """Measure what is asked for. The exit status is 1 where a bar is missed."""
    known = sorted(found.name for found in pkgutil.iter_modules(rows.__path__))
    asked = argparse.ArgumentParser(prog="bench", description=__doc__)
    asked.add_argument("rows", nargs="*", metavar="ROW", help=f"one of {', '.join(known)}")
    asked.add_argument("--quick", action="store_true", help="a few minutes instead of many")
    words = asked.parse_args()
    unknown = set(words.rows) - set(known)
    if unknown:
        asked.error(f"there is no row called {', '.join(sorted(unknown))}")
    found: list[Row] = []
    for name in words.rows or known:
        print(f"measuring {name} …", flush=True)
        for row in importlib.import_module(f"bench.rows.{name}").measure(
            QUICK if words.quick else FULL
        ):
            print(f"  {row.name}: {row.verdict} ({row.figures})", flush=True)
            found.append(row)
    if not words.rows:
        page = report.page(found, at=SystemClock().now(), quick=words.quick)
        report.RESULTS.write_text(page, "utf-8")
    return int(any(row.good is False for row in found))


if __name__ == "__main__":
    raise SystemExit(main())
