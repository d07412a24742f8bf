"""What a run came to: metrics with their intervals, confusion, linearity, failures; as an object for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from pixelsmile_desktop.benchmark.ffe.intervals import CONFIDENCE, FEWEST_SUBJECTS, Estimate, Floats, Resampler
from pixelsmile_desktop.benchmark.ffe.judgement import Failure, Judgement, fullest, known_expressions
from pixelsmile_desktop.benchmark.ffe.metrics import (
    CONFUSING_PAIRS,
    METRICS,
    Pair,
    bidirectional_confusion,
    confusion,
    curves,
    measure,
)
from pixelsmile_desktop.benchmark.ffe.published import PUBLISHED
from pixelsmile_desktop.benchmark.ffe.run_ledger import Run, RunDescription
from pixelsmile_desktop.core.expression import TWELVE, Expression

REPORT_FORMAT = 1


@dataclass(frozen=True)
class ExpressionRow:
    """How the edits toward one expression did, nearest to intensity 1.

    Attributes:
        expression: the target.
        edits: how many.
        recognised: share in which it is the dominant of all that the judge knows.
        score: mean judged score of it; None if the judge does not know it.
        mistaken_for: what is seen most often instead; None if nothing is.
        identity: mean similarity of the person; None if nobody measured.
    """

    expression: Expression
    edits: int
    recognised: float
    score: float | None
    mistaken_for: Expression | None
    identity: float | None


@dataclass(frozen=True, eq=False)
class Report:
    """What a run came to.

    Attributes:
        run: what was run.
        estimates: every metric by its key.
        pairs: that mSCR is about.
        shares: (12, 12) C(i -> j) in the order of the wheel; nan where nothing can be told.
        rows: one for each expression that was asked for.
        curves: for each target and intensity the judged score of the target.
        known: the expressions that the judge knows.
        subjects: how many faces.
        edits: how many edits were judged.
        failures: those that were not.
    """

    run: RunDescription
    estimates: Mapping[str, Estimate]
    pairs: tuple[Pair, ...]
    shares: Floats
    rows: tuple[ExpressionRow, ...]
    curves: Mapping[Expression, Sequence[tuple[float, Estimate]]]
    known: tuple[Expression, ...]
    subjects: int
    edits: int
    failures: tuple[Failure, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain strings, numbers and None; published figures beside ours, with their judge."""
        return {
            "format": REPORT_FORMAT,
            "run": asdict(self.run),
            "subjects": self.subjects,
            "edits": self.edits,
            "confidence": CONFIDENCE,
            "metrics": {key: asdict(told) for key, told in self.estimates.items()},
            "meanings": {metric.key: {"title": metric.title, "meaning": metric.meaning} for metric in METRICS},
            "published": [asdict(row) for row in PUBLISHED],
            "pairs": [
                {"pair": [str(each) for each in pair], "bcr": _number(bidirectional_confusion(self.shares, pair))}
                for pair in self.pairs
            ],
            "confusion": {
                "expressions": [str(expression) for expression in TWELVE],
                "shares": [[_number(value) for value in row] for row in self.shares],
            },
            "expressions": [_plain(row) for row in self.rows],
            "curves": {
                str(target): [{"intensity": intensity, **asdict(told)} for intensity, told in points]
                for target, points in self.curves.items()
            },
            "known": [str(expression) for expression in self.known],
            "failures": [_plain(failure) for failure in self.failures],
        }


def build_report(run: Run, pairs: Sequence[Pair] = CONFUSING_PAIRS) -> Report:
    """The report of a run, finished or not."""
    judgements = run.judgements
    resampler = Resampler((judged.subject for judged in judgements), draws=0)
    return Report(
        run=run.description,
        estimates=measure(judgements, pairs),
        pairs=tuple(pairs),
        shares=confusion(judgements, resampler)[0],
        rows=_expression_rows(judgements),
        curves=curves(judgements),
        known=known_expressions(judgements),
        subjects=len({judged.subject for judged in judgements}),
        edits=len(judgements),
        failures=tuple(run.failures),
    )


def notes(report: Report) -> list[str]:
    """What whoever reads the figures must know, one sentence each."""
    said = [
        f"The judge is {report.run.judge}. The published rows were judged by {PUBLISHED[0].judge} on the authors' own"
        " tasks, so they stand beside these figures for orientation and cannot be compared with them.",
    ]
    if report.subjects < FEWEST_SUBJECTS:
        said.append(f"Fewer than {FEWEST_SUBJECTS} faces give no intervals, and say little about other faces.")
    else:
        said.append(f"Intervals are {CONFIDENCE * 100:.0f} %, by drawing faces with all of their edits.")
    if report.run.recognisers:
        said.append(f"Identity was measured by {', '.join(report.run.recognisers)}.")
    else:
        said.append("Nobody measured identity, so there is neither ID nor HES.")
    unknown = [str(expression) for expression in TWELVE if expression not in report.known]
    if unknown and report.known:
        said.append(f"The judge does not know {', '.join(unknown)}; what needs them is left open.")
    if report.failures:
        said.append(f"{len(report.failures)} edits failed and count in no figure.")
    return said


def _expression_rows(judgements: Sequence[Judgement]) -> tuple[ExpressionRow, ...]:
    full, known = fullest(judgements), known_expressions(judgements)
    rows = []
    for expression in TWELVE:
        own = [judged for judged in full if judged.target is expression]
        if not own:
            continue
        seen = [judged.dominant(known) for judged in own]
        others = [each for each in seen if each is not None and each is not expression]
        rows.append(
            ExpressionRow(
                expression,
                len(own),
                sum(each is expression for each in seen) / len(own),
                _mean([judged.scores[expression] for judged in own if expression in judged.scores]),
                max(TWELVE, key=others.count) if others else None,
                _mean([judged.identity for judged in own if judged.identity is not None]),
            )
        )
    return tuple(rows)


def _mean(values: Sequence[float]) -> float | None:
    return float(np.mean(values)) if values else None


def _number(value: Any) -> float | None:
    return None if np.isnan(value) else round(float(value), 6)


def _plain(row: ExpressionRow | Failure) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Expression) else value for name, value in asdict(row).items()}
