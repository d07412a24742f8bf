"""What is searched and sorted by: words without case and accents, and names in the order that people expect."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Han, kana and hangul: written without spaces between words, so every sign counts as a word.
_UNSPACED: Final = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD: Final = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+")
_DIGITS: Final = re.compile(r"[0-9]+")


def words_of(text: str) -> list[str]:
    """The words of a text, in its order: letters and digits only, without case and accents."""
    return _WORD.findall(_plain(text))


def name_key(name: str) -> str:
    """A text whose plain order is that of file names as people read them: `IMG_9` before `img_10`."""
    return _DIGITS.sub(_number_key, _plain(name))


def _number_key(match: re.Match[str]) -> str:
    # The longer number is the larger one; no file name has more than 999 digits.
    digits = match[0].lstrip("0") or "0"
    return f"{len(digits):03d}{digits}"


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", decomposed) if not unicodedata.combining(sign))
    # Names that are not valid Unicode hold lone surrogates, which no database takes as text.
    return unicodedata.normalize("NFC", bare).encode("utf-8", "replace").decode()
