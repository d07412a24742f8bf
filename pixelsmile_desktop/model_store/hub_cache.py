"""Reads the folders that huggingface_hub makes: its cache, and what it writes beside files in a folder of the user's.

The layout of a cache (https://huggingface.co/docs/huggingface_hub/guides/manage-cache): `models--<owner>--<name>` holds
`refs/<branch>` with a commit in it, `snapshots/<commit>/` with the files, and `blobs/` with their contents, each named
after its hash; where the system allows it, the files are links to the contents.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_SHA1: Final = re.compile(r"[0-9a-f]{40}")
_LONGEST_REF: Final = 1_000
_SECONDS_OF_GRACE: Final = 1
"""By which a file may be newer than the note about it (huggingface_hub, `_local_folder.py`)."""


@dataclass(frozen=True)
class HubNote:
    """What the hub's client noted about the content of a file when it fetched it.

    Attributes:
        sha256: of the content; None if the other hash is told.
        git_sha1: name of the content as a git blob, likewise.
    """

    sha256: str | None = None
    git_sha1: str | None = None


def cache_folders(environment: Mapping[str, str], home: Path) -> tuple[Path, ...]:
    """Where caches of the hub's client may lie, the likeliest first; they need not exist.

    Args:
        environment: `os.environ`.
        home: the user's home folder.
    """
    hub_home = environment.get("HF_HOME")
    user_cache = environment.get("XDG_CACHE_HOME")
    named = [environment.get("HF_HUB_CACHE"), environment.get("HUGGINGFACE_HUB_CACHE")]
    folders = [Path(name) for name in named if name]
    folders += [Path(hub_home) / "hub"] if hub_home else []
    folders.append((Path(user_cache) if user_cache else home / ".cache") / "huggingface" / "hub")
    return tuple(dict.fromkeys(folders))


def snapshot_of(place: Path, repo: str, revision: str | None) -> Path | None:
    """The folder of a repository's files in a cache; None if `place` is no cache or has nothing of the repository.

    Args:
        place: a cache, the folder of a repository in it, or a snapshot.
        repo: `owner/name`.
        revision: the commit that is wanted; if None or not there, that of the branch `main`, else the newest snapshot.
    """
    name = f"models--{repo.replace('/', '--')}"
    if place.parent.name == "snapshots":
        return place if place.parent.parent.name == name else None
    folder = place if place.name == name else place / name
    try:
        snapshots = {path.name: path for path in (folder / "snapshots").iterdir() if path.is_dir()}
    except OSError:
        return None
    for commit in (revision, _commit_of_main(folder)):
        if commit in snapshots:
            return snapshots[commit]
    return max(snapshots.values(), key=lambda path: path.stat().st_mtime_ns, default=None)


def revision_of_snapshot(folder: Path) -> str | None:
    """The commit whose files lie in `folder`; None if it is no snapshot."""
    return folder.name if folder.parent.name == "snapshots" and _SHA1.fullmatch(folder.name) else None


def note_of(folder: Path, path: str) -> HubNote:
    """What is noted of the file `path` in a snapshot, or in a folder that the hub's client filled."""
    if revision_of_snapshot(folder) is not None:
        return _hash_named(_content_name(folder / path))
    return _note_beside(folder, path)


def _note_beside(folder: Path, path: str) -> HubNote:
    """What `<folder>/.cache/huggingface/download/<path>.metadata` says: commit, hash and time, a line each.

    It does not say of which repository, so that the commit tells nothing.
    """
    note = folder / ".cache" / "huggingface" / "download" / f"{path}.metadata"
    try:
        _commit, etag, written = note.read_text(encoding="utf-8").split()
        is_newer = (folder / path).stat().st_mtime - _SECONDS_OF_GRACE > float(written)
    except (OSError, ValueError):
        return HubNote()
    return HubNote() if is_newer else _hash_named(etag)


def _content_name(path: Path) -> str:
    """What the link at `path` points to is called by its hash; empty where files are no links."""
    try:
        return Path(os.readlink(path)).name  # noqa: PTH115 - Path.readlink fails on no link with another error on Windows
    except OSError:
        return ""


def _hash_named(name: str) -> HubNote:
    if _SHA256.fullmatch(name):
        return HubNote(sha256=name)
    return HubNote(git_sha1=name) if _SHA1.fullmatch(name) else HubNote()


def _commit_of_main(folder: Path) -> str | None:
    try:
        with (folder / "refs" / "main").open(encoding="utf-8") as file:
            return file.read(_LONGEST_REF).strip()
    except (OSError, ValueError):
        return None
