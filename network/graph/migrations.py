"""Migrations: what a store must have before the service runs on it.

Files are cypher/migrations/V0001__what_it_does.cypher. A file never changes once it has landed
(landed.txt): write another one. Each statement is its own transaction and safe to repeat, so a
runner that was killed simply begins the file again: schema with IF NOT EXISTS, data by
`CALL { … } IN TRANSACTIONS` over what still needs it.
"""

import hashlib
import platform
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from neo4j.exceptions import DriverError, Neo4jError

from network.errors import NetworkError, Unavailable
from network.graph.door import Neo4jGraph, Tx
from network.graph.queries import CYPHER
from network.graph.statements import Row
from network.identity import new_id

FOLDER = CYPHER / "migrations"
LANDED = "landed.txt"
FILE_NAME = re.compile(r"^V(\d{4})__[a-z0-9_]+\.cypher$")
PART = re.compile(
    r"""//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|;|.""", re.DOTALL
)
DONE = "done"
PATIENCE = 15.0
BEAT = 3.0
LOOK_AGAIN = 0.25


class NotMigrated(NetworkError):
    """The store and the files don't agree. The title says in what."""

    code = "not-migrated"
    title = "The database isn't ready: run 'network migrate'."


class MigrationFailed(NetworkError):
    """A statement of a migration was refused. Nothing after it has run."""

    code = "migration-failed"
    title = "A migration was refused by the database."


@dataclass(frozen=True, kw_only=True)
class Migration:
    """One file. `landed`: it has reached somebody's store and must never change."""

    version: str
    name: str
    statements: tuple[str, ...]
    checksum: str
    landed: bool


def checksum(text: str) -> str:
    """The SHA-256 of a text, whatever its line ends."""
    return hashlib.sha256(text.replace("\r\n", "\n").replace("\r", "\n").encode()).hexdigest()


def split(text: str) -> tuple[str, ...]:
    """Cut at semicolons that stand outside comments, strings and quoted names."""
    pieces, current = [], ""
    for part in PART.findall(text):
        if part == ";":
            pieces.append(current)
            current = ""
        elif not part.startswith(("//", "/*")):
            current += part
    pieces.append(current)
    return tuple(piece.strip() for piece in pieces if piece.strip())


def landed(folder: Path = FOLDER) -> dict[str, str]:
    """The checksums of files that must never change, by file name."""
    path = folder / LANDED
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    pairs = (line.split() for line in lines if line.strip() and not line.startswith("#"))
    return {name: digest for digest, name in pairs}


def land(folder: Path = FOLDER) -> list[str]:
    """List the files that are new as landed. Returns their names."""
    new = [migration for migration in load(folder) if not migration.landed]
    with (folder / LANDED).open("a", encoding="utf-8") as kept:
        kept.writelines(f"{migration.checksum}  {migration.name}\n" for migration in new)
    return [migration.name for migration in new]


def load(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """Read every migration, in order. Raises NotMigrated where one that landed was touched."""
    kept = landed(folder)
    found = tuple(_read(path, kept) for path in sorted(folder.glob("*.cypher")))
    gone = kept.keys() - {migration.name for migration in found}
    if gone:
        raise NotMigrated(f"Migrations that have landed are missing: {', '.join(sorted(gone))}.")
    versions = [migration.version for migration in found]
    if len(set(versions)) < len(versions):
        raise NotMigrated("Two migrations have the same number.")
    return found


def _read(path: Path, kept: dict[str, str]) -> Migration:
    named = FILE_NAME.match(path.name)
    if named is None:
        raise NotMigrated(f"{path.name} isn't named like V0001__what_it_does.cypher.")
    text = path.read_text("utf-8")
    digest = checksum(text)
    if kept.get(path.name, digest) != digest:
        raise NotMigrated(f"{path.name} has landed and must not change: write another one.")
    return Migration(
        version=named[1],
        name=path.name,
        statements=split(text),
        checksum=digest,
        landed=path.name in kept,
    )


@dataclass(frozen=True, kw_only=True)
class Migrations:
    """Brings a store up to the files, one runner at a time."""

    graph: Neo4jGraph
    folder: Path = FOLDER
    patience: float = PATIENCE
    beat: float = BEAT
    before_statement: Callable[[str], None] = field(default=lambda _: None)

    def run(self) -> list[str]:
        """Apply what is missing, waiting for another runner first. Returns the names applied."""
        migrations = load(self.folder)
        self._make_room()
        with self._locked() as owner:
            epoch = new_id()
            self.graph.write(lambda tx: tx.one("graph/mark_store", epoch=epoch))
            waiting = self._waiting(migrations)
            for migration in waiting:
                self._apply(migration, owner)
        return [migration.name for migration in waiting]

    def _make_room(self) -> None:
        """What migrations themselves are kept in."""
        self.graph.auto("graph/make_migration_versions_unique")
        self.graph.auto("graph/make_migration_lock_unique")
        self.graph.auto("graph/make_meta_unique")

    def verify(self) -> None:
        """Refuse a store that isn't as the files say. Raises NotMigrated."""
        waiting = self._waiting(load(self.folder))
        if waiting:
            names = ", ".join(migration.name for migration in waiting)
            raise NotMigrated(f"The database isn't ready, run 'network migrate': {names}.")

    def _waiting(self, migrations: tuple[Migration, ...]) -> list[Migration]:
        """What is still to do. A file that has landed here and changed is refused."""
        here = {row["version"]: row for row in self.graph.read(_recorded)}
        unknown = here.keys() - {migration.version for migration in migrations}
        if unknown:
            raise NotMigrated(
                "The database has migrations that are missing here: "
                f"{', '.join(sorted(unknown))}. Is this an older version of the service?"
            )
        return [m for m in migrations if not _is_done(m, here.get(m.version))]

    def _apply(self, migration: Migration, owner: str) -> None:
        self.graph.write(
            lambda tx: tx.run(
                "graph/start_migration",
                version=migration.version,
                name=migration.name,
                checksum=migration.checksum,
            )
        )
        for number, statement in enumerate(migration.statements, 1):
            self._still_ours(owner)
            self.before_statement(f"{migration.name} {number}")
            self._statement(statement, f"{migration.name}, statement {number}")
        self.graph.write(lambda tx: tx.run("graph/finish_migration", version=migration.version))

    def _statement(self, statement: str, where: str) -> None:
        try:
            self.graph.raw(statement)
        except (Neo4jError, DriverError) as error:
            # The server's message may quote stored values: only its code goes on.
            code = getattr(error, "code", None) or type(error).__name__
            raise MigrationFailed(f"{where} was refused: {code}.") from None

    @contextmanager
    def _locked(self) -> Iterator[str]:
        """Hold the one lock, showing signs of life, and give it back."""
        owner = new_id()
        self._take(owner)
        stop = threading.Event()
        beating = threading.Thread(target=self._keep_beating, args=(owner, stop), daemon=True)
        beating.start()
        try:
            yield owner
        finally:
            stop.set()
            beating.join()
            self.graph.write(lambda tx: tx.run("graph/drop_migration_lock", owner=owner))

    def _take(self, owner: str) -> None:
        host = platform.node()

        def work(tx: Tx) -> Row | None:
            return tx.maybe(
                "graph/take_migration_lock", owner=owner, host=host, patience=self.patience
            )

        # Whoever holds it may have much to do: there is no end to waiting while it beats.
        while self.graph.write(work) is None:
            time.sleep(LOOK_AGAIN)

    def _still_ours(self, owner: str) -> None:
        if self.graph.write(lambda tx: tx.maybe("graph/beat_migration_lock", owner=owner)) is None:
            raise Unavailable("Another runner has taken over the migrations.")

    def _keep_beating(self, owner: str, stop: threading.Event) -> None:
        while not stop.wait(self.beat):
            try:
                self._still_ours(owner)
            except Unavailable:
                # The next statement looks for itself and stops there if it must.
                continue


def _recorded(tx: Tx) -> list[Row]:
    return tx.many("graph/migrations")


def _is_done(migration: Migration, here: Row | None) -> bool:
    if here is None or here["state"] != DONE:
        return False
    if here["checksum"] == migration.checksum:
        return True
    if migration.landed:
        raise NotMigrated(f"{migration.name} differs from what was applied to this database.")
    # A file that has not landed yet is still being written: it is applied again.
    return False
