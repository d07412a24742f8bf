"""Settings, each declared once: type, default, range and wording."""

from __future__ import annotations

import json
import tomllib
from dataclasses import Field, asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.request import EngineName, Precision


class SettingGroup(StrEnum):
    """What a setting is about; settings are shown in these groups, in this order."""

    EDITING = "editing"
    FILES = "files"
    NETWORK = "network"
    PEOPLE = "people"
    WINDOW = "window"


def _setting(
    group: SettingGroup,
    default: Any,
    title: str,
    help_text: str,
    span: tuple[int | None, int | None] = (None, None),
    unit: str = "",
) -> Any:
    lowest, highest = span
    wording = {"title": title, "help": help_text, "unit": unit}
    return field(default=default, metadata={**wording, "group": group, "lowest": lowest, "highest": highest})


@dataclass(frozen=True)
class Settings:
    """What the user chose once for all. The fields' metadata hold group, title, help, unit, lowest and highest."""

    engine: str = _setting(
        SettingGroup.EDITING,
        str(EngineName.AUTO),
        "Engine",
        "Which engine renders. Automatic takes PixelSmile when it is ready, else Instant.",
    )
    precision: str = _setting(
        SettingGroup.EDITING,
        str(Precision.AUTO),
        "Precision",
        "How the weights of the PixelSmile engine are held in memory.",
    )
    jpeg_quality: int = _setting(
        SettingGroup.FILES,
        95,
        "JPEG quality",
        "Quality of JPEG files made from originals that are not JPEG themselves.",
        (60, 100),
    )
    max_megapixels: int = _setting(
        SettingGroup.FILES,
        300,
        "Largest photo",
        "Photos with more megapixels than this are refused instead of filling the memory.",
        (1, 2000),
        "MP",
    )
    export_folder: str = _setting(
        SettingGroup.FILES,
        "",
        "Folder for exports",
        "Where exported files go unless another folder is chosen with them. Empty asks for one.",
    )
    models_folder: str = _setting(
        SettingGroup.FILES,
        "",
        "Folder of the models",
        "Where models are kept, which take some 60 GB. Nothing is moved: what was downloaded before stays where it is,"
        " and can be brought in on the page of the models. Empty keeps them with the data of the program.",
    )
    thumbnail_cache_mb: int = _setting(
        SettingGroup.FILES,
        2048,
        "Room for thumbnails",
        "How much of the disk the thumbnails may take; the ones that were not looked at for longest go first.",
        (64, 200_000),
        "MB",
    )
    network_allowed: bool = _setting(
        SettingGroup.NETWORK,
        True,
        "Allow connections to the network",
        "The program connects only to download models that you ask for. Switched off, it does not even do that.",
    )
    download_limit_mb: int = _setting(
        SettingGroup.NETWORK,
        0,
        "Limit of the bandwidth",
        "How many megabytes a second downloads may take, all together; 0 sets no limit.",
        (0, 10_000),
        "MB/s",
    )
    parallel_downloads: int = _setting(
        SettingGroup.NETWORK, 3, "Files at a time", "How many files of a model are downloaded side by side.", (1, 16)
    )
    certificates_file: str = _setting(
        SettingGroup.NETWORK,
        "",
        "File of certificates",
        "Certificates in the PEM format that are trusted besides those of the system, for networks that inspect"
        " connections. Empty trusts the system's only.",
    )
    identity_folder: str = _setting(
        SettingGroup.PEOPLE,
        "",
        "Folder of the face recognition networks",
        "Folder with InsightFace's networks (antelopev2 or buffalo_l), which compare a person before and after an edit;"
        " their licence allows non-commercial research only. Empty compares nobody.",
    )
    identity_licence_accepted: bool = _setting(
        SettingGroup.PEOPLE,
        False,
        "I keep to the licence of the face recognition networks",
        "InsightFace's networks are for non-commercial research only; switch this on if you read this and keep to it."
        " Without it nobody is compared, and everything else works all the same.",
    )
    language: str = _setting(
        SettingGroup.WINDOW,
        "auto",
        "Language",
        "The language of the window, from the next start on. Automatic takes that of the system.",
    )
    display_profile_file: str = _setting(
        SettingGroup.WINDOW,
        "",
        "Colour profile of the screen",
        "ICC profile in whose colours the photos are shown for comparison. Empty takes the one that the system keeps"
        " for the screen that the window is on.",
    )
    notify_when_done: bool = _setting(
        SettingGroup.WINDOW,
        True,
        "Tell when long work is done",
        "Shows a message of the desktop when work that took more than a few seconds ends while you are elsewhere.",
    )

    def __post_init__(self) -> None:
        for declared in fields(self):
            _check(declared, getattr(self, declared.name))


LANGUAGES = ("auto", "en", "de", "zh_CN")
_AT_NEXT_START = ("language", "models_folder")
_CHOICES: dict[str, tuple[str, ...]] = {
    "engine": tuple(EngineName),
    "precision": tuple(Precision),
    "language": LANGUAGES,
}


def choices_of(name: str) -> tuple[str, ...]:
    """The values that a setting may take one of; empty for numbers, switches and free text."""
    return _CHOICES.get(name, ())


def counts_at_next_start(name: str) -> bool:
    """Whether a change of that setting counts only from the next start of the program on."""
    return name in _AT_NEXT_START


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
