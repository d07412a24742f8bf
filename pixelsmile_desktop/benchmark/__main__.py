"""`python -m pixelsmile_desktop.benchmark engine`: measures the PixelSmile engine without its weights."""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pixelsmile_desktop.benchmark.engine import Workload, device_name, measure_plan, measure_reference
from pixelsmile_desktop.benchmark.engine_report import EngineReport
from pixelsmile_desktop.benchmark.random_model import REAL, SMALL, RandomModel
from pixelsmile_desktop.core.errors import PixelSmileError
from pixelsmile_desktop.core.hardware import Hardware
from pixelsmile_desktop.core.offline import stay_offline
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.engines.host.generator import ENGINE_PACKAGES
from pixelsmile_desktop.engines.pixelsmile.model_facts import PUBLISHED_MODEL
from pixelsmile_desktop.engines.pixelsmile.plan import PlanWishes, plan_ladder
from pixelsmile_desktop.engines.pixelsmile.quiet import silence_libraries
from pixelsmile_desktop.studio import machine


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print a table (or one JSON object) on stdout, and say on stderr what is being measured."""
    options = _parser().parse_args(words)
    missing = [name for name in ENGINE_PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        what = f"the PixelSmile engine is not installed (no {', '.join(missing)})"
        print(f"pixelsmile: error: {what}; install PixelSmile Desktop with it", file=sys.stderr)
        return 1
    stay_offline(os.environ)
    silence_libraries()
    hardware = machine.hardware(Path.cwd())
    try:
        report = _run(options, hardware)
    except PixelSmileError as error:
        print(f"pixelsmile: error: {error}", file=sys.stderr)
        return 2
    print(json.dumps(report.as_dict()) if options.json else "\n".join(report.lines()))
    return 0


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


def _say(text: str) -> None:
    print(f"pixelsmile: {text}", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pixelsmile bench", description=__doc__)
    kinds = parser.add_subparsers(dest="kind", required=True)
    engine = kinds.add_parser("engine", help="the PixelSmile engine with random weights, against plain diffusers")
    engine.add_argument("--size", type=int, metavar="PX", help="side of the pictures (1024, without a GPU 256)")
    engine.add_argument("--steps", type=int, metavar="N", help="denoising steps (8, without a GPU 4)")
    engine.add_argument("--plans", nargs="+", metavar="NAME", help="plans to measure (default: all that fit)")
    engine.add_argument("--json", action="store_true", help="print exactly one JSON object")
    return parser


if __name__ == "__main__":
    sys.exit(main())
