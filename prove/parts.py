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


ON_A_SERVER = (
    *("test_stored", "test_stored_worlds", "test_alike", "test_race"),
    *("test_crowd", "test_thirds_race"),
)
"""Tests of consent that take a part of their own: each runs long on a real server."""

RACE = "tests/network/consent/test_race.py::test_nothing_is_disclosed_after_it_was_closed"

CONTACT = "tests/proof/test_contact_races.py::test_nothing_reaches_anybody_after_it_was_closed"
LETTERS = ("passed on", "handed in", "read beside a name")
ANSWERS = (
    *("a code is typed", "a code is used with a yes"),
    *("a yes is heard", "a tie is opened"),
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
        "wishes",
        "Ten thousand pairs who wish for each other, with impostors among them: no wrong match, "
        "an alarm for each; the same in the store, and the same bytes for whoever wishes",
        ("tests/network/wishes", "tests/web/test_wishes_in_two_worlds.py"),
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
        "axe",
        "Every page in light and dark, on a phone and on a desktop, as axe sees it",
        ("tests/browser/test_axe.py", "tests/browser/test_at_work.py"),
    ),
    Part(
        "kills",
        "50 SIGKILLs of the database and of the web process over 2,000 acknowledged "
        "edits: none lost, none twice",
        ("tests/proof/test_kills.py",),
    ),
    Part(
        "contact-races-letters",
        "Seven thousand races of letters (handed in, passed on, read) against all that closes",
        tuple(f"{CONTACT}[a letter is {how}]" for how in LETTERS),
    ),
    Part(
        "contact-races-codes",
        "Nine thousand races of codes, a yes and a tie against all that closes",
        tuple(f"{CONTACT}[{what}]" for what in ANSWERS),
    ),
    Part(
        "contact-races",
        "Four and a half thousand races of wishes and of notices against all that closes; that a "
        "late look is noticed",
        (
            *(f"{CONTACT}[{what}]" for what in ("two wishes come true", "a notice leaves")),
            "tests/proof/test_contact_races.py::test_a_lock_that_comes_after_the_look_is_noticed",
        ),
    ),
    Part(
        "contact-worlds",
        "Whole traces of asking, waiting and writing in worlds that differ in one secret, byte "
        "for byte",
        ("tests/proof/test_contact_worlds.py",),
    ),
    Part(
        "groomer",
        "Forty made-up towns of five hundred with one who means harm: nothing past the threshold, "
        "others hardly held",
        ("tests/proof/test_groomer.py",),
    ),
    Part(
        "contact-left",
        "Whoever was erased or has said stop gets nothing, whatever is begun anew",
        ("tests/proof/test_left_for_good.py",),
    ),
    Part(
        "contact-kills",
        "200 SIGKILLs of pages, worker and database under letters and closings: none lost, none "
        "twice, nothing open again",
        ("tests/proof/test_contact_kills.py",),
    ),
    Part(
        "consent",
        "A million random steps beside an oracle, a hundred thousand pairs of worlds in memory, "
        "every fault made by hand: each is caught",
        (
            "tests/network/consent",
            *(f"--ignore=tests/network/consent/{name}.py" for name in ON_A_SERVER),
        ),
    ),
    Part(
        "consent-stored",
        "Ten thousand random steps in a real store beside the same oracle",
        ("tests/network/consent/test_stored.py",),
    ),
    Part(
        "consent-worlds",
        "Pairs of worlds on the real service: pages, API, mail and screens, byte for byte, and "
        "in the same time",
        ("tests/network/consent/test_stored_worlds.py", "tests/network/consent/test_alike.py"),
    ),
    Part(
        "consent-races",
        "Twelve thousand races of disclosing against what closes a pair: revocation, block, order",
        tuple(f"{RACE}[{how}]" for how in ("revocation", "block", "order")),
    ),
    Part(
        "consent-races-wide",
        "Eight thousand races of disclosing against what closes a person: hold, erase",
        tuple(f"{RACE}[{how}]" for how in ("hold", "erase")),
    ),
    Part(
        "consent-crowd",
        "Twenty thousand races told apart by who held the lock, and a crowd that never waits in "
        "a circle",
        ("tests/network/consent/test_crowd.py", "tests/network/consent/test_thirds_race.py"),
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
