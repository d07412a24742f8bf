"""Hashes, licences, audits, and the files that systems read about the program."""

import configparser
import hashlib
import plistlib
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pixelsmile_desktop.imaging.formats import READABLE_SUFFIXES

ROOT = Path(__file__).resolve().parents[2]
INSTALLERS = ROOT / "installers"


def test_the_hashes_are_those_that_sha256sum_reads(tmp_path: Path) -> None:
    from release import hashes

    (tmp_path / "b.deb").write_bytes(b"two")
    (tmp_path / "a.exe").write_bytes(b"one")
    first = hashes.write(tmp_path).read_text()
    assert first == hashes.write(tmp_path).read_text()
    assert first.splitlines()[0] == f"{hashlib.sha256(b'one').hexdigest()}  a.exe"
    if shutil.which("sha256sum"):
        command = ["sha256sum", "--check", "--quiet", "--strict", hashes.NAME]
        assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
        (tmp_path / "a.exe").write_bytes(b"1")
        assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_too_large_a_program_is_not_released(tmp_path: Path) -> None:
    from release import budget
    from release.build_error import BuildError

    file = tmp_path / "large.deb"
    with file.open("wb") as handle:
        handle.truncate(budget.MOST_DOWNLOADED_MB * 1_000_000)
    assert budget.check_download(file) == budget.MOST_DOWNLOADED_MB
    with file.open("ab") as handle:
        handle.write(b"x")
    with pytest.raises(BuildError, match="130 MB"):
        budget.check_download(file)


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}', "clean"),
        (
            '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}]}',
            "vulnerable",
        ),
        (
            '{"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "no answer"}]}',
            "unknown",
        ),
        ('{"dependencies": []}', "unknown"),
        ("", "unknown"),
        ("[]", "unknown"),
    ],
)
def test_what_could_not_be_asked_about_is_not_clean(printed: str, verdict: str) -> None:
    from release import audit

    found = audit.judged(printed, "no network")
    assert found.verdict == verdict
    assert bool(found.lines) == (verdict != "clean")


def test_the_packages_of_the_engine_runtimes_are_asked_about_too() -> None:
    from release import audit

    locks = audit.locks()
    assert {*audit.AUDITED, "pylock.linux-cpu", "pylock.linux-cuda", "pylock.windows-cpu", "pylock.macos-mps"} <= {
        *locks
    }
    lines = locks["pylock.linux-cpu"].splitlines()
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+( --hash=sha256:[0-9a-f]{64})+", line) for line in lines)
    assert any(line.startswith("torch==") for line in lines)
    assert audit.runtime_requirements('lock-version = "1.0"') == ""


def test_the_licences_of_a_package_are_found_in_all_their_places(tmp_path: Path) -> None:
    from release import licences

    old, new, none = (tmp_path / f"{name}-1.dist-info" for name in ("old", "new", "none"))
    for folder in (old, new / "licenses" / "vendor", none):
        folder.mkdir(parents=True)
    for folder in (old, new, none):
        (folder / "METADATA").write_text("License: MIT")
    (old / "LICENSE.txt").write_text("old")
    (new / "licenses" / "vendor" / "COPYING").write_text("vendor")
    for folder in (old, new, none):
        licences.copy_texts(folder, tmp_path / folder.name.partition("-")[0])
    assert [path.name for path in (tmp_path / "old").iterdir()] == ["LICENSE.txt"]
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["vendor-COPYING"]
    assert [path.name for path in (tmp_path / "none").iterdir()] == ["METADATA"]


def test_the_texts_that_lgpl_libraries_need_are_here() -> None:
    texts = {path.stem for path in (INSTALLERS / "licences").glob("*.txt")}
    assert {"LGPL-3.0", "GPL-3.0", "LGPL-2.1", "MPL-2.0"} <= texts


def test_every_bundled_library_has_a_licence_that_lets_us() -> None:
    from release import native_libraries

    assert not [one for one in native_libraries.BUNDLED.values() if re.search(r"(?<!L)GPL", one.licence)]
    assert native_libraries.bundled_as("libreadline.so.8") is None
    assert native_libraries.bundled_as("libsqlite3.so.0.8.6") is native_libraries.BUNDLED["libsqlite3"]
    assert native_libraries.bundled_as("libpython3.11.so.1.0") is native_libraries.BUNDLED["libpython3"]


def test_the_menu_entry_opens_photos_with_the_window() -> None:
    entry = configparser.ConfigParser(interpolation=None, strict=True)
    entry.optionxform = str
    entry.read(INSTALLERS / "desktop" / "pixelsmile-desktop.desktop", encoding="utf-8")
    values = entry["Desktop Entry"]
    assert values["Exec"] == "pixelsmile-desktop %F"
    # As ui/application.py names it to Qt: the window and its entry are one in the task bar.
    assert values["StartupWMClass"] == "pixelsmile-desktop"
    types = values["MimeType"].rstrip(";").split(";")
    assert {"image/jpeg", "image/png", "image/tiff", "image/webp", "image/avif", "image/heic"} <= {*types}
    if shutil.which("desktop-file-validate"):
        command = ["desktop-file-validate", INSTALLERS / "desktop" / "pixelsmile-desktop.desktop"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")


def test_windows_offers_only_what_the_program_reads() -> None:
    text = (INSTALLERS / "windows" / "setup.nsi").read_text(encoding="utf-8")
    offered = {*re.findall(r'OfferFor "\$\{un\}" "(\.\w+)"', text)}
    assert offered <= {*READABLE_SUFFIXES}


def test_the_page_of_the_software_centre_is_filled_in(tmp_path: Path) -> None:
    text = (INSTALLERS / "desktop" / "pixelsmile-desktop.metainfo.xml.in").read_text(encoding="utf-8")
    assert {*re.findall("@(.+?)@", text)} == {"VERSION", "DATE"}
    root = ElementTree.fromstring(text.replace("@VERSION@", "1.0").replace("@DATE@", "2026-01-01"))
    assert root.findtext("launchable") == "pixelsmile-desktop.desktop"
    if shutil.which("appstreamcli"):
        file = tmp_path / "pixelsmile-desktop.metainfo.xml"
        file.write_text(text.replace("@VERSION@", "1.0").replace("@DATE@", "2026-01-01"), encoding="utf-8")
        command = ["appstreamcli", "validate", "--no-net", "--explain", file]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert not re.search(r"^E:", done.stdout, re.M), done.stdout


@pytest.mark.parametrize("script", ["portable/start.sh", "macos/disk_image.sh"])
def test_scripts_have_no_fault_in_their_syntax(script: str) -> None:
    path = INSTALLERS / script
    shell = "bash" if path.read_text().startswith("#!/bin/bash") else "sh"
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell} of the system")
    done = subprocess.run([shell, "-n", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_the_mac_is_told_can_be_read() -> None:
    from release import macos, product

    entitlements = plistlib.loads((INSTALLERS / "macos" / "entitlements.plist").read_bytes())
    assert all(entitlements.values())
    told = plistlib.loads(plistlib.dumps(macos.information()))
    assert told["CFBundleShortVersionString"] == product.version()
    for kind in told["CFBundleDocumentTypes"]:
        assert kind["LSHandlerRank"] in {"Alternate", "None"}


def test_a_mac_is_needed_for_a_mac(monkeypatch: pytest.MonkeyPatch) -> None:
    from release import macos
    from release.build_error import BuildError

    monkeypatch.setattr(macos.sys, "platform", "linux")
    with pytest.raises(BuildError, match="Mac"):
        macos.build()


@pytest.mark.parametrize("name", ["pyinstaller/pixelsmile.spec", "pyinstaller/hooks/hook-huggingface_hub.py"])
def test_what_pyinstaller_runs_compiles(name: str) -> None:
    compile((INSTALLERS / name).read_text(encoding="utf-8"), name, "exec")


def test_a_failing_tool_is_one_sentence_with_what_it_said() -> None:
    import sys

    from release.build_error import BuildError
    from release.processes import run

    with pytest.raises(BuildError, match="failed with 3:\nno such thing"):
        run([sys.executable, "-c", "import sys; print('no such thing', file=sys.stderr); sys.exit(3)"])
    with pytest.raises(BuildError, match="not installed"):
        run(["a tool that nobody has"])
