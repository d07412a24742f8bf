"""Reads `CONFIG.toml`, strictly: every mistake is named with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_type_hints

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.request import Precision
from pixelsmile_desktop.training.config import Sharding, TrainingConfig

_TWO_TOKENS = 32
"""Pixels."""


def read_config(path: Path) -> TrainingConfig:
    """The training that a file describes.

    Raises:
        RequestError: it cannot be read, or something in it is unknown, missing or out of range; with the line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text in UTF-8"
        raise RequestError(f"{path} cannot be read ({reason})", "name the TOML file of a training") from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RequestError(f"{path} is not TOML: {error}", "correct the file") from error
    reader = _Reader(path, text)
    sections = get_type_hints(TrainingConfig)
    reader.check_names("", tables, set(sections))
    config = TrainingConfig(
        **{name: reader.section(name, kind, tables.get(name, {})) for name, kind in sections.items()}
    )
    _check_together(config, reader)
    return config


@dataclass(frozen=True)
class _Reader:
    path: Path
    text: str

    def fault(self, section: str, key: str, what: str, remedy: str) -> RequestError:
        """A complaint about a value, with its line if it stands in the file."""
        line = _line_of(self.text, section, key)
        place = f"{self.path}" if line is None else f"{self.path}, line {line}"
        name = f"[{section}] {key}".replace("[] ", "")
        return RequestError(f"{place}: {name} {what}", remedy)

    def check_names(self, section: str, table: Mapping[str, Any], known: set[str]) -> None:
        """Raise at a name that means nothing."""
        for name in table:
            if name not in known:
                raise self.fault(section, name, "is unknown", f"use {', '.join(sorted(known))}")

    def section(self, name: str, kind: type[Any], table: Any) -> Any:
        """One section as its dataclass."""
        if not isinstance(table, dict):
            raise self.fault("", name, "is not a section", f"write [{name}] and its values below")
        hints = get_type_hints(kind)
        self.check_names(name, table, set(hints))
        return kind(**{each.name: self._value(name, each, hints[each.name], table) for each in fields(kind)})

    def _value(self, section: str, each: Field[Any], kind: Any, table: Mapping[str, Any]) -> Any:
        if each.name not in table:
            if each.default is MISSING:
                raise self.fault(section, each.name, "is missing", "add it")
            return each.default
        value = self._converted(section, each.name, kind, table[each.name])
        if "lowest" in each.metadata and not each.metadata["lowest"] <= value <= each.metadata["highest"]:
            remedy = "choose a number from {lowest:g} to {highest:g}".format(**each.metadata)
            raise self.fault(section, each.name, f"is {value:g}", remedy)
        return value

    def _converted(self, section: str, key: str, kind: Any, value: Any) -> Any:
        if kind in (Path, Path | None) and isinstance(value, str) and value:
            return self.path.parent / Path(value).expanduser()
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            if isinstance(value, str) and value in list(kind):
                return kind(value)
            raise self.fault(section, key, f"is {value!r}", f"choose {' or '.join(kind)}")
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if isinstance(kind, type) and type(value) is kind:
            return value
        wanted = {bool: "true or false", int: "a whole number", float: "a number"}.get(kind, "text in quotes")
        raise self.fault(section, key, f"is {value!r}", f"write {wanted}")


def _line_of(text: str, section: str, key: str) -> int | None:
    """Where a key of a section stands, counted from 1; of no section, where the section of that name begins."""
    current = ""
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line)
        if header:
            current = header[1]
            if not section and current == key:
                return number
        elif current == section and re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", line):
            return number
    return None


def _check_together(config: TrainingConfig, reader: _Reader) -> None:
    """What values mean for one another."""
    if config.data.side % _TWO_TOKENS:
        raise reader.fault("data", "side", f"is {config.data.side}", "choose a multiple of 32")
    for section, key, precision in (
        ("model", "precision", config.model.precision),
        ("adapter", "export", config.adapter.export),
    ):
        if precision not in (Precision.BF16, Precision.FP32):
            raise reader.fault(section, key, f"is {precision}", "choose bf16 or fp32")
    if config.run.device not in ("auto", "cpu", "cuda"):
        raise reader.fault("run", "device", f"is {config.run.device!r}", "choose auto, cpu or cuda")
    if config.optimizer.eight_bit and config.run.sharding is Sharding.SHARDED:
        # bitsandbytes takes the address of a parameter, of which a process has only a shard.
        raise reader.fault("optimizer", "eight_bit", "does not go with shards", "set it to false, or choose replicated")
    if config.uses_contrast and config.loss.clip is None:
        raise reader.fault("loss", "clip", "is missing", "name a CLIP folder, or set contrast_weight = 0")
    if config.uses_identity and config.loss.recogniser is None:
        raise reader.fault("loss", "recogniser", "is missing", "name an ONNX file, or set identity_weight = 0")
    if config.uses_identity and not config.loss.accept_identity_licence:
        from pixelsmile_desktop.faces.identity import IDENTITY_NOTICE

        remedy = "set it to true if you keep to that, or set identity_weight = 0"
        raise reader.fault("loss", "accept_identity_licence", f"is false. {IDENTITY_NOTICE.removesuffix('.')}", remedy)
