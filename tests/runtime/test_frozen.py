"""The frozen program's engine runs in the runtime, which may come later; from source nothing changes."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from pixelsmile_desktop import __version__, bootstrap
from pixelsmile_desktop.core.engine import Generated, RenderContext
from pixelsmile_desktop.core.engine_runtime import EngineRuntime, EngineRuntimeError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.folders import AppFolders
from pixelsmile_desktop.core.photo import Pixels
from pixelsmile_desktop.core.plan import Plan
from pixelsmile_desktop.core.request import EngineOptions
from pixelsmile_desktop.engines.host.client import engine_command
from pixelsmile_desktop.model_store.in_use import users
from pixelsmile_desktop.planner import MarkedGenerator, RuntimeGenerator
from pixelsmile_desktop.runtime import care
from pixelsmile_desktop.runtime.lock import RuntimeLock
from pixelsmile_desktop.runtime.store import RuntimeStore
from tests.runtime.small_runtimes import attention, supply

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = EngineOptions()


class Generator:
    """A `CropGenerator` that gives the crop back."""

    def __init__(self) -> None:
        self.is_closed = False

    def why_unavailable(self, _options: EngineOptions) -> str | None:
        return "no model is installed"

    def size(self, _options: EngineOptions) -> int:
        return 512

    def generate(self, crop: Pixels, mixes: Sequence[ExpressionMix], _context: RenderContext) -> Iterator[Generated]:
        for _ in mixes:
            yield Generated(crop)

    def loaded(self) -> Plan | None:
        return None

    def close(self) -> None:
        self.is_closed = True


def test_from_source_the_child_keeps_this_python(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert engine_command()[0] == sys.executable
    assert isinstance(bootstrap.build_generator(AppFolders.under(tmp_path)), MarkedGenerator)


def test_frozen_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    generator = bootstrap.build_generator(AppFolders.under(tmp_path))
    why = generator.why_unavailable(OPTIONS)
    assert why == "the engine runtime is not installed (install it under Models, or with `pixelsmile runtime install`)"
    assert bootstrap.program_sources() == tmp_path / "bundle" / "sources"


def test_a_runtime_that_comes_later_is_found_used_and_marked(tmp_path: Path) -> None:
    found: list[EngineRuntime] = []
    built: list[Generator] = []

    def find() -> EngineRuntime:
        if not found:
            raise EngineRuntimeError("nothing is here", "bring it")
        return found[0]

    def build(_runtime: EngineRuntime) -> Generator:
        built.append(Generator())
        return built[-1]

    generator = RuntimeGenerator(find, build, tmp_path)
    assert generator.why_unavailable(OPTIONS) == "nothing is here (bring it)"
    with pytest.raises(EngineRuntimeError):
        generator.size(OPTIONS)
    (tmp_path / "python").touch()
    found.append(EngineRuntime("linux-cpu-1", tmp_path / "python"))
    assert generator.why_unavailable(OPTIONS) == "no model is installed"
    assert generator.size(OPTIONS) == 512
    crop = np.zeros((4, 4, 3), np.uint8)
    for _ in range(2):
        assert len(list(generator.generate(crop, [ExpressionMix(())], RenderContext(OPTIONS)))) == 1
    assert len(built) == 1
    assert [user.program for user in users(tmp_path, "linux-cpu-1")] == ["PixelSmile"]
    generator.close()
    assert built[0].is_closed
    assert users(tmp_path, "linux-cpu-1") == ()


def test_a_runtime_that_was_removed_before_its_first_use_is_looked_for_anew(tmp_path: Path) -> None:
    pythons = [tmp_path / "first", tmp_path / "second"]
    for python in pythons:
        python.touch()
    left = [EngineRuntime(python.name, python) for python in pythons]
    built: list[str] = []

    def build(runtime: EngineRuntime) -> Generator:
        built.append(runtime.name)
        return Generator()

    generator = RuntimeGenerator(lambda: left.pop(0), build, tmp_path)
    assert generator.size(OPTIONS) == generator.size(OPTIONS) == 512
    pythons[0].unlink()
    assert generator.size(OPTIONS) == 512
    assert built == ["first", "second"]


@pytest.mark.loopback
def test_the_child_finds_the_programs_sources_in_the_runtime_and_nothing_of_the_users(
    lock: RuntimeLock, store: RuntimeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    care.install(lock, store, supply(), attention())
    assert list(store.folder_of(lock.name).rglob("big_engine/__pycache__/*.pyc"))
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/own")
    runtime = care.find_runtime([lock], store, ROOT)
    assert engine_command(runtime) == (str(runtime.python), "-P", "-m", "pixelsmile_desktop.engines.host")
    assert runtime.environment["LD_LIBRARY_PATH"] == "/usr/own"
    code = (
        "import pixelsmile_desktop, big_engine, site, sys; print(pixelsmile_desktop.__version__, site.ENABLE_USER_SITE)"
    )
    done = subprocess.run(
        [runtime.python, "-P", "-c", code],
        env={"PYTHONPATH": "/elsewhere", **runtime.environment},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"{__version__} False\n"
