"""Sentences of core, the engines and the files in the language of the window.

They are made in English, where things happen, and logged so. `installers/translate.py` finds them in the sources and
keeps them, as templates with places for what differs, in a list beside the translations; the window looks there which
template a sentence was made of, and fills what differs into the translation.
"""

from __future__ import annotations

import re
import string
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from pixelsmile_desktop.core.errors import PixelSmileError
from pixelsmile_desktop.core.resources import resources_folder
from pixelsmile_desktop.ui.sentences_of_window import FOR_THE_WINDOW

LIST_NAME: Final = "sentences.txt"
JOINTS_OF_SENTENCES: Final = ("{0}.", "{0}; {1}", "{0}: {1}")
JOINTS_OF_WORDS: Final = ("{0} and {1}",)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_WORDS_OF_A_SENTENCE: Final = 2


class Template:
    """A sentence with places for what differs.

    Args:
        source: the sentence, in which `{0}` and `{1}` stand for that.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._fixed = [fixed for fixed, *_ in string.Formatter().parse(source)]
        if source.endswith("}") and not source.endswith("}}"):
            self._fixed.append("")
        self.letters = sum(map(len, self._fixed))
        words = _WORD.findall(" ".join(self._fixed))
        self.is_telling = len(self._fixed) == 1 or len(words) >= _WORDS_OF_A_SENTENCE

    def match(self, sentence: str) -> tuple[str, ...] | None:
        """What stands in the places of the template if a sentence was made of it."""
        if not (sentence.startswith(self._fixed[0]) and sentence.endswith(self._fixed[-1])):
            return None
        # Most templates are ruled out by this, without a pattern that would have to be compiled.
        if not all(fixed in sentence for fixed in self._fixed):
            return None
        found = self._pattern.fullmatch(sentence)
        return None if found is None else found.groups()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("(.+?)".join(map(re.escape, self._fixed)), re.DOTALL)


def sentence_text(sentence: str) -> str:
    """A sentence in the language of the window; one that is in no list, such as a path, stays as it is."""
    return _said(sentence, is_part=False)


def clause_text(clause: str) -> str:
    """A clause of the program as a sentence of the window: with a capital letter and a full stop."""
    text = sentence_text(clause.removesuffix("."))
    return _translated("{0}.").format(f"{text[:1].upper()}{text[1:]}")


def error_text(error: PixelSmileError) -> str:
    """What happened, and what to do about it, in the language of the window."""
    return _translated("{0}; {1}").format(sentence_text(error.what), sentence_text(error.remedy))


def read_templates(folder: Path) -> list[Template]:
    """The templates that lie in a folder of translations, those that say most first."""
    lines = (folder / LIST_NAME).read_text(encoding="utf-8").splitlines()
    return sorted(map(Template, lines), key=lambda template: -template.letters)


@cache
def _templates(*, telling: bool) -> tuple[Template, ...]:
    templates = read_templates(resources_folder() / "translations")
    return tuple(template for template in templates if template.is_telling is telling)


def _said(sentence: str, *, is_part: bool) -> str:
    """A sentence, or what is filled into one, which may be the name of a file that must not be taken for a sentence."""
    said = _made_of(sentence, telling=True)
    if said is None:
        said = _joined(JOINTS_OF_SENTENCES, sentence, is_part=is_part)
    if said is None and not is_part:
        said = _made_of(sentence, telling=False)
    if said is None:
        said = _joined(JOINTS_OF_WORDS, sentence, is_part=True)
    return sentence if said is None else said


def _made_of(sentence: str, *, telling: bool) -> str | None:
    found = _template_of(sentence, telling=telling)
    if found is None:
        return None
    source, parts = found
    return _translated(source).format(*(_said(part, is_part=True) for part in parts))


# The parts of a joined sentence are looked up at every joint, and most sentences are said more than once.
@lru_cache(maxsize=4096)
def _template_of(sentence: str, *, telling: bool) -> tuple[str, tuple[str, ...]] | None:
    for template in _templates(telling=telling):
        parts = template.match(sentence)
        if parts is not None:
            return template.source, parts
    return None


def _joined(joints: tuple[str, ...], sentence: str, *, is_part: bool) -> str | None:
    for joint in joints:
        parts = _joint(joint).match(sentence) or ()
        said = tuple(_said(part, is_part=is_part) for part in parts)
        if said != parts:
            return _translated(joint).format(*said)
    return None


@cache
def _joint(source: str) -> Template:
    return Template(source)


def _translated(source: str) -> str:
    return QCoreApplication.translate("Sentence", FOR_THE_WINDOW.get(source, source))
