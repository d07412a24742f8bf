"""Precomputed tensors on disk: shards of safetensors, found by what they were computed from.

A shard is written whole or not at all, and carries in its name what is in it, so several processes can fill one cache,
and a run that was cut short goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from pixelsmile_desktop.core.atomic import atomic_write, save_error
from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.core.safetensors_header import read_header
from pixelsmile_desktop.training.records import DatasetError

if TYPE_CHECKING:
    import torch

_MANIFEST: Final = "cache.json"
_VERSION = 1
_PATTERN: Final = "shard-*.safetensors"
_SHARD_BYTES = 256 * 2**20
"""What a kill can cost at most, about a hundred sources of the real model."""


def content_key(kind: str, *facts: object) -> str:
    """A name that only the same kind of tensors, computed from the same facts, has: 32 hexadecimal digits."""
    return hashlib.sha256(json.dumps([_VERSION, kind, *facts]).encode()).hexdigest()[:32]


class TensorCache:
    """The tensors of a dataset for one model. Reading is safe in several threads once nothing is written any more.

    Args:
        folder: where it lies; made if missing.
        facts: what all its tensors depend on, by name: the model, its precision.

    Raises:
        DatasetError: the folder holds the cache of another model, or a damaged one.
        SaveError: the folder cannot be made or written to.
    """

    def __init__(self, folder: Path, facts: Mapping[str, str]) -> None:
        self._folder = folder
        self._endings = ExitStack()
        self._files: dict[Path, Any] = {}
        self._places: dict[str, Path] = {}
        self._pending: dict[str, torch.Tensor] = {}
        self._pending_bytes = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise save_error(folder, error) from error
        _claim(folder, facts)
        self.refresh()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._endings.close()
        self._files.clear()

    def __contains__(self, name: str) -> bool:
        return name in self._places or name in self._pending

    def refresh(self) -> None:
        """Look again which shards there are: other processes may have written some. A damaged one counts as none."""
        self._places = {}
        for path in sorted(self._folder.glob(_PATTERN)):
            try:
                names = read_header(path).parameters
            except ModelError:
                continue
            self._places |= dict.fromkeys(names, path)

    def get(self, name: str) -> torch.Tensor:
        """A tensor by its name, on the processor.

        Raises:
            KeyError: there is none.
            DatasetError: its file was damaged or removed meanwhile.
        """
        from safetensors import SafetensorError, safe_open

        path = self._places[name]
        try:
            if path not in self._files:
                self._files[path] = self._endings.enter_context(safe_open(path, "pt"))
            tensor: torch.Tensor = self._files[path].get_tensor(name)
        except (OSError, SafetensorError) as error:
            raise DatasetError(
                f"{path} is damaged or gone", "remove it and start again; it will be computed anew"
            ) from error
        return tensor

    def put(self, tensors: Mapping[str, torch.Tensor]) -> None:
        """Keep tensors that belong together; they are written with the shard that is being filled.

        Raises:
            SaveError: the shard was full and could not be written.
        """
        for name, tensor in tensors.items():
            kept = tensor.detach().cpu().contiguous()
            self._pending[name] = kept
            self._pending_bytes += kept.numel() * kept.element_size()
        if self._pending_bytes >= _SHARD_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting.

        Raises:
            SaveError: the file system refuses; what is waiting is lost, what was written before is not.
        """
        from safetensors.torch import save

        waiting, self._pending, self._pending_bytes = self._pending, {}, 0
        if not waiting:
            return
        path = self._folder / f"shard-{_digest(waiting)}.safetensors"
        data = save(waiting, {"format": "pt"})
        with atomic_write(path) as file:
            file.write(data)
        self._places |= dict.fromkeys(waiting, path)


def _digest(names: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()[:16]


def _claim(folder: Path, facts: Mapping[str, str]) -> None:
    """See that a folder is the cache of just these facts; an empty one becomes it."""
    path = folder / _MANIFEST
    wanted = {"version": str(_VERSION), **facts}
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        with atomic_write(path) as file:
            file.write(json.dumps(wanted, indent=1).encode())
        return
    except (OSError, ValueError, RecursionError) as error:
        raise DatasetError(f"{path} is damaged", "choose another folder for the cache, or remove this one") from error
    if found != wanted:
        other = [name for name in wanted if not isinstance(found, dict) or found.get(name) != wanted[name]]
        what = f"{path} says that the cache was made with another {' and another '.join(other) or 'program'}"
        raise DatasetError(what, "choose another folder for the cache, or remove this one")
