"""What is done with the engine runtime, in the language of the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from pixelsmile_desktop.studio.engine_runtime import RuntimePlan
from pixelsmile_desktop.studio.engine_setup import SetupPlan
from pixelsmile_desktop.ui.amounts import duration_text, rate_text, size_text
from pixelsmile_desktop.ui.texts import ended_text, listed_text
from pixelsmile_desktop.ui.workers.runtime_worker import RuntimeTask, RuntimeVerb


def plan_text(plan: RuntimePlan, folder: Path) -> str:
    """What making the runtime takes."""
    said = [
        QCoreApplication.translate("runtime", "Engine runtime: {size} to fetch").format(
            size=size_text(plan.bytes_missing)
        )
    ]
    if not plan.is_exact:
        said.append(QCoreApplication.translate("runtime", "and a Python whose size is not known yet"))
    if plan.seconds is not None and plan.bytes_per_second:
        text = QCoreApplication.translate("runtime", "about {time} at {rate}, measured just now")
        said.append(text.format(time=duration_text(plan.seconds), rate=rate_text(plan.bytes_per_second)))
    text = QCoreApplication.translate("runtime", "{needed} needed on the disk, {free} free in {folder}")
    room = text.format(needed=size_text(plan.disk_needed), free=size_text(plan.disk_free), folder=folder)
    return f"{ended_text(listed_text(said))}\n{ended_text(room)}"


def summary_text(plan: SetupPlan) -> str:
    """What the runtime and the models take together, in one line."""
    said = [QCoreApplication.translate("runtime", "Together {size}").format(size=size_text(plan.bytes_missing))]
    if plan.seconds:
        said.append(QCoreApplication.translate("runtime", "about {time}").format(time=duration_text(plan.seconds)))
    text = QCoreApplication.translate("runtime", "{needed} needed on the disk, {free} free")
    said.append(text.format(needed=size_text(plan.disk_needed), free=size_text(plan.disk_free)))
    return ended_text(listed_text(said))


def task_text(task: RuntimeTask) -> str:
    """What is being done, or is to be done, as a title."""
    words = {
        RuntimeVerb.LOOK: QCoreApplication.translate("runtime", "Looking"),
        RuntimeVerb.PLAN: QCoreApplication.translate("runtime", "Finding out what the engine runtime takes"),
        RuntimeVerb.INSTALL: QCoreApplication.translate("runtime", "Installing the engine runtime"),
        RuntimeVerb.IMPORT: QCoreApplication.translate("runtime", "Bringing the engine runtime from a folder"),
        RuntimeVerb.EXPORT: QCoreApplication.translate("runtime", "Writing the engine runtime {kind} to a folder"),
        RuntimeVerb.VERIFY: QCoreApplication.translate("runtime", "Checking every byte of the engine runtime"),
        RuntimeVerb.REPAIR: QCoreApplication.translate("runtime", "Repairing the engine runtime"),
        RuntimeVerb.PLAN_REMOVAL: QCoreApplication.translate("runtime", "Looking what removing it gives back"),
        RuntimeVerb.REMOVE: QCoreApplication.translate("runtime", "Removing the engine runtime"),
    }
    return words[task.verb].format(kind=task.kind or "")


def removal_text(removal: Any) -> str:
    """What removing runtimes does; `removal` is what `EngineRuntimes.plan_removal` returned."""
    text = QCoreApplication.translate("runtime", "{names}: {size} come back.")
    return text.format(names=listed_text(removal.names), size=size_text(removal.freed_bytes))


def result_text(task: RuntimeTask, result: Any) -> str:
    """What was done; `result` is what the use case of `studio.engine_runtime` returned."""
    if task.verb is RuntimeVerb.VERIFY:
        return _verification_text(result)
    if task.verb is RuntimeVerb.REMOVE:
        text = QCoreApplication.translate("runtime", "Removed: {size} came back.")
        return text.format(size=size_text(result.freed_bytes))
    if task.verb is RuntimeVerb.EXPORT:
        text = QCoreApplication.translate("runtime", "Everything for {kind} was written to {folder}.")
        return text.format(kind=task.kind, folder=result)
    return QCoreApplication.translate("runtime", "The engine runtime is whole and ready.")


def _verification_text(found: Any) -> str:
    if found.faults:
        text = QCoreApplication.translate("runtime", "Damaged files: {count}. It is not used any more.")
        return text.format(count=len(found.faults))
    text = QCoreApplication.translate("runtime", "The engine runtime is whole: {size} read.")
    return text.format(size=size_text(found.size))
