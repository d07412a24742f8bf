"""The commands `pixelsmile models import|adopt|export|verify|remove|clean`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pixelsmile_desktop.cli.amounts import rate_text, size_text
from pixelsmile_desktop.cli.exits import Exit
from pixelsmile_desktop.cli.terminal import Terminal
from pixelsmile_desktop.core.errors import ModelStoreError, RequestError
from pixelsmile_desktop.model_store.hub_cache import cache_folders
from pixelsmile_desktop.model_store.leftovers import Leftover, LeftoverKind
from pixelsmile_desktop.model_store.matching import WrongFilesError
from pixelsmile_desktop.model_store.removing import Removal
from pixelsmile_desktop.model_store.store import Record
from pixelsmile_desktop.model_store.verifying import Verification
from pixelsmile_desktop.studio.model_care import Download, ModelCare
from pixelsmile_desktop.studio.services import Watch

_Result = TypeVar("_Result")


def import_model(arguments: argparse.Namespace, terminal: Terminal, care: ModelCare, watch: Watch) -> int:
    """Take in a model that lies on a disk."""
    done = _naming_problems(
        terminal,
        lambda: care.import_model(
            _place_from(arguments), arguments.name, watch, accepts_notice=arguments.accept_licence
        ),
    )
    for remark in done.remarks:
        terminal.say(remark)
    linked = f", {size_text(done.linked_bytes)} of it linked without a copy" if done.linked_bytes else ""
    terminal.say(f"{done.record.manifest.name}: {size_text(done.record.manifest.size)}{linked}")
    terminal.result(done.record.folder)
    terminal.result_object(
        _record_object(done.record)
        | {
            "linked_bytes": done.linked_bytes,
            "copied_bytes": done.copied_bytes,
            "kept_bytes": done.kept_bytes,
            "remarks": list(done.remarks),
        }
    )
    return Exit.DONE


def adopt_model(arguments: argparse.Namespace, terminal: Terminal, care: ModelCare, watch: Watch) -> int:
    """Use a model where it lies."""
    record = _naming_problems(
        terminal,
        lambda: care.adopt_model(
            _place_from(arguments), arguments.name, watch, accepts_notice=arguments.accept_licence
        ),
    )
    terminal.result(record.folder)
    terminal.result_object(_record_object(record))
    return Exit.DONE


def export_model(arguments: argparse.Namespace, terminal: Terminal, care: ModelCare, watch: Watch) -> int:
    """Write a model to a folder for a computer without a network."""
    piece_bytes = None if arguments.split is None else arguments.split * 1_000_000
    done = care.export_model(arguments.name, Path(arguments.output), piece_bytes, watch)
    manifest = done.bundle.manifest
    if done.was_split:
        terminal.say("files were split for the disk; `pixelsmile models import` joins them again")
    terminal.result(done.folder)
    terminal.result_object(
        {
            "name": manifest.name,
            "folder": str(done.folder),
            "bytes": manifest.size,
            "files": len(manifest.files),
            "was_split": done.was_split,
        }
    )
    return Exit.DONE


def verify_models(
    arguments: argparse.Namespace, terminal: Terminal, care: ModelCare, download: Download, watch: Watch
) -> int:
    """Read models again and compare every byte; what is wrong and not repaired is a failure."""
    if arguments.place is not None and not arguments.repair:
        raise RequestError("--from is for repairs", "add --repair")
    place = None if arguments.place is None else Path(arguments.place)
    objects, faulty = [], []
    for name in arguments.names or care.recorded_names():
        found = care.verify_model(name, watch)
        for line in _verification_lines(found):
            terminal.result(line)
        is_repaired = bool(found.broken) and arguments.repair
        if is_repaired:
            care.repair_model(found, place, download, watch)
            terminal.result(f"{name}: {_count(found.broken, 'file')} repaired")
        elif found.broken:
            faulty.append(name)
        objects.append(_verification_object(found, is_repaired=is_repaired))
    terminal.result_object({"models": objects})
    if faulty:
        raise ModelStoreError(f"{' and '.join(faulty)} has broken files", "repair them with --repair")
    return Exit.DONE


def remove_model(arguments: argparse.Namespace, terminal: Terminal, care: ModelCare) -> int:
    """Show what comes back when a model is removed, and remove it if that is wanted."""
    removal = care.remove_model(arguments.name) if arguments.yes else care.plan_removal(arguments.name)
    terminal.result(_removal_line(removal, is_done=arguments.yes))
    if not arguments.yes:
        terminal.say("nothing is changed; add --yes to remove it")
    terminal.result_object(
        {
            "name": removal.name,
            "folder": str(removal.folder),
            "is_adopted": removal.is_adopted,
            "freed_bytes": removal.use.freed_bytes,
            "shared_bytes": removal.use.shared_bytes,
            "is_removed": arguments.yes,
        }
    )
    return Exit.DONE


def clean_store(arguments: argparse.Namespace, terminal: Terminal, care: ModelCare) -> int:
    """List what interrupted work has left, and delete it if that is wanted."""
    kinds = set(LeftoverKind) if arguments.unfinished else set(LeftoverKind) - {LeftoverKind.UNFINISHED}
    found = care.clean(kinds) if arguments.yes else care.find_leftovers(kinds)
    for leftover in found:
        terminal.result(f"{size_text(leftover.bytes)}  {leftover.kind}  {leftover.path}")
    if found and not arguments.yes:
        terminal.say("nothing is changed; add --yes to delete them")
    terminal.result_object({"leftovers": [_leftover_object(one) for one in found], "are_deleted": arguments.yes})
    return Exit.DONE


def _place_from(arguments: argparse.Namespace) -> Path:
    """Where the model lies: as the user says, else the first cache of the hub's client that there is."""
    if arguments.place is not None:
        return Path(arguments.place)
    caches = [folder for folder in cache_folders(os.environ, Path.home()) if folder.is_dir()]
    if not caches:
        raise RequestError("there is no cache of the hub's client on this computer", "name the place of the model")
    return caches[0]


def _naming_problems(terminal: Terminal, work: Callable[[], _Result]) -> _Result:
    """Let `work` fail as it likes, but name every wrong file first."""
    try:
        return work()
    except WrongFilesError as error:
        for problem in error.problems:
            terminal.say(problem)
        terminal.result_object({"problems": list(error.problems)})
        raise


def _record_object(record: Record) -> dict[str, Any]:
    manifest = record.manifest
    return {
        "name": manifest.name,
        "folder": str(record.folder),
        "origin": record.origin.value,
        "revision": manifest.revision,
        "bytes": manifest.size,
        "files": len(manifest.files),
    }


def _verification_object(found: Verification, *, is_repaired: bool) -> dict[str, Any]:
    return {
        "name": found.record.manifest.name,
        "folder": str(found.record.folder),
        "is_whole": not found.broken or is_repaired,
        "bytes": found.record.manifest.size,
        "seconds": round(found.seconds, 3),
        "broken": [{"path": fault.file.path, "reason": fault.reason} for fault in found.broken],
        "is_repaired": is_repaired,
    }


def _verification_lines(found: Verification) -> list[str]:
    name = found.record.manifest.name
    if not found.broken:
        rate = rate_text(found.bytes_read / max(found.seconds, 1e-3))
        return [f"{name}: whole, {size_text(found.bytes_read)} read in {found.seconds:.1f} s ({rate})"]
    return [f"{name}: {_count(found.broken, 'file')} broken", *(f"  {fault}" for fault in found.broken)]


def _removal_line(removal: Removal, *, is_done: bool) -> str:
    if removal.is_adopted:
        fate = "was forgotten" if is_done else "would be forgotten"
        return f"{removal.name}: {fate}; its files in {removal.folder} stay, so that 0 bytes come back"
    verb = "came back" if is_done else "would come back"
    shared = removal.use.shared_bytes
    others = f"; {size_text(shared)} stay, because other folders have the same files" if shared else ""
    return f"{removal.name}: {size_text(removal.use.freed_bytes)} {verb}{others}"


def _leftover_object(leftover: Leftover) -> dict[str, Any]:
    return {
        "kind": leftover.kind.value,
        "name": leftover.name,
        "path": str(leftover.path),
        "bytes": leftover.bytes,
    }


def _count(things: Sequence[object], noun: str) -> str:
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"
