"""Where the program keeps what it writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class AppFolders:
    """Every folder that the program may write besides the output the user names. None is made before it is needed.

    Attributes:
        data: library and history.
        cache: thumbnails and whatever can be made again.
        models: downloaded models.
        settings: the settings file.
        logs: log files.
    """

    data: Path
    cache: Path
    models: Path
    settings: Path
    logs: Path

    @classmethod
    def under(cls, root: Path) -> AppFolders:
        """Every folder under one root, as `PIXELSMILE_HOME` asks."""
        return cls(root / "data", root / "cache", root / "models", root / "settings", root / "logs")
