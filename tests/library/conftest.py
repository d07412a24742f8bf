from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a library is to be."""
    return tmp_path / "data" / "library.sqlite"
