"""Refuses every connection that leaves the process by anything but a local (Unix) socket."""

import ipaddress
import os
import socket
from collections.abc import Callable
from typing import Any

GUARDED = ("bind", "connect", "connect_ex", "listen", "sendto")
PROBES = (("::1", 0),)
"""urllib3 asks on import whether there is IPv6: it binds a socket to its own computer and closes it again."""
LOOPBACK_VARIABLE = "PIXELSMILE_TEST_LOOPBACK"
"""Set for the processes of tests marked `loopback`, which may talk to servers on this computer."""


class NetworkUsed(BaseException):
    """Something opened a network connection. Not an `Exception`, so that no handler of the program can hide it."""


def refusing(method: Callable[..., Any]) -> Callable[..., Any]:
    """`method` of a socket, for local sockets only, and for this computer where the variable allows that."""

    def guarded(self: socket.socket, *arguments: Any) -> Any:
        is_probe = method.__name__ == "bind" and arguments in ((address,) for address in PROBES)
        is_local = self.family == getattr(socket, "AF_UNIX", None)
        if not (is_local or is_probe or (LOOPBACK_VARIABLE in os.environ and is_loopback(self, method, arguments))):
            raise NetworkUsed(f"{method.__name__}{arguments} was called; only tests marked `network` may do that")
        return method(self, *arguments)

    return guarded


def is_loopback(sock: socket.socket, method: Callable[..., Any], arguments: tuple[Any, ...]) -> bool:
    """Whether a call concerns an address of this computer only."""
    address = sock.getsockname() if method.__name__ == "listen" else arguments[-1]
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except (ValueError, TypeError, IndexError):
        return False


def forbid() -> None:
    """Refuse connections for the rest of this process."""
    for name in GUARDED:
        setattr(socket.socket, name, refusing(getattr(socket.socket, name)))
