"""Where the files of a runtime come from: where they are published, or mirrors that the user names."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from pixelsmile_desktop.core.errors import DownloadError
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.streams import Source, StreamOpener
from pixelsmile_desktop.runtime.lock import PYTHON_NAME, Artifact
from pixelsmile_desktop.runtime.simple_index import address_in_index, check_index

INDEX_VARIABLE: Final = "PIP_INDEX_URL"
PYTHON_VARIABLE: Final = "UV_PYTHON_INSTALL_MIRROR"
PYPI_FILES: Final = "files.pythonhosted.org"
_PYTHON_RELEASES: Final = "https://github.com/astral-sh/python-build-standalone/releases/download/"


@dataclass(frozen=True)
class Addresses:
    """Which servers are asked.

    Attributes:
        index: a package index that has what lies on PyPI; None takes the published addresses.
        python_mirror: takes the place of the address of python-build-standalone's releases, as uv documents it for
            `UV_PYTHON_INSTALL_MIRROR`; None takes that address.
    """

    index: str | None = None
    python_mirror: str | None = None

    def source_of(self, artifact: Artifact, network: Network, stop: threading.Event) -> Source:
        """Where an artifact is fetched from; an index is asked where it has the file.

        Args:
            artifact: what is wanted.
            network: how servers are reached.
            stop: set when the answer is not wanted any more.

        Raises:
            DownloadError: the index cannot be asked, or does not have the file.
        """
        url = artifact.url
        if artifact.name == PYTHON_NAME:
            if self.python_mirror is not None and url.startswith(_PYTHON_RELEASES):
                url = f"{self.python_mirror}/{url.removeprefix(_PYTHON_RELEASES)}"
        elif self.index is not None and urlsplit(url).hostname == PYPI_FILES:
            url = address_in_index(self.index, artifact, network, stop)
        return Source(url, artifact.filename)


def addresses_from(environment: Mapping[str, str], index: str | None = None) -> Addresses:
    """The servers that the user names: `index`, else `PIP_INDEX_URL`, and `UV_PYTHON_INSTALL_MIRROR`.

    Raises:
        RequestError: one of them is no address.
    """
    mirror = environment.get(PYTHON_VARIABLE, "").strip()
    name, wanted = ("--index", index) if index else (INDEX_VARIABLE, environment.get(INDEX_VARIABLE, "").strip())
    return Addresses(
        check_index(wanted, name) if wanted else None, check_index(mirror, PYTHON_VARIABLE) if mirror else None
    )


def size_at(source: Source, network: Network, stop: threading.Event) -> int:
    """How long a server says that a file is.

    Raises:
        DownloadError: it cannot be asked, or does not say.
    """
    with closing(StreamOpener(source, network, stop).open(0, None)) as stream:
        if stream.total is None:
            what = f"the server does not say how long {source.subject} is"
            raise DownloadError(what, "choose another server, or import the runtime from a folder")
        return stream.total
