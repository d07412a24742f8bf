"""One file on its way: receive, try again, check the hash, and only then give it its name."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pixelsmile_desktop.core.errors import DownloadError
from pixelsmile_desktop.model_store.connections import Network
from pixelsmile_desktop.model_store.digests import FollowingDigest
from pixelsmile_desktop.model_store.faults import TransferError, passing
from pixelsmile_desktop.model_store.limits import BandwidthLimit, Gate, Patience
from pixelsmile_desktop.model_store.manifest import PinnedFile
from pixelsmile_desktop.model_store.part_file import PartFile, size_of_part
from pixelsmile_desktop.model_store.streams import Source, Stream, StreamOpener

_REAL_PROGRESS: Final = 1 << 20
"""Bytes after which a server that failed before is trusted anew."""
_ATTEMPTS_AT_CONTENT: Final = 2
"""How often a whole file may arrive with a wrong hash: the first time an old part may be to blame."""


class WrongContentError(DownloadError):
    """A whole file arrived, and it is not the one that was pinned."""


class Stopped(Exception):  # noqa: N818 - an ending, not an error
    """The transfer was told to stop; what has arrived is kept."""


@dataclass(frozen=True)
class Means:
    """What transfers work with and share.

    Attributes:
        network: how servers are reached.
        bandwidth: how fast.
        gate: pauses them.
        patience: how often they try.
    """

    network: Network = field(default_factory=Network)
    bandwidth: BandwidthLimit = field(default_factory=BandwidthLimit)
    gate: Gate = field(default_factory=Gate)
    patience: Patience = field(default_factory=Patience)


@dataclass(frozen=True)
class Route:
    """The way of one file.

    Attributes:
        file: what it is.
        source: where it comes from.
        part: where it gathers.
        target: where it goes when it is whole and right.
    """

    file: PinnedFile
    source: Source
    part: Path
    target: Path


class Transfer:
    """Brings one file here, or goes on doing so where an earlier process stopped.

    Args:
        route: the file and its way.
        means: what it works with.
        stop: set when nothing more is wanted; `interrupt` must follow.

    Attributes:
        arrived: bytes that are on disk.
    """

    def __init__(self, route: Route, means: Means, stop: threading.Event) -> None:
        self._route = route
        self._file = route.file
        self._means = means
        self._stop = stop
        self._opener = StreamOpener(route.source, means.network, stop)
        self._digest: FollowingDigest | None = None
        self._is_done = False
        self.arrived = size_of_part(route.part, route.file.size)

    @property
    def size(self) -> int:
        """Bytes of the whole file."""
        return self._file.size

    @property
    def checked(self) -> int:
        """Bytes that are hashed."""
        if self._is_done:
            return self._file.size
        digest = self._digest
        return 0 if digest is None else digest.hashed

    def interrupt(self) -> None:
        """Wake the transfer from waiting for the server; `stop` must be set before."""
        self._opener.interrupt()

    def run(self) -> None:
        """Bring the file to its place.

        Raises:
            Stopped: it was told to stop.
            DownloadError: it cannot be had; what has arrived is kept, unless its hash was wrong.
        """
        part = PartFile(self._route.part, self._file.size)
        try:
            for _ in range(_ATTEMPTS_AT_CONTENT):
                if self._bring_whole(part):
                    part.settle(self._route.target)
                    self._is_done = True
                    return
                part.discard()
                self.arrived = 0
        finally:
            part.close()
        what = f"{self._route.source.subject} arrives with other content than was pinned"
        raise WrongContentError(
            what, "check HF_ENDPOINT and the proxy; if the model was changed on purpose, update the program"
        )

    def _bring_whole(self, part: PartFile) -> bool:
        """Receive all that is missing; whether the hash is right."""
        self._follow(part)
        try:
            self._receive_all(part)
            return self._is_right()
        finally:
            self._unfollow()

    def _is_right(self) -> bool:
        assert self._digest is not None
        try:
            is_right = self._digest.matches()
        except OSError as error:
            what = f"{self._route.part} cannot be read back: {error.strerror or error}"
            raise DownloadError(what, "check the disk") from error
        self._raise_if_stopped()
        return is_right

    def _receive_all(self, part: PartFile) -> None:
        failures = 0
        while part.size < self._file.size:
            before = part.size
            try:
                self._receive(part)
            except TransferError as fault:
                self._raise_if_stopped()
                failures = 1 if part.size - before >= _REAL_PROGRESS else failures + 1
                if not fault.is_passing or failures >= self._means.patience.tries:
                    raise
                self._stop.wait(fault.wait if fault.wait is not None else self._means.patience.wait_before(failures))
                self._raise_if_stopped()

    def _receive(self, part: PartFile) -> None:
        """Receive over one connection until nothing is missing.

        Raises:
            TransferError: it ended before.
        """
        self._means.gate.wait(self._stop)
        self._raise_if_stopped()
        with closing(self._opener.open(part.size, part.etag)) as stream:
            superfluous = self._join(stream, part)
            while part.size < self._file.size:
                piece = self._next_piece(stream)
                fresh = piece[superfluous:]
                superfluous = max(0, superfluous - len(piece))
                if len(fresh) > self._file.size - part.size:
                    raise passing(f"the server sends more of {self._route.source.subject} than there is")
                if fresh:
                    part.append(fresh)
                    self._advance(part.size)

    def _join(self, stream: Stream, part: PartFile) -> int:
        """Fit the stream to what is there already; how many of its first bytes are there and need not be kept."""
        subject = self._route.source.subject
        if stream.total is not None and stream.total != self._file.size:
            what = f"the server has {stream.total:,} bytes as {subject}, and not {self._file.size:,}"
            raise passing(what, "check HF_ENDPOINT and the proxy, or try again later")
        if stream.start not in {0, part.size}:
            raise passing(f"the server sends another part of {subject} than was asked for")
        is_other = stream.etag is not None and part.etag is not None and stream.etag != part.etag
        if is_other and part.size:
            self._begin_again(part)
            if stream.start:
                raise passing(f"{subject} was changed on the server meanwhile")
        part.keep_etag(stream.etag)
        return part.size - stream.start

    def _next_piece(self, stream: Stream) -> bytes:
        self._means.gate.wait(self._stop)
        self._raise_if_stopped()
        piece = stream.read(self._means.bandwidth.piece)
        self._raise_if_stopped()
        if not piece:
            raise passing(f"the connection broke while {self._route.source.subject} was on its way")
        self._means.bandwidth.pay(len(piece), self._stop)
        return piece

    def _begin_again(self, part: PartFile) -> None:
        self._unfollow()
        part.discard()
        self._follow(part)

    def _follow(self, part: PartFile) -> None:
        self._digest = FollowingDigest(part.path, self._file, self._stop)
        self._advance(part.size)

    def _unfollow(self) -> None:
        if self._digest is not None:
            self._digest.close()
            self._digest = None

    def _advance(self, size: int) -> None:
        assert self._digest is not None
        self.arrived = size
        self._digest.advance(size)

    def _raise_if_stopped(self) -> None:
        if self._stop.is_set():
            raise Stopped
