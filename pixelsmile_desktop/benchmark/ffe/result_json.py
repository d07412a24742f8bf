"""Judgements and failures as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pixelsmile_desktop.benchmark.ffe.judgement import Failure, Judgement, Measures
from pixelsmile_desktop.core.expression import Expression


@dataclass(frozen=True)
class Pictures:
    """The small pictures of an edit, names of files in the folder of the run.

    Attributes:
        before, after: the face before and after it.
    """

    before: str
    after: str


@dataclass(frozen=True)
class Outcome:
    """What came of one edit.

    Attributes:
        result: the judgement, or why there is none.
        pictures: what to show of it; None of a failure.
    """

    result: Judgement | Failure
    pictures: Pictures | None = None

    @property
    def key(self) -> tuple[str, float]:
        """Task and intensity: which edit it is."""
        return self.result.task, self.result.intensity


def outcome_line(outcome: Outcome) -> str:
    """An outcome as one line, without its newline; `read_outcome` reads it."""
    result = outcome.result
    entry: dict[str, Any] = {
        "task": result.task,
        "subject": result.subject,
        "target": str(result.target),
        "intensity": result.intensity,
    }
    if isinstance(result, Failure):
        entry["failure"] = result.what
    else:
        entry["scores"] = {str(expression): round(score, 6) for expression, score in result.scores.items()}
        entry["identity"] = result.identity
        entry["measures"] = asdict(result.measures)
    if outcome.pictures is not None:
        entry["pictures"] = asdict(outcome.pictures)
    return json.dumps(entry, ensure_ascii=False)


def read_outcome(line: str | bytes) -> Outcome:
    """The outcome of a line.

    Raises:
        ValueError: it is not one; the message is a clause.
    """
    try:
        entry = json.loads(line)
        pictures = Pictures(**entry["pictures"]) if "pictures" in entry else None
        return Outcome(_result(entry), pictures)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"a field is missing or of another type ({error})") from error


def _result(entry: Mapping[str, Any]) -> Judgement | Failure:
    task, subject = str(entry["task"]), str(entry["subject"])
    target, intensity = Expression(entry["target"]), float(entry["intensity"])
    if "failure" in entry:
        return Failure(task, subject, target, intensity, str(entry["failure"]))
    return Judgement(
        task,
        subject,
        target,
        intensity,
        {Expression(name): float(score) for name, score in entry["scores"].items()},
        None if entry["identity"] is None else float(entry["identity"]),
        Measures(**entry["measures"]),
    )
