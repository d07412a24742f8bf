"""Thumbnails for the views: what is on screen first, bounded memory, never a surprise."""

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QThread
from PySide6.QtGui import QColor

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.studio.thumbnails import ThumbnailStore
from pixelsmile_desktop.ui.workers.thumbnail_loader import ThumbnailLoader
from pixelsmile_desktop.ui.workers.thumbnail_queue import ThumbnailQueue, Urgency
from tests.imaging import samples
from tests.ui.photos import entries_of, write_photos
from tests.ui.waiting import Heard, until

SIDE = 90


class CountingStore(ThumbnailStore):
    """The real store, which remembers which photos it read, in which order, and on which threads."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.made: list[str] = []
        self.threads: set[int] = set()
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def make(self, path, content_key, sides=(256,)):
        self.may_go_on.wait(20)
        self.made.append(path.name)
        self.threads.add(threading.get_ident())
        return super().make(path, content_key, sides)


@pytest.fixture
def store(tmp_path):
    return CountingStore(tmp_path / "cache")


@pytest.fixture
def loader(store):
    loader = ThumbnailLoader(store)
    yield loader
    store.may_go_on.set()
    assert loader.close()


@pytest.fixture
def entries(tmp_path):
    return list(entries_of(write_photos(tmp_path / "photos", 12)).values())


def has(loader, entry, side=SIDE):
    image = loader.image(entry.id, side)
    return image is not None and max(image.width(), image.height()) == side


def test_what_is_wanted_arrives_at_the_size_that_was_wanted(loader, store, entries):
    heard = Heard()
    loader.ready.connect(heard.heard)
    assert loader.image(1, SIDE) is None
    loader.want("grid", entries[:4], entries[4:6], SIDE)
    until(lambda: all(has(loader, entry) for entry in entries[:6]))
    assert loader.image(1, SIDE).size().toTuple() == (90, 60)
    assert {photo_id for (ids,) in heard.calls for photo_id in ids} == {entry.id for entry in entries[:6]}
    assert threading.get_ident() not in store.threads


def test_pictures_are_those_of_their_photos(loader, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.png").write_bytes(samples.encode_png(np.full((60, 90, 3), (200, 100, 50), np.uint8)))
    (entry,) = entries_of([tmp_path / "photos" / "a.png"]).values()
    loader.want("grid", [entry], (), SIDE)
    until(lambda: has(loader, entry))
    colour = QColor(loader.image(1, SIDE).pixel(20, 20))
    assert np.abs(np.subtract(colour.getRgb()[:3], (200, 100, 50))).max() <= 3


def test_what_is_no_longer_wanted_is_not_made(loader, store, entries):
    store.may_go_on.clear()
    loader.want("grid", entries, (), SIDE)
    until(lambda: loader._threads.activeThreadCount() == 2)
    loader.want("grid", entries[10:], (), SIDE)
    store.may_go_on.set()
    until(lambda: has(loader, entries[10]) and has(loader, entries[11]))
    assert set(store.made) <= {entry.path.name for entry in (*entries[:2], *entries[10:])}


def test_the_second_time_comes_from_the_disk(loader, store, entries):
    loader.want("grid", entries[:2], (), SIDE)
    until(lambda: has(loader, entries[0]) and has(loader, entries[1]))
    heard = Heard()
    loader.ready.connect(heard.heard)
    loader.forget(1)
    assert has(loader, entries[0]), "the old picture is shown until the new one comes"
    loader.want("grid", entries[:2], (), SIDE)
    until(lambda: heard.calls)
    assert sorted(store.made) == ["photo_0000.jpg", "photo_0001.jpg"]


def test_a_broken_file_in_the_cache_is_made_anew(loader, store, entries, tmp_path):
    store.make(entries[0].path, entries[0].content_key)
    for file in (tmp_path / "cache").rglob("*.jpg"):
        file.write_bytes(b"\xff\xd8 broken")
    loader.want("grid", entries[:1], (), SIDE)
    until(lambda: has(loader, entries[0]))


def test_a_photo_that_cannot_be_read_says_so_and_is_not_tried_again(loader, store, tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff nothing")
    entry = PhotoEntry(7, tmp_path / "a.jpg", 1, content_key="bad")
    loader.want("grid", [entry], (), SIDE)
    until(lambda: loader.complaint(7))
    assert "a.jpg" in loader.complaint(7)
    loader.want("grid", [entry], (), SIDE)
    until(lambda: loader._threads.activeThreadCount() == 0)
    assert store.made == ["a.jpg"]
    write_photos(tmp_path, 1)
    (tmp_path / "photo_0000.jpg").replace(tmp_path / "a.jpg")
    mended = replace(entry, content_key="good")
    loader.want("grid", [mended], (), SIDE)
    until(lambda: has(loader, mended))
    assert loader.complaint(7) == ""


def test_a_replaced_file_gets_another_picture(loader, entries):
    loader.want("grid", entries[:1], (), SIDE)
    until(lambda: has(loader, entries[0]))
    before = loader.image(1, SIDE)
    entries[3].path.replace(entries[0].path)
    loader.want("grid", [replace(entries[0], content_key="other")], (), SIDE)
    until(lambda: loader.image(1, SIDE).pixel(20, 20) != before.pixel(20, 20))


def test_another_size_shows_the_old_one_until_it_is_there(loader, store, entries):
    loader.want("grid", entries[:1], (), SIDE)
    until(lambda: has(loader, entries[0]))
    assert loader.image(1, 60).width() == SIDE
    loader.want("grid", entries[:1], (), 60)
    until(lambda: has(loader, entries[0], 60))
    assert has(loader, entries[0], SIDE)


def test_memory_is_bounded_and_the_latest_stays(store, tmp_path):
    entries = list(entries_of(write_photos(tmp_path / "many", 40, (400, 300))).values())
    loader = ThumbnailLoader(store, megabytes=1)
    for first in range(0, 40, 8):
        visible = entries[first : first + 8]
        loader.want("grid", visible, (), 256)
        until(lambda shown=visible: all(has(loader, entry, 256) for entry in shown[-2:]))
        until(lambda: loader._threads.activeThreadCount() == 0)
    assert loader.memory_use <= 1_000_000
    assert loader.memory_use == sum(picture.image.sizeInBytes() for picture in loader._pictures.values())
    assert loader.image(1, 256) is None
    assert loader.close()


def test_the_camera_s_small_picture_comes_first(loader, store, tmp_path):
    (tmp_path / "a.jpg").write_bytes(samples.full_jpeg(1))
    (entry,) = entries_of([tmp_path / "a.jpg"]).values()
    store.may_go_on.clear()
    heard = Heard()
    loader.ready.connect(heard.heard)
    loader.want("grid", [entry], (), 256)
    until(lambda: heard.calls, "the first look")
    assert loader.image(1, 256) is not None
    assert store.made == []
    store.may_go_on.set()
    until(lambda: len(heard.calls) > 1, "the sharp one")
    assert store.made == ["a.jpg"]


def test_the_rest_is_made_on_disk_while_nobody_wants_anything(loader, store, entries):
    loader.fill(iter(entries))
    until(lambda: all(store.has(entry.content_key, 256) for entry in entries), "all of them on the disk")
    assert len(store.made) == len(entries)
    assert loader.memory_use == 0
    loader.fill(iter(entries))
    until(lambda: loader._threads.activeThreadCount() == 0)
    assert len(store.made) == len(entries), "what is there is not made again"


def test_edited_photos_show_their_edit(store, entries):
    class Looks:
        def version_key(self, entry):
            return "v1"

        def pixels(self, entry, side):
            return np.full((30, 60, 3), (10, 200, 10), np.uint8)

    loader = ThumbnailLoader(store, Looks())
    edited = replace(entries[0], is_edited=True)
    loader.want("grid", [edited, entries[1]], (), SIDE)
    until(lambda: has(loader, edited) and has(loader, entries[1]))
    assert QColor(loader.image(1, SIDE).pixel(10, 10)).green() > 150
    assert QColor(loader.image(2, SIDE).pixel(30, 30)).green() < 50
    assert store.has("key 1", 256, "v1")
    assert loader.close()


class TurningLooks:
    """The look of a photo that turns to another one while the first is being rendered."""

    def __init__(self) -> None:
        self.version = "green"
        self.is_rendering, self.may_end = threading.Event(), threading.Event()

    def version_key(self, entry):
        return self.version

    def pixels(self, entry, side):
        if not self.is_rendering.is_set():
            self.is_rendering.set()
            self.may_end.wait(20)
        return np.full((30, 60, 3), (200, 10, 10) if self.version == "red" else (10, 200, 10), np.uint8)


def test_an_edit_that_comes_while_the_photo_is_rendered_shows_in_the_end(store, entries):
    looks = TurningLooks()
    loader = ThumbnailLoader(store, looks)
    edited = replace(entries[0], is_edited=True)
    loader.want("grid", [edited], (), SIDE)
    until(looks.is_rendering.is_set, "the render")
    looks.version = "red"
    loader.forget(edited.id)
    loader.want("grid", [edited], (), SIDE)
    looks.may_end.set()
    until(lambda: store.has("key 1", 256, "red"), "the thumbnail of the new look")
    until(lambda: has(loader, edited) and QColor(loader.image(1, SIDE).pixel(10, 10)).red() > 150)
    assert not store.has("key 1", 256, "green"), "the new look must not be kept as the old one"
    assert loader.close()


def test_closing_in_the_middle_ends_in_time(store, entries):
    loader = ThumbnailLoader(store)
    loader.want("grid", entries, (), SIDE)
    loader.fill(iter(entries))
    assert loader.close()
    assert QThread.currentThread().isRunning()


def entry_number(number):
    return PhotoEntry(number, Path(f"/{number}.jpg"), 1)


NUMBERS = st.lists(st.integers(0, 30), unique=True, max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["grid", "strip"]), NUMBERS, NUMBERS), max_size=6))
def test_jobs_come_in_the_order_of_their_urgency_and_each_once(wishes):
    queue = ThumbnailQueue()
    last: dict[str, tuple[list[int], list[int]]] = {}
    for client, visible, nearby in wishes:
        queue.want(client, list(map(entry_number, visible)), list(map(entry_number, nearby)), 100)
        last[client] = visible, nearby
    taken = []
    while (job := queue.take(256)) is not None:
        taken.append(job)
    assert [job.urgency for job in taken] == sorted(job.urgency for job in taken)
    wanted = {number for visible, nearby in last.values() for number in (*visible, *nearby)}
    assert {job.entry.id for job in taken} == wanted
    assert len(taken) == len(wanted), "work that two views want is done once"


def test_a_first_look_is_followed_by_a_sharp_one_before_what_is_near():
    queue = ThumbnailQueue()
    queue.want("grid", [entry_number(1), entry_number(2)], [entry_number(3)], 100)
    first = queue.take(256)
    queue.sharpen(first)
    order = [(job.entry.id, job.urgency) for job in iter(lambda: queue.take(256), None)]
    assert order == [(2, Urgency.FIRST_LOOK), (1, Urgency.SHARP), (3, Urgency.NEARBY)]


def test_what_is_made_of_an_earlier_look_is_made_again():
    queue = ThumbnailQueue()
    queue.want("grid", [entry_number(1), entry_number(2)], (), 100)
    early = queue.take(256)
    queue.outdate(1)
    queue.want("grid", [entry_number(1), entry_number(2)], (), 100)
    assert queue.take(256).entry.id == 2
    assert queue.take(256) is None, "it waits until the earlier one has ended"
    assert not queue.done(early)
    again = queue.take(256)
    assert again.entry.id == 1
    assert queue.done(again)


def test_whoever_found_nothing_is_hired_again_for_the_next_wish():
    queue = ThumbnailQueue()
    queue.want("grid", [entry_number(1)], (), 100)
    assert queue.hire(2) == 2
    assert queue.take(256) is not None
    assert queue.take(256) is None
    assert queue.hire(2) == 1, "one is still at work"
    queue.set_backlog(iter([entry_number(2)]))
    assert queue.take(256).urgency is Urgency.BACKLOG
    assert queue.take(256) is None
    assert queue.hire(2) == 1
    queue.close()
    assert queue.hire(2) == 0


def test_a_job_that_is_done_may_be_wanted_again():
    queue = ThumbnailQueue()
    queue.want("grid", [entry_number(1)], (), 100)
    job = queue.take(256)
    queue.want("grid", [entry_number(1)], (), 100)
    assert queue.take(256) is None, "somebody is at it"
    queue.done(job)
    queue.want("grid", [entry_number(1)], (), 100)
    assert queue.take(256) is not None
    queue.close()
    queue.want("grid", [entry_number(2)], (), 100)
    assert queue.take(256) is None
