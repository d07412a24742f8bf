"""Which photos the words of a command line mean: files, folders and patterns."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.imaging.reader import READABLE_SUFFIXES


@dataclass(frozen=True)
class FoundPhotos:
    """What words on the command line mean.

    Attributes:
        photos: each once, in the order of the words.
        complaints: folders and patterns that hold no photo or cannot be read, one sentence each.
    """

    photos: tuple[Path, ...]
    complaints: tuple[str, ...]


def looks_like_photo(path: Path) -> bool:
    """Whether a file is taken for a photo, by its suffix."""
    return path.suffix.lower() in READABLE_SUFFIXES


def find_photos(words: Sequence[str], *, recursive: bool, leave_out: AbstractSet[Path] = frozenset()) -> FoundPhotos:
    """The photos that `words` name.

    A named file is taken as it is, photo or not, even if it does not exist: whoever named it wants to hear about it. Of
    a folder, the visible photos are taken, by their suffix and in the order of their names.

    Args:
        words: files, folders, or patterns such as `*.jpg` and `**/*.jpg`.
        recursive: also look into the folders inside folders.
        leave_out: files that are not taken from folders and patterns, by their resolved paths.

    Raises:
        RequestError: there is no photo at all.
    """
    found: dict[Path, Path] = {}
    complaints: list[str] = []
    for word in words:
        candidates = _photos_of(word, recursive, complaints)
        photos = [path for path in candidates if path == Path(word) or _resolved(path) not in leave_out]
        for path in photos:
            found.setdefault(_resolved(path), path)
        if not photos:
            complaints.append(f"there is no photo in {word}")
    if not found:
        remedy = "name a folder that holds photos" + ("" if recursive else ", or add --recursive to look deeper")
        raise RequestError(complaints[0], remedy)
    return FoundPhotos(tuple(found.values()), tuple(complaints))


def _photos_of(word: str, recursive: bool, complaints: list[str]) -> Iterable[Path]:
    path = Path(word)
    if _is_folder(path):
        return _photos_in(path, recursive, complaints)
    if glob.has_magic(word) and not os.path.lexists(path):
        matches = sorted(Path(match) for match in glob.glob(word, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        return (match for match in matches if match.is_file() and looks_like_photo(match))
    return (path,)


def _photos_in(folder: Path, recursive: bool, complaints: list[str]) -> Iterator[Path]:
    def complain(error: OSError) -> None:
        complaints.append(f"the folder {error.filename} cannot be read ({error.strerror})")

    for parent, folders, names in os.walk(folder, onerror=complain):
        folders[:] = sorted(name for name in folders if recursive and not name.startswith("."))
        paths = (Path(parent, name) for name in sorted(names) if not name.startswith("."))
        yield from (path for path in paths if looks_like_photo(path))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # A name too long, or in a folder that may not be entered: whoever opens it says so.
        return False


def _resolved(path: Path) -> Path:
    # Unlike `Path.resolve`, this also takes a link that leads to itself.
    return Path(os.path.realpath(path))
