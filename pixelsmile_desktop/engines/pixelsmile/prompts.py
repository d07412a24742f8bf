"""The prompts of the method, word by word as the model was trained on them."""

from __future__ import annotations

from pixelsmile_desktop.core.request import Subject

SYSTEM_TOKENS = 64
"""Tokens of the system's part of the prompt, which the transformer does not see (diffusers drops as many)."""

IMAGE_TOKEN = "<|image_pad|>"
"""Stands for the picture; the encoder needs one for every patch of it."""

_SYSTEM = (
    "Describe the key features of the input image (color, shape, size, texture, objects, background), then explain how "
    "the user's text instruction should alter or modify the image. Generate a new image that meets the user's "
    "requirements while maintaining consistency with the original input where appropriate."
)
_PICTURE = f"Picture 1: <|vision_start|>{IMAGE_TOKEN}<|vision_end|>"


def instruction(word: str, subject: Subject) -> str:
    """What is asked of the model: always "a", whatever the word begins with, as in the training data."""
    return f"Edit the {subject} to show a {word} expression"


def wrapped(text: str) -> str:
    """The whole prompt around an instruction, with one picture (`QwenImageEditPlusPipeline.prompt_template_encode`)."""
    return (
        f"<|im_start|>system\n{_SYSTEM}<|im_end|>\n"
        f"<|im_start|>user\n{_PICTURE}{text}<|im_end|>\n"
        f"<|im_start|>assistant\n"
    )
