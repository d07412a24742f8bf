"""Several runs side by side, and how sure it is that one differs from another.

A difference is taken over the edits that both runs judged, drawing the same faces for both, which is far surer than
setting two intervals side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pixelsmile_desktop.benchmark.ffe.intervals import FEWEST_SUBJECTS, Estimate, Resampler, estimate
from pixelsmile_desktop.benchmark.ffe.judgement import Judgement
from pixelsmile_desktop.benchmark.ffe.metrics import CONFUSING_PAIRS, METRICS, Metric, Pair, measure, replicates
from pixelsmile_desktop.benchmark.ffe.published import PUBLISHED
from pixelsmile_desktop.benchmark.ffe.report_tables import interval_text, markdown_table, number_text, value_text
from pixelsmile_desktop.benchmark.ffe.run_ledger import Run
from pixelsmile_desktop.core.errors import RequestError


@dataclass(frozen=True)
class ComparedRun:
    """One of the runs.

    Attributes:
        name: its folder.
        engine: its engine.
        judge: who judged it.
        edits: how many were judged.
        failures: how many could not be made or judged.
        estimates: every metric by its key, of all its edits.
        differences: to the first run, of the edits that both judged; empty of the first, and where judges differ.
        shared: how many edits both judged.
    """

    name: str
    engine: str
    judge: str
    edits: int
    failures: int
    estimates: Mapping[str, Estimate]
    differences: Mapping[str, Estimate]
    shared: int


@dataclass(frozen=True)
class Comparison:
    """Runs side by side.

    Attributes:
        runs: at least two; the first is what the others are compared with.
        notes: what whoever reads it must know, one sentence each.
    """

    runs: tuple[ComparedRun, ...]
    notes: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain strings, numbers and None."""
        return {"runs": [asdict(run) for run in self.runs], "notes": list(self.notes)}

    def markdown(self) -> str:
        """A table with a row for each metric, ending with a newline."""
        first, *others = self.runs
        head = ["metric", first.name]
        for other in others:
            head += [other.name, f"difference to {first.name}"]
        table = [[*head, *(row.name for row in PUBLISHED)], *self._facts()]
        for metric in METRICS:
            cells = [metric.title, _cell(first.estimates[metric.key], metric)]
            for other in others:
                cells += [_cell(other.estimates[metric.key], metric), _difference(other, metric)]
            table.append([*cells, *(number_text(row.values.get(metric.key), metric.digits) for row in PUBLISHED)])
        lines = ["# FFE-Bench: comparison", "", *(f"- {note}" for note in self.notes), "", *markdown_table(table)]
        return "\n".join(lines) + "\n"

    def _facts(self) -> list[list[str]]:
        """What the runs are, a row for each fact."""
        engines = [run.engine for run in self.runs]
        judges = [run.judge for run in self.runs]
        edits = [f"{run.edits}, {run.failures} more failed" if run.failures else str(run.edits) for run in self.runs]
        unsaid = [""] * len(PUBLISHED)
        return [
            ["engine", *_beside_differences(engines), *unsaid],
            ["judge", *_beside_differences(judges), *(row.judge for row in PUBLISHED)],
            ["edits", *_beside_differences(edits), *unsaid],
        ]


def compare(runs: Sequence[Run], pairs: Sequence[Pair] = CONFUSING_PAIRS) -> Comparison:
    """Set runs side by side.

    Raises:
        RequestError: there are fewer than two.
    """
    if len(runs) < 2:
        raise RequestError("a comparison needs two runs", "name two folders")
    first = runs[0]
    compared = [_compared(run, None if run is first else first, pairs) for run in runs]
    said = ["Differences are taken over the edits that both runs judged."]
    few = [run for run in runs if len({judged.subject for judged in run.judgements}) < FEWEST_SUBJECTS]
    if len(few) < len(runs):
        said.append("Intervals are 95 %; a difference whose interval leaves out 0 is more than chance.")
    if few:
        names = ", ".join(str(run.folder) for run in few)
        said.append(
            f"Fewer than {FEWEST_SUBJECTS} faces give no intervals, so that any difference may be chance: {names}."
        )
    others = [run for run in runs[1:] if run.description.judge_key != first.description.judge_key]
    if others:
        names = ", ".join(str(run.folder) for run in others)
        said.append(f"Another judge than that of {first.folder} judged {names}, so that no difference is given.")
    said.append("The published rows were judged otherwise, on other tasks: they are for orientation only.")
    return Comparison(tuple(compared), tuple(said))


def _compared(run: Run, first: Run | None, pairs: Sequence[Pair]) -> ComparedRun:
    own = run.judgements
    differences: dict[str, Estimate] = {}
    shared: list[Judgement] = []
    if first is not None and first.description.judge_key == run.description.judge_key:
        keys = {(judged.task, judged.intensity) for judged in first.judgements}
        shared = [judged for judged in own if (judged.task, judged.intensity) in keys]
        differences = _differences(first.judgements, shared, pairs)
    return ComparedRun(
        name=str(run.folder),
        engine=run.description.title,
        judge=run.description.judge,
        edits=len(own),
        failures=len(run.failures),
        estimates=measure(own, pairs),
        differences=differences,
        shared=len(shared),
    )


def _differences(first: Sequence[Judgement], shared: Sequence[Judgement], pairs: Sequence[Pair]) -> dict[str, Estimate]:
    keys = {(judged.task, judged.intensity) for judged in shared}
    before = [judged for judged in first if (judged.task, judged.intensity) in keys]
    subjects = {judged.subject for judged in [*before, *shared]}
    resampler = Resampler(subjects)
    of_first, of_other = (replicates(judgements, resampler, pairs) for judgements in (before, shared))
    return {
        metric.key: estimate(of_other[metric.key] - of_first[metric.key], len(shared), len(subjects))
        for metric in METRICS
    }


def _beside_differences(cells: Sequence[str]) -> list[str]:
    """A cell of each run; behind all but the first an empty one, where its difference stands in other rows."""
    first, *others = cells
    return [first, *(each for other in others for each in (other, ""))]


def _cell(told: Estimate, metric: Metric) -> str:
    interval = interval_text(told, metric)
    return f"{value_text(told, metric)} ({interval})" if interval else value_text(told, metric)


def _difference(run: ComparedRun, metric: Metric) -> str:
    told = run.differences.get(metric.key)
    if told is None or told.value is None:
        return number_text(None, metric.digits)
    interval = interval_text(told, metric)
    value = f"{told.value:+.{metric.digits}f}"
    return f"{value} ({interval})" if interval else value
