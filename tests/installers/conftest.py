"""The build's own modules, which are no package of the program."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _build_modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(ROOT / "installers"))
    yield
    for name in [name for name in sys.modules if name == "build" or name.partition(".")[0] == "release"]:
        del sys.modules[name]
