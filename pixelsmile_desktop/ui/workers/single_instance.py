"""One window for each user and home of the program: whoever starts a second one hands its files to the first."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from pixelsmile_desktop.core.errors import PixelSmileError, SaveError
from pixelsmile_desktop.core.file_lock import lock_if_free

_LOCK_NAME: Final = "window.lock"
_PATIENCE_MS: Final = 15_000
"""The first one may just be starting, or closing after it stopped its work."""
_ATTEMPT_MS: Final = 500
_PAUSE_MS: Final = 50
_MOST_BYTES: Final = 16_000_000
_ANSWER: Final = b"taken\n"


class SingleInstance(QObject):
    """Holds the place of the one window; ears for those who come later.

    Args:
        data: the program's folder of data: what belongs to it is open in one window only.

    Signals:
        files_arrived(list): paths that a second start was given; none if it just wanted the window.
    """

    files_arrived = Signal(list)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._lock: IO[bytes] | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)

    @property
    def name(self) -> str:
        """Of the socket: the same for everybody who would open the same data."""
        return f"pixelsmile-{hashlib.sha256(os.fsencode(self._data)).hexdigest()[:16]}"

    def take_place_or_hand_over(self, paths: Sequence[Path]) -> bool:
        """Whether this process is the first; if not, the first one has got `paths` and comes to the front.

        Raises:
            SaveError: the folder of data cannot be written to.
            PixelSmileError: another one holds the place and does not answer.
        """
        deadline = QDeadlineTimer(_PATIENCE_MS)
        while not self._take_place():
            if self._hand_over(paths):
                return False
            if deadline.hasExpired():
                what = "PixelSmile Desktop is already running but does not answer"
                raise PixelSmileError(what, "wait until it has finished, or end it in your system's task manager")
            # No window stands yet that this could hold up.
            QThread.msleep(_PAUSE_MS)
        return True

    def release(self) -> None:
        """Give the place to whoever comes next; called when nothing of the data is open any more."""
        self._server.close()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _take_place(self) -> bool:
        try:
            self._data.mkdir(parents=True, exist_ok=True)
            file = (self._data / _LOCK_NAME).open("ab")
        except OSError as error:
            raise SaveError(f"{self._data} cannot be written ({error.strerror})", "choose another folder") from error
        if not lock_if_free(file):
            file.close()
            return False
        self._lock = file
        # Whoever holds the lock may clear away the socket of one that was killed.
        QLocalServer.removeServer(self.name)
        return self._server.listen(self.name)

    def _hand_over(self, paths: Sequence[Path]) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(_ATTEMPT_MS):
            return False
        socket.write(_message(paths))
        return socket.waitForReadyRead(_PATIENCE_MS) and socket.readLine().data() == _ANSWER

    def _on_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.readyRead.connect(self._on_ready_read)
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _on_ready_read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        paths = _paths_of(bytes(socket.readLine().data()))
        if paths is None:
            socket.abort()
            return
        socket.write(_ANSWER)
        socket.flush()
        self.files_arrived.emit(paths)


def _message(paths: Sequence[Path]) -> bytes:
    # JSON escapes the surrogates that stand for bytes of names which are not UTF-8.
    return json.dumps([str(path.absolute()) for path in paths]).encode("ascii") + b"\n"


def _paths_of(line: bytes) -> list[Path] | None:
    """What a message names; None if it is none."""
    try:
        names = json.loads(line)
    except ValueError:
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return [Path(name) for name in names]
