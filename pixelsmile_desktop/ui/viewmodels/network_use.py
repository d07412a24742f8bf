"""What the program does with the network now, whoever in it does so."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance


class NetworkState(Enum):
    """What the program does with the network now."""

    OFF = "off"
    """The user forbids every connection."""
    UNUSED = "unused"
    """No connection is open; so it is nearly always."""
    DOWNLOADING = "downloading"
    PAUSED = "paused"


_BY_WEIGHT = (NetworkState.DOWNLOADING, NetworkState.PAUSED, NetworkState.OFF, NetworkState.UNUSED)


class NetworkUser(Protocol):
    """A part of the program that connects when the user asks for it.

    Signals:
        network_changed(): `network` is different.
    """

    network_changed: SignalInstance

    @property
    def network(self) -> NetworkState:
        """What it does with the network now."""
        ...


class NetworkUse(QObject):
    """All parts that may connect, as one.

    Args:
        users: the parts.
        parent: keeps it.

    Signals:
        changed(): `state` may be different.
    """

    changed = Signal()

    def __init__(self, users: Sequence[NetworkUser], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._users = tuple(users)
        for user in users:
            user.network_changed.connect(self.changed)

    @property
    def state(self) -> NetworkState:
        """That of the part that does most."""
        states = {user.network for user in self._users}
        return next((state for state in _BY_WEIGHT if state in states), NetworkState.UNUSED)
