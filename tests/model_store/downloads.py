"""A small model on a hub, and what fetching it needs."""

import random
from collections.abc import Sequence
from pathlib import Path

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.progress import ProgressListener, ignore_progress
from pixelsmile_desktop.model_store import hub as hub_calls
from pixelsmile_desktop.model_store.catalogue import CatalogueEntry
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.download import Attendance, complete_download, download_files
from pixelsmile_desktop.model_store.endpoint import Endpoint
from pixelsmile_desktop.model_store.limits import Patience
from pixelsmile_desktop.model_store.manifest import Manifest
from pixelsmile_desktop.model_store.store import ModelStore
from pixelsmile_desktop.model_store.transfer import Means

REPO = "Qwen/Tiny-Edit"
_RANDOM = random.Random(5)
BIG = "transformer/weights.safetensors"
FILES = {
    "model_index.json": b'{"_class_name": "Tiny"}',
    "scheduler/empty.json": b"",
    BIG: _RANDOM.randbytes(900_001),
    "vae/weights.safetensors": _RANDOM.randbytes(70_000),
    "tokenizer/merges.txt": b"a b\n" * 1000,
}
ENTRY = CatalogueEntry(
    "tiny-edit",
    "Tiny edit",
    "stands for the base model",
    REPO,
    ("model_index.json", "scheduler/*.json", "transformer/*.safetensors", "vae/*.safetensors", "tokenizer/*.txt"),
    1_000_000,
    "Apache-2.0",
    "https://www.apache.org/licenses/LICENSE-2.0",
    required=("model_index.json",),
)
HURRIED = Patience(tries=3, first_wait=0.001, longest_wait=0.01)
MEANS = Means(Network(silence=10.0), patience=HURRIED)


def resolved(url: str, entry: CatalogueEntry = ENTRY, token: str | None = None, means: Means = MEANS) -> Manifest:
    """The exact files of a model, as the hub at `url` tells them."""
    return hub_calls.resolve(entry, Endpoint(url, token), means.network, HURRIED, CancelToken())


def fetch(
    manifest: Manifest,
    store: ModelStore,
    url: str,
    means: Means = MEANS,
    *,
    cancel: CancelToken | None = None,
    progress: ProgressListener = ignore_progress,
    parallel: int = 3,
    token: str | None = None,
) -> None:
    """Download a model to the end."""
    endpoint = Endpoint(url, token)
    attendance = Attendance(parallel, cancel or CancelToken(), progress)
    with store.writing():
        store.keep_pin(manifest)
        download_files(manifest, store, lambda file: hub_calls.source_of(manifest, file, endpoint), means, attendance)
        complete_download(manifest, store)


def fetch_in_child(manifest: Manifest, root: str, url: str, means: Means = MEANS, parallel: int = 3) -> None:
    """What a child process does until it is killed."""
    fetch(manifest, ModelStore(Path(root)), url, means, parallel=parallel)


def wrong_files(folder: Path, files: dict[str, bytes] = FILES) -> Sequence[str]:
    """Those files in a model's folder that are not what the hub has."""
    found = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return [path for path in found if files.get(path) != (folder / path).read_bytes()]


def is_whole(store: ModelStore, name: str = ENTRY.name, files: dict[str, bytes] = FILES) -> bool:
    """Whether a model is there, noted as whole, and every byte of it right."""
    folder = store.own_folder(name)
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return store.state(name).presence.value == "complete" and found == set(files) and not wrong_files(folder, files)
