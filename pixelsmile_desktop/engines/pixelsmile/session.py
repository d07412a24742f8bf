"""A loaded model that turns crops into pictures: everything that happens in the host's child process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.progress import ProgressListener, ProgressMeter
from pixelsmile_desktop.core.request import Subject
from pixelsmile_desktop.engines.pixelsmile.choice import ModelChoice
from pixelsmile_desktop.engines.pixelsmile.conditioning import PictureEmbeddings, PromptEncoder, interpolated
from pixelsmile_desktop.engines.pixelsmile.denoise import Conditions, denoise
from pixelsmile_desktop.engines.pixelsmile.embedding_cache import EmbeddingCache, embedding_key
from pixelsmile_desktop.engines.pixelsmile.latents import Grid, LatentCodec, noise
from pixelsmile_desktop.engines.pixelsmile.model import Model
from pixelsmile_desktop.engines.pixelsmile.preview import LatentPreview
from pixelsmile_desktop.engines.pixelsmile.recipe import Recipe, recipe_for
from pixelsmile_desktop.engines.pixelsmile.schedule import flow_schedule

if TYPE_CHECKING:
    import torch

_ALL_WORDS = tuple(str(expression) for expression in Expression)


class Session:
    """A model on its device, with what it remembers of the last picture. One thread at a time.

    Args:
        model: the loaded model.
        cache: embeddings of pictures seen before.
    """

    def __init__(self, model: Model, cache: EmbeddingCache) -> None:
        self._model = model
        self._cache = cache
        self._encoder = PromptEncoder(model.text_encoder, model.tokenizer, model.image_processor)
        self._codec = LatentCodec(model.vae)
        self._last_crop: tuple[Pixels, Grid, torch.Tensor] | None = None

    @classmethod
    def load(
        cls, choice: ModelChoice, plan: Plan, cache: Path, cancel: CancelToken, progress: ProgressListener
    ) -> Session:
        """Read a model from disk onto its device.

        Args:
            choice: the files of the model.
            plan: how it uses the computer.
            cache: folder for embeddings.
            cancel: looked at between tensors.
            progress: hears how much is read.

        Raises:
            ModelError: a file is missing, damaged or of another kind.
            OutOfMemoryError: the plan needs more memory than there is.
            Cancelled: the user stopped the job.
        """
        return cls(Model(choice, plan, cancel, progress), EmbeddingCache(cache))

    @property
    def parts(self) -> tuple[Any, ...]:
        """The networks of the model: transformer, text encoder, autoencoder."""
        return self._model.transformer, self._model.text_encoder, self._model.vae

    def serves(self, choice: ModelChoice, plan: Plan) -> bool:
        """Whether this model can render that choice as it is loaded; the adapter's strength may differ."""
        return self._model.serves(choice, plan)

    def generate(
        self, crop: Pixels, mixes: Sequence[ExpressionMix], choice: ModelChoice, context: RenderContext
    ) -> Iterator[Pixels]:
        """One (h, w, 3) uint8 picture for each mix, in their order; see `core.engine.CropGenerator.generate`.

        Raises:
            RequestError: a word or an option that the model cannot take.
            Cancelled: the user stopped the job.
        """
        options = context.options
        recipe = recipe_for(crop, options, choice)
        self._model.use(choice)
        context.cancel.raise_if_requested()
        meter = ProgressMeter("Encoding", 2, context.progress)
        embeddings = self._embeddings(recipe.shown, mixes, options.subject)
        rows = [interpolated(embeddings, mix, options.method, as_reference=recipe.is_parity) for mix in mixes]
        meter.step()
        context.cancel.raise_if_requested()
        picture = self._latents_of(recipe)
        meter.step()
        start = noise(recipe.grid, options.seed, self._model.dtype, self._model.plan.device, on_device=recipe.is_parity)
        batch = self._model.plan.batch
        for first in range(0, len(rows), batch):
            conditions = Conditions(
                start, self._model.on_device(rows[first : first + batch]), picture, recipe.grid, recipe.grid
            )
            latents = self._denoised(conditions, recipe, context)
            yield from self._decoded(latents, recipe, context)

    def _embeddings(self, shown: Pixels, mixes: Sequence[ExpressionMix], subject: Subject) -> PictureEmbeddings:
        """Embeddings of a picture: of all expressions, so that the next edit of it need not encode again."""
        key = embedding_key(shown, (self._model.fingerprint, subject))
        found = self._cache.get(key)
        wanted = [*_ALL_WORDS, *(str(word) for mix in mixes for word in mix.custom)]
        missing = [word for word in dict.fromkeys(wanted) if found is None or word not in found.tails]
        if found is not None and not missing:
            return found
        with self._model.text_encoder_at_work():
            fresh = self._encoder.encode(shown, missing, subject)
        found = fresh if found is None else found.merged_with(fresh)
        self._cache.put(key, found)
        return found

    def _latents_of(self, recipe: Recipe) -> torch.Tensor:
        """Latents of the crop; the last are kept, so that a sweep encodes it once."""
        import numpy as np

        last = self._last_crop
        if last is None or last[1] != recipe.grid or not np.array_equal(last[0], recipe.crop):
            last = self._last_crop = recipe.crop, recipe.grid, self._codec.encode(recipe.crop, recipe.grid)
        return last[2]

    def _denoised(self, conditions: Conditions, recipe: Recipe, context: RenderContext) -> torch.Tensor:
        grid = recipe.grid
        scheduler = flow_schedule(
            self._model.scheduler_config, recipe.steps, grid.tokens, self._model.plan.device, draft=recipe.is_draft
        )
        modulation = self._model.modulation
        if modulation is not None:
            modulation.prepare(scheduler.timesteps, context.cancel, context.progress)
        context.cancel.raise_if_requested()
        meter = ProgressMeter("Denoising", recipe.steps, context.progress)
        show = _preview_of(conditions, recipe, context)

        def finished(foreseen: Callable[[], Any]) -> None:
            meter.step()
            if show is not None:
                show(foreseen()[:1])

        with self._model.transformer_at_work():
            return denoise(
                self._model.transformer, modulation, conditions, scheduler, cancel=context.cancel, on_step=finished
            )

    def _decoded(self, latents: torch.Tensor, recipe: Recipe, context: RenderContext) -> Iterator[Pixels]:
        meter = ProgressMeter("Decoding", len(latents), context.progress)
        for each in latents:
            context.cancel.raise_if_requested()
            pixels = self._codec.decode(each[None], recipe.grid)
            meter.step()
            yield pixels


def _preview_of(conditions: Conditions, recipe: Recipe, context: RenderContext) -> Callable[[Any], None] | None:
    """Shows latents to whoever looks; None when nobody does."""
    if context.preview is None:
        return None
    listener, grid = context.preview, recipe.grid
    preview = LatentPreview(recipe.crop, conditions.picture, grid)
    return lambda latents: listener(preview.picture(latents, grid))
