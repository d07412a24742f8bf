import gc
import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtGui import QImage

from pixelsmile_desktop.bootstrap import build_studio
from pixelsmile_desktop.core.engine import FaceEdit, RenderContext
from pixelsmile_desktop.core.errors import EngineError, PhotoError
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.ui.workers.preview_requests import Move
from pixelsmile_desktop.ui.workers.preview_worker import Preview, PreviewWorker
from tests.studio.fakes import FakeEngine, a_studio, on_faces
from tests.ui.pixels import pixels_of
from tests.ui.previewing import TWO_FACES, a_photo_file, running
from tests.ui.waiting import Heard, until


def happy(intensity: float) -> ExpressionMix:
    return ExpressionMix.of({Expression.HAPPY: intensity})


@dataclass
class GatedEngine(FakeEngine):
    """Begins a render and waits until it may go on."""

    def __post_init__(self) -> None:
        self.begun = threading.Event()
        self.gate = threading.Event()

    def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
        self.begun.set()
        assert self.gate.wait(20)
        return super().render(photo, face, mix, context)


class Listener:
    """Hears everything that a worker says, in order, and on which thread."""

    def __init__(self, worker: PreviewWorker) -> None:
        self.opened, self.faces, self.original = Heard(), Heard(), Heard()
        self.previews, self.heads, self.failures = Heard(), Heard(), Heard()
        worker.opened.connect(self.opened.heard)
        worker.faces_found.connect(self.faces.heard)
        worker.original_ready.connect(self.original.heard)
        worker.preview_ready.connect(self.previews.heard)
        worker.head_ready.connect(self.heads.heard)
        worker.failed.connect(self.failures.heard)

    @property
    def last(self) -> Preview | None:
        return self.previews.calls[-1][0] if self.previews.calls else None

    @property
    def is_final(self) -> bool:
        return self.last is not None and self.last.move.is_still


def test_a_photo_is_read_searched_and_shown(tmp_path: Path) -> None:
    path = a_photo_file(tmp_path)
    with running(a_studio(TWO_FACES)) as worker:
        heard = Listener(worker)
        worker.open(path, 40)
        until(lambda: heard.original.calls, "the original")
        (opened,) = heard.opened.calls[0]
        assert (opened.width, opened.height, opened.glance.width()) == (80, 60, 40)
        assert heard.faces.calls == [(TWO_FACES,)]
        assert heard.original.calls[0][0].width() == 80
        assert not heard.failures.calls


def test_a_move_is_shown_at_once_and_with_care_when_it_rests(tmp_path: Path) -> None:
    path = a_photo_file(tmp_path)
    with running(a_studio(TWO_FACES)) as worker:
        heard = Listener(worker)
        worker.open(path, 40)
        worker.move(on_faces(happy(0.5), 0))
        until(lambda: heard.is_final, "the final preview")
        quick, final = (call[0] for call in heard.previews.calls)
        assert (quick.image.width(), final.image.width()) == (40, 80)
        assert quick.move.serial == final.move.serial
        assert pixels_of(final.image)[30, 14] == pytest.approx(255 - pixels_of(heard.original.calls[0][0])[30, 14])


def test_moves_never_queue(tmp_path: Path) -> None:
    engine = GatedEngine()
    with running(a_studio(TWO_FACES, engine)) as worker:
        heard = Listener(worker)
        worker.open(a_photo_file(tmp_path), 40)
        worker.move(on_faces(happy(0.1), 0))
        assert engine.begun.wait(20)
        for hundredths in range(11, 100):
            worker.move(on_faces(happy(hundredths / 100), 0))
        engine.gate.set()
        until(lambda: heard.is_final, "the final preview")
        assert [mix for _, _, mix in engine.seen] == [happy(0.1), happy(0.99), happy(0.99)]


def test_previews_never_queue_for_a_busy_window(tmp_path: Path) -> None:
    engine = FakeEngine()
    with running(a_studio(TWO_FACES, engine)) as worker:
        heard = Listener(worker)
        worker.open(a_photo_file(tmp_path), 40)
        until(lambda: heard.original.calls)
        for count in range(1, 6):
            worker.move(on_faces(happy(count / 10), 0))
            while len(engine.seen) < count:  # the window is busy: no events
                QThread.yieldCurrentThread()
        worker.move(on_faces(happy(0.9), 0))
        until(lambda: heard.is_final, "the final preview")
        assert len(heard.previews.calls) <= 4
        assert heard.last is not None
        assert heard.last.move.looks == on_faces(happy(0.9), 0)


def left_in_the_outbox(worker: PreviewWorker, move: Move) -> None:
    """As the thread leaves a preview that it has rendered."""
    image = QImage(4, 4, QImage.Format.Format_RGB888)
    assert worker._outbox.put(Preview(move, image, ()))
    worker._preview_left.emit()


@pytest.mark.parametrize(("is_still", "is_heard"), [(True, False), (False, True)])
def test_a_final_preview_that_was_overtaken_is_not_heard(tmp_path: Path, is_still: bool, is_heard: bool) -> None:
    worker = PreviewWorker(a_studio)
    heard = Listener(worker)
    worker.open(tmp_path / "a.png", 40)
    serial = worker.move(on_faces(happy(0.1), 0))
    left_in_the_outbox(worker, Move(worker._requests.generation, serial, on_faces(happy(0.1), 0), is_still=is_still))
    worker.move(on_faces(happy(0.2), 0))
    QCoreApplication.processEvents()
    assert bool(heard.previews.calls) == is_heard


def test_what_was_on_its_way_when_another_photo_was_opened_is_not_heard(tmp_path: Path) -> None:
    worker = PreviewWorker(a_studio)
    heard = Listener(worker)
    generation = worker._requests.open(tmp_path / "a.png", 40)
    left_in_the_outbox(worker, Move(generation, worker.move(on_faces(happy(0.1), 0)), on_faces(happy(0.1), 0)))
    worker._said.emit(generation, worker.failed.emit, (PhotoError("gone", "look"),))
    worker.open(tmp_path / "b.png", 40)
    QCoreApplication.processEvents()
    assert not heard.previews.calls
    assert not heard.failures.calls
    worker._said.emit(worker._requests.generation, worker.failed.emit, (PhotoError("gone", "look"),))
    QCoreApplication.processEvents()
    assert len(heard.failures.calls) == 1


def test_nothing_is_heard_of_an_earlier_photo(tmp_path: Path) -> None:
    engine = GatedEngine()
    with running(a_studio(TWO_FACES, engine)) as worker:
        heard = Listener(worker)
        worker.open(a_photo_file(tmp_path), 40)
        worker.move(on_faces(happy(0.1), 0))
        assert engine.begun.wait(20)
        until(lambda: heard.faces.calls)
        worker.open(a_photo_file(tmp_path, "other.png", 4), 30)
        engine.gate.set()
        until(lambda: heard.original.calls, "the other photo")
        assert not heard.previews.calls
        assert len(heard.opened.calls) == 2
        assert heard.opened.calls[1][0].glance.width() == 30


def test_everything_is_heard_on_the_thread_of_the_window(tmp_path: Path) -> None:
    threads: list[QThread] = []
    with running(a_studio(TWO_FACES)) as worker:

        def note(*_: object) -> None:
            threads.append(QThread.currentThread())

        for signal in (worker.opened, worker.faces_found, worker.original_ready, worker.preview_ready):
            signal.connect(note)
        heard = Listener(worker)
        worker.open(a_photo_file(tmp_path), 40)
        worker.move(on_faces(happy(0.4), 1))
        until(lambda: heard.is_final)
        assert set(threads) == {worker.thread()}


def test_a_missing_photo_fails_in_words_and_the_next_one_opens(tmp_path: Path) -> None:
    with running(a_studio(TWO_FACES)) as worker:
        heard = Listener(worker)
        worker.open(tmp_path / "none.png", 40)
        until(lambda: heard.failures.calls, "the failure")
        assert isinstance(heard.failures.calls[0][0], PhotoError)
        worker.move(on_faces(happy(0.3), 0))
        worker.open(a_photo_file(tmp_path), 40)
        until(lambda: heard.original.calls, "the next photo")
        assert len(heard.failures.calls) == 1
        assert not heard.previews.calls


def test_a_render_that_fails_is_told_and_the_thread_goes_on(tmp_path: Path) -> None:
    engine = FakeEngine(fault="the engine is out of order")
    with running(a_studio(TWO_FACES, engine)) as worker:
        heard = Listener(worker)
        worker.open(a_photo_file(tmp_path), 40)
        worker.move(on_faces(happy(0.3), 0))
        until(lambda: heard.failures.calls, "the failure")
        assert heard.failures.calls[0][0].what == "the engine is out of order"
        engine.fault = ""
        worker.move(on_faces(happy(0.4), 0))
        until(lambda: heard.is_final, "the final preview")


@pytest.mark.expects_warnings
@pytest.mark.parametrize(("fault", "words"), [(MemoryError(), "not enough memory"), (KeyError("x"), "KeyError")])
def test_a_fault_of_the_program_is_told_as_one(tmp_path: Path, fault: Exception, words: str) -> None:
    class BrokenEngine(FakeEngine):
        def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
            raise fault

    with running(a_studio(TWO_FACES, BrokenEngine())) as worker:
        heard = Listener(worker)
        worker.open(a_photo_file(tmp_path), 40)
        worker.move(on_faces(happy(0.3), 0))
        until(lambda: heard.failures.calls, "the failure")
        error = heard.failures.calls[0][0]
        assert isinstance(error, EngineError)
        assert words in error.what


def test_a_closed_photo_is_given_back(tmp_path: Path) -> None:
    with running(a_studio(TWO_FACES)) as worker:
        heard = Listener(worker)
        worker.open(a_photo_file(tmp_path), 40)
        until(lambda: heard.original.calls)
        worker.close()
        until(lambda: worker._session is None, "the memory")


def test_stopping_ends_a_careful_render(tmp_path: Path) -> None:
    engine = GatedEngine()
    worker = PreviewWorker(lambda: a_studio(TWO_FACES, engine))
    worker.start()
    worker.open(a_photo_file(tmp_path), 40)
    worker.move(on_faces(happy(0.3), 0))
    assert engine.begun.wait(20)
    engine.gate.set()
    worker.stop()
    assert worker.isFinished()


def test_a_worker_that_never_began_may_be_stopped() -> None:
    worker = PreviewWorker(a_studio)
    worker.stop()
    assert not worker.isRunning()


def test_images_outlive_the_pixels_they_were_made_of(tmp_path: Path) -> None:
    with running(a_studio(TWO_FACES)) as worker:
        heard = Listener(worker)
        worker.open(a_photo_file(tmp_path), 40)
        worker.move(on_faces(happy(0.4), 1))
        until(lambda: heard.is_final)
        assert heard.last is not None
        image: QImage = heard.last.image
        before = pixels_of(image)
        worker.close()
        until(lambda: worker._session is None)
        gc.collect()
        junk = [np.full((60, 80, 3), 7, np.uint8) for _ in range(50)]
        assert np.array_equal(pixels_of(image), before)
        del junk


def test_a_real_portrait_follows_the_wheel(astronaut: Path, tmp_path: Path) -> None:
    path = tmp_path / "portrait.png"
    path.write_bytes(astronaut.read_bytes())
    with running(build_studio(Settings())) as worker:
        heard = Listener(worker)
        worker.open(path, 400)
        until(lambda: heard.original.calls, "the portrait")
        path.unlink()
        worker.show_heads(5, [(0, happy(1.0)), (0, ExpressionMix())], 64)
        worker.move(on_faces(happy(0.6), 0))
        until(lambda: heard.is_final and len(heard.heads.calls) == 2, "the pictures")
        original, final = pixels_of(heard.original.calls[0][0]), pixels_of(heard.last.image)
        assert (original != final).any()
        assert np.array_equal(original[300:], final[300:])
        assert [(batch, index) for batch, index, _ in heard.heads.calls] == [(5, 0), (5, 1)]
