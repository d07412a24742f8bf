"""What a computer has, and how the PixelSmile engine would use it, in one line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.studio.doctor import Diagnosis


def machine_line(diagnosis: Diagnosis) -> str:
    """The hardware and the plan, for whoever sees the program for the first time."""
    hardware = diagnosis.hardware
    said = [QCoreApplication.translate("Machine", "{count} processor cores").format(count=hardware.cores)]
    if hardware.ram_gb is not None:
        said.append(QCoreApplication.translate("Machine", "{size} GB memory").format(size=round(hardware.ram_gb)))
    said.extend(f"{gpu.name} ({gpu.vram_gb:.0f} GB)" for gpu in hardware.gpus)
    if not hardware.gpus:
        said.append(QCoreApplication.translate("Machine", "no graphics card that could be used"))
    plan = diagnosis.pixelsmile.plan
    instant = (
        QCoreApplication.translate("Machine", "Instant is ready.")
        if diagnosis.instant_fault is None
        else QCoreApplication.translate("Machine", "Instant does not work here.")
    )
    return "\n".join((" · ".join(said), f"{instant} {_plan_words(diagnosis, plan)}".strip()))


def status_line(diagnosis: Diagnosis) -> str:
    """How the engines stand, in a few words."""
    plan = diagnosis.pixelsmile.plan
    if diagnosis.instant_fault is not None:
        return QCoreApplication.translate("Machine", "Instant does not work here")
    if diagnosis.pixelsmile.why is not None or plan is None:
        return QCoreApplication.translate("Machine", "Instant ready")
    said = [QCoreApplication.translate("Machine", "PixelSmile ready"), plan.name]
    if diagnosis.hardware.gpus:
        said.append(
            QCoreApplication.translate("Machine", "{size} GB card").format(
                size=f"{diagnosis.hardware.gpus[0].vram_gb:.0f}"
            )
        )
    said.append(seconds_words(plan.seconds))
    return " · ".join(said)


def seconds_words(seconds: float) -> str:
    """About how long something takes."""
    if seconds < 90:
        return QCoreApplication.translate("Machine", "about {count} s").format(count=max(1, round(seconds)))
    if seconds < 90 * 60:
        return QCoreApplication.translate("Machine", "about {count} min").format(count=round(seconds / 60))
    return QCoreApplication.translate("Machine", "about {count} h").format(count=round(seconds / 3600))


def _plan_words(diagnosis: Diagnosis, plan: Plan | None) -> str:
    if plan is None:
        return ""
    if not plan.fits:
        return QCoreApplication.translate("Machine", "PixelSmile needs more than this computer has.")
    duration = seconds_words(plan.seconds)
    if diagnosis.pixelsmile.why is None:
        return QCoreApplication.translate("Machine", "PixelSmile is ready too, {duration} a photo.").format(
            duration=duration
        )
    return QCoreApplication.translate("Machine", "PixelSmile could run here, {duration} a photo.").format(
        duration=duration
    )
