"""A whole desk for tests of the queue: a real library on the disk, and a studio whose engine does as it is told."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pixelsmile_desktop.core.catalogue import PhotoEntry
from pixelsmile_desktop.core.engine import FaceEdit, RenderContext
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.face import Face
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.core.progress import ProgressMeter
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.library.database import open_database
from pixelsmile_desktop.studio.edit_history import EditHistory
from pixelsmile_desktop.studio.queued_work import WorkPerformer
from pixelsmile_desktop.studio.render_queue import RenderQueueStore
from pixelsmile_desktop.studio.services import Studio
from pixelsmile_desktop.ui.viewmodels.queue_model import QueueModel
from tests.studio.fakes import FakeEngine, FakeFinder, a_face
from tests.ui.waiting import until

HAPPY = ExpressionMix.parse(["happy"])


@dataclass
class SlowEngine(FakeEngine):
    """Takes one step, tells that it has, and waits until it may go on or is cancelled."""

    may_go_on: threading.Event = field(default_factory=threading.Event)
    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    threads: set[str] = field(default_factory=set)

    def render(self, photo: Photo, face: Face, mix: ExpressionMix, context: RenderContext) -> FaceEdit | None:
        self.threads.add(threading.current_thread().name)
        meter = ProgressMeter("Denoising", 4, context.progress)
        meter.step()
        self.begun.release()
        while not self.may_go_on.wait(0.01):
            context.cancel.raise_if_requested()
        return super().render(photo, face, mix, context)


class Desk:
    """Everything that a queue needs, in one folder; `restarted` is the same after the program has ended."""

    def __init__(self, folder: Path, make_studio: Callable[[Settings], Studio]) -> None:
        self.folder = folder
        self.database = open_database(folder / "library.db")
        self.history = EditHistory(self.database, folder / "renders")
        self.store = RenderQueueStore(self.database)
        self.entries: dict[int, PhotoEntry] = {}
        self.studios = 0
        self._make_studio = make_studio
        performer = WorkPerformer(self.history, self.entries.get)
        self.queue = QueueModel(self.store, performer, self._studio, Settings())

    def add_photo(self, path: Path) -> int:
        """Put a photo into the library, without looking at it."""
        with self.database.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO folders(id, path, opened, turn) VALUES (1, '/', 0, 0)")
            photo_id = connection.execute(
                "INSERT INTO photos(folder_id, path, name_key, words, size, modified_ns, added)"
                " VALUES (1, ?, ?, '', 0, 0, 0)",
                (os.fsencode(path), path.name),
            ).lastrowid
        assert photo_id is not None
        self.entries[photo_id] = PhotoEntry(photo_id, path, 1)
        return photo_id

    def request(self, photo_id: int, engine: EngineName = EngineName.INSTANT) -> EditRequest:
        return EditRequest(str(self.entries[photo_id].path), HAPPY, engine=engine)

    def close(self, *, interrupts: bool = True) -> None:
        """End the threads as the window does, and then the library."""
        if self.queue._lanes.are_running:
            self.queue.close(interrupts=interrupts)
            assert self.queue.join(20_000)
        self.database.close()

    def _studio(self, settings: Settings) -> Studio:
        self.studios += 1
        return self._make_studio(settings)


def a_desk(folder: Path, engine: FakeEngine) -> Iterator[Desk]:
    """A desk whose studio finds one face and has one engine."""

    def make_studio(settings: Settings) -> Studio:
        return Studio(FakeFinder(a_face(0, (2, 3, 10, 12))), {engine.name: engine}, settings)

    desk = Desk(folder, make_studio)
    yield desk
    desk.close()


def wait_for_idle(queue: QueueModel) -> None:
    """Let the queue come to its end."""
    until(lambda: queue.jobs and all(row.state.is_terminal for row in queue.jobs), "every job to end")
