"""Runs the benchmark: every task at every intensity, on any engine, going on where an earlier run was stopped."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from pixelsmile_desktop.benchmark.ffe.result_json import Outcome
from pixelsmile_desktop.benchmark.ffe.run_ledger import Run, RunDescription, RunLedger, open_run, read_run
from pixelsmile_desktop.benchmark.ffe.subject_edits import Equipment, SubjectEditor, SubjectWork
from pixelsmile_desktop.benchmark.ffe.tasks import EditTask
from pixelsmile_desktop.benchmark.ffe.workers import EquipmentMaker, outcomes_of_processes
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import MAX_INTENSITY
from pixelsmile_desktop.core.progress import ProgressMeter
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.core.request_json import to_dict
from pixelsmile_desktop.studio.services import SOFTWARE, Watch

DEFAULT_INTENSITIES: Final = (0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class BenchPlan:
    """What shall be run.

    Attributes:
        tasks: what is asked for; checked by `tasks.check_pictures`.
        intensities: that every task is edited at, each once, above 0.
        request: engine and options; its photo, face and mix are not looked at.
        folder: where the results go.
        processes: how many edit side by side.
        resume: go on with the run that lies in the folder.

    Raises:
        RequestError: an intensity is out of range or named twice.
    """

    tasks: tuple[EditTask, ...]
    intensities: tuple[float, ...]
    request: EditRequest
    folder: Path
    processes: int = 1
    resume: bool = False

    def __post_init__(self) -> None:
        if len(set(self.intensities)) != len(self.intensities) or not self.intensities:
            raise RequestError("an intensity is missing or named twice", "name each intensity once")
        for intensity in self.intensities:
            if not 0 < intensity <= MAX_INTENSITY:
                what = f"the intensity {intensity:g} is out of range"
                raise RequestError(what, f"choose numbers above 0, up to {MAX_INTENSITY:g}")


def run_benchmark(plan: BenchPlan, equipment: Equipment, make_equipment: EquipmentMaker, watch: Watch) -> Run:
    """Run what is not done yet; everything that was done stands in the folder, whatever happens.

    Args:
        plan: what shall be run.
        equipment: of this process; it does the work itself where one process is enough.
        make_equipment: builds the like in other processes.
        watch: who may stop it and hears of every edit.

    Raises:
        RequestError: the folder holds another run.
        EngineError: the engine, the judge or a recogniser cannot work.
        SaveError: a result cannot be written.
        Cancelled: the user stopped it.
    """
    engine = equipment.studio.engine(plan.request.engine, plan.request.options).name
    plan = replace(plan, request=replace(plan.request, engine=engine))
    with open_run(plan.folder, describe(plan, equipment, engine), resume=plan.resume) as ledger:
        works = remaining(plan, ledger)
        edits = sum(len(work.keys) for work in works)
        meter = ProgressMeter("Editing and judging", edits, watch.progress)
        if edits:
            with closing(_outcomes(works, plan, equipment, make_equipment, watch)) as outcomes:
                for outcome in outcomes:
                    ledger.add(outcome)
                    meter.step()
    return read_run(plan.folder)


def describe(plan: BenchPlan, equipment: Equipment, engine: EngineName) -> RunDescription:
    """What a run of this plan is."""
    recognisers = equipment.recognisers
    return RunDescription(
        engine=str(engine),
        options=_telling_options(plan.request, engine),
        intensities=plan.intensities,
        tasks=digest_of(plan.tasks),
        judge=equipment.judge.name,
        judge_key=equipment.judge.key,
        recognisers=() if recognisers is None else recognisers.names,
        recognisers_key="" if recognisers is None else recognisers.key,
        software=SOFTWARE,
    )


def remaining(plan: BenchPlan, ledger: RunLedger) -> list[SubjectWork]:
    """What is not done yet, face by face, in the order of the tasks."""
    by_subject: defaultdict[tuple[str, str], list[EditTask]] = defaultdict(list)
    for task in plan.tasks:
        by_subject[task.subject, str(task.word)].append(task)
    works = []
    for tasks in by_subject.values():
        edits = [(task, tuple(at for at in plan.intensities if not ledger.is_done(task.id, at))) for task in tasks]
        todo = tuple((task, intensities) for task, intensities in edits if intensities)
        if todo:
            works.append(SubjectWork(f"{tasks[0].number:05d}", todo))
    return works


def digest_of(tasks: Sequence[EditTask]) -> str:
    """A few digits that change with every task."""
    plain = [[task.id, task.image_name, task.box, str(task.category), task.prompt] for task in tasks]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:16]


def _outcomes(
    works: Sequence[SubjectWork], plan: BenchPlan, equipment: Equipment, make_equipment: EquipmentMaker, watch: Watch
) -> Generator[Outcome]:
    quiet = Watch(watch.cancel)
    if min(plan.processes, len(works)) > 1:
        yield from outcomes_of_processes(works, plan.processes, make_equipment, plan.request, plan.folder, quiet)
        return
    editor = SubjectEditor(equipment, plan.request, plan.folder)
    for work in works:
        yield from editor.outcomes(work, quiet)


def _telling_options(request: EditRequest, engine: EngineName) -> dict[str, Any]:
    """The options that change the pixels of an engine: of Instant none."""
    if engine is EngineName.INSTANT:
        return {}
    plain = to_dict(request)
    return {"options": plain["options"], "paste_back": plain["paste_back"]}
