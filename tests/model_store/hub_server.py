"""A hub on this computer: the metadata calls and the files of the real one, and faults on demand."""

import contextlib
import hashlib
import json
import ssl
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

COMMIT = "0123456789abcdef0123456789abcdef01234567"
_STEP = 64 * 1024


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one answer.

    Attributes:
        status: another status than success.
        headers: of the answer, besides or instead of the usual ones.
        cut: hang up after so many bytes of the body.
        flip: position in the body of a byte that is another one.
        extra: so many bytes more (or fewer) than there are; the length says so too.
        drip: send so many bytes at a time, with a breath in between.
        ignores_range: send all of the file whatever is asked for.
        shifted: send a part that begins so many bytes later than was asked for.
        page: send this page instead, as networks do that ask for a login.
        hangs: do not answer at all until the client hangs up.
    """

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    flip: int | None = None
    extra: int = 0
    drip: int = 0
    ignores_range: bool = False
    shifted: int = 0
    page: bytes | None = None
    hangs: bool = False


@dataclass(frozen=True)
class Seen:
    """A request that came."""

    method: str
    path: str
    headers: dict[str, str]


class Hub:
    """The server; it listens as soon as it is made.

    Attributes:
        repos: files by path by repository; ones that end with .safetensors are told with their SHA-256, as in LFS.
        faults: by path in the repository, or by path of the call; one is used up by each answer.
        always: a fault of every answer that has no other.
        seen: every request.
        rate: bytes a second of each answer; None for as fast as possible.
        token: what must be sent as authorization; None lets everybody in.
        gated: repositories that answer 403 with the code of a gated one.
        renamed: repositories that are another one now.
        redirect: makes the address where a file really is from the path of the call; None serves it itself.
        etag: makes the ETag of a file's content.
        sent: bytes of bodies that were sent.
    """

    def __init__(self, repos: dict[str, dict[str, bytes]], tls: ssl.SSLContext | None = None) -> None:
        self.repos = repos
        self.faults: dict[str, list[Fault]] = {}
        self.always = Fault()
        self.seen: list[Seen] = []
        self.rate: float | None = None
        self.token: str | None = None
        self.gated: set[str] = set()
        self.renamed: dict[str, str] = {}
        self.redirect: Callable[[str], str] | None = None
        self.etag: Callable[[bytes], str] = lambda content: f'"{hashlib.sha256(content).hexdigest()}"'
        self.sent = 0
        self.released = threading.Event()
        self._idle = threading.Condition()
        self._busy = 0
        hub = self

        class Handler(_Handler):
            server_hub = hub

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.port = self._server.server_address[1]
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    def file_requests(self, path: str = "") -> list[Seen]:
        """The requests for the content of files, or of one file."""
        return [seen for seen in self.seen if "/resolve/" in seen.path and seen.path.endswith(path)]

    def wait_until_idle(self) -> None:
        """Return when nobody is being answered any more, so that `sent` has its last value."""
        with self._idle:
            assert self._idle.wait_for(lambda: self._busy == 0, timeout=30)

    @contextlib.contextmanager
    def answering(self) -> Iterator[None]:
        with self._idle:
            self._busy += 1
        try:
            yield
        finally:
            with self._idle:
                self._busy -= 1
                self._idle.notify_all()

    def fault_for(self, *names: str) -> Fault:
        queue = next((self.faults[name] for name in names if self.faults.get(name)), None)
        return queue.pop(0) if queue else self.always


class _Handler(BaseHTTPRequestHandler):
    server_hub: Hub
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def handle(self) -> None:
        with contextlib.suppress(OSError):
            super().handle()

    def do_GET(self) -> None:
        with self.server_hub.answering():
            self._answer()

    def _answer(self) -> None:
        hub = self.server_hub
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        hub.seen.append(Seen(self.command, path, {name.lower(): value for name, value in self.headers.items()}))
        repo = next((repo for repo in hub.repos if f"/{repo}/" in f"{path}/"), None)
        if hub.token is not None and self.headers.get("Authorization") != f"Bearer {hub.token}":
            self._send(401, b"{}", {"X-Error-Message": "Invalid credentials in Authorization header"})
        elif repo is None:
            self._send(404, b"{}", {"X-Error-Code": "RepoNotFound"})
        elif repo in hub.gated:
            self._send(403, b"{}", {"X-Error-Code": "GatedRepo"})
        elif "/resolve/" in path:
            self._answer_file(repo, path)
        else:
            self._answer_call(repo, path)

    do_HEAD = do_GET  # noqa: N815 - the name is of the base class

    def _answer_call(self, repo: str, path: str) -> None:
        hub, files = self.server_hub, self.server_hub.repos[repo]
        fault = hub.fault_for(path)
        if self._is_answered_by(fault):
            return
        if "/tree/" in path:
            self._json([_tree_entry(name, content) for name, content in files.items()])
        else:
            name = hub.renamed.get(repo, repo)
            siblings = [{"rfilename": file} for file in files]
            self._json({"_id": "x", "id": name, "modelId": name, "sha": COMMIT, "private": False, "siblings": siblings})

    def _answer_file(self, repo: str, path: str) -> None:
        hub = self.server_hub
        name = path.split("/resolve/", 1)[1].split("/", 1)[1]
        fault = hub.fault_for(name, path)
        if self._is_answered_by(fault):
            return
        if name not in hub.repos[repo]:
            self._send(404, b"{}", {"X-Error-Code": "EntryNotFound"})
        elif hub.redirect is not None:
            self._send(302, b"", {"Location": hub.redirect(path), "X-Linked-Size": str(len(hub.repos[repo][name]))})
        else:
            self._answer_content(hub.repos[repo][name], fault)

    def _is_answered_by(self, fault: Fault) -> bool:
        if fault.hangs:
            self.server_hub.released.wait(60)
            self.close_connection = True
        elif fault.page is not None:
            self._send(200, fault.page, {"Content-Type": "text/html"})
        elif fault.status:
            self._send(fault.status, b"it failed", fault.headers)
        else:
            return False
        return True

    def _answer_content(self, content: bytes, fault: Fault) -> None:
        hub = self.server_hub
        etag, wanted = hub.etag(content), self.headers.get("Range")
        is_same = self.headers.get("If-Range") in {None, etag}
        start, status = 0, 200
        if wanted is not None and is_same and not fault.ignores_range:
            start, status = int(wanted.removeprefix("bytes=").removesuffix("-")) + fault.shifted, 206
            if start >= len(content):
                self._send(416, b"", {"Content-Range": f"bytes */{len(content)}"})
                return
        body = content[start:]
        if fault.flip is not None and fault.flip < len(body):
            body = body[: fault.flip] + bytes([body[fault.flip] ^ 0x55]) + body[fault.flip + 1 :]
        body = body + bytes(fault.extra) if fault.extra > 0 else body[: len(body) + fault.extra]
        self.send_response(status)
        total = len(content) + fault.extra
        headers = {"ETag": etag, "Accept-Ranges": "bytes", "Content-Length": str(len(body))}
        if status == 206:
            headers["Content-Range"] = f"bytes {start}-{total - 1}/{total}"
        for name, value in {**headers, **fault.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self._send_body(body, fault)

    def _send_body(self, body: bytes, fault: Fault) -> None:
        hub, step = self.server_hub, fault.drip or _STEP
        end = len(body) if fault.cut is None else min(fault.cut, len(body))
        for at in range(0, end, step):
            piece = body[at : min(at + step, end)]
            self.wfile.write(piece)
            hub.sent += len(piece)
            if fault.drip:
                time.sleep(0.001)
            if hub.rate:
                time.sleep(len(piece) / hub.rate)
        if end < len(body):
            self.close_connection = True

    def _json(self, value: Any) -> None:
        self._send(200, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


def _tree_entry(path: str, content: bytes) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": "file", "path": path, "size": len(content), "oid": git_sha1(content)}
    if path.endswith(".safetensors"):
        digest = hashlib.sha256(content).hexdigest()
        entry["lfs"] = {"oid": digest, "size": len(content), "pointerSize": 134}
    return entry


def git_sha1(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


@contextlib.contextmanager
def running(repos: dict[str, dict[str, bytes]], tls: ssl.SSLContext | None = None) -> Iterator[Hub]:
    hub = Hub(repos, tls)
    try:
        yield hub
    finally:
        hub.close()
