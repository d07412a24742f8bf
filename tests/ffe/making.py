"""Judgements, tasks and runs to test with."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from pixelsmile_desktop.benchmark.ffe.judgement import Judgement, Measures
from pixelsmile_desktop.benchmark.ffe.result_json import Outcome, Pictures
from pixelsmile_desktop.benchmark.ffe.run_ledger import PICTURES_NAME, RunDescription, open_run
from pixelsmile_desktop.core.expression import TWELVE, Expression

QUARTERS = (0.25, 0.5, 0.75, 1.0)


def scores(seen: Mapping[Expression, float], known: Sequence[Expression] = TWELVE) -> dict[Expression, float]:
    return {expression: seen.get(expression, 0.0) for expression in known}


def judged(
    target: Expression, seen: Expression | None, subject: str = "a", *, at: float = 1.0, score: float = 0.8, **more: Any
) -> Judgement:
    """An edit of a subject toward a target in which one expression is seen."""
    given = more.pop("known", TWELVE)
    shown = {} if seen is None else {seen: score}
    return Judgement(f"{subject}/{target}", subject, target, at, scores(shown, given), **more)


def series(target: Expression, heard: Iterable[float], subject: str = "a") -> list[Judgement]:
    """A series of edits whose target is seen this much at a quarter, a half, three quarters and in full."""
    return [judged(target, target, subject, at=at, score=score) for at, score in zip(QUARTERS, heard, strict=True)]


def description(**changes: Any) -> RunDescription:
    plain = {
        "engine": "instant",
        "options": {},
        "intensities": QUARTERS,
        "tasks": "0123",
        "judge": "a judge",
        "judge_key": "judge 1",
        "software": "PixelSmile Desktop 1",
    }
    return RunDescription(**{**plain, **changes})


def many(subjects: int, intensities: Sequence[float] = (1.0,), seed: int = 1) -> list[Judgement]:
    """Twelve edits of each subject at each intensity, judged at random but mostly right."""
    rng = np.random.default_rng(seed)
    made = []
    for number in range(subjects):
        for target in TWELVE:
            for intensity in intensities:
                values = rng.random(12) * 0.6
                values[TWELVE.index(target)] += 0.4 * intensity
                made.append(
                    Judgement(
                        f"{number}/{target}",
                        f"photo{number}.jpg#1,2,3,4",
                        target,
                        intensity,
                        dict(zip(TWELVE, map(float, values), strict=True)),
                        float(rng.uniform(0.4, 0.9)),
                        Measures(*map(float, rng.random(4))),
                    )
                )
    return made


def write_run(folder: Path, judgements: Iterable[Judgement], picture_side: int = 8, **changes: Any) -> Path:
    """A folder as the benchmark leaves it, with noisy pictures, which compress as badly as any."""
    rng = np.random.default_rng(0)
    with open_run(folder, description(**changes), resume=False) as ledger:
        for index, judgement in enumerate(judgements):
            names = Pictures(f"before-{index % 7}.jpg", f"{index}.jpg")
            for name in (names.before, names.after):
                noise = rng.integers(0, 256, (picture_side, picture_side, 3), np.uint8)
                soft = cv2.GaussianBlur(noise, (0, 0), 1.0)
                cv2.imwrite(str(folder / PICTURES_NAME / name), soft, [cv2.IMWRITE_JPEG_QUALITY, 80])
            ledger.add(Outcome(judgement, names))
    return folder


def write_tasks(path: Path, entries: Iterable[Mapping[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return path
