"""What `pixelsmile bench tasks|ffe|report|compare|score` do: results on stdout, words for people through `say`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from pixelsmile_desktop.benchmark.ffe.arguments import (
    equipment_from,
    judge_from,
    pairs_from,
    processes_from,
    request_from,
    threads_from,
)
from pixelsmile_desktop.benchmark.ffe.compare import compare
from pixelsmile_desktop.benchmark.ffe.equipment import build_equipment, build_judge
from pixelsmile_desktop.benchmark.ffe.report import Report, build_report
from pixelsmile_desktop.benchmark.ffe.report_files import write_report
from pixelsmile_desktop.benchmark.ffe.report_tables import markdown_table, metric_table
from pixelsmile_desktop.benchmark.ffe.run_ledger import Run, read_run
from pixelsmile_desktop.benchmark.ffe.runner import BenchPlan, run_benchmark
from pixelsmile_desktop.benchmark.ffe.score_table import ScorePlan, score_folder
from pixelsmile_desktop.benchmark.ffe.task_builder import TaskWishes, build_tasks
from pixelsmile_desktop.benchmark.ffe.tasks import check_pictures, read_tasks
from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.core.request import Subject
from pixelsmile_desktop.studio.photos import find_photos
from pixelsmile_desktop.studio.services import Studio, Watch

DONE: Final = 0
PARTLY_FAILED: Final = 3


@dataclass(frozen=True)
class BenchDesk:
    """What every command needs besides its words.

    Attributes:
        make_studio: builds the studio; picklable, because other processes build their own.
        watch: who may stop it and hears how far it is.
        show: takes a line for stdout.
        say: takes a line for people.
    """

    make_studio: Callable[[], Studio]
    watch: Watch
    show: Callable[[str], None]
    say: Callable[[str], None]


def tasks(options: argparse.Namespace, desk: BenchDesk) -> int:
    """Build a set of tasks from photos."""
    output = Path(options.output)
    found = find_photos(options.paths, recursive=options.recursive)
    named = tuple(Expression.parse(name) for name in options.expressions or ())
    wishes = TaskWishes(named or TWELVE, options.all_faces, Subject(options.subject))
    built = build_tasks(found.photos, output, wishes, desk.make_studio(), desk.watch)
    for complaint in (*found.complaints, *built.complaints):
        desk.say(complaint)
    desk.say(f"{built.count} tasks about {built.faces} faces")
    desk.show(str(output))
    return DONE


def ffe(options: argparse.Namespace, desk: BenchDesk) -> int:
    """Run the benchmark and write its report; what was done before a failure or a cancel stands."""
    pairs, choice, request = pairs_from(options.pairs), equipment_from(options), request_from(options)
    path = Path(options.tasks)
    wanted = read_tasks(path)
    make_equipment = partial(build_equipment, desk.make_studio, choice)
    equipment = make_equipment()
    try:
        engine = equipment.studio.engine(request.engine, request.options).name
        plan = BenchPlan(
            wanted,
            tuple(options.intensities),
            request,
            Path(options.output),
            processes_from(options, engine, choice),
            options.resume,
        )
        check_pictures(path, wanted, equipment.studio)
        run = run_benchmark(plan, equipment, make_equipment, desk.watch)
    finally:
        equipment.studio.close()
    built = build_report(run, pairs)
    _tell(built, run, desk, as_json=options.json)
    return PARTLY_FAILED if built.failures else DONE


def report(options: argparse.Namespace, desk: BenchDesk) -> int:
    """Write the report of a run anew, finished or not."""
    run = read_run(Path(options.folder))
    _tell(build_report(run, pairs_from(options.pairs)), run, desk, as_json=options.json)
    return DONE


def compare_runs(options: argparse.Namespace, desk: BenchDesk) -> int:
    """Set runs side by side."""
    comparison = compare([read_run(Path(folder)) for folder in options.folders], pairs_from(options.pairs))
    text = comparison.markdown()
    if options.output is not None:
        with atomic_write(Path(options.output)) as file:
            file.write(text.encode())
    desk.show(_json(comparison.as_dict()) if options.json else text.rstrip("\n"))
    return DONE


def score(options: argparse.Namespace, desk: BenchDesk) -> int:
    """Score the pictures of a folder for a dataset."""
    plan = ScorePlan(Path(options.folder), Path(options.output), threads_from(options), options.resume)
    done = score_folder(plan, desk.make_studio(), build_judge(judge_from(options)), desk.watch)
    for complaint in done.complaints:
        desk.say(complaint)
    desk.say(f"{done.count} pictures scored")
    desk.show(str(plan.output))
    return DONE


COMMANDS: Final[dict[str, Callable[[argparse.Namespace, BenchDesk], int]]] = {
    "tasks": tasks,
    "ffe": ffe,
    "report": report,
    "compare": compare_runs,
    "score": score,
}


def _tell(built: Report, run: Run, desk: BenchDesk, *, as_json: bool) -> None:
    files = write_report(built, run)
    if built.failures:
        desk.say(f"{len(built.failures)} edits failed; run it again with --resume to try them once more")
    desk.say(f"the report lies in {files.page}")
    desk.show(_json(built.as_dict()) if as_json else "\n".join(markdown_table(metric_table(built))))


def _json(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, allow_nan=False)
