"""What this computer and this installation can do, and how the PixelSmile engine would use it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from pixelsmile_desktop.bootstrap.engines import build_generator, build_studio
from pixelsmile_desktop.core.errors import ResourceError
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.resources import resources_folder
from pixelsmile_desktop.core.settings import Settings

if TYPE_CHECKING:
    from pixelsmile_desktop.core.hardware import Hardware
    from pixelsmile_desktop.core.request import EngineOptions
    from pixelsmile_desktop.studio.doctor import Diagnosis, PixelSmileReadiness
    from pixelsmile_desktop.studio.models import ModelListing

logger = logging.getLogger(__name__)


def diagnose(settings: Settings, folders: AppFolders) -> Diagnosis:
    """What this computer and this installation can do, found out by trying."""
    from pixelsmile_desktop.planner import readiness
    from pixelsmile_desktop.studio import doctor, machine

    try:
        portrait = resources_folder() / "portraits" / "astronaut.png"
        fault = doctor.fault_of_instant(lambda: build_studio(settings), portrait)
    except ResourceError as error:
        fault = str(error)
    hardware = machine.hardware(folders.models)
    pixelsmile = readiness(build_generator(folders), hardware, folders)
    return doctor.diagnose(fault, pixelsmile, hardware, _listed_models(folders), folders)


def _listed_models(folders: AppFolders) -> tuple[ModelListing, ...]:
    """What there is of the models; nothing if their folder is damaged, which `models list` explains."""
    from pixelsmile_desktop.core.errors import PixelSmileError
    from pixelsmile_desktop.studio.models import list_models, open_room

    try:
        return list_models(open_room(folders.models, {}))
    except PixelSmileError as error:
        logger.info("the models cannot be listed: %s", error)
        return ()


def find_readiness(folders: AppFolders, hardware: Hardware, options: EngineOptions) -> PixelSmileReadiness:
    """Whether the PixelSmile engine can work under some options, and how it would."""
    from pixelsmile_desktop.planner import readiness

    return readiness(build_generator(folders), hardware, folders, options)
