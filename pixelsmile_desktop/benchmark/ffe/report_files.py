"""Writes the report of a run into its folder: for programs, for reading and for looking at."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pixelsmile_desktop.benchmark.ffe.report import Report
from pixelsmile_desktop.benchmark.ffe.report_html import page
from pixelsmile_desktop.benchmark.ffe.report_markdown import markdown
from pixelsmile_desktop.benchmark.ffe.run_ledger import Run
from pixelsmile_desktop.core.atomic import atomic_write

JSON_NAME: Final = "report.json"
MARKDOWN_NAME: Final = "report.md"
PAGE_NAME: Final = "report.html"


@dataclass(frozen=True)
class ReportFiles:
    """Where a report lies.

    Attributes:
        json, markdown, page: its three forms.
    """

    json: Path
    markdown: Path
    page: Path


def write_report(report: Report, run: Run) -> ReportFiles:
    """Write all three forms, each whole or not at all.

    Raises:
        SaveError: one cannot be written.
    """
    files = ReportFiles(run.folder / JSON_NAME, run.folder / MARKDOWN_NAME, run.folder / PAGE_NAME)
    texts = {
        files.json: json.dumps(report.as_dict(), indent=1, ensure_ascii=False, allow_nan=False) + "\n",
        files.markdown: markdown(report),
        files.page: page(report, run),
    }
    for path, text in texts.items():
        with atomic_write(path) as file:
            file.write(text.encode())
    return files
