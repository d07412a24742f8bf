"""A report in Markdown."""

from __future__ import annotations

from pixelsmile_desktop.benchmark.ffe.report import Report, notes
from pixelsmile_desktop.benchmark.ffe.report_tables import (
    confusion_table,
    expression_table,
    failure_lines,
    markdown_table,
    metric_table,
)


def markdown(report: Report) -> str:
    """The whole report, ending with a newline."""
    run = report.run
    intensities = ", ".join(f"{intensity:g}" for intensity in run.intensities)
    lines = [
        f"# FFE-Bench: {run.title}",
        "",
        f"{run.software}, {report.edits} edits of {report.subjects} faces at intensities {intensities}.",
        "",
        *(f"- {note}" for note in notes(report)),
        "",
        "## Metrics",
        "",
        *markdown_table(metric_table(report)),
        "",
        "## Expressions",
        "",
        *markdown_table(expression_table(report)),
        "",
        "## Confusion",
        "",
        "Share of the edits toward an expression (rows) that are judged another (columns).",
        "",
        *markdown_table(confusion_table(report)),
    ]
    failed = failure_lines(report)
    if failed:
        # In Markdown a < would begin a tag, and what stands behind it be lost.
        lines += ["", "## Failures", "", *(f"- {' '.join(line.split())}".replace("<", "\\<") for line in failed)]
    return "\n".join(lines) + "\n"
