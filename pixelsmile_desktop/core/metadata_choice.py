"""How much of what a photo says about itself goes into an exported file."""

from __future__ import annotations

from enum import StrEnum


class MetadataChoice(StrEnum):
    """What an exported file keeps besides its pixels; the colour profile and the orientation are always kept."""

    KEEP_ALL = "keep_all"
    DROP_LOCATION = "drop_location"
    """Without the place: GPS and named places, and whatever may hide one."""
    DROP_ALL = "drop_all"
