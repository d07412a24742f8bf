"""What the process does to files and to the network, as the interpreter reports it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

_NETWORK = frozenset(
    {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC


class Trace:
    """Everything since it was made. It cannot be taken back, so it belongs into a process of its own.

    Attributes:
        connections: what the network was asked for; sockets inside this computer's file system do not count.
        written: files that were opened for writing.
        renamed: files that took their place by being renamed.
    """

    def __init__(self) -> None:
        self.connections: list[str] = []
        self.written: set[Path] = set()
        self.renamed: set[Path] = set()
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _NETWORK and not isinstance(arguments[-1], (str, bytes)):
            self.connections.append(f"{event} {arguments[1:]}")
        elif event == "open" and isinstance(arguments[0], (str, bytes)) and arguments[2] & _WRITES:
            self.written.add(Path(os.fsdecode(arguments[0])))
        elif event == "os.rename":
            self.renamed.add(Path(os.fsdecode(arguments[1])))
