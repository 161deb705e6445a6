"""The key store: what it keeps, for whom, and that what is destroyed is in no file any more."""

import os
import secrets
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from network.errors import Broken
from network.identity import new_id
from network.keys.sealing import Sealer
from network.keys.sqlite import AT_ONCE, SqliteKeys, _several

OUTER = bytes(range(32))


@pytest.fixture
def store(tmp_path: Path) -> SqliteKeys:
    return SqliteKeys(tmp_path / "keys" / "keys.sqlite", OUTER)


def files(store: SqliteKeys) -> bytes:
    """Everything that lies beside the key store, byte by byte."""
    folder = store.database.path.parent
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def rows(store: SqliteKeys, statement: str, *values: str) -> list[tuple[Any, ...]]:
    with store.database.reading() as db:
        return db.execute(statement, values).fetchall()


def wrapped(store: SqliteKeys, owner: str) -> list[bytes]:
    return [row[0] for row in rows(store, "SELECT wrapped FROM data_key WHERE owner = ?", owner)]


def test_a_key_that_was_made_is_the_one_that_opens(store: SqliteKeys) -> None:
    made = store.make("a")

    assert store.newest("a") == made
    assert store.key("a", made.id) == made
    assert SqliteKeys(store.database.path, OUTER).newest("a") == made


def test_the_newest_key_seals_and_the_older_one_still_opens(store: SqliteKeys) -> None:
    first, second = store.make("a"), store.make("a")

    assert store.newest("a") == second
    assert store.key("a", first.id) == first
    assert store.ids("a") == [first.id, second.id]


def test_nobody_gets_a_key_that_is_another_owner_s(store: SqliteKeys) -> None:
    made = store.make("a")
    store.make("b")

    with pytest.raises(Broken):
        store.key("b", made.id)
    assert store.owner_of(made.id) == "a"


def test_a_wrapped_key_moved_to_another_owner_does_not_open(store: SqliteKeys) -> None:
    made = store.make("a")
    with store.database.writing() as db:
        db.execute("UPDATE data_key SET owner = 'b'")

    with pytest.raises(Broken):
        store.key("b", made.id)


def test_keys_asked_for_together_are_those_asked_for_one_by_one(store: SqliteKeys) -> None:
    made = {(owner, key.id): key for owner in map(str, range(250)) for key in (store.make(owner),)}

    assert store.several(made.keys()) == made
    assert store.several([]) == {}


@pytest.mark.parametrize("count", [1, 5, AT_ONCE])
def test_no_other_keys_are_looked_at_however_many_there_are(store: SqliteKeys, count: int) -> None:
    plan = rows(store, f"EXPLAIN QUERY PLAN {_several(count)}", *("a", "b") * count)
    steps = [step[3] for step in plan]

    assert not [step for step in steps if step.startswith("SCAN")]
    assert sum("(owner=? AND id=?)" in step for step in steps) == count


def test_keys_that_are_gone_or_somebody_else_s_are_left_out(store: SqliteKeys) -> None:
    ours, theirs, gone = store.make("a"), store.make("b"), store.make("c")
    store.destroy("c")

    found = store.several([("a", ours.id), ("a", theirs.id), ("c", gone.id)])

    assert found == {("a", ours.id): ours}


def test_a_key_that_does_not_open_takes_no_other_with_it(store: SqliteKeys) -> None:
    ours, moved = store.make("a"), store.make("b")
    with store.database.writing() as db:
        db.execute("UPDATE data_key SET owner = 'c' WHERE owner = 'b'")

    assert store.several([("a", ours.id), ("c", moved.id)]) == {("a", ours.id): ours}


def test_no_key_lies_in_the_file_as_it_is(store: SqliteKeys) -> None:
    secrets_made = [store.make("a").secret for _ in range(5)] + [store.index_key("names")]

    kept = files(store)

    assert not any(secret in kept for secret in secrets_made)


def test_a_wrong_outer_key_is_noticed_and_opens_nothing(store: SqliteKeys) -> None:
    store.make("a")
    stranger = SqliteKeys(store.database.path, secrets.token_bytes(32))

    with pytest.raises(Broken, match="outer key"):
        stranger.check()
    with pytest.raises(Broken):
        stranger.newest("a")
    with pytest.raises(Broken):
        stranger.make("b")
    store.check()


def test_an_index_key_stays_the_same_for_good(store: SqliteKeys) -> None:
    first = store.index_key("names")

    assert store.index_key("names") == first
    assert store.index_key("marks") != first
    assert SqliteKeys(store.database.path, OUTER).index_key("names") == first


def test_an_index_key_that_is_kept_ready_opens_only_as_it_was_wrapped(store: SqliteKeys) -> None:
    store.index_key("names")
    with store.database.writing() as db:
        db.execute("UPDATE index_key SET wrapped = zeroblob(length(wrapped))")

    with pytest.raises(Broken):
        store.index_key("names")


def test_a_destroyed_key_is_in_no_file_not_even_in_free_pages_or_the_log(
    store: SqliteKeys,
) -> None:
    # Enough keys for whole pages to fall free, destroyed while other keys stay.
    going = [new_id() for _ in range(3)]
    for number in range(300):
        store.make(going[number % 3])
        store.make("staying")
    gone = [each for owner in going for each in (owner.encode(), *wrapped(store, owner))]
    assert all(each in files(store) for each in gone)

    for owner in going:
        store.destroy(owner)

    kept = files(store)
    assert not any(each[:16] in kept or each[-16:] in kept for each in gone)
    assert all(each in kept for each in wrapped(store, "staying"))


def test_a_page_that_keeps_old_bytes_in_its_gaps_is_written_anew(store: SqliteKeys) -> None:
    # As SQLite leaves it now and then when it puts a page in order: not a record, only its bytes.
    gone = new_id()
    store.make("staying")
    store.make(gone)
    [[root]] = rows(store, "SELECT rootpage FROM sqlite_master WHERE name = 'data_key_id'")
    [[size]] = rows(store, "PRAGMA page_size")
    store.database.scrub()
    store.close()
    with store.database.path.open("r+b") as file:
        file.seek((root - 1) * size + size // 2)
        file.write(gone.encode())
    reopened = SqliteKeys(store.database.path, OUTER)

    reopened.destroy(gone)

    assert gone.encode() not in files(store)
    reopened.check()


def test_destroying_again_or_somebody_unknown_changes_nothing(store: SqliteKeys) -> None:
    kept = store.make("a")
    store.destroy("b")
    store.destroy("b")

    assert store.newest("a") == kept


def test_one_key_can_go_while_the_others_stay(store: SqliteKeys) -> None:
    first, second = store.make("a"), store.make("a")

    store.destroy_one("a", first.id)

    assert store.ids("a") == [second.id]
    with pytest.raises(Broken):
        store.key("a", first.id)


def test_every_file_is_for_its_owner_alone(store: SqliteKeys) -> None:
    store.make("a")

    folder = store.database.path.parent
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}

    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_threads_and_processes_may_use_one_store_at_once(store: SqliteKeys) -> None:
    store.make("a")

    def work() -> None:
        for _ in range(20):
            made = store.make("a")
            assert store.key("a", made.id) == made

    children = []
    for _ in range(3):
        child = os.fork()
        if child == 0:
            try:
                work()
            except BaseException:  # noqa: BLE001 - the parent reads the status
                os._exit(1)
            os._exit(0)
        children.append(child)
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert len(store.ids("a")) == 1 + 7 * 20


def test_owners_are_listed_whatever_their_number(store: SqliteKeys) -> None:
    with store.database.writing() as db:
        db.executemany(
            "INSERT INTO data_key (owner, id, outer_version, wrapped) VALUES (?, ?, 1, x'00')",
            [(f"{number:05}", number.to_bytes(8, "big")) for number in range(1203)],
        )

    assert list(store.owners()) == [f"{number:05}" for number in range(1203)]


def test_150_records_are_opened_with_one_look_at_the_store(store: SqliteKeys) -> None:
    store.make("a")
    sealer, ids = Sealer(store), [secrets.token_hex(16) for _ in range(150)]
    sealed = [
        sealer.seal("a", record_id=each, kind="Connection", value={"name": "Sam", "ring": 2})
        for each in ids
    ]
    looks: list[str] = []
    with store.database.reading() as db:
        db.set_trace_callback(looks.append)

    opened = sealer.open_many("a", kind="Connection", ids=ids, sealed=sealed)

    assert len(opened) == 150
    assert len(looks) == 1


def test_opening_150_records_costs_little_more_than_the_bare_cipher(store: SqliteKeys) -> None:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

    store.make("a")
    sealer, ids = Sealer(store), [secrets.token_hex(16) for _ in range(150)]
    sealed = [
        sealer.seal("a", record_id=each, kind="Connection", value={"name": "Sam" * 20})
        for each in ids
    ]
    cipher, nonce = AESGCMSIV(OUTER), bytes(12)
    bare = cipher.encrypt(nonce, bytes(252), None)

    def ours() -> None:
        sealer.open_many("a", kind="Connection", ids=ids, sealed=sealed)

    def theirs() -> None:
        for _ in ids:
            cipher.decrypt(nonce, bare, None)

    assert _best(ours) <= 8 * _best(theirs)


def _best(act: Callable[[], None]) -> float:
    times = []
    for _ in range(15):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return min(times)
