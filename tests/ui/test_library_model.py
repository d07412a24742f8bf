"""The library model over a real library: queries, selection, marks that can be undone."""

import threading
from array import array
from pathlib import Path

import pytest

from pixelsmile_desktop.core.catalogue import ColourLabel, Flag, PhotoQuery, PhotoSort
from pixelsmile_desktop.core.errors import LibraryError
from pixelsmile_desktop.ui.viewmodels.library_model import LibraryModel
from pixelsmile_desktop.ui.workers.task_pool import TaskPool
from tests.ui.photos import library_of, write_photos
from tests.ui.waiting import Heard, until

BY_NAME = PhotoQuery(sort=PhotoSort.NAME)


@pytest.fixture
def library(tmp_path):
    write_photos(tmp_path / "photos", 10)
    library = library_of(tmp_path / "home", tmp_path / "photos")
    yield library
    library.close()


@pytest.fixture
def pool():
    pool = TaskPool()
    yield pool
    assert pool.close()


@pytest.fixture
def model(library, pool):
    model = LibraryModel(library, pool)
    model.set_query(BY_NAME)
    until(lambda: len(model.ids) == 10)
    yield model
    assert model.close()


def names(model):
    return [model.entry(photo_id).path.name for photo_id in model.ids]


def settled(model, pool):
    until(lambda: model._writer.is_idle and pool.is_idle)


def test_a_query_is_answered_in_its_order(model):
    assert names(model) == [f"photo_{number:04d}.jpg" for number in range(10)]
    model.set_query(PhotoQuery(sort=PhotoSort.NAME, descending=True))
    until(lambda: names(model)[0] == "photo_0009.jpg")


def test_of_several_queries_the_last_is_answered(model, library, monkeypatch):
    may_go_on, real = threading.Event(), library.query
    asked: list[str] = []

    def slow(query: PhotoQuery) -> "array[int]":
        asked.append(query.text)
        may_go_on.wait(20)
        return real(query)

    monkeypatch.setattr(library, "query", slow)
    heard = Heard()
    model.ids_changed.connect(heard.heard)
    for text in ("p", "ph", "photo_0003"):
        model.set_query(PhotoQuery(text=text, sort=PhotoSort.NAME))
    until(lambda: asked)
    may_go_on.set()
    until(lambda: len(model.ids) == 1)
    assert len(heard.calls) == 1
    assert names(model) == ["photo_0003.jpg"]


def test_a_query_that_fails_is_told_and_leaves_what_is_shown(model, library, monkeypatch):
    def fail(query):
        raise LibraryError("the library is gone", "start again")

    monkeypatch.setattr(library, "query", fail)
    heard = Heard()
    model.failed.connect(heard.heard)
    model.refresh()
    until(lambda: heard.calls)
    assert isinstance(heard.calls[0][0], LibraryError)
    assert len(model.ids) == 10


def test_marks_are_written_shown_and_undone(model, library, pool):
    first, second, third = model.ids[:3]
    library.set_rating([second], 2)
    model.set_selected([first, second])
    assert model.entry(first).rating == 0
    heard = Heard()
    model.entries_changed.connect(heard.heard)
    model.rate(5)
    assert heard.calls, "at once, before anything is written"
    assert model.entry(first).rating == 5
    settled(model, pool)
    assert [library.entry(photo_id).rating for photo_id in (first, second, third)] == [5, 5, 0]
    model.undo_stack.undo()
    settled(model, pool)
    assert [library.entry(photo_id).rating for photo_id in (first, second, third)] == [0, 2, 0]
    assert [model.entry(photo_id).rating for photo_id in (first, second, third)] == [0, 2, 0]
    model.undo_stack.redo()
    settled(model, pool)
    assert model.entry(second).rating == 5


def test_every_kind_of_mark(model, library, pool):
    model.set_selected(model.ids[:2])
    model.flag(Flag.PICK)
    model.colour(ColourLabel.RED)
    model.caption("the couple")
    settled(model, pool)
    entry = library.entry(model.ids[1])
    assert (entry.flag, entry.colour, entry.caption) == (Flag.PICK, ColourLabel.RED, "the couple")
    model.colour(ColourLabel.RED)
    settled(model, pool)
    assert library.entry(model.ids[0]).colour is ColourLabel.NONE, "the same colour again takes it away"
    for _ in range(4):
        model.undo_stack.undo()
    settled(model, pool)
    entry = library.entry(model.ids[1])
    assert (entry.flag, entry.colour, entry.caption) == (Flag.NONE, ColourLabel.NONE, "")


def test_undoing_faster_than_the_disk_writes(model, library, pool):
    model.set_selected(model.ids)
    for stars in (1, 2, 3):
        model.rate(stars)
    model.undo_stack.undo()
    model.undo_stack.undo()
    settled(model, pool)
    assert {library.entry(photo_id).rating for photo_id in model.ids} == {1}
    assert {model.entry(photo_id).rating for photo_id in model.ids} == {1}


def test_without_a_selection_nothing_is_marked(model):
    model.set_selected([])
    model.rate(3)
    assert model.undo_stack.count() == 0


def test_a_mark_that_cannot_be_written_is_told_and_taken_back(model, library, pool, monkeypatch):
    def fail(ids, rating):
        raise LibraryError("the disk is full", "make room")

    monkeypatch.setattr(library, "set_rating", fail)
    heard = Heard()
    model.failed.connect(heard.heard)
    model.set_selected(model.ids[:1])
    model.entry(model.ids[0])
    model.rate(4)
    until(lambda: heard.calls)
    settled(model, pool)
    assert model.entry(model.ids[0]).rating == 0


def test_a_photo_that_no_longer_fits_gives_way_to_the_next(model, library, pool):
    model.set_query(PhotoQuery(sort=PhotoSort.NAME, flags=frozenset([Flag.NONE])))
    until(lambda: pool.is_idle)
    third, fourth = model.ids[2], model.ids[3]
    model.set_selected([third])
    model.set_current(third)
    heard = Heard()
    model.current_changed.connect(heard.heard)
    model.flag(Flag.REJECT)
    until(lambda: len(model.ids) == 9)
    assert (model.current, model.selected()) == (fourth, (fourth,))
    assert heard.calls == [(fourth,)]


def test_steps_go_from_photo_to_photo(model):
    model.step(1)
    assert model.current == model.ids[0]
    model.step(1)
    model.step(1)
    assert model.current == model.ids[2]
    assert model.selected() == (model.ids[2],)
    model.step(-100)
    assert model.current == model.ids[0]
    model.step(100)
    assert model.current == model.ids[9]


def test_selecting_all_and_nothing(model):
    heard = Heard()
    model.selection_changed.connect(heard.heard)
    model.select_all()
    assert len(model.selected()) == 10
    model.select_none()
    assert model.selected() == ()
    model.select_none()
    assert len(heard.calls) == 2


def test_entries_are_read_by_the_page(model, library, monkeypatch):
    pages: list[int] = []
    real = library.entries

    def counting(photo_ids):
        pages.append(len(photo_ids))
        return real(photo_ids)

    monkeypatch.setattr(library, "entries", counting)
    for photo_id in model.ids:
        model.entry(photo_id)
    assert pages == [10]
    assert model.entry(12345) is None
    assert model.entry(-1) is None
    model.forget_entries(model.ids[:2])
    model.entry(model.ids[0])
    assert pages == [10, 1, 10]


def test_counts_follow_the_marks(model, library, pool):
    heard = Heard()
    model.counts_changed.connect(heard.heard)
    model.set_selected(model.ids[:3])
    model.rate(4)
    until(lambda: heard.calls and heard.calls[-1][0].ratings.get(4) == 3)


def test_what_is_waiting_is_written_before_the_end(library, pool):
    model = LibraryModel(library, pool)
    model.set_query(BY_NAME)
    until(lambda: len(model.ids) == 10)
    model.select_all()
    model.rate(2)
    assert model.close()
    assert {library.entry(photo_id).rating for photo_id in model.ids} == {2}


def test_a_library_in_an_empty_home(tmp_path: Path, pool: TaskPool) -> None:
    (tmp_path / "photos").mkdir()
    library = library_of(tmp_path / "home", tmp_path / "photos")
    model = LibraryModel(library, pool)
    model.refresh()
    until(lambda: pool.is_idle)
    model.step(1)
    model.rate(3)
    assert (model.current, len(model.ids)) == (-1, 0)
    assert model.close()
    library.close()
