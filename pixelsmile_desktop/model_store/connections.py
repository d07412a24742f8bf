"""Connections to servers: proxies, trust in certificates, and an end at any moment from another thread."""

from __future__ import annotations

import base64
import contextlib
import http.client
import socket
import ssl
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.model_store.endpoint import origin_of
from pixelsmile_desktop.model_store.faults import lasting

SentListener = Callable[[str, str, int], None]
"""Hears of every request: the host, the path without what was asked of it, and how many bytes were sent."""


def ignore_sent(_host: str, _path: str, _count: int) -> None:
    """A listener for those who do not want to know."""


@dataclass(frozen=True)
class Network:
    """How servers are reached from this computer.

    The proxy is that of `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, or else the system's. Certificates are
    checked against the system's trust store.

    Attributes:
        ca_file: certificates that are trusted as well, in the PEM format.
        silence: seconds without a byte after which a connection is given up.
        is_allowed: whether the user lets the program connect at all.
        sent: hears of every request, also of one that failed; from any thread.
    """

    ca_file: Path | None = None
    silence: float = 30.0
    is_allowed: bool = True
    sent: SentListener = ignore_sent

    @cached_property
    def trust(self) -> ssl.SSLContext:
        """What servers are trusted by.

        Raises:
            RequestError: the file of certificates cannot be used.
        """
        # Late: only who connects needs it, and a window that is just opening does not.
        import truststore

        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if self.ca_file is not None:
            try:
                context.load_verify_locations(str(self.ca_file))
            except OSError as error:
                what = f"{self.ca_file} cannot be used as certificates ({error.strerror or error})"
                raise RequestError(what, "name a file in the PEM format") from error
        return context

    def connection_to(self, url: str) -> Connection:
        """A connection for one request to `url`, not opened yet.

        Raises:
            TransferError: the user forbids it, or the proxy is of a kind that is not supported.
        """
        self.check_allowed()
        return Connection(url, self, _proxy_for(url))

    def check_allowed(self) -> None:
        """See that the user lets the program connect.

        Raises:
            TransferError: he does not.
        """
        if not self.is_allowed:
            what = "connections to the network are switched off in the settings"
            raise lasting(what, "switch them on there, or import the model from a folder")


class _Counting(http.client.HTTPConnection):
    """Counts the bytes that it sends, without those of the encryption."""

    sent = 0

    def send(self, data: Any) -> None:
        """See `http.client.HTTPConnection`; heads of requests come as bytes, and there are no bodies."""
        super().send(data)
        self.sent += len(data)


class _CountingHttps(_Counting, http.client.HTTPSConnection):
    """The same with encryption."""


class Connection:
    """One request and its answer.

    Args:
        url: what is asked for.
        network: how it is reached.
        proxy: address of the proxy in between; None if there is none.
    """

    def __init__(self, url: str, network: Network, proxy: str | None) -> None:
        scheme, host, port = origin_of(url)
        parts = urlsplit(url)
        self._target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._extra: dict[str, str] = {}
        near_host, near_port, login = (host, port, {}) if proxy is None else _proxy_address(proxy)
        self._response: http.client.HTTPResponse | None = None
        self._http: _Counting
        self._tell = partial(network.sent, host, parts.path or "/")
        if scheme == "https":
            self._http = _CountingHttps(near_host, near_port, timeout=network.silence, context=network.trust)
            if proxy is not None:
                self._http.set_tunnel(host, port, login)
        else:
            self._http = _Counting(near_host, near_port, timeout=network.silence)
            if proxy is not None:
                self._target = f"http://{parts.netloc}{self._target}"
                self._extra = login

    def ask(self, headers: Mapping[str, str]) -> http.client.HTTPResponse:
        """Send the request and read the head of the answer.

        Raises:
            OSError, http.client.HTTPException: the connection failed.
        """
        try:
            self._http.request("GET", self._target, headers={**headers, **self._extra})
        finally:
            self._tell(self._http.sent)
        self._response = self._http.getresponse()
        return self._response

    def interrupt(self) -> None:
        """End whatever another thread waits for here."""
        sock = self._http.sock
        if sock is not None:
            # That of the plain socket, because an encrypted one may not be shut down while another thread reads it.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(sock, socket.SHUT_RDWR)

    def close(self) -> None:
        """Give the socket back."""
        with contextlib.suppress(OSError):
            # The answer holds on to the socket as long as it is not read to its end.
            if self._response is not None:
                self._response.close()
            self._http.close()


def _proxy_for(url: str) -> str | None:
    scheme, host, port = origin_of(url)
    proxies = urllib.request.getproxies()
    proxy = proxies.get(scheme) or proxies.get("all")
    if not proxy or urllib.request.proxy_bypass(f"{host}:{port}") or urllib.request.proxy_bypass(host):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _proxy_address(proxy: str) -> tuple[str, int, dict[str, str]]:
    """Host, port and the header to log in with."""
    parts = urlsplit(proxy)
    if parts.scheme != "http" or not parts.hostname:
        raise lasting(f"proxies of the kind {parts.scheme!r} are not supported", "name one like http://host:port")
    login = {}
    if parts.username is not None:
        secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        login["Proxy-Authorization"] = "Basic " + base64.b64encode(secret.encode()).decode()
    return parts.hostname, parts.port or 80, login
