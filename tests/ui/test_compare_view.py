import gc
import itertools
import weakref
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColorSpace, QImage
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.images import image_of
from pixelsmile_desktop.ui.widgets import compare_pictures
from pixelsmile_desktop.ui.widgets.compare_modes import CompareMode
from pixelsmile_desktop.ui.widgets.compare_view import CompareView
from pixelsmile_desktop.ui.widgets.overlays import Overlay
from pixelsmile_desktop.ui.widgets.viewport import Framing
from pixelsmile_desktop.ui.workers.task_pool import TaskPool
from tests.ui.comparing import AFTER, BEFORE, at, grabbed, plain, settled
from tests.ui.pixels import pixels_of
from tests.ui.waiting import Heard, until

BACKGROUND = theme.BACKGROUND.getRgb()[:3]


@pytest.fixture
def view(qapp: object) -> Iterator[CompareView]:
    pool = TaskPool(2)
    view = CompareView(pool)
    view.resize(640, 480)
    view.show()
    view.set_before(plain(BEFORE))
    view.set_after(plain(AFTER))
    settled(view)
    yield view
    assert pool.close()


def test_split_upright(view: CompareView) -> None:
    shown = grabbed(view)
    assert at(shown, 0.3, 0.6) == BEFORE
    assert at(shown, 0.7, 0.6) == AFTER
    assert at(shown, 0.5, 0.3) == (244, 244, 244)  # the line
    assert at(shown, 0.3, 0.01) == BACKGROUND  # 3:2 in 4:3 leaves room above


def test_split_across(view: CompareView) -> None:
    view.set_mode(CompareMode.SPLIT_HORIZONTAL)
    settled(view)
    shown = grabbed(view)
    assert at(shown, 0.3, 0.3) == BEFORE
    assert at(shown, 0.3, 0.8) == AFTER
    assert at(shown, 0.2, 0.5) == (244, 244, 244)


@pytest.mark.parametrize("share", [0.2, 0.45, 0.9])
def test_the_divider_is_where_it_is_put(view: CompareView, share: float) -> None:
    view.set_divider(share)
    shown = grabbed(view)
    assert at(shown, share - 0.04, 0.3) == BEFORE
    assert at(shown, share + 0.04, 0.3) == AFTER


def test_side_by_side(view: CompareView) -> None:
    view.set_mode(CompareMode.SIDE_BY_SIDE)
    settled(view)
    shown = grabbed(view)
    assert at(shown, 0.25, 0.5) == BEFORE
    assert at(shown, 0.75, 0.5) == AFTER
    assert at(shown, 0.5, 0.5) == BACKGROUND


def test_side_by_side_shows_the_same_spot_twice(view: CompareView) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (800, 1200, 3), dtype=np.uint8)
    for put in (view.set_before, view.set_after):
        put(image_of(pixels))
    view.set_labels("", "")
    view.set_mode(CompareMode.SIDE_BY_SIDE)
    view.zoom_1to1()
    view.pan_by(-57, 33)
    settled(view)
    shown = grabbed(view)
    width = round(view.viewport.pane.width)
    assert np.array_equal(shown[:, :width], shown[:, -width:])
    left, top = (-offset for offset in view.viewport.origin)
    assert np.array_equal(shown[:, :width], pixels[top : top + 480, left : left + width])


def test_single_and_hold(view: CompareView) -> None:
    for mode in (CompareMode.SINGLE, CompareMode.HOLD):
        view.set_mode(mode)
        settled(view)
        assert at(grabbed(view), 0.3, 0.6) == at(grabbed(view), 0.7, 0.6) == AFTER


@pytest.mark.parametrize("mode", list(CompareMode))
def test_held_is_before_everywhere(view: CompareView, mode: CompareMode) -> None:
    held = Heard()
    view.held_changed.connect(held.heard)
    view.set_mode(mode)
    view.set_held(True)
    settled(view)
    shown = grabbed(view)
    assert at(shown, 0.3, 0.6) == at(shown, 0.7, 0.6) == BEFORE
    view.set_held(False)
    assert held.calls == [(True,), (False,)]
    if mode is not CompareMode.DIFFERENCE:
        assert at(grabbed(view), 0.8, 0.65) == AFTER


def test_difference_glows_where_something_changed_and_nowhere_else(view: CompareView) -> None:
    before = np.full((800, 1200, 3), 120, np.uint8)
    after = before.copy()
    after[300:500, 700:900] = 180
    view.set_before(image_of(before))
    view.set_after(image_of(after))
    view.set_mode(CompareMode.DIFFERENCE)
    settled(view)
    shown = grabbed(view).astype(int)
    inside, outside = at(shown, 0.66, 0.5), at(shown, 0.3, 0.5)
    assert inside[0] > 240  # x8 makes 60 of 255 the hottest
    assert inside[1] > 200
    assert max(outside) < 50
    assert len(set(outside)) == 1


def test_equal_pictures_have_no_difference(view: CompareView) -> None:
    view.set_after(plain(BEFORE))
    view.set_mode(CompareMode.DIFFERENCE)
    settled(view)
    shown = grabbed(view)
    assert max(at(shown, 0.3, 0.7)) < 60


def test_amplification_heats_a_small_difference(view: CompareView) -> None:
    view.set_after(plain((BEFORE[0] + 6, BEFORE[1], BEFORE[2])))
    view.set_mode(CompareMode.DIFFERENCE)
    glow = []
    for amplification in (1, 8, 32):
        view.set_amplification(amplification)
        settled(view)
        glow.append(sum(at(grabbed(view), 0.3, 0.7)))
    assert glow[0] < glow[1] < glow[2]


def test_the_mask_tints_what_changed_on_both_sides(view: CompareView) -> None:
    pixels = np.full((800, 1200, 3), 120, np.uint8)
    after = pixels.copy()
    after[200:600, 300:900] += 1
    view.set_before(image_of(pixels))
    view.set_after(image_of(after))
    view.set_overlays({Overlay.MASK})
    settled(view)
    shown = grabbed(view)
    for x in (0.35, 0.65):
        red, green, blue = at(shown, x, 0.4)
        assert green > 150
        assert red < blue < green
    assert at(shown, 0.1, 0.6) == at(shown, 0.9, 0.6) == (120, 120, 120)
    view.set_overlays(())
    assert at(grabbed(view), 0.35, 0.4) == (120, 120, 120)


def test_clipping_is_red_in_the_lights_and_blue_in_the_shadows(view: CompareView) -> None:
    pixels = np.full((800, 1200, 3), 120, np.uint8)
    pixels[:, :300] = 255
    pixels[:, 900:] = 0
    view.set_before(image_of(pixels))
    view.set_after(image_of(pixels))
    view.set_overlays({Overlay.CLIPPING})
    settled(view)
    shown = grabbed(view)
    light, middle, shadow = (at(shown, x, 0.6) for x in (0.1, 0.4, 0.9))
    assert light[0] > 240
    assert light[2] < 80
    assert middle == (120, 120, 120)
    assert shadow[2] > 200
    assert shadow[0] < 80


def test_clipping_is_that_of_the_photo_and_not_of_the_display(view: CompareView) -> None:
    wide = QColorSpace(QColorSpace.NamedColorSpace.ProPhotoRgb)
    pixels = np.full((800, 1200, 3), 20, np.uint8)
    pixels[:, :, 1] = 250  # far outside sRGB, yet with detail
    image = image_of(pixels, bytes(wide.iccProfile().data()))
    view.set_before(image)
    view.set_after(image)
    view.set_overlays({Overlay.CLIPPING})
    settled(view)
    assert at(grabbed(view), 0.3, 0.6)[1] == 255  # clipped by the display, and not marked


def test_colours_follow_the_display(view: CompareView) -> None:
    adobe = bytes(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile().data())
    view.set_display_profile(adobe)
    settled(view)
    shown = QImage(plain(AFTER))
    shown.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    expected = pixels_of(shown)[0, 0].astype(int)
    assert np.abs(np.array(at(grabbed(view), 0.8, 0.65)) - expected).max() <= 1
    assert np.abs(expected - AFTER).max() > 5
    view.set_display_profile(None)
    settled(view)
    assert at(grabbed(view), 0.8, 0.65) == AFTER


def test_sixteen_bits_are_shown(view: CompareView) -> None:
    deep = np.empty((800, 1200, 3), np.uint16)
    deep[:] = np.array(AFTER, np.uint16) * 257
    view.set_before(image_of(deep))
    settled(view)
    assert at(grabbed(view), 0.2, 0.6) == AFTER


def test_a_new_after_does_not_move_what_is_looked_at(view: CompareView) -> None:
    view.set_picture_size(QSize(1200, 800))
    view.zoom_by(3, QPointF(500, 200))
    seen = view.viewport
    for size in ((300, 200), (1200, 800), (600, 400)):
        view.set_after(plain((90, 90, 90), *size))
        assert at(grabbed(view), 0.8, 0.65) == (90, 90, 90)
        settled(view)
        assert view.viewport == seen
        assert at(grabbed(view), 0.8, 0.65) == (90, 90, 90)


def test_a_larger_version_of_the_photo_keeps_the_part_that_is_seen(view: CompareView) -> None:
    view.zoom_by(2, QPointF(100, 100))
    before = view.viewport.rect_to_picture(view.viewport.shown)
    view.set_before(plain(BEFORE, 2400, 1600))
    settled(view)
    after = view.viewport.rect_to_picture(view.viewport.shown)
    for small, large in zip(
        (before.x0, before.y0, before.x1, before.y1), (after.x0, after.y0, after.x1, after.y1), strict=True
    ):
        assert abs(2 * small - large) <= 2 / view.viewport.scale


def test_the_last_of_many_previews_is_the_one_that_stays(view: CompareView) -> None:
    for grey in range(40):
        view.set_after(plain((grey, grey, grey), 600, 400))
        view.grab()
    settled(view)
    assert at(grabbed(view), 0.8, 0.65) == (39, 39, 39)


def test_nothing_is_made_of_a_passing_preview(view: CompareView) -> None:
    settled(view)
    view.set_after(plain((90, 90, 90), 600, 400), is_passing=True)
    assert not view._pictures.is_busy
    assert at(grabbed(view), 0.8, 0.65) == (90, 90, 90)
    settled(view)
    assert at(grabbed(view), 0.8, 0.65) == (90, 90, 90)


def test_a_passing_preview_stays_until_the_large_picture_after_it_is_there(view: CompareView) -> None:
    view.set_after(plain((90, 90, 90), 600, 400), is_passing=True)
    view.set_after(plain((120, 120, 120), 3000, 2100))
    assert at(grabbed(view), 0.8, 0.65) == (90, 90, 90)
    settled(view)
    assert at(grabbed(view), 0.8, 0.65) == (120, 120, 120)


def test_a_passing_preview_outlives_another_display(view: CompareView) -> None:
    view.set_after(plain((90, 90, 90), 600, 400), is_passing=True)
    view.set_display_profile(bytes(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile().data()))
    assert at(grabbed(view), 0.8, 0.65) == (90, 90, 90)
    settled(view)
    assert at(grabbed(view), 0.8, 0.65) == (90, 90, 90)


def test_previews_in_other_colours_are_shown_while_they_stream(view: CompareView) -> None:
    """They need converting first, and none must wait for the stream to end."""
    adobe = bytes(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile().data())
    greys = itertools.cycle(range(10, 250))

    def shows_the_next() -> bool:
        view.set_after(image_of(np.full((400, 600, 3), next(greys), np.uint8), adobe))
        red, green, blue = at(grabbed(view), 0.8, 0.65)
        return red == green == blue

    until(shows_the_next, "a preview to be shown")


def test_only_one_picture(view: CompareView) -> None:
    view.set_after(QImage())
    settled(view)
    assert at(grabbed(view), 0.2, 0.6) == at(grabbed(view), 0.8, 0.6) == BEFORE
    view.set_before(QImage())
    settled(view)
    assert at(grabbed(view), 0.5, 0.5) == BACKGROUND
    assert view.accessibleDescription() == "No photo"


def test_cleared_and_used_again(view: CompareView) -> None:
    view.set_face_boxes([QRectF(0, 0, 10, 10)], {0})
    view.set_badge("Preview")
    view.zoom_1to1()
    view.clear()
    settled(view)
    assert at(grabbed(view), 0.5, 0.5) == BACKGROUND
    view.set_after(plain(AFTER, 300, 300))
    settled(view)
    assert view.viewport.framing is Framing.FIT
    assert "faces" not in view.accessibleDescription()
    assert "Preview" not in view.accessibleDescription()


def test_zoom_is_told_and_limited(view: CompareView) -> None:
    zoomed = Heard()
    view.zoom_changed.connect(zoomed.heard)
    view.zoom_1to1()
    assert zoomed.calls[-1] == (1.0, Framing.FREE)
    view.zoom_in()
    assert zoomed.calls[-1] == (1.5, Framing.FREE)
    for _ in range(30):
        view.zoom_out()
    assert zoomed.calls[-1][1] is Framing.FIT
    view.zoom_fill()
    assert view.viewport.scale == 480 / 800
    view.toggle_zoom()
    assert view.viewport.scale == 1
    view.toggle_zoom()
    assert view.viewport.framing is Framing.FIT


def test_resizing_keeps_it_fitted(view: CompareView) -> None:
    view.resize(900, 300)
    assert view.viewport.scale == (300 - 2 * theme.GAP) / 800


def test_boxes_are_drawn_around_faces_and_the_chosen_one_in_the_accent(view: CompareView) -> None:
    view.set_face_boxes([QRectF(100, 300, 200, 200), QRectF(900, 300, 200, 200)], {1})
    assert at(grabbed(view), 0.7, 0.6) == AFTER
    view.set_overlays({Overlay.FACES})
    shown = grabbed(view)
    accent = theme.ACCENT.getRgb()[:3]
    x = round(view.viewport.to_pane((1100, 400))[0])
    y = round(view.viewport.to_pane((1100, 400))[1])
    right_edge = shown[y, x - 2 : x + 3].tolist()
    assert list(accent) in right_edge
    left = round(view.viewport.to_pane((100, 400))[0])
    assert list(accent) not in shown[y, left - 2 : left + 3].tolist()


def test_a_badge_is_seen_and_goes(view: CompareView) -> None:
    view.set_mode(CompareMode.SINGLE)
    settled(view)
    bare = grabbed(view)
    view.set_badge("Preview")
    assert not np.array_equal(grabbed(view), bare)
    assert "Preview" in view.accessibleDescription()
    view.set_badge("")
    assert np.array_equal(grabbed(view), bare)


def test_the_loupe_shows_both_pictures_at_full_size(view: CompareView) -> None:
    rng = np.random.default_rng(5)
    before, after = (rng.integers(0, 255, (800, 1200, 3), dtype=np.uint8) for _ in range(2))
    view.set_before(image_of(before))
    view.set_after(image_of(after))
    view.set_labels("", "")
    view.set_loupe(True)
    spot = QPointF(320, 240)
    view.move_loupe(spot, 1.0)
    settled(view)
    x, y = (round(part) for part in view.viewport.to_picture((320, 240)))
    shown = grabbed(view)
    # Each half is 220 wide and shows its surroundings of the spot in its own middle.
    for middle, picture in ((320 - 110, before), (320 + 110, after)):
        part = shown[240 - 40 : 240 + 60, middle - 50 : middle + 50]
        places = [
            (dy, dx)
            for dy in (-1, 0, 1)
            for dx in (-1, 0, 1)
            if np.array_equal(part, picture[y - 40 + dy : y + 60 + dy, x - 50 + dx : x + 50 + dx])
        ]
        assert len(places) == 1
    view.set_loupe(False)
    assert view.loupe is None


def test_sharp_when_still(view: CompareView) -> None:
    pixels = np.random.default_rng(1).integers(0, 255, (800, 1200, 3), dtype=np.uint8)
    view.set_mode(CompareMode.SINGLE)
    view.set_labels("", "")
    view.set_after(image_of(pixels))
    settled(view)
    view.zoom_by(0.625 / view.viewport.scale)
    moving = grabbed(view)
    settled(view)
    still = grabbed(view)
    exact = pixels.astype(float).repeat(5, 0).repeat(5, 1).reshape(500, 8, 750, 8, 3).mean(axis=(1, 3))
    left, top = (-offset for offset in view.viewport.origin)
    inner = slice(80, -80), slice(80, -80)
    seen = exact[top : top + 480, left : left + 640][inner]
    errors = [float(((shown[inner] - seen) ** 2).mean()) for shown in (still, moving)]
    assert errors[0] < 0.5 * errors[1]


def test_what_it_shows_in_words(view: CompareView) -> None:
    view.set_labels("Original", "Version 3")
    view.set_face_boxes([QRectF(0, 0, 9, 9), QRectF(20, 0, 9, 9)], {0})
    assert view.accessibleName() == "Comparison of before and after"
    assert view.accessibleDescription() == (
        "Original on the left, Version 3 on the right of a line, 52%, 1 of 2 faces chosen"
    )


@pytest.mark.parametrize("size", [(160, 120), (161, 400), (2000, 130)])
@pytest.mark.parametrize("mode", list(CompareMode))
def test_every_mode_paints_at_awkward_sizes(view: CompareView, mode: CompareMode, size: tuple[int, int]) -> None:
    view.resize(*size)
    view.set_mode(mode)
    view.set_overlays(set(Overlay))
    view.set_face_boxes([QRectF(-50, -50, 100, 100), QRectF(1100, 700, 300, 300)], {1})
    view.set_badge("Preview of a very long name that has no room in a small window")
    view.set_loupe(True)
    for zoom in (view.zoom_fit, view.zoom_1to1, view.zoom_fill):
        zoom()
        view.grab()
    settled(view)
    assert view.grab().size() == view.size()


def test_while_panning_what_was_sharp_stays_sharp_and_only_the_rest_is_new(view: CompareView) -> None:
    pixels = np.random.default_rng(2).integers(0, 255, (1600, 2400, 3), dtype=np.uint8)
    view.set_mode(CompareMode.SINGLE)
    view.set_labels("", "")
    view.set_after(image_of(pixels))
    view.zoom_by(2)
    settled(view)
    still = grabbed(view)
    view.pan_by(-30, 20)
    moving = grabbed(view)
    assert np.array_equal(moving[20:, :-30], still[:-20, 30:])
    settled(view)
    final = grabbed(view)
    assert np.abs(final[20:, :-30].astype(int) - still[:-20, 30:]).max() <= 3
    assert not np.array_equal(final, moving)
    assert np.abs(final[:, -25:].astype(int) - moving[:, -25:]).mean() < 40  # coarser, but the same place


def test_many_pictures_leave_nothing_behind(qapp: QApplication, view: CompareView) -> None:
    view.set_overlays({Overlay.MASK, Overlay.CLIPPING})
    arrays: list[weakref.ref[np.ndarray]] = []
    for grey in range(8):
        pixels = np.full((800, 1200, 3), grey, np.uint8)
        arrays.append(weakref.ref(pixels))
        view.set_after(image_of(pixels))
        del pixels
        settled(view)
        view.grab()
    gc.collect()
    assert sum(array() is not None for array in arrays) == 1
    view.clear()
    settled(view)
    gc.collect()
    assert not any(array() is not None for array in arrays)


def test_clipping_of_the_side_that_is_held(view: CompareView) -> None:
    view.set_before(plain((255, 255, 255)))
    view.set_mode(CompareMode.SINGLE)
    view.set_overlays({Overlay.CLIPPING})
    settled(view)
    assert at(grabbed(view), 0.3, 0.6) == AFTER
    view.set_held(True)
    settled(view)
    assert at(grabbed(view), 0.3, 0.6)[1] < 80
    view.set_before(plain(BEFORE))
    settled(view)
    assert at(grabbed(view), 0.3, 0.6) == BEFORE


@pytest.mark.expects_warnings
def test_a_picture_that_cannot_be_shown_is_told(view: CompareView, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_args: object) -> None:
        raise MemoryError("no room for the picture")

    monkeypatch.setattr(compare_pictures, "build_pyramid", no_memory)
    failed = Heard()
    view.failed.connect(failed.heard)
    view.set_before(plain((1, 2, 3), 3000, 2100))
    until(lambda: failed.calls)
    assert isinstance(failed.calls[0][0], MemoryError)
    assert at(grabbed(view), 0.8, 0.65) == AFTER
    monkeypatch.undo()
    view.set_before(plain(BEFORE))
    settled(view)
    assert at(grabbed(view), 0.2, 0.6) == BEFORE
