"""The commands. Each reads its arguments, calls the studio, and says what came of it."""

from __future__ import annotations

import argparse
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.cli import reports
from pixelsmile_desktop.cli.child_program import run_program
from pixelsmile_desktop.cli.exits import Exit
from pixelsmile_desktop.cli.interrupts import Interrupts
from pixelsmile_desktop.cli.model_commands import models
from pixelsmile_desktop.cli.own_data_commands import NAME as UNINSTALL_DATA
from pixelsmile_desktop.cli.own_data_commands import uninstall_data
from pixelsmile_desktop.cli.requests import read_recipe, request_by_settings, request_from
from pixelsmile_desktop.cli.runtime_commands import runtime
from pixelsmile_desktop.cli.terminal import Terminal
from pixelsmile_desktop.cli.train_commands import train
from pixelsmile_desktop.core.errors import Cancelled, FaceError, RequestError, ResourceError
from pixelsmile_desktop.core.expression import CustomExpression, Expression, ExpressionMix, parse_expression
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.request import EditRequest, FaceChoice
from pixelsmile_desktop.core.settings import Settings
from pixelsmile_desktop.imaging.writer import check_output
from pixelsmile_desktop.studio.batch import Batch, BatchItem, BatchState, run_batch
from pixelsmile_desktop.studio.chosen_faces import find_chosen_faces
from pixelsmile_desktop.studio.edit import edit_photo, save_result
from pixelsmile_desktop.studio.expressions import save_expression_sheet
from pixelsmile_desktop.studio.ledger import results_in
from pixelsmile_desktop.studio.photos import find_photos
from pixelsmile_desktop.studio.services import Studio, Watch
from pixelsmile_desktop.studio.sweep import Intensity, Sweep, run_sweep


@dataclass(frozen=True)
class Desk:
    """What every command needs besides its arguments."""

    terminal: Terminal
    settings: Settings
    folders: AppFolders
    watch: Watch
    interrupts: Interrupts
    endings: ExitStack

    def request(self, arguments: argparse.Namespace) -> EditRequest:
        """The edit that the command line asks for."""
        return request_from(arguments, request_by_settings(self.settings))

    def studio(self) -> Studio:
        """The studio, built now; closed when the command ends."""
        studio = bootstrap.build_studio(self.settings)
        self.endings.callback(studio.close)
        return studio


def edit(arguments: argparse.Namespace, desk: Desk) -> int:
    """Edit one photo into one file."""
    request = desk.request(arguments)
    photo, output = Path(arguments.photo), Path(arguments.output)
    desk.terminal.warn(request.warnings())
    check_output(output, photo)
    studio = desk.studio()
    studio.engine(request.engine, request.options)
    source = studio.open(photo)
    result = edit_photo(source.photo, request, studio, desk.watch)
    with desk.interrupts.at_once():
        saved = save_result(result, source, output, studio)
    desk.terminal.warn(text for text in saved.warnings if text not in request.warnings())
    desk.terminal.say(reports.edit_summary(result))
    desk.terminal.result(output)
    desk.terminal.result_object(reports.edit_object(saved))
    return Exit.DONE


def sweep(arguments: argparse.Namespace, desk: Desk) -> int:
    """One expression at several intensities, one file each."""
    request = desk.request(arguments)
    expression = _one_expression_from(arguments.names)
    intensities = _intensities_from(arguments.intensities)
    studio = desk.studio()
    sheet = None if arguments.sheet is None else Path(arguments.sheet)
    source = studio.open(Path(arguments.photo))
    plan = Sweep(source, request, expression, intensities, Path(arguments.output), sheet)
    objects, warned = [], set[str]()
    for saved in run_sweep(plan, studio, desk.watch):
        desk.terminal.warn(text for text in saved.warnings if text not in warned)
        warned.update(saved.warnings)
        desk.terminal.say(reports.edit_summary(saved.result))
        desk.terminal.result(saved.output)
        objects.append(reports.edit_object(saved))
    if sheet is not None:
        desk.terminal.result(sheet)
    desk.terminal.result_object({"results": objects, "sheet": None if sheet is None else str(sheet)})
    return Exit.DONE


def _one_expression_from(names: Sequence[str]) -> Expression | CustomExpression:
    if len(names) > 1:
        raise RequestError("a sweep takes one expression", "sweep them one after the other")
    return parse_expression(names[0])


def _intensities_from(words: Sequence[str]) -> tuple[Intensity, ...]:
    twice = next((word for index, word in enumerate(words) if word in words[:index]), None)
    if twice is not None:
        raise RequestError(f"the intensity {twice} is named twice", "name each intensity once")
    return tuple(Intensity.parse(word) for word in words)


def expressions(arguments: argparse.Namespace, desk: Desk) -> int:
    """One labelled sheet with all twelve expressions."""
    request = desk.request(arguments)
    output = Path(arguments.output)
    ExpressionMix(((Expression.NEUTRAL, arguments.intensity),))
    check_output(output, Path(arguments.photo))
    studio = desk.studio()
    source = studio.open(Path(arguments.photo))
    warnings = save_expression_sheet(source, request, arguments.intensity, output, studio, desk.watch)
    desk.terminal.warn(warnings)
    desk.terminal.result(output)
    desk.terminal.result_object(
        {
            "output": str(output),
            "engine": str(studio.engine(request.engine, request.options).name),
            "intensity": arguments.intensity,
            "warnings": list(warnings),
        }
    )
    return Exit.DONE


def faces(arguments: argparse.Namespace, desk: Desk) -> int:
    """List the faces of a photo; none is a failure, but the JSON object says so all the same."""
    studio = desk.studio()
    source = studio.open(Path(arguments.photo))
    desk.terminal.warn(source.warnings)
    try:
        found = find_chosen_faces(source.photo, FaceChoice("all"), studio, desk.watch)
    except FaceError:
        desk.terminal.result_object(reports.faces_object(source.photo, ()))
        raise
    for line in reports.face_lines(found):
        desk.terminal.result(line)
    desk.terminal.result_object(reports.faces_object(source.photo, found))
    return Exit.DONE


def batch(arguments: argparse.Namespace, desk: Desk) -> int:
    """Edit many photos."""
    started = time.monotonic()
    plan = _batch_from(arguments, desk)
    desk.terminal.warn(plan.request.warnings())
    items: list[BatchItem] = []
    cancelled = False
    try:
        for item in run_batch(plan, desk.studio(), desk.watch):
            items.append(item)
            _tell_of(item, plan, desk.terminal)
    except Cancelled:
        cancelled = True
    seconds = time.monotonic() - started
    desk.terminal.say(reports.batch_summary(items, len(plan.photos), seconds))
    desk.terminal.result_object(reports.batch_object(items, seconds, cancelled=cancelled))
    if cancelled:
        desk.terminal.say("run the same command with --resume to go on")
        raise Cancelled
    return Exit.PARTLY_FAILED if any(item.state is BatchState.FAILED for item in items) else Exit.DONE


def _batch_from(arguments: argparse.Namespace, desk: Desk) -> Batch:
    if arguments.recipe is None and arguments.mix is None:
        raise RequestError("a batch needs an expression", "name one with -e, or a file with --recipe")
    base = request_by_settings(desk.settings) if arguments.recipe is None else read_recipe(Path(arguments.recipe))
    folder = Path(arguments.output)
    request = replace(request_from(arguments, base), photo="")
    found = find_photos(arguments.paths, recursive=arguments.recursive, leave_out=results_in(folder))
    desk.terminal.warn(found.complaints)
    return Batch(found.photos, request, folder, arguments.resume)


def _tell_of(item: BatchItem, plan: Batch, terminal: Terminal) -> None:
    terminal.warn(f"{item.photo}: {text}" for text in item.warnings if text not in plan.request.warnings())
    if item.state is BatchState.FAILED:
        terminal.fail(f"{item.photo}: {item.error}")
    else:
        terminal.result(item.output)


def doctor(arguments: argparse.Namespace, desk: Desk) -> int:
    """Tell what this computer and this installation can do; an engine that must work and does not is a failure."""
    if arguments.retry_plans:
        bootstrap.forget_outgrown_plans(desk.folders)
    diagnosis = bootstrap.diagnose(desk.settings, desk.folders)
    for line in reports.doctor_lines(diagnosis):
        desk.terminal.result(line)
    desk.terminal.result_object(diagnosis.as_dict())
    if diagnosis.instant_fault:
        raise ResourceError(
            f"the Instant engine is not ready ({diagnosis.instant_fault})", "install PixelSmile Desktop again"
        )
    return Exit.DONE


def bench(arguments: argparse.Namespace, desk: Desk) -> int:
    """Measure, in a process of its own, which may take all the memory and loads torch; a cancel is passed on."""
    return run_program(bootstrap.bench_program(desk.folders, arguments.words), desk.watch.cancel)


def gui(arguments: argparse.Namespace, desk: Desk) -> int:
    """Open the window, in a process of its own: nothing of Qt is loaded into this one."""
    del desk
    return subprocess.run([*bootstrap.window_command(), *arguments.paths], check=False).returncode


COMMANDS: dict[str, Callable[[argparse.Namespace, Desk], int]] = {
    command.__name__: command
    for command in (edit, sweep, expressions, faces, batch, doctor, models, runtime, bench, train, gui)
}
COMMANDS[UNINSTALL_DATA] = uninstall_data
