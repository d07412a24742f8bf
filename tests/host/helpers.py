"""What tests of the host share: work to hand out, listeners that act on a stage, and looks at processes."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.plan import Placement, Plan
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.core.request import EngineOptions, Precision
from pixelsmile_desktop.engines.host.messages import Work
from pixelsmile_desktop.engines.pixelsmile.choice import ModelChoice

ROOT = Path(__file__).resolve().parents[2]
PATIENT_SECONDS = 60.0
HAPPY = ExpressionMix.parse(["happy"])
SCRIPTED = (sys.executable, "-c", "from tests.host.scripted_child import main; main()")


def scripted_environment() -> dict[str, str]:
    """Lets a child find the tests; read after the fixtures have set the path that guards the network."""
    return {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}


def a_plan(precision: Precision = Precision.BF16, *, fits: bool = True) -> Plan:
    return Plan(
        name=f"{precision}-table",
        device="cpu",
        precision=precision,
        transformer=Placement.RESIDENT,
        text_encoder_precision=precision,
        text_encoder=Placement.SWAPPED,
        modulation_table=True,
        tiled_vae=False,
        batch=1,
        vram_gb=1.0,
        ram_gb=2.0,
        disk_gb=0.5,
        load_seconds=3.0,
        seconds=4.0,
        fits=fits,
        reason="Everything fits." if fits else "Nothing fits this computer.",
    )


def a_work(name: str = "steady", mixes: int = 1, plan: Plan | None = None, *, previews: bool = False) -> Work:
    choice = ModelChoice(Path("/models") / name)
    return Work(choice, plan or a_plan(), Path("/cache"), EngineOptions(), (HAPPY,) * mixes, previews)


def a_crop(side: int = 8) -> Pixels:
    return np.random.default_rng(side).integers(0, 256, (side, side, 3), np.uint8)


class AtStage:
    """A progress listener that does something once, when it first hears of a stage, and notes when."""

    def __init__(self, stage: str, act: Callable[[], object]) -> None:
        self._stage = stage
        self._act = act
        self.seen: list[Progress] = []
        self.acted_at: float | None = None

    def __call__(self, progress: Progress) -> None:
        self.seen.append(progress)
        if progress.stage == self._stage and self.acted_at is None:
            self.acted_at = time.monotonic()
            self._act()


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Return as soon as something holds; fail when it never does."""
    deadline = time.monotonic() + PATIENT_SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"never: {what}"
        time.sleep(0.01)


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has asked about since counts as gone."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return text.rpartition(")")[2].split()[0] in "ZX"


def cpu_ticks(pid: int) -> int:
    """Processor time that a process has used, in ticks of 10 ms."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
