import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"cv2", "torch", "PySide6", "PIL", "rawpy", "tifffile", "pi_heif", "diffusers", "transformers"}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(folder), "NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "pixelsmile_desktop", tmp_path / "pixelsmile_desktop", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken(house: Path) -> set[str]:
    return set(re.findall(r"^(.+) BROKEN", lint_imports(house).stdout, re.M))


def test_the_rooms_keep_their_contracts(house: Path) -> None:
    done = lint_imports(house)
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_contract_sees_a_violation(house: Path) -> None:
    package = house / "pixelsmile_desktop"

    def seed(module: str, line: str) -> None:
        path = package / module
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")

    seed("core/errors.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import pixelsmile_desktop.imaging")
    seed("core/cancel.py", "import numpy")
    seed("core/face.py", "def window():\n    import PySide6")
    seed("studio/__init__.py", "def engine():\n    import pixelsmile_desktop.engines.instant")
    seed("engines/instant/__init__.py", "def faces():\n    import pixelsmile_desktop.faces\n    import torch")
    (package / "engines" / "slow").mkdir()
    (package / "engines" / "slow" / "__init__.py").write_text("")
    assert broken(house) == {
        "Nothing imports upwards, and siblings do not import each other",
        "Engines do not know each other",
        "Engines know faces and photos only as values",
        "Only bootstrap reaches for a concrete engine",
        "core is the standard library, and numpy where pixels are",
        "Qt stays in ui and app",
        "torch stays in engines/pixelsmile, training and benchmark",
    }


def test_a_new_room_must_be_listed(house: Path) -> None:
    (house / "pixelsmile_desktop" / "utils").mkdir()
    (house / "pixelsmile_desktop" / "utils" / "__init__.py").write_text("")
    assert "Nothing imports upwards, and siblings do not import each other" in broken(house)


def test_torch_at_the_top_of_a_module_is_refused(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    module = tmp_path / "pixelsmile_desktop" / "engines" / "host.py"
    module.parent.mkdir(parents=True)
    module.write_text('"""The host."""\n\nimport torch\n\nprint(torch)\n')
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", module],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "TID253" in done.stdout
    assert done.returncode == 1


def test_the_command_line_starts_light_and_touches_nothing() -> None:
    code = "import sys, json, threading, pixelsmile_desktop.cli\n"
    code += "print(json.dumps([*sys.modules]), threading.active_count())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded, threads = done.stdout.rsplit(" ", 1)
    assert not HEAVY & {name.partition(".")[0] for name in json.loads(loaded)}
    assert int(threads) == 1
    assert done.stderr == ""
    assert not Path(os.environ["PIXELSMILE_HOME"]).exists()


@pytest.mark.benchmark
def test_the_command_line_is_imported_in_150_ms() -> None:
    def seconds(code: str) -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
        return time.perf_counter() - started

    cost = statistics.median(seconds("import pixelsmile_desktop.cli") - seconds("pass") for _ in range(7))
    print(f"importing pixelsmile_desktop.cli: {1000 * cost:.0f} ms")
    assert cost <= 0.150
