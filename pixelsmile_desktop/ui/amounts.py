"""Sizes, rates and times in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.progress import ByteProgress, Progress

_DAY = 24 * 3600
_GIB = 2**30
_LEAST_GB = 1


def size_text(count: float) -> str:
    """A number of bytes in decimal units, such as "57.7 GB"."""
    return QLocale().formattedDataSize(round(count), 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def number_text(value: float, decimals: int = 0) -> str:
    """A number, such as "12" or "0.62"."""
    return QLocale().toString(float(value), "f", decimals)


def rate_text(bytes_per_second: float) -> str:
    """A rate, such as "11.2 MB/s"."""
    return QCoreApplication.translate("amounts", "{size}/s").format(size=size_text(bytes_per_second))


def duration_text(seconds: float) -> str:
    """A time as people say it: "1 h 23 min", "4 min 10 s", "12 s"."""
    if seconds >= 100 * _DAY:
        return QCoreApplication.translate("amounts", "months")
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return QCoreApplication.translate("amounts", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    if minutes:
        return QCoreApplication.translate("amounts", "{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    return QCoreApplication.translate("amounts", "{seconds} s").format(seconds=rest)


def held_text(plan: Plan) -> str:
    """How much memory a model takes that is held by a plan: of the graphics card if it lies there."""
    if plan.vram_gb >= _LEAST_GB:
        amount = QCoreApplication.translate("amounts", "{size} GB of graphics memory")
        return amount.format(size=number_text(plan.vram_gb))
    if plan.ram_gb >= _LEAST_GB:
        return QCoreApplication.translate("amounts", "{size} GB of memory").format(size=number_text(plan.ram_gb))
    return size_text(max(plan.vram_gb, plan.ram_gb) * _GIB)


def time_left_text(progress: Progress) -> str:
    """How long a job will still take, in words; empty before there is anything to judge by."""
    if progress.seconds_left is None:
        return ""
    return QCoreApplication.translate("amounts", "{time} left").format(time=duration_text(progress.seconds_left))


def amount_text(progress: Progress, *, with_rate: bool = True) -> str:
    """How far a job is: "1.2 GB of 57.7 GB, 11 MB/s" of bytes, "12 of 40" of steps; empty for a single step.

    Args:
        progress: of the job.
        with_rate: whether to say how fast; a job that rests has no rate.
    """
    if isinstance(progress, ByteProgress):
        done, total = size_text(progress.done), size_text(progress.total)
        said = QCoreApplication.translate("amounts", "{done} of {total}").format(done=done, total=total)
        return f"{said}, {rate_text(progress.bytes_per_second)}" if with_rate and progress.bytes_per_second else said
    if progress.total <= 1:
        return ""
    said = QCoreApplication.translate("amounts", "{done} of {total}")
    return said.format(done=number_text(progress.done), total=number_text(progress.total))
