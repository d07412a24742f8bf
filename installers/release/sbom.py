"""The bill of materials of each file that is released, in CycloneDX 1.6, for whoever must know what is inside."""

from __future__ import annotations

import datetime
import re
import uuid
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from release import frozen_parts, native_libraries, product
from release.build_error import BuildError
from release.processes import run

if TYPE_CHECKING:
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component

_NAMESPACE: Final = uuid.UUID("6d2f7f43-94c2-5a3a-9d0e-3c0f1f3d8a51")
_TOOLS_QT: Final = "pyside6-essentials"


def write(packages: Path, target: Path, *, python: str, natives: list[Component] | None = None) -> Path:
    """Write the bill of materials of one form of the program.

    Args:
        packages: the folder where the `.dist-info` folders of what ships lie.
        target: the file, which says in its name what it is about.
        python: version of the interpreter that ships.
        natives: what else ships.

    Raises:
        BuildError: two packages of one name ship.
    """
    from cyclonedx.output import make_outputter
    from cyclonedx.schema import OutputFormat, SchemaVersion

    bom = _bill(target.name)
    parts = [*_packages(packages), _interpreter(python), *(natives or [])]
    for part in parts:
        bom.components.add(part)
    root = bom.metadata.component
    if root is None or len(bom.components) != len(parts):
        raise BuildError(f"{packages} holds a package twice; build into an empty folder")
    bom.register_dependency(root, parts)
    output = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6)
    target.parent.mkdir(exist_ok=True)
    target.write_text(output.output_as_string(indent=2) + "\n", encoding="utf-8", newline="\n")
    return target


def bundled_libraries(inside: Path) -> list[Component]:
    """The libraries of the build system in the frozen program, but for the interpreter."""
    found = {}
    for path in sorted(inside.glob("lib*.so*")):
        library = native_libraries.bundled_as(path.name)
        if library is not None and library.debian is not None and not path.is_symlink():
            number = run(["dpkg-query", "--show", "--showformat=${Version}", library.debian])
            found[library.name] = _component(library.name, number, library.licence, f"deb/debian/{library.debian}")
    return list(found.values())


def _bill(name: str) -> Bom:
    from cyclonedx.model.bom import Bom, BomMetaData
    from cyclonedx.model.component import ComponentType

    program = _component(product.NAME, product.version(), "Apache-2.0", f"generic/{product.NAME}")
    program.type = ComponentType.APPLICATION
    day = datetime.datetime.fromtimestamp(product.source_date(), datetime.UTC)
    # The same files have the same bill, number and all.
    number = uuid.uuid5(_NAMESPACE, f"{name} {product.source_date()}")
    return Bom(serial_number=number, metadata=BomMetaData(component=program, timestamp=day))


def _packages(folder: Path) -> list[Component]:
    parts = []
    for distribution in metadata.distributions(path=[str(folder)]):
        name = distribution.metadata["Name"]
        normal = frozen_parts.normal(name)
        if normal == product.NAME:
            continue
        parts.append(_component(name, distribution.version, _licence(distribution), f"pypi/{normal}"))
        if normal == _TOOLS_QT:
            parts.append(_component("Qt", distribution.version, "LGPL-3.0-only", "generic/qt"))
    return parts


def _interpreter(number: str) -> Component:
    return _component("CPython", number, "PSF-2.0", "generic/cpython")


def _component(name: str, version: str, licence: str, where: str) -> Component:
    """A part of the program.

    Args:
        name: as its makers write it.
        version: as its makers write it.
        licence: SPDX expression, or in their words; empty if they name none.
        where: kind and name of its package URL.
    """
    from cyclonedx.factory.license import LicenseFactory
    from cyclonedx.model.component import Component
    from packageurl import PackageURL

    address = PackageURL.from_string(f"pkg:{where}@{version.replace('+', '%2B')}")
    licences = [LicenseFactory().make_from_string(licence)] if licence else []
    return Component(name=name, version=version, purl=address, bom_ref=str(address), licenses=licences)


def _licence(distribution: metadata.Distribution) -> str:
    """The licence of a package as short as it says it."""
    about = distribution.metadata
    words = [text for key in ("License-Expression", "License") for text in about.get_all(key) or ()]
    short = next((text for text in words if "\n" not in text and len(text) < 80), "")
    kinds = [kind.rpartition(" :: ")[2] for kind in about.get_all("Classifier") or () if kind.startswith("License ")]
    return short or re.sub(r"\s+", " ", ", ".join(kinds))
