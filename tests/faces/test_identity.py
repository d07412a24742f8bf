import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.core.photo import Box
from pixelsmile_desktop.faces import identity_models
from pixelsmile_desktop.faces.identity import IDENTITY_NOTICE, IdentityScorer
from pixelsmile_desktop.faces.identity_models import IdentityModels, find_models
from tests.faces.identity_networks import (
    GRID,
    NOSE,
    SIDE,
    TEMPLATE,
    Image,
    embedding_matrix,
    move_weights_outside,
    picture,
    write_detector,
    write_recogniser,
)

BOX = Box(170, 180, 330, 340)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("networks")
    write_detector(place / "a.onnx")
    write_recogniser(place / "b.onnx")
    return place


@pytest.fixture(scope="module")
def scorer(folder: Path) -> IdentityScorer:
    return IdentityScorer(folder)


def test_the_same_face_is_the_same_person(scorer: IdentityScorer) -> None:
    here = picture((1, 170, 180))
    assert scorer.why_unavailable() is None
    assert scorer.similarity(here, here, BOX) == pytest.approx(1, abs=1e-6)
    assert scorer.similarity(here, here.copy(), BOX) == scorer.similarity(here, here, BOX)


def test_a_person_can_be_compared_across_photos(scorer: IdentityScorer) -> None:
    here, elsewhere = picture((1, 170, 180)), picture((1, 40, 60), (2, 300, 300))
    first = scorer.embedding(here, BOX)
    again = scorer.embedding(elsewhere, Box(40, 60, 200, 220))
    other = scorer.embedding(elsewhere, Box(300, 300, 460, 460))
    assert first.shape == (512,)
    assert np.linalg.norm(first) == pytest.approx(1)
    assert first @ again > 0.999
    assert first @ other < 0.9
    assert scorer.embedding(here, Box(0, 0, 40, 40)) is None
    assert scorer.embedding(here, Box(0, 0, 0, 0)) is None


@given(st.integers(-3, 3), st.integers(-3, 3))
def test_a_face_that_moved_is_the_same_person(scorer: IdentityScorer, columns: int, rows: int) -> None:
    moved = picture((1, 170 + NOSE * columns, 180 + NOSE * rows))
    assert scorer.similarity(picture((1, 170, 180)), moved, BOX) > 0.999


def test_another_face_is_another_person(scorer: IdentityScorer) -> None:
    assert abs(scorer.similarity(picture((1, 170, 180)), picture((2, 170, 180)), BOX)) < 0.2


def aligned_by_hand(pixels: Image, degrees: float) -> npt.NDArray[np.float64]:
    """(147,) mean colours, -1..1, of a face around (250, 260), leaning clockwise, turned upright on 112 pixels."""
    upright = cv2.getRotationMatrix2D((250, 260), degrees, 112 / SIDE)
    upright[:, 2] += 56 - np.array([250, 260])
    face = cv2.warpAffine(pixels, upright, (112, 112)).astype(float) / 127.5 - 1
    return face.reshape(GRID, 16, GRID, 16, 3).mean((1, 3)).transpose(2, 0, 1).ravel()


@pytest.mark.parametrize("degrees", [0, 30, -75])
def test_the_cosine_is_that_of_aligned_faces(tmp_path: Path, degrees: float) -> None:
    """The network is told to see faces that lean; what leans is turned upright before it is recognised."""
    angle = np.radians(degrees)
    lean = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    write_detector(tmp_path / "det_10g.onnx", points=56 + (TEMPLATE - 56) @ lean)
    write_recogniser(tmp_path / "w600k_r50.onnx")
    before, after = picture((1, 170, 180)), picture((1, 170, 180))
    after[260:, 180:330] = picture((2, 170, 180))[260:, 180:330]
    first, second = (aligned_by_hand(pixels, degrees) @ embedding_matrix() for pixels in (before, after))
    wanted = first @ second / np.linalg.norm(first) / np.linalg.norm(second)
    assert 0.2 < wanted < 0.95
    assert IdentityScorer(tmp_path).similarity(before, after, BOX) == pytest.approx(wanted, abs=0.01)


def test_the_face_at_the_box_counts_and_not_its_neighbour(scorer: IdentityScorer) -> None:
    before, after = picture((1, 90, 180), (2, 250, 180)), picture((1, 90, 180), (3, 250, 180))
    assert scorer.similarity(before, after, Box(90, 180, 250, 340)) == pytest.approx(1, abs=1e-6)
    assert abs(scorer.similarity(before, after, Box(250, 180, 410, 340))) < 0.2


@pytest.mark.parametrize("corner", [(0, 0), (390, 0), (0, 370), (390, 370)])
def test_a_face_at_the_edge_of_the_photo_is_found(scorer: IdentityScorer, corner: tuple[int, int]) -> None:
    x, y = corner
    here = picture((1, x, y))
    box = Box(x, y, x + SIDE, y + SIDE)
    assert scorer.similarity(here, here, box) == pytest.approx(1, abs=1e-6)


def test_a_large_face_is_made_smaller_without_turning_its_grain_into_a_pattern(scorer: IdentityScorer) -> None:
    """Every other row is darker: whoever leaves rows out sees a darker or a lighter face."""
    large = cv2.resize(picture((1, 170, 180)), None, fx=4, fy=4, interpolation=cv2.INTER_NEAREST)
    striped = large.copy()
    striped[::2] = np.clip(striped[::2].astype(int) - 50, 0, 255)
    striped[1::2] = np.clip(striped[1::2].astype(int) + 50, 0, 255)
    box = Box(680, 720, 1320, 1360)
    assert scorer.similarity(large, striped, box) > 0.99
    other = cv2.resize(picture((2, 170, 180)), None, fx=4, fy=4, interpolation=cv2.INTER_NEAREST)
    assert abs(scorer.similarity(large, other, box)) < 0.2


def test_a_face_that_is_not_there_is_not_compared(scorer: IdentityScorer) -> None:
    here, nobody = picture((1, 170, 180)), picture()
    blue_nose = np.ascontiguousarray(here[:, :, ::-1])
    for missing in (nobody, blue_nose, picture((1, 0, 0)), picture((1, 340, 340))):
        assert scorer.similarity(here, missing, BOX) is None
        assert scorer.similarity(missing, here, BOX) is None
    assert scorer.similarity(here, here, Box(200, 200, 200, 300)) is None
    assert scorer.similarity(here, here, Box(900, 900, 1000, 1000)) is None


def test_a_detector_of_one_size_serves_as_well(tmp_path: Path) -> None:
    write_detector(tmp_path / "det.onnx", size=640)
    write_recogniser(tmp_path / "rec.ONNX")
    here = picture((1, 170, 180))
    assert IdentityScorer(tmp_path).similarity(here, here, BOX) == pytest.approx(1, abs=1e-6)


def test_threads_share_the_networks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import onnxruntime

    loaded: list[str] = []
    real = onnxruntime.InferenceSession

    def counting(path: str, *arguments: object, **options: object) -> object:
        loaded.append(Path(path).name)
        return real(path, *arguments, **options)

    monkeypatch.setattr(onnxruntime, "InferenceSession", counting)
    scorer = IdentityScorer(folder)
    assert scorer.why_unavailable() is None
    assert loaded == []
    gate = threading.Barrier(6)

    def compare(number: int) -> float | None:
        gate.wait()
        return scorer.similarity(picture((1, 170, 180)), picture((number % 2 + 1, 170, 180)), BOX)

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(compare, range(6)))
    assert loaded == ["a.onnx", "b.onnx"]
    assert len(set(answers)) == 2
    assert answers[::2] == [pytest.approx(1, abs=1e-6)] * 3


def test_what_a_file_is_decides_and_not_its_name(tmp_path: Path) -> None:
    write_recogniser(tmp_path / "det_10g.onnx")
    write_detector(tmp_path / "w600k_r50.onnx")
    (tmp_path / "0.onnx").write_bytes(b"not this one")
    (tmp_path / "1.onnx").mkdir()
    (tmp_path / "notes.txt").write_text("neither this")
    found = find_models(tmp_path)
    assert found == IdentityModels(tmp_path / "w600k_r50.onnx", tmp_path / "det_10g.onnx")


def test_networks_of_other_shapes_are_left_alone(tmp_path: Path) -> None:
    write_detector(tmp_path / "a.onnx")
    write_recogniser(tmp_path / "b.onnx", width=128)
    assert IdentityScorer(tmp_path).why_unavailable() == f"the folder {tmp_path} holds no recogniser (ArcFace)"
    write_recogniser(tmp_path / "c.onnx")
    assert find_models(tmp_path).recogniser.name == "c.onnx"


def empty(folder: Path) -> None:
    (folder / "a.onnx").unlink()
    (folder / "b.onnx").unlink()


def without_detector(folder: Path) -> None:
    (folder / "a.onnx").unlink()


def garbage(folder: Path) -> None:
    (folder / "a.onnx").write_bytes(b"\x89PNG" * 100)


def truncated(folder: Path) -> None:
    whole = (folder / "b.onnx").read_bytes()
    (folder / "b.onnx").write_bytes(whole[: len(whole) // 2])


def no_bytes(folder: Path) -> None:
    (folder / "b.onnx").write_bytes(b"")


def thief(folder: Path) -> None:
    move_weights_outside(folder / "b.onnx", "../../../etc/passwd")


def bold_thief(folder: Path) -> None:
    move_weights_outside(folder / "b.onnx", str(Path(__file__).resolve()))


def without_weights(folder: Path) -> None:
    move_weights_outside(folder / "b.onnx", "weights.bin")


@pytest.mark.parametrize(
    ("spoil", "clause"),
    [
        (empty, r"the folder .+ holds no detector \(SCRFD\) and no recogniser \(ArcFace\)"),
        (without_detector, r"the folder .+ holds no detector \(SCRFD\)"),
        (garbage, r".+a\.onnx is no ONNX file, or a damaged one"),
        (truncated, r".+b\.onnx is no ONNX file, or a damaged one"),
        (no_bytes, r"the folder .+ holds no recogniser \(ArcFace\)"),
        (thief, r".+b\.onnx wants to read a file outside its folder"),
        (bold_thief, r".+b\.onnx wants to read a file outside its folder"),
        (without_weights, r".+b\.onnx lacks its weights, the file weights\.bin"),
    ],
)
def test_what_is_wrong_with_a_folder_is_said_in_a_clause(tmp_path: Path, spoil, clause: str) -> None:
    write_detector(tmp_path / "a.onnx")
    write_recogniser(tmp_path / "b.onnx")
    spoil(tmp_path)
    scorer = IdentityScorer(tmp_path)
    with pytest.raises(ModelError, match=f"^{clause}; put the networks") as refusal:
        scorer.similarity(picture(), picture(), BOX)
    assert scorer.why_unavailable() == refusal.value.what
    assert "\n" not in str(refusal.value)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets only administrators make links")
def test_a_link_does_not_lead_weights_outside(tmp_path: Path) -> None:
    inside = tmp_path / "networks"
    inside.mkdir()
    write_recogniser(inside / "b.onnx")
    (inside / "weights.bin").symlink_to(tmp_path / "secret")
    (tmp_path / "secret").write_bytes(bytes(10**6))
    move_weights_outside(inside / "b.onnx", "weights.bin")
    assert IdentityScorer(inside).why_unavailable() == f"{inside / 'b.onnx'} wants to read a file outside its folder"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    scorer = IdentityScorer(tmp_path / "none")
    assert scorer.why_unavailable() == f"the folder {tmp_path / 'none'} cannot be read (No such file or directory)"
    (tmp_path / "none").mkdir()
    write_detector(tmp_path / "none" / "a.onnx")
    write_recogniser(tmp_path / "none" / "b.onnx")
    assert scorer.why_unavailable() is None


def test_missing_packages_are_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity_models, "find_spec", lambda name: None if name.startswith("onnx") else object())
    assert IdentityScorer(folder).why_unavailable() == "packages are not installed (onnx, onnxruntime)"


@pytest.mark.parametrize("factor", [0.0, float("nan"), float("inf")])
def test_a_recogniser_without_an_answer_is_no_similarity(tmp_path: Path, factor: float) -> None:
    write_detector(tmp_path / "a.onnx")
    write_recogniser(tmp_path / "b.onnx", factor=factor)
    here = picture((1, 170, 180))
    with pytest.raises(ModelError, match="gives no usable answer"):
        IdentityScorer(tmp_path).similarity(here, here, BOX)


def test_a_network_that_cannot_run_is_said_in_a_sentence(tmp_path: Path) -> None:
    detector = write_detector(tmp_path / "a.onnx")
    write_recogniser(tmp_path / "b.onnx")
    detector.write_bytes(detector.read_bytes().replace(b"AveragePool", b"AveragePoor"))
    scorer = IdentityScorer(tmp_path)
    with pytest.raises(ModelError, match="do not run") as refusal:
        scorer.similarity(picture(), picture(), BOX)
    assert "\n" not in str(refusal.value)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_is_refused_or_read_but_never_trips(folder: Path, tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray((folder / "a.onnx").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    (tmp_path / "a.onnx").write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    why = IdentityScorer(tmp_path).why_unavailable()
    assert why is not None
    assert "\n" not in why


def test_nothing_is_said_fetched_or_left_behind(tmp_path: Path) -> None:
    networks, home = tmp_path / "networks", tmp_path / "home"
    networks.mkdir()
    home.mkdir()
    write_detector(networks / "a.onnx", rows=1)
    write_recogniser(networks / "b.onnx")
    code = f"""
from pathlib import Path
from pixelsmile_desktop.core.photo import Box
from pixelsmile_desktop.faces.identity import IdentityScorer
from tests.faces.identity_networks import picture
before, after = picture((1, 170, 180)), picture((2, 170, 180))
assert IdentityScorer(Path({str(networks)!r})).similarity(before, after, Box(170, 180, 330, 340)) < 0.2
"""
    environment = os.environ | {"HOME": str(home), "USERPROFILE": str(home)}
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(home.iterdir()) == []


def test_the_notice_says_what_the_licence_allows() -> None:
    assert "non-commercial research only" in IDENTITY_NOTICE
    assert "InsightFace" in IDENTITY_NOTICE
