"""The folder of a run: what it was, and a ledger of its outcomes, from which an interrupted run goes on.

`results.jsonl` begins with a line that says what was run; each further line is an outcome.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from pixelsmile_desktop.benchmark.ffe.judgement import Failure, Judgement
from pixelsmile_desktop.benchmark.ffe.line_ledger import LineLedger, open_lines, whole_lines
from pixelsmile_desktop.benchmark.ffe.result_json import Outcome, outcome_line, read_outcome
from pixelsmile_desktop.benchmark.ffe.tasks import TaskSetError
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.studio.folders import make_folder

LEDGER_NAME: Final = "results.jsonl"
PICTURES_NAME: Final = "pictures"
_FORMAT: Final = 1


@dataclass(frozen=True)
class RunDescription:
    """What a run is; outcomes of different runs do not mix.

    Attributes:
        engine: its name.
        options: the options of the engine that matter, as JSON knows them.
        intensities: that every task is edited at.
        tasks: digest of the tasks.
        judge: what reports call the judge.
        judge_key: changes with its answers.
        recognisers: who measured identity; empty when nobody did.
        recognisers_key: changes with their answers.
        software: name and version of the program.
    """

    engine: str
    options: Mapping[str, Any]
    intensities: tuple[float, ...]
    tasks: str
    judge: str
    judge_key: str
    recognisers: tuple[str, ...] = ()
    recognisers_key: str = ""
    software: str = ""

    @property
    def title(self) -> str:
        """The engine, in a word or two."""
        return {"instant": "Instant", "pixelsmile": "PixelSmile"}.get(self.engine, self.engine)


@dataclass(frozen=True)
class Run:
    """A run as it lies on the disk.

    Attributes:
        folder: where.
        description: what it is.
        outcomes: by task and intensity; of an edit that was done twice the last.
    """

    folder: Path
    description: RunDescription
    outcomes: Mapping[tuple[str, float], Outcome] = field(default_factory=dict)

    @property
    def judgements(self) -> list[Judgement]:
        """Those edits that were judged."""
        return [each.result for each in self.outcomes.values() if isinstance(each.result, Judgement)]

    @property
    def failures(self) -> list[Failure]:
        """Those that were not."""
        return [each.result for each in self.outcomes.values() if isinstance(each.result, Failure)]


class RunLedger:
    """The ledger of a run that is going on. Use `open_run`."""

    def __init__(self, lines: LineLedger, run: Run) -> None:
        self._lines = lines
        self.run = run

    def is_done(self, task: str, intensity: float) -> bool:
        """Whether an edit was judged already; one that failed is tried again."""
        outcome = self.run.outcomes.get((task, intensity))
        return outcome is not None and isinstance(outcome.result, Judgement)

    def add(self, outcome: Outcome) -> None:
        """Keep an outcome.

        Raises:
            SaveError: it cannot be written; what was written before stands.
        """
        self._lines.add(outcome_line(outcome))


@contextmanager
def open_run(folder: Path, description: RunDescription, *, resume: bool) -> Iterator[RunLedger]:
    """The ledger of a folder, which is made if it is missing.

    Raises:
        RequestError: the folder holds a run and `resume` is not asked for, or it holds another one, or one is going on.
        SaveError: it cannot be written.
    """
    make_folder(folder / PICTURES_NAME)
    path = folder / LEDGER_NAME
    with open_lines(path) as (ledger, lines):
        if not lines:
            ledger.add(json.dumps({"format": _FORMAT, "run": asdict(description)}, ensure_ascii=False))
            yield RunLedger(ledger, Run(folder, description))
            return
        run = _parsed(path, lines)
        if not resume:
            remedy = "add --resume to go on with it, or choose another folder with -o"
            raise RequestError(f"{folder} holds a run already", remedy)
        _check_same(run.description, description, folder)
        yield RunLedger(ledger, run)


def read_run(folder: Path) -> Run:
    """The run of a folder.

    Raises:
        TaskSetError: there is none, or its ledger is damaged: the line is named.
    """
    path = folder / LEDGER_NAME
    try:
        content = path.read_bytes()
    except OSError as error:
        what = f"{folder} holds no run ({error.strerror})"
        raise TaskSetError(what, "name the folder that `pixelsmile bench ffe` wrote") from error
    return _parsed(path, whole_lines(content))


def _parsed(path: Path, lines: Sequence[bytes]) -> Run:
    description = _description(path, lines[0] if lines else b"")
    outcomes: dict[tuple[str, float], Outcome] = {}
    for number, line in enumerate(lines[1:], 2):
        try:
            outcome = read_outcome(line)
        except ValueError as error:
            raise TaskSetError(f"{path}, line {number}: {error}", "remove the line, and run with --resume") from error
        outcomes[outcome.key] = outcome
    return Run(path.parent, description, outcomes)


def _description(path: Path, line: bytes) -> RunDescription:
    try:
        head = json.loads(line)
        if head["format"] != _FORMAT:
            raise ValueError("another format")  # noqa: TRY301 - told as what it is below
        fields = head["run"]
        return RunDescription(
            **{
                **fields,
                "intensities": tuple(map(float, fields["intensities"])),
                "recognisers": tuple(fields["recognisers"]),
            }
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise TaskSetError(f"{path}, line 1: it does not say what was run", "choose another folder") from error


def _check_same(before: RunDescription, now: RunDescription, folder: Path) -> None:
    words = {
        "software": "version of the program",
        "engine": "engine",
        "options": "set of options",
        "intensities": "set of intensities",
        "tasks": "set of tasks",
        "judge_key": "judge",
        "recognisers_key": "set of recognisers",
    }
    for name, word in words.items():
        if getattr(before, name) != getattr(now, name):
            what = f"the run in {folder} was made with another {word}"
            raise RequestError(what, "choose another folder with -o, or ask for the same")
