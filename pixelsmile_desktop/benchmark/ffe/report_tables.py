"""The tables of a report as rows of text, for Markdown and for the page alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from pixelsmile_desktop.benchmark.ffe.intervals import Estimate
from pixelsmile_desktop.benchmark.ffe.metrics import METRICS, Metric
from pixelsmile_desktop.benchmark.ffe.published import PUBLISHED
from pixelsmile_desktop.benchmark.ffe.report import Report
from pixelsmile_desktop.core.expression import TWELVE

Table = list[list[str]]
"""The first row is the head."""

_NOTHING = "\N{EN DASH}"
_MOST_FAILURES = 20


def metric_table(report: Report) -> Table:
    """Every metric with its interval, and what was published of it."""
    head = ["metric", report.run.title, "95 % interval", "edits", *(row.name for row in PUBLISHED), "better", "meaning"]
    judges = ["judge", report.run.judge, "", "", *(row.judge for row in PUBLISHED), "", ""]
    rows = [
        [
            metric.title,
            value_text(report.estimates[metric.key], metric),
            interval_text(report.estimates[metric.key], metric) or _NOTHING,
            str(report.estimates[metric.key].rows),
            *(_published(row.values, metric) for row in PUBLISHED),
            {True: "higher", False: "lower", None: "near 1"}[metric.is_better_higher],
            metric.meaning,
        ]
        for metric in METRICS
    ]
    return [head, judges, *rows]


def expression_table(report: Report) -> Table:
    """How each expression did."""
    head = ["expression", "edits", "recognised", "score", "mistaken for", "ID"]
    return [
        head,
        *(
            [
                str(row.expression),
                str(row.edits),
                f"{row.recognised:.2f}",
                number_text(row.score, 3),
                str(row.mistaken_for or _NOTHING),
                number_text(row.identity, 3),
            ]
            for row in report.rows
        ),
    ]


def confusion_table(report: Report) -> Table:
    """C(i -> j) of the expressions that were asked for."""
    head = ["asked \\ judged", *map(str, TWELVE)]
    asked = [row.expression for row in report.rows]
    rows = ([str(target), *map(_share_text, report.shares[TWELVE.index(target)])] for target in asked)
    return [head, *rows]


def failure_lines(report: Report) -> list[str]:
    """The first failures, one sentence each."""
    told = [f"{each.task} at {each.intensity:g}: {each.what}" for each in report.failures[:_MOST_FAILURES]]
    more = len(report.failures) - len(told)
    return [*told, f"and {more} more"] if more else told


def value_text(told: Estimate, metric: Metric) -> str:
    """The value in the digits of its metric; a dash where there is none."""
    return number_text(told.value, metric.digits)


def interval_text(told: Estimate, metric: Metric) -> str:
    """The interval in the digits of its metric; empty where there is none."""
    if told.low is None or told.high is None:
        return ""
    return f"{told.low:.{metric.digits}f} to {told.high:.{metric.digits}f}"


def number_text(value: float | None, digits: int) -> str:
    """A number in so many digits; a dash where there is none."""
    return _NOTHING if value is None else f"{value:.{digits}f}"


def markdown_table(table: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table in Markdown."""
    head, *rows = [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in table]
    return [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)]


def _share_text(share: float) -> str:
    """A share; what never happened as a plain 0, so that the others stand out."""
    return "0" if share == 0 else number_text(None if np.isnan(share) else float(share), 2)


def _published(values: Mapping[str, float], metric: Metric) -> str:
    return number_text(values.get(metric.key), metric.digits)
