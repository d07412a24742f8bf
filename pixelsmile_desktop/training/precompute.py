"""Everything frozen that a training needs of a dataset, computed once: latents, prompt embeddings, true features.

Per picture its latents; per source the hidden states that all its prompts share and the few rows in which they differ
(see `engines.pixelsmile.conditioning`), from which the embedding at any score follows. So a source of the real model
takes 3.1 MB, however many targets it has, instead of 2.5 MB for every target.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.progress import ProgressListener, ProgressMeter
from pixelsmile_desktop.engines.pixelsmile.conditioning import PictureEmbeddings, PromptEncoder
from pixelsmile_desktop.engines.pixelsmile.latents import PATCH, Grid, LatentCodec
from pixelsmile_desktop.faces.arcface import ARCFACE_POINTS
from pixelsmile_desktop.training.cache import TensorCache
from pixelsmile_desktop.training.faces import Points, five_points
from pixelsmile_desktop.training.inventory import WORDS, Naming, PromptNames, Work
from pixelsmile_desktop.training.pictures import Square, read_square

if TYPE_CHECKING:
    import torch

    from pixelsmile_desktop.faces.finder import FaceFinder
    from pixelsmile_desktop.training.features import ClipFeatures, FaceFeatures

_AHEAD = 2
"""Pictures that each thread may be ahead of the model."""


@dataclass(frozen=True)
class FrozenParts:
    """The parts of a model that see pictures and prompts.

    Attributes:
        codec: its autoencoder.
        encoder: its text encoder.
        scene: CLIP; None if nobody asks for its features.
        person: ArcFace, likewise.
        finder: finds the faces that ArcFace looks at.
        workers: threads that read pictures and find faces.
    """

    codec: LatentCodec
    encoder: PromptEncoder
    scene: ClipFeatures | None = None
    person: FaceFeatures | None = None
    finder: FaceFinder | None = None
    workers: int = 4


@dataclass(frozen=True)
class Timing:
    """What a precomputation took.

    Attributes:
        seconds: all of it.
        model_seconds: the time within calls of the model.
    """

    seconds: float
    model_seconds: float

    @property
    def share(self) -> float:
        """Share of the time within calls of the model, 0..1."""
        return self.model_seconds / self.seconds if self.seconds else 1.0


def precompute(
    work: Sequence[Work],
    parts: FrozenParts,
    naming: Naming,
    cache: TensorCache,
    *,
    cancel: CancelToken,
    progress: ProgressListener,
) -> Timing:
    """Do the work; what is done when it is stopped stays done.

    Pictures are read, and faces found, by threads that are a little ahead of the model; shards are written by another.

    Args:
        work: from `inventory.missing_work`, or one process's share of it.
        parts: what computes.
        naming: the one that named the work.
        cache: where the results go.
        cancel: looked at before every picture.
        progress: hears of every picture.

    Raises:
        PhotoError: a picture cannot be read any more.
        SaveError: the disk is full.
        Cancelled: the user stopped the job.
    """
    started = time.perf_counter()
    inside = 0.0
    meter = ProgressMeter("Precomputing", len(work), progress)
    with ThreadPoolExecutor(1) as writer, ThreadPoolExecutor(parts.workers) as readers:
        written: Future[None] | None = None
        try:
            for each, picture, points in _ahead(work, parts, naming.side, readers, parts.workers * _AHEAD):
                cancel.raise_if_requested()
                before = time.perf_counter()
                tensors = _computed(each, picture, points, parts, naming)
                inside += time.perf_counter() - before
                if written is not None:
                    written.result()
                written = writer.submit(cache.put, tensors)
                meter.step()
        finally:
            if written is not None:
                written.result()
            cache.flush()
    return Timing(time.perf_counter() - started, inside)


def embeddings_in(cache: TensorCache, names: PromptNames) -> PictureEmbeddings:
    """The embeddings of a source, as the engine's encoder gave them."""
    words = [str(word) for word in WORDS]
    tails = dict(zip(words, cache.get(names.tails), strict=True))
    return PictureEmbeddings(
        cache.get(names.prefix), tails, dict(zip(words, cache.get(names.tokens).tolist(), strict=True))
    )


_Read = tuple[Pixels, Points | None]


def _ahead(
    work: Sequence[Work], parts: FrozenParts, side: int, readers: ThreadPoolExecutor, depth: int
) -> Iterator[tuple[Work, Pixels, Points | None]]:
    """Each piece of work with its picture, and the points of its face if they are missing."""
    waiting: list[tuple[Work, Future[_Read]]] = []
    rest = iter(work)
    try:
        while True:
            for each in rest:
                waiting.append((each, readers.submit(_read, each, parts.finder, side)))
                if len(waiting) > depth:
                    break
            if not waiting:
                return
            each, future = waiting.pop(0)
            yield each, *future.result()
    finally:
        for _, future in waiting:
            future.cancel()


def _read(each: Work, finder: FaceFinder | None, side: int) -> _Read:
    picture = read_square(each.path, side)
    if finder is None or not {"points", "person"} & each.missing.keys():
        return picture, None
    near = None
    if each.boxes:
        middle = np.array(each.boxes[0]).reshape(2, 2).mean(0)
        near = Square(each.file.width, each.file.height, side).place(middle[None])[0]
    return picture, five_points(finder, picture, near)


def _computed(
    each: Work, picture: Pixels, points: Points | None, parts: FrozenParts, naming: Naming
) -> dict[str, torch.Tensor]:
    """The missing tensors of one picture by name, on the processor."""
    import torch

    found: dict[str, torch.Tensor] = {}
    with torch.no_grad():
        if "latents" in each.missing:
            grid = Grid(naming.side // PATCH, naming.side // PATCH)
            found["latents"] = parts.codec.encode(picture, grid)[0]
        if "scene" in each.missing and parts.scene is not None:
            found["scene"] = parts.scene(_values(picture, parts.scene.device))[0]
        if "person" in each.missing and parts.person is not None:
            found |= _person(picture, points, parts.person)
    tensors = {each.missing[kind]: tensor.cpu() for kind, tensor in found.items() if kind in each.missing}
    if each.prompt is not None:
        words = [str(word) for word in WORDS]
        embeddings = parts.encoder.encode(picture, words[1:], naming.subject)
        tensors[each.prompt.prefix] = embeddings.prefix
        tensors[each.prompt.tails] = torch.stack([embeddings.tails[word] for word in words])
        tensors[each.prompt.tokens] = torch.tensor([embeddings.tokens[word] for word in words])
    return tensors


def _person(picture: Pixels, points: Points | None, person: FaceFeatures) -> dict[str, torch.Tensor]:
    """Points and features of a face; of none, NaN and 0."""
    import torch

    known = torch.tensor(ARCFACE_POINTS) if points is None else torch.from_numpy(points.astype(np.float32))
    features = person(_values(picture, person.device), known[None].to(person.device))[0]
    if points is None:
        return {"points": torch.full_like(known, torch.nan), "person": torch.zeros_like(features)}
    return {"points": known, "person": features}


def _values(picture: Pixels, device: str) -> torch.Tensor:
    """(1, 3, h, w) in -1..1 of an (h, w, 3) uint8 picture."""
    import torch

    return torch.tensor(picture, device=device).permute(2, 0, 1)[None].float() / 127.5 - 1
