"""Whoever keeps what is between people also sees that no restored copy opens it again."""

import ast
from pathlib import Path

from tests.architecture.tree import ROOT, named, parsed, tracked

KEEPS = {"put_between", "put_protections", "put_life"}
WRITES_DOWN = {"_write_down", "closings"}
ELSEWHERE = {
    "network/consent/store.py": "it is what keeps",
    "network/backups/closing_again.py": "it plays back what was written down",
    "network/ties/in_touch.py": "that two have been in touch closes nothing",
    "network/wishes/letting_through.py": "that two have heard of each other closes nothing",
    "network/descriptions/pressed.py": "network/descriptions/use_cases.py writes it down",
    "network/consent/leaving.py": "an erasure is a line of its own",
    "network/safeguarding/still_here.py": "whoever is alive opens what a report had closed",
}


def uses(path: Path) -> set[str]:
    """Every name that a file takes from something."""
    return {node.attr for node in ast.walk(parsed(path)) if isinstance(node, ast.Attribute)}


def test_whoever_keeps_protections_writes_them_down_beside_the_keys() -> None:
    keeping = {
        named(path)
        for path in tracked()
        if path.suffix == ".py"
        and named(path).startswith("network/")
        and KEEPS & uses(path)
        and not WRITES_DOWN & uses(path)
    }

    assert keeping - ELSEWHERE.keys() == set()
    assert all((ROOT / path).exists() for path in ELSEWHERE)
