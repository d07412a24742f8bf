"""Finds InsightFace's networks in a folder of the user's, by what they take and give, and trusts none of its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pixelsmile_desktop.core.errors import ModelError
from pixelsmile_desktop.faces.arcface import ALIGNED_SIZE

_PACKAGES = ("insightface", "onnx", "onnxruntime", "skimage")
_USUAL_NAMES = ("scrfd_10g_bnkps.onnx", "glintr100.onnx", "det_10g.onnx", "w600k_r50.onnx")
"""Those of antelopev2 and buffalo_l; looked at first, because reading the others of such a folder takes a second."""

_LARGEST_FILE = 2**31 - 1
"""Bytes; protobuf, which ONNX files are made of, allows no more."""

_SCRFD_WIDTHS = (1, 1, 1, 4, 4, 4, 10, 10, 10)
"""Columns of SCRFD's outputs: scores, boxes and five points, for the strides 8, 16 and 32."""

_EMBEDDING_WIDTH = 512
_REMEDY = "put the networks of antelopev2 or buffalo_l into the folder, or choose another"


@dataclass(frozen=True)
class IdentityModels:
    """The two files that a similarity is measured with.

    Attributes:
        detector: SCRFD with five points.
        recogniser: ArcFace.
    """

    detector: Path
    recogniser: Path


def find_models(folder: Path) -> IdentityModels:
    """The networks in a folder; what is in its own folders, or does not end in .onnx, is not looked at.

    Raises:
        ModelError: the packages are not installed, or the folder lacks a network.
    """
    missing = [name for name in _PACKAGES if find_spec(name) is None]
    if missing:
        remedy = "install them with pip install --no-deps -r installers/requirements/identity.txt"
        raise ModelError(f"packages are not installed ({', '.join(missing)})", remedy)
    detector: Path | None = None
    recogniser: Path | None = None
    complaints: list[str] = []
    for path in _onnx_files(folder):
        try:
            kind = _kind_of(path)
        except _FileError as complaint:
            complaints.append(str(complaint))
            continue
        if kind == "detector":
            detector = detector or path
        elif kind == "recogniser":
            recogniser = recogniser or path
        if detector and recogniser:
            return IdentityModels(detector, recogniser)
    if complaints:
        raise ModelError(complaints[0], _REMEDY)
    lacking = [
        name for name, path in (("detector (SCRFD)", detector), ("recogniser (ArcFace)", recogniser)) if not path
    ]
    raise ModelError(f"the folder {folder} holds no {' and no '.join(lacking)}", _REMEDY)


class _FileError(Exception):
    """A file is not what its name promises; one clause says why."""


def _onnx_files(folder: Path) -> list[Path]:
    """The .onnx files of a folder, those with the usual names first.

    Raises:
        ModelError: the folder cannot be read.
    """
    try:
        files = [path for path in folder.iterdir() if path.suffix.lower() == ".onnx" and path.is_file()]
    except OSError as error:
        raise ModelError(f"the folder {folder} cannot be read ({error.strerror})", _REMEDY) from None
    return sorted(files, key=lambda path: (path.name not in _USUAL_NAMES, path.name))


def _kind_of(path: Path) -> str | None:
    """Which of the two networks a file holds: `detector`, `recogniser`, or neither.

    Raises:
        _FileError: it cannot be read, or wants to read other files outside its folder.
    """
    graph = _read(path).graph
    weights = {tensor.name for tensor in graph.initializer}
    inputs = [_dimensions(value) for value in graph.input if value.name not in weights]
    outputs = [_dimensions(value) for value in graph.output]
    if len(inputs) != 1 or len(inputs[0]) != 4 or inputs[0][1] not in (None, 3):
        return None
    widths = [dimensions[-1] if dimensions else None for dimensions in outputs]
    if len(widths) == len(_SCRFD_WIDTHS):
        known = all(width in (None, wanted) for width, wanted in zip(widths, _SCRFD_WIDTHS, strict=True))
        return "detector" if known else None
    is_aligned = inputs[0][2:] == [ALIGNED_SIZE, ALIGNED_SIZE]
    return "recogniser" if is_aligned and widths in ([None], [_EMBEDDING_WIDTH]) else None


def _read(path: Path) -> Any:
    """The file as an `onnx.ModelProto`, without weights that lie in other files.

    Raises:
        _FileError: see `_kind_of`.
    """
    import onnx
    from google.protobuf.message import DecodeError

    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise _FileError(f"{path} is too large for an ONNX file")
        model = onnx.load_model(path, format="protobuf", load_external_data=False)
        for location in _external_locations(model):
            _check_external(path, location)
    except OSError as error:
        raise _FileError(f"{path} cannot be read ({error.strerror})") from None
    except (DecodeError, ValueError):
        raise _FileError(f"{path} is no ONNX file, or a damaged one") from None
    return model


def _check_external(path: Path, location: str) -> None:
    """See that a file of weights lies in the folder of its network, wherever links lead.

    Raises:
        _FileError: it does not.
    """
    weights, folder = (path.parent / location).resolve(), path.parent.resolve()
    if not weights.is_relative_to(folder):
        raise _FileError(f"{path} wants to read a file outside its folder")
    if not weights.is_file():
        raise _FileError(f"{path} lacks its weights, the file {location}")


def _external_locations(message: Any) -> Iterator[str]:
    """The names of all files that tensors anywhere in a protobuf message keep their values in."""
    for field, value in message.ListFields():
        if field.name == "external_data":
            yield from (entry.value for entry in value if entry.key == "location")
        elif field.type == field.TYPE_MESSAGE:
            for part in value if field.is_repeated else (value,):
                yield from _external_locations(part)


def _dimensions(value: Any) -> list[int | None]:
    """The shape of an input or output; None where it is open."""
    return [size.dim_value or None for size in value.type.tensor_type.shape.dim]
