"""The code base, for promises about all of it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("network", "api", "web")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that the project keeps, new ones included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.splitlines()
    found = listed or [str(path.relative_to(ROOT)) for path in ROOT.rglob("*")]
    return tuple(ROOT / name for name in sorted(found) if (ROOT / name).is_file())


def python(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file in some folders, parsed."""
    for path in tracked():
        inside = path.relative_to(ROOT).parts[0]
        if path.suffix == ".py" and inside in (folders or CODE):
            yield path, parsed(path)


@cache
def parsed(path: Path) -> ast.Module:
    """One file, parsed once."""
    return ast.parse(path.read_text("utf-8"), str(path))


def named(path: Path) -> str:
    """A path as a failure shows it."""
    return path.relative_to(ROOT).as_posix()
