"""The declarations of the settings, as fields are made of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from pixelsmile_desktop.core.settings import SettingGroup, Settings, choices_of

SettingValue = bool | int | str
_WRITTEN: Final = ("export_folder", "models_folder")


@dataclass(frozen=True)
class DeclaredSetting:
    """A setting as `core.settings` declares it.

    Attributes:
        name: in the file.
        group: what it is about.
        title, help, unit: its wording, in English.
        default: its value where the user chose none.
        lowest, highest: of a number; None where there is no end.
        choices: the values that it may take one of; empty for numbers, switches and free text.
    """

    name: str
    group: SettingGroup
    title: str
    help: str
    unit: str
    default: SettingValue
    lowest: int | None
    highest: int | None
    choices: tuple[str, ...]

    @property
    def is_place(self) -> bool:
        """Whether its value is the path of a file or a folder."""
        return self.is_folder or self.name.endswith("_file")

    @property
    def is_written_to(self) -> bool:
        """Whether its value is a folder that the program writes to."""
        return self.name in _WRITTEN

    @property
    def is_folder(self) -> bool:
        """Whether its value is the path of a folder."""
        return self.name.endswith("_folder")


def declared_settings() -> tuple[DeclaredSetting, ...]:
    """Every setting, in the order of the declarations."""
    defaults = Settings()
    return tuple(
        DeclaredSetting(
            name=declared.name,
            default=getattr(defaults, declared.name),
            choices=choices_of(declared.name),
            **declared.metadata,
        )
        for declared in fields(Settings)
    )
