import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("pixelsmile_desktop", "resources", "installers", "tests")
FILES = ("pyproject.toml", "LICENSE", "NOTICE", "README.md", "CHANGELOG.md")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("source of the package")
    for part in PARTS:
        shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in FILES:
        shutil.copy(ROOT / file, source)
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(source / "dist")]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return source / "dist"


def test_the_wheel_runs_from_where_it_was_unpacked(built: Path, tmp_path: Path, resources: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path)
    roots = {path.name for path in tmp_path.iterdir()}
    assert {name.partition("-")[0] for name in roots} == {"pixelsmile_desktop"}
    package = tmp_path / "pixelsmile_desktop"
    assert (package / "py.typed").exists()
    shipped = {p.relative_to(package / "resources"): p.read_bytes() for p in package.glob("resources/**/*.*")}
    pictures = resources / "pictures"  # the README's
    kept = {p.relative_to(resources): p.read_bytes() for p in resources.glob("**/*.*") if pictures not in p.parents}
    assert shipped == kept
    (about,) = tmp_path.glob("*.dist-info")
    assert {path.name for path in (about / "licenses").iterdir()} == {"LICENSE", "NOTICE"}
    entry_points = (about / "entry_points.txt").read_text()
    assert "pixelsmile = pixelsmile_desktop.cli:main" in entry_points
    assert "pixelsmile-desktop = pixelsmile_desktop.app:main" in entry_points

    code = "from pixelsmile_desktop.bootstrap import resources_folder; print(resources_folder())"
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()).resolve() == (package / "resources").resolve()


def test_the_source_distribution_holds_what_the_build_and_the_tests_need(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2].partition("/")[0] for name in archive.getnames()}
    assert {*PARTS, *FILES} <= names
    assert not {".venv", ".git", "dist"} & names
