"""The actions of `pixelsmile models`."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pixelsmile_desktop.cli import model_care_commands, model_reports
from pixelsmile_desktop.cli.exits import Exit
from pixelsmile_desktop.core.errors import Cancelled
from pixelsmile_desktop.model_store.catalogue import NEEDED
from pixelsmile_desktop.model_store.store import ModelStore, Record
from pixelsmile_desktop.studio.model_care import ModelCare
from pixelsmile_desktop.studio.models import (
    ModelRoom,
    download_models,
    list_models,
    open_room,
    plan_download,
    wishes_of,
)
from pixelsmile_desktop.studio.sent_log import SentLog
from pixelsmile_desktop.studio.services import Watch

if TYPE_CHECKING:
    from pixelsmile_desktop.cli.commands import Desk


def models(arguments: argparse.Namespace, desk: Desk) -> int:
    """See, fetch and look after models."""
    return ACTIONS[arguments.action](arguments, desk)


def _list(arguments: argparse.Namespace, desk: Desk) -> int:
    listings = list_models(_room(arguments, desk))
    for line in model_reports.list_lines(listings, desk.folders.models):
        desk.terminal.result(line)
    desk.terminal.result_object(model_reports.list_object(listings, desk.folders.models))
    return Exit.DONE


def _plan(arguments: argparse.Namespace, desk: Desk) -> int:
    plan = plan_download(_room(arguments, desk), arguments.names or NEEDED, desk.watch)
    for line in model_reports.plan_lines(plan):
        desk.terminal.result(line)
    desk.terminal.result_object(model_reports.plan_object(plan))
    if not plan.fits:
        desk.terminal.warn(["there is not enough room on the disk for it"])
    return Exit.DONE


def _download(arguments: argparse.Namespace, desk: Desk) -> int:
    started = time.monotonic()
    room = _room(arguments, desk)
    accepts = arguments.accept_licence or desk.settings.identity_licence_accepted
    records: list[Record] = []
    try:
        for record in download_models(room, arguments.names or NEEDED, desk.watch, accepts_notice=accepts):
            records.append(record)
            desk.terminal.say(model_reports.arrival_line(record))
            desk.terminal.result(record.folder)
    except Cancelled:
        desk.terminal.result_object(_downloads_object(records, started, is_cancelled=True))
        desk.terminal.say("run the same command again to go on; what was received is kept")
        raise
    desk.terminal.result_object(_downloads_object(records, started, is_cancelled=False))
    return Exit.DONE


def _downloads_object(records: list[Record], started: float, *, is_cancelled: bool) -> dict[str, Any]:
    seconds = time.monotonic() - started
    return model_reports.download_object(records, seconds, is_cancelled=is_cancelled)


def _room(arguments: argparse.Namespace, desk: Desk) -> ModelRoom:
    said = vars(arguments)
    limit, parallel, ca_file = said.get("limit"), said.get("parallel"), said.get("ca_file")
    wishes = wishes_of(desk.settings, SentLog(desk.folders.logs).note)
    wishes = replace(
        wishes,
        token=said.get("token"),
        bytes_per_second=wishes.bytes_per_second if limit is None else limit * 1e6,
        parallel=wishes.parallel if parallel is None else parallel,
        ca_file=wishes.ca_file if ca_file is None else Path(ca_file),
    )
    return open_room(desk.folders.models, os.environ, wishes)


def _import(arguments: argparse.Namespace, desk: Desk) -> int:
    return model_care_commands.import_model(arguments, desk.terminal, _care(desk), desk.watch)


def _adopt(arguments: argparse.Namespace, desk: Desk) -> int:
    return model_care_commands.adopt_model(arguments, desk.terminal, _care(desk), desk.watch)


def _export(arguments: argparse.Namespace, desk: Desk) -> int:
    return model_care_commands.export_model(arguments, desk.terminal, _care(desk), desk.watch)


def _verify(arguments: argparse.Namespace, desk: Desk) -> int:
    def download(name: str, watch: Watch) -> None:
        # Whoever has the model has accepted its notice.
        for _ in download_models(_room(arguments, desk), [name], watch, accepts_notice=True):
            pass

    return model_care_commands.verify_models(arguments, desk.terminal, _care(desk), download, desk.watch)


def _remove(arguments: argparse.Namespace, desk: Desk) -> int:
    return model_care_commands.remove_model(arguments, desk.terminal, _care(desk))


def _clean(arguments: argparse.Namespace, desk: Desk) -> int:
    return model_care_commands.clean_store(arguments, desk.terminal, _care(desk))


def _care(desk: Desk) -> ModelCare:
    return ModelCare(ModelStore(desk.folders.models))


ACTIONS: Final[dict[str, Callable[[argparse.Namespace, Desk], int]]] = {
    "list": _list,
    "plan": _plan,
    "download": _download,
    "import": _import,
    "adopt": _adopt,
    "export": _export,
    "verify": _verify,
    "remove": _remove,
    "clean": _clean,
}
