"""Keeps the libraries away from the network: what the program and its children say to them before they are imported."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from types import MappingProxyType
from typing import Final

OFFLINE_ENVIRONMENT: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Nothing is looked up on a hub, and no code comes from there.
        "HF_HUB_OFFLINE": "1",
        "TRANSFORMERS_OFFLINE": "1",
        "HF_DATASETS_OFFLINE": "1",
        "DIFFUSERS_DISABLE_REMOTE_CODE": "1",
        "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
        # Nothing is told to anybody, not even that a newer version is wanted.
        "DO_NOT_TRACK": "1",
        "DISABLE_TELEMETRY": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_HUB_DISABLE_UPDATE_CHECK": "1",
        "NO_ALBUMENTATIONS_UPDATE": "1",
        "ORT_DISABLE_TELEMETRY": "1",
        # stdout and stderr are the program's own.
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    }
)
"""Variables that switch the network and the telemetry of every library of the program off.

Most are read while the library is being imported, so they must be set before that.
"""

_USERS_WISH: Final = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
_TRUE: Final = {"1", "on", "yes", "true"}
"""What huggingface_hub takes for true, in any case."""


def stay_offline(environment: MutableMapping[str, str]) -> None:
    """Forbid the libraries of a process the network; to be called before any of them is imported.

    The program's own downloader obeys the user and not these variables, so `is_offline_wanted` must be asked before.

    Args:
        environment: `os.environ`, or the environment of a child.
    """
    environment.update(OFFLINE_ENVIRONMENT)


def is_offline_wanted(environment: Mapping[str, str]) -> bool:
    """Whether the user forbids downloads by the variables that every program around the hub obeys."""
    return any(environment.get(name, "").strip().lower() in _TRUE for name in _USERS_WISH)
