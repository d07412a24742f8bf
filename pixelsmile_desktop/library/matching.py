"""Which file on the disk is which photo of the library: by its content, wherever it went and whatever it is called."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pixelsmile_desktop.library.scan import FileFacts


class KnownFile(NamedTuple):
    """The file of a photo as the library knows it.

    Attributes:
        id: the photo's number.
        path: where it lay.
        size: bytes.
        modified_ns: time of its last change, nanoseconds since 1970.
        content_key: of its content; empty before anybody read it.
        is_missing: whether it was gone already.
    """

    id: int
    path: str
    size: int
    modified_ns: int
    content_key: str
    is_missing: bool


@dataclass(frozen=True)
class FileMatch:
    """What became of files.

    Attributes:
        new: files that no photo of the library has.
        changed: photos whose file was replaced by another content, and the file as it is now.
        moved: photos whose file has another name, place or time but the same content, and the file as it is now.
        returned: photos whose file was gone and is there again.
        gone: photos whose file is gone.
    """

    new: tuple[FileFacts, ...] = ()
    changed: tuple[tuple[int, FileFacts], ...] = ()
    moved: tuple[tuple[int, FileFacts], ...] = ()
    returned: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()


KeyOf = Callable[[FileFacts], str]
"""The content key of a file, empty if it cannot be read. Costly: it opens the file."""


def match_files(
    found: Sequence[FileFacts], known: Sequence[KnownFile], strays: Iterable[KnownFile], key_of: KeyOf
) -> FileMatch:
    """Tell what became of the files of a folder.

    A photo stays with its path when its content was changed in place, even if a copy of the old content lies beside it;
    only when another photo has taken over its path does it follow its content.

    Args:
        found: the photo files that the folder holds now.
        known: what the library knows of the folder.
        strays: photos of other folders whose files are gone from there.
        key_of: asked only where names, sizes and times do not tell.
    """
    # Where a lost photo shares its path with a present one, the path belongs to the present one.
    at_path = {file.path: file for file in sorted(known, key=lambda file: not file.is_missing)}
    suspects: list[FileFacts] = []
    settled: set[int] = set()
    returned: list[int] = []
    for facts in found:
        file = at_path.get(facts.path)
        if file is not None and (file.size, file.modified_ns) == (facts.size, facts.modified_ns):
            settled.add(file.id)
            if file.is_missing:
                returned.append(file.id)
        else:
            suspects.append(facts)
    displaced = [file for file in known if file.id not in settled]
    moves = _moves(suspects, [*displaced, *strays], key_of)
    moves = _without_copies(moves, {facts.path for facts in suspects})
    new, changed = [], []
    moved_ids = {file.id for file in moves.values()}
    for facts in suspects:
        file = at_path.get(facts.path)
        if facts.path in moves:
            continue
        if file is not None and file.id not in moved_ids:
            changed.append((file.id, facts))
        else:
            new.append(facts)
    kept = moved_ids | {photo_id for photo_id, _ in changed}
    gone = tuple(file.id for file in displaced if file.id not in kept and not file.is_missing)
    moved = tuple((moves[facts.path].id, facts) for facts in suspects if facts.path in moves)
    return FileMatch(tuple(new), tuple(changed), moved, tuple(returned), gone)


def _moves(suspects: Sequence[FileFacts], displaced: Sequence[KnownFile], key_of: KeyOf) -> dict[str, KnownFile]:
    """The displaced photo that each file may be, by the file's path; each photo once."""
    by_size: defaultdict[int, list[KnownFile]] = defaultdict(list)
    for file in displaced:
        by_size[file.size].append(file)
    keys: dict[str, str] = {}

    def is_same(facts: FileFacts, file: KnownFile) -> bool:
        if facts.modified_ns == file.modified_ns and (_name(facts) == _name(file) or not file.content_key):
            return True
        if not file.content_key:
            return False
        if facts.path not in keys:
            keys[facts.path] = key_of(facts)
        return keys[facts.path] == file.content_key

    moves: dict[str, KnownFile] = {}
    # Of several files with one content, each photo gets the one that is most like what it had.
    for likeness in (_same_path, _same_name, _anything):
        for facts in suspects:
            if facts.path in moves:
                continue
            candidates = by_size.get(facts.size, ())
            like = next((file for file in candidates if likeness(facts, file) and is_same(facts, file)), None)
            if like is not None:
                moves[facts.path] = like
                by_size[facts.size].remove(like)
    return moves


def _without_copies(moves: dict[str, KnownFile], suspects: set[str]) -> dict[str, KnownFile]:
    """The moves without those that leave a path behind where a file still lies that is no other photo's.

    Args:
        moves: by the paths that photos go to.
        suspects: paths of all files that are not plainly a photo's.
    """
    while True:
        kept = {
            path: file
            for path, file in moves.items()
            if path == file.path or file.path not in suspects or file.path in moves
        }
        if len(kept) == len(moves):
            return kept
        moves = kept


def _same_path(facts: FileFacts, file: KnownFile) -> bool:
    return facts.path == file.path


def _same_name(facts: FileFacts, file: KnownFile) -> bool:
    return _name(facts) == _name(file)


def _anything(_facts: FileFacts, _file: KnownFile) -> bool:
    return True


def _name(file: FileFacts | KnownFile) -> str:
    return file.path.rpartition(os.sep)[2]
