"""Sizes, rates and times as people read them."""

from __future__ import annotations

from typing import Final

_UNITS: Final = ((1e9, "GB"), (1e6, "MB"), (1e3, "kB"))


def size_text(count: float) -> str:
    """A number of bytes in decimal units: `58.3 GB`, `850 MB`, `12 bytes`."""
    factor, unit = _unit_for(count)
    return f"{_number(count / factor)} {unit}"


def share_text(done: float, total: float) -> str:
    """How much of how much, in the unit of the whole: `1.2 of 58.3 GB`."""
    factor, unit = _unit_for(total)
    return f"{_number(done / factor)} of {_number(total / factor)} {unit}"


def rate_text(bytes_per_second: float) -> str:
    """A rate: `11 MB/s`."""
    factor, unit = _unit_for(bytes_per_second)
    return f"{_number(bytes_per_second / factor)} {unit}/s"


def duration_text(seconds: float) -> str:
    """A time: `1 h 23 min`, `4 min 10 s`, `12 s`."""
    if seconds >= 24 * 3600 * 100:
        return "months"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _unit_for(count: float) -> tuple[float, str]:
    return next(((factor, unit) for factor, unit in _UNITS if count >= factor), (1.0, "bytes"))


def _number(value: float) -> str:
    """Three digits are enough, but none of a whole number is left out."""
    return f"{value:.0f}" if value >= 99.95 or value == round(value) else f"{value:.1f}"
