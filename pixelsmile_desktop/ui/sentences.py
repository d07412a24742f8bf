"""Sentences of core, the engines and the files in the language of the window.

They are made in English, where things happen, and logged so; whatever is not listed here is shown as it is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from pixelsmile_desktop.core.errors import PixelSmileError
from pixelsmile_desktop.ui.marking import QT_TRANSLATE_NOOP

SENTENCES: Final = (
    # Of faces.
    QT_TRANSLATE_NOOP("Sentence", "this is perhaps not a face; look at the result before you use it"),
    QT_TRANSLATE_NOOP("Sentence", "the face is turned {0}; its far side cannot be changed well"),
    QT_TRANSLATE_NOOP("Sentence", "the face is tiny, with {0} pixels between the eyes; small changes will not show"),
    QT_TRANSLATE_NOOP(
        "Sentence", "the face is cut off by the edge of the photo; what is not in the photo cannot be changed"
    ),
    QT_TRANSLATE_NOOP("Sentence", "the eyes are closed; they stay closed"),
    QT_TRANSLATE_NOOP("Sentence", "one eye is closed; it stays closed"),
    QT_TRANSLATE_NOOP("Sentence", "the eyes are hidden; they stay as they are"),
    QT_TRANSLATE_NOOP("Sentence", "one eye is hidden; it stays as it is"),
    QT_TRANSLATE_NOOP("Sentence", "the mouth is hidden; what lies in front of it stays as it is"),
    QT_TRANSLATE_NOOP("Sentence", "the face wears glasses; the frames stay still while the skin behind them moves"),
    QT_TRANSLATE_NOOP("Sentence", "far up"),
    QT_TRANSLATE_NOOP("Sentence", "far down"),
    QT_TRANSLATE_NOOP("Sentence", "far to the right"),
    QT_TRANSLATE_NOOP("Sentence", "far to the left"),
    # Of blends.
    QT_TRANSLATE_NOOP("Sentence", "fear and surprised look alike: their blend collapses into one of them"),
    QT_TRANSLATE_NOOP("Sentence", "angry and happy contradict each other: their blend is unstable"),
    # Of models.
    QT_TRANSLATE_NOOP("Sentence", "the base model of the PixelSmile engine"),
    QT_TRANSLATE_NOOP("Sentence", "the adapter that teaches the base model expressions, for human faces"),
    QT_TRANSLATE_NOOP("Sentence", "an adapter for quick drafts in {0} denoising steps"),
    QT_TRANSLATE_NOOP("Sentence", "compares a person before and after an edit"),
    # Of engines.
    QT_TRANSLATE_NOOP("Sentence", "no model is installed"),
    QT_TRANSLATE_NOOP("Sentence", "not installed: {0}"),
    QT_TRANSLATE_NOOP("Sentence", "the {0} engine is not ready ({1})"),
    QT_TRANSLATE_NOOP("Sentence", "choose the Instant engine"),
    # Of files.
    QT_TRANSLATE_NOOP("Sentence", "there is no file {0}"),
    QT_TRANSLATE_NOOP("Sentence", "{0} is empty"),
    QT_TRANSLATE_NOOP("Sentence", "{0} may not be read"),
    QT_TRANSLATE_NOOP("Sentence", "{0} cannot be read as {1}: it is cut short or damaged"),
    QT_TRANSLATE_NOOP("Sentence", "there is not enough memory for {0}"),
    QT_TRANSLATE_NOOP("Sentence", "the photo's colour profile cannot be used, so its colours were taken for sRGB"),
    QT_TRANSLATE_NOOP("Sentence", "check the name"),
    QT_TRANSLATE_NOOP("Sentence", "check its permissions"),
    QT_TRANSLATE_NOOP("Sentence", "copy it again from the camera"),
    QT_TRANSLATE_NOOP("Sentence", "close other programs or make it smaller"),
    QT_TRANSLATE_NOOP("Sentence", "{0} cannot be written: {1}"),
    QT_TRANSLATE_NOOP("Sentence", "the disk is full"),
    QT_TRANSLATE_NOOP("Sentence", "the disk is read-only"),
    QT_TRANSLATE_NOOP("Sentence", "the folder may not be written to"),
    QT_TRANSLATE_NOOP("Sentence", "make room or choose another folder"),
    QT_TRANSLATE_NOOP("Sentence", "choose another folder"),
    QT_TRANSLATE_NOOP("Sentence", "choose another folder or change its permissions"),
    QT_TRANSLATE_NOOP("Sentence", "the colour profile {0} cannot be read ({1})"),
    QT_TRANSLATE_NOOP("Sentence", "{0} is no colour profile that pictures can be shown through"),
    QT_TRANSLATE_NOOP("Sentence", "choose an ICC profile of a screen, or none"),
    QT_TRANSLATE_NOOP("Sentence", "no folder is chosen for the exported files"),
    QT_TRANSLATE_NOOP("Sentence", "choose one"),
)
"""The ones that a photographer meets most; {0} and {1} stand for what differs, and are translated themselves."""


def sentence_text(sentence: str) -> str:
    """A sentence in the language of the window; one that nobody has translated stays as it is."""
    for pattern, source in _patterns():
        match = pattern.fullmatch(sentence)
        if match is not None:
            words = [sentence_text(word) for word in match.groups()]
            return QCoreApplication.translate("Sentence", source).format(*words)
    return sentence


def error_text(error: PixelSmileError) -> str:
    """What happened, and what to do about it, in the language of the window."""
    return f"{sentence_text(error.what)}; {sentence_text(error.remedy)}"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    # Those without places first: "choose one" is no file of that name.
    ordered = sorted(SENTENCES, key=lambda source: source.count("{"))
    return tuple((re.compile(re.sub(r"\\{\d\\}", "(.+?)", re.escape(source)), re.DOTALL), source) for source in ordered)
