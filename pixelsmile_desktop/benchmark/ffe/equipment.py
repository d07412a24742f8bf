"""Which judge and which recognisers a run has, as the user named them, and builds them in any process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from pixelsmile_desktop.benchmark.ffe.judge import Judge
from pixelsmile_desktop.benchmark.ffe.subject_edits import Equipment
from pixelsmile_desktop.core.errors import EngineError, RequestError
from pixelsmile_desktop.studio.services import Studio


class JudgeKind(StrEnum):
    """The judges."""

    BLENDSHAPES = "blendshapes"
    VLM = "vlm"
    ONNX = "onnx"


@dataclass(frozen=True)
class JudgeChoice:
    """Who judges and compares.

    Attributes:
        kind: which judge.
        file: of the ONNX judge its mapping file, of the language model its model folder.
        recognisers: folder of the recognisers; None compares nobody.

    Raises:
        RequestError: the judge needs a file, or has no use for one.
    """

    kind: JudgeKind = JudgeKind.BLENDSHAPES
    file: Path | None = None
    recognisers: Path | None = None

    def __post_init__(self) -> None:
        if self.kind is JudgeKind.BLENDSHAPES and self.file is not None:
            raise RequestError("the judge of blendshapes takes no file", "leave out --judge-file")
        if self.kind is not JudgeKind.BLENDSHAPES and self.file is None:
            what = {JudgeKind.ONNX: "mapping file", JudgeKind.VLM: "model folder"}[self.kind]
            raise RequestError(f"the judge {self.kind} needs its {what}", "name it with --judge-file")

    @property
    def is_large(self) -> bool:
        """Whether there is room for one of it only."""
        return self.kind is JudgeKind.VLM


def build_equipment(make_studio: Callable[[], Studio], choice: JudgeChoice) -> Equipment:
    """Everything that edits, judges and compares.

    Args:
        make_studio: builds the studio.
        choice: who judges and compares.

    Raises:
        ResourceError: something that ships with the program is missing.
        EngineError: the judge or a recogniser cannot be used.
    """
    from pixelsmile_desktop.benchmark.ffe.identity import open_recognisers

    judge = build_judge(choice)
    recognisers = None if choice.recognisers is None else open_recognisers(choice.recognisers)
    return Equipment(make_studio(), judge, recognisers)


def build_judge(choice: JudgeChoice) -> Judge:
    """The judge that was chosen.

    Raises:
        PixelSmileError: it cannot be used.
    """
    if choice.kind is JudgeKind.ONNX and choice.file is not None:
        from pixelsmile_desktop.benchmark.ffe.onnx_judge import OnnxJudge

        return OnnxJudge(choice.file)
    if choice.kind is JudgeKind.VLM and choice.file is not None:
        missing = [name for name in ("diffusers", "torch", "transformers") if find_spec(name) is None]
        if missing:
            what = f"what the judge needs is not installed (no {', '.join(missing)})"
            raise EngineError(what, "install PixelSmile Desktop with the PixelSmile engine, or choose another judge")
        from pixelsmile_desktop.benchmark.ffe.vlm_judge import VlmJudge
        from pixelsmile_desktop.engines.pixelsmile.quiet import silence_libraries

        silence_libraries()
        return VlmJudge.load(choice.file)
    from pixelsmile_desktop.benchmark.ffe.blendshape_judge import BlendshapeJudge

    return BlendshapeJudge()
