"""What a Linux desktop shows of the program: menu entry, icons, and its page in a software centre."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from release import icons, product


def install(share: Path) -> None:
    """Lay the files into a folder such as `/usr/share`."""
    source = product.INSTALLERS / "desktop"
    _copy(source / f"{product.NAME}.desktop", share / "applications" / f"{product.NAME}.desktop")
    for side in icons.LINUX_SIDES:
        _copy(icons.png(side), share / "icons" / "hicolor" / f"{side}x{side}" / "apps" / f"{product.NAME}.png")
    _copy(icons.DRAWING, share / "icons" / "hicolor" / "scalable" / "apps" / f"{product.NAME}.svg")
    about = (source / f"{product.NAME}.metainfo.xml.in").read_text(encoding="utf-8")
    day = datetime.datetime.fromtimestamp(product.source_date(), datetime.UTC).date().isoformat()
    filled = about.replace("@VERSION@", product.debian_version(product.version())).replace("@DATE@", day)
    target = share / "metainfo" / f"{product.NAME}.metainfo.xml"
    target.parent.mkdir(parents=True)
    target.write_text(filled, encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
