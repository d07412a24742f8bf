"""Runs of the benchmark: complete, resumed, side by side, and around failures."""

import json
from dataclasses import replace
from pathlib import Path

import cv2
import pytest

from pixelsmile_desktop.benchmark.ffe.run_ledger import LEDGER_NAME, PICTURES_NAME, Run, read_run
from pixelsmile_desktop.benchmark.ffe.runner import BenchPlan, run_benchmark
from pixelsmile_desktop.benchmark.ffe.subject_edits import THUMBNAIL_SIDE, Equipment
from pixelsmile_desktop.benchmark.ffe.tasks import read_tasks
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, EngineError, RequestError
from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.studio.services import Watch
from tests.ffe.benches import (
    DYING,
    FAILING,
    PaintingEngine,
    make_equipment,
    make_equipment_with_another_judge,
    make_photo,
    make_studio,
    make_tasks,
)

THREE = (Expression.HAPPY, Expression.FEAR, Expression.SHY)
HALVES = (0.5, 1.0)


def a_plan(folder: Path, photos: dict[str, int], **changes: object) -> BenchPlan:
    tasks = read_tasks(make_tasks(folder, photos, THREE))
    plan = BenchPlan(tasks, HALVES, EditRequest("", engine=EngineName.INSTANT), folder / "run")
    return replace(plan, **changes)  # type: ignore[arg-type]


def run(plan: BenchPlan, equipment: Equipment | None = None, watch: Watch | None = None) -> Run:
    return run_benchmark(plan, equipment or make_equipment(), make_equipment, watch or Watch())


def told(finished: Run) -> dict:  # type: ignore[type-arg]
    """What was found, without what a clock says."""
    return {
        key: replace(outcome.result, measures=replace(outcome.result.measures, seconds=0.0))
        for key, outcome in finished.outcomes.items()
    }


def engine_of(equipment: Equipment) -> PaintingEngine:
    engine = equipment.studio.engines[EngineName.INSTANT]
    assert isinstance(engine, PaintingEngine)
    return engine


def test_every_task_is_edited_at_every_intensity_and_judged(tmp_path: Path) -> None:
    finished = run(a_plan(tmp_path, {"a.png": 200, "b.png": 90}))
    assert len(finished.judgements) == 2 * 3 * 2
    for judgement in finished.judgements:
        assert judgement.dominant() is judgement.target
        assert judgement.scores[judgement.target] == judgement.intensity
        assert judgement.measures.background == 0
        assert judgement.measures.seam > 5
        assert judgement.identity is None
    assert len({judgement.subject for judgement in finished.judgements}) == 2
    assert finished.description.judge == "a judge of greys"
    assert finished.description.engine == "instant"


def test_pictures_of_every_edit_are_kept(tmp_path: Path) -> None:
    finished = run(a_plan(tmp_path, {"a.png": 200}))
    names = {name for each in finished.outcomes.values() for name in (each.pictures.before, each.pictures.after)}
    files = {path.name: path for path in (tmp_path / "run" / PICTURES_NAME).iterdir()}
    assert set(files) == names
    assert len(names) == 7
    assert all(cv2.imread(str(path)).shape == (THUMBNAIL_SIDE, THUMBNAIL_SIDE, 3) for path in files.values())


def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, {"a.png": 200, "b.png": 90, "c.png": 40})
    alone = run(plan)
    together = run(replace(plan, folder=tmp_path / "together", processes=2))
    assert told(alone) == told(together)


def test_a_process_that_dies_costs_its_own_edits_only(tmp_path: Path) -> None:
    finished = run(a_plan(tmp_path, {"a.png": DYING, "b.png": 90, "c.png": 50}, processes=2))
    assert {failure.subject[:5] for failure in finished.failures} == {"a.png"}
    assert len(finished.failures) == 6
    assert all("ended unexpectedly (9)" in failure.what for failure in finished.failures)
    assert len(finished.judgements) == 12


def test_an_engine_that_fails_costs_its_own_edits_only(tmp_path: Path) -> None:
    finished = run(a_plan(tmp_path, {"a.png": FAILING, "b.png": 90}))
    assert [failure.what for failure in finished.failures] == ["the engine stumbled; help it up"] * 6
    assert len(finished.judgements) == 6


def test_a_photo_whose_face_is_not_in_the_box_is_told(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, {"a.png": 200, "b.png": 90})
    make_photo(tmp_path / "a.png", has_face=False)
    finished = run(plan)
    assert {failure.what for failure in finished.failures} == {"no face was found where the task says"}
    assert len(finished.judgements) == 6


def test_a_run_goes_on_where_it_was_stopped_and_tries_failures_again(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, {"a.png": 200, "b.png": FAILING})
    whole = run(plan)
    assert len(whole.failures) == 6
    ledger = tmp_path / "run" / LEDGER_NAME
    lines = [line for line in ledger.read_text().split("\n") if line]
    # As after a kill in the middle of a line.
    ledger.write_text("\n".join(lines[:4]) + "\n" + lines[4][:40])
    make_photo(tmp_path / "b.png", 90)
    equipment = make_equipment()
    resumed = run(replace(plan, resume=True), equipment)
    assert len(engine_of(equipment).seen) == 12 - 3
    assert len(resumed.judgements) == 12
    assert not resumed.failures
    assert ledger.read_text().startswith("\n".join(lines[:4]))
    again = make_equipment()
    assert told(run(replace(plan, resume=True), again)) == told(resumed)
    assert not engine_of(again).seen


def test_a_cancel_keeps_what_was_done(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, {"a.png": 200, "b.png": 90})
    cancel = CancelToken()

    def stop_after_four(progress: Progress) -> None:
        if progress.done == 4:
            cancel.cancel()

    with pytest.raises(Cancelled):
        run(plan, watch=Watch(cancel, stop_after_four))
    assert len(read_run(plan.folder).judgements) == 4
    assert len(run(replace(plan, resume=True)).judgements) == 12


def test_a_cancel_ends_the_processes(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, {"a.png": 200, "b.png": 90}, processes=2)
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        run(plan, watch=Watch(cancel, lambda progress: cancel.cancel() if progress.done else None))
    assert 1 <= len(read_run(plan.folder).judgements) < 12


def test_a_folder_with_a_run_is_not_touched_without_resume(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, {"a.png": 200})
    run(plan)
    before = (tmp_path / "run" / LEDGER_NAME).read_bytes()
    with pytest.raises(RequestError, match="holds a run already"):
        run(plan)
    assert (tmp_path / "run" / LEDGER_NAME).read_bytes() == before


def test_another_run_is_not_mixed_in(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, {"a.png": 200}, resume=True)
    run(plan)
    with pytest.raises(RequestError, match="another set of intensities"):
        run(replace(plan, intensities=(0.5,)))
    with pytest.raises(RequestError, match="another set of tasks"):
        run(replace(plan, tasks=plan.tasks[:2]))
    with pytest.raises(RequestError, match="another judge"):
        run(plan, make_equipment_with_another_judge())


def test_an_engine_that_is_not_ready_is_told_before_anything_is_written(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, {"a.png": 200}, request=EditRequest("", engine=EngineName.PIXELSMILE))
    with pytest.raises(EngineError, match="not ready"):
        run(plan)
    assert not plan.folder.exists()


@pytest.mark.parametrize("intensities", [(), (0.0, 1.0), (1.0, 1.0), (3.5,), (float("nan"),)])
def test_impossible_intensities_are_refused(tmp_path: Path, intensities: tuple[float, ...]) -> None:
    with pytest.raises(RequestError):
        a_plan(tmp_path, {"a.png": 200}, intensities=intensities)


def test_the_studio_of_these_tests_knows_all_greys() -> None:
    assert len(TWELVE) * 10 + 18 < 200
    assert json.dumps([str(name) for name in make_studio().engines]) == '["instant"]'
