"""What the history offers for a version, in the window: each entry of its menu does what it says."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.studio.sidecar import read_sidecar
from pixelsmile_desktop.ui.views.export_dialog import ExportDialog
from pixelsmile_desktop.ui.widgets.history_list import HistoryList
from pixelsmile_desktop.ui.widgets.notice_bar import NoticeBar
from tests.ui.waiting import until
from tests.ui.windows import Opened, opened_window

HAPPY = ExpressionMix.of({Expression.HAPPY: 0.8})
SAD = ExpressionMix.of({Expression.SAD: 0.5})


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path, astronaut: Path) -> Iterator[Opened]:
    """A photo with two versions, of which it shows the second."""
    with opened_window() as one:
        one.window.take_files([Path(shutil.copy(astronaut, tmp_path / "frame.png"))])
        until(lambda: one.parts.edit.faces, "the face")
        for mix in (HAPPY, SAD):
            one.parts.edit.set_mix(mix)
            one.render()
        until(lambda: current(one) is not None, "the version to be shown")
        yield one


def history(opened: Opened) -> HistoryList:
    return opened.window.findChild(HistoryList)


def current(opened: Opened) -> ExpressionMix | None:
    version = opened.parts.versions.current
    return None if version is None else version.request.mix


def mixes(opened: Opened) -> list[ExpressionMix]:
    return [version.request.mix for version in opened.versions()]


def undo_button(opened: Opened) -> QPushButton | None:
    buttons = opened.window.findChild(NoticeBar).findChildren(QPushButton)
    return next((button for button in buttons if button.text() == "Undo"), None)


def test_a_removed_version_comes_back_by_its_notice_and_is_shown_again(opened: Opened) -> None:
    history(opened).remove_requested.emit(opened.versions()[1].id)
    until(lambda: mixes(opened) == [HAPPY], "the version to be gone")
    until(lambda: undo_button(opened) is not None, "the notice")
    assert current(opened) is None
    undo_button(opened).click()
    until(lambda: mixes(opened) == [HAPPY, SAD], "the version")
    until(lambda: current(opened) == SAD, "it to be shown as before")
    assert undo_button(opened) is None or not undo_button(opened).isVisible()


def test_undo_brings_a_removed_version_back_when_no_move_is_left(opened: Opened) -> None:
    history(opened).remove_requested.emit(opened.versions()[0].id)
    until(lambda: mixes(opened) == [SAD], "the version to be gone")
    opened.parts.edit.undo_stack.clear()
    opened.do("edit.undo")
    until(lambda: set(mixes(opened)) == {HAPPY, SAD}, "the version")
    assert current(opened) == SAD, "the other one is shown as before"
    until(lambda: undo_button(opened) is None, "the notice to go")


def test_another_photo_takes_the_offer_away(opened: Opened) -> None:
    history(opened).remove_requested.emit(opened.versions()[0].id)
    until(lambda: undo_button(opened) is not None, "the notice")
    opened.edit_portrait()
    until(lambda: undo_button(opened) is None, "the notice to go")


def test_a_version_is_kept_as_a_preset(opened: Opened) -> None:
    opened.parts.versions.name(opened.versions()[0].id, "wide smile")
    until(lambda: opened.versions()[0].name == "wide smile", "the name")
    history(opened).preset_requested.emit(opened.versions()[0].id)
    until(lambda: any(one.name == "wide smile" for one in opened.workspace.presets.all()), "the preset")
    (kept,) = [one for one in opened.workspace.presets.all() if not one.is_bundled]
    assert kept.request.mix == HAPPY


def test_a_version_is_written_beside_its_photo(opened: Opened) -> None:
    path = opened.parts.edit.entry.path
    history(opened).sidecar_requested.emit(opened.versions()[0].id)
    until(lambda: read_sidecar(path) is not None, "the file")
    assert read_sidecar(path).mix == HAPPY


def test_the_version_that_was_meant_is_exported(opened: Opened) -> None:
    first = opened.versions()[0]
    history(opened).export_requested.emit(first.id)
    until(lambda: opened.window.findChildren(ExportDialog), "the question")
    (dialog,) = opened.window.findChildren(ExportDialog)
    assert [item.version.id for item in dialog._items] == [first.id]
    dialog.reject()


def test_the_command_for_a_preset_shows_where_its_name_is_written(opened: Opened) -> None:
    opened.do("mix.save_preset")
    presets = opened.window._inspector.presets
    assert presets.isVisible()
    assert presets._name.hasFocus()
