"""Keeps the libraries of the model from talking: the child's streams belong to the host, and nobody reads them."""

from __future__ import annotations

import logging


def silence_libraries() -> None:
    """Let diffusers, transformers and their kin log errors only, and draw no bars.

    To be called once per process, before any of them is imported: bitsandbytes warns while it is being imported, that
    it found no kernel to download for the processor.
    """
    for name in ("accelerate", "bitsandbytes", "diffusers", "huggingface_hub", "peft", "transformers"):
        logging.getLogger(name).setLevel(logging.ERROR)
    from diffusers.utils import logging as of_diffusers
    from transformers.utils import logging as of_transformers

    # Both set a level of their own when they are first asked for a logger.
    of_diffusers.set_verbosity_error()
    of_diffusers.disable_progress_bar()
    of_transformers.set_verbosity_error()
    of_transformers.disable_progress_bar()
