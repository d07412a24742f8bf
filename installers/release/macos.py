"""The application and disk image for macOS. Unproven: written on another system; only its syntax is checked there."""

from __future__ import annotations

import platform
import sys
from pathlib import Path
from typing import Any, Final

from release import budget, frozen_app, product
from release.build_error import BuildError
from release.processes import run

IDENTIFIER: Final = "pixelsmile-desktop"
OLDEST_SYSTEM: Final = "13.0"
"""Qt 6.11 runs from there on."""

_PHOTO_TYPES: Final = ("public.jpeg", "public.png", "public.tiff", "public.heic", "public.camera-raw-image")


def information() -> dict[str, Any]:
    """What the bundle says about itself."""
    return {
        "CFBundleDisplayName": product.TITLE,
        "CFBundleShortVersionString": product.version(),
        "LSApplicationCategoryType": "public.app-category.photography",
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        # It is offered for photos and never takes them over.
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Photo",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": [*_PHOTO_TYPES, "org.webmproject.webp", "public.avif"],
            },
            {
                "CFBundleTypeName": "Folder",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "None",
                "LSItemContentTypes": ["public.folder"],
            },
        ],
    }


def build() -> Path:
    """Freeze the program and make the signed disk image; its file.

    Raises:
        BuildError: this is no Mac, or a tool failed.
    """
    if sys.platform != "darwin":
        raise BuildError("the application for macOS is built on a Mac only; run this there")
    frozen_app.build()
    application = product.APP.parent / f"{product.TITLE}.app"
    product.DIST.mkdir(exist_ok=True)
    image = product.DIST / f"PixelSmile-Desktop-{product.version()}-{platform.machine()}.dmg"
    run(["bash", str(product.INSTALLERS / "macos" / "disk_image.sh"), str(application), str(image)])
    budget.check_download(image)
    return image
