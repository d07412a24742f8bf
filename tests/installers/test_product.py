"""Names and versions of what is released."""

import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

import pixelsmile_desktop

ROOT = Path(__file__).resolve().parents[2]


def source(folder: Path, line: str) -> Path:
    (folder / "pixelsmile_desktop").mkdir()
    (folder / "pixelsmile_desktop" / "__init__.py").write_text(f'"""It."""\n\n{line}\n')
    return folder


def test_the_version_is_the_one_that_the_program_says() -> None:
    from release import product

    assert product.version() == pixelsmile_desktop.__version__
    table = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert table["tool"]["hatch"]["version"]["path"] == "pixelsmile_desktop/__init__.py"
    assert set(product.COMMANDS) == {*table["project"]["scripts"], *table["project"]["gui-scripts"]}


def test_without_a_version_nothing_is_built(tmp_path: Path) -> None:
    from release import product

    with pytest.raises(ValueError, match="__version__"):
        product.version(source(tmp_path, "version = 1"))


def test_debian_puts_candidates_before_their_release() -> None:
    from release import product

    in_order = [product.debian_version(number) for number in ("1.0a1", "1.0b2", "1.0rc1", "1.0", "1.0.1")]
    for older, newer in pairwise(in_order):
        command = ["dpkg", "--compare-versions", older, "lt", newer]
        try:
            assert subprocess.run(command, check=False).returncode == 0, command
        except FileNotFoundError:
            pytest.skip("needs dpkg of the system")


@pytest.mark.parametrize(
    ("number", "numbers"), [("1.2.3", "1.2.3.0"), ("0.1", "0.1.0.0"), ("2.0.1rc4", "2.0.1.0"), ("1.2.3.4", "1.2.3.4")]
)
def test_windows_gets_four_numbers(number: str, numbers: str) -> None:
    from release import product

    assert product.windows_version(number) == numbers


def test_the_date_of_a_release_does_not_depend_on_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from release import product

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert product.source_date(tmp_path) == 315_532_800
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert product.source_date(tmp_path) == 1_700_000_000


@pytest.mark.parametrize(
    ("wanted", "system", "order"),
    [
        (["deb"], "linux", ["app", "deb"]),
        (["hashes", "portable", "app"], "linux", ["app", "portable", "hashes"]),
        (["all"], "linux", ["app", "deb", "portable", "windows", "sbom", "hashes"]),
        (["all"], "darwin", ["macos", "sbom", "hashes"]),
        (["windows"], "linux", ["windows"]),
    ],
)
def test_targets_are_built_in_the_order_of_what_they_need(wanted: list[str], system: str, order: list[str]) -> None:
    import build

    assert build.steps(wanted, system) == order


def test_help_needs_nothing_but_python() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "installers" / "build.py", "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "portable" in done.stdout
