"""How much memory and arithmetic a model takes: estimates, and where each comes from.

Published: the counts of `PUBLISHED_MODEL`.
Measured: the peaks of activations, which an allocator trace in bfloat16 gave for three sizes without workspaces of
kernels (transformer 839, 530 and 220 MiB for 8536, 5464 and 2392 tokens; autoencoder at 1024 and 512 pixels 1934 and
484 MiB encoding, 3459 and 865 MiB decoding, 129 and 227 MiB in tiles); they are proportional to tokens and to pixels,
so that other sizes follow. The operations of the autoencoder, which torch's counter gave.
Derived: the operations of the transformer, by the formula of `step_flops`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.engines.pixelsmile.model_facts import ModelFacts

GIB: Final = 2**30
_TOKEN_SIDE = 16
"""Pixels along the side of a token of the transformer."""
_MERGED_PATCH = 28
"""Pixels along the side of a token of the text encoder."""
_ENCODED_SIDE = 512
"""Pixels along the side of the crop that the text encoder sees, whatever the size of the pictures, as in training."""
_ENCODED_TOKENS: Final = round(_ENCODED_SIDE / _MERGED_PATCH) ** 2
_INSTRUCTION_TOKENS = 20
_SYSTEM_TOKENS = 64
_PROMPT_TOKENS: Final = _SYSTEM_TOKENS + _ENCODED_TOKENS + _INSTRUCTION_TOKENS
_ENCODED_WORDS = 13
"""Neutral and the twelve expressions are encoded together."""
_WORD_TOKENS = 7
BYTES: Final = {Precision.FP32: 4.0, Precision.BF16: 2.0, Precision.FP8: 1.0, Precision.NF4: 4.127 / 8}
"""Bytes of a parameter. NF4 keeps a scale for 64 numbers, itself in 8 bits with a scale for 256: 4.127 bits."""
_ADAPTER_RANK = 64
_ADAPTED_WIDTHS = 36
"""Inputs and outputs of a block's matrices in widths of the model: eight of 1 + 1, four of 1 + 4."""
_TRANSFORMER_ACTIVATIONS = 16.8
"""Numbers alive at the peak, per token and feature: 839 MiB / (8536 tokens x 3072 features x 2 bytes), rounded up."""
_DECODING_ACTIVATIONS = 18.1
"""Numbers alive at the peak, per pixel and feature: 3459 MiB / (1024^2 pixels x 96 features x 2 bytes), rounded up."""
_TILE_SIDE = 264
"""Pixels along the side of a tile of 256, with what is kept of its neighbours: 227 MiB."""
_ENCODER_ACTIVATIONS = 1.5
"""On the keys and values that the text encoder keeps, for its activations, about 100 MB of the published model."""
_SAFETY = 1.25
"""On activations, for workspaces of kernels and fragmentation, which the trace did not see."""
_ENCODING_FLOPS = 765.0
_DECODING_FLOPS = 1209.0
"""Operations per pixel and squared feature, counted at 1024 pixels (7.39 and 11.68 TFLOP)."""


@dataclass(frozen=True)
class Tokens:
    """What the transformer attends to in one step.

    Attributes:
        target: tokens of the picture to be made.
        picture: tokens of the crop it is made from.
        text: tokens of the prompt, most of which stand for the crop as the text encoder saw it.
    """

    target: int
    picture: int
    text: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.target + self.picture + self.text

    @classmethod
    def of(cls, target_side: int, picture_side: int | None = None) -> Tokens:
        """Tokens of square pictures.

        Args:
            target_side: of the picture to be made, in pixels; rounded to a multiple of 32.
            picture_side: of the crop it is made from; None for the same.
        """
        picture_side = target_side if picture_side is None else picture_side
        text = _ENCODED_TOKENS + _INSTRUCTION_TOKENS
        return cls(_picture_tokens(target_side), _picture_tokens(picture_side), text)


def _picture_tokens(side: int) -> int:
    return (max(1, round(side / 32)) * 32 // _TOKEN_SIDE) ** 2


def transformer_bytes(model: ModelFacts, precision: Precision, *, with_table: bool) -> float:
    """Memory of the transformer's weights, without the table itself.

    Quantised are only the matrices of the blocks; `img_in`, `txt_in`, `txt_norm`, `time_text_embed`, `norm_out`,
    `proj_out` and what remains of the modulation stay in bfloat16.
    """
    wide = max(BYTES[precision], BYTES[Precision.BF16])
    kept = model.edges + (0 if with_table else model.modulation)
    return model.blocks * BYTES[precision] + kept * wide


def table_bytes(model: ModelFacts, precision: Precision, steps: int) -> float:
    """Memory of the modulation table: shift, scale and gate of two norms in two streams, per block and step.

    With `zero_cond_t` the image stream has a second set, for timestep 0. 50 steps of the published model: 316 MiB.
    """
    vectors = 12 + 6 if model.zero_cond_t else 12
    return model.layers * vectors * model.width * max(2.0, BYTES[precision]) * steps


def adapter_bytes(model: ModelFacts, precision: Precision) -> float:
    """Memory of an adapter of rank 64 on all twelve matrices of every block, as PixelSmile's is: 849 MB in bfloat16."""
    return model.layers * _ADAPTED_WIDTHS * model.width * _ADAPTER_RANK * max(2.0, BYTES[precision])


def encoder_bytes(model: ModelFacts, precision: Precision) -> float:
    """Memory of the text encoder without its head; the part that sees and the embedding are not quantised."""
    wide = max(BYTES[precision], BYTES[Precision.BF16])
    return model.encoder_language * BYTES[precision] + (model.encoder_visual + model.encoder_embedding) * wide


def streamed_transformer_bytes(model: ModelFacts, precision: Precision) -> float:
    """What lies on the device of a streamed transformer with a table: its edges, a block at work and the next one."""
    elsewhere = model.blocks * BYTES[precision] * max(0.0, 1 - 2 / model.layers)
    return transformer_bytes(model, precision, with_table=True) - elsewhere


def streamed_encoder_bytes(model: ModelFacts, precision: Precision) -> float:
    """What lies on the device of a streamed text encoder: the part that sees, the embedding, and two layers."""
    elsewhere = model.encoder_language * BYTES[precision] * max(0.0, 1 - 2 / model.encoder_layers)
    return encoder_bytes(model, precision) - elsewhere


def vae_bytes(model: ModelFacts, precision: Precision) -> float:
    """Memory of the autoencoder's weights, which are never quantised."""
    return model.vae * max(2.0, BYTES[precision])


def denoise_bytes(model: ModelFacts, size: int, batch: int, number_bytes: float, *, plain_attention: bool) -> float:
    """Working memory of a pass of the transformer over `batch` pictures of `size` pixels a side.

    Args:
        model: the model.
        size: side of the pictures in pixels.
        batch: how many pictures.
        number_bytes: 2 for bfloat16, 4 for float32.
        plain_attention: the device has no fused attention, so that all weights of a layer's attention exist at once.
    """
    tokens = Tokens.of(size).total
    numbers = _TRANSFORMER_ACTIVATIONS * tokens * model.width
    if plain_attention:
        numbers += model.heads * tokens**2
    return batch * numbers * number_bytes * _SAFETY


def vae_working_bytes(model: ModelFacts, size: int, number_bytes: float, *, tiled: bool) -> float:
    """Working memory of the autoencoder for one picture; decoding takes more than encoding."""
    side = min(size, _TILE_SIDE) if tiled else size
    return side**2 * model.vae_width * _DECODING_ACTIVATIONS * number_bytes * _SAFETY


def encoder_working_bytes(model: ModelFacts, number_bytes: float) -> float:
    """Working memory of the text encoder: keys and values of the prompt for every word, and activations."""
    return _PROMPT_TOKENS * _ENCODED_WORDS * model.encoder_cache * number_bytes * _ENCODER_ACTIVATIONS


def step_flops(model: ModelFacts, tokens: Tokens) -> float:
    """Floating-point operations of one pass of the transformer over one picture.

    Per layer, with d features and n tokens: 24 d^2 n for the matrices (queries, keys, values and output d x d each, and
    two of d x 4d; two operations per weight), 4 d n^2 for the attention.
    """
    count, width = tokens.total, model.width
    return float(model.layers * (24 * width**2 * count + 4 * width * count**2))


def encoder_flops(model: ModelFacts) -> float:
    """Operations of encoding one picture with all words; a token of the picture is made from four patches."""
    tokens = _PROMPT_TOKENS + _ENCODED_WORDS * _WORD_TOKENS
    return 2.0 * (model.encoder_language * tokens + model.encoder_visual * 4 * _ENCODED_TOKENS)


def vae_flops(model: ModelFacts, size: int, pictures: int) -> float:
    """Operations of encoding one picture and decoding `pictures` of them."""
    return size**2 * model.vae_width**2 * (_ENCODING_FLOPS + _DECODING_FLOPS * pictures)
