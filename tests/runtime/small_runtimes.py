"""Small runtimes: wheels of a few kilobytes, a private Python that borrows this one's library, and their lock."""

import base64
import hashlib
import io
import json
import os
import random
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.progress import ProgressListener, ignore_progress
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.limits import Patience
from pixelsmile_desktop.model_store.transfer import Means
from pixelsmile_desktop.runtime import care
from pixelsmile_desktop.runtime.addresses import Addresses
from pixelsmile_desktop.runtime.fetching import Attention, Supply
from pixelsmile_desktop.runtime.kinds import RuntimeKind, runs_on, this_platform
from pixelsmile_desktop.runtime.lock import RuntimeLock, read_lock
from pixelsmile_desktop.runtime.store import RuntimeStore

MINOR = "{}.{}".format(*sys.version_info[:2])
SITE = f"python/lib/python{MINOR}/site-packages"
PYTHON_FILE = "cpython-private+1.tar.gz"
REPO = "wheels"
KIND = next((kind for kind in (RuntimeKind.LINUX_CPU, RuntimeKind.MACOS_MPS) if runs_on(kind, this_platform())), None)
HURRIED = Patience(tries=3, first_wait=0.001, longest_wait=0.01)
MEANS = Means(Network(silence=10.0), patience=HURRIED)


def record_of(files: Mapping[str, bytes], information: str) -> bytes:
    """A wheel's list of its files."""

    def hashed(content: bytes) -> str:
        return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()

    lines = [f"{name},{hashed(content)},{len(content)}" for name, content in files.items()]
    return "\n".join([*lines, f"{information}/RECORD,,", ""]).encode()


def wheel(name: str, files: Mapping[str, bytes], version: str = "1.0", record: bytes | None = None) -> bytes:
    """The bytes of a wheel, the same each time."""
    information = f"{name}-{version}.dist-info"
    told = {
        f"{information}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{information}/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    held = {**files, **told}
    held[f"{information}/RECORD"] = record_of(held, information) if record is None else record
    return zipped(held)


def zipped(files: Mapping[str, bytes], modes: Mapping[str, int] | None = None) -> bytes:
    """The bytes of a zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (modes or {}).get(name, 0o100644) << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def tarred(members: Sequence[tuple[str, bytes | str, int]]) -> bytes:
    """The bytes of an archive of names with content, or with the target of a link, and modes."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz", compresslevel=1) as archive:
        for name, content, mode in members:
            member = tarfile.TarInfo(name)
            member.mode = mode
            if isinstance(content, str):
                member.type, member.linkname = tarfile.SYMTYPE, content
                archive.addfile(member)
            else:
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


def private_python() -> bytes:
    """An archive in the layout of python-build-standalone whose library is that of the Python that runs the tests."""
    program = Path(os.path.realpath(sys._base_executable)).read_bytes()
    home = f"home = {Path(os.path.realpath(sys._base_executable)).parent}\n".encode()
    return tarred(
        [
            (f"python/bin/python{MINOR}", program, 0o755),
            ("python/bin/python3", f"python{MINOR}", 0o777),
            ("python/pyvenv.cfg", home, 0o644),
        ]
    )


_RANDOM = random.Random(11)
WEIGHTS = _RANDOM.randbytes(400_000)
WHEELS = {
    "big_engine-1.0-py3-none-any.whl": wheel(
        "big_engine",
        {
            "big_engine/__init__.py": b"import helper\nVALUE = helper.VALUE + 1\n",
            "big_engine/kernels.bin": WEIGHTS,
            "big_engine/empty.py": b"",
        },
    ),
    "helper-1.0-py3-none-any.whl": wheel(
        "helper", {"helper.py": b"VALUE = 41\n", "shared/__init__.py": b"", "helper_data/table.txt": b"x" * 70_000}
    ),
    "other_helper-1.0-py3-none-any.whl": wheel(
        "other_helper", {"other_helper/__init__.py": b"", "shared/__init__.py": b""}
    ),
}


def files() -> dict[str, bytes]:
    """Everything that the small runtime is made from, by file name."""
    return {PYTHON_FILE: private_python(), **WHEELS}


def write_lock(
    folder: Path,
    held: Mapping[str, bytes],
    url: str,
    *,
    imports: Sequence[str] = ("big_engine", "other_helper"),
    kind: RuntimeKind | None = KIND,
    has_size: bool = True,
) -> RuntimeLock:
    """Write a lock of these files, which lie at `url`, and read it as the program does.

    Args:
        folder: for the lock.
        held: the files.
        url: where they are.
        imports: what must be importable.
        kind: which runtime.
        has_size: whether the lock says how long the archive of the private Python is.
    """
    assert kind is not None
    lines = ['lock-version = "1.0"', 'created-by = "test"']
    for name, content in held.items():
        digest, address = hashlib.sha256(content).hexdigest(), f"{url}/{name.replace('+', '%2B')}"
        if name == PYTHON_FILE:
            continue
        wheel = f'{{ url = "{address}", size = {len(content)}, hashes = {{ sha256 = "{digest}" }} }}'
        lines += ["[[packages]]", f'name = "{name.partition("-")[0]}"', 'version = "1.0"', f"wheels = [{wheel}]"]
    archive = held[PYTHON_FILE]
    lines += ["[tool.pixelsmile]", f'kind = "{kind}"', 'command = "make it"', f"imports = {json.dumps(list(imports))}"]
    lines += ["[tool.pixelsmile.python]", f'version = "{MINOR}.0"', f'url = "{url}/{PYTHON_FILE.replace("+", "%2B")}"']
    lines += [f'hashes = {{ sha256 = "{hashlib.sha256(archive).hexdigest()}" }}']
    lines += [f"size = {len(archive)}"] if has_size else []
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"pylock.{kind}.toml").write_text("\n".join(lines), encoding="utf-8")
    return read_lock(folder, kind)


def supply(means: Means = MEANS, addresses: Addresses | None = None) -> Supply:
    """How the tests fetch."""
    return Supply(means, addresses or Addresses())


def attention(cancel: CancelToken | None = None, progress: ProgressListener = ignore_progress) -> Attention:
    """How the tests watch."""
    return Attention(cancel or CancelToken(), progress)


def install_in_child(locks: str, root: str) -> None:
    """What a child process does until it is killed."""
    assert KIND is not None
    care.install(read_lock(Path(locks), KIND), RuntimeStore(Path(root)), supply(), attention())


def write_files(folder: Path, held: Mapping[str, bytes]) -> Path:
    """Write files into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in held.items():
        (folder / name).write_bytes(content)
    return folder
