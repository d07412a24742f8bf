"""The numbers of a model that its memory and its speed follow from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class ModelFacts:
    """Shapes and counts of parameters of a base model.

    Attributes:
        layers: double-stream blocks of the transformer.
        width: features of a token in the transformer, heads x width of a head.
        heads: attention heads of the transformer.
        zero_cond_t: whether the conditioning picture is modulated as if at timestep 0, as in 2511.
        blocks: parameters of the transformer's blocks without their modulation.
        modulation: parameters of the blocks that depend only on the timestep (`img_mod` and `txt_mod`).
        edges: parameters of the transformer outside its blocks; they are never quantised.
        encoder_layers: layers of the language model in the text encoder.
        encoder_language: parameters of these layers.
        encoder_visual: parameters of the part that sees; never quantised.
        encoder_embedding: parameters of the token embedding; never quantised.
        encoder_cache: numbers that the text encoder keeps for one token, keys and values of all layers.
        vae: parameters of the autoencoder.
        vae_width: features of the autoencoder at full resolution.
        disk_bytes: size of all weight files.
    """

    layers: int
    width: int
    heads: int
    zero_cond_t: bool
    blocks: int
    modulation: int
    edges: int
    encoder_layers: int
    encoder_language: int
    encoder_visual: int
    encoder_embedding: int
    encoder_cache: int
    vae: int
    vae_width: int
    disk_bytes: int


PUBLISHED_MODEL: Final = ModelFacts(
    layers=60,
    width=3072,
    heads=24,
    zero_cond_t=True,
    blocks=13_592_893_440,
    modulation=6_796_984_320,
    edges=40_523_328,
    encoder_layers=28,
    encoder_language=6_525_621_760,
    encoder_visual=676_550_144,
    encoder_embedding=544_997_376,
    encoder_cache=28_672,
    vae=126_892_531,
    vae_width=96,
    disk_bytes=57_698_920_550,
)
"""Qwen-Image-Edit-2511, counted on its published configuration without its weights; its files hold bf16.

The head of the language model (another 544,997,376 parameters) is on disk, but prompts need no words from it."""
