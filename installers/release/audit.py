"""Asks the public database of vulnerabilities about everything that is locked."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from release import locked, product

AUDITED: Final = ("desktop", "package", "test", "build")
"""The locks with hashes."""
RUNTIMES: Final = product.RESOURCES / "runtime"
"""The lists of the engine runtimes lie here."""


class Verdict(StrEnum):
    """What is known about a list of packages. That nobody could be asked is not the same as clean."""

    CLEAN = "clean"
    VULNERABLE = "vulnerable"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Audit:
    """What came of asking.

    Attributes:
        verdict: in one word.
        lines: what was found, or why nothing is known.
    """

    verdict: Verdict
    lines: tuple[str, ...]


def locks() -> dict[str, str]:
    """Everything that is asked about, as requirements with hashes, by name."""
    found = {group: locked.read(group) for group in AUDITED}
    runtimes = {path.stem: runtime_requirements(path.read_text(encoding="utf-8")) for path in RUNTIMES.glob("pylock.*")}
    return found | {name: text for name, text in sorted(runtimes.items()) if text}


def runtime_requirements(lock: str) -> str:
    """The list of an engine runtime as requirements with hashes; empty if it names no packages.

    Args:
        lock: in the format of PEP 751.
    """
    lines = []
    for package in tomllib.loads(lock).get("packages", ()):
        # Advisories do not know a build such as +cpu.
        version = package["version"].partition("+")[0]
        hashes = " ".join(f"--hash=sha256:{wheel['hashes']['sha256']}" for wheel in package["wheels"])
        lines.append(f"{package['name']}=={version} {hashes}\n")
    return "".join(lines)


def audit(requirements: str) -> Audit:
    """Ask about the packages of one lock. Needs the network.

    Args:
        requirements: with hashes.
    """
    product.BUILD.mkdir(exist_ok=True)
    lock = product.BUILD / "audited.txt"
    lock.write_text(requirements, encoding="utf-8")
    command = [sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes"]
    command += ["--format", "json", "--progress-spinner", "off", "--requirement", str(lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return judged(done.stdout, done.stderr)


def judged(printed: str, complaints: str) -> Audit:
    """The verdict from what pip-audit printed.

    Args:
        printed: its report in JSON; anything else says that it could not ask.
        complaints: what it wrote to stderr.
    """
    try:
        packages: list[dict[str, Any]] = json.loads(printed)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Audit(Verdict.UNKNOWN, (complaints.strip()[-300:] or "pip-audit said nothing",))
    found = tuple(
        f"{package['name']} {package['version']}: {fault['id']}, mended in {', '.join(fault['fix_versions']) or 'none'}"
        for package in packages
        for fault in package.get("vulns", ())
    )
    if found:
        return Audit(Verdict.VULNERABLE, found)
    skipped = tuple(f"{package['name']}: {package['skip_reason']}" for package in packages if "skip_reason" in package)
    if skipped or not packages:
        return Audit(Verdict.UNKNOWN, skipped or ("no package was looked at",))
    return Audit(Verdict.CLEAN, ())
