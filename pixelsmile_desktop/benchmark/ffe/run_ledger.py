"""The folder of a run: what it was, and a ledger of its outcomes, from which an interrupted run goes on.

`results.jsonl` begins with a line that says what was run; each further line is an outcome, synced to the disk before
the next edit counts. A line that a kill or a full disk cut off is no line, so that its edit is done again.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from pixelsmile_desktop.benchmark.ffe.faults import TaskSetError
from pixelsmile_desktop.benchmark.ffe.judgement import Failure, Judgement
from pixelsmile_desktop.benchmark.ffe.result_json import Outcome, outcome_line, read_outcome
from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.errors import RequestError, SaveError
from pixelsmile_desktop.core.file_lock import lock_if_free
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

    def __init__(self, file: IO[bytes], run: Run) -> None:
        self._file = file
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
        _write(self._file, outcome_line(outcome), self.run.folder)


@contextmanager
def open_run(folder: Path, description: RunDescription, *, resume: bool) -> Iterator[RunLedger]:
    """The ledger of a folder, which is made if it is missing.

    Raises:
        RequestError: the folder holds a run and `resume` is not asked for, or it holds another one, or one is going on.
        SaveError: it cannot be written.
    """
    make_folder(folder / PICTURES_NAME)
    path = folder / LEDGER_NAME
    try:
        file = path.open("a+b", buffering=0)
    except OSError as error:
        raise save_error(path, error) from error
    with file:
        if not lock_if_free(file):
            raise RequestError(f"another run is working in {folder}", "wait for it, or choose another folder with -o")
        file.seek(0)
        content = file.read()
        if _first_line(content) is None:
            # Nothing whole was ever written here.
            file.truncate(0)
            file.seek(0)
            _write(file, json.dumps({"format": _FORMAT, "run": asdict(description)}, ensure_ascii=False), folder)
            yield RunLedger(file, Run(folder, description))
            return
        run = _parsed(path, content)
        if not resume:
            remedy = "add --resume to go on with it, or choose another folder with -o"
            raise RequestError(f"{folder} holds a run already", remedy)
        _check_same(run.description, description, folder)
        yield RunLedger(file, run)


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
    return _parsed(path, content)


def _parsed(path: Path, content: bytes) -> Run:
    lines = content.split(b"\n")
    description = _description(path, lines[0])
    outcomes: dict[tuple[str, float], Outcome] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        try:
            outcome = read_outcome(line)
        except ValueError as error:
            if number >= len(lines) - 1 or _is_cut_off(line):
                continue
            raise TaskSetError(f"{path}, line {number}: {error}", "remove the line, and run with --resume") from error
        outcomes[outcome.key] = outcome
    return Run(path.parent, description, outcomes)


def _is_cut_off(line: bytes) -> bool:
    """Whether a line was not written to its end."""
    return not line.rstrip().endswith(b"}")


def _first_line(content: bytes) -> bytes | None:
    """The first line if it was written to its end."""
    line, end, _ = content.partition(b"\n")
    return line if end else None


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


def _write(file: IO[bytes], text: str, folder: Path) -> None:
    # The line feed in front ends what a kill may have left of an earlier line.
    start = b"" if file.tell() == 0 else b"\n"
    line = start + text.encode() + b"\n"
    try:
        if file.write(line) != len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # noqa: TRY301 - told as what it is below
        os.fsync(file.fileno())
    except OSError as error:
        what = f"the results in {folder} cannot be written ({error.strerror})"
        raise SaveError(what, "make room, and run it with --resume") from error
