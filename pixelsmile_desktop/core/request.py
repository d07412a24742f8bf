"""`EditRequest`: one frozen value that is the whole edit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import ExpressionMix

MAX_SEED = 2**63 - 1


class EngineName(StrEnum):
    """Which engine renders."""

    AUTO = "auto"
    INSTANT = "instant"
    PIXELSMILE = "pixelsmile"


class Subject(StrEnum):
    """The word that the prompt of the PixelSmile engine uses: person for photos, character for drawings."""

    PERSON = "person"
    CHARACTER = "character"


class Method(StrEnum):
    """Which rows of the prompt embeddings are interpolated (names of the reference)."""

    SCORE_ONE_ALL = "score_one_all"
    SCORE_ONE = "score_one"
    SCORE_ONE_EXP = "score_one_exp"
    SCORE_ONE_TGT = "score_one_tgt"


class Precision(StrEnum):
    """How the weights of the PixelSmile engine are held."""

    AUTO = "auto"
    FP32 = "fp32"
    BF16 = "bf16"
    FP8 = "fp8"
    NF4 = "nf4"


@dataclass(frozen=True)
class FaceChoice:
    """Which faces of a photo to edit: the largest, all of them, the one at an index, or several by their indices.

    Attributes:
        which: how they are chosen.
        index: the one at an index; faces count from left to right, from 0.
        indices: the several, rising.

    Raises:
        RequestError: an index that is negative, given twice, or given without being meant.
    """

    which: Literal["largest", "all", "index", "several"] = "largest"
    index: int = 0
    indices: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.index < 0 or (self.which != "index" and self.index != 0):
            raise RequestError(f"there is no face {self.index}", "count faces from 0, from left to right")
        is_several = self.which == "several"
        is_list = len(self.indices) > 1 and min(self.indices) >= 0 and list(self.indices) == sorted(set(self.indices))
        if is_several != is_list or (self.indices and not is_several):
            raise RequestError(f"the faces {self.indices} are no choice", "name each once, from left to right")

    @classmethod
    def of(cls, indices: Iterable[int]) -> FaceChoice:
        """The choice of the faces with these indices; the largest if there are none.

        Raises:
            RequestError: an index is negative.
        """
        rising = tuple(sorted({*indices}))
        if not rising:
            return cls()
        return cls("index", rising[0]) if len(rising) == 1 else cls("several", indices=rising)

    @classmethod
    def parse(cls, word: str) -> FaceChoice:
        """The choice that `largest`, `all`, a number, or several such as `0,2` name.

        Raises:
            RequestError: it names nothing.
        """
        if word == "largest":
            return cls("largest")
        if word == "all":
            return cls("all")
        if re.fullmatch(r"[0-9]{1,6}(,[0-9]{1,6}){0,99}", word):
            return cls.of(int(number) for number in word.split(","))
        remedy = "choose largest, all, or a number counted from 0, left to right"
        raise RequestError(f"there is no face {word!r}", remedy)

    def __str__(self) -> str:
        if self.which == "several":
            return ",".join(map(str, self.indices))
        return str(self.index) if self.which == "index" else self.which


@dataclass(frozen=True)
class EngineOptions:
    """What the PixelSmile engine needs to know beyond the mix; Instant has no options and ignores them.

    Attributes:
        seed: start of the noise, 0..2**63-1; the same seed gives the same picture.
        steps: denoising steps, 2..200; None lets the engine choose.
        size: side of the edited crop in pixels, 256..2048; None lets the engine choose.
        subject, method, precision: see the enums.
        model: local diffusers folder of the base model; None takes the installed one.
        lora: adapter file; None takes the installed one.
        lora_strength: 0..2.
        parity: follow the reference's recipe to the letter, without paste-back.
        draft: file of a Lightning adapter: renders in its 4 or 8 steps, for a quick look; None renders in full.
        plan: name of the rung that the engine must use (see `core.plan.Plan`); None lets it choose.
        identity_threshold: similarity of the person, 0..1, below which other seeds are tried; None tries none.
        identity_tries: how many other seeds at most, 1..16.

    Raises:
        RequestError: a value out of its range.
    """

    seed: int = 42
    steps: int | None = None
    size: int | None = None
    subject: Subject = Subject.PERSON
    method: Method = Method.SCORE_ONE_ALL
    precision: Precision = Precision.AUTO
    model: str | None = None
    lora: str | None = None
    lora_strength: float = 1.0
    parity: bool = False
    draft: str | None = None
    plan: str | None = None
    identity_threshold: float | None = None
    identity_tries: int = 3

    def __post_init__(self) -> None:
        _check_range("the seed", self.seed, 0, MAX_SEED)
        _check_range("the number of steps", self.steps, 2, 200)
        _check_range("the size", self.size, 256, 2048)
        _check_range("the strength of the adapter", self.lora_strength, 0, 2)
        _check_range("the identity threshold", self.identity_threshold, 0, 1)
        _check_range("the number of other seeds", self.identity_tries, 1, 16)


@dataclass(frozen=True)
class PasteBackOptions:
    """How a generated crop is put back into the photo. Instant renders in place and ignores them.

    Attributes:
        feather: width of the soft edge as a share of the face's width, 0..0.5.
        match_colour: take the low-frequency colour of the original.
        keep_grain: put the original's grain back over generated skin.

    Raises:
        RequestError: a value out of its range.
    """

    feather: float = 0.08
    match_colour: bool = True
    keep_grain: bool = True

    def __post_init__(self) -> None:
        _check_range("the feather", self.feather, 0, 0.5)


@dataclass(frozen=True)
class EditRequest:
    """The whole edit of one photo, as queue, history, sidecar, presets, command line and tests speak it.

    Attributes:
        photo: path of the original, which is only ever read.
        mix: the expressions and their intensities.
        face: which face.
        engine: which engine.
        options: engine options.
        paste_back: paste-back options.
    """

    photo: str
    mix: ExpressionMix = field(default_factory=ExpressionMix)
    face: FaceChoice = field(default_factory=FaceChoice)
    engine: EngineName = EngineName.AUTO
    options: EngineOptions = field(default_factory=EngineOptions)
    paste_back: PasteBackOptions = field(default_factory=PasteBackOptions)


def _check_range(what: str, value: float | None, lowest: float, highest: float) -> None:
    if value is not None and not lowest <= value <= highest:
        raise RequestError(f"{what} {value} is out of range", f"choose a value from {lowest} to {highest}")
