"""What this computer and this installation can do, found out by trying."""

from __future__ import annotations

import logging
import platform
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pixelsmile_desktop import __version__
from pixelsmile_desktop.core.errors import PixelSmileError
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.hardware import Gpu, Hardware
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.studio import machine
from pixelsmile_desktop.studio.edit import edit_photo
from pixelsmile_desktop.studio.models import ModelListing
from pixelsmile_desktop.studio.services import Studio, Watch

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class InstalledAdapter:
    """A file that changes what the base model draws, as the store of models holds it.

    Attributes:
        title: its name for people.
        file: its absolute path.
    """

    title: str
    file: str


@dataclass(frozen=True)
class PixelSmileReadiness:
    """Whether the PixelSmile engine can work here under some options, and how it would.

    Attributes:
        why: what is missing; None when it is ready.
        plan: how it would use this computer; None when nothing tells.
        others: the other plans, from the best to the least, for whoever wants to pin one.
        steps, size: denoising steps, and side of the crop in pixels, that the program chooses; None when nothing tells.
        drafts: the installed adapters for quick drafts.
        refusal: why the options cannot be used on this computer, one sentence; None when they can.
    """

    why: str | None
    plan: Plan | None = None
    others: tuple[Plan, ...] = ()
    steps: int | None = None
    size: int | None = None
    drafts: tuple[InstalledAdapter, ...] = ()
    refusal: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Its part of the object that `doctor --json` prints."""
        return {
            "ready": self.why is None,
            "why": self.why or "",
            "plan": {} if self.plan is None else self.plan.as_dict(),
            "other_plans": [plan.as_dict() for plan in self.others],
        }


@dataclass(frozen=True)
class Diagnosis:
    """What was found out.

    Attributes:
        system: name and version of the operating system.
        cpu: the processor.
        hardware: memory, graphics processors, and the free space where models are kept.
        instant_fault: why the Instant engine cannot work, which it ought to; None when it does.
        pixelsmile: how the PixelSmile engine stands.
        models: what there is of them.
        folders: where the program keeps what it writes.
    """

    system: str
    cpu: str
    hardware: Hardware
    instant_fault: str | None
    pixelsmile: PixelSmileReadiness
    models: tuple[ModelListing, ...]
    folders: AppFolders

    def as_dict(self) -> dict[str, Any]:
        """The object that `doctor --json` prints."""
        instant = {"ready": True} if self.instant_fault is None else {"ready": False, "why": self.instant_fault}
        return {
            "version": __version__,
            "python": platform.python_version(),
            "os": self.system,
            "cpu": self.cpu,
            "ram_gb": _rounded(self.hardware.ram_gb),
            "gpus": [_gpu_object(gpu) for gpu in self.hardware.gpus],
            "engines": {"instant": instant, "pixelsmile": self.pixelsmile.as_dict()},
            "models": [_model_object(listing) for listing in self.models],
            "disk_free_gb": _rounded(self.hardware.disk_free_gb),
            "folders": {name: str(folder) for name, folder in vars(self.folders).items()},
        }


def diagnose(
    instant_fault: str | None,
    pixelsmile: PixelSmileReadiness,
    hardware: Hardware,
    models: tuple[ModelListing, ...],
    folders: AppFolders,
) -> Diagnosis:
    """What was found out, together with the names of the system and the processor."""
    return Diagnosis(
        system=machine.operating_system(),
        cpu=machine.cpu(),
        hardware=hardware,
        instant_fault=instant_fault,
        pixelsmile=pixelsmile,
        models=models,
        folders=folders,
    )


def fault_of_instant(build: Callable[[], Studio], portrait: Path) -> str | None:
    """Why the Instant engine cannot work here; None after it has really edited `portrait`.

    Args:
        build: makes the studio, which reads the models that ship with the program.
        portrait: a photo with a face.
    """
    request = EditRequest(str(portrait), ExpressionMix(((Expression.HAPPY, 1.0),)), engine=EngineName.INSTANT)
    try:
        studio = build()
        result = edit_photo(studio.open(portrait).photo, request, studio, Watch())
    except PixelSmileError as error:
        return error.what
    except Exception as error:
        logger.exception("the Instant engine does not work")
        return f"it failed with {type(error).__name__}: {error}"
    return None if result.changed_box else "it changed nothing in a portrait that it ought to change"


def _model_object(listing: ModelListing) -> dict[str, Any]:
    state = listing.state
    return {
        "name": listing.entry.name,
        "state": state.presence.value,
        "folder": str(state.folder),
        "bytes_present": state.bytes_present,
    }


def _gpu_object(gpu: Gpu) -> dict[str, Any]:
    numbers = {"vram_gb": _rounded(gpu.vram_gb), "free_gb": _rounded(gpu.free_gb)}
    return {**asdict(gpu), "kind": str(gpu.kind), **numbers}


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 1)
