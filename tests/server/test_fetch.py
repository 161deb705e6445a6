"""Fetching: every file checked, cut-off ones gone on with, wrong ones refused."""

import hashlib
import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from network.server import fetch as fetching
from network.server.cache import Cache
from network.server.fetch import Fetch
from network.server.trouble import DownloadFailed, NoRoom, WrongHash
from tests.server.conftest import Repository, lock_of

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def fetch(cache: Cache, repository: Repository) -> Fetch:
    return Fetch(cache, base=repository.address, first_wait=0.01, silence=2)


def test_every_file_of_a_lock_comes_whole(cache: Cache, repository: Repository) -> None:
    contents = [os.urandom(size) for size in (10, 70_000, 300_000)]
    lock = lock_of(*(repository.holds(f"file{at}", each) for at, each in enumerate(contents)))

    paths = fetch(cache, repository).all_of(lock)

    assert [path.read_bytes() for path in paths] == contents


def test_what_is_here_is_not_fetched_again(cache: Cache, repository: Repository) -> None:
    lock = lock_of(repository.holds("file", b"once"))
    fetch(cache, repository).all_of(lock)

    fetch(cache, repository).all_of(lock)

    assert len(repository.ranges) == 1


def test_a_download_that_was_cut_off_goes_on(cache: Cache, repository: Repository) -> None:
    content = os.urandom(200_000)
    lock = lock_of(repository.holds("file", content))
    repository.cut = 120_000

    paths = fetch(cache, repository).all_of(lock)

    assert paths[0].read_bytes() == content
    assert repository.ranges == [None, "bytes=120000-"]


def test_a_later_run_goes_on_where_an_earlier_one_ended(
    cache: Cache, repository: Repository
) -> None:
    content = os.urandom(50_000)
    artifact = repository.holds("file", content)
    cache.part(artifact).parent.mkdir(parents=True)
    cache.part(artifact).write_bytes(content[:20_000])

    paths = fetch(cache, repository).all_of(lock_of(artifact))

    assert paths[0].read_bytes() == content
    assert repository.ranges == ["bytes=20000-"]


def test_a_spoilt_beginning_is_thrown_away(cache: Cache, repository: Repository) -> None:
    content = os.urandom(50_000)
    artifact = repository.holds("file", content)
    cache.part(artifact).parent.mkdir(parents=True)
    cache.part(artifact).write_bytes(b"x" * 20_000)

    paths = fetch(cache, repository).all_of(lock_of(artifact))

    assert paths[0].read_bytes() == content


def test_a_file_with_another_fingerprint_is_refused(cache: Cache, repository: Repository) -> None:
    artifact = repository.holds("file", b"what was locked")
    repository.files[f"/{artifact.path}"] = b"something else!"

    with pytest.raises(WrongHash, match="thrown away"):
        fetch(cache, repository).all_of(lock_of(artifact))

    assert not cache.has(artifact)
    assert not list(cache.folder.rglob("*.part"))


def test_a_missing_file_says_what_to_do(cache: Cache, repository: Repository) -> None:
    artifact = repository.holds("file", b"here")
    repository.files.clear()

    with pytest.raises(DownloadFailed, match="HTTPS_PROXY"):
        fetch(cache, repository).all_of(lock_of(artifact))


def test_a_full_disk_is_seen_before_anything_is_fetched(
    cache: Cache, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = lock_of(repository.holds("file", b"small"))
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(1, 1, 1000))

    with pytest.raises(NoRoom, match="Make room"):
        fetch(cache, repository).all_of(lock)

    assert not repository.ranges


def test_the_base_address_can_be_overridden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROWAN_MAVEN_BASE", "http://mirror.example/maven/")

    assert fetching.base_address() == "http://mirror.example/maven"


def test_the_cache_folder_can_be_named() -> None:
    assert Cache.of({"ROWAN_CACHE": "/a/b"}).folder == Path("/a/b")
    assert Cache.of({"XDG_CACHE_HOME": "/c"}).folder == Path("/c/rowan")


def test_a_file_is_kept_under_its_fingerprint(cache: Cache, repository: Repository) -> None:
    artifact = repository.holds("file", b"content")

    (path,) = fetch(cache, repository).all_of(lock_of(artifact))

    assert path.stem == hashlib.sha256(b"content").hexdigest()
