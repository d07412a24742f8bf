"""Spans of days as the library asks for them: in the clock of cameras, which knows no time zone."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

Days = tuple[date, date]
"""A first and a last day; both count."""

_LAST_MOMENT: Final = 1e-6
"""Seconds between the last moment of a day and the next day; no camera counts finer."""


class DateSpan(StrEnum):
    """Spans that have a name."""

    TODAY = "today"
    LAST_7_DAYS = "last_7_days"
    THIS_MONTH = "this_month"
    THIS_YEAR = "this_year"


def days_of(span: DateSpan, today: date) -> Days:
    """The days that a span means on a certain day."""
    if span is DateSpan.TODAY:
        return today, today
    if span is DateSpan.LAST_7_DAYS:
        return today - timedelta(days=6), today
    if span is DateSpan.THIS_MONTH:
        return today.replace(day=1), today.replace(day=calendar.monthrange(today.year, today.month)[1])
    return date(today.year, 1, 1), date(today.year, 12, 31)


def span_of(days: Days, today: date) -> DateSpan | None:
    """The span that means these days on a certain day; the first of several, None if there is none."""
    return next((span for span in DateSpan if days_of(span, today) == days), None)


def moments_of(days: Days) -> tuple[float, float]:
    """The first and the last moment of some days, seconds since 1970 as `PhotoEntry.captured` counts them."""
    first, last = (datetime.combine(day, time(), UTC).timestamp() for day in days)
    return first, last + timedelta(days=1).total_seconds() - _LAST_MOMENT


def days_between(first: float, last: float) -> Days:
    """The days in which two moments lie."""
    return _day_of(first), _day_of(last)


def _day_of(moment: float) -> date:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=moment)).date()
