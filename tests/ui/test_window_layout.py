from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from pixelsmile_desktop.ui.views.window_layout import WindowLayout, load_layout, on_screen, save_layout

NUMBERS = st.integers(-5000, 5000)
SIZES = st.integers(300, 4000)
RECTS = st.builds(QRect, NUMBERS, NUMBERS, SIZES, SIZES)
SCREENS = st.lists(RECTS, min_size=1, max_size=3)


@given(RECTS, SCREENS)
def test_a_window_can_always_be_seen_and_caught(wanted: QRect, screens: list[QRect]) -> None:
    place = on_screen(wanted, screens)
    handle = QRect(place.x(), place.y(), place.width(), 32)
    seen = [screen.intersected(handle) for screen in screens]
    assert any(part.width() >= min(120, place.width()) and part.height() >= 16 for part in seen)
    assert place.width() <= wanted.width()
    assert place.height() <= wanted.height()


@given(RECTS)
def test_a_window_that_stands_well_stays_where_it_is(wanted: QRect) -> None:
    assert on_screen(wanted, [wanted.adjusted(-10, -10, 10, 10)]) == wanted


def test_a_window_whose_monitor_is_gone_comes_to_the_one_that_is_left() -> None:
    on_the_second = QRect(2000, 100, 1600, 900)
    only = QRect(0, 0, 1920, 1040)
    assert only.contains(on_screen(on_the_second, [only]))


def test_the_first_window_stands_in_the_middle_and_is_not_larger_than_the_screen() -> None:
    for screen in (QRect(0, 0, 3840, 2160), QRect(0, 0, 1366, 728), QRect(0, 0, 800, 560)):
        place = on_screen(QRect(), [screen])
        assert screen.contains(place)
        assert abs(place.center().x() - screen.center().x()) <= 1


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    layout = WindowLayout(
        -7, 20, 1200, 800, True, "AAAA", {"view.edit": ("view.left_panel",)}, "view.edit", 3, None, 17, True
    )
    path = tmp_path / "settings" / "window.json"
    save_layout(path, layout)
    assert load_layout(path) == layout
    assert layout.geometry == QRect(-7, 20, 1200, 800)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"version": 99, "x": 5}', "\udcff".encode("utf-8", "surrogateescape"), "[" * 100_000],
)
def test_a_file_that_cannot_be_used_is_as_good_as_none(tmp_path: Path, content: str | bytes) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert load_layout(path) == WindowLayout()
    assert load_layout(tmp_path / "none.json") == WindowLayout()


def test_of_a_file_that_was_tampered_with_the_sound_fields_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_text(
        '{"version": 1, "x": 1e400, "y": true, "width": 900, "height": "tall", "photo_id": null, "shown": 3}'
    )
    assert load_layout(path) == WindowLayout(width=900)
    path.write_text('{"version": 1, "x": 99999999999999999999, "shown": {"view.edit": ["view.filmstrip", 4], "a": 1}}')
    assert load_layout(path) == WindowLayout(shown={"view.edit": ("view.filmstrip",)})


@pytest.mark.expects_warnings
def test_a_layout_that_cannot_be_kept_disturbs_nobody(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file in the way")
    save_layout(tmp_path / "settings" / "window.json", WindowLayout())
