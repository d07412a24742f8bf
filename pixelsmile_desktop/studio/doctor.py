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
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.studio import machine
from pixelsmile_desktop.studio.edit import edit_photo
from pixelsmile_desktop.studio.services import NOT_IN_THIS_VERSION, Studio, Watch

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Diagnosis:
    """What was found out.

    Attributes:
        system: name and version of the operating system.
        cpu: the processor.
        ram_gb, disk_free_gb: in GiB, the latter where models are kept; None if the system does not tell.
        gpus: the graphics processors.
        instant_fault: why the Instant engine cannot work, which it ought to; None when it does.
        folders: where the program keeps what it writes.
    """

    system: str
    cpu: str
    ram_gb: float | None
    disk_free_gb: float | None
    gpus: tuple[machine.Gpu, ...]
    instant_fault: str | None
    folders: AppFolders

    def as_dict(self) -> dict[str, Any]:
        """The object that `doctor --json` prints."""
        instant = {"ready": True} if self.instant_fault is None else {"ready": False, "why": self.instant_fault}
        return {
            "version": __version__,
            "python": platform.python_version(),
            "os": self.system,
            "cpu": self.cpu,
            "ram_gb": _rounded(self.ram_gb),
            "gpus": [asdict(gpu) | {"vram_gb": _rounded(gpu.vram_gb)} for gpu in self.gpus],
            "engines": {"instant": instant, "pixelsmile": {"ready": False, "why": NOT_IN_THIS_VERSION, "plan": {}}},
            "models": [],
            "disk_free_gb": _rounded(self.disk_free_gb),
            "folders": {name: str(folder) for name, folder in vars(self.folders).items()},
        }


def diagnose(instant_fault: str | None, folders: AppFolders) -> Diagnosis:
    """Look at this computer."""
    return Diagnosis(
        system=machine.operating_system(),
        cpu=machine.cpu(),
        ram_gb=machine.ram_gb(),
        disk_free_gb=machine.disk_free_gb(folders.models),
        gpus=machine.gpus(),
        instant_fault=instant_fault,
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


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 1)
