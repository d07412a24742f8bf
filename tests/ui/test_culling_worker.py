"""Faces are looked for in the background, one photo after the other, and the window can have its way."""

import threading

import pytest

from pixelsmile_desktop.core.catalogue import FaceFinding, PhotoQuery
from pixelsmile_desktop.core.errors import ResourceError
from pixelsmile_desktop.studio.services import Studio
from pixelsmile_desktop.ui.workers.culling_worker import CullingWorker
from tests.studio.fakes import FakeFinder, a_face
from tests.ui.photos import library_of, write_photos
from tests.ui.waiting import Heard, until


class SlowFinder(FakeFinder):
    """Waits until it may go on, and remembers its thread."""

    def __init__(self):
        super().__init__(a_face(0, (10, 10, 40, 40)))
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.threads: set[int] = set()

    def find(self, pixels):
        self.threads.add(threading.get_ident())
        self.may_go_on.wait(20)
        return super().find(pixels)


@pytest.fixture
def library(tmp_path):
    write_photos(tmp_path / "photos", 5)
    (tmp_path / "photos" / "broken.jpg").write_bytes(b"\xff\xd8\xff nothing")
    library = library_of(tmp_path / "home", tmp_path / "photos")
    yield library
    library.close()


@pytest.fixture
def finder():
    return SlowFinder()


@pytest.fixture
def worker(library, finder):
    made: list[int] = []

    def make_studio():
        made.append(threading.get_ident())
        return Studio(finder, {})

    worker = CullingWorker(library, make_studio)
    yield worker
    finder.may_go_on.set()
    assert worker.close()
    assert len(set(made)) <= 1, "one thread asks for the studio"
    assert threading.get_ident() not in made


@pytest.fixture
def heard(worker):
    signals = {name: Heard() for name in ("culled", "progressed", "failed", "rested")}
    for name, listener in signals.items():
        getattr(worker, name).connect(listener.heard)
    return signals


def test_every_photo_is_looked_at_once(library, finder, worker, heard):
    worker.start()
    assert worker.is_busy
    until(lambda: heard["rested"].calls)
    assert len(heard["culled"].calls) == 5
    assert library.counts().findings == {FaceFinding.NO_SMILE: 5}
    assert len(library.query(PhotoQuery(people=1))) == 5
    assert heard["failed"].calls == []
    assert threading.get_ident() not in finder.threads
    last = heard["progressed"].calls[-1][0]
    assert last.done < last.total == 6
    worker.start()
    until(lambda: len(heard["rested"].calls) == 2)
    assert finder.searches == 5, "nor is the one that cannot be read tried again and again"


def test_new_photos_are_taken_in_while_it_is_at_work(library, finder, worker, heard):
    finder.may_go_on.clear()
    worker.start()
    until(lambda: finder.threads)
    worker.start()
    finder.may_go_on.set()
    until(lambda: heard["rested"].calls and worker._pool.is_idle)
    assert finder.searches == 5, "none is looked at twice"
    assert not worker.is_busy


def test_it_pauses_and_goes_on(finder, worker, heard):
    finder.may_go_on.clear()
    worker.start()
    until(lambda: finder.threads)
    worker.set_paused(True)
    finder.may_go_on.set()
    until(lambda: heard["culled"].calls)
    until(lambda: worker._pool.is_idle)
    assert len(heard["culled"].calls) == 1
    assert worker.is_busy
    worker.set_paused(False)
    until(lambda: heard["rested"].calls)
    assert len(heard["culled"].calls) == 5


def test_paused_before_it_began(worker, heard):
    worker.set_paused(True)
    worker.start()
    until(lambda: worker._pool.is_idle)
    assert heard["culled"].calls == []
    worker.set_paused(False)
    until(lambda: heard["rested"].calls)
    assert len(heard["culled"].calls) == 5


def test_it_stops_after_the_photo_that_it_is_at(finder, worker, heard):
    finder.may_go_on.clear()
    worker.start()
    until(lambda: finder.threads)
    worker.stop()
    finder.may_go_on.set()
    until(lambda: heard["rested"].calls)
    assert len(heard["culled"].calls) == 1


def test_a_finder_that_cannot_be_used_is_told_once(library):
    def make_studio():
        raise ResourceError("a file is missing", "install again")

    worker = CullingWorker(library, make_studio)
    heard = Heard()
    worker.failed.connect(heard.heard)
    worker.start()
    until(lambda: heard.calls)
    assert not worker.is_busy
    assert len(heard.calls) == 1
    assert worker.close()


def test_closing_in_the_middle(library, finder):
    worker = CullingWorker(library, lambda: Studio(finder, {}))
    finder.may_go_on.clear()
    worker.start()
    until(lambda: finder.threads)
    finder.may_go_on.set()
    assert worker.close()
