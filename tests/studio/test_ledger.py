import json
import multiprocessing
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, SaveError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.request import EditRequest, EngineOptions
from pixelsmile_desktop.studio.ledger import LEDGER_NAME, Work, open_ledger, results_in
from pixelsmile_desktop.studio.services import Watch

HAPPY = EditRequest("", ExpressionMix.parse(["happy"]))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "portrait.jpg"
    path.write_bytes(b"a photo")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "results" / "today"


def do(folder: Path, work: Work, stem: str = "portrait_happy_1") -> Path:
    with open_ledger(folder, Watch()) as ledger:
        output = ledger.claim(work, stem, ".jpg")
        output.write_bytes(b"a result")
        ledger.finish(work, output)
    return output


def done(folder: Path, work: Work) -> Path | None:
    with open_ledger(folder, Watch()) as ledger:
        return ledger.result_of(work)


def test_work_is_done_only_when_it_was_finished_and_its_result_lies_there(photo: Path, folder: Path) -> None:
    work = Work.of(photo, HAPPY)
    assert done(folder, work) is None
    with open_ledger(folder, Watch()) as ledger:
        output = ledger.claim(work, "portrait_happy_1", ".jpg")
    output.write_bytes(b"half a res")
    assert done(folder, work) is None
    assert do(folder, work) == output
    assert done(folder, work) == output
    output.unlink()
    assert done(folder, work) is None


def test_a_changed_photo_or_request_is_other_work(photo: Path, folder: Path) -> None:
    do(folder, Work.of(photo, HAPPY))
    assert done(folder, Work.of(photo, replace(HAPPY, photo="elsewhere"))) is not None
    assert done(folder, Work.of(photo, replace(HAPPY, options=EngineOptions(seed=1)))) is None
    os.utime(photo, ns=(1, 1))
    assert done(folder, Work.of(photo, HAPPY)) is None


def test_a_result_that_other_work_has_overwritten_does_not_count(photo: Path, folder: Path) -> None:
    first, second = Work.of(photo, HAPPY), Work.of(photo, replace(HAPPY, options=EngineOptions(seed=1)))
    assert do(folder, first) == do(folder, second)
    assert done(folder, first) is None
    assert done(folder, second) is not None


def test_photos_of_one_name_get_results_of_their_own(photo: Path, folder: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin" / "portrait.jpg"
    twin.parent.mkdir()
    twin.write_bytes(b"another photo")
    work, other = Work.of(photo, HAPPY), Work.of(twin, HAPPY)
    assert [do(folder, work).name, do(folder, other).name] == ["portrait_happy_1.jpg", "portrait_happy_1_2.jpg"]
    assert do(folder, other, "PORTRAIT_happy_1").name == "PORTRAIT_happy_1_2.jpg"
    assert [do(folder, other).name, do(folder, work).name] == ["portrait_happy_1_2.jpg", "portrait_happy_1.jpg"]


def test_a_file_that_no_batch_wrote_is_never_taken(photo: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "portrait_happy_1.jpg").write_bytes(b"precious")
    assert do(folder, Work.of(photo, HAPPY)).name == "portrait_happy_1_2.jpg"
    assert (folder / "portrait_happy_1.jpg").read_bytes() == b"precious"


def test_a_line_cut_off_anywhere_spoils_neither_the_others_nor_the_next(
    photo: Path, folder: Path, tmp_path: Path
) -> None:
    work = Work.of(photo, HAPPY)
    do(folder, work)
    whole = (folder / LEDGER_NAME).read_bytes()
    for length in range(0, len(whole), 7):
        (folder / LEDGER_NAME).write_bytes(whole[:length])
        (folder / "portrait_happy_1.jpg").unlink(missing_ok=True)
        assert done(folder, work) is None
        do(folder, work)
        assert done(folder, work) is not None


@given(
    st.binary(max_size=200)
    | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(lambda v: json.dumps(v).encode())
)
def test_garbage_in_a_ledger_is_passed_over(tmp_path_factory, garbage: bytes) -> None:
    folder = tmp_path_factory.mktemp("folder")
    photo = folder / "p.jpg"
    photo.write_bytes(b"")
    (folder / LEDGER_NAME).write_bytes(garbage)
    work = Work.of(photo, HAPPY)
    output = do(folder, work)
    assert done(folder, work) == output
    assert results_in(folder) == {output.resolve()}


@pytest.mark.parametrize("name", ["../precious.jpg", "/etc/passwd", "..", "", "a\0b", 7, None])
def test_a_ledger_cannot_point_outside_its_folder(photo: Path, folder: Path, name: object) -> None:
    work = Work.of(photo, HAPPY)
    do(folder, work)
    ledger = folder / LEDGER_NAME
    record = json.loads(ledger.read_bytes().splitlines()[-1]) | {"output": name}
    ledger.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert results_in(folder) == frozenset()
    assert done(folder, work) is None


def test_a_folder_without_a_ledger_has_no_results(tmp_path: Path) -> None:
    assert results_in(tmp_path / "missing") == frozenset()


def test_a_folder_that_cannot_be_is_told(photo: Path) -> None:
    with pytest.raises(SaveError, match=r"the folder .* cannot be made"), open_ledger(photo / "inside", Watch()):
        pass


def test_a_second_batch_waits_for_the_first(photo: Path, folder: Path) -> None:
    work = Work.of(photo, HAPPY)
    names: list[str] = []
    with open_ledger(folder, Watch()) as ledger:
        output = ledger.claim(work, "portrait_happy_1", ".jpg")
        other = threading.Thread(target=lambda: names.append(do(folder, replace(work, photo="other")).name))
        other.start()
        output.write_bytes(b"a result")
        ledger.finish(work, output)
        assert names == []
    other.join(10)
    assert names == ["portrait_happy_1_2.jpg"]


def test_waiting_is_told_and_can_be_cancelled(folder: Path) -> None:
    cancel = CancelToken()
    told: list[str] = []

    def stop(progress: Progress) -> None:
        told.append(progress.stage)
        cancel.cancel()

    with open_ledger(folder, Watch()), pytest.raises(Cancelled), open_ledger(folder, Watch(cancel, stop)):
        pass
    assert told == ["Waiting for another batch in this folder"]


def _claim_many(folder: Path, photo: Path, runs: int) -> None:
    for _ in range(runs):
        do(folder, Work.of(photo, HAPPY))


def test_processes_that_share_a_folder_take_no_name_twice(folder: Path, tmp_path: Path) -> None:
    photos = [tmp_path / name / "portrait.jpg" for name in "ab"]
    for photo in photos:
        photo.parent.mkdir()
        photo.write_bytes(b"")
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_claim_many, args=(folder, photo, 5)) for photo in photos]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    with open_ledger(folder, Watch()) as ledger:
        results = {ledger.result_of(Work.of(photo, HAPPY)) for photo in photos}
    assert {path.name for path in results if path} == {"portrait_happy_1.jpg", "portrait_happy_1_2.jpg"}
