"""Frozen dataclasses of plain values to JSON and back: strict, and no more than the messages need."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from pixelsmile_desktop.core.expression import ExpressionMix, parse_expression

_hints_of = cache(get_type_hints)


def to_json(value: Any) -> Any:
    """Dictionaries, lists, strings, numbers, truths and None that say `value`."""
    if isinstance(value, ExpressionMix):
        return value.as_dict()
    if is_dataclass(value):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    return str(value) if isinstance(value, StrEnum | Path) else value


def from_json(value: Any, hint: Any) -> Any:
    """The value of the annotated type `hint` that `to_json` wrote.

    Known are dataclasses, `ExpressionMix`, tuples of any length, enums of strings, paths, scalars, and any of these or
    None.

    Raises:
        ValueError: it says something else, or something that the type itself refuses.
    """
    if get_origin(hint) is UnionType:
        if value is None:
            return None
        (hint,) = (kind for kind in get_args(hint) if kind is not NoneType)
    if get_origin(hint) is tuple:
        return tuple(from_json(item, get_args(hint)[0]) for item in _expect(value, list))
    if hint is ExpressionMix:
        return _mix(_expect(value, dict))
    if is_dataclass(hint):
        return hint(**fields_from_json(_expect(value, dict), hint))  # type: ignore[operator]
    return _scalar(value, hint)


def fields_from_json(data: Mapping[str, Any], kind: Any, besides: str = "") -> dict[str, Any]:
    """The values of all fields of the dataclass `kind` but the one named `besides`; see `from_json`.

    Raises:
        ValueError: a field is missing, unknown or of another type.
    """
    names = {field.name for field in fields(kind)} - {besides}
    if set(data) != names:
        raise ValueError(f"{kind.__name__} has the fields {sorted(names)}, not {sorted(data)}")
    hints = _hints_of(kind)
    return {name: from_json(value, hints[name]) for name, value in data.items()}


def _mix(data: Mapping[str, Any]) -> ExpressionMix:
    return ExpressionMix(tuple((parse_expression(name), _scalar(value, float)) for name, value in data.items()))


def _scalar(value: Any, hint: Any) -> Any:
    if hint is float and type(value) is int:
        # Wider integers cannot be told apart as floats, and the widest overflow.
        value = float(value) if abs(value) <= 2**53 else math.inf
    if isinstance(value, str) and issubclass(hint, Path | StrEnum):
        return hint(value)
    if isinstance(_expect(value, hint), float) and not math.isfinite(value):
        raise ValueError("a number is not finite")
    return value


def _expect(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{type(value).__name__} where {kind.__name__} should be")
    return value
