"""Settings, each declared once: type, default, range and wording."""

from __future__ import annotations

import json
import tomllib
from dataclasses import Field, asdict, dataclass, field, fields
from typing import Any

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.request import EngineName, Precision


def _setting(default: Any, title: str, help_text: str, lowest: int | None = None, highest: int | None = None) -> Any:
    return field(default=default, metadata={"title": title, "help": help_text, "lowest": lowest, "highest": highest})


@dataclass(frozen=True)
class Settings:
    """What the user chose once for all edits. The fields' metadata hold title, help, lowest and highest."""

    engine: str = _setting(
        str(EngineName.AUTO), "Engine", "Which engine renders: auto takes PixelSmile when it is ready, else Instant."
    )
    jpeg_quality: int = _setting(
        95, "JPEG quality", "Quality of JPEG files made from originals that are not JPEG themselves.", 60, 100
    )
    precision: str = _setting(
        str(Precision.AUTO), "Precision", "How the weights of the PixelSmile engine are held in memory."
    )
    max_megapixels: int = _setting(
        300,
        "Largest photo",
        "Photos with more megapixels than this are refused instead of filling the memory.",
        1,
        2000,
    )
    identity_folder: str = _setting(
        "",
        "Folder of the face recognition networks",
        "Folder with InsightFace's networks (antelopev2 or buffalo_l), which compare a person before and after an edit;"
        " their licence allows non-commercial research only. Empty compares nobody.",
    )
    identity_licence_accepted: bool = _setting(
        False,
        "I keep to the licence of the face recognition networks",
        "InsightFace's networks are for non-commercial research only; true says that you read this and keep to it."
        " Without it nobody is compared, and everything else works all the same.",
    )

    def __post_init__(self) -> None:
        for declared in fields(self):
            _check(declared, getattr(self, declared.name))


_CHOICES: dict[str, tuple[str, ...]] = {"engine": tuple(EngineName), "precision": tuple(Precision)}


def choices_of(name: str) -> tuple[str, ...]:
    """The values that a setting may take one of; empty for numbers, switches and free text."""
    return _CHOICES.get(name, ())


def settings_from_toml(text: str) -> tuple[Settings, tuple[str, ...]]:
    """Settings and what could not be used of them: a bad or unknown value falls back to its default with a sentence.

    Raises:
        RequestError: the text is not TOML at all.
    """
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise RequestError(f"the settings file is not valid TOML ({error})", "mend or delete it") from None
    known = {declared.name for declared in fields(Settings)}
    complaints = [f"unknown setting {name!r}; it was ignored" for name in table if name not in known]
    accepted: dict[str, Any] = {}
    for name in known & table.keys():
        try:
            Settings(**{name: table[name]})
            accepted[name] = table[name]
        except RequestError as error:
            complaints.append(f"{error.what}; the default is used")
    return Settings(**accepted), tuple(sorted(complaints))


def settings_to_toml(settings: Settings) -> str:
    """The settings as a TOML file, each with its help as a comment."""
    lines: list[str] = []
    for declared in fields(settings):
        value = asdict(settings)[declared.name]
        lines.append(f"# {declared.metadata['help']}")
        lines.append(f"{declared.name} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: bool | int | str) -> str:
    # https://toml.io/en/v1.0.0: booleans and strings are those of JSON, but for DEL, which must be escaped as well.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _check(declared: Field[Any], value: object) -> None:
    name, lowest, highest = declared.name, declared.metadata["lowest"], declared.metadata["highest"]
    if type(value) is not type(declared.default):
        raise RequestError(f"the setting {name} cannot be {value!r}", f"try {declared.default!r}")
    if isinstance(value, int) and lowest is not None and not lowest <= value <= highest:
        raise RequestError(f"the setting {name} is out of range", f"choose a number from {lowest} to {highest}")
    if choices_of(name) and value not in choices_of(name):
        raise RequestError(f"the setting {name} cannot be {value!r}", f"choose one of {', '.join(choices_of(name))}")
    if isinstance(value, str) and not _is_storable(value):
        raise RequestError(f"the setting {name} cannot be {value!r}", "choose a text that can be written as UTF-8")


def _is_storable(text: str) -> bool:
    """Whether a text can stand in a file; the name of a folder whose bytes are not UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
