"""Models of a few kilobytes with the files of real ones, and processes that die in the middle of their work."""

import hashlib
import json
import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.model_store.catalogue import CatalogueEntry
from pixelsmile_desktop.model_store.manifest import Manifest, ModelFile
from pixelsmile_desktop.studio.services import Watch

ROOT = Path(__file__).resolve().parents[2]
REVISION = "c0ffee" + "0" * 34

SHARDS = ("vae/part-1.safetensors", "vae/part-2.safetensors")
MODEL = CatalogueEntry(
    "tiny-model",
    "Tiny model",
    "stands for the base model",
    "owner/Tiny-Model",
    ("model_index.json", "vae/*.json", "vae/*.safetensors", "tokenizer/*.txt"),
    20_000,
    "Apache-2.0",
    "https://www.apache.org/licenses/LICENSE-2.0",
    required=("model_index.json", "vae/config.json"),
)
MODEL_PATHS = (
    "model_index.json",
    "tokenizer/merges.txt",
    "vae/config.json",
    "vae/model.safetensors.index.json",
    *SHARDS,
)


def safetensors(seed: int, parameters: int = 1000) -> bytes:
    """A file with one tensor, by the format: length of the head, head, numbers."""
    head = {f"tensor.{seed}": {"dtype": "F32", "shape": [parameters], "data_offsets": [0, 4 * parameters]}}
    text = json.dumps(head).encode()
    return struct.pack("<Q", len(text)) + text + bytes((seed + 7 * n) % 256 for n in range(4 * parameters))


def onnx(seed: int, length: int = 100) -> bytes:
    """A ModelProto with a version and a graph, as far as its outermost fields go."""
    return b"\x08\x08" + b"\x3a" + bytes([length]) + bytes((seed + n) % 256 for n in range(length))


ADAPTER_FILE = safetensors(77)
ADAPTER = CatalogueEntry(
    "tiny-adapter",
    "Tiny adapter",
    "stands for a LoRA",
    "owner/Tiny-Adapter",
    ("Adapter-v1.safetensors",),
    len(ADAPTER_FILE),
    "Apache-2.0",
    "https://www.apache.org/licenses/LICENSE-2.0",
    known=(ModelFile("Adapter-v1.safetensors", len(ADAPTER_FILE), hashlib.sha256(ADAPTER_FILE).hexdigest()),),
    required=("Adapter-v1.safetensors",),
)

NETWORKS = {"detector.onnx": onnx(1), "recogniser.onnx": onnx(2)}
ZIPPED = CatalogueEntry(
    "tiny-networks",
    "Tiny networks",
    "stand for antelopev2",
    "https://example.org/networks.zip",
    ("networks.zip",),
    1000,
    "research only",
    "https://example.org/licence",
    notice="They are for research only.",
    members=tuple(
        ModelFile(path, len(content), hashlib.sha256(content).hexdigest()) for path, content in NETWORKS.items()
    ),
    required=tuple(NETWORKS),
)
CATALOGUE = (MODEL, ADAPTER, ZIPPED)


def model_files(seed: int = 0, parameters: int = 1000) -> dict[str, bytes]:
    """The files of `MODEL`; another seed gives another version of the same sizes."""
    tensors = {f"tensor.{seed + number}": Path(path).name for number, path in enumerate(SHARDS)}
    return {
        "model_index.json": b'{"_class_name": "TinyPipeline"}',
        "tokenizer/merges.txt": f"{seed:03} merges".encode(),
        "vae/config.json": json.dumps({"seed": f"{seed:03}"}).encode(),
        "vae/model.safetensors.index.json": json.dumps({"weight_map": tensors}).encode(),
        **{path: safetensors(seed + number, parameters) for number, path in enumerate(SHARDS)},
    }


def write_files(folder: Path, files: dict[str, bytes]) -> Path:
    """A folder with these files."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def write_model(folder: Path, seed: int = 0, parameters: int = 1000) -> Path:
    """A folder with the files of `MODEL`."""
    return write_files(folder, model_files(seed, parameters))


def read_files(folder: Path) -> dict[str, bytes]:
    """All files of a folder by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def manifest_of_files(files: dict[str, bytes], revision: str = REVISION) -> Manifest:
    """The exact list of `MODEL`, as a hub tells it: SHA-256 of weights, git's hash of the rest."""
    entries = [
        ModelFile(path, len(content), sha256=hashlib.sha256(content).hexdigest())
        if path.endswith(".safetensors")
        else ModelFile(path, len(content), git_sha1=git_sha1(content))
        for path, content in files.items()
    ]
    return Manifest(MODEL.name, MODEL.repo, revision, tuple(entries))


def git_sha1(content: bytes) -> str:
    """Its name as a git blob."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


def write_hub_cache(cache: Path, files: dict[str, bytes], revision: str = REVISION, ref: str | None = "main") -> Path:
    """A cache as huggingface_hub makes it; gives the snapshot."""
    repository = cache / f"models--{MODEL.repo.replace('/', '--')}"
    snapshot = repository / "snapshots" / revision
    blobs = repository / "blobs"
    blobs.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        is_large = path.endswith(".safetensors")
        blob = blobs / (hashlib.sha256(content).hexdigest() if is_large else git_sha1(content))
        blob.write_bytes(content)
        (snapshot / path).parent.mkdir(parents=True, exist_ok=True)
        (snapshot / path).symlink_to(os.path.relpath(blob, (snapshot / path).parent))
    if ref is not None:
        (repository / "refs").mkdir(exist_ok=True)
        (repository / "refs" / ref).write_text(revision)
    return snapshot


def write_zip(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """A zip with these files."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


class Recorder:
    """Hears progress, and does something at the call of a number."""

    def __init__(self, number: int = 0, action=lambda: None) -> None:
        self.heard: list[Progress] = []
        self._number = number
        self._action = action

    def __call__(self, progress: Progress) -> None:
        self.heard.append(progress)
        if len(self.heard) == self._number:
            self._action()


def cancelling_watch(number: int) -> Watch:
    """A watch whose user cancels when progress is told for the `number`-th time."""
    watch = Watch()
    return Watch(watch.cancel, Recorder(number, watch.cancel.cancel))


_PREAMBLE = """
import os, resource, signal, sys
from pathlib import Path
from pixelsmile_desktop.core.errors import PixelSmileError
from pixelsmile_desktop.model_store.store import ModelStore
from pixelsmile_desktop.studio.model_care import ModelCare
from pixelsmile_desktop.studio.services import Watch
from tests.model_store.small_models import CATALOGUE, Recorder
care = ModelCare(ModelStore(Path(sys.argv[1])), CATALOGUE)
die = lambda: os.kill(os.getpid(), signal.SIGKILL)
"""


def start_process(code: str, root: Path, *words: object, **options) -> subprocess.Popen[str]:
    """A process that runs `code` with `care`, the care of the store at `root`, and `die`, at hand."""
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, "-c", _PREAMBLE + code, str(root), *map(str, words)],
        env=os.environ | {"PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        **options,
    )


def run_process(code: str, root: Path, *words: object) -> tuple[int, str]:
    """Exit code, negative for a signal, and what was printed."""
    with start_process(code, root, *words) as process:
        printed, _ = process.communicate(timeout=60)
    return process.returncode, printed
