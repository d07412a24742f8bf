"""The list of releases that the program asks for when its user looks for a newer version."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

NAME: Final = "releases.json"
_FORMAT: Final = 1


def write(folder: Path, version: str, page: str) -> Path:
    """Put a release at the head of the list in a folder, in place of an earlier one with its number.

    Args:
        folder: where the list lies, or will lie.
        version: of the release.
        page: address of the page that has its files and their hashes; https.

    Raises:
        ValueError: the page is not encrypted, or the list that is there is damaged.
    """
    if not page.startswith("https://"):
        raise ValueError(f"{page} is no https address")
    target = folder / NAME
    earlier = json.loads(target.read_text(encoding="utf-8"))["releases"] if target.exists() else []
    kept = [release for release in earlier if release["version"] != version]
    table = {"format": _FORMAT, "releases": [{"version": version, "page": page}, *kept]}
    target.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8", newline="\n")
    return target
