"""Thumbnails of a whole folder are made while nobody waits, and only while nobody waits."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.core.catalogue import PhotoQuery
from pixelsmile_desktop.core.errors import LibraryError
from pixelsmile_desktop.core.progress import ignore_progress
from pixelsmile_desktop.studio.photo_library import PhotoLibrary
from pixelsmile_desktop.studio.services import Watch
from pixelsmile_desktop.studio.thumbnails import SIDES, ThumbnailStore
from pixelsmile_desktop.ui.viewmodels.library_model import LibraryModel
from pixelsmile_desktop.ui.viewmodels.thumbnail_backlog import ThumbnailBacklog
from pixelsmile_desktop.ui.workers.task_pool import TaskPool
from pixelsmile_desktop.ui.workers.thumbnail_loader import ThumbnailLoader
from tests.ui.photos import library_in, library_of, write_photos
from tests.ui.waiting import until

COUNT = 90


class CountingStore(ThumbnailStore):
    """Remembers what it made, and makes it only while it may."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.made: list[str] = []
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def make(self, path, content_key, sides=SIDES[:1]):
        assert self.may_go_on.wait(20)
        self.made.append(path.name)
        return super().make(path, content_key, sides)


@pytest.fixture
def store(tmp_path: Path) -> CountingStore:
    return CountingStore(tmp_path / "thumbnails")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[PhotoLibrary]:
    write_photos(tmp_path / "first", COUNT)
    library = library_of(tmp_path / "home", tmp_path / "first")
    yield library
    library.close()


class Shelf:
    """A model of the library with a loader and its backlog."""

    def __init__(self, library: PhotoLibrary, store: ThumbnailStore) -> None:
        self.pool = TaskPool(1)
        self.model = LibraryModel(library, self.pool)
        self.loader = ThumbnailLoader(store)
        self.backlog = ThumbnailBacklog(library, self.model, self.loader)

    def show(self, query: PhotoQuery, count: int) -> None:
        self.model.set_query(query)
        until(lambda: len(self.model.ids) == count, "the photos")


@pytest.fixture
def shelf(qapp: QApplication, library: PhotoLibrary, store: CountingStore) -> Iterator[Shelf]:
    shelf = Shelf(library, store)
    yield shelf
    store.may_go_on.set()
    assert shelf.loader.close()
    assert shelf.model.close()
    assert shelf.pool.close()


def at_rest(shelf: Shelf) -> bool:
    return shelf.loader._threads.activeThreadCount() == 0


def test_everything_that_is_shown_gets_a_thumbnail(shelf: Shelf, store: CountingStore) -> None:
    shelf.backlog.start()
    shelf.show(PhotoQuery(), COUNT)
    until(lambda: len(store.made) == COUNT, "the thumbnails")
    assert len(set(store.made)) == COUNT
    shelf.backlog.renew()
    until(lambda: at_rest(shelf))
    assert len(store.made) == COUNT, "each is made once"


def test_another_folder_takes_the_place_of_the_first(
    shelf: Shelf, store: CountingStore, library: PhotoLibrary, tmp_path: Path
) -> None:
    write_photos(tmp_path / "second", 3, start=500)
    watch = Watch(progress=ignore_progress)
    second = library.open_folder(tmp_path / "second", watch)
    library.examine(watch)
    store.may_go_on.clear()
    shelf.backlog.start()
    shelf.show(PhotoQuery(), COUNT + 3)
    shelf.show(PhotoQuery(folder_id=second.id), 3)
    store.may_go_on.set()
    until(lambda: {"photo_0500.jpg", "photo_0501.jpg", "photo_0502.jpg"} <= set(store.made), "those of the second")
    until(lambda: at_rest(shelf))
    assert len(store.made) <= 3 + 2, "no more of the first folder than was begun"


def test_while_somebody_waits_nothing_is_made_and_then_it_goes_on(shelf: Shelf, store: CountingStore) -> None:
    shelf.backlog.give_way(True)
    shelf.backlog.start()
    shelf.show(PhotoQuery(), COUNT)
    until(lambda: at_rest(shelf))
    assert store.made == []
    shelf.backlog.give_way(False)
    until(lambda: len(store.made) > 4, "some")
    shelf.backlog.give_way(True)
    until(lambda: at_rest(shelf))
    assert len(store.made) < COUNT
    shelf.backlog.give_way(False)
    until(lambda: len(store.made) == COUNT, "the rest")
    assert len(set(store.made)) == COUNT


def test_photos_that_cannot_be_reached_are_left_alone_until_they_can(
    shelf: Shelf, store: CountingStore, library: PhotoLibrary, tmp_path: Path
) -> None:
    (tmp_path / "first").rename(tmp_path / "elsewhere")
    assert library.check_folders()
    shelf.backlog.start()
    shelf.show(PhotoQuery(), COUNT)
    until(lambda: at_rest(shelf))
    assert store.made == []
    (tmp_path / "elsewhere").rename(tmp_path / "first")
    assert library.check_folders()
    shelf.backlog.renew()
    until(lambda: len(store.made) == COUNT, "the thumbnails")


def test_photos_that_nobody_has_read_wait_until_somebody_has(
    qapp: QApplication, store: CountingStore, tmp_path: Path
) -> None:
    write_photos(tmp_path / "new", 4)
    library = library_in(tmp_path / "home")
    watch = Watch(progress=ignore_progress)
    library.open_folder(tmp_path / "new", watch)
    shelf = Shelf(library, store)
    shelf.backlog.start()
    shelf.show(PhotoQuery(), 4)
    until(lambda: at_rest(shelf))
    assert store.made == []
    library.examine(watch)
    shelf.backlog.renew()
    until(lambda: len(store.made) == 4, "the thumbnails")
    assert shelf.loader.close()
    assert shelf.pool.close()
    library.close()


def test_a_library_that_cannot_be_read_ends_it_quietly(
    shelf: Shelf, store: CountingStore, library: PhotoLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_ids: object) -> list[object]:
        raise LibraryError("the library is busy", "wait")

    shelf.show(PhotoQuery(), COUNT)
    monkeypatch.setattr(library, "entries", refuse)
    shelf.backlog.start()
    until(lambda: at_rest(shelf))
    assert store.made == []
