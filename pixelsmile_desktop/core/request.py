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
_MOST_FACES = 10**6
_COUNTING = "count faces from 0, from left to right"


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
            raise RequestError(f"there is no face {self.index}", _COUNTING)
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

    @property
    def named(self) -> tuple[int, ...]:
        """The indices that it names, rising; none for the largest face and for all."""
        return (self.index,) if self.which == "index" else self.indices

    def __str__(self) -> str:
        return ",".join(map(str, self.named)) or self.which


@dataclass(frozen=True)
class FaceLook:
    """The mix that one face gets.

    Attributes:
        face: its index among the faces of the photo, from left to right, from 0.
        mix: the expressions and their intensities.

    Raises:
        RequestError: no photo has a face of that index.
    """

    face: int
    mix: ExpressionMix

    def __post_init__(self) -> None:
        if not 0 <= self.face < _MOST_FACES:
            raise RequestError(f"there is no face {self.face:.3g}", _COUNTING)


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
        face: which face gets them, or which faces.
        engine: which engine.
        options: engine options.
        paste_back: paste-back options.
        others: further faces with mixes of their own, rising, each face of the photo once in all. Beside them `face`
            names its faces by their indices, for which face is the largest is not known before the photo is read.

    Raises:
        RequestError: a face gets two mixes, or `others` stand beside a face that is not named by its index.
    """

    photo: str
    mix: ExpressionMix = field(default_factory=ExpressionMix)
    face: FaceChoice = field(default_factory=FaceChoice)
    engine: EngineName = EngineName.AUTO
    options: EngineOptions = field(default_factory=EngineOptions)
    paste_back: PasteBackOptions = field(default_factory=PasteBackOptions)
    others: tuple[FaceLook, ...] = ()

    def __post_init__(self) -> None:
        further = [look.face for look in self.others]
        if further and not self.face.named:
            what = f"further faces cannot be added to the choice {str(self.face)!r}"
            raise RequestError(what, "name the first face by its number, counted from 0, left to right")
        twice = next((face for face in further if further.count(face) > 1 or face in self.face.named), None)
        if twice is not None:
            raise RequestError(f"the face {twice} gets two mixes", "name each face once")
        if further != sorted(further):
            raise RequestError(f"the faces {further} are in no order", "name them from left to right")

    @property
    def faces(self) -> FaceChoice:
        """All faces that get a mix."""
        if not self.others:
            return self.face
        return FaceChoice.of((*self.face.named, *(look.face for look in self.others)))

    @property
    def mixes(self) -> tuple[ExpressionMix, ...]:
        """The mix of `face`, then those of the others; each once."""
        return tuple(dict.fromkeys((self.mix, *(look.mix for look in self.others))))

    @property
    def is_identity(self) -> bool:
        """Whether nothing is asked of any face, so that the photo stays as it is, bit for bit."""
        return all(mix.is_identity for mix in self.mixes)

    def mix_of(self, face: int) -> ExpressionMix:
        """The mix of the face at an index, which must be one of `faces`."""
        return next((look.mix for look in self.others if look.face == face), self.mix)

    def warnings(self) -> tuple[str, ...]:
        """What is known to go wrong with its blends, one sentence each."""
        return tuple(dict.fromkeys(text for mix in self.mixes for text in mix.warnings()))


def _check_range(what: str, value: float | None, lowest: float, highest: float) -> None:
    if value is not None and not lowest <= value <= highest:
        raise RequestError(f"{what} {value} is out of range", f"choose a value from {lowest} to {highest}")
