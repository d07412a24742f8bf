"""A report as one self-contained page: plots as inline SVG, pictures as JPEG data, nothing from anywhere else."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Final

from pixelsmile_desktop.benchmark.ffe import svg_plots
from pixelsmile_desktop.benchmark.ffe.judgement import Failure
from pixelsmile_desktop.benchmark.ffe.metrics import METRICS
from pixelsmile_desktop.benchmark.ffe.published import PUBLISHED
from pixelsmile_desktop.benchmark.ffe.report import Report, notes
from pixelsmile_desktop.benchmark.ffe.report_tables import (
    Table,
    expression_table,
    failure_lines,
    metric_table,
    number_text,
)
from pixelsmile_desktop.benchmark.ffe.result_json import Outcome
from pixelsmile_desktop.benchmark.ffe.run_ledger import PICTURES_NAME, Run
from pixelsmile_desktop.core.expression import TWELVE

PICTURE_BUDGET: Final = 16_000_000
"""Bytes of the page that pictures may take; what does not fit stays in the folder of the run."""
_CHARTED: Final = ("acc6", "acc12", "mscr", "cls6", "cls12", "expression", "identity", "hes")
_CAPTIONS: Final = (
    "Below each picture: the intensity that was asked for, and the judged score of the target. It is coloured where the"
    " target is what the judge sees most; else what it sees most stands below."
)
_DARK: Final = (
    "--ground: #1f1f1f; --panel: #262626; --text: #d8d8d8; --quiet: #9a9a9a; --grid: #3a3a3a; --accent: #e5a93d;"
)
_LIGHT: Final = (
    "--ground: #ffffff; --panel: #f5f5f5; --text: #222222; --quiet: #666666; --grid: #d9d9d9; --accent: #9c5f00;"
)
_STYLE: Final = f"""
:root {{ color-scheme: dark light; {_DARK} }}
@media (prefers-color-scheme: light) {{ :root {{ {_LIGHT} }} }}
@media print {{ :root {{ {_LIGHT} }} svg, .grid tr {{ break-inside: avoid; }} }}
body {{ background: var(--ground); color: var(--text); font: 14px/1.5 system-ui, sans-serif; margin: 32px auto;
       max-width: 1200px; padding: 0 24px; }}
h1 {{ font-size: 24px; }} h2 {{ font-size: 18px; margin-top: 40px; }} h3 {{ font-size: 14px; font-weight: 600; }}
.wide {{ overflow-x: auto; }} table {{ border-collapse: collapse; font-variant-numeric: tabular-nums; }}
th, td {{ padding: 4px 10px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--grid); }}
td {{ white-space: nowrap; }} thead th {{ color: var(--quiet); font-weight: 500; vertical-align: bottom; }}
tr.said td {{ white-space: normal; }} li, .quiet, small {{ color: var(--quiet); }}
small {{ display: block; max-width: 240px; white-space: normal; font-size: 12px; line-height: 1.35; }}
svg {{ background: var(--panel); border-radius: 6px; height: auto; max-width: 100%; }}
.plots {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 8px; }}
.plots svg {{ width: 100%; }}
.grid td {{ border: 0; font-size: 12px; line-height: 1.3; padding: 3px 4px; vertical-align: middle; }}
.grid td + td {{ text-align: center; vertical-align: top; width: 96px; }}
.grid img {{ border-radius: 4px; display: block; height: 96px; margin-bottom: 2px; width: 96px; }}
.hit {{ color: var(--accent); }}
"""


def page(report: Report, run: Run, budget: int = PICTURE_BUDGET) -> str:
    """The whole page.

    Args:
        report: of the run.
        run: whose pictures are shown.
        budget: bytes that pictures may take.
    """
    intensities = ", ".join(f"{intensity:g}" for intensity in report.run.intensities)
    summary = f"{report.run.software}, {report.edits} edits of {report.subjects} faces at intensities {intensities}."
    parts = [
        f"<h1>FFE-Bench: {escape(report.run.title)}</h1><p>{escape(summary)}</p>",
        _list(notes(report)),
        "<h2>Metrics</h2>",
        _metric_chart(report),
        f'<p class="quiet">{escape(_legend(report))}</p>',
        _metrics(metric_table(report)),
        "<h2>Expressions</h2>",
        _table(expression_table(report)),
        "<h2>Confusion</h2>",
        '<p class="quiet">Share of the edits toward an expression (rows) that are judged another (columns).</p>',
        _heat_map(report),
        "<h2>Linearity</h2>",
        '<p class="quiet">Judged score of the target over the intensity that was asked for.</p>',
        _curves(report),
        "<h2>Pictures</h2>",
        f'<p class="quiet">{_CAPTIONS}</p>',
        _pictures(run, budget),
    ]
    failed = failure_lines(report)
    if failed:
        parts += ["<h2>Failures</h2>", _list(failed)]
    title = f"FFE-Bench: {report.run.title}"
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>\n"
    )


def _metric_chart(report: Report) -> str:
    published = PUBLISHED[0].values
    return svg_plots.metric_chart(
        [
            svg_plots.Marker(metric.title, report.estimates[metric.key], published.get(metric.key))
            for metric in METRICS
            if metric.key in _CHARTED
        ]
    )


def _legend(report: Report) -> str:
    paper = PUBLISHED[0]
    ours = f"Filled circles: {report.run.title}, judged by {report.run.judge}, with its interval where there is one."
    return f"{ours} Hollow circles: {paper.name}, judged by {paper.judge}."


def _heat_map(report: Report) -> str:
    asked = [row.expression for row in report.rows]
    shares = report.shares[[TWELVE.index(expression) for expression in asked]]
    return svg_plots.heat_map(shares, [str(expression) for expression in asked], [str(each) for each in TWELVE])


def _curves(report: Report) -> str:
    largest = max(report.run.intensities)
    charts = [
        svg_plots.line_chart(str(expression), report.curves[expression], largest)
        for expression in TWELVE
        if expression in report.curves
    ]
    return f'<div class="plots">{"".join(charts)}</div>'


def _pictures(run: Run, budget: int) -> str:
    """For each face a grid: a row for each task, a column for each intensity."""
    by_subject: defaultdict[str, defaultdict[str, list[Outcome]]] = defaultdict(lambda: defaultdict(list))
    for outcome in run.outcomes.values():
        if outcome.pictures is not None:
            by_subject[outcome.result.subject][outcome.result.task].append(outcome)
    parts: list[str] = []
    left_out = 0
    for subject, tasks in sorted(by_subject.items()):
        grid = _grid(subject, tasks, run.folder / PICTURES_NAME)
        if len(grid) > budget:
            left_out += 1
            continue
        budget -= len(grid)
        parts.append(grid)
    if left_out:
        what = f"{left_out} more faces would make the page too large; their pictures are in the folder {PICTURES_NAME}."
        parts.append(f'<p class="quiet">{what}</p>')
    return "".join(parts)


def _grid(subject: str, tasks: Mapping[str, Sequence[Outcome]], folder: Path) -> str:
    rows = []
    before = ""
    for outcomes in tasks.values():
        ordered = sorted(outcomes, key=lambda outcome: outcome.result.intensity)
        before = before or _image(folder, ordered[0], is_before=True)
        cells = "".join(f"<td>{_image(folder, each, is_before=False)}{_caption(each)}</td>" for each in ordered)
        rows.append(f"<tr><td>{escape(str(ordered[0].result.target))}</td>{cells}</tr>")
    image, _, box = subject.rpartition("#")
    title = f"{Path(image).name}, face {box}"
    head = f'<h3>{escape(title)}</h3><div class="wide"><table class="grid"><tr><td>photo</td><td>{before}</td></tr>'
    return f"{head}{''.join(rows)}</table></div>"


def _image(folder: Path, outcome: Outcome, *, is_before: bool) -> str:
    if outcome.pictures is None:
        return ""
    name = outcome.pictures.before if is_before else outcome.pictures.after
    try:
        data = (folder / Path(name).name).read_bytes()
    except OSError:
        return '<span class="quiet">no picture</span>'
    label = "photo" if is_before else f"{outcome.result.target} {outcome.result.intensity:g}"
    return f'<img alt="{escape(label)}" src="data:image/jpeg;base64,{base64.b64encode(data).decode()}">'


def _caption(outcome: Outcome) -> str:
    """What `_CAPTIONS` says."""
    result = outcome.result
    if isinstance(result, Failure):
        return escape(f"at {result.intensity:g}: failed")
    seen, score = result.dominant(), result.scores.get(result.target)
    text = f"at {result.intensity:g}: {number_text(score, 2)}"
    if seen is result.target:
        return f'<span class="hit">{escape(text)}</span>'
    return escape(text) if seen is None else f"{escape(text)}<br>{escape(str(seen))}"


def _table(table: Table) -> str:
    head, *rows = table
    first = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{first}</tr></thead><tbody>{body}</tbody></table></div>'


def _metrics(table: Table) -> str:
    """The table of metrics with what each means below its name, which leaves room for the figures."""
    head, judges, *rows = table
    first = "".join(f"<th>{escape(cell)}</th>" for cell in head[:-1])
    lines = ['<tr class="said">' + "".join(f"<td>{escape(cell)}</td>" for cell in judges[:-1]) + "</tr>"]
    for name, *cells, meaning in rows:
        figures = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        lines.append(f"<tr><td>{escape(name)}<small>{escape(meaning)}</small></td>{figures}</tr>")
    return f'<div class="wide"><table><thead><tr>{first}</tr></thead><tbody>{"".join(lines)}</tbody></table></div>'


def _list(lines: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"
