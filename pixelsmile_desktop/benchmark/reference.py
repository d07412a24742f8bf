"""The reference's recipe with plain diffusers, as its script runs it: what the engine is measured against."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from pixelsmile_desktop.core.expression import Expression
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.request import Subject
from pixelsmile_desktop.engines.pixelsmile.prompts import IMAGE_TOKEN, SYSTEM_TOKENS, instruction, wrapped

if TYPE_CHECKING:
    import torch


class ReferenceRecipe:
    """One edit at a time: two full encodes, then the pipeline, which encodes the picture anew.

    Args:
        pipeline: a `QwenImageEditPlusPipeline`; its processor may be missing.
        image_processor: cuts pictures into the text encoder's patches.
    """

    def __init__(self, pipeline: Any, image_processor: Any) -> None:
        self._pipeline = pipeline
        self._images = image_processor
        pipeline.set_progress_bar_config(disable=True)

    def embeddings(self, picture: Pixels, word: str) -> torch.Tensor:
        """(1, rows, width) embeddings of one prompt, by a full pass through the whole language model."""
        import torch

        encoder, tokenizer = self._pipeline.text_encoder, self._pipeline.tokenizer
        patches = self._images(images=[picture], return_tensors="pt")
        merged = int(patches["image_grid_thw"][0].prod()) // self._images.merge_size**2
        text = wrapped(instruction(word, Subject.PERSON)).replace(IMAGE_TOKEN, IMAGE_TOKEN * merged)
        ids = torch.tensor([tokenizer(text)["input_ids"]], device=encoder.device)
        with torch.no_grad():
            out = encoder(
                input_ids=ids,
                attention_mask=torch.ones_like(ids),
                pixel_values=patches["pixel_values"].to(encoder.device, encoder.dtype),
                image_grid_thw=patches["image_grid_thw"].to(encoder.device),
                mm_token_type_ids=(ids == tokenizer.convert_tokens_to_ids(IMAGE_TOKEN)).long(),
                output_hidden_states=True,
            )
        states: torch.Tensor = out.hidden_states[-1]
        return states[:, SYSTEM_TOKENS:]

    def edit(self, picture: Pixels, expression: Expression, intensity: float, *, side: int, steps: int) -> Pixels:
        """(h, w, 3) uint8: the whole edit of an (h, w, 3) uint8 picture.

        Args:
            picture: what the pipeline is given.
            expression: the target.
            intensity: how strong.
            side: height and width of the result in pixels, and of the picture as the transformer sees it.
            steps: denoising steps.
        """
        import torch
        from PIL import Image

        neutral = self.embeddings(picture, str(Expression.NEUTRAL))
        embeddings = neutral + intensity * (self.embeddings(picture, str(expression)) - neutral)
        with _seen_at(side):
            (image,) = self._pipeline(
                image=Image.fromarray(picture),
                prompt_embeds=embeddings,
                prompt_embeds_mask=torch.ones(embeddings.shape[:2], dtype=torch.long, device=embeddings.device),
                height=side,
                width=side,
                num_inference_steps=steps,
                true_cfg_scale=0,
                generator=torch.Generator(embeddings.device).manual_seed(42),
            ).images
        return np.asarray(image)


@contextmanager
def _seen_at(side: int) -> Iterator[None]:
    """Let the pipeline look at the picture at this size; else it always takes a megapixel, and would be slower."""
    from diffusers.pipelines.qwenimage import pipeline_qwenimage_edit_plus as module

    usual = module.VAE_IMAGE_SIZE
    module.VAE_IMAGE_SIZE = side * side
    try:
        yield
    finally:
        module.VAE_IMAGE_SIZE = usual
