"""Prompt embeddings of a picture in many expressions, for the price of little more than one.

The picture stands before the instruction and the language model is causal, so the prompts of all expressions share
their hidden states up to the word. One pass over that prefix and one batched pass over the few tokens that follow
give what a full pass for each prompt would.

The encoder is called directly: `QwenImageEditPlusPipeline._get_qwen_prompt_embeds` does not hand on
`mm_token_type_ids`, without which transformers 5 counts positions in one dimension instead of three and says nothing
(huggingface/diffusers#14194).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.request import Method, Subject
from pixelsmile_desktop.engines.pixelsmile.prompts import IMAGE_TOKEN, SYSTEM_TOKENS, instruction, wrapped

if TYPE_CHECKING:
    import torch

NEUTRAL = str(Expression.NEUTRAL)
END_ROWS = 6
"""Tokens after the word: " expression", the end of the turn, and the beginning of the answer."""
TAIL_ROWS = END_ROWS + 1
"""The word's last token and the tokens after it: the only rows in which expressions differ."""
_LONGEST_WORD = 12
"""Tokens; a longer phrase is an instruction of its own, whose meaning would not fit into the rows that are kept."""


@dataclass(frozen=True, eq=False)
class PictureEmbeddings:
    """Hidden states of the text encoder for one picture.

    Attributes:
        prefix: (rows, width) what all prompts share: the picture and the instruction up to the word.
        tails: by word: (`TAIL_ROWS`, width) its last token and the tokens after it.
        tokens: by word: how many tokens it has.
    """

    prefix: torch.Tensor
    tails: Mapping[str, torch.Tensor]
    tokens: Mapping[str, int]

    def merged_with(self, other: PictureEmbeddings) -> PictureEmbeddings:
        """These and those of another encoding of the same picture."""
        return PictureEmbeddings(self.prefix, {**self.tails, **other.tails}, {**self.tokens, **other.tokens})


class PromptEncoder:
    """Turns a picture and words into embeddings.

    Args:
        encoder: a `Qwen2_5_VLModel`. It keeps state between the two passes, so one thread at a time.
        tokenizer: its tokenizer.
        image_processor: cuts pictures into its patches.
    """

    def __init__(self, encoder: Any, tokenizer: Any, image_processor: Any) -> None:
        self._encoder = encoder
        self._tokenizer = tokenizer
        self._image_processor = image_processor
        self._image_id = tokenizer.convert_tokens_to_ids(IMAGE_TOKEN)

    def encode(self, picture: Pixels, words: Sequence[str], subject: Subject) -> PictureEmbeddings:
        """Embeddings of "neutral" and of every word for one picture, on the processor.

        Args:
            picture: (h, w, 3) uint8 sRGB.
            words: expressions as they stand in the prompt.
            subject: whom the prompt speaks of.

        Raises:
            RequestError: a word cannot be aligned with "neutral".
        """
        import torch

        patches = self._image_processor(images=[np.ascontiguousarray(picture)], return_tensors="pt")
        prompts = {word: self._token_ids(word, subject, patches["image_grid_thw"]) for word in (NEUTRAL, *words)}
        start = len(prompts[NEUTRAL]) - TAIL_ROWS
        tokens = {word: len(ids) - start - END_ROWS for word, ids in prompts.items()}
        _check_alignment(prompts, start)
        with torch.no_grad():
            prefix, cache, position = self._prefix_pass(prompts[NEUTRAL][:start], patches)
            tails = self._suffix_passes({word: ids[start:] for word, ids in prompts.items()}, cache, position)
        tails = {word: tail.cpu() for word, tail in tails.items()}
        return PictureEmbeddings(prefix[SYSTEM_TOKENS:].cpu(), tails, tokens)

    def _token_ids(self, word: str, subject: Subject, grid: torch.Tensor) -> list[int]:
        """The prompt's tokens, with one image token for every merged patch."""
        merged = int(grid[0].prod()) // self._image_processor.merge_size**2
        text = wrapped(instruction(word, subject)).replace(IMAGE_TOKEN, IMAGE_TOKEN * merged)
        ids: list[int] = self._tokenizer(text)["input_ids"]
        return ids

    def _prefix_pass(self, ids: list[int], patches: Mapping[str, torch.Tensor]) -> tuple[torch.Tensor, Any, int]:
        """Hidden states (rows, width) of the prefix, its keys and values, and the position of the next token."""
        import torch

        device = self._encoder.device
        tokens = torch.tensor([ids], device=device)
        out = self._encoder(
            input_ids=tokens,
            attention_mask=torch.ones_like(tokens),
            pixel_values=patches["pixel_values"].to(device, self._encoder.dtype),
            image_grid_thw=patches["image_grid_thw"].to(device),
            mm_token_type_ids=(tokens == self._image_id).long(),
            use_cache=True,
        )
        # A picture advances the rotary position by its longer side, not by its number of tokens.
        return out.last_hidden_state[0], out.past_key_values, len(ids) + int(self._encoder.rope_deltas)

    def _suffix_passes(self, suffixes: Mapping[str, list[int]], cache: Any, position: int) -> dict[str, torch.Tensor]:
        """The last `TAIL_ROWS` hidden states of each word; words of equal length share a pass."""
        import torch

        by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word, ids in suffixes.items():
            by_length[len(ids)].append(word)
        device, known = self._encoder.device, cache.get_seq_length()
        tails: dict[str, torch.Tensor] = {}
        for length, words in by_length.items():
            batch = torch.tensor([suffixes[word] for word in words], device=device)
            cache.batch_repeat_interleave(len(words))
            out = self._encoder(
                input_ids=batch,
                position_ids=torch.arange(position, position + length, device=device).expand(3, len(words), length),
                attention_mask=torch.ones(len(words), known + length, dtype=torch.long, device=device),
                past_key_values=cache,
                use_cache=True,
            )
            tails.update(zip(words, out.last_hidden_state[:, -TAIL_ROWS:].clone(), strict=True))
            cache.crop(-length)
            cache.batch_select_indices(torch.zeros(1, dtype=torch.long, device=device))
        return {word: tails[word] for word in suffixes}


def interpolated(
    embeddings: PictureEmbeddings, mix: ExpressionMix, method: Method, *, as_reference: bool = False
) -> torch.Tensor:
    """The embeddings of a mix: `neutral + sum_i intensity_i * (expression_i - neutral)`, row by row.

    Args:
        embeddings: of the picture, with every word of the mix and "neutral".
        mix: the expressions; neutral among them adds nothing.
        method: which rows are moved; the others are those of neutral. A word of several tokens is aligned at the end.
        as_reference: compute in the type of the embeddings, as the reference does, instead of in float32.

    Returns:
        (1, rows, width) in the type of the embeddings.

    Raises:
        RequestError: `score_one_tgt` with a word of several tokens, which has no single row of its own.
    """
    import torch

    arithmetic = embeddings.prefix.dtype if as_reference else torch.float32
    neutral = embeddings.tails[NEUTRAL].to(arithmetic)
    tail = neutral.clone()
    moved = _moved_rows(method)
    for expression, intensity in mix:
        word = str(expression)
        if method is Method.SCORE_ONE_TGT and embeddings.tokens[word] > 1:
            what = f"the word {word!r} has {embeddings.tokens[word]} tokens, and score_one_tgt moves only one"
            raise RequestError(what, "choose --method score_one_all")
        tail[moved] += intensity * (embeddings.tails[word].to(arithmetic) - neutral)[moved]
    return torch.cat([embeddings.prefix, tail.to(embeddings.prefix.dtype)])[None]


def _moved_rows(method: Method) -> slice:
    """Which rows of a tail a method moves; before the tail the delta is zero, so "all" and "the last 7" are one."""
    return {
        Method.SCORE_ONE_ALL: slice(None),
        Method.SCORE_ONE: slice(None),
        Method.SCORE_ONE_EXP: slice(1, None),
        Method.SCORE_ONE_TGT: slice(0, 1),
    }[method]


def _check_alignment(prompts: Mapping[str, list[int]], start: int) -> None:
    """Every prompt must be the same tokens as neutral's up to the word, and again after it."""
    neutral = prompts[NEUTRAL]
    for word, ids in prompts.items():
        pieces = len(ids) - start - END_ROWS
        is_aligned = ids[:start] == neutral[:start] and ids[-END_ROWS:] == neutral[-END_ROWS:]
        if not (is_aligned and 1 <= pieces <= _LONGEST_WORD):
            what = f"the model's tokenizer splits {word!r} into {pieces} pieces that do not line up with 'neutral'"
            raise RequestError(what, "choose a shorter or a more common word")
