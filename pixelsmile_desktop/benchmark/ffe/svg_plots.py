"""The plots of a report as SVG, drawn here so that the page needs nothing from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import numpy as np

from pixelsmile_desktop.benchmark.ffe.intervals import Estimate, Floats

PANEL: Final = "var(--panel)"
TEXT: Final = "var(--text)"
QUIET: Final = "var(--quiet)"
GRID: Final = "var(--grid)"
ACCENT: Final = "var(--accent)"
"""The page says which colours these are, dark or light as its reader has it."""

_FILL: Final = "#e5a93d"
_INK_ON_FILL: Final = "#1f1f1f"
_FONT: Final = "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"


@dataclass(frozen=True)
class Marker:
    """A row of a chart of metrics.

    Attributes:
        label: of the row.
        told: our value with its interval, 0..1.
        published: the published value, or None.
    """

    label: str
    told: Estimate
    published: float | None = None


def metric_chart(markers: Sequence[Marker]) -> str:
    """Values on a line from 0 to 1, with their intervals, and hollow marks for what was published."""
    left, right, row, top = 90, 40, 30, 12
    width, height = 640, top + row * len(markers) + 34
    span = width - left - right

    def x(value: float) -> float:
        return left + span * min(1.0, max(0.0, value))

    parts = []
    bottom = top + row * len(markers)
    for tick in np.linspace(0, 1, 6):
        parts.append(_line(x(tick), top, x(tick), bottom, GRID))
        parts.append(_text(x(tick), bottom + 18, f"{tick:.1f}", anchor="middle", fill=QUIET))
    for index, marker in enumerate(markers):
        y = top + row * (index + 0.5)
        parts.append(_text(left - 10, y + 4, marker.label, anchor="end"))
        if marker.published is not None:
            parts.append(
                f'<circle cx="{x(marker.published):.1f}" cy="{y:.1f}" r="6" fill="none" stroke="{QUIET}"'
                f' stroke-width="2"><title>published: {marker.published:.4f}</title></circle>'
            )
        if marker.told.value is None:
            parts.append(_text(left + 6, y + 4, "cannot be told", fill=QUIET))
            continue
        if marker.told.low is not None and marker.told.high is not None:
            parts.append(_line(x(marker.told.low), y, x(marker.told.high), y, ACCENT, 3))
        parts.append(
            f'<circle cx="{x(marker.told.value):.1f}" cy="{y:.1f}" r="5" fill="{ACCENT}">'
            f"<title>{escape(marker.label)}: {marker.told.value:.4f}</title></circle>"
        )
    return _svg(width, height, parts, "Metrics with their 95 % intervals")


def heat_map(shares: Floats, rows: Sequence[str], columns: Sequence[str]) -> str:
    """A (rows, columns) table of shares 0..1; nan stays empty.

    Args:
        shares: what is shown.
        rows: labels on the left.
        columns: labels on top.
    """
    cell, left, top = 40, 92, 84
    width, height = left + cell * len(columns) + 12, top + cell * len(rows) + 12
    parts = []
    for index, name in enumerate(columns):
        x = left + cell * (index + 0.5)
        parts.append(
            f'<text transform="translate({x + 4:.1f} {top - 8}) rotate(-45)" fill="{TEXT}">{escape(name)}</text>'
        )
    for row, name in enumerate(rows):
        y = top + cell * row
        parts.append(_text(left - 8, y + cell / 2 + 4, name, anchor="end"))
        for column, other in enumerate(columns):
            share = shares[row, column]
            parts.append(_cell(left + cell * column, y, cell, float(share), f"{name} judged {other}"))
    return _svg(width, height, parts, "Share of the edits toward an expression (rows) judged another (columns)")


def line_chart(title: str, points: Sequence[tuple[float, Estimate]], largest: float) -> str:
    """A score 0..1 over intensities, with its interval as a band.

    Args:
        title: of the chart.
        points: (intensity, score), rising.
        largest: intensity at the right edge.
    """
    width, height, left, right, top, bottom = 200, 150, 30, 10, 26, 24

    def x(intensity: float) -> float:
        return left + (width - left - right) * intensity / largest

    def y(score: float) -> float:
        return height - bottom - (height - top - bottom) * min(1.0, max(0.0, score))

    told = [(x(intensity), intensity, each) for intensity, each in points if each.value is not None]
    parts = [_text(left, 16, title)]
    for tick in (0.0, 0.5, 1.0):
        parts.append(_line(x(0), y(tick), x(largest), y(tick), GRID))
        parts.append(_text(left - 5, y(tick) + 4, f"{tick:g}", anchor="end", fill=QUIET))
    parts += [_text(at, height - 8, f"{intensity:g}", anchor="middle", fill=QUIET) for at, intensity, _ in told]
    lower = [(at, y(each.low)) for at, _, each in told if each.low is not None]
    upper = [(at, y(each.high)) for at, _, each in told if each.high is not None]
    if len(lower) > 1:
        parts.append(f'<polygon points="{_path([*lower, *reversed(upper)])}" fill="{ACCENT}" fill-opacity="0.25"/>')
    line = [(at, y(each.value or 0.0)) for at, _, each in told]
    parts.append(f'<polyline points="{_path(line)}" fill="none" stroke="{ACCENT}" stroke-width="2"/>')
    parts += [f'<circle cx="{at:.1f}" cy="{up:.1f}" r="3" fill="{ACCENT}"/>' for at, up in line]
    return _svg(width, height, parts, f"Judged score of {title} over the intensity")


def _cell(x: float, y: float, side: float, share: float, label: str) -> str:
    if np.isnan(share):
        return f'<rect x="{x}" y="{y}" width="{side}" height="{side}" fill="none" stroke="{GRID}"/>'
    box = (
        f'<rect x="{x}" y="{y}" width="{side}" height="{side}" fill="{_FILL}" fill-opacity="{share:.3f}"'
        f' stroke="{GRID}"><title>{escape(label)}: {share:.2f}</title></rect>'
    )
    ink = _INK_ON_FILL if share > 0.6 else TEXT
    return box if share == 0 else box + _text(x + side / 2, y + side / 2 + 4, f"{share:.2f}", anchor="middle", fill=ink)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _line(x0: float, y0: float, x1: float, y1: float, colour: str, width: float = 1) -> str:
    return f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}" stroke="{colour}" stroke-width="{width:g}"/>'


def _text(x: float, y: float, text: str, *, anchor: str = "start", fill: str = TEXT) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">{escape(text)}</text>'


def _svg(width: float, height: float, parts: Sequence[str], title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}"'
        f' height="{height:g}" font-family="{_FONT}" font-size="12" role="img"><title>{escape(title)}</title>'
        f"{''.join(parts)}</svg>"
    )
