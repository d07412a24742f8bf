"""The actions of `pixelsmile runtime`."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.cli import runtime_reports
from pixelsmile_desktop.cli.exits import Exit
from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.core.errors import Cancelled
from pixelsmile_desktop.runtime.kinds import Choice
from pixelsmile_desktop.runtime.store import Presence
from pixelsmile_desktop.studio.engine_runtime import EngineRuntimes
from pixelsmile_desktop.studio.models import wishes_of
from pixelsmile_desktop.studio.sent_log import SentLog

if TYPE_CHECKING:
    from pixelsmile_desktop.cli.commands import Desk
    from pixelsmile_desktop.runtime.lock import RuntimeLock
    from pixelsmile_desktop.runtime.store import RuntimeRecord


def runtime(arguments: argparse.Namespace, desk: Desk) -> int:
    """See, make and look after the runtime of the PixelSmile engine."""
    return ACTIONS[arguments.action](arguments, desk)


def _list(arguments: argparse.Namespace, desk: Desk) -> int:
    runtimes = _runtimes(arguments, desk)
    choice, why = _choice(runtimes)
    listings, folder = runtimes.list(), runtimes.store.root
    for line in runtime_reports.list_lines(listings, why, folder):
        desk.terminal.result(line)
    unlisted = [kind.value for kind in runtimes.unlisted()]
    for kind in unlisted:
        desk.terminal.result(f"{kind}: this release has no list of its files")
    listed = runtime_reports.list_object(listings, choice, why, folder)
    desk.terminal.result_object(listed | {"unlisted": unlisted})
    return Exit.DONE


def _plan(arguments: argparse.Namespace, desk: Desk) -> int:
    runtimes = _runtimes(arguments, desk)
    why = runtimes.choose().reason if arguments.kind is None else None
    plan = runtimes.plan(arguments.kind, desk.watch)
    for line in runtime_reports.plan_lines(plan, why, runtimes.store.root):
        desk.terminal.result(line)
    desk.terminal.result_object(runtime_reports.plan_object(plan, why))
    if not plan.fits:
        desk.terminal.warn(["there is not enough room on the disk for it"])
    return Exit.DONE


def _install(arguments: argparse.Namespace, desk: Desk) -> int:
    runtimes, started = _runtimes(arguments, desk), time.monotonic()
    try:
        made = runtimes.install(arguments.kind, desk.watch, keeps_files=arguments.keep_files)
    except Cancelled:
        desk.terminal.say("run the same command again to go on; what was received is kept")
        raise
    return _tell_made(made, runtimes, desk, started)


def _import(arguments: argparse.Namespace, desk: Desk) -> int:
    runtimes, started = _runtimes(arguments, desk), time.monotonic()
    made = runtimes.install_from(Path(arguments.place), arguments.kind, desk.watch)
    return _tell_made(made, runtimes, desk, started)


def _tell_made(made: tuple[RuntimeLock, RuntimeRecord], runtimes: EngineRuntimes, desk: Desk, started: float) -> int:
    lock, record = made
    folder = runtimes.store.folder_of(lock.name)
    desk.terminal.result(folder)
    seconds = time.monotonic() - started
    desk.terminal.result_object(runtime_reports.made_object(lock, record, folder, seconds))
    return Exit.DONE


def _export(arguments: argparse.Namespace, desk: Desk) -> int:
    runtimes = _runtimes(arguments, desk)
    folder = runtimes.export(arguments.kind, Path(arguments.output), desk.watch)
    lock = runtimes.lock(arguments.kind)
    desk.terminal.result(folder)
    desk.terminal.result_object({"name": lock.name, "folder": str(folder), "files": len(lock.artifacts)})
    return Exit.DONE


def _verify(arguments: argparse.Namespace, desk: Desk) -> int:
    runtimes = _runtimes(arguments, desk)
    there = {Presence.COMPLETE, Presence.DAMAGED}
    whole = [listing.name for listing in runtimes.list() if listing.state.presence in there]
    found = []
    for name in arguments.names or whole:
        found.append(runtimes.verify(name, desk.watch))
        for line in runtime_reports.verification_lines(found[-1]):
            desk.terminal.result(line)
    desk.terminal.result_object({"runtimes": [runtime_reports.verification_object(one) for one in found]})
    damaged = [one.name for one in found if one.faults]
    if damaged:
        raise EngineRuntimeError(f"{' and '.join(damaged)} is damaged", "mend it with `pixelsmile runtime repair`")
    return Exit.DONE


def _repair(arguments: argparse.Namespace, desk: Desk) -> int:
    runtimes, started = _runtimes(arguments, desk), time.monotonic()
    place = None if arguments.place is None else Path(arguments.place)
    found, record = runtimes.repair(arguments.kind, place, desk.watch)
    if found is not None:
        desk.terminal.say(f"{found.name}: {len(found.faults)} faults" if found.faults else f"{found.name} is whole")
    return _tell_made((runtimes.lock(arguments.kind), record), runtimes, desk, started)


def _remove(arguments: argparse.Namespace, desk: Desk) -> int:
    runtimes = _runtimes(arguments, desk)
    removal = runtimes.remove(arguments.names) if arguments.yes else runtimes.plan_removal(arguments.names)
    desk.terminal.result(runtime_reports.removal_line(removal, is_done=arguments.yes))
    if not arguments.yes:
        desk.terminal.say("nothing is changed; add --yes to remove it")
    desk.terminal.result_object(runtime_reports.removal_object(removal, is_done=arguments.yes))
    return Exit.DONE


def _choice(runtimes: EngineRuntimes) -> tuple[Choice | None, str]:
    """The runtime for this computer and the reason, or why there is none."""
    try:
        choice = runtimes.choose()
    except EngineRuntimeError as error:
        return None, f"{error.what[0].upper()}{error.what[1:]}."
    return choice, choice.reason


def _runtimes(arguments: argparse.Namespace, desk: Desk) -> EngineRuntimes:
    said = vars(arguments)
    limit, ca_file = said.get("limit"), said.get("ca_file")
    wishes = wishes_of(desk.settings, SentLog(desk.folders.logs).note)
    wishes = replace(
        wishes,
        bytes_per_second=wishes.bytes_per_second if limit is None else limit * 1e6,
        ca_file=wishes.ca_file if ca_file is None else Path(ca_file),
    )
    # A variable that makes no sense must not keep anybody from commands that fetch nothing.
    environment = os.environ if "index" in said else {}
    return bootstrap.engine_runtimes(desk.folders, wishes, environment, said.get("index"))


ACTIONS: Final[dict[str, Callable[[argparse.Namespace, Desk], int]]] = {
    "list": _list,
    "plan": _plan,
    "install": _install,
    "import": _import,
    "export": _export,
    "verify": _verify,
    "repair": _repair,
    "remove": _remove,
}
