"""The words of `pixelsmile bench tasks|ffe|report|compare|score`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pixelsmile_desktop.benchmark.ffe.equipment import JudgeChoice, JudgeKind
from pixelsmile_desktop.benchmark.ffe.metrics import CONFUSING_PAIRS, Pair
from pixelsmile_desktop.benchmark.ffe.runner import DEFAULT_INTENSITIES
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.core.request import EditRequest, EngineName, EngineOptions, Method, Precision, Subject
from pixelsmile_desktop.faces.identity import IDENTITY_NOTICE

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_MOST_JOBS: Final = 64


def add_commands(commands: _Commands) -> None:
    """Let a parser understand the five commands."""
    _add_tasks(commands)
    _add_ffe(commands)
    _add_report(commands)
    _add_compare(commands)
    _add_score(commands)


def request_from(options: argparse.Namespace) -> EditRequest:
    """Engine and options of every edit.

    Raises:
        RequestError: an option is out of range.
    """
    kinds = {"method": Method, "precision": Precision}
    said: dict[str, Any] = {}
    for field in fields(EngineOptions):
        value = getattr(options, field.name, None)
        if value is not None:
            said[field.name] = kinds[field.name](value) if field.name in kinds else value
    return replace(EditRequest("", engine=EngineName(options.engine)), options=EngineOptions(**said))


def judge_from(options: argparse.Namespace) -> JudgeChoice:
    """Who judges.

    Raises:
        RequestError: a file is missing.
    """
    file = None if options.judge_file is None else Path(options.judge_file)
    return JudgeChoice(JudgeKind(options.judge), file)


def equipment_from(options: argparse.Namespace) -> JudgeChoice:
    """Who judges and compares.

    Raises:
        RequestError: a file is missing, or the licence of the recognisers is not accepted.
    """
    recognisers = None if options.identity_models is None else Path(options.identity_models)
    if recognisers is not None and not options.accept_identity_licence:
        raise RequestError(IDENTITY_NOTICE.removesuffix("."), "add --accept-identity-licence if you keep to that")
    return replace(judge_from(options), recognisers=recognisers)


def threads_from(options: argparse.Namespace) -> int:
    """How many threads look at pictures: as many as there are cores, unless the words say otherwise.

    Raises:
        RequestError: more than there can be.
    """
    return (os.cpu_count() or 1) if options.jobs is None else _within_limits(options.jobs, "threads")


def processes_from(options: argparse.Namespace, engine: EngineName, choice: JudgeChoice) -> int:
    """How many edit side by side: of Instant as many as there are cores, of what fills the memory one.

    Raises:
        RequestError: more than there can be.
    """
    is_alone = engine is not EngineName.INSTANT or choice.is_large
    if options.jobs is None:
        return 1 if is_alone else os.cpu_count() or 1
    jobs = _within_limits(options.jobs, "processes")
    if is_alone and jobs > 1:
        raise RequestError("only the Instant engine edits in several processes", "leave out --jobs")
    return jobs


def pairs_from(words: Sequence[str] | None) -> tuple[Pair, ...]:
    """The confusing pairs that words such as `fear:surprised` name; those of the paper if there are none.

    Raises:
        RequestError: a word is no pair of two of the twelve.
    """
    pairs = []
    for word in words or ():
        first, _, second = word.partition(":")
        pair = Expression.parse(first), Expression.parse(second)
        if pair[0] is pair[1] or not set(pair) <= set(TWELVE):
            raise RequestError(f"{word!r} is no pair of expressions", "write for example fear:surprised")
        pairs.append(pair)
    return tuple(pairs) or CONFUSING_PAIRS


def _within_limits(jobs: int, word: str) -> int:
    if not 1 <= jobs <= _MOST_JOBS:
        raise RequestError(f"{jobs} {word} are out of range", f"choose 1 to {_MOST_JOBS}")
    return jobs


def _add_tasks(commands: _Commands) -> None:
    parser = commands.add_parser("tasks", help="build a set of tasks from photos", allow_abbrev=False)
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a photo or a folder of photos")
    parser.add_argument("-o", "--output", metavar="TASKS.jsonl", required=True, help="the set of tasks")
    parser.add_argument("--recursive", action="store_true", help="also take photos from folders inside folders")
    parser.add_argument("--all-faces", action="store_true", help="of every photo all faces, not only the largest")
    parser.add_argument("--subject", choices=list(Subject), default=Subject.PERSON, help="character for drawings")
    parser.add_argument(
        "-e", "--expression", dest="expressions", metavar="NAME", action="append", help="only these (default: all)"
    )


def _add_ffe(commands: _Commands) -> None:
    parser = commands.add_parser(
        "ffe", help="measure an engine with FFE-Bench: expression, linearity, person", allow_abbrev=False
    )
    parser.add_argument(
        "tasks", metavar="TASKS", help="JSON lines or a JSON array, as FFE-Bench or `bench tasks` write"
    )
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help="folder of results and report")
    parser.add_argument("--engine", choices=list(EngineName), default=EngineName.AUTO, help="which engine renders")
    parser.add_argument(
        "--intensities",
        metavar="N",
        nargs="+",
        type=float,
        default=list(DEFAULT_INTENSITIES),
        help="above 0, up to 3 (default: 0.25 0.5 0.75 1)",
    )
    parser.add_argument("--resume", action="store_true", help="go on with the run that lies in DIR")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes of the Instant engine (default: one a core)")
    parser.add_argument("--json", action="store_true", help="print exactly one JSON object")
    _add_pairs(parser)
    _add_judge(parser)
    _add_identity(parser)
    _add_engine_options(parser)


def _add_judge(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("judge")
    group.add_argument(
        "--judge",
        choices=list(JudgeKind),
        default=JudgeKind.BLENDSHAPES,
        help="who scores expressions: the bundled signatures, the model's own language model, or an ONNX classifier",
    )
    group.add_argument(
        "--judge-file",
        metavar="FILE",
        help="mapping file of the ONNX classifier, or model folder of the language model",
    )


def _add_identity(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("identity")
    group.add_argument("--identity-models", metavar="DIR", help="ONNX recognisers that compare the person")
    group.add_argument(
        "--accept-identity-licence",
        action="store_true",
        help="you keep to the licence of these networks: InsightFace's are for non-commercial research only",
    )


def _add_engine_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("options of the PixelSmile engine", "As those of `pixelsmile edit`.")
    for name in ("--seed", "--steps", "--size"):
        group.add_argument(name, type=int, metavar="N")
    for name in ("--model", "--lora", "--draft", "--plan"):
        group.add_argument(name, metavar="NAME")
    group.add_argument("--lora-strength", type=float, metavar="X")
    group.add_argument("--method", choices=list(Method))
    group.add_argument("--precision", choices=list(Precision))
    group.add_argument("--parity", action="store_true", default=None)


def _add_report(commands: _Commands) -> None:
    parser = commands.add_parser("report", help="write the report of a run anew", allow_abbrev=False)
    parser.add_argument("folder", metavar="DIR", help="that `bench ffe` wrote")
    parser.add_argument("--json", action="store_true", help="print exactly one JSON object")
    _add_pairs(parser)


def _add_compare(commands: _Commands) -> None:
    parser = commands.add_parser("compare", help="set runs side by side", allow_abbrev=False)
    parser.add_argument("folders", metavar="DIR", nargs="+", help="that `bench ffe` wrote; the first is the reference")
    parser.add_argument("-o", "--output", metavar="FILE.md", help="also write the table into a file")
    parser.add_argument("--json", action="store_true", help="print exactly one JSON object")
    _add_pairs(parser)


def _add_score(commands: _Commands) -> None:
    parser = commands.add_parser(
        "score",
        help="score pictures for `pixelsmile train dataset`",
        description="Score the pictures of a folder, in which every person has a folder of their own. The category of a"
        " picture is what its name begins with, such as happy-2.jpg; where no name tells, the highest score counts.",
        allow_abbrev=False,
    )
    parser.add_argument("folder", metavar="FOLDER", help="of folders of persons")
    parser.add_argument("-o", "--output", metavar="SCORES.csv", required=True, help="the table of scores")
    parser.add_argument("--resume", action="store_true", help="go on where an earlier run was stopped")
    parser.add_argument("--jobs", type=int, metavar="N", help="threads that look at pictures (default: one a core)")
    _add_judge(parser)


def _add_pairs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pairs",
        nargs="+",
        metavar="A:B",
        help="pairs that mSCR is about (default: fear:surprised angry:disgust, which the paper names)",
    )
