"""What a hub says about a repository: its newest commit, its files, their sizes and hashes.

This is the only module that imports huggingface_hub, and it takes only the metadata calls of it: the bytes of the files
come by `streams`, because the library throws away what it received when it is killed.
"""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit

from pixelsmile_desktop import __version__
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.offline import OFFLINE_ENVIRONMENT
from pixelsmile_desktop.model_store.catalogue import CatalogueEntry
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.endpoint import Endpoint, origin_of
from pixelsmile_desktop.model_store.faults import TransferError, fault_of_error, fault_of_status, lasting, passing
from pixelsmile_desktop.model_store.limits import Patience
from pixelsmile_desktop.model_store.manifest import Manifest, ModelFile
from pixelsmile_desktop.model_store.streams import Source
from pixelsmile_desktop.model_store.waiting import until_cancelled

if TYPE_CHECKING:
    import httpx2
    from huggingface_hub import HfApi
    from huggingface_hub.hf_api import RepoFile

_Answer = TypeVar("_Answer")
_OFFLINE_SWITCHES: Final = frozenset({"HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_DATASETS_OFFLINE"})


def resolve(
    entry: CatalogueEntry, endpoint: Endpoint, network: Network, patience: Patience, cancel: CancelToken
) -> Manifest:
    """The exact files of a model: from the catalogue if it knows them all, else from the hub, at its newest commit.

    Raises:
        Cancelled: the user stopped it.
        DownloadError: the hub cannot be asked, or does not have the model.
        ModelStoreError: what it says is unsafe, or contradicts the catalogue.
    """
    if entry.is_known:
        return Manifest(entry.name, entry.repo, entry.revision or "", entry.known)
    return _patiently(lambda: _understood(entry, endpoint, network), patience, cancel)


def source_of(manifest: Manifest, file: ModelFile, endpoint: Endpoint) -> Source:
    """Where a file of a resolved model comes from."""
    if not manifest.revision:
        return Source(manifest.repo, file.path)
    url = endpoint.address_of(manifest.repo, manifest.revision, file.path)
    return Source(url, f"{manifest.repo}/{file.path}", endpoint.token)


def _understood(entry: CatalogueEntry, endpoint: Endpoint, network: Network) -> Manifest:
    try:
        return _ask_hub(entry, endpoint, network)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        # What the library makes of an answer that is not the hub's, such as the page of a hotel's network.
        what = f"{urlsplit(endpoint.url).hostname} does not answer like a hub"
        raise passing(what, "check HF_ENDPOINT, the proxy, and whether the network asks for a login") from error


def _ask_hub(entry: CatalogueEntry, endpoint: Endpoint, network: Network) -> Manifest:
    _silence_the_library()
    from huggingface_hub import HfApi, set_client_factory
    from huggingface_hub.hf_api import RepoFile

    set_client_factory(lambda: _client(entry.repo, endpoint, network))
    # False, not None, which would send whatever token other programs have left on this computer.
    hub = HfApi(
        endpoint=endpoint.url,
        token=endpoint.token or False,
        library_name="pixelsmile-desktop",
        library_version=__version__,
    )
    commit = _commit_of(entry, hub)
    tree = hub.list_repo_tree(entry.repo, recursive=True, revision=commit)
    chosen = _chosen((item for item in tree if isinstance(item, RepoFile)), entry)
    return Manifest(entry.name, entry.repo, commit, chosen)


def _commit_of(entry: CatalogueEntry, hub: HfApi) -> str:
    info = hub.repo_info(entry.repo, revision=entry.revision)
    if str(info.id).casefold() != entry.repo.casefold():
        # Whoever takes over the name of a repository that was renamed must not be trusted with it.
        raise lasting(f"{entry.repo} has moved to {str(info.id)[:100]!r} on the hub", "update the program")
    return str(info.sha)


def _chosen(tree: Iterable[RepoFile], entry: CatalogueEntry) -> tuple[ModelFile, ...]:
    """Those files that the program needs, which the hub must have as the catalogue knows them."""
    files = tuple(_file_from(item) for item in tree if any(_fits(item.path, pattern) for pattern in entry.patterns))
    paths = {file.path for file in files}
    lost = [path for path in entry.required if path not in paths]
    if lost:
        raise lasting(f"the hub has {entry.repo} without {lost[0]}", "check HF_ENDPOINT, or update the program")
    for known in entry.known:
        if not any(file.path == known.path and file.sha256 == known.sha256 for file in files):
            what = f"the hub has another {known.path} than this program knows"
            raise lasting(what, "check HF_ENDPOINT, or update the program")
    return files


def _fits(path: str, pattern: str) -> bool:
    """Whether a path is meant by a pattern, whose stars stay within a folder."""
    return path.count("/") == pattern.count("/") and fnmatch.fnmatchcase(path, pattern)


def _file_from(item: RepoFile) -> ModelFile:
    if item.lfs is not None:
        return ModelFile(item.path, item.lfs.size, item.lfs.sha256)
    return ModelFile(item.path, item.size, None, item.blob_id)


def _silence_the_library() -> None:
    """Switch telemetry off, which the library decides when it is imported; it may use the network all the same."""
    switches = {name: value for name, value in OFFLINE_ENVIRONMENT.items() if name not in _OFFLINE_SWITCHES}
    os.environ.update(switches)


def _client(repo: str, endpoint: Endpoint, network: Network) -> httpx2.Client:
    """A client that asks the hub about models and nothing else, and fails in this program's words.

    It raises `TransferError`, which the library does not know and so neither repeats nor reports.
    """
    import httpx2

    def check_request(request: httpx2.Request) -> None:
        network.check_allowed()
        if origin_of(str(request.url)) != origin_of(endpoint.url):
            request.headers.pop("authorization", None)
        elif not request.url.path.startswith(urlsplit(endpoint.url).path + "/api/models/"):
            raise lasting(f"the library asks the hub for {request.url.path}", "report this as a fault of the program")
        network.sent(request.url.host, request.url.path, _size_of(request))

    def check_response(response: httpx2.Response) -> None:
        if response.is_error:
            headers = {name.lower(): value for name, value in response.headers.items()}
            raise fault_of_status(response.status_code, headers, repo, has_token=endpoint.token is not None)

    class Client(httpx2.Client):
        def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
            try:
                return super().send(request, **options)
            except httpx2.HTTPError as error:
                raise fault_of_error(_cause_of(error), request.url.host) from None

    return Client(
        verify=network.trust,
        timeout=network.silence,
        follow_redirects=True,
        event_hooks={"request": [check_request], "response": [check_response]},
    )


def _size_of(request: httpx2.Request) -> int:
    """Bytes of a request without a body, as HTTP/1.1 sends it."""
    line = len(request.method) + len(request.url.raw_path) + len("  HTTP/1.1\r\n\r\n")
    return line + sum(len(name) + len(value) + len(": \r\n") for name, value in request.headers.raw)


def _cause_of(error: Exception) -> Exception:
    """The error of the system behind one of the client's."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError):
            return cause
        cause = cause.__cause__ or cause.__context__
    return error


def _patiently(ask: Callable[[], _Answer], patience: Patience, cancel: CancelToken) -> _Answer:
    """What `ask` returns, asked again after passing failures."""
    failures = 0
    while True:
        try:
            return until_cancelled(ask, cancel)
        except TransferError as fault:
            failures += 1
            if not fault.is_passing or failures >= patience.tries:
                raise
            cancel.wait(fault.wait if fault.wait is not None else patience.wait_before(failures))
