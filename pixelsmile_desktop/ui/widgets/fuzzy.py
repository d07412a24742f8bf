"""Finding commands by a few of their letters."""

from __future__ import annotations

from typing import Final

_START_OF_WORD: Final = 8
_NEXT_TO_LAST: Final = 5
_GAP: Final = -1
_LONGEST_GAP: Final = 10


def fuzzy_score(pattern: str, text: str) -> int | None:
    """How well `text` answers to `pattern`: higher is better, None is not at all.

    All letters of the pattern must occur in the text in their order, whatever their case; spaces in the pattern do not
    count. Letters at the beginning of words and letters that follow each other weigh most, gaps cost.
    """
    wanted = "".join(pattern.lower().split())
    given = text.lower()
    if not wanted:
        return 0
    best: dict[int, int] = {}
    for position, letter in enumerate(given):
        if letter == wanted[0]:
            best[position] = _bonus(given, position) - min(position, _LONGEST_GAP)
    for letter in wanted[1:]:
        best = _extended(best, letter, given)
    return max(best.values(), default=None)


def _extended(best: dict[int, int], letter: str, given: str) -> dict[int, int]:
    """The best score for each place at which the next letter of the pattern may stand."""
    extended: dict[int, int] = {}
    for position, candidate in enumerate(given):
        if candidate != letter:
            continue
        scores = [score + _step(last, position) for last, score in best.items() if last < position]
        if scores:
            extended[position] = max(scores) + _bonus(given, position)
    return extended


def _bonus(given: str, position: int) -> int:
    return _START_OF_WORD if position == 0 or not given[position - 1].isalnum() else 0


def _step(last: int, position: int) -> int:
    gap = position - last - 1
    return _NEXT_TO_LAST if gap == 0 else _GAP * min(gap, _LONGEST_GAP)
