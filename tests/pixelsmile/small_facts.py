"""Counts of `RandomModel(TINY)`, for tests that need the numbers of a model and not the model."""

from pixelsmile_desktop.engines.pixelsmile.model_facts import ModelFacts

TINY_MODEL = ModelFacts(
    layers=2,
    width=32,
    heads=2,
    zero_cond_t=True,
    blocks=50432,
    modulation=25344,
    edges=16672,
    encoder_layers=2,
    encoder_language=18720,
    encoder_visual=30544,
    encoder_embedding=16384,
    encoder_cache=64,
    vae=179295,
    vae_width=4,
    disk_bytes=1415100,
)
