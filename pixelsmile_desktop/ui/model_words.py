"""What is done with models, in the language of the window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from pixelsmile_desktop.studio.models import DownloadPlan
from pixelsmile_desktop.ui.amounts import duration_text, rate_text, size_text
from pixelsmile_desktop.ui.texts import ended_text, listed_text
from pixelsmile_desktop.ui.workers.model_care_worker import CareTask, CareVerb


def plan_text(plan: DownloadPlan) -> str:
    """What fetching models takes."""
    names = listed_text(model.entry.title for model in plan.models if model.bytes_missing)
    said = [
        QCoreApplication.translate("models", "{names}: {size} to fetch").format(
            names=names, size=size_text(plan.bytes_missing)
        )
    ]
    if plan.seconds is not None and plan.bytes_per_second:
        text = QCoreApplication.translate("models", "about {time} at {rate}, measured just now")
        said.append(text.format(time=duration_text(plan.seconds), rate=rate_text(plan.bytes_per_second)))
    text = QCoreApplication.translate("models", "{needed} needed on the disk, {free} free in {folder}")
    room = text.format(needed=size_text(plan.disk_needed), free=size_text(plan.disk_free), folder=plan.folder)
    return f"{ended_text(listed_text(said))}\n{ended_text(room)}"


def task_text(task: CareTask, title: str) -> str:
    """What is being done, or is to be done, with the model of that title; itself a title."""
    words = {
        CareVerb.LOOK: QCoreApplication.translate("models", "Looking"),
        CareVerb.IMPORT: QCoreApplication.translate("models", "Bringing {name} from a disk"),
        CareVerb.ADOPT: QCoreApplication.translate("models", "Using {name} where it lies"),
        CareVerb.EXPORT: QCoreApplication.translate("models", "Carrying {name} away to a disk"),
        CareVerb.VERIFY: QCoreApplication.translate("models", "Checking every byte of {name}"),
        CareVerb.REPAIR: QCoreApplication.translate("models", "Repairing {name}"),
        CareVerb.PLAN_REMOVAL: QCoreApplication.translate("models", "Looking what removing {name} gives back"),
        CareVerb.REMOVE: QCoreApplication.translate("models", "Removing {name}"),
        CareVerb.CLEAN: QCoreApplication.translate("models", "Cleaning up"),
    }
    return words[task.verb].format(name=title)


def removal_text(removal: Any) -> str:
    """What removing a model does; `removal` is what `studio.model_care.ModelCare.plan_removal` returned."""
    if removal.is_adopted:
        text = QCoreApplication.translate("models", "It is forgotten; its files in {folder} stay where they are.")
        return text.format(folder=removal.folder)
    freed = QCoreApplication.translate("models", "{size} come back.").format(size=size_text(removal.use.freed_bytes))
    if not removal.use.shared_bytes:
        return freed
    text = QCoreApplication.translate("models", "{size} stay, because other folders have the same files.")
    return f"{freed} {text.format(size=size_text(removal.use.shared_bytes))}"


def result_text(task: CareTask, result: Any, title: str) -> str:
    """What was done with the model of that title; `result` is what the use case of `studio.model_care` returned."""
    if task.verb is CareVerb.VERIFY:
        return _verification_text(title, result)
    if task.verb is CareVerb.CLEAN:
        freed = size_text(sum(leftover.bytes for leftover in result))
        return QCoreApplication.translate("models", "Cleaned up: {size} came back.").format(size=freed)
    if task.verb is CareVerb.IMPORT:
        said = QCoreApplication.translate("models", "{name} is here and ready.").format(name=title)
        return "\n".join((said, *result.remarks))
    words = {
        CareVerb.ADOPT: QCoreApplication.translate("models", "{name} is used where it lies."),
        CareVerb.EXPORT: QCoreApplication.translate("models", "{name} was written to {folder}."),
        CareVerb.REPAIR: QCoreApplication.translate("models", "{name} is whole."),
        CareVerb.REMOVE: QCoreApplication.translate("models", "{name} was removed."),
    }
    return words[task.verb].format(name=title, folder=getattr(result, "folder", ""))


def _verification_text(name: str, found: Any) -> str:
    if found.broken:
        count = len(found.broken)
        return QCoreApplication.translate("models", "{name}, broken files: {count}.").format(name=name, count=count)
    text = QCoreApplication.translate("models", "{name} is whole: {size} read in {time}.")
    return text.format(name=name, size=size_text(found.bytes_read), time=duration_text(found.seconds))
