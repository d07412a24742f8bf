"""Proxies, certificates, redirects, and where the token goes."""

import contextlib
import gc
import select
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import DownloadError, RequestError
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.store import ModelStore
from pixelsmile_desktop.model_store.transfer import Means
from tests.model_store import hub_server
from tests.model_store.downloads import BIG, FILES, HURRIED, MEANS, REPO, fetch, is_whole, resolved
from tests.model_store.hub_server import Fault, Hub

# CPython (3.11 to 3.13) drops a socket that is reset between its connection and its handshake without closing it.
LEFT_TO_THE_COLLECTOR = "ignore:Exception ignored in. <(truststore|socket):pytest.PytestUnraisableExceptionWarning"
pytestmark = [pytest.mark.loopback, pytest.mark.filterwarnings(LEFT_TO_THE_COLLECTOR)]


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """Lets the collector find such a socket here, and not in whatever test comes next."""
    yield
    gc.collect()


DATA = Path(__file__).parent / "data"
AUTHORITY = DATA / "authority.pem"
TRUSTING = Means(Network(AUTHORITY, silence=10.0), patience=HURRIED)


@pytest.fixture
def secure_hub() -> Iterator[Hub]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(DATA / "server.pem")
    with hub_server.running({REPO: dict(FILES)}, context) as hub:
        yield hub


class Proxy:
    """A proxy on this computer, for plain requests and for tunnels; it remembers what it was asked for."""

    def __init__(self, login: str | None = None) -> None:
        self.asked: list[str] = []
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def is_welcome(self) -> bool:
                proxy.asked.append(f"{self.command} {self.path}")
                if login is None or self.headers.get("Proxy-Authorization") == f"Basic {login}":
                    return True
                self.send_error(407)
                return False

            def do_CONNECT(self) -> None:
                if self.is_welcome():
                    host, _, port = self.path.partition(":")
                    with socket.create_connection((host, int(port))) as far:
                        self.send_response(200)
                        self.end_headers()
                        relay(self.connection, far)

            def do_GET(self) -> None:
                if self.is_welcome():
                    host, _, rest = self.path.removeprefix("http://").partition("/")
                    name, _, port = host.partition(":")
                    kept = ((key, value) for key, value in self.headers.items() if "connection" not in key.lower())
                    head = "".join(f"{key}: {value}\r\n" for key, value in kept)
                    with socket.create_connection((name, int(port))) as far:
                        far.sendall(f"GET /{rest} HTTP/1.0\r\n{head}Connection: close\r\n\r\n".encode())
                        announce_the_end(self.connection, far)
                        relay(self.connection, far)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()


def announce_the_end(near: socket.socket, far: socket.socket) -> None:
    """Pass the head of an answer on, saying that no other will follow on this connection, so that each is asked for."""
    answer = b""
    while b"\r\n\r\n" not in answer and (data := far.recv(65536)):
        answer += data
    head, _, body = answer.partition(b"\r\n\r\n")
    near.sendall(head + b"\r\nConnection: close\r\n\r\n" + body)


def relay(near: socket.socket, far: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while True:
            for source in select.select([near, far], [], [], 30)[0]:
                data = source.recv(65536)
                if not data:
                    return
                (far if source is near else near).sendall(data)


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    proxy = Proxy()
    yield proxy
    proxy.server.shutdown()
    proxy.server.server_close()


def test_a_certificate_of_a_company_is_trusted_when_it_is_named(secure_hub: Hub, store: ModelStore) -> None:
    manifest = resolved(secure_hub.url, means=TRUSTING)
    fetch(manifest, store, secure_hub.url, TRUSTING, token="hf_x")
    assert is_whole(store)


def test_it_is_trusted_when_the_environment_names_it(
    secure_hub: Hub, store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
    means = replace(MEANS, network=Network(silence=10.0))
    fetch(resolved(secure_hub.url, means=means), store, secure_hub.url, means)
    assert is_whole(store)


def test_a_certificate_that_nobody_trusts_is_named_and_not_tried_again(secure_hub: Hub, store: ModelStore) -> None:
    with pytest.raises(DownloadError, match=r"certificate of 127\.0\.0\.1 is not trusted"):
        resolved(secure_hub.url)
    manifest = resolved(secure_hub.url, means=TRUSTING)
    with pytest.raises(DownloadError, match="--ca-file"):
        fetch(manifest, store, secure_hub.url)
    assert not secure_hub.file_requests()


def test_a_file_that_holds_no_certificates_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("nothing")
    for name in ("empty.pem", "missing.pem"):
        with pytest.raises(RequestError, match="cannot be used as certificates"):
            _ = Network(tmp_path / name).trust


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "ALL_PROXY"])
def test_plain_requests_go_through_the_proxy(
    hub: Hub, store: ModelStore, proxy: Proxy, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, f"http://{proxy.url}")
    fetch(resolved(hub.url), store, hub.url)
    assert is_whole(store)
    assert len(proxy.asked) == len(hub.seen) == 2 + len(FILES) - 1  # the empty file needs no request


@pytest.mark.parametrize("form", ["http://{}", "{}"])
def test_encrypted_requests_go_through_a_tunnel(
    secure_hub: Hub, store: ModelStore, proxy: Proxy, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", form.format(proxy.url))
    fetch(resolved(secure_hub.url, means=TRUSTING), store, secure_hub.url, TRUSTING, token="hf_secret")
    assert is_whole(store)
    assert set(proxy.asked) == {f"CONNECT 127.0.0.1:{secure_hub.port}"}


def test_no_proxy_names_hosts_that_are_asked_directly(
    hub: Hub, store: ModelStore, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{proxy.url}")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    fetch(resolved(hub.url), store, hub.url)
    assert is_whole(store)
    assert not proxy.asked


def test_a_proxy_may_ask_for_a_name(secure_hub: Hub, store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = Proxy("bmFtZTpwQHNz")  # name:p@ss
    manifest = resolved(secure_hub.url, means=TRUSTING)
    monkeypatch.setenv("HTTPS_PROXY", f"http://name:p%40ss@{proxy.url}")
    fetch(manifest, store, secure_hub.url, TRUSTING)
    assert is_whole(store)
    monkeypatch.setenv("HTTPS_PROXY", f"http://name:wrong@{proxy.url}")
    with pytest.raises(DownloadError, match="the proxy asks for a name and a password") as caught:
        fetch(manifest, ModelStore(store.root / "other"), secure_hub.url, TRUSTING)
    assert "wrong" not in str(caught.value)
    proxy.server.shutdown()
    proxy.server.server_close()


def test_a_proxy_of_another_kind_is_named(hub: Hub, store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = resolved(hub.url)
    monkeypatch.setenv("HTTP_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(DownloadError, match="'socks5' are not supported"):
        fetch(manifest, store, hub.url)


def test_the_token_goes_to_the_hub_and_not_to_where_it_redirects(hub: Hub, store: ModelStore) -> None:
    hub.token = "hf_secret"
    with hub_server.running({REPO: dict(FILES)}) as storage:
        hub.redirect = lambda path: f"{storage.url}{path}?signature=very-secret"
        fetch(resolved(hub.url, token="hf_secret"), store, hub.url, token="hf_secret")
        assert is_whole(store)
        assert storage.seen
        assert all("authorization" not in seen.headers for seen in storage.seen)
        assert all(seen.headers["authorization"] == "Bearer hf_secret" for seen in hub.seen)


def test_neither_token_nor_signature_is_in_an_error(hub: Hub, store: ModelStore) -> None:
    hub.token = "hf_secret"
    with hub_server.running({REPO: dict(FILES)}) as storage:
        hub.redirect = lambda path: f"{storage.url}{path}?signature=very-secret"
        for fault in (Fault(status=403), Fault(status=500), Fault(cut=3), Fault(flip=1), Fault(extra=1)):
            storage.faults = {BIG: [fault] * 10}
            with pytest.raises(DownloadError) as caught:
                fetch(resolved(hub.url, token="hf_secret"), store, hub.url, token="hf_secret")
            assert "secret" not in repr(caught.value)


def test_a_redirect_within_the_hub_keeps_the_token(hub: Hub, store: ModelStore) -> None:
    hub.token = "hf_secret"
    hub.faults = {BIG: [Fault(status=307, headers={"Location": "?again"})]}
    fetch(resolved(hub.url, token="hf_secret"), store, hub.url, token="hf_secret")
    assert is_whole(store)


def test_a_redirect_from_https_to_http_is_refused(secure_hub: Hub, hub: Hub, store: ModelStore) -> None:
    manifest = resolved(secure_hub.url, means=TRUSTING)
    secure_hub.redirect = lambda path: f"{hub.url}{path}"
    with pytest.raises(DownloadError, match="without encryption"):
        fetch(manifest, store, secure_hub.url, TRUSTING)
    assert not hub.seen
