"""A screen for each test, and a tiny model on the disk."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.desktop.screen import Hands, missing_programs, screen
from tests.desktop.user import User

Start = Callable[..., User]

_MAKE_MODEL = (
    "import sys; from pathlib import Path\n"
    "from pixelsmile_desktop.benchmark.random_model import RandomModel\n"
    "RandomModel().save(Path(sys.argv[1]), shard_bytes=100_000)"
)


@pytest.fixture
def hands() -> Iterator[Hands]:
    """The pointer and keyboard of an empty screen."""
    missing = missing_programs()
    if missing:
        pytest.skip(f"needs {', '.join(missing)} of the system")
    with screen() as made:
        yield made


@pytest.fixture
def start(hands: Hands) -> Iterator[Start]:
    """Starts the program with some words, and ends what a test that failed has left."""
    with ExitStack() as endings:

        def begin(*words: str) -> User:
            user = User(hands, *words)
            endings.callback(user.kill)
            return user

        yield begin


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diffusers folder of a tiny model; made by another process, because torch has no place in this one."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    subprocess.run([sys.executable, "-W", "ignore", "-c", _MAKE_MODEL, str(folder)], check=True, timeout=240)
    return folder
