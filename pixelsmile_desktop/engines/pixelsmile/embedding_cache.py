"""Embeddings of pictures that were encoded before, in memory and on disk."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

from pixelsmile_desktop.core.atomic import atomic_write
from pixelsmile_desktop.core.errors import SaveError
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.engines.pixelsmile.conditioning import PictureEmbeddings

logger = logging.getLogger(__name__)

_IN_MEMORY = 8
_BYTES_ON_DISK = 512 * 2**20
"""About 170 photos of the real model, which takes 3 MB for each."""
_SUFFIX = ".safetensors"


def embedding_key(picture: Pixels, facts: Sequence[str]) -> str:
    """A name that no other picture, model, adapter or prompt shares.

    Args:
        picture: (h, w, 3) uint8, exactly what the encoder sees.
        facts: everything else that the embeddings depend on.
    """
    digest = hashlib.sha256(json.dumps([picture.shape, *facts]).encode())
    digest.update(picture.tobytes())
    return digest.hexdigest()


class EmbeddingCache:
    """Keeps the last few in memory and some hundred megabytes on disk; never a reason for an edit to fail.

    Args:
        folder: where the files lie; made when the first is written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: OrderedDict[str, PictureEmbeddings] = OrderedDict()

    def get(self, key: str) -> PictureEmbeddings | None:
        """The embeddings under a key, on the processor; None if there are none, or only a damaged file."""
        found = self._kept.get(key) or self._read(key)
        if found is not None:
            self._keep(key, found)
        return found

    def put(self, key: str, embeddings: PictureEmbeddings) -> None:
        """Keep embeddings; a full or read-only disk is only noted in the log."""
        self._keep(key, embeddings)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write(key, embeddings)
            self._shrink()
        except (OSError, SaveError) as error:
            logger.info("embeddings were not written: %s", error)

    def _keep(self, key: str, embeddings: PictureEmbeddings) -> None:
        self._kept[key] = embeddings
        self._kept.move_to_end(key)
        while len(self._kept) > _IN_MEMORY:
            self._kept.popitem(last=False)

    def _write(self, key: str, embeddings: PictureEmbeddings) -> None:
        from safetensors.torch import save

        tensors = {"prefix": embeddings.prefix} | {f"tail {w}": tail for w, tail in embeddings.tails.items()}
        data = save(
            {name: t.cpu().contiguous() for name, t in tensors.items()}, {"tokens": json.dumps(embeddings.tokens)}
        )
        with atomic_write(self._folder / f"{key}{_SUFFIX}") as file:
            file.write(data)

    def _read(self, key: str) -> PictureEmbeddings | None:
        from safetensors import SafetensorError, safe_open

        path = self._folder / f"{key}{_SUFFIX}"
        try:
            with safe_open(path, "pt") as file:
                tokens = json.loads((file.metadata() or {})["tokens"])
                tails = {word: file.get_tensor(f"tail {word}") for word in tokens}
                embeddings = PictureEmbeddings(file.get_tensor("prefix"), tails, tokens)
            path.touch()
        except (OSError, SafetensorError, KeyError, ValueError):
            return None
        return embeddings

    def _shrink(self) -> None:
        """Remove the files that were not used for longest until the rest fits."""
        files = sorted(((path.stat(), path) for path in self._folder.glob(f"*{_SUFFIX}")), key=lambda f: -f[0].st_mtime)
        total = 0
        for status, path in files:
            total += status.st_size
            if total > _BYTES_ON_DISK:
                path.unlink(missing_ok=True)
