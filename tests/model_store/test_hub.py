"""What the hub is asked with the real huggingface_hub, and what is made of its answers."""

import os
import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled, DownloadError, ModelStoreError, RequestError
from pixelsmile_desktop.model_store import hub as hub_calls
from pixelsmile_desktop.model_store.catalogue import CATALOGUE, entry_named
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.endpoint import Endpoint, endpoint_from
from pixelsmile_desktop.model_store.limits import Patience
from pixelsmile_desktop.model_store.manifest import ModelFile
from tests.model_store.downloads import ENTRY, FILES, HURRIED, REPO, resolved
from tests.model_store.hub_server import COMMIT, Fault, Hub, git_sha1

pytestmark = pytest.mark.loopback
INFO = f"/api/models/{REPO}"
TREE = f"/api/models/{REPO}/tree/{COMMIT}"


def test_the_first_look_gives_the_commit_and_the_hash_of_every_file(hub: Hub) -> None:
    hub.repos[REPO]["README.md"] = b"not needed"
    hub.repos[REPO]["transformer/pytorch_model.bin"] = b"a pickle"
    hub.repos[REPO]["transformer/deeper/more.safetensors"] = b"stars stay within a folder"
    manifest = resolved(hub.url)
    assert (manifest.repo, manifest.revision) == (REPO, COMMIT)
    assert [file.path for file in manifest.files] == sorted(FILES)
    assert {file.path: file.size for file in manifest.files} == {path: len(data) for path, data in FILES.items()}
    small = manifest.file("model_index.json")
    assert small is not None
    assert (small.sha256, small.git_sha1) == (None, git_sha1(FILES["model_index.json"]))
    assert [seen.path for seen in hub.seen] == [INFO, TREE]


def test_a_model_that_is_known_here_needs_no_look(hub: Hub) -> None:
    manifest = resolved(hub.url, entry_named("pixelsmile-preview"))
    assert manifest.files[0].sha256 == "9bb2f7981e8cd59a5d6e31c2ca08cc0961ac46c267b81af9bce7f8d542ca319a"
    assert not hub.seen


def test_the_hub_must_have_what_the_catalogue_knows(hub: Hub) -> None:
    path = "vae/weights.safetensors"
    known = ModelFile(path, len(FILES[path]), "0" * 64)
    with pytest.raises(DownloadError, match=f"another {path} than this program knows"):
        resolved(hub.url, replace(ENTRY, known=(known,)))
    with pytest.raises(DownloadError, match=r"without vae/config\.json"):
        resolved(hub.url, replace(ENTRY, required=("vae/config.json",)))


@pytest.mark.parametrize(
    "path", ["transformer/../../x.safetensors", "transformer/a\\b.safetensors", "vae/.safetensors"]
)
def test_a_name_that_would_leave_the_folder_is_refused(hub: Hub, path: str) -> None:
    hub.repos[REPO][path] = b"x"
    with pytest.raises(ModelStoreError, match="not a safe file name"):
        resolved(hub.url, replace(ENTRY, patterns=(*ENTRY.patterns, "*/../../*.safetensors")))


def test_a_repository_that_moved_is_not_followed(hub: Hub) -> None:
    hub.renamed[REPO] = "somebody-else/Tiny-Edit"
    with pytest.raises(DownloadError, match="has moved to 'somebody-else/Tiny-Edit'"):
        resolved(hub.url)


def test_gated_missing_and_private_repositories(hub: Hub) -> None:
    hub.gated = {REPO}
    with pytest.raises(DownloadError, match="accepted its terms"):
        resolved(hub.url)
    with pytest.raises(DownloadError, match="or it is private"):
        resolved(hub.url, replace(ENTRY, repo="nobody/nothing"))
    hub.token = "right"
    with pytest.raises(DownloadError, match="only given to those who log in"):
        resolved(hub.url)
    with pytest.raises(DownloadError, match="the token was refused") as caught:
        resolved(hub.url, token="wrong-secret")
    assert "wrong-secret" not in str(caught.value)


def test_a_busy_hub_is_asked_again_but_not_for_ever(hub: Hub) -> None:
    hub.faults = {INFO: [Fault(status=503), Fault(cut=0)], TREE: [Fault(status=429, headers={"Retry-After": "0"})]}
    assert resolved(hub.url).revision == COMMIT
    hub.always = Fault(status=500)
    with pytest.raises(DownloadError, match="failed with status 500"):
        resolved(hub.url)


@pytest.mark.parametrize("page", [b"<html>Welcome to the hotel</html>", b"[]", b'{"id": 5}', b'{"sha": "main"}'])
def test_a_page_of_somebody_else_is_no_hub(hub: Hub, page: bytes) -> None:
    hub.faults = {INFO: [Fault(page=page)] * HURRIED.tries}
    with pytest.raises(ModelStoreError):
        resolved(hub.url)


def test_a_tree_that_makes_no_sense_is_no_hub(hub: Hub) -> None:
    entry = b'[{"type": "file", "path": "model_index.json", "size": -1, "oid": "zz"}]'
    for page in (b"{}", b'[{"type": "file"}]', entry):
        hub.faults = {TREE: [Fault(page=page)] * HURRIED.tries}
        with pytest.raises(ModelStoreError):
            resolved(hub.url)


def test_nobody_there_is_said_in_words() -> None:
    with pytest.raises(DownloadError, match=r"127\.0\.0\.1 refuses connections"):
        resolved("http://127.0.0.1:9")


def test_waiting_for_a_hub_can_be_cancelled(hub: Hub) -> None:
    hub.always = Fault(hangs=True)
    cancel = CancelToken()
    threading.Timer(0.05, cancel.cancel).start()
    with pytest.raises(Cancelled):
        hub_calls.resolve(ENTRY, Endpoint(hub.url), Network(), Patience(), cancel)


_LOOK = """
import sys
from tests.model_store.downloads import resolved
resolved(sys.argv[1])
"""


def test_nothing_but_the_model_is_asked_for_and_no_stray_token_is_sent(hub: Hub, tmp_path) -> None:
    (tmp_path / "token").write_text("hf_of_another_program")
    environment = os.environ | {"HF_HOME": str(tmp_path), "AI_AGENT": "something", "HF_TOKEN": "hf_not_asked_for"}
    environment["PYTHONPATH"] = os.pathsep.join([environment["PYTHONPATH"], os.getcwd()])  # noqa: PTH109
    subprocess.run([sys.executable, "-W", "error", "-c", _LOOK, hub.url], env=environment, check=True)
    assert [seen.path for seen in hub.seen] == [INFO, TREE]
    assert all("authorization" not in seen.headers for seen in hub.seen)
    assert all("agent/" not in seen.headers["user-agent"] for seen in hub.seen)
    assert all(seen.headers["user-agent"].startswith("pixelsmile-desktop/") for seen in hub.seen)


def test_the_endpoint_is_that_of_the_environment() -> None:
    assert endpoint_from({}).url == "https://huggingface.co"
    mirror = endpoint_from({"HF_ENDPOINT": "https://mirror.example/hf/", "HF_TOKEN": "hf_x"})
    assert (mirror.url, mirror.token) == ("https://mirror.example/hf", "hf_x")
    assert endpoint_from({"HF_TOKEN": "hf_x"}, "hf_y").token == "hf_y"
    assert "hf_x" not in repr(mirror)
    assert (
        mirror.address_of("a/b", COMMIT, "x y/#.json")
        == f"https://mirror.example/hf/a/b/resolve/{COMMIT}/x%20y/%23.json"
    )


@pytest.mark.parametrize(
    ("url", "token"),
    [
        ("mirror.example", None),
        ("ftp://mirror.example", None),
        ("https://", None),
        ("https://name:password@mirror.example", None),
        ("https://mirror.example/?key=1", None),
        ("https://mirror.example:port", None),
        ("http://mirror.example", "hf_x"),
        ("https://mirror.example", "two words"),
        ("https://mirror.example", "line\nbreak"),
        ("https://mirror.example", "caf\xe9"),
    ],
)
def test_addresses_and_tokens_that_make_no_sense_are_refused(url: str, token: str | None) -> None:
    with pytest.raises(RequestError) as caught:
        endpoint_from({"HF_ENDPOINT": url}, token)
    assert "password" not in str(caught.value)
    assert token is None or token not in str(caught.value)


def test_the_catalogue_is_sound() -> None:
    assert len({entry.name for entry in CATALOGUE}) == len(CATALOGUE)
    for entry in CATALOGUE:
        assert entry.licence_url.startswith("https://")
        assert entry.purpose[-1] != "."
        if entry.address is not None:
            assert entry.is_known
        if entry.is_known:
            assert sum(file.size for file in entry.known) == entry.approximate_bytes
    with pytest.raises(RequestError, match="there is no model 'nothing'"):
        entry_named("nothing")
