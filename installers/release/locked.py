"""Reads the locked requirement files: which packages, in which versions, with which hashes, for which system."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from release import product

WINDOWS: Final = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_system": "Windows",
    "sys_platform": "win32",
}
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ENTRY = re.compile(r"^(?=[A-Za-z0-9])", re.MULTILINE)


@dataclass(frozen=True)
class LockedPackage:
    """A package of a lock.

    Attributes:
        name, version: as locked.
        hashes: SHA-256 of every file of this version, in hexadecimal.
    """

    name: str
    version: str
    hashes: tuple[str, ...]

    def as_requirement(self) -> str:
        """The line that pip checks hashes by, without a marker."""
        return " ".join([f"{self.name}=={self.version}", *(f"--hash=sha256:{digest}" for digest in self.hashes)])


def read(group: str) -> str:
    """The text of a lock."""
    return (product.INSTALLERS / "requirements" / f"{group}.txt").read_text(encoding="utf-8")


def packages(text: str, environment: Mapping[str, str]) -> list[LockedPackage]:
    """What a lock asks for on one system.

    Args:
        text: the lock.
        environment: what markers ask about, where it differs from this system and interpreter.
    """
    from packaging.requirements import Requirement

    found = []
    for entry in _ENTRY.split(re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)):
        if not entry.strip():
            continue
        requirement = Requirement(entry.partition("\\")[0].strip())
        if requirement.marker is None or requirement.marker.evaluate(dict(environment)):
            (pin,) = requirement.specifier
            found.append(LockedPackage(requirement.name, pin.version, tuple(_HASH.findall(entry))))
    return found
