"""The bytes of one file from a server, from any position on; redirects are followed, the token is not."""

from __future__ import annotations

import http.client
import re
import threading
import time
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin

from pixelsmile_desktop import __version__
from pixelsmile_desktop.model_store.connections import Connection, Network
from pixelsmile_desktop.model_store.endpoint import origin_of
from pixelsmile_desktop.model_store.faults import TransferError, fault_of_error, fault_of_status, lasting, passing

USER_AGENT: Final = f"pixelsmile-desktop/{__version__}"
_REDIRECTS: Final = {301, 302, 303, 307, 308}
_MOST_REDIRECTS: Final = 6
_CONTENT_RANGE: Final = re.compile(r"bytes (\d{1,15})-\d{1,15}/(\d{1,15})")
_SLOW_SECONDS: Final = 60.0
_SLOWEST: Final = 1_000
"""Bytes a second, over a minute; a connection that is slower is dead, and a new one may be faster."""


@dataclass(frozen=True)
class Source:
    """Where a file comes from.

    Attributes:
        url: its address.
        subject: what it is, in words.
        token: sent to the server of `url` and to no other, whatever it redirects to.
    """

    url: str
    subject: str
    token: str | None = field(default=None, repr=False)


class Stream:
    """An answer whose bytes are being read.

    Attributes:
        start: position in the file of the first byte that comes; the server may have ignored what was asked for.
        total: size of the whole file; None if the server does not say.
        etag: the server's name for this very content, in quotes; None if it gives none that is exact.
    """

    def __init__(self, connection: Connection, response: http.client.HTTPResponse, host: str, subject: str) -> None:
        self._connection, self._response = connection, response
        self._host = host
        etag = response.headers.get("ETag", "")
        self.etag = etag if re.fullmatch(r'"[\x21\x23-\x7e]{1,200}"', etag) else None
        self.start, self.total = _extent(response, subject)
        self._waited, self._window = 0.0, 0

    def read(self, most: int) -> bytes:
        """Between 1 and `most` bytes as soon as they are there; none at the end.

        Raises:
            TransferError: the connection broke, or crawls.
        """
        began = time.monotonic()
        try:
            piece = self._response.read1(most)
        except (OSError, ValueError, AttributeError, http.client.HTTPException) as error:
            # An AttributeError is what http.client makes of a socket that another thread closed.
            raise fault_of_error(error, self._host) from error
        self._waited += time.monotonic() - began
        self._window += len(piece)
        if self._waited > _SLOW_SECONDS:
            if self._window < _SLOWEST * self._waited:
                raise passing(f"{self._host} sends next to nothing")
            self._waited, self._window = 0.0, 0
        return piece

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


class StreamOpener:
    """Opens the stream of one file, again and again, and can be stopped from another thread.

    Args:
        source: the file.
        network: how servers are reached.
        stop: set when nothing more is wanted.
    """

    def __init__(self, source: Source, network: Network, stop: threading.Event) -> None:
        self._source = source
        self._network = network
        self._stop = stop
        self._connection: Connection | None = None

    def open(self, start: int, etag: str | None) -> Stream:
        """The file from `start` on, or all of it if the server cannot do that or has other content than `etag`.

        Raises:
            TransferError: there is no such stream.
        """
        headers = {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
            if etag is not None:
                headers["If-Range"] = etag
        url = self._source.url
        for _ in range(_MOST_REDIRECTS):
            connection, response = self._ask(url, headers)
            if response.status not in _REDIRECTS or "Location" not in response.headers:
                return self._accept(connection, response, origin_of(url)[1])
            connection.close()
            url = self._next_address(url, response.headers["Location"])
        raise lasting(f"{self._source.subject} has moved in circles", "check HF_ENDPOINT")

    def interrupt(self) -> None:
        """Break what is being opened or read; `stop` must be set before."""
        connection = self._connection
        if connection is not None:
            connection.interrupt()

    def _ask(self, url: str, headers: dict[str, str]) -> tuple[Connection, http.client.HTTPResponse]:
        is_home = origin_of(url) == origin_of(self._source.url)
        login = {"Authorization": f"Bearer {self._source.token}"} if self._source.token and is_home else {}
        connection = self._network.connection_to(url)
        self._connection = connection
        try:
            response = connection.ask(headers | login)
        except (OSError, ValueError, AttributeError, http.client.HTTPException) as error:
            connection.close()
            raise fault_of_error(error, origin_of(url)[1]) from error
        if self._stop.is_set():
            connection.close()
            raise passing("the download was stopped")
        return connection, response

    def _accept(self, connection: Connection, response: http.client.HTTPResponse, host: str) -> Stream:
        if response.status not in {200, 206}:
            connection.close()
            headers = {name.lower(): value for name, value in response.headers.items()}
            has_token = self._source.token is not None
            raise fault_of_status(response.status, headers, self._source.subject, has_token=has_token)
        try:
            return Stream(connection, response, host, self._source.subject)
        except TransferError:
            connection.close()
            raise

    def _next_address(self, url: str, location: str) -> str:
        try:
            target = urljoin(url, location)
            scheme, _, _ = origin_of(target)
        except ValueError:
            raise lasting(f"{self._source.subject} has moved to no address of the web", "check HF_ENDPOINT") from None
        if scheme == "http" and origin_of(url)[0] == "https":
            raise lasting(f"{self._source.subject} has moved to a server without encryption", "check HF_ENDPOINT")
        return target


def _extent(response: http.client.HTTPResponse, subject: str) -> tuple[int, int | None]:
    """Position of the first byte that comes, and the size of the whole file."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise lasting(f"{subject} comes compressed, although that was not wanted", "check the proxy")
    if response.status == 206:
        match = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if match is None:
            raise passing(f"the server does not say which part of {subject} it sends")
        return int(match[1]), int(match[2])
    return 0, response.length
