"""Keeps the libraries of the model from talking: the child's streams belong to the host, and nobody reads them."""

from __future__ import annotations

import logging
import os


def silence_libraries() -> None:
    """Let diffusers, transformers and their kin log errors only, draw no bars and never look for a network.

    To be called once per process, before any of them is imported: some warn while they are being imported
    (bitsandbytes, that it found no kernel for the processor to download), and whether there may be a network is decided
    at that moment too.
    """
    # Loading goes by local paths anyway; this also holds for what a library might fetch on the side.
    os.environ["HF_HUB_OFFLINE"] = "1"
    for name in ("accelerate", "bitsandbytes", "diffusers", "huggingface_hub", "peft", "transformers"):
        logging.getLogger(name).setLevel(logging.ERROR)
    from diffusers.utils import logging as of_diffusers
    from transformers.utils import logging as of_transformers

    # Both keep a level of their own, which they set anew when they are first asked for a logger.
    of_diffusers.set_verbosity_error()
    of_diffusers.disable_progress_bar()
    of_transformers.set_verbosity_error()
    of_transformers.disable_progress_bar()
