"""The language model that is the text encoder of the PixelSmile engine as a judge: it is asked twelve questions.

The score of an expression is the probability of "yes" against "no" as the first word of the answer, which needs no
text to be generated. The picture stands before the questions and the model is causal, so it is read once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture, Image
from pixelsmile_desktop.benchmark.ffe.judge import JudgeError
from pixelsmile_desktop.benchmark.ffe.signatures import read_signatures
from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.core.expression import TWELVE, Expression

if TYPE_CHECKING:
    import torch

IMAGE_TOKEN: Final = "<|image_pad|>"
_SIDE: Final = 448
"""Pixels of the longer side of what the model is shown: 256 patches, as many as a face needs."""
_MARGIN: Final = 0.35
_YES: Final = ("Yes", "yes")
_NO: Final = ("No", "no")


def preamble(patches: int) -> str:
    """The prompt up to the question.

    Args:
        patches: of the picture, after merging.
    """
    return (
        "<|im_start|>system\nYou are a careful annotator of facial expressions.<|im_end|>\n"
        f"<|im_start|>user\n<|vision_start|>{IMAGE_TOKEN * patches}<|vision_end|>"
    )


def question(expression: Expression, description: str) -> str:
    """The prompt from the question on.

    Args:
        expression: what is asked for.
        description: its definition, a noun phrase.
    """
    return (
        f"Does this face show a {expression} expression? That is {description}. Answer yes or no."
        "<|im_end|>\n<|im_start|>assistant\n"
    )


class VlmJudge:
    """A `Qwen2_5_VLForConditionalGeneration` that says yes or no. One thread at a time.

    Args:
        model: the model, on its device.
        tokenizer: its tokenizer.
        image_processor: cuts pictures into its patches.
        key: tells its weights apart from others.

    Raises:
        JudgeError: the tokenizer cannot tell yes from no.
    """

    def __init__(self, model: Any, tokenizer: Any, image_processor: Any, key: str) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._image_processor = image_processor
        signatures = read_signatures()
        self._key = f"vlm {key} {signatures.key}"
        self._questions = {
            expression: self._ids(question(expression, signature.description))
            for expression, signature in signatures.signatures.items()
        }
        self._yes, self._no = self._first_tokens(_YES), self._first_tokens(_NO)
        if set(self._yes) & set(self._no):
            raise JudgeError("the model's tokenizer begins yes and no with the same token", "choose another judge")

    @classmethod
    def load(cls, folder: Path) -> VlmJudge:
        """The text encoder of a model folder, with its head, on the graphics processor if there is one.

        Raises:
            ModelError: the folder is not a whole model, or its parts cannot be loaded.
        """
        import torch
        from transformers import Qwen2_5_VLForConditionalGeneration

        from pixelsmile_desktop.engines.pixelsmile.components import load_image_processor, load_tokenizer
        from pixelsmile_desktop.engines.pixelsmile.model_folder import inspect_model

        inspected = inspect_model(folder)
        place = inspected.text_encoder.folder
        try:
            loaded: Any = Qwen2_5_VLForConditionalGeneration.from_pretrained(
                place,
                dtype="auto",
                local_files_only=True,
                use_safetensors=True,
                trust_remote_code=False,
                output_loading_info=True,
            )
        except (OSError, ValueError, TypeError, RuntimeError) as error:
            reason = " ".join(str(error).split())[:200]
            raise ModelError(f"{place} cannot be loaded ({reason})", "download the model again") from error
        model, told = loaded
        if told["missing_keys"]:
            # They would be random, and so would be every answer.
            what = f"{place} lacks weights of the language model (such as {min(told['missing_keys'])})"
            raise ModelError(what, "download the model again")
        model = model.to("cuda" if torch.cuda.is_available() else "cpu").eval().requires_grad_(False)
        return cls(model, load_tokenizer(folder), load_image_processor(folder), inspected.fingerprint[:16])

    @property
    def name(self) -> str:
        """See `Judge`."""
        return "Qwen2.5-VL, asked yes or no"

    @property
    def key(self) -> str:
        """See `Judge`."""
        return self._key

    def scores(self, picture: FacePicture) -> Mapping[Expression, float]:
        """See `Judge`."""
        import torch

        if picture.face is None:
            return dict.fromkeys(TWELVE, 0.0)
        shown = _at_size(picture.around_face(_MARGIN))
        with torch.inference_mode():
            cache, position = self._read_picture(shown)
            return {
                expression: self._probability_of_yes(self._answer(ids, cache, position))
                for expression, ids in self._questions.items()
            }

    def _read_picture(self, shown: Image) -> tuple[Any, int]:
        """Keys and values of the prompt up to the question, and the rotary position of the next token."""
        import torch

        patches = self._image_processor(images=[shown], return_tensors="pt")
        merged = int(patches["image_grid_thw"][0].prod()) // self._image_processor.merge_size**2
        device = self._model.device
        tokens = torch.tensor([self._ids(preamble(merged))], device=device)
        out = self._model.model(
            input_ids=tokens,
            attention_mask=torch.ones_like(tokens),
            pixel_values=patches["pixel_values"].to(device, self._model.dtype),
            image_grid_thw=patches["image_grid_thw"].to(device),
            mm_token_type_ids=(tokens == self._tokenizer.convert_tokens_to_ids(IMAGE_TOKEN)).long(),
            use_cache=True,
        )
        # A picture advances the rotary position by its longer side, not by its number of tokens.
        return out.past_key_values, tokens.shape[1] + int(self._model.model.rope_deltas)

    def _answer(self, ids: Sequence[int], cache: Any, position: int) -> torch.Tensor:
        """(vocabulary,) logits of the first token of the answer; the cache is left as it was."""
        import torch

        device, length, known = self._model.device, len(ids), cache.get_seq_length()
        out = self._model.model(
            input_ids=torch.tensor([ids], device=device),
            position_ids=torch.arange(position, position + length, device=device).expand(3, 1, length),
            attention_mask=torch.ones(1, known + length, dtype=torch.long, device=device),
            past_key_values=cache,
            use_cache=True,
        )
        cache.crop(-length)
        logits: torch.Tensor = self._model.lm_head(out.last_hidden_state[0, -1])
        return logits.float()

    def _probability_of_yes(self, logits: torch.Tensor) -> float:
        """P(yes) / (P(yes) + P(no)), over all ways to begin the word."""
        import torch

        both = torch.stack([torch.logsumexp(logits[ids], 0) for ids in (self._yes, self._no)])
        probability = float(torch.softmax(both, 0)[0])
        if not np.isfinite(probability):
            raise JudgeError("the language model gives no usable answer", "choose another judge or precision")
        return probability

    def _first_tokens(self, words: Sequence[str]) -> list[int]:
        return sorted({self._ids(word)[0] for word in words if self._ids(word)})

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer(text, add_special_tokens=False)["input_ids"]
        return ids


def _at_size(pixels: Image) -> Image:
    import cv2

    height, width = pixels.shape[:2]
    scale = _SIDE / max(height, width)
    size = max(28, round(width * scale)), max(28, round(height * scale))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC))
