"""Versions, the way back and forth, and kept pixels, in a real library that is closed and opened again."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.core.errors import LibraryError, PhotoError, RequestError, SaveError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.photo import Photo
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.core.result import EditResult
from pixelsmile_desktop.imaging.reader import open_photo
from pixelsmile_desktop.library.database import Database, open_database
from pixelsmile_desktop.studio.edit import edit_photo
from pixelsmile_desktop.studio.edit_history import EditHistory
from pixelsmile_desktop.studio.services import Watch
from tests.studio.fakes import FakeEngine, a_face, a_photo, a_studio
from tests.studio.shelf import add_photo

HAPPY = EditRequest("portrait.png", ExpressionMix.parse(["happy=0.8"]), engine=EngineName.INSTANT)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "library.db")
    yield database
    database.close()


@pytest.fixture
def history(database: Database, tmp_path: Path) -> EditHistory:
    return EditHistory(database, tmp_path / "renders", clock=iter(range(1000, 0, -1)).__next__)


@pytest.fixture
def photo_id(database: Database) -> int:
    return add_photo(database, Path("/portrait.png"))


def rendered(photo: Photo, word: str = "happy=0.8", engine: EngineName = EngineName.INSTANT) -> EditResult:
    request = replace(HAPPY, mix=ExpressionMix.parse([word]), engine=engine)
    return edit_photo(photo, request, a_studio(engine=FakeEngine(engine, warning="it is capped")), Watch())


def ids(history: EditHistory, photo_id: int) -> list[int]:
    return [version.id for version in history.versions(photo_id)]


def test_a_version_knows_all_that_is_known_of_its_edit(history: EditHistory, photo_id: int) -> None:
    photo = a_photo()
    result = replace(rendered(photo), identity=0.83)
    version = history.record(photo_id, photo, result)
    assert history.current(photo_id) == version
    assert history.versions(photo_id) == (version,)
    assert (version.request, version.engine, version.identity) == (result.request, EngineName.INSTANT, 0.83)
    assert version.changed_share == 8 * 10 / 1200
    assert version.warnings == ("it is capped",)
    assert version.created == 1000


def test_versions_are_in_the_order_of_their_making_whatever_the_clock_says(history, photo_id) -> None:
    photo = a_photo()
    made = [history.record(photo_id, photo, rendered(photo, f"happy=0.{i}")) for i in (1, 2, 3)]
    assert [version.created for version in made] == [1000, 999, 998]
    assert list(history.versions(photo_id)) == made


def test_photos_have_histories_of_their_own(history, photo_id, database) -> None:
    other = add_photo(database, Path("/other.png"))
    photo = a_photo()
    version = history.record(photo_id, photo, rendered(photo))
    assert history.versions(other) == ()
    assert history.current(other) is None
    with pytest.raises(RequestError, match="no longer there"):
        history.set_current(other, version.id)
    assert history.current_ids([photo_id, other]) == {photo_id: version.id}


def test_undo_and_redo_go_on_after_the_program_was_closed(history, photo_id, database, tmp_path) -> None:
    photo = a_photo()
    first = history.record(photo_id, photo, rendered(photo, "happy=0.5"))
    second = history.record(photo_id, photo, rendered(photo, "sad=0.5"))
    assert history.undo(photo_id) == first
    database.close()
    again = open_database(tmp_path / "library.db")
    later = EditHistory(again, tmp_path / "renders")
    assert later.current(photo_id) == first
    assert later.redo(photo_id) == second
    assert later.redo(photo_id) == second
    assert later.undo(photo_id) == first
    assert later.undo(photo_id) is None
    assert later.current(photo_id) is None
    assert not later.can_undo(photo_id)
    again.close()


class Model:
    """What a photographer expects of undo: a list and a finger on it."""

    def __init__(self) -> None:
        self.states: list[int | None] = [None]
        self.at = 0

    def go_to(self, state: int | None) -> None:
        if state != self.states[self.at]:
            self.states[self.at + 1 :] = [state]
            self.at += 1

    def step(self, by: int) -> None:
        self.at = min(max(0, self.at + by), len(self.states) - 1)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["edit", "undo", "redo", "original", "first"]), max_size=25))
def test_undo_is_what_one_expects(history, database, steps) -> None:
    photo_id = add_photo(database, Path(f"/{os.urandom(4).hex()}.png"))
    photo, model = a_photo(), Model()
    result = rendered(photo)
    for step in steps:
        if step == "edit":
            model.go_to(history.record(photo_id, photo, result).id)
        elif step == "undo":
            history.undo(photo_id)
            model.step(-1)
        elif step == "redo":
            history.redo(photo_id)
            model.step(1)
        else:
            known = ids(history, photo_id)
            wanted = known[0] if step == "first" and known else None
            history.set_current(photo_id, wanted)
            model.go_to(wanted)
        current = history.current(photo_id)
        assert (current.id if current else None) == model.states[model.at]
        assert history.can_undo(photo_id) == (model.at > 0)
        assert history.can_redo(photo_id) == (model.at < len(model.states) - 1)


def test_undo_brings_back_what_was_shown_before_the_shown_version_was_removed(history, photo_id) -> None:
    photo = a_photo()
    first, second = (history.record(photo_id, photo, rendered(photo, word)) for word in ("happy=0.5", "sad"))
    history.remove(second.id)
    assert history.current(photo_id) is None, "the original is shown"
    assert history.undo(photo_id) == first, "one step back, and something is seen of it"
    assert history.redo(photo_id) is None
    assert history.current(photo_id) is None


def test_a_snapshot_has_a_name_of_ones_own(history, photo_id) -> None:
    photo = a_photo()
    version = history.record(photo_id, photo, rendered(photo))
    history.snapshot(version.id, "  for the \n album ")
    assert history.versions(photo_id)[0].name == "for the album"
    history.snapshot(version.id, "")
    assert history.versions(photo_id)[0].name == ""
    with pytest.raises(RequestError, match="121 characters"):
        history.snapshot(version.id, "x" * 121)
    with pytest.raises(RequestError, match="no longer there"):
        history.snapshot(999, "x")


def test_a_removed_version_can_be_brought_back(history, photo_id, tmp_path) -> None:
    photo = a_photo()
    result = rendered(photo, engine=EngineName.PIXELSMILE)
    version = history.record(photo_id, photo, result)
    gone = history.remove(version.id)
    assert gone == version
    assert history.current(photo_id) is None
    assert history.remove(version.id) is None
    back = history.restore(gone)
    assert replace(back, id=version.id) == version
    source = opened(photo, tmp_path)
    assert np.array_equal(history.pixels(back, source, a_studio(), Watch()).pixels, result.photo.pixels)


def opened(photo: Photo, folder: Path):
    """A photo as if it had been read from a file."""
    from tests.imaging.samples import encode_png

    path = folder / "opened.png"
    path.write_bytes(encode_png(photo.pixels))
    return open_photo(path)


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_what_pixelsmile_rendered_is_kept_without_loss(history, photo_id, tmp_path, depth) -> None:
    photo = a_photo(depth=depth)
    result = rendered(photo, engine=EngineName.PIXELSMILE)
    version = history.record(photo_id, photo, result)
    assert (tmp_path / "renders" / version.render).is_file()
    nobody = a_studio([], FakeEngine(fault="nothing may be rendered"))
    again = history.pixels(version, opened(photo, tmp_path), nobody, Watch())
    assert np.array_equal(again.pixels, result.photo.pixels)


def test_what_instant_rendered_is_rendered_again(history, photo_id, tmp_path) -> None:
    photo = a_photo()
    result = rendered(photo)
    version = history.record(photo_id, photo, replace(result, request=replace(result.request, photo="/moved.png")))
    assert version.render == ""
    assert not (tmp_path / "renders").exists()
    engine = FakeEngine()
    again = history.pixels(version, opened(photo, tmp_path), a_studio(engine=engine), Watch())
    assert np.array_equal(again.pixels, result.photo.pixels)
    assert len(engine.seen) == 1


def test_a_version_rendered_by_auto_is_rendered_again_by_the_engine_that_it_was(history, photo_id, tmp_path) -> None:
    photo = a_photo()
    result = rendered(photo)
    version = history.record(photo_id, photo, replace(result, request=replace(result.request, engine=EngineName.AUTO)))
    ready = FakeEngine(EngineName.PIXELSMILE, fault="not asked for")
    studio = replace(a_studio(), engines={EngineName.INSTANT: FakeEngine(), EngineName.PIXELSMILE: ready})
    again = history.pixels(version, opened(photo, tmp_path), studio, Watch())
    assert np.array_equal(again.pixels, result.photo.pixels)


def test_kept_pixels_of_another_photo_are_refused(history, photo_id, tmp_path) -> None:
    photo = a_photo()
    version = history.record(photo_id, photo, rendered(photo, engine=EngineName.PIXELSMILE))
    other = photo.with_pixels(255 - photo.pixels)
    with pytest.raises(PhotoError, match="belong to another photo"):
        history.pixels(version, opened(other, tmp_path), a_studio(), Watch())


def test_at_start_pixels_that_nobody_needs_are_deleted(history, photo_id, tmp_path) -> None:
    photo = a_photo()
    kept = history.record(photo_id, photo, rendered(photo, engine=EngineName.PIXELSMILE))
    gone = history.record(photo_id, photo, rendered(photo, "sad=1", engine=EngineName.PIXELSMILE))
    history.remove(gone.id)
    (tmp_path / "renders" / "notes.txt").write_text("the user's own")
    assert history.tidy() > 0
    assert {path.name for path in (tmp_path / "renders").iterdir()} == {kept.render, "notes.txt"}
    assert history.tidy() == 0


def test_a_full_disk_keeps_nothing_of_a_version(history, photo_id, tmp_path, monkeypatch) -> None:
    photo = a_photo()

    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveError, match="the disk is full; make room"):
        history.record(photo_id, photo, rendered(photo, engine=EngineName.PIXELSMILE))
    monkeypatch.undo()
    assert history.versions(photo_id) == ()
    assert list((tmp_path / "renders").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting needs root")
def test_a_disk_that_is_really_full_keeps_nothing_of_a_version(history, photo_id, tmp_path) -> None:
    renders = tmp_path / "renders"
    renders.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(renders)], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        photo = a_photo(400, 300)
        faces = [a_face(0, (20, 20, 300, 250))]
        request = replace(HAPPY, engine=EngineName.PIXELSMILE)
        result = edit_photo(photo, request, a_studio(faces, FakeEngine(EngineName.PIXELSMILE)), Watch())
        with pytest.raises(SaveError, match="the disk is full"):
            history.record(photo_id, photo, result)
        assert list(renders.iterdir()) == []
    finally:
        subprocess.run(["umount", str(renders)], check=True)
    assert history.versions(photo_id) == ()
    assert history.current(photo_id) is None


def test_a_library_that_cannot_be_written_leaves_no_pixels_behind(history, photo_id, database, tmp_path) -> None:
    photo = a_photo()
    database.close()
    with pytest.raises(LibraryError):
        history.record(photo_id, photo, rendered(photo, engine=EngineName.PIXELSMILE))
    assert list((tmp_path / "renders").iterdir()) == []


def test_a_picture_of_another_size_is_no_version(history, photo_id) -> None:
    result = replace(rendered(a_photo(), engine=EngineName.PIXELSMILE), photo=a_photo(64, 64))
    with pytest.raises(RequestError, match="is no version of the photo"):
        history.record(photo_id, a_photo(), result)


def test_many_threads_record_at_once(history, photo_id) -> None:
    from concurrent.futures import ThreadPoolExecutor

    photo = a_photo()
    results = [rendered(photo, f"happy={i / 10}") for i in range(12)]
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda result: history.record(photo_id, photo, result).id, results))
    assert sorted(made) == ids(history, photo_id)
    for _ in made:
        assert history.can_undo(photo_id)
        history.undo(photo_id)
    assert not history.can_undo(photo_id)


KILLED = """
import sys
from pathlib import Path
from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.library.database import open_database
from pixelsmile_desktop.studio.edit_history import EditHistory
from tests.studio.fakes import a_photo
from tests.studio.test_edit_history import rendered

folder = Path(sys.argv[1])
history = EditHistory(open_database(folder / "library.db"), folder / "renders")
photo = a_photo(400, 300)
print("ready", flush=True)
while True:
    print(history.record(1, photo, rendered(photo, engine=EngineName.PIXELSMILE)).id, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_what_was_recorded_before_a_kill_is_whole(tmp_path: Path) -> None:
    database = open_database(tmp_path / "library.db")
    photo_id = add_photo(database, Path("/portrait.png"))
    database.close()
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=root
    ) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(4)]
        child.send_signal(signal.SIGKILL)
    database = open_database(tmp_path / "library.db")
    history = EditHistory(database, tmp_path / "renders")
    versions = history.versions(photo_id)
    assert {int(line) for line in said[1:]} <= {version.id for version in versions}
    history.tidy()
    photo = a_photo(400, 300)
    source = opened(photo, tmp_path)
    for version in versions:
        assert history.pixels(version, source, a_studio(), Watch()).pixels.shape == photo.pixels.shape
    assert {path.name for path in (tmp_path / "renders").glob("*.npz")} == {version.render for version in versions}
    database.close()


def test_an_edit_of_a_real_face_comes_back_exactly(history, photo_id, astronaut, models, tmp_path) -> None:
    from pixelsmile_desktop.engines.instant.engine import InstantEngine
    from pixelsmile_desktop.faces.finder import FaceFinder
    from pixelsmile_desktop.studio.services import Studio

    finder = FaceFinder(models)
    studio = Studio(finder, {EngineName.INSTANT: InstantEngine(finder.canonical, finder.measure)})
    source = studio.open(astronaut)
    result = edit_photo(source.photo, replace(HAPPY, mix=ExpressionMix.parse(["sad=0.7"])), studio, Watch())
    version = history.record(photo_id, source.photo, result)
    again = history.pixels(version, studio.open(astronaut), studio, Watch())
    assert np.array_equal(again.pixels, result.photo.pixels)
