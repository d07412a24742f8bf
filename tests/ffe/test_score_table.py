"""Scores of a folder of persons, whole, interrupted and damaged."""

import csv
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture
from pixelsmile_desktop.benchmark.ffe.score_table import ScoredFolder, ScorePlan, named_category, score_folder
from pixelsmile_desktop.benchmark.ffe.tasks import TaskSetError
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, RequestError, SaveError
from pixelsmile_desktop.core.expression import Expression
from pixelsmile_desktop.studio.services import Watch
from tests.ffe.benches import make_photo, make_studio

PICTURES = {"ann/happy-1.png": 30, "ann/neutral.png": 60, "ann/x.png": 90, "bob/fear/1.png": 120, "bob/fear/2.png": 150}


@dataclass
class BrightnessJudge:
    """Says how bright a picture is; may ask for a stop when it has seen some."""

    known: tuple[Expression, ...] = (Expression.FEAR, Expression.HAPPY)
    key: str = "brightness 1"
    name: str = "a judge of brightness"
    stop_after: int = 0
    cancel: CancelToken = field(default_factory=CancelToken)
    seen: list[int] = field(default_factory=list)

    def scores(self, picture: FacePicture) -> Mapping[Expression, float]:
        level = int(np.median(picture.pixels[:4, :4]))
        self.seen.append(level)
        if len(self.seen) == self.stop_after:
            self.cancel.cancel()
        return dict.fromkeys(self.known, level / 300)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, brightness in PICTURES.items():
        path = tmp_path / "set" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        make_photo(path, brightness)
    return tmp_path / "set"


def score(
    folder: Path, judge: BrightnessJudge | None = None, *, resume: bool = False, threads: int = 1
) -> ScoredFolder:
    judge = judge or BrightnessJudge()
    plan = ScorePlan(folder, folder.parent / "scores.csv", threads, resume)
    return score_folder(plan, make_studio(), judge, Watch(judge.cancel))


def stopped(folder: Path, after: int) -> Path:
    """The scores of a run that was cancelled."""
    with pytest.raises(Cancelled):
        score(folder, BrightnessJudge(stop_after=after))
    return folder.parent / "scores.csv.part"


def test_every_picture_has_a_row_with_its_category_and_scores(folder: Path) -> None:
    assert score(folder) == ScoredFolder(5, ())
    text = (folder.parent / "scores.csv").read_text()
    assert text.splitlines()[0] == "image,category,happy,fear"
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["image"] for row in rows] == list(PICTURES)
    assert [row["category"] for row in rows] == ["happy", "neutral", "", "fear", "fear"]
    assert [float(row["fear"]) for row in rows] == [0.1, 0.2, 0.3, 0.4, 0.5]
    assert not (folder.parent / "scores.csv.part").exists()


def test_what_cannot_be_scored_is_left_out_and_told(folder: Path) -> None:
    make_photo(folder / "loose.png")
    make_photo(folder / "ann" / "happy-2.png", has_face=False)
    (folder / "ann" / "broken.jpg").write_bytes(b"no picture")
    make_photo(folder / "bob" / "shy.png")
    done = score(folder)
    assert done.count == 5
    assert sorted(done.complaints) == [
        "ann/broken.jpg cannot be read (broken.jpg is not a photo); it was left out",
        "ann/happy-2.png shows no face; it was left out",
        "bob/shy.png is named shy, which the judge does not know; it was left out",
        "loose.png lies in no person's folder; it was left out",
    ]


def test_the_number_of_threads_changes_nothing(folder: Path) -> None:
    score(folder)
    once = (folder.parent / "scores.csv").read_bytes()
    score(folder, threads=3)
    assert (folder.parent / "scores.csv").read_bytes() == once


@pytest.mark.parametrize("after", [1, 3, 4])
def test_a_run_that_was_stopped_goes_on_where_it_was(folder: Path, after: int) -> None:
    stopped(folder, after)
    judge = BrightnessJudge()
    assert score(folder, judge, resume=True).count == 5
    assert judge.seen == list(PICTURES.values())[after:]
    resumed = (folder.parent / "scores.csv").read_bytes()
    score(folder)
    assert (folder.parent / "scores.csv").read_bytes() == resumed


@given(cut=st.integers(0, 400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_wherever_a_kill_cuts_the_scores_the_table_is_whole(folder: Path, cut: int) -> None:
    ledger = stopped(folder, 4)
    ledger.write_bytes(ledger.read_bytes()[:cut])
    assert score(folder, resume=True).count == 5
    fears = [row["fear"] for row in csv.DictReader((folder.parent / "scores.csv").read_text().splitlines())]
    assert fears == ["0.1", "0.2", "0.3", "0.4", "0.5"]


def test_a_picture_that_changed_is_scored_again(folder: Path) -> None:
    stopped(folder, 2)
    path = folder / "ann" / "happy-1.png"
    before = path.stat()
    make_photo(path, 240)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000))
    judge = BrightnessJudge()
    score(folder, judge, resume=True)
    assert judge.seen == [240, 90, 120, 150]


def test_scores_of_an_earlier_run_are_neither_lost_nor_mixed(folder: Path) -> None:
    ledger = stopped(folder, 2)
    content = ledger.read_bytes()
    with pytest.raises(RequestError, match="add --resume"):
        score(folder)
    with pytest.raises(RequestError, match="given by another judge"):
        score(folder, BrightnessJudge(key="brightness 2"), resume=True)
    assert ledger.read_bytes() == content


def test_a_damaged_line_is_named(folder: Path) -> None:
    ledger = stopped(folder, 2)
    lines = ledger.read_text().splitlines(keepends=True)
    ledger.write_text(lines[0] + '["a", 3]\n' + lines[2])
    with pytest.raises(TaskSetError, match=r"scores\.csv\.part, line 2: it holds no scores"):
        score(folder, resume=True)


def test_a_full_disk_keeps_what_was_scored(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = stopped(folder, 2)

    def refuse(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", refuse)
        with pytest.raises(SaveError, match="make room, and run it with --resume"):
            score(folder, resume=True)
    assert len(ledger.read_bytes().splitlines()) >= 3
    assert score(folder, resume=True).count == 5


def test_a_folder_that_is_none_is_told(folder: Path) -> None:
    with pytest.raises(RequestError, match="there is no folder"):
        score(folder / "none")
    with pytest.raises(RequestError, match="holds no folder of a person"):
        score(folder / "ann")
    assert not (folder / "scores.csv.part").exists()


@pytest.mark.parametrize(
    ("image", "category"),
    [
        ("ann/happy.png", Expression.HAPPY),
        ("ann/Happy_02.png", Expression.HAPPY),
        ("ann/fear/07.png", Expression.FEAR),
        ("ann/fear/neutral-1.png", Expression.NEUTRAL),
        ("happy/07.png", None),
        ("ann/happyish.png", None),
        ("ann/IMG_1.png", None),
        ("ann/unhappy.png", None),
    ],
)
def test_the_category_is_what_a_name_begins_with(image: str, category: Expression | None) -> None:
    assert named_category(image) is category
