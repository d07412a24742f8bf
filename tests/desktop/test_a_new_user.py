"""The story of a new user, from the first start to the second, with a real pointer and keyboard."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import cv2
import numpy as np
import pytest

from pixelsmile_desktop import bootstrap
from tests.desktop.conftest import Start
from tests.desktop.user import Seen, User

pytestmark = pytest.mark.display

FRAMES = 5


@pytest.fixture
def shoot(tmp_path: Path, astronaut: Path, hopper: Path) -> Path:
    """A group of two, and five frames of one of them."""
    folder = tmp_path / "shoot"
    folder.mkdir()
    two = [cv2.imread(str(portrait))[:512] for portrait in (astronaut, hopper)]
    cv2.imwrite(str(folder / "a_group.png"), np.hstack(two))
    for number in range(FRAMES):
        shutil.copy(astronaut, folder / f"frame{number}.png")
    return folder


def choose_folder(user: User, folder: Path) -> None:
    """Answer the dialog that asks for a folder."""
    user.see("Choose", kind="QPushButton", is_enabled=False)
    user.hands.write(str(folder))
    user.hands.press("Return")


def open_folder(user: User, folder: Path) -> None:
    user.click("Open folder", kind="QPushButton")
    choose_folder(user, folder)
    user.see_part("a_group.png", kind="PhotoGrid")


def adopt_model(user: User, folder: Path) -> None:
    """Use a model where it lies."""
    user.hands.press("ctrl+4")
    user.click(name="What can be done with Qwen-Image-Edit-2511")
    user.hands.click(*user.see_part("Use where it lies", kind="QMenu").middle)
    choose_folder(user, folder)
    user.see("PixelSmile ready", kind="StatusPill")


def mix_of(user: User) -> dict[str, float]:
    """The mix as the number fields say it."""
    fields = [one for one in user.look() if one.kind == "QDoubleSpinBox" and one.name.startswith("Intensity of ")]
    return {field.name.split()[2]: float(field.text) for field in fields}


def drag_on_wheel(user: User, *, across: float, down: float) -> None:
    """Drag the handle that lies at the hub to a place, in shares of the wheel from its middle."""
    wheel = user.see(kind="ExpressionWheel")
    way = [wheel.at(0.5 + share * across, 0.5 + share * down) for share in (0.3, 0.6, 0.8, 1)]
    user.hands.drag(wheel.middle, *way)


def versions(user: User) -> tuple[str, ...]:
    """What the list of the history says, which lies at the lower end of the inspector."""
    if not any(one.name == "History of the photo" for one in user.look()):
        user.hands.scroll_down(*user.see("Faces in this photo", kind="QLabel").middle, notches=20)
    lists = [one for one in user.look() if one.name == "History of the photo"]
    return tuple(text for one in lists for text, _ in one.parts)


def jobs() -> list[tuple[str, str]]:
    """Kind and state of every job of the queue, as the library on the disk has them."""
    path = bootstrap.app_folders().data / "library.sqlite3"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return list(connection.execute("SELECT kind, state FROM queue ORDER BY id"))


def select_frames(user: User) -> None:
    """Select the five frames in the library, and not the group."""
    user.hands.press("ctrl+1")
    user.hands.click(*user.see_part("frame0.png", kind="PhotoGrid").middle)
    user.hands.click(*user.see_part(f"frame{FRAMES - 1}.png", kind="PhotoGrid").middle, keys=("shift",))


def fill(user: User, field: Seen, text: str) -> None:
    """Put a text into a field."""
    user.hands.click(*field.middle, times=3)
    user.hands.write(text)
    user.hands.press("Tab")


def edit_the_second_face(user: User) -> dict[str, float]:
    """Go to the group, choose the second face, and blend two expressions on the wheel; the mix."""
    user.hands.click(*user.see_part("a_group.png", kind="PhotoGrid").middle, times=2)
    user.hands.click(*user.see_part("1", kind="FaceStrip").middle)
    drag_on_wheel(user, across=0.0, down=-0.14)
    user.until(lambda: set(mix_of(user)) == {"happy"}, "the first expression")
    drag_on_wheel(user, across=-0.16, down=0.08)
    user.until(lambda: len(mix_of(user)) > 1, "the blend")
    return mix_of(user)


def compare(user: User) -> None:
    """Look at before and after beside each other, and at before alone while a key is held."""
    user.hands.press("shift+s")
    user.click("Side", kind="QToolButton")
    user.until(lambda: user.see("Side", kind="QToolButton").is_checked, "the pictures side by side")
    user.hands.hold("backslash", is_down=True)
    user.hands.hold("backslash", is_down=False)
    user.click("Split", kind="QToolButton")


def render_and_cancel(user: User) -> None:
    """Render with the model, and then begin a second time and stop it."""
    user.hands.press("ctrl+shift+2")
    user.click("Render with PixelSmile")
    user.until(lambda: jobs() == [("edit", "succeeded")], "the version that the model made")
    user.until(lambda: len(versions(user)) == 2, "the version in the history")
    user.hands.press("shift+Up", "ctrl+Return")
    user.until(lambda: ("edit", "running") in jobs(), "the second job")
    user.hands.press("ctrl+period")
    user.until(lambda: ("edit", "cancelled") in jobs(), "the end of the second job")


def put_look_on_frames(user: User) -> None:
    """Copy the look, made by the Instant engine from here on, onto the five frames."""
    user.hands.press("ctrl+shift+1", "ctrl+shift+c")
    select_frames(user)
    user.hands.press("ctrl+shift+v")
    user.until(lambda: jobs().count(("edit", "succeeded")) == 1 + FRAMES, "the five edits")


def export_frames(user: User, folder: Path) -> None:
    select_frames(user)
    user.hands.press("ctrl+e")
    fill(user, user.see(name="Folder", kind="QLineEdit"), str(folder))
    user.click("Export", kind="QPushButton")
    user.until(lambda: sum(job == ("export", "succeeded") for job in jobs()) >= 1, "the export")
    user.until(lambda: len(list(folder.glob("*"))) == FRAMES, "the exported files")


def test_from_the_first_start_to_the_second(start: Start, shoot: Path, tiny_model: Path, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in shoot.iterdir()}
    exported = tmp_path / "exported"
    exported.mkdir()
    user = start()
    user.see("Try it on this portrait")
    open_folder(user, shoot)
    adopt_model(user, tiny_model)
    user.hands.press("ctrl+1")
    mix = edit_the_second_face(user)
    assert len(mix) > 1
    compare(user)
    render_and_cancel(user)
    put_look_on_frames(user)
    export_frames(user, exported)
    assert user.quit() == 0

    pictures = [cv2.imread(str(path)) for path in sorted(exported.iterdir())]
    original = cv2.imread(str(shoot / "frame0.png"))
    assert {picture.shape for picture in pictures} == {original.shape}
    assert all((picture != original).any() for picture in pictures)
    assert {path.name: path.read_bytes() for path in shoot.iterdir()} == before, "an original was touched"
    layout = json.loads((bootstrap.app_folders().settings / "window.json").read_text())
    assert layout["is_welcomed"]

    user = start()
    group = user.see_part("a_group.png", kind="PhotoGrid")
    user.see("PixelSmile ready", kind="StatusPill")
    user.hands.click(*group.middle, times=2)
    user.until(lambda: len(versions(user)) == 2, "the version of yesterday")
    user.until(lambda: mix_of(user) == mix, "the mix of yesterday")
    assert user.quit() == 0
    log = bootstrap.app_folders().logs / bootstrap.WINDOW_LOG_NAME
    assert not log.exists() or not log.read_text(), log.read_text()


def test_a_second_start_hands_its_photo_to_the_window_that_is_open(start: Start, shoot: Path) -> None:
    first = start(str(shoot))
    first.see_part("a_group.png", kind="PhotoGrid")
    second = start(str(shoot / "frame3.png"))
    assert second.ended() == 0
    first.see("frame3.png", kind="_ElidedLabel")
    first.see(kind="ExpressionWheel")
    assert first.quit() == 0


def test_the_system_ends_the_program_without_a_question(start: Start, shoot: Path) -> None:
    user = start(str(shoot))
    user.see_part("a_group.png", kind="PhotoGrid")
    user.process.terminate()
    assert user.ended() == 0


def test_a_library_that_cannot_be_opened_is_said_in_a_message(start: Start) -> None:
    library = bootstrap.app_folders().data / "library.sqlite3"
    library.parent.mkdir(parents=True)
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = library.read_bytes()
    user = start()
    user.see("was written by a newer version of PixelSmile Desktop", kind="QLabel")
    user.click("OK", kind="QPushButton")
    assert user.ended() == 1
    assert library.read_bytes() == before
