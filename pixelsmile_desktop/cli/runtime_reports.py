"""What `pixelsmile runtime` prints: the objects of `--json` and the lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pixelsmile_desktop.cli.amounts import duration_text, rate_text, size_text
from pixelsmile_desktop.runtime.care import Removal, Verification
from pixelsmile_desktop.runtime.kinds import Choice
from pixelsmile_desktop.runtime.lock import RuntimeLock
from pixelsmile_desktop.runtime.planning import RuntimePlan
from pixelsmile_desktop.runtime.store import Presence, RuntimeRecord
from pixelsmile_desktop.studio.engine_runtime import RuntimeListing


def list_object(listings: Sequence[RuntimeListing], choice: Choice | None, why: str, folder: Path) -> dict[str, Any]:
    """What `runtime list --json` prints."""
    return {
        "folder": str(folder),
        "chosen": None if choice is None else choice.kind.value,
        "reason": why,
        "runtimes": [_listing_object(listing) for listing in listings],
    }


def list_lines(listings: Sequence[RuntimeListing], why: str, folder: Path) -> Iterator[str]:
    """What `runtime list` prints."""
    yield f"Runtimes lie in {folder}, a folder for each."
    yield why
    for listing in listings:
        remarks = [_presence_text(listing)]
        remarks += ["for this computer"] if listing.is_chosen else []
        remarks += [] if listing.is_current else ["of another version of the program"]
        remarks += [] if listing.runs_here else ["does not run here"]
        yield f"{listing.name}: {', '.join(remarks)}"
        yield from (f"    {fault}" for fault in listing.state.faults[:5])
        yield from (f"    in use by {user}" for user in listing.users)
        yield from (f"    {sentence}" for sentence in listing.unproven)


def plan_object(plan: RuntimePlan, why: str | None) -> dict[str, Any]:
    """What `runtime plan --json` prints."""
    return {
        "name": plan.lock.name,
        "kind": plan.lock.kind.value,
        "reason": why,
        "state": plan.presence.value,
        "files": len(plan.lock.artifacts),
        "bytes_total": plan.bytes_total,
        "bytes_missing": plan.bytes_missing,
        "is_exact": plan.is_exact,
        "disk_needed": plan.disk_needed,
        "disk_free": plan.disk_free,
        "fits": plan.fits,
        "bytes_per_second": plan.bytes_per_second,
        "seconds": plan.seconds,
        "unproven": list(plan.lock.unproven),
    }


def plan_lines(plan: RuntimePlan, why: str | None, folder: Path) -> Iterator[str]:
    """What `runtime plan` prints."""
    if why is not None:
        yield why
    more = "" if plan.is_exact else ", and the private Python, whose size is not known yet"
    yield f"{plan.lock.name}: {len(plan.lock.artifacts)} files, {size_text(plan.bytes_total)}{more}"
    yield f"To fetch: {size_text(plan.bytes_missing)}"
    yield f"Room on the disk: {size_text(plan.disk_needed)} needed, {size_text(plan.disk_free)} free in {folder}"
    if plan.seconds is None:
        yield "Time: unknown, the rate could not be measured"
    elif plan.bytes_per_second is None:
        yield f"Time: about {duration_text(plan.seconds)}"
    else:
        rate = rate_text(plan.bytes_per_second)
        yield f"Time: about {duration_text(plan.seconds)}, fetching at {rate}, measured just now"
    yield from (f"Unproven: {sentence}" for sentence in plan.lock.unproven)


def made_object(lock: RuntimeLock, record: RuntimeRecord, folder: Path, seconds: float) -> dict[str, Any]:
    """What `runtime install --json` and its like print."""
    return {
        "name": lock.name,
        "kind": record.kind.value,
        "folder": str(folder),
        "python": str(folder / record.python),
        "bytes": record.size,
        "seconds": round(seconds, 3),
    }


def verification_object(found: Verification) -> dict[str, Any]:
    """What is said of a runtime that was read."""
    return {
        "name": found.name,
        "is_whole": not found.faults,
        "bytes": found.size,
        "faults": [{"path": fault.path, "reason": fault.reason} for fault in found.faults],
    }


def verification_lines(found: Verification) -> Iterator[str]:
    """The same for people."""
    if not found.faults:
        yield f"{found.name}: whole, {size_text(found.size)} read"
        return
    yield f"{found.name}: damaged, and not used any more until it is repaired"
    yield from (f"  {fault}" for fault in found.faults)


def removal_object(removal: Removal, *, is_done: bool) -> dict[str, Any]:
    """What `runtime remove --json` prints."""
    return {"names": list(removal.names), "freed_bytes": removal.freed_bytes, "is_removed": is_done}


def removal_line(removal: Removal, *, is_done: bool) -> str:
    """The same for people."""
    verb = "came back" if is_done else "would come back"
    return f"{', '.join(removal.names) or 'no runtime'}: {size_text(removal.freed_bytes)} {verb}"


def _listing_object(listing: RuntimeListing) -> dict[str, Any]:
    return {
        "name": listing.name,
        "kind": None if listing.kind is None else listing.kind.value,
        "state": listing.state.presence.value,
        "folder": str(listing.state.folder),
        "bytes": listing.size,
        "is_current": listing.is_current,
        "is_chosen": listing.is_chosen,
        "runs_here": listing.runs_here,
        "unproven": list(listing.unproven),
        "faults": [str(fault) for fault in listing.state.faults],
        "users": list(listing.users),
    }


def _presence_text(listing: RuntimeListing) -> str:
    words = {
        Presence.ABSENT: "not here",
        Presence.PARTIAL: "begun",
        Presence.DAMAGED: "damaged",
        Presence.COMPLETE: "whole",
    }
    size = f", {size_text(listing.size)}" if listing.size else ""
    return words[listing.state.presence] + size
