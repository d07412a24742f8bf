"""`python -m release TARGET ...`, in the environment that `build.py` makes."""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from release import audit, budget, debian, frozen_app, hashes, macos, portable, product, sbom, windows
from release.build_error import BuildError


def _bills() -> Path:
    """One bill for each form of the program that was built."""
    written = []
    version = product.version()
    if product.APP.exists():
        inside = product.APP / "_internal"
        target = product.DIST / f"{product.NAME}-{version}-{product.system()}.cdx.json"
        natives = sbom.bundled_libraries(inside) if product.system() == "linux" else []
        written.append(sbom.write(inside, target, python=platform.python_version(), natives=natives))
    if windows.FILES.exists():
        target = product.DIST / f"{product.NAME}-{version}-windows.cdx.json"
        written.append(sbom.write(windows.FILES / "packages", target, python=windows.python_version()))
    if not written:
        raise BuildError("nothing was built yet; build app or windows first")
    return written[-1]


def _audit() -> Path:
    """Ask about every lock, and fail unless all are known to be clean."""
    audits = {name: audit.audit(requirements) for name, requirements in audit.locks().items()}
    for name, found in audits.items():
        print(f"{name}: {found.verdict}", *found.lines, sep="\n  ")
    worst = [name for name, found in audits.items() if found.verdict is not audit.Verdict.CLEAN]
    if worst:
        raise BuildError(f"not known to be free of vulnerabilities: {', '.join(worst)}")
    return product.INSTALLERS / "requirements"


TARGETS: Final[dict[str, Callable[[], Path]]] = {
    "app": frozen_app.build,
    "deb": debian.build,
    "portable": portable.build,
    "windows": windows.build,
    "macos": macos.build,
    "sbom": _bills,
    "hashes": lambda: hashes.write(product.DIST),
    "audit": _audit,
}


def main(names: list[str]) -> int:
    """Build one target after the other; 0 done, 1 failed."""
    for name in names:
        started = time.monotonic()
        try:
            result = TARGETS[name]()
        except BuildError as error:
            print(f"build.py: error: {name}: {error}", file=sys.stderr)
            return 1
        seconds = time.monotonic() - started
        print(f"{name}: {result}, {budget.size_mb(result):.1f} MB, {seconds:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
