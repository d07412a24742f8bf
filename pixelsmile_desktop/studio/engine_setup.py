"""What getting the PixelSmile engine ready takes altogether: its runtime first, and then its models."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pixelsmile_desktop.studio.engine_runtime import RuntimePlan
from pixelsmile_desktop.studio.models import DownloadPlan


@dataclass(frozen=True)
class SetupPlan:
    """Both plans as one.

    Attributes:
        runtime: what making the runtime takes; None if it is there, or the program needs none.
        models: what fetching the models takes; None if they are there.
        runtime_folder: where runtimes lie; None if it was not looked at, because no runtime is needed.
    """

    runtime: RuntimePlan | None
    models: DownloadPlan | None
    runtime_folder: Path | None

    @property
    def bytes_missing(self) -> int:
        """Still to be fetched."""
        return sum(plan.bytes_missing for plan in self._plans)

    @property
    def seconds(self) -> float | None:
        """About how long all of it takes, one after the other; None if the rate of one of them is not known."""
        seconds = [plan.seconds for plan in self._plans]
        return None if None in seconds else sum(one for one in seconds if one is not None)

    @property
    def disk_needed(self) -> int:
        """Bytes that must be free, wherever they lie."""
        return sum(plan.disk_needed for plan in self._plans)

    @property
    def disk_free(self) -> int:
        """Free bytes where there is least room."""
        return min((plan.disk_free for plan in self._plans), default=0)

    @property
    def fits(self) -> bool:
        """Whether there is room for all of it; on one disk both must find it together."""
        if self._is_one_disk:
            return self.disk_needed <= self.disk_free
        return all(plan.fits for plan in self._plans)

    @property
    def model_names(self) -> tuple[str, ...]:
        """The models that are to be fetched."""
        return () if self.models is None else tuple(model.entry.name for model in self.models.models)

    @property
    def _plans(self) -> tuple[RuntimePlan | DownloadPlan, ...]:
        return tuple(plan for plan in (self.runtime, self.models) if plan is not None)

    @property
    def _is_one_disk(self) -> bool:
        if self.models is None or self.runtime_folder is None:
            return True
        return _device(self.runtime_folder) == _device(self.models.folder)


def _device(folder: Path) -> int:
    """The number of the disk that a folder lies on, or would lie on."""
    return next(place for place in (folder, *folder.parents) if place.exists()).stat().st_dev
