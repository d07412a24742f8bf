"""`python -m pixelsmile_desktop.benchmark`: measures engines, with and without their weights.

A program of its own, and so a door like the command line: it has `bootstrap` wire what it measures.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import logging
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Final

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.benchmark.engine import Workload, device_name, measure_plan, measure_reference
from pixelsmile_desktop.benchmark.engine_report import EngineReport
from pixelsmile_desktop.benchmark.ffe.arguments import add_commands
from pixelsmile_desktop.benchmark.ffe.commands import COMMANDS, BenchDesk
from pixelsmile_desktop.benchmark.progress_line import ProgressLine
from pixelsmile_desktop.benchmark.random_model import REAL, SMALL, RandomModel
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, EngineError, PixelSmileError, RequestError
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.hardware import Hardware
from pixelsmile_desktop.core.lifeline import hold_lifeline
from pixelsmile_desktop.core.offline import stay_offline
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.engines.host.generator import ENGINE_PACKAGES
from pixelsmile_desktop.engines.pixelsmile.model_facts import PUBLISHED_MODEL
from pixelsmile_desktop.engines.pixelsmile.plan import PlanWishes, plan_ladder
from pixelsmile_desktop.engines.pixelsmile.quiet import silence_libraries
from pixelsmile_desktop.studio import machine
from pixelsmile_desktop.studio.services import Watch

logger = logging.getLogger(__name__)

_DONE, _FAILED, _USAGE, _CANCELLED = 0, 1, 2, 130
_LOG_NAME: Final = "bench.log"
_ENGINE: Final = "engine"


def main(words: Sequence[str] | None = None) -> int:
    """Measure; results on stdout, words for people on stderr; the exit code."""
    options = _parser().parse_args(words)
    stay_offline(os.environ)
    try:
        folders = bootstrap.app_folders()
        with bootstrap.logging_to(folders.logs, _LOG_NAME):
            return _measure_engine(options) if options.kind == _ENGINE else _work(options, folders)
    except (Cancelled, KeyboardInterrupt):
        _say("cancelled; add --resume to go on" if "resume" in options else "cancelled")
        return _CANCELLED
    except PixelSmileError as error:
        print(f"pixelsmile: error: {error}", file=sys.stderr)
        return _USAGE if isinstance(error, RequestError) else _FAILED


def _work(options: argparse.Namespace, folders: AppFolders) -> int:
    cancel = CancelToken()
    _listen(cancel)
    hold_lifeline(cancel)
    settings, complaints = bootstrap.load_settings(folders)
    for complaint in complaints:
        _say(complaint)
    # Identity is measured by the benchmark's own recognisers, outside the seconds of the engine.
    settings = replace(settings, identity_folder="")
    with ProgressLine(sys.stderr) as line:
        watch = Watch(cancel, line)
        desk = BenchDesk(partial(bootstrap.build_studio, settings), watch, print, partial(_say, line=line))
        try:
            return COMMANDS[options.kind](options, desk)
        except (PixelSmileError, Cancelled):
            raise
        except Exception as error:
            logger.exception("%s failed", options.kind)
            what = f"something unexpected happened ({type(error).__name__}: {' '.join(str(error).split())[:300]})"
            raise EngineError(what, f"the log {folders.logs / _LOG_NAME} has the details") from error


def _measure_engine(options: argparse.Namespace) -> int:
    missing = [name for name in ENGINE_PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        what = f"the PixelSmile engine is not installed (no {', '.join(missing)})"
        raise EngineError(what, "install PixelSmile Desktop with it")
    silence_libraries()
    report = _run(options, machine.hardware(Path.cwd()))
    print(json.dumps(report.as_dict()) if options.json else "\n".join(report.lines()))
    return _DONE


def _run(options: argparse.Namespace, hardware: Hardware) -> EngineReport:
    on_cpu = not hardware.gpus
    if on_cpu:
        _say("there is no graphics processor to measure, so a small model is measured on the processor")
    side, steps = options.size or (256 if on_cpu else 1024), options.steps or (4 if on_cpu else 8)
    plans = _plans(hardware, side, steps, options.plans)
    work = Workload(RandomModel(SMALL if on_cpu else REAL), side, steps, plans[0].device)
    measurements = []
    _say("measuring the reference's recipe")
    measurements.append(measure_reference(work))
    for plan in plans:
        _say(f"measuring {plan.name}")
        measurements.append(measure_plan(work, plan))
    return EngineReport(device_name(work.device), "small" if on_cpu else "real-size", side, steps, tuple(measurements))


def _plans(hardware: Hardware, side: int, steps: int, names: Sequence[str] | None) -> list[Plan]:
    """The plans to measure: those named, else all that fit the device and, on the processor, its two precisions."""
    wishes = PlanWishes(side, steps, intensities=5)
    if names:
        return [plan_ladder(hardware, PUBLISHED_MODEL, replace(wishes, pinned=name))[0] for name in names]
    ladder = plan_ladder(hardware, PUBLISHED_MODEL, wishes)
    if not hardware.gpus:
        return [replace(plan, batch=5) for plan in ladder]
    return [plan for plan in ladder if plan.fits and plan.device != "cpu"]


def _say(text: str, line: ProgressLine | None = None) -> None:
    if line is not None:
        line.clear()
    print(f"pixelsmile: {text}", file=sys.stderr, flush=True)


def _listen(cancel: CancelToken) -> None:
    """SIGTERM and the first Ctrl-C ask for a clean end, a second Ctrl-C ends at once."""

    def on_signal(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT and cancel.requested:
            raise KeyboardInterrupt
        cancel.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, on_signal)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pixelsmile bench", description="Measure engines.", allow_abbrev=False)
    kinds = parser.add_subparsers(dest="kind", required=True)
    engine = kinds.add_parser(_ENGINE, help="the PixelSmile engine with random weights, against plain diffusers")
    engine.add_argument("--size", type=int, metavar="PX", help="side of the pictures (1024, without a GPU 256)")
    engine.add_argument("--steps", type=int, metavar="N", help="denoising steps (8, without a GPU 4)")
    engine.add_argument("--plans", nargs="+", metavar="NAME", help="plans to measure (default: all that fit)")
    engine.add_argument("--json", action="store_true", help="print exactly one JSON object")
    add_commands(kinds)
    return parser


if __name__ == "__main__":
    sys.exit(main())
