"""Settings, each declared once: type, default, range and wording."""

from __future__ import annotations

import tomllib
from dataclasses import Field, asdict, dataclass, field, fields
from typing import Any

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.request import EngineName, Precision


def _setting(
    default: Any, title: str, help_text: str, lowest: float | None = None, highest: float | None = None
) -> Any:
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

    def __post_init__(self) -> None:
        for declared in fields(self):
            _check(declared, getattr(self, declared.name))


_CHOICES: dict[str, tuple[str, ...]] = {"engine": tuple(EngineName), "precision": tuple(Precision)}


def choices_of(name: str) -> tuple[str, ...]:
    """The values that a setting of words may take; empty for numbers."""
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
        lines.append(f'{declared.name} = "{value}"' if isinstance(value, str) else f"{declared.name} = {value}")
    return "\n".join(lines) + "\n"


def _check(declared: Field[Any], value: object) -> None:
    lowest, highest = declared.metadata["lowest"], declared.metadata["highest"]
    if type(value) is not type(declared.default):
        raise RequestError(f"the setting {declared.name} cannot be {value!r}", f"try {declared.default!r}")
    if isinstance(value, int) and not lowest <= value <= highest:
        raise RequestError(
            f"the setting {declared.name} is out of range", f"choose a number from {lowest} to {highest}"
        )
    if choices_of(declared.name) and value not in choices_of(declared.name):
        raise RequestError(
            f"the setting {declared.name} cannot be {value!r}", f"choose one of {', '.join(choices_of(declared.name))}"
        )
