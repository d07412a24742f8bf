"""What a training needs precomputed of its dataset: how the tensors are called, which are missing, what they take."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.errors import SaveError
from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.core.request import Subject
from pixelsmile_desktop.engines.pixelsmile.conditioning import TAIL_ROWS
from pixelsmile_desktop.engines.pixelsmile.latents import PATCH
from pixelsmile_desktop.engines.pixelsmile.model_folder import ModelFolder
from pixelsmile_desktop.training.cache import TensorCache, content_key
from pixelsmile_desktop.training.pictures import PictureFile
from pixelsmile_desktop.training.records import Boxes, Record

WORDS: Final = (Expression.NEUTRAL, *TWELVE)
"""In the order in which their rows lie in the cache."""
_MERGED_PATCH = 28
_INSTRUCTION_ROWS = 20
_MIB: Final = 2**20
_GIB: Final = 2**30
_LATENT_CHANNELS = 64


@dataclass(frozen=True)
class PictureNames:
    """Names of the tensors of one picture in the cache.

    Attributes:
        latents: (tokens, 64).
        scene: (features,) of CLIP; empty if nobody asks for them.
        points: (5, 2) float32 in pixels of the square; NaN where there is no face; empty if nobody asks for them.
        person: (features,) of ArcFace; 0 where there is no face; empty with `points`.
    """

    latents: str
    scene: str = ""
    points: str = ""
    person: str = ""


@dataclass(frozen=True)
class PromptNames:
    """Names of the tensors of one source in the cache.

    Attributes:
        prefix: (rows, width) what all prompts share.
        tails: (13, 7, width) what follows, in the order of `WORDS`.
        tokens: (13,) int64 how many tokens each word has.
    """

    prefix: str
    tails: str
    tokens: str


@dataclass(frozen=True)
class Naming:
    """Says how tensors are called: by everything that they were computed from.

    Attributes:
        side: of the squares.
        subject: whom the prompts speak of.
        clip: fingerprint of the CLIP model; empty if there is none.
        recogniser: fingerprint of the recogniser; empty if there is none.
    """

    side: int
    subject: Subject
    clip: str = ""
    recogniser: str = ""

    def source(self, file: PictureFile) -> tuple[PictureNames, PromptNames]:
        """Names of a source's tensors."""
        key = content_key("prompt", file.digest, self.side, self.subject)
        prompt = PromptNames(f"{key}/prefix", f"{key}/tails", f"{key}/tokens")
        return PictureNames(content_key("latents", file.digest, self.side)), prompt

    def target(self, file: PictureFile, boxes: Boxes) -> PictureNames:
        """Names of a target's tensors."""
        facts = (file.digest, self.side)
        person = (*facts, boxes, self.recogniser)
        return PictureNames(
            content_key("latents", *facts),
            content_key("scene", *facts, self.clip) if self.clip else "",
            content_key("points", *person) if self.recogniser else "",
            content_key("person", *person) if self.recogniser else "",
        )


@dataclass(frozen=True)
class Work:
    """One picture and what is missing of it.

    Attributes:
        path, file, boxes: the picture.
        missing: names of the tensors to be computed, by the attribute of `PictureNames`.
        prompt: names of its prompts' tensors, if they are missing.
    """

    path: Path
    file: PictureFile
    boxes: Boxes
    missing: Mapping[str, str]
    prompt: PromptNames | None = None


def missing_work(
    records: Sequence[Record], files: Mapping[Path, PictureFile], naming: Naming, cache: TensorCache
) -> tuple[Work, ...]:
    """What must be computed before a training, every tensor once, in the order of the records."""
    claimed: set[str] = set()

    def claims(name: str) -> bool:
        is_new = name not in cache and name not in claimed
        claimed.add(name)
        return is_new

    work = []
    for record in records:
        source, prompt = naming.source(files[record.source.image])
        pictures = [(record.source.image, record.source.boxes, source, claims(prompt.prefix))]
        pictures += [(t.image, t.boxes, naming.target(files[t.image], t.boxes), False) for t in record.targets]
        for path, boxes, names, is_prompt_missing in pictures:
            missing = {kind: name for kind, name in asdict(names).items() if name and claims(name)}
            if missing or is_prompt_missing:
                work.append(Work(path, files[path], boxes, missing, prompt if is_prompt_missing else None))
    return tuple(work)


def estimated_bytes(work: Sequence[Work], side: int, model: ModelFolder, number_bytes: int) -> int:
    """How much of the disk the results of some work will take.

    Args:
        work: from `missing_work`.
        side: of the squares.
        model: the model.
        number_bytes: of a number, 2 for bfloat16.
    """
    language = model.text_encoder.config.get("text_config", model.text_encoder.config)
    rows = round(side / _MERGED_PATCH) ** 2 + _INSTRUCTION_ROWS + TAIL_ROWS * len(WORDS)
    prompt = rows * int(language["hidden_size"]) * number_bytes
    latents = (side // PATCH) ** 2 * _LATENT_CHANNELS * number_bytes
    return sum(latents * ("latents" in each.missing) + prompt * bool(each.prompt) for each in work)


def check_disk(folder: Path, needed: int, purpose: str) -> None:
    """See that a folder has room for something.

    Raises:
        SaveError: it has not.
    """
    place = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(place).free
    if needed > free:
        what = f"{purpose} in {folder} will take {size_text(needed)}, and {size_text(free)} are free"
        raise SaveError(what, "make room or choose another folder")


def size_text(count: float) -> str:
    """Bytes in words, to a tenth of a GiB, of small ones to a tenth of a MiB."""
    return f"{count / _GIB:.1f} GiB" if count >= _GIB / 10 else f"{count / _MIB:.1f} MiB"
