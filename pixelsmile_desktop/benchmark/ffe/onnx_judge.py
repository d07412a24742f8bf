"""Any classifier of expressions in an ONNX file as a judge; a mapping file says what its outputs mean.

The mapping file is one JSON object::

    {"model": "emotions.onnx",                the network, beside this file
     "name": "FER+",                          what reports call it; may be left out
     "labels": ["neutral", "happy", ...],     what each output stands for; null for none of ours
     "outputs": "logits",                     or "probabilities", or "sigmoid" for outputs that do not exclude others
     "input": {"size": [64, 64], "colour": "grey", "layout": "nchw", "scale": 1, "mean": 0, "std": 1},
     "margin": 0.15}                          how much wider than the face its pictures are, on each side
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from pixelsmile_desktop.benchmark.ffe.face_picture import FacePicture
from pixelsmile_desktop.benchmark.ffe.judge import JudgeError, digest_of_file
from pixelsmile_desktop.benchmark.ffe.onnx_network import (
    NetworkInput,
    OnnxNetwork,
    Vector,
    input_from,
    read_description,
)
from pixelsmile_desktop.core.expression import TWELVE, Expression

_FIELDS: Final = {"model", "name", "labels", "outputs", "input", "margin"}
_KINDS: Final = ("logits", "probabilities", "sigmoid")
_WIDEST: Final = 2.0


@dataclass(frozen=True)
class Mapped:
    """What a mapping file says.

    Attributes:
        model: the ONNX file.
        name: what reports call it.
        labels: what each output stands for; None for what is none of the twelve.
        kind: how outputs become scores.
        wanted: how the network wants its pictures.
        margin: how much wider than the face they are, on each side, in sides of the face.
    """

    model: Path
    name: str
    labels: tuple[Expression | None, ...]
    kind: str
    wanted: NetworkInput
    margin: float


class OnnxJudge:
    """A classifier of the user's. Expressions that it has no output for it does not know.

    Args:
        mapping: the mapping file.

    Raises:
        JudgeError: the mapping is wrong, or the network does not run or does not fit it.
    """

    def __init__(self, mapping: Path) -> None:
        self._mapped = read_mapping(mapping)
        self._network = OnnxNetwork(self._mapped.model, self._mapped.wanted)
        wanted = self._mapped.wanted
        outputs = len(self._network.run(np.zeros((wanted.height, wanted.width, 3), np.uint8)))
        if outputs != len(self._mapped.labels):
            what = f"{self._mapped.model} has {outputs} outputs, but {mapping} names {len(self._mapped.labels)} labels"
            raise JudgeError(what, "name each output, with null for what is none of the twelve")
        self._key = f"onnx {digest_of_file(self._mapped.model)} {digest_of_file(mapping)}"

    @property
    def name(self) -> str:
        """See `Judge`."""
        return f"{self._mapped.name} (ONNX)"

    @property
    def key(self) -> str:
        """See `Judge`."""
        return self._key

    def scores(self, picture: FacePicture) -> Mapping[Expression, float]:
        """See `Judge`."""
        known = [label for label in dict.fromkeys(self._mapped.labels) if label is not None]
        totals = dict.fromkeys(known, 0.0)
        if picture.face is None:
            return totals
        outputs = self._network.run(picture.around_face(self._mapped.margin))
        for label, score in zip(self._mapped.labels, _probabilities(outputs, self._mapped.kind), strict=True):
            if label is not None:
                totals[label] = min(1.0, totals[label] + float(score))
        return totals


def read_mapping(path: Path) -> Mapped:
    """What a mapping file says; the network itself is not looked at.

    Raises:
        JudgeError: it cannot be read, or a field is wrong.
    """
    table = read_description(path)
    unknown = sorted(set(table) - _FIELDS)
    if unknown:
        raise JudgeError(f"{path} has an unknown field {unknown[0]!r}", f"use {', '.join(sorted(_FIELDS))}")
    for name in ("model", "labels", "input"):
        if name not in table:
            raise JudgeError(f"{path} has no {name}", "add it")
    model = table["model"]
    if not isinstance(model, str) or not model or Path(model).name != model:
        raise JudgeError(f"{path}: model is {model!r}, not the name of a file beside it", "put the network there")
    kind = table.get("outputs", "logits")
    if kind not in _KINDS:
        raise JudgeError(f"{path}: outputs is {kind!r}", f"choose one of {', '.join(_KINDS)}")
    margin = table.get("margin", 0.15)
    if not isinstance(margin, int | float) or isinstance(margin, bool) or not 0 <= margin <= _WIDEST:
        raise JudgeError(f"{path}: margin is {margin!r}", f"choose a number from 0 to {_WIDEST:g}")
    if not isinstance(table["input"], dict):
        raise JudgeError(f"{path}: input is not an object", "write at least its size")
    return Mapped(
        path.parent / model,
        str(table.get("name", Path(model).stem)),
        _labels(table["labels"], path),
        kind,
        input_from(table["input"], f"{path}: input"),
        float(margin),
    )


def _labels(labels: Any, path: Path) -> tuple[Expression | None, ...]:
    remedy = f"each is one of {', '.join(Expression)}, or null"
    if not isinstance(labels, list):
        raise JudgeError(f"{path}: labels is not a list", remedy)
    names = {str(expression): expression for expression in Expression}
    for label in labels:
        if label is not None and (not isinstance(label, str) or label not in names):
            raise JudgeError(f"{path}: the label {label!r} is unknown", remedy)
    read = tuple(names[label] if label is not None and names[label] in TWELVE else None for label in labels)
    if not any(read):
        raise JudgeError(f"{path}: no label is one of the twelve expressions", remedy)
    return read


def _probabilities(outputs: Vector, kind: str) -> Vector:
    if kind == "logits":
        powers = np.exp(outputs - outputs.max())
        return np.asarray(powers / powers.sum())
    if kind == "sigmoid":
        return np.asarray(1 / (1 + np.exp(-np.clip(outputs, -60, 60))))
    return np.asarray(np.clip(outputs, 0, 1))
