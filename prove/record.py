"""What a part found, kept as JSON for going on later and as a page for people."""

import json
import platform
import subprocess
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree as ET

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "proof"
LIBRARIES = (
    "neo4j",
    "neo4j-rust-ext",
    "flask",
    "marshmallow",
    "cryptography",
    "hypothesis",
    "schemathesis",
    "pytest",
)


@dataclass(frozen=True, kw_only=True)
class Result:
    """One part's outcome, with all that is needed to run it again."""

    name: str
    shows: str
    passed: int
    failed: int
    skipped: int
    seconds: float
    seed: int
    commit: str
    clean: bool
    server: str
    python: str
    versions: dict[str, str]
    figures: dict[str, str]
    command: str

    def keep(self) -> None:
        """Write the result down."""
        FOLDER.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(self), indent=2, sort_keys=True) + "\n"
        (FOLDER / f"{self.name}.json").write_text(text, "utf-8")


def kept(name: str) -> Result | None:
    """What was found before, if anything."""
    path = FOLDER / f"{name}.json"
    return Result(**json.loads(path.read_text("utf-8"))) if path.exists() else None


def commit() -> tuple[str, bool]:
    """The commit that is checked out, and whether nothing tracked differs from it."""
    head = _git("rev-parse", "--short=12", "HEAD")
    changes = [
        line
        for line in _git("status", "--porcelain").splitlines()
        if "docs/proof/" not in line and not line.startswith("??")
    ]
    return head, not changes


def versions() -> dict[str, str]:
    """The libraries that matter to a proof."""
    return {name: version(name) for name in LIBRARIES}


def python() -> str:
    """The interpreter and the system."""
    return f"{platform.python_version()} on {platform.system()} {platform.machine()}"


def counts(junit: Path) -> tuple[int, int, int]:
    """Passed, failed and skipped, from pytest's own record."""
    suites = ET.parse(junit).getroot().iter("testsuite")  # noqa: S314 - our own file
    total = failed = skipped = 0
    for suite in suites:
        total += int(suite.get("tests", 0))
        failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0))
    return total - failed - skipped, failed, skipped


def figures(junit: Path) -> dict[str, str]:
    """The figures that tests wrote down with `record_property`."""
    cases = ET.parse(junit).getroot().iter("testcase")  # noqa: S314 - our own file
    return {
        f"{case.get('name')}: {entry.get('name')}": entry.get("value", "")
        for case in cases
        for entry in case.iter("property")
    }


def page(results: list[Result]) -> str:
    """The page for people."""
    lines = [
        "# What was proved",
        "",
        "Written by `make prove`. Each line can be run again with the command in its file.",
        "",
        "| part | shows | passed | failed | skipped | seconds | seed | commit | server |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| [{r.name}]({r.name}.json) | {r.shows} | {r.passed} | {r.failed} | {r.skipped} "
        f"| {r.seconds:.0f} | {r.seed} | {r.commit}{'' if r.clean else ' (changed)'} | {r.server} |"
        for r in results
    ]
    shown = [(r.name, name, value) for r in results for name, value in sorted(r.figures.items())]
    if shown:
        lines += ["", "## Figures", "", "| part | figure | value |", "|---|---|---|"]
        lines += [f"| {part} | {name} | {value} |" for part, name, value in shown]
    return "\n".join(lines) + "\n"


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], capture_output=True, text=True, check=True)  # noqa: S607
    return done.stdout.strip()
