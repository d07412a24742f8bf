"""What every test gets: the bundled files, an empty home for the program, no network, and no unnoticed warning."""

import logging
import os
import socket
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import hypothesis
import pytest

from tests.no_network import network_guard

ROOT = Path(__file__).resolve().parent.parent
_homes = count()

SLOW = [hypothesis.HealthCheck.too_slow]  # a busy machine is no fault of the program
hypothesis.settings.register_profile("default", deadline=None, suppress_health_check=SLOW, max_examples=60)
hypothesis.settings.register_profile(
    "ci", deadline=None, suppress_health_check=SLOW, max_examples=60, derandomize=True, print_blob=True
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def resources() -> Path:
    """The folder of what ships with the program."""
    return ROOT / "resources"


@pytest.fixture(scope="session")
def models(resources: Path) -> Path:
    """The folder of the bundled face models."""
    return resources / "models" / "face"


@pytest.fixture(scope="session")
def astronaut(resources: Path) -> Path:
    """A toothy smile, frontal, 512 x 512, PNG."""
    return resources / "portraits" / "astronaut.png"


@pytest.fixture(scope="session")
def hopper(resources: Path) -> Path:
    """A closed mouth with glasses and a hat, 512 x 600, JPEG."""
    return resources / "portraits" / "grace_hopper.jpg"


@pytest.fixture(scope="session")
def couple(astronaut: Path, hopper: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both of them side by side, 1024 x 512, PNG: face 0 and face 1."""
    from PIL import Image

    together = Image.new("RGB", (1024, 512))
    for place, portrait in enumerate((astronaut, hopper)):
        with Image.open(portrait) as image:
            together.paste(image.convert("RGB").crop((0, 0, 512, 512)), (512 * place, 0))
    path = tmp_path_factory.mktemp("couple") / "couple.png"
    together.save(path)
    return path


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_homes))
    monkeypatch.setenv("PIXELSMILE_HOME", str(home))


@pytest.fixture(autouse=True)
def _neutral_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the hubs, indexes, tokens, proxies nor the offline switches of whoever runs the tests."""
    names = ["HF_ENDPOINT", "HF_TOKEN", "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "SSL_CERT_FILE"]
    names += ["PIP_INDEX_URL", "UV_PYTHON_INSTALL_MIRROR"]
    proxies = [f"{kind}_proxy" for kind in ("http", "https", "all", "no")]
    for name in (*names, *proxies, *map(str.upper, proxies)):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.node.get_closest_marker("network"):
        return
    for name in network_guard.GUARDED:
        monkeypatch.setattr(socket.socket, name, network_guard.refusing(getattr(socket.socket, name)))
    monkeypatch.delenv(network_guard.LOOPBACK_VARIABLE, raising=False)
    if request.node.get_closest_marker("loopback"):
        monkeypatch.setenv(network_guard.LOOPBACK_VARIABLE, "1")
    monkeypatch.setenv("PYTHONPATH", str(Path(network_guard.__file__).parent), prepend=os.pathsep)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_unexpected_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if collector.records and not request.node.get_closest_marker("expects_warnings"):
        said = "; ".join(f"{r.name} {r.levelname}: {r.getMessage()}" for r in collector.records)
        pytest.fail(f"logged without @pytest.mark.expects_warnings: {said}")
