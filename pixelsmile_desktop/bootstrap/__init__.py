"""The only place that builds the concrete parts and wires them together, for the command line and the window alike."""

from pixelsmile_desktop.bootstrap.diagnosis import diagnose
from pixelsmile_desktop.bootstrap.engines import (
    build_generator,
    build_preview_studio,
    build_studio,
    forget_outgrown_plans,
)
from pixelsmile_desktop.bootstrap.folders import HOME_VARIABLE, app_folders, load_settings
from pixelsmile_desktop.bootstrap.installation import is_frozen, program_sources
from pixelsmile_desktop.bootstrap.logs import LOG_NAME, WINDOW_LOG_NAME, LogFile, logging_to
from pixelsmile_desktop.bootstrap.programs import bench_program, self_test_command, training_program, window_command
from pixelsmile_desktop.bootstrap.runtimes import engine_runtimes, find_engine_runtime, runtimes_folder
from pixelsmile_desktop.bootstrap.workspace import build_workspace
from pixelsmile_desktop.core.resources import resources_folder

__all__ = [
    "HOME_VARIABLE",
    "LOG_NAME",
    "WINDOW_LOG_NAME",
    "LogFile",
    "app_folders",
    "bench_program",
    "build_generator",
    "build_preview_studio",
    "build_studio",
    "build_workspace",
    "diagnose",
    "engine_runtimes",
    "find_engine_runtime",
    "forget_outgrown_plans",
    "is_frozen",
    "load_settings",
    "logging_to",
    "program_sources",
    "resources_folder",
    "runtimes_folder",
    "self_test_command",
    "training_program",
    "window_command",
]
