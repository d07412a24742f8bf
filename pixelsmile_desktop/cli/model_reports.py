"""What `pixelsmile models` prints: the objects of `--json` and the lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pixelsmile_desktop.cli.amounts import duration_text, rate_text, share_text, size_text
from pixelsmile_desktop.model_store.manifest import manifest_to_dict
from pixelsmile_desktop.model_store.store import Presence, Record
from pixelsmile_desktop.studio.models import DownloadPlan, ModelListing, PlannedModel


def list_object(listings: Sequence[ModelListing], folder: Path) -> dict[str, Any]:
    """What `models list --json` prints."""
    return {"folder": str(folder), "models": [_listing_object(listing) for listing in listings]}


def list_lines(listings: Sequence[ModelListing], folder: Path) -> Iterator[str]:
    """What `models list` prints."""
    yield f"Models lie in {folder}, a folder for each."
    for listing in listings:
        entry, state = listing.entry, listing.state
        yield f"{entry.name}: {_presence_text(listing)}"
        yield f"    {entry.title}, {entry.purpose}; {entry.licence}"
        if state.presence is not Presence.ABSENT:
            yield f"    in {state.folder}"
        yield from (f"    {problem}" for problem in state.problems or listing.changes)
        yield from (f"    in use by {user}" for user in listing.users)
        if entry.notice is not None:
            yield f"    {entry.notice}"


def plan_object(plan: DownloadPlan) -> dict[str, Any]:
    """What `models plan --json` prints."""
    return {
        "folder": str(plan.folder),
        "models": [_planned_object(model) for model in plan.models],
        "bytes_missing": plan.bytes_missing,
        "disk_needed": plan.disk_needed,
        "disk_free": plan.disk_free,
        "fits": plan.fits,
        "bytes_per_second": plan.bytes_per_second,
        "seconds": plan.seconds,
    }


def plan_lines(plan: DownloadPlan) -> Iterator[str]:
    """What `models plan` prints."""
    for model in plan.models:
        missing = f"{size_text(model.bytes_missing)} to fetch" if model.bytes_missing else "complete"
        whole = f"{len(model.manifest.files)} files, {size_text(model.manifest.size)}"
        yield f"{model.entry.name}: {missing} ({whole}; {model.entry.licence})"
    yield f"To fetch: {size_text(plan.bytes_missing)}"
    yield f"Room on the disk: {size_text(plan.disk_needed)} needed, {size_text(plan.disk_free)} free in {plan.folder}"
    if plan.seconds is None:
        yield "Time: unknown, the rate could not be measured"
    elif plan.bytes_per_second is not None:
        yield f"Time: {duration_text(plan.seconds)} at {rate_text(plan.bytes_per_second)}, measured just now"


def download_object(records: Sequence[Record], seconds: float, *, is_cancelled: bool) -> dict[str, Any]:
    """What `models download --json` prints."""
    models = [
        {
            "name": record.manifest.name,
            "folder": str(record.folder),
            "revision": record.manifest.revision,
            "bytes": record.manifest.size,
        }
        for record in records
    ]
    return {"models": models, "seconds": round(seconds, 3), "cancelled": is_cancelled}


def arrival_line(record: Record) -> str:
    """What is said of a model that is whole."""
    manifest = record.manifest
    return f"{manifest.name} is complete: {len(manifest.files)} files, {size_text(manifest.size)}"


def _presence_text(listing: ModelListing) -> str:
    entry, state = listing.entry, listing.state
    if state.presence is Presence.COMPLETE:
        return f"complete, {size_text(state.bytes_present)}"
    if state.presence is Presence.PARTIAL and state.bytes_missing is not None:
        return f"partial, {share_text(state.bytes_present, state.bytes_present + state.bytes_missing)}"
    return f"not here, {size_text(entry.approximate_bytes)} to fetch"


def _listing_object(listing: ModelListing) -> dict[str, Any]:
    entry, state = listing.entry, listing.state
    return {
        "name": entry.name,
        "title": entry.title,
        "purpose": entry.purpose,
        "repo": entry.repo,
        "revision": state.record.manifest.revision if state.record is not None else entry.revision,
        "licence": entry.licence,
        "licence_url": entry.licence_url,
        "notice": entry.notice,
        "state": state.presence.value,
        "folder": str(state.folder),
        "bytes_present": state.bytes_present,
        "bytes_missing": state.bytes_missing if state.bytes_missing is not None else entry.approximate_bytes,
        "problems": list(state.problems or listing.changes),
        "users": list(listing.users),
    }


def _planned_object(model: PlannedModel) -> dict[str, Any]:
    manifest = manifest_to_dict(model.manifest)
    kept = {key: manifest[key] for key in ("name", "repo", "revision", "files")}
    return kept | {"bytes_total": model.manifest.size, "bytes_missing": model.bytes_missing}
