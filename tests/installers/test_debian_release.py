"""The package in a bare Debian: installed, started on a screen, steered by keyboard, upgraded, removed.

Takes what `build.py deb` has made in `dist/`. Run by hand with `-m release`.
"""

import json
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.desktop.screen import Hands, missing_programs, screen
from tests.installers.bare_root import ENVIRONMENT, BareRoot, bare_root, missing_for_a_root

pytestmark = pytest.mark.release

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "/usr/lib/pixelsmile-desktop"
LIBRARY = "/root/.local/share/PixelSmile/library.sqlite3"
PATIENCE = 90.0


@pytest.fixture(scope="module")
def package() -> Path:
    made = sorted((ROOT / "dist").glob("*.deb"))
    if not made:
        pytest.skip("nothing was built; run installers/build.py deb")
    return made[-1]


@pytest.fixture(scope="module")
def debian(tmp_path_factory: pytest.TempPathFactory, package: Path, resources: Path) -> Iterator[BareRoot]:
    why = missing_for_a_root()
    if why:
        pytest.skip(why)
    with bare_root(tmp_path_factory.mktemp("debian")) as root:
        shutil.copy(package, root.inside("/root/new.deb"))
        shutil.copy(resources / "portraits" / "grace_hopper.jpg", root.inside("/root/photo.jpg"))
        yield root


@pytest.fixture(scope="module")
def installed(debian: BareRoot) -> BareRoot:
    before = debian.files()
    debian.install("/root/new.deb")
    debian.inside("/root/files before").write_text("\n".join(sorted(before)))
    return debian


def until(condition: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.1)


def ask_library(debian: BareRoot, question: str) -> list[str]:
    """The first column of an answer; nothing while the window has not made its library yet."""
    library = debian.inside(LIBRARY)
    if not library.exists():
        return []
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute(question)]


def versions(debian: BareRoot) -> list[str]:
    return ask_library(debian, "SELECT request FROM versions ORDER BY id")


@contextmanager
def window(debian: BareRoot, hands: Hands) -> Iterator[subprocess.Popen[bytes]]:
    """The window with the photo, for as long as it is needed; what does not close is ended."""
    command = debian.command("pixelsmile-desktop", "/root/photo.jpg")
    with subprocess.Popen(command, env=ENVIRONMENT | {"DISPLAY": hands.display}) as process:
        try:
            until(lambda: hands.windows("PixelSmile") or process.poll() is not None, "the window")
            assert process.poll() is None, "the program ended instead of opening its window"
            yield process
        finally:
            process.kill()


def test_every_library_finds_all_others(installed: BareRoot) -> None:
    # The loader of the program looks into its own folder first, as this does.
    script = f'find {PROGRAM} -type f | xargs file 2>/dev/null; find {PROGRAM} -name "*.so*" -type f -print0 | '
    script += f"LD_LIBRARY_PATH={PROGRAM}/_internal xargs -0 ldd 2>/dev/null | grep 'not found'"
    missing = {line.strip() for line in installed.run("sh", "-c", script, check=False).splitlines() if line}
    # Wayland is recommended only.
    assert not {line for line in missing if "wayland" not in line}


def test_the_commands_work_without_anything_else(installed: BareRoot) -> None:
    assert installed.run("pixelsmile", "--version").startswith("pixelsmile ")
    assert installed.run("pixelsmile-desktop", "--version").startswith("pixelsmile-desktop ")
    found = json.loads(installed.run("pixelsmile", "doctor", "--json"))
    assert found["engines"]["instant"] == {"ready": True}
    words = ["edit", "/root/photo.jpg", "-e", "happy", "-o", "/root/happy.jpg", "--json"]
    assert json.loads(installed.run("pixelsmile", *words).splitlines()[0])["engine"] == "instant"


def test_the_self_test_keeps_every_promise(installed: BareRoot) -> None:
    said = installed.run("pixelsmile", "--self-test")
    print(said)
    assert "BROKEN" not in said


def test_the_menu_has_it_and_photos_offer_it(installed: BareRoot) -> None:
    entry = installed.inside("/usr/share/applications/pixelsmile-desktop.desktop").read_text()
    assert "Exec=pixelsmile-desktop %F" in entry
    assert installed.inside("/usr/share/icons/hicolor/256x256/apps/pixelsmile-desktop.png").exists()


def test_an_edit_by_keyboard_survives_an_upgrade(installed: BareRoot) -> None:
    missing = missing_programs()
    if missing:
        pytest.skip(f"needs {', '.join(missing)} of the system")
    with screen() as hands:
        with window(installed, hands) as first:
            until(lambda: ask_library(installed, "SELECT photo_id FROM faces"), "the face of the photo")
            # From the strip of all expressions the second one, then render.
            hands.press("w")
            until(lambda: _chosen(hands, installed), "the version")
            hands.press("ctrl+q")
            assert first.wait(60) == 0
        before = versions(installed)
        _install_newer(installed)
        with window(installed, hands) as second:
            assert versions(installed) == before
            hands.press("ctrl+q")
            assert second.wait(60) == 0


def _chosen(hands: Hands, debian: BareRoot) -> bool:
    """Whether the version is there; if not, the keys may have come before what they are for."""
    hands.press("Right", "Return", "ctrl+Return")
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if versions(debian):
            return True
        time.sleep(0.2)
    hands.press("w")
    return False


def _install_newer(debian: BareRoot) -> None:
    """Install the package under a later version, which lacks a file that the old one had."""
    script = (
        "dpkg-deb -R /root/new.deb /root/newer && sed -i 's/^Version: .*/&+1/' /root/newer/DEBIAN/control && "
        f"rm /root/newer{PROGRAM}/licences/MPL-2.0.txt && dpkg-deb -Znone -b /root/newer /root/newer.deb && "
        "rm -r /root/newer"
    )
    debian.run("sh", "-c", script)
    debian.install("/root/newer.deb")
    assert not debian.inside(f"{PROGRAM}/licences/MPL-2.0.txt").exists()


def test_removing_it_leaves_the_users_work_and_nothing_else(installed: BareRoot) -> None:
    installed.run("apt-get", "purge", "-y", "-qq", "pixelsmile-desktop")
    assert not installed.inside(PROGRAM).exists()
    before = {*installed.inside("/root/files before").read_text().split("\n")}
    left = {name for name in installed.files() - before if "pixelsmile" in name.lower()}
    assert left
    assert all(name.startswith("root/") for name in left)
    assert installed.inside(LIBRARY).exists()
    assert installed.inside("/root/photo.jpg").exists()
