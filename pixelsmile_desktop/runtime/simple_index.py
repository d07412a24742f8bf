"""A package index of the user's own, which has the same files under addresses of its own (PEP 503 and PEP 691)."""

from __future__ import annotations

import json
import re
import threading
from contextlib import closing
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from pixelsmile_desktop.core.errors import DownloadError, RequestError
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.endpoint import origin_of
from pixelsmile_desktop.model_store.streams import Source, StreamOpener
from pixelsmile_desktop.runtime.lock import Artifact

_LARGEST_PAGE: Final = 50_000_000
_PIECE: Final = 1 << 16


def check_index(url: str, variable: str) -> str:
    """The address of an index without a slash at its end.

    Args:
        url: as the user wrote it.
        variable: where he wrote it.

    Raises:
        RequestError: it is no address of the web, or holds a password.
    """
    try:
        origin_of(url)
        parts = urlsplit(url)
    except ValueError:
        raise RequestError(f"{variable} is {url!r}, which is no address", "make it like https://host/simple") from None
    if parts.username or parts.password or parts.query or parts.fragment or not url.isprintable():
        # Not shown, because it may hold a password.
        raise RequestError(f"{variable} holds more than an address", "name an index that asks for no login")
    return url.rstrip("/")


def address_in_index(index: str, artifact: Artifact, network: Network, stop: threading.Event) -> str:
    """Where an index has the file of an artifact.

    Raises:
        DownloadError: the index cannot be read, or has no such file.
    """
    name = re.sub(r"[-_.]+", "-", artifact.name).lower()
    page_url = f"{index}/{name}/"
    page = _page(Source(page_url, f"the index's page of {artifact.name}"), network, stop)
    for link in _links(page):
        url = urldefrag(urljoin(page_url, link)).url
        if unquote(urlsplit(url).path.rpartition("/")[2]) == artifact.filename:
            return url
    host = urlsplit(index).hostname
    raise DownloadError(
        f"{host} has no {artifact.filename}", "choose another index, or import the runtime from a folder"
    )


def _page(source: Source, network: Network, stop: threading.Event) -> bytes:
    with closing(StreamOpener(source, network, stop).open(0, None)) as stream:
        page = b""
        while piece := stream.read(_PIECE):
            page += piece
            if len(page) > _LARGEST_PAGE:
                raise DownloadError(f"{source.subject} is too long", "choose another index")
    return page


def _links(page: bytes) -> list[str]:
    """The addresses on a page, be it JSON or HTML."""
    text = page.decode(errors="replace")
    if text.lstrip().startswith("{"):
        try:
            return [str(file["url"]) for file in json.loads(text)["files"]]
        except (ValueError, KeyError, TypeError, RecursionError):
            return []
    links = _Links()
    links.feed(text)
    return links.found


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See `html.parser.HTMLParser`."""
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]
