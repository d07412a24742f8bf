"""How photos are exported: format, size, name and metadata, as one value that queue and presets can keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.metadata_choice import MetadataChoice
from pixelsmile_desktop.studio.export_naming import DEFAULT_TEMPLATE, check_template

SMALLEST_SIDE, LARGEST_SIDE = 16, 65_535
_REPAIR: Final = "choose the options anew"


class ExportFormat(StrEnum):
    """What exported files are."""

    ORIGINAL = "original"
    """As each original is; RAW becomes a 16-bit TIFF, HEIC becomes JPEG."""
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    WEBP = "webp"
    AVIF = "avif"

    @property
    def has_quality(self) -> bool:
        """Whether it may compress with loss."""
        return self not in (ExportFormat.PNG, ExportFormat.TIFF)

    @property
    def has_sixteen_bit(self) -> bool:
        """Whether it can hold 16 bits per channel."""
        return self in (ExportFormat.ORIGINAL, ExportFormat.PNG, ExportFormat.TIFF)


class Sharpening(StrEnum):
    """How much the result is sharpened, as the last step."""

    OFF = "off"
    LOW = "low"
    STANDARD = "standard"
    HIGH = "high"


@dataclass(frozen=True)
class ExportOptions:
    """Everything that an export asks for.

    Attributes:
        folder: where the files go.
        format: what they are.
        quality: 1..100 of lossy formats; None follows the original, and is the default of the settings elsewhere.
        sixteen_bit: False writes 8 bits per channel even of a photo that has 16.
        longest_side: pixels that the longest side has at most, 16..65535; None keeps the size. Nothing is enlarged.
        sharpening: of the result.
        template: what the files are called; see `studio.export_naming`.
        metadata: what goes along.
        provenance: whether the file of an edited photo says how it was made.

    Raises:
        RequestError: a value out of its range, or a template that names nothing.
    """

    folder: str
    format: ExportFormat = ExportFormat.ORIGINAL
    quality: int | None = None
    sixteen_bit: bool = True
    longest_side: int | None = None
    sharpening: Sharpening = Sharpening.OFF
    template: str = DEFAULT_TEMPLATE
    metadata: MetadataChoice = MetadataChoice.KEEP_ALL
    provenance: bool = True

    def __post_init__(self) -> None:
        if self.quality is not None and not 1 <= self.quality <= 100:
            raise RequestError(f"the quality {self.quality} is out of range", "choose 1 to 100")
        if self.longest_side is not None and not SMALLEST_SIDE <= self.longest_side <= LARGEST_SIDE:
            what = f"the longest side of {self.longest_side} pixels is out of range"
            raise RequestError(what, f"choose {SMALLEST_SIDE} to {LARGEST_SIDE}")
        check_template(self.template)

    @property
    def path(self) -> Path:
        """The folder.

        Raises:
            RequestError: none is chosen, or it is not a whole path.
        """
        path = Path(self.folder).expanduser()
        if not self.folder or not path.is_absolute():
            raise RequestError("no folder is chosen for the exported files", "choose one")
        return path

    def to_dict(self) -> dict[str, Any]:
        """The options as plain JSON values."""
        return {name: str(value) if isinstance(value, StrEnum) else value for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, data: object) -> ExportOptions:
        """The options that `to_dict` said; what is missing takes its default.

        Raises:
            RequestError: something unknown or of a wrong type.
        """
        if not isinstance(data, Mapping) or not isinstance(data.get("folder", ""), str):
            raise RequestError("the kept options of the export are damaged", _REPAIR)
        example = cls(folder="/")
        values: dict[str, Any] = {"folder": data.get("folder", "")}
        for name, value in data.items():
            if name not in {declared.name for declared in fields(cls)}:
                raise RequestError(f"the kept options of the export say {name!r}", _REPAIR)
            values[name] = _typed(name, value, getattr(example, name))
        return cls(**values)


def _typed(name: str, value: object, example: object) -> object:
    """A value as the type of an example, strings as the enum that they name; numbers may be missing."""
    if isinstance(example, StrEnum) and isinstance(value, str) and value in list(type(example)):
        return type(example)(value)
    is_number = example is None and (value is None or type(value) is int)
    if is_number or (type(value) is type(example) and not isinstance(example, StrEnum)):
        return value
    raise RequestError(f"the kept options of the export say {name} = {value!r}", _REPAIR)
