"""What a runtime is made of, byte for byte: one locked file for each kind, in the format of PEP 751.

The files lie in `resources/runtime/pylock.<kind>.toml` and are made by `installers/runtime_locks.py`. Besides the
packages, each with exactly one wheel, they name in the table `tool.pixelsmile` the archive of the private Python and
what must be importable in the finished runtime.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from pixelsmile_desktop.core.engine_runtime import EngineRuntimeError
from pixelsmile_desktop.core.errors import ModelStoreError
from pixelsmile_desktop.model_store.endpoint import origin_of
from pixelsmile_desktop.model_store.manifest import PinnedFile
from pixelsmile_desktop.runtime.kinds import RuntimeKind

_LARGEST_LOCK: Final = 10_000_000
_DIGITS: Final = 12
_PYTHON: Final = re.compile(r"(\d+\.\d+)\.\d+")
_IMPORT: Final = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", re.A)
_LOCK_VERSION: Final = re.compile(r"1(\.\d+)?")
PYTHON_NAME: Final = "python"
"""Name of the artifact that is not a wheel."""


@dataclass(frozen=True)
class Artifact:
    """One file that a runtime is made from: a wheel, or the archive of the private Python.

    Attributes:
        name: of the package; `python` for the archive.
        version: of it.
        url: where it is published.
        sha256: of its content, 64 lower-case hexadecimal digits.
        size: bytes; None if the publisher's server must be asked, which only concerns the archive.

    Raises:
        ModelStoreError: its file name is unsafe, or a number makes no sense.
    """

    name: str
    version: str
    url: str
    sha256: str
    size: int | None

    def __post_init__(self) -> None:
        PinnedFile(self.filename, self.size or 0, self.sha256)

    @property
    def filename(self) -> str:
        """The last part of its address, which says for a wheel what it runs on."""
        return unquote(PurePosixPath(urlsplit(self.url).path).name)


@dataclass(frozen=True)
class RuntimeLock:
    """Everything that a runtime is made from.

    Attributes:
        kind: which runtime.
        python: archive of the private Python.
        wheels: the packages, sorted by name.
        imports: modules that must be importable in the finished runtime.
        command: how the lock is made.
        unproven: what nobody has tried yet, a sentence each.
    """

    kind: RuntimeKind
    python: Artifact
    wheels: tuple[Artifact, ...]
    imports: tuple[str, ...]
    command: str
    unproven: tuple[str, ...] = ()

    @cached_property
    def artifacts(self) -> tuple[Artifact, ...]:
        """The private Python, and then the wheels."""
        return (self.python, *self.wheels)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the hashes of all files: equal for locks that make the same runtime."""
        text = "\n".join(sorted(artifact.sha256 for artifact in self.artifacts))
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def name(self) -> str:
        """Name of the runtime and of its folder."""
        return f"{self.kind}-{self.digest[:_DIGITS]}"

    @property
    def python_minor(self) -> str:
        """Version of the private Python without its last number: "3.11"."""
        match = _PYTHON.match(self.python.version)
        assert match is not None
        return match[1]


def read_lock(folder: Path, kind: RuntimeKind) -> RuntimeLock:
    """The lock of a kind.

    Args:
        folder: where the locks lie.
        kind: which runtime.

    Raises:
        EngineRuntimeError: this release has none, or it is damaged.
    """
    path = folder / f"pylock.{kind}.toml"
    try:
        text = path.read_bytes()
        if len(text) > _LARGEST_LOCK:
            raise ValueError("too large")  # noqa: TRY301
        table = tomllib.loads(text.decode())
        own = table["tool"]["pixelsmile"]
        if not table.get("packages"):
            raise _unresolved(kind, own["command"])
        return _lock_from(table, own, kind)
    except FileNotFoundError as error:
        raise _unresolved(kind, f"python installers/runtime_locks.py {kind}") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, ModelStoreError) as error:
        raise EngineRuntimeError(f"{path} cannot be used ({error})", "install PixelSmile Desktop anew") from error


def _unresolved(kind: RuntimeKind, command: str) -> EngineRuntimeError:
    what = f"this release has no list of files for the engine runtime {kind}"
    return EngineRuntimeError(what, f"choose another kind, or make the list with `{command}` from the sources")


def _lock_from(table: Mapping[str, Any], own: Mapping[str, Any], kind: RuntimeKind) -> RuntimeLock:
    if not _LOCK_VERSION.fullmatch(table["lock-version"]) or own["kind"] != kind:
        raise ValueError("of another version or kind")
    lock = RuntimeLock(
        kind,
        _artifact(PYTHON_NAME, own["python"]["version"], own["python"]),
        tuple(sorted((_wheel(package) for package in table["packages"]), key=lambda artifact: artifact.name)),
        tuple(own["imports"]),
        str(own["command"]),
        tuple(map(str, own.get("unproven", ()))),
    )
    names = [artifact.filename.casefold() for artifact in lock.artifacts]
    if len(set(names)) != len(names):
        raise ValueError("two files have one name")
    if not _PYTHON.fullmatch(lock.python.version) or not all(_IMPORT.fullmatch(name) for name in lock.imports):
        raise ValueError("the version of Python or an import makes no sense")
    return lock


def _wheel(package: Mapping[str, Any]) -> Artifact:
    (wheel,) = package["wheels"]
    artifact = _artifact(package["name"], package["version"], wheel)
    if not artifact.filename.endswith(".whl") or artifact.size is None:
        raise ValueError(f"{artifact.filename} is no wheel with a size")
    return artifact


def _artifact(name: str, version: str, table: Mapping[str, Any]) -> Artifact:
    url = table["url"]
    origin_of(url)
    return Artifact(str(name), str(version), url, table["hashes"]["sha256"], table.get("size"))
