"""Networks of the user's in ONNX files, and how a picture is handed to one."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Literal

import cv2
import numpy as np
import numpy.typing as npt

from pixelsmile_desktop.benchmark.ffe.face_picture import Image
from pixelsmile_desktop.benchmark.ffe.judge import JudgeError

Vector = npt.NDArray[np.float64]
Colour = Literal["rgb", "bgr", "grey"]
Layout = Literal["nchw", "nhwc"]

_MOST_THREADS: Final = 4
_SILENT: Final = 4
"""onnxruntime's severity "fatal": what goes wrong comes as an exception, and other talk would go to the terminal."""
_SIDES: Final = (8, 2048)
_COLOURS: Final = {"rgb": 3, "bgr": 3, "grey": 1}
_LAYOUTS: Final = ("nchw", "nhwc")


@dataclass(frozen=True)
class NetworkInput:
    """How pixels become the input of a network: scaled to its size, then `(value * scale - mean) / std`.

    Attributes:
        width, height: of its input in pixels.
        colour: order of its channels.
        layout: order of its axes.
        scale: factor on 0..255 before mean and std.
        mean, std: one number, or one for each channel.
    """

    width: int
    height: int
    colour: Colour = "rgb"
    layout: Layout = "nchw"
    scale: float = 1 / 255
    mean: tuple[float, ...] = (0.0,)
    std: tuple[float, ...] = (1.0,)

    @property
    def channels(self) -> int:
        """1 or 3."""
        return _COLOURS[self.colour]

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """Of a batch of one."""
        if self.layout == "nchw":
            return 1, self.channels, self.height, self.width
        return 1, self.height, self.width, self.channels

    def tensor(self, picture: Image) -> npt.NDArray[np.float32]:
        """A batch of one, from (h, w, 3) uint8 sRGB of any size."""
        size = self.width, self.height
        if picture.shape[1::-1] != size:
            is_smaller = self.width * self.height < picture.shape[0] * picture.shape[1]
            picture = np.asarray(
                cv2.resize(picture, size, interpolation=cv2.INTER_AREA if is_smaller else cv2.INTER_CUBIC)
            )
        if self.colour == "bgr":
            picture = picture[:, :, ::-1]
        channels: npt.NDArray[Any] = (
            cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[..., None] if self.colour == "grey" else picture
        )
        values = (channels.astype(np.float32) * self.scale - np.array(self.mean)) / np.array(self.std)
        if self.layout == "nchw":
            values = values.transpose(2, 0, 1)
        return np.ascontiguousarray(values[None], np.float32)


class OnnxNetwork:
    """A network with one picture as its input; its first output is looked at. It runs on the processor.

    Args:
        path: the ONNX file. Nothing else is read but weights that it keeps beside itself.
        wanted: how it wants its pictures.

    Raises:
        JudgeError: onnxruntime is not installed, or the file is damaged or of another kind.
    """

    def __init__(self, path: Path, wanted: NetworkInput) -> None:
        self._path = path
        self._wanted = wanted
        self._session = _session(path)
        (self._input, *others) = [value.name for value in self._session.get_inputs()]
        shape = self._session.get_inputs()[0].shape
        if others or not _fits(shape, wanted.shape):
            what = f"{path} takes {shape}, not one picture of {list(wanted.shape)}"
            raise JudgeError(what, "say in its description how it wants its pictures")

    @property
    def outputs(self) -> int:
        """How many outputs it has."""
        return len(self._session.get_outputs())

    def run(self, picture: Image) -> Vector:
        """The first output for (h, w, 3) uint8 sRGB, flat.

        Raises:
            JudgeError: the network fails, or gives what is not a number.
        """
        try:
            output = self._session.run(None, {self._input: self._wanted.tensor(picture)})[0]
        except Exception as error:  # files of strangers can make onnxruntime raise anything
            raise _unusable(self._path, error) from error
        vector = np.asarray(output, np.float64).ravel()
        if not vector.size or not np.isfinite(vector).all():
            raise JudgeError(f"{self._path} gives no usable answer", "bring another network")
        return vector


def input_from(table: Mapping[str, Any], where: str) -> NetworkInput:
    """The input that a description names: `{"size": [w, h], "colour"?, "layout"?, "scale"?, "mean"?, "std"?}`.

    Raises:
        JudgeError: a field is wrong.
    """
    allowed = {"size", "colour", "layout", "scale", "mean", "std"}
    unknown = sorted(set(table) - allowed)
    if unknown:
        raise JudgeError(f"{where} has an unknown field {unknown[0]!r}", f"use {', '.join(sorted(allowed))}")
    size = table.get("size")
    if not (isinstance(size, list) and len(size) == 2 and all(type(side) is int for side in size)):
        raise JudgeError(f"{where}: size is {size!r}, not [width, height]", "write for example [224, 224]")
    if not all(_SIDES[0] <= side <= _SIDES[1] for side in size):
        raise JudgeError(f"{where}: size is {size!r}, which is out of range", f"choose {_SIDES[0]} to {_SIDES[1]}")
    colour, layout = table.get("colour", "rgb"), table.get("layout", "nchw")
    if colour not in _COLOURS or layout not in _LAYOUTS:
        what = f"{where}: colour {colour!r} or layout {layout!r} is unknown"
        raise JudgeError(what, f"choose of {', '.join(_COLOURS)} and {', '.join(_LAYOUTS)}")
    numbers = {name: _numbers(table, name, default, where) for name, default in (("mean", 0.0), ("std", 1.0))}
    if 0 in numbers["std"]:
        raise JudgeError(f"{where}: std is 0", "nothing can be divided by it")
    (scale,) = _numbers(table, "scale", 1 / 255, where)
    return NetworkInput(size[0], size[1], colour, layout, scale, numbers["mean"], numbers["std"])


def read_description(path: Path) -> dict[str, Any]:
    """A JSON object from a file.

    Raises:
        JudgeError: it cannot be read or is none; the line of the fault is named.
    """
    try:
        table = json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise JudgeError(f"{path}, line {error.lineno}: it is not JSON ({error.msg})", "correct this line") from error
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or "it is not text in UTF-8"
        raise JudgeError(f"{path} cannot be read ({reason})", "name a JSON file") from error
    if not isinstance(table, dict):
        raise JudgeError(f"{path} is not a JSON object", "see the documentation of the benchmark")
    return table


def _numbers(table: Mapping[str, Any], name: str, default: float, where: str) -> tuple[float, ...]:
    value = table.get(name, default)
    values = value if isinstance(value, list) and name != "scale" else [value]
    is_number = all(isinstance(each, int | float) and not isinstance(each, bool) for each in values)
    if not is_number or len(values) not in (1, 3) or not np.isfinite(values).all():
        raise JudgeError(f"{where}: {name} is {value!r}, not a number or one for each channel", "correct it")
    return tuple(float(each) for each in values)


def _fits(shape: list[Any], wanted: tuple[int, ...]) -> bool:
    """Whether a declared shape, in which sizes may be open, takes a tensor of the wanted one."""
    return len(shape) == len(wanted) and all(
        not isinstance(size, int) or size in (0, given) for size, given in zip(shape, wanted, strict=True)
    )


def _session(path: Path) -> Any:
    if find_spec("onnxruntime") is None:
        remedy = "install it with pip install --no-deps -r installers/requirements/identity.txt"
        raise JudgeError("onnxruntime is not installed", remedy)
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(_MOST_THREADS, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = _SILENT
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if not path.is_file():
        raise JudgeError(f"there is no file {path}", "check its name")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # as above
        raise _unusable(path, error) from error


def _unusable(path: Path, error: Exception) -> JudgeError:
    said = " ".join(str(error).split())[:200]
    return JudgeError(f"{path} does not run ({said})", "bring another network, or describe its input as it is")
