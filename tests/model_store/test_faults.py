"""Whatever a server does, the result is the right model or an error in words, never a wrong file."""

import random
from dataclasses import replace

import pytest

from pixelsmile_desktop.core.errors import DownloadError
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.store import ModelStore, Presence
from tests.model_store.downloads import BIG, ENTRY, FILES, HURRIED, MEANS, fetch, is_whole, resolved, wrong_files
from tests.model_store.hub_server import Fault, Hub

pytestmark = pytest.mark.loopback

CASES = 200


def some_fault(chance: random.Random) -> Fault:
    kinds = [
        lambda: Fault(cut=chance.randrange(FILES_SIZE)),
        lambda: Fault(flip=chance.randrange(200_000)),
        lambda: Fault(extra=chance.choice([-1, 1, -chance.randrange(1, 500), chance.randrange(1, 500)])),
        lambda: Fault(drip=chance.randrange(2_000, 20_000)),
        lambda: Fault(status=chance.choice([500, 502, 503, 504, 429])),
        lambda: Fault(status=chance.choice([400, 401, 403, 404, 410, 416, 451])),
        lambda: Fault(status=chance.choice([301, 302, 307]), headers={"Location": chance.choice(PLACES)}),
        lambda: Fault(status=302),
        lambda: Fault(ignores_range=True, cut=chance.randrange(FILES_SIZE)),
        lambda: Fault(shifted=chance.randrange(1, 1000)),
        lambda: Fault(page=b"<html>Log in to use this network</html>"),
        lambda: Fault(headers={"ETag": f'"{chance.random()}"'}),
        lambda: Fault(headers={"Content-Encoding": "gzip"}),
        lambda: Fault(headers={"Content-Length": str(chance.randrange(1_000_000))}),
    ]
    return chance.choice(kinds)()


FILES_SIZE = 200_000
PLACES = ("http://127.0.0.1:9/nowhere", "/nowhere", "ftp://127.0.0.1/file", "http://[bad", "?again", "//127.0.0.1:1/x")


def test_two_hundred_random_faults_end_in_the_right_model_or_in_words(hub: Hub, store: ModelStore) -> None:
    manifest = resolved(hub.url)
    means = replace(MEANS, network=Network(silence=0.5))
    chance = random.Random(20261124)
    endings = {"whole": 0, "error": 0}
    for case in range(CASES):
        case_store = ModelStore(store.root / str(case))
        hub.faults = {
            path: [some_fault(chance) for _ in range(chance.randrange(4))] for path in FILES if chance.random() < 0.7
        }
        for _ in range(chance.choice([1, 2])):  # the second goes on from what the first has left
            try:
                fetch(manifest, case_store, hub.url, means)
            except DownloadError as error:
                assert error.what
                assert error.remedy
                assert "\n" not in str(error)
                endings["error"] += 1
                assert case_store.state(ENTRY.name).presence is not Presence.COMPLETE
            else:
                endings["whole"] += 1
                assert is_whole(case_store), case
            assert not wrong_files(case_store.own_folder(ENTRY.name)), case
        hub.faults = {}
        fetch(manifest, case_store, hub.url)
        assert is_whole(case_store), case
    assert min(endings.values()) > CASES // 10


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(status=401), "only given to those who log in"),
        (Fault(status=403), "is forbidden"),
        (Fault(status=403, headers={"X-Error-Code": "GatedRepo"}), "accepted its terms"),
        (Fault(status=404), "is not there"),
        (Fault(status=404, headers={"X-Error-Code": "EntryNotFound"}), "has no"),
        (Fault(status=404, headers={"X-Error-Code": "RepoNotFound"}), "or it is private"),
        (Fault(status=404, headers={"X-Error-Code": "RevisionNotFound"}), "version"),
        (Fault(status=407), "the proxy asks for a name and a password"),
        (Fault(status=410), "removed for good"),
        (Fault(status=416), "less of"),
        (Fault(status=418), "status 418"),
        (Fault(status=429, headers={"Retry-After": "0"}), "too many requests"),
        (Fault(status=451), "legal reasons"),
        (Fault(status=500), "failed with status 500"),
        (Fault(status=503, headers={"Retry-After": "0"}), "failed with status 503"),
        (Fault(status=302), "does not say where to"),
        (Fault(status=302, headers={"Location": ""}), "in circles"),
        (Fault(status=302, headers={"Location": "ftp://127.0.0.1/x"}), "no address of the web"),
        (Fault(page=b"<html>"), "the server has 6 bytes"),
        (Fault(flip=0), "other content than was pinned"),
        (Fault(cut=0), "the connection broke"),
        (Fault(headers={"Content-Encoding": "br"}), "comes compressed"),
    ],
)
def test_each_failure_has_its_own_sentence(hub: Hub, store: ModelStore, fault: Fault, words: str) -> None:
    manifest = resolved(hub.url)
    hub.faults = {BIG: [fault] * 50}
    with pytest.raises(DownloadError, match=words):
        fetch(manifest, store, hub.url)
    assert not wrong_files(store.own_folder(ENTRY.name))
    assert store.state(ENTRY.name).presence is not Presence.COMPLETE


def test_a_server_that_never_answers_is_given_up(hub: Hub, store: ModelStore) -> None:
    manifest = resolved(hub.url)
    hub.faults = {BIG: [Fault(hangs=True)] * 50}
    with pytest.raises(DownloadError, match="silent for too long"):
        fetch(manifest, store, hub.url, replace(MEANS, network=Network(silence=0.1)))


def test_passing_failures_are_tried_again_and_lasting_ones_are_not(hub: Hub, store: ModelStore) -> None:
    manifest = resolved(hub.url)
    hub.faults = {BIG: [Fault(status=503)] * (HURRIED.tries - 1)}
    fetch(manifest, store, hub.url)
    assert len(hub.file_requests(BIG)) == HURRIED.tries
    hub.seen.clear()
    hub.faults = {BIG: [Fault(status=404)]}
    with pytest.raises(DownloadError):
        fetch(manifest, ModelStore(store.root / "other"), hub.url)
    assert len(hub.file_requests(BIG)) == 1


def test_a_part_that_is_damaged_costs_one_more_transfer_of_that_file(hub: Hub, store: ModelStore) -> None:
    manifest = resolved(hub.url)
    file = manifest.file(BIG)
    assert file is not None
    part = store.part_of(ENTRY.name, file)
    part.parent.mkdir(parents=True)
    part.write_bytes(bytes(500_000))
    fetch(manifest, store, hub.url)
    assert is_whole(store)
    assert [seen.headers.get("range") for seen in hub.file_requests(BIG)] == ["bytes=500000-", None]
