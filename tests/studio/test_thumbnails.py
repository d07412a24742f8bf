"""The store of thumbnails: found by content, bounded on disk, never a reason to fail."""

import io
import os
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pixelsmile_desktop.core.errors import PhotoError
from pixelsmile_desktop.studio.thumbnails import SIDES, ThumbnailStore, side_for


def noise(seed: int, side: int = 300) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 255, (side, side, 3), np.uint8)


def size_of(jpeg: bytes | None) -> tuple[int, int]:
    assert jpeg is not None
    with Image.open(io.BytesIO(jpeg)) as image:
        return image.size


def test_what_was_made_is_found_again(tmp_path: Path, hopper: Path) -> None:
    store = ThumbnailStore(tmp_path)
    assert store.get("key", 256) is None
    pixels = store.make(hopper, "key", SIDES)
    assert max(pixels.shape) == 600, "the photo is smaller than the largest thumbnail"
    assert size_of(store.get("key", 256)) == (218, 256)
    assert size_of(ThumbnailStore(tmp_path).get("key", 1024)) == (512, 600), "another run of the program finds it too"
    assert store.has("key", 256)
    assert not store.has("other", 256)


def test_versions_of_a_photo_have_their_own(tmp_path: Path) -> None:
    store = ThumbnailStore(tmp_path)
    store.put("key", 256, np.zeros((90, 60, 3), np.uint8))
    store.put("key", 256, np.zeros((60, 90, 3), np.uint8), "7")
    assert size_of(store.get("key", 256)) == (60, 90)
    assert size_of(store.get("key", 256, "7")) == (90, 60)
    assert store.get("key", 256, "8") is None


def test_a_photo_that_nobody_examined_is_shown_but_not_kept(tmp_path: Path, hopper: Path) -> None:
    store = ThumbnailStore(tmp_path / "cache")
    assert max(store.make(hopper, "").shape) == 256
    assert not (tmp_path / "cache").exists()
    assert store.get("", 256) is None
    assert not store.has("", 256)


def test_an_unreadable_photo_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 nothing")
    with pytest.raises(PhotoError):
        ThumbnailStore(tmp_path / "cache").make(tmp_path / "a.jpg", "key")


def test_the_disk_is_used_within_the_limit_and_the_least_used_goes_first(tmp_path: Path) -> None:
    store = ThumbnailStore(tmp_path, megabytes=4)
    for number in range(120):
        store.put(f"key {number}", 256, noise(number))
    # Each folder may hold its newest one, however small its share.
    one = len(store.get("key 119", 256) or b"")
    assert 0 < store.disk_use() <= max(4_000_000, 64 * one)
    assert store.get("key 119", 256) is not None
    assert store.get("key 0", 256) is None


def test_what_is_looked_at_stays(tmp_path: Path) -> None:
    store = ThumbnailStore(tmp_path, megabytes=4)
    store.put("loved", 256, noise(0, 128))
    (loved,) = tmp_path.rglob("*.jpg")
    dropped = 0
    for number in range(400):
        store.put(f"key {number}", 256, noise(number, 128))
        for file in loved.parent.iterdir():
            os.utime(file, (1_000_000_000, 1_000_000_000))
        assert store.get("loved", 256) is not None, "looking at it makes it the newest"
        dropped += not store.has(f"key {number // 2}", 256)
    assert dropped >= 20


def test_a_smaller_limit_holds_from_the_next_thumbnail_on(tmp_path: Path) -> None:
    store = ThumbnailStore(tmp_path, megabytes=64)
    for number in range(150):
        store.put(f"key {number}", 256, noise(number, 200))
    before = store.disk_use()
    store.set_limit(1)
    for number in range(150, 400):
        store.put(f"key {number}", 256, noise(number, 200))
    assert store.disk_use() < before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that may not be written to")
def test_a_folder_that_may_not_be_written_costs_only_time(tmp_path: Path, hopper: Path) -> None:
    tmp_path.chmod(0o500)
    store = ThumbnailStore(tmp_path / "cache")
    assert max(store.make(hopper, "key").shape) == 256
    tmp_path.chmod(0o700)


def test_a_full_disk_costs_only_time(tmp_path: Path, hopper: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file where the folder should be")
    store = ThumbnailStore(tmp_path / "cache")
    assert max(store.make(hopper, "key").shape) == 256
    assert store.get("key", 256) is None


def test_a_file_that_lost_its_content_is_not_handed_out_and_is_replaced(tmp_path: Path, hopper: Path) -> None:
    store = ThumbnailStore(tmp_path)
    store.make(hopper, "key")
    (file,) = tmp_path.rglob("*.jpg")
    for content in (b"", file.read_bytes()[:200]):
        file.write_bytes(content)
        assert store.get("key", 256) is None
    store.make(hopper, "key")
    assert size_of(store.get("key", 256)) == (218, 256)


def test_threads_share_a_store(tmp_path: Path) -> None:
    store = ThumbnailStore(tmp_path, megabytes=2)
    faults: list[BaseException] = []

    def work(start: int) -> None:
        try:
            for number in range(start, start + 60):
                store.put(f"key {number}", 256, noise(number, 120))
                store.get(f"key {number - 5}", 256)
        except BaseException as fault:
            faults.append(fault)
            raise

    threads = [threading.Thread(target=work, args=(start,)) for start in (0, 30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert not list(tmp_path.rglob("*.tmp"))


@settings(max_examples=30)
@given(st.text(max_size=40), st.text(max_size=20))
def test_keys_may_be_any_text(tmp_path_factory: pytest.TempPathFactory, key: str, version: str) -> None:
    folder = tmp_path_factory.mktemp("cache")
    store = ThumbnailStore(folder)
    if key:
        store.put(key, 256, noise(1, 8), version)
        assert store.has(key, 256, version)
        assert all(file.is_relative_to(folder) for file in folder.rglob("*"))


@pytest.mark.parametrize(("wanted", "side"), [(1, 256), (256, 256), (257, 1024), (1024, 1024), (4000, 1024)])
def test_the_smallest_side_that_serves(wanted: int, side: int) -> None:
    assert side_for(wanted) == side
