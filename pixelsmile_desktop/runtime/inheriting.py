"""Takes over from other runtimes what a new version of the program needs unchanged, so that little is fetched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from pixelsmile_desktop.core.atomic import save_error
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.runtime.layout import layout_of
from pixelsmile_desktop.runtime.lock import Artifact, RuntimeLock
from pixelsmile_desktop.runtime.notes import Note, keep_note, read_notes
from pixelsmile_desktop.runtime.store import RuntimeStore


def inheritable(lock: RuntimeLock, store: RuntimeStore) -> Mapping[Artifact, tuple[Path, Note]]:
    """What whole runtimes have of the artifacts of a lock, judged by their notes; folder and note of each."""
    layout = layout_of(lock)
    own = [name for name in store.names() if name != lock.name and store.record(name) is not None]
    notes = [(store.folder_of(name), note) for name in own for note in read_notes(store.folder_of(name))]
    found: dict[Artifact, tuple[Path, Note]] = {}
    for artifact in lock.artifacts:
        for folder, note in notes:
            # Packages of another Python lie in another folder.
            is_at_home = artifact == lock.python or any(
                noted.path.startswith(f"{layout.site_packages}/") for noted in note.files
            )
            if note.is_of(artifact) and is_at_home:
                found.setdefault(artifact, (folder, note))
    return found


def inherit(lock: RuntimeLock, store: RuntimeStore, cancel: CancelToken) -> None:
    """Link, or copy, what other runtimes have into the one that is being made; whoever makes it reads every byte.

    Raises:
        SaveError: the file system refuses.
        Cancelled: the user stopped it.
    """
    partial = store.partial_of(lock.name)
    there = {note.filename for note in read_notes(partial)}
    for artifact, (folder, note) in inheritable(lock, store).items():
        if artifact.filename in there:
            continue
        try:
            for noted in note.files:
                cancel.raise_if_requested()
                _take(folder / noted.path, partial / noted.path)
        except FileNotFoundError:
            # The other runtime is damaged; what is missing will be fetched.
            continue
        except OSError as error:
            raise save_error(partial, error) from error
        keep_note(partial, note)


def _take(source: Path, target: Path) -> None:
    source.lstat()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    if source.is_symlink():
        target.symlink_to(os.readlink(source))  # noqa: PTH115 - verbatim
        return
    try:
        target.hardlink_to(source)
    except OSError:
        # Not every file system knows links.
        shutil.copy2(source, target)
