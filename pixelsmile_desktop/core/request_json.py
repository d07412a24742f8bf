"""The versioned JSON form of `EditRequest`, as recipes, sidecars and the XMP of results carry it.

The reader is strict where a mistake would change the picture (unknown names, wrong types) and lenient where it would
not (missing fields take their defaults), so that a recipe written by hand stays short.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import ExpressionMix, parse_expression
from pixelsmile_desktop.core.request import (
    EditRequest,
    EngineName,
    EngineOptions,
    FaceChoice,
    FaceLook,
    PasteBackOptions,
)

VERSION = 1
_REPAIR = "mend the recipe or write it anew with this version"
Options = TypeVar("Options", EngineOptions, PasteBackOptions)


def to_json(request: EditRequest) -> str:
    """One line of JSON that says the whole request, in ASCII, so that paths that are not valid Unicode survive."""
    return json.dumps(to_dict(request), allow_nan=False)


def to_dict(request: EditRequest) -> dict[str, Any]:
    """The request as plain dictionaries, strings and numbers; of further faces it speaks only if there are any."""
    said: dict[str, Any] = {
        "version": VERSION,
        "photo": request.photo,
        "mix": request.mix.as_dict(),
        "face": str(request.face),
        "engine": str(request.engine),
        "options": _options_to_dict(request.options),
        "paste_back": _options_to_dict(request.paste_back),
    }
    if request.others:
        said["others"] = [{"face": look.face, "mix": look.mix.as_dict()} for look in request.others]
    return said


def from_json(text: str | bytes) -> EditRequest:
    """The request that `text` says.

    Raises:
        RequestError: it is not JSON, of a newer version, or says something that cannot be done.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise RequestError("the recipe is not valid JSON", _REPAIR) from None
    return from_dict(data)


def from_dict(data: object) -> EditRequest:
    """The request that plain dictionaries say; see `from_json`."""
    record = _mapping(data, "the recipe")
    version = record.get("version")
    if version != VERSION or isinstance(version, bool):
        raise RequestError(f"the recipe has version {version!r}, this program reads {VERSION}", _REPAIR)
    _refuse_unknown(record, {"version", *(f.name for f in fields(EditRequest))}, "the recipe")
    return EditRequest(
        photo=_typed(record.get("photo", ""), str, "photo"),
        mix=_mix_from(record.get("mix", {}), "mix"),
        face=FaceChoice.parse(_typed(record.get("face", "largest"), str, "face")),
        engine=_typed(record.get("engine", "auto"), EngineName, "engine"),
        options=_options_from(record.get("options", {}), EngineOptions, "options"),
        paste_back=_options_from(record.get("paste_back", {}), PasteBackOptions, "paste_back"),
        others=_others_from(record.get("others", [])),
    )


def _options_to_dict(options: EngineOptions | PasteBackOptions) -> dict[str, Any]:
    pairs = ((f.name, getattr(options, f.name)) for f in fields(options))
    return {name: str(value) if isinstance(value, StrEnum) else value for name, value in pairs}


def _options_from(data: object, kind: type[Options], what: str) -> Options:
    record = _mapping(data, what)
    hints = get_type_hints(kind)
    _refuse_unknown(record, set(hints), what)
    return kind(**{name: _typed(value, hints[name], f"{what}.{name}") for name, value in record.items()})


def _mix_from(data: object, what: str) -> ExpressionMix:
    record = _mapping(data, what)
    return ExpressionMix(
        tuple((parse_expression(name), _typed(value, float, f"{what}.{name}")) for name, value in record.items())
    )


def _others_from(data: object) -> tuple[FaceLook, ...]:
    if not isinstance(data, list):
        raise RequestError("others is not a JSON list", _REPAIR)
    looks = []
    for number, entry in enumerate(data):
        what = f"others[{number}]"
        record = _mapping(entry, what)
        _refuse_unknown(record, {"face", "mix"}, what)
        face = _typed(record.get("face"), int, f"{what}.face")
        looks.append(FaceLook(face, _mix_from(record.get("mix", {}), f"{what}.mix")))
    return tuple(looks)


def _typed(value: object, hint: Any, what: str) -> Any:
    """`value` as the annotated type `hint`: a scalar, an enum of strings, or one of these or None."""
    if get_origin(hint) is UnionType:
        if value is None:
            return None
        (hint,) = (kind for kind in get_args(hint) if kind is not NoneType)
    if issubclass(hint, StrEnum) and isinstance(value, str) and value in list(hint):
        return hint(value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        if abs(value) > 2**53:
            raise RequestError(f"{what} is far out of range", _REPAIR)
        return float(value)
    if type(value) is hint:
        return value
    raise RequestError(f"{what} cannot be {_shortened(value)}", _REPAIR)


def _mapping(data: object, what: str) -> Mapping[str, object]:
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        raise RequestError(f"{what} is not a JSON object", _REPAIR)
    return data


def _refuse_unknown(record: Mapping[str, object], known: set[str], what: str) -> None:
    unknown = sorted(set(record) - known)
    if unknown:
        raise RequestError(f"{what} says {_shortened(unknown[0])}, which this version does not know", _REPAIR)


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
