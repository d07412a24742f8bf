import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "installers" / "requirements"
HASHED = ("base", "desktop", "build", "test", "identity")
GROUPS = (*HASHED, "pixelsmile", "train")


def pins(group: str) -> list[Requirement]:
    text = (FOLDER / f"{group}.txt").read_text()
    return [Requirement(line.rstrip(" \\")) for line in text.splitlines() if re.match("[a-z]", line, re.I)]


def version_of(pin: Requirement) -> str:
    (specifier,) = pin.specifier
    assert specifier.operator == "=="
    return specifier.version


def declared(group: str) -> list[Requirement]:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project = table["project"]
    words = {
        "base": project["dependencies"],
        "desktop": project["dependencies"] + project["optional-dependencies"]["desktop"],
        "pixelsmile": project["dependencies"] + project["optional-dependencies"]["pixelsmile"],
        "train": [word for word in project["optional-dependencies"]["train"] if "[" not in word],
        "identity": project["dependencies"] + table["dependency-groups"]["identity"],
        "build": table["dependency-groups"]["build"],
        "test": project["dependencies"] + table["dependency-groups"]["test"],
    }
    return [Requirement(word) for word in words[group]]


@pytest.mark.parametrize("group", GROUPS)
def test_what_is_declared_is_locked_within_its_range(group: str) -> None:
    locked = pins(group)
    for wanted in declared(group):
        versions = [version_of(p) for p in locked if canonicalize_name(p.name) == canonicalize_name(wanted.name)]
        assert any(wanted.specifier.contains(version) for version in versions), f"run installers/lock.py: {wanted}"


def test_no_two_groups_disagree() -> None:
    locked = {(canonicalize_name(pin.name), str(pin.marker), version_of(pin)) for g in GROUPS for pin in pins(g)}
    assert len(locked) == len({(name, marker) for name, marker, _ in locked})


@pytest.mark.parametrize("group", HASHED)
def test_every_pin_has_hashes(group: str) -> None:
    text = (FOLDER / f"{group}.txt").read_text()
    entries = re.split(r"^(?=[a-z])", text, flags=re.M | re.I)[1:]
    assert len(entries) == len(pins(group))
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("group", GROUPS)
def test_no_lock_says_where_it_was_made(group: str) -> None:
    text = (FOLDER / f"{group}.txt").read_text().replace("installers/lock.py", "")
    assert not re.search(r"https?:|file:|index-url|find-links|trusted-host|/\w+/", text)


def test_qt_and_torch_are_pinned_in_their_own_groups_only() -> None:
    places = {canonicalize_name(pin.name): [] for group in GROUPS for pin in pins(group)}
    for group in GROUPS:
        for pin in pins(group):
            places[canonicalize_name(pin.name)].append((group, version_of(pin)))
    assert places["pyside6-essentials"] == [("desktop", "6.11.3")]
    assert places["torch"] == [("pixelsmile", "2.13.0"), ("train", "2.13.0")]


@pytest.mark.parametrize("group", GROUPS)
def test_opencv_is_headless_everywhere(group: str) -> None:
    opencv = {pin.name for pin in pins(group) if pin.name.startswith("opencv")}
    assert opencv <= {"opencv-python-headless"}


def test_the_list_that_is_installed_without_looking_for_dependencies_holds_them_all() -> None:
    here = [pin for pin in pins("identity") if pin.marker is None or pin.marker.evaluate()]
    locked = {canonicalize_name(pin.name) for pin in here}
    needs = [Requirement(word) for pin in here for word in metadata.requires(pin.name) or ()]
    needed = {canonicalize_name(r.name) for r in needs if r.marker is None or r.marker.evaluate({"extra": ""})}
    assert needed - locked == {"opencv-python"}


@pytest.mark.parametrize("group", ["base", "desktop", "identity"])
def test_the_notice_names_every_package_that_is_installed_with_the_program(group: str) -> None:
    notice = (ROOT / "NOTICE").read_text()
    named = {canonicalize_name(name) for name in re.findall(r"^([A-Za-z0-9_-]+) \(", notice, re.M)}
    assert {canonicalize_name(pin.name) for pin in pins(group)} <= named


@pytest.mark.parametrize("group", ["base", "identity", "train"])
def test_nothing_is_offered_under_the_gpl_alone(group: str) -> None:
    for pin in pins(group):
        if pin.marker is not None and not pin.marker.evaluate():
            continue
        about = metadata.metadata(pin.name)
        name = about.get("License-Expression") or about.get("License") or ""
        if "\n" in name:
            name = ""  # no name but whole texts, those of bundled libraries too, which the NOTICE goes through
        said = [name, *about.get_all("Classifier", [])]
        for text in said:
            assert not re.search(r"(?<!L)GPL(?!.*\bOR\b)|GNU General Public", text), f"{pin.name}: {text}"
