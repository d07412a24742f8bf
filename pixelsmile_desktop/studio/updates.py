"""Whether there is a newer version: one small list of releases is fetched when the user asks, and never otherwise."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from pixelsmile_desktop import __version__
from pixelsmile_desktop.core.errors import DownloadError
from pixelsmile_desktop.core.offline import is_offline_wanted
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.faults import TransferError
from pixelsmile_desktop.model_store.streams import Source, StreamOpener
from pixelsmile_desktop.studio.models import DownloadWishes
from pixelsmile_desktop.studio.services import Watch

RELEASES: Final = ""
"""Where the list lies that `installers/release/release_list.py` writes, an https address; whoever publishes sets it.

Empty in a build that nobody publishes: a made-up address could be registered by anybody.
"""

_FORMAT: Final = 1
_SILENCE: Final = 10.0
"""Seconds; nobody waits longer for so small a file, and a window that closes must not."""
_LONGEST_LIST: Final = 1_000_000
_PIECE: Final = 1 << 16
_VERSION: Final = re.compile(r"(\d{1,9}(?:\.\d{1,9}){0,3})(?:(a|b|rc)(\d{1,9}))?", re.A)
_FINAL: Final = "z"
"""Sorts behind the names of candidates."""


@dataclass(frozen=True)
class Release:
    """A version that was published.

    Attributes:
        version: its number.
        page: where its files and their hashes are, for the user's browser.
    """

    version: str
    page: str


@dataclass(frozen=True)
class UpdateAnswer:
    """What the list says.

    Attributes:
        current: the version that runs.
        newer: the newest version, if it is newer than that; else None.
    """

    current: str
    newer: Release | None


def check_for_update(
    wishes: DownloadWishes, environment: Mapping[str, str], watch: Watch, url: str = RELEASES
) -> UpdateAnswer:
    """Fetch the list of releases, once, and say whether there is a newer one; nothing else is fetched.

    Candidates are only offered to those who run one.

    Args:
        wishes: how the user lets the program connect; the request is told to its listener.
        environment: that of the process, which may forbid connections.
        watch: may stop it before the request is sent.
        url: of the list.

    Raises:
        DownloadError: there is no address, connections are forbidden, the server cannot be asked, or its answer is no
            such list.
        Cancelled: the user stopped it.
    """
    watch.cancel.raise_if_requested()
    if not url:
        raise DownloadError("this build does not know where its releases are listed", "look where you got it from")
    if is_offline_wanted(environment):
        what = "connections are forbidden by HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE"
        raise DownloadError(what, "unset it, or look at the releases in your browser")
    network = Network(wishes.ca_file, _SILENCE, is_allowed=wishes.network_allowed, sent=wishes.sent)
    try:
        content = _fetched(Source(url, "the list of releases"), network)
    except TransferError as fault:
        raise DownloadError(fault.what, "try again later, or look at the releases in your browser") from fault
    newest = max(_releases(content), key=lambda release: _order(release.version), default=None)
    is_newer = newest is not None and _order(newest.version) > _order(__version__)
    return UpdateAnswer(__version__, newest if is_newer else None)


def _fetched(source: Source, network: Network) -> bytes:
    content = b""
    with closing(StreamOpener(source, network, threading.Event()).open(0, None)) as stream:
        while piece := stream.read(_PIECE):
            content += piece
            if len(content) > _LONGEST_LIST:
                raise DownloadError("the list of releases is too long", "look at the releases in your browser")
    return content


def _releases(content: bytes) -> tuple[Release, ...]:
    """The releases that the running version may go on to."""
    try:
        table = json.loads(content)
        if table["format"] != _FORMAT:
            raise ValueError("of another format")  # noqa: TRY301
        releases = tuple(_release(entry) for entry in table["releases"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        what = f"the list of releases cannot be read ({error})"
        raise DownloadError(what, "look at the releases in your browser") from error
    takes_candidates = _order(__version__)[1] != _FINAL
    return tuple(one for one in releases if takes_candidates or _order(one.version)[1] == _FINAL)


def _release(entry: Mapping[str, Any]) -> Release:
    release = Release(str(entry["version"]), str(entry["page"]))
    if not _VERSION.fullmatch(release.version):
        raise ValueError("a version makes no sense")
    if urlsplit(release.page).scheme != "https" or not release.page.isprintable():
        raise ValueError("a page is no address of the web")
    return release


def _order(version: str) -> tuple[tuple[int, ...], str, int]:
    """A key that sorts versions as PEP 440 does, as far as this program has such versions."""
    match = _VERSION.fullmatch(version)
    if match is None:
        return (0, 0, 0, 0), "", 0
    numbers = tuple(map(int, match[1].split(".")))
    return (*numbers, *(0,) * (4 - len(numbers))), match[2] or _FINAL, int(match[3] or 0)
