"""Small enough to see whole, named for the field, and nothing of this machine in it."""

import ast
import re

import pytest

from tests.architecture.tree import ROOT, named, python, tracked

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
USUAL_FILE = 150
USUAL_FUNCTION = 15
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "misc", "common", "forms", "schemas"}
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".html",
    ".cypher",
    ".js",
    ".css",
    ".yml",
    ".yaml",
    ".in",
    ".sh",
    "",
}
# The words are taken apart here, so that this file does not hold them itself.
FOLDERS = ("/ro" + "ot/", "/ho" + "me/[a-z]", "/wo" + "rk/", "/Us" + "ers/")
MACHINE = re.compile("|".join(rf"(?<![\w}}.]){folder}" for folder in FOLDERS))
REGISTRIES = re.compile(
    "|".join(
        re.escape(host)
        for host in ("py" + "pi.org", "files.python" + "hosted.org", "registry.npm" + "js.org")
    )
)
BINARY_FOLDERS = ("web/static/", "network/drawing/fonts/", "web/translations/")


def functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def length(node: ast.AST) -> int:
    return (getattr(node, "end_lineno", 0) or 0) - getattr(node, "lineno", 0) + 1


def test_no_file_is_too_long_to_see() -> None:
    long = {
        named(path): size
        for path, _ in python("network", "api", "web", "tests", "bench", "prove")
        if (size := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
        and not (named(path).startswith("tests/") and size <= 2 * LONGEST_FILE)
    }
    assert long == {}


def test_most_files_are_short() -> None:
    sizes = [len(path.read_text("utf-8").splitlines()) for path, _ in python()]

    assert sum(size <= USUAL_FILE for size in sizes) > 0.6 * len(sizes)


def test_no_function_is_too_long_to_see() -> None:
    long = {
        f"{named(path)}:{node.name}": length(node)
        for path, tree in python()
        for node in functions(tree)
        if length(node) > LONGEST_FUNCTION
    }
    assert long == {}


def test_most_functions_are_short() -> None:
    sizes = [length(node) for _, tree in python() for node in functions(tree)]

    assert sum(size <= USUAL_FUNCTION for size in sizes) > 0.7 * len(sizes)


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    odd = [named(path) for path, _ in python() if path.stem in FORBIDDEN_NAMES]

    assert odd == []


def test_every_module_says_what_it_is() -> None:
    silent = [named(path) for path, tree in python() if not ast.get_docstring(tree)]

    assert silent == []


@pytest.mark.parametrize("pattern", [MACHINE, REGISTRIES], ids=["machine", "registry"])
def test_nothing_of_one_machine_or_of_a_registry_is_written_down(
    pattern: re.Pattern[str],
) -> None:
    found = []
    for path in tracked():
        name = named(path)
        if path.suffix not in TEXT or name.startswith(BINARY_FOLDERS):
            continue
        text = path.read_text("utf-8", errors="ignore") if path.exists() else ""
        found += [f"{name}: {match[0]}" for match in pattern.finditer(text)]

    assert found == []


def test_the_time_comes_from_a_clock_and_ids_from_one_place() -> None:
    banned = re.compile(r"datetime\.now\(|datetime\.utcnow\(|date\.today\(|uuid4\(|time\.time\(")
    allowed = {"network/clock.py", "network/identity.py"}
    found = [
        named(path)
        for path, _ in python()
        if banned.search(path.read_text("utf-8")) and named(path) not in allowed
    ]
    # The local server watches processes and files, whose times are the machine's own.
    assert [name for name in found if not name.startswith("network/server/")] == []


def test_there_is_a_licence() -> None:
    assert "MIT" in (ROOT / "LICENSE").read_text("utf-8")
