from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from pixelsmile_desktop.bootstrap import build_studio
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, PhotoError
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.request import EditRequest, EngineName, FaceChoice
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.imaging.colour_profile import ColourSpace
from pixelsmile_desktop.studio.edit import edit_photo
from pixelsmile_desktop.studio.live_preview import PreviewSession
from pixelsmile_desktop.studio.services import Studio, Watch
from tests.imaging.profiles import matrix_profile
from tests.studio.fakes import FakeEngine, a_face, a_studio, on_faces

HAPPY = ExpressionMix.of({Expression.HAPPY: 0.8})
NOTHING = ExpressionMix.of({Expression.HAPPY: 0})


@pytest.fixture(scope="module")
def studio() -> Studio:
    return build_studio(Settings())


@pytest.fixture(scope="module")
def enlarged(resources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portrait at a size that is larger than the screen."""
    pixels = cv2.imread(str(resources / "portraits" / "astronaut.png"))
    path = tmp_path_factory.mktemp("photo") / "large.png"
    cv2.imwrite(str(path), cv2.resize(pixels, (1200, 1200), interpolation=cv2.INTER_CUBIC))
    return path


@pytest.fixture
def two_heads(tmp_path: Path) -> Path:
    rng = np.random.default_rng(3)
    path = tmp_path / "two.png"
    Image.fromarray(rng.integers(0, 255, (60, 80, 3), np.uint8)).save(path)
    return path


def faces_of_two() -> list:
    return [a_face(0, (6, 20, 16, 20)), a_face(1, (50, 18, 18, 22))]


def test_at_rest_the_preview_is_the_very_result(hopper: Path, studio: Studio) -> None:
    session = PreviewSession(hopper, 300, studio)
    shown = session.render_full(on_faces(HAPPY, 0), CancelToken())
    photo = studio.open(hopper).photo
    request = EditRequest(str(hopper), HAPPY, FaceChoice("index", 0), EngineName.INSTANT)
    result = edit_photo(photo, request, studio, Watch())
    assert np.array_equal(shown.pixels, ColourSpace.of(photo).to_srgb(result.photo.pixels))
    assert (shown.pixels != session.original()).any()


def test_while_moving_it_is_as_large_as_the_screen_and_shows_the_same(enlarged: Path, studio: Studio) -> None:
    session = PreviewSession(enlarged, 600, studio)
    assert session.size == (1200, 1200)
    assert session.glance().shape == (600, 600, 3)
    quick = session.render(on_faces(HAPPY, 0), CancelToken())
    full = session.render_full(on_faces(HAPPY, 0), CancelToken())
    assert quick.pixels.shape == (600, 600, 3)
    assert full.pixels.shape == (1200, 1200, 3)
    small = cv2.resize(full.pixels, (600, 600), interpolation=cv2.INTER_AREA).astype(int)
    moved = np.abs(quick.pixels.astype(int) - session.glance()) > 12
    assert moved.any()
    assert np.abs(small - quick.pixels)[moved].mean() < 0.5 * np.abs(small - session.glance())[moved].mean()


def test_a_face_that_fills_the_screen_is_rendered_smaller_while_it_moves(astronaut: Path, tmp_path: Path) -> None:
    head = cv2.imread(str(astronaut))[20:230, 115:325]
    path = tmp_path / "close.png"
    cv2.imwrite(str(path), cv2.resize(head, (1400, 1400), interpolation=cv2.INTER_CUBIC))
    session = PreviewSession(path, 1400, build_studio(Settings()))
    widest = max(face.box[2] for face in session.faces)
    height, width, _ = session.render(on_faces(HAPPY, 0), CancelToken()).pixels.shape
    assert widest > 320
    assert abs(widest * width / 1400 - 320) < 2
    assert height == width


def test_a_part_that_is_looked_at_closely_is_rendered_finer_in_steps(enlarged: Path, studio: Studio) -> None:
    session = PreviewSession(enlarged, 200, studio)
    widest = max(face.box[2] for face in session.faces)
    finest = round(1200 * 320 / widest)
    sides = [
        session.render(on_faces(HAPPY, 0), CancelToken(), shown).pixels.shape[0] for shown in (0, 150, 201, 301, 9000)
    ]
    assert sides == [200, 200, 300, 450, min(finest, 1200)]
    assert finest > 450


def test_however_closely_a_small_face_is_looked_at_a_move_copies_few_pixels(tmp_path: Path) -> None:
    path = tmp_path / "group.png"
    Image.new("RGB", (3000, 2000)).save(path)
    session = PreviewSession(path, 200, a_studio([a_face(0, (40, 40, 60, 80))]))
    height, width, _ = session.render(on_faces(HAPPY, 0), CancelToken(), 9000).pixels.shape
    assert (width, height) == (2449, 1633)
    wide = PreviewSession(path, 2800, a_studio([a_face(0, (40, 40, 60, 80))]))
    assert wide.render(on_faces(HAPPY, 0), CancelToken(), 9000).pixels.shape[1] == 2800


@pytest.mark.parametrize("mix", [ExpressionMix(), NOTHING])
def test_nothing_asked_for_is_the_untouched_photo(hopper: Path, studio: Studio, mix: ExpressionMix) -> None:
    session = PreviewSession(hopper, 300, studio)
    assert np.array_equal(session.render(on_faces(mix, 0), CancelToken()).pixels, session.glance())
    assert session.render_full(on_faces(mix, 0), CancelToken()).pixels is session.original()
    assert session.render_full(on_faces(HAPPY), CancelToken()).pixels is session.original()


def test_after_it_was_opened_the_photo_may_vanish(astronaut: Path, tmp_path: Path, studio: Studio) -> None:
    path = tmp_path / "gone.png"
    path.write_bytes(astronaut.read_bytes())
    session = PreviewSession(path, 400, studio)
    path.unlink()
    assert len(session.faces) == 1
    assert (session.render_full(on_faces(HAPPY, 0), CancelToken()).pixels != session.original()).any()


def test_a_photo_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match="there is no file"):
        PreviewSession(tmp_path / "none.png", 400, a_studio())


def test_colours_are_converted_for_the_screen(tmp_path: Path) -> None:
    wide = matrix_profile((0.7, 0.3), (0.2, 0.75), (0.14, 0.05), (0.3127, 0.3290), 2.2)
    path = tmp_path / "wide.png"
    pixels = np.full((40, 50, 3), (200, 90, 60), np.uint8)
    Image.fromarray(pixels).save(path, icc_profile=wide)
    engine = FakeEngine()
    session = PreviewSession(path, 50, a_studio([a_face(0, (10, 8, 20, 24))], engine))
    space = ColourSpace(wide)
    assert np.array_equal(session.original(), space.to_srgb(pixels))
    assert not np.array_equal(session.original(), pixels)
    shown = session.render_full(on_faces(HAPPY, 0), CancelToken()).pixels
    # The engine works in the photo's own colours, and only its result is converted.
    assert np.array_equal(engine.seen[-1][0].pixels, pixels)
    assert np.array_equal(shown[20, 20], space.to_srgb(255 - pixels)[20, 20])
    assert np.array_equal(shown[:, :9], session.original()[:, :9])


def test_a_profile_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    path = tmp_path / "odd.png"
    Image.fromarray(np.zeros((8, 8, 3), np.uint8)).save(path, icc_profile=b"x" * 200)
    assert any("colour profile" in text for text in PreviewSession(path, 50, a_studio()).warnings)


def test_sixteen_bits_are_shown_in_eight(tmp_path: Path) -> None:
    path = tmp_path / "deep.png"
    cv2.imwrite(str(path), np.full((20, 30, 3), 65535, np.uint16))
    session = PreviewSession(path, 15, a_studio([a_face(0, (4, 4, 10, 10))]))
    assert session.original().dtype == np.uint8
    assert session.original().min() == 255
    assert session.render_full(on_faces(HAPPY, 0), CancelToken()).pixels[8, 8].max() == 0


def test_each_chosen_face_is_rendered_from_the_untouched_photo(two_heads: Path) -> None:
    engine = FakeEngine(warning="it may look odd")
    session = PreviewSession(two_heads, 80, a_studio(faces_of_two(), engine))
    for _ in range(3):
        shown = session.render(on_faces(HAPPY, 0, 1), CancelToken())
    assert len({id(photo) for photo, _, _ in engine.seen}) == 1
    assert len({id(face) for _, face, _ in engine.seen}) == 2
    assert shown.warnings == ("it may look odd",)
    assert np.array_equal(shown.pixels[30, 14], 255 - session.original()[30, 14])
    assert np.array_equal(shown.pixels[30, 60], 255 - session.original()[30, 60])
    assert all(context.quick for context in engine.contexts)


def test_faces_lie_where_they_lie_at_every_size(two_heads: Path) -> None:
    engine = FakeEngine()
    session = PreviewSession(two_heads, 40, a_studio(faces_of_two(), engine))
    session.render(on_faces(HAPPY, 1), CancelToken())
    _, face, _ = engine.seen[-1]
    assert face.box == pytest.approx((24.75, 8.75, 9, 11))
    assert face.landmarks[-1, 0] == pytest.approx((68 + 0.5) / 2 - 0.5)
    assert face.occlusion is not None


def test_what_hides_a_face_is_looked_for_once_at_each_size(two_heads: Path) -> None:
    studio = a_studio(faces_of_two())
    session = PreviewSession(two_heads, 40, studio)
    for _ in range(3):
        session.render(on_faces(HAPPY, 1), CancelToken())
        session.render_full(on_faces(HAPPY, 1), CancelToken())
    assert studio.finder.occlusions == [1, 1]
    assert studio.finder.searches == 1


def test_a_preview_that_nobody_wants_is_given_up(two_heads: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    session = PreviewSession(two_heads, 40, a_studio(faces_of_two()))
    with pytest.raises(Cancelled):
        session.render_full(on_faces(HAPPY, 0), cancel)


def test_heads_are_square_small_and_show_what_they_are_asked(hopper: Path, studio: Studio) -> None:
    session = PreviewSession(hopper, 600, studio)
    calm, happy = session.heads(0, [ExpressionMix(), ExpressionMix.of({Expression.HAPPY: 1.0})], 96)
    assert calm.shape == happy.shape == (96, 96, 3)
    changed = np.abs(calm.astype(int) - happy).max(axis=2) > 15
    assert changed[48:].any()
    assert not changed[:3].any()


@pytest.mark.parametrize("box", [(-6, -8, 30, 40), (60, 30, 25, 35), (0, 0, 80, 60)])
def test_a_head_at_the_edge_is_cut_and_not_bent(two_heads: Path, box) -> None:
    session = PreviewSession(two_heads, 80, a_studio([a_face(0, box)]))
    (head,) = session.heads(0, [HAPPY], 64)
    height, width, _ = head.shape
    assert max(height, width) <= 64
    assert min(height, width) >= 1


def test_previews_are_for_looking_at_only(hopper: Path, studio: Studio) -> None:
    session = PreviewSession(hopper, 300, studio)
    for pixels in (session.original(), session.glance(), session.render(on_faces(HAPPY, 0), CancelToken()).pixels):
        assert not pixels.flags.writeable
