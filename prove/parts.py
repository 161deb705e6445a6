"""The parts of the proof. Each is a selection of tests run with full counts, under half an hour."""

from dataclasses import dataclass

SEED = 20260314


@dataclass(frozen=True)
class Part:
    """One part: what it shows, and the tests that show it with full counts."""

    name: str
    shows: str
    tests: tuple[str, ...]

    def command(self) -> tuple[str, ...]:
        """What is run, after `python -m pytest`."""
        return (
            *self.tests,
            "-q",
            "-p",
            "randomly",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            f"--hypothesis-seed={SEED}",
            f"--randomly-seed={SEED}",
            "--timeout=1700",
            # Figures that tests write down are kept by the older family alone.
            "-o",
            "junit_family=xunit1",
        )


PARTS = (
    Part(
        "rules",
        "The rules of the map, of imprecise dates, of formats and of drawing hold for "
        "many more made-up cases",
        ("tests/network/connections", "tests/network/drawing", "tests/network/exchange"),
    ),
    Part(
        "accounts",
        "Signing in, sessions, throttling and recovery, every subset of evidence",
        ("tests/network/accounts", "tests/network/factors", "tests/network/drafts", "tests/web"),
    ),
    Part(
        "graph",
        "The thread storm, migrations that are killed, plans and most db hits at full size",
        ("tests/network/graph", "tests/cypher", "tests/network/outbox"),
    ),
    Part(
        "safety",
        "Canary sweep, clear properties, erase by opening, restore drill",
        ("tests/safety", "tests/network/keys", "tests/network/backups", "tests/network/erasure"),
    ),
    Part(
        "kills",
        "50 SIGKILLs of the database and of the web process over 2,000 acknowledged "
        "edits: none lost, none twice",
        ("tests/proof/test_kills.py",),
    ),
    Part(
        "consent",
        "A million random steps beside an oracle, a hundred thousand pairs of worlds, and "
        "twenty thousand races of disclosing against every narrowing: nothing comes late",
        ("tests/network/consent",),
    ),
    Part(
        "audit",
        "A thousand random tamperings with the record, each found at the right place",
        ("tests/network/audit",),
    ),
    Part(
        "matrix",
        "Every role at every address, for things of one's own, of others and of nobody",
        ("tests/matrix", "tests/architecture/test_matrix_table.py"),
    ),
    Part("api", "5,000 Schemathesis cases with every check", ("tests/api",)),
    Part(
        "browser",
        "Every page with axe in light and dark, phone and desktop; keyboard alone; "
        "without JavaScript",
        ("tests/browser",),
    ),
)
