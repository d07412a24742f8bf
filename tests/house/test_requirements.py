import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "installers" / "requirements"
HASHED = ("base", "desktop", "build", "test")
GROUPS = (*HASHED, "pixelsmile")


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
    assert places["torch"] == [("pixelsmile", "2.13.0")]


@pytest.mark.parametrize("group", ["base", "desktop"])
def test_the_notice_names_every_package_that_is_installed_with_the_program(group: str) -> None:
    notice = (ROOT / "NOTICE").read_text()
    named = {canonicalize_name(name) for name in re.findall(r"^([A-Za-z0-9_-]+) \(", notice, re.M)}
    assert {canonicalize_name(pin.name) for pin in pins(group)} <= named


def test_nothing_in_the_base_is_offered_under_the_gpl_alone() -> None:
    for pin in pins("base"):
        about = metadata.metadata(pin.name)
        said = [about.get("License-Expression") or about.get("License") or "", *about.get_all("Classifier", [])]
        for text in said:
            assert not re.search(r"(?<!L)GPL(?!.*\bOR\b)|GNU General Public", text), f"{pin.name}: {text}"
