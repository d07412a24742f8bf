"""Refuses every connection that leaves the process by anything but a local (Unix) socket."""

import socket
from collections.abc import Callable
from typing import Any

GUARDED = ("bind", "connect", "connect_ex", "listen", "sendto")
PROBES = (("::1", 0),)
"""urllib3 asks on import whether there is IPv6: it binds a socket to its own computer and closes it again."""


class NetworkUsed(BaseException):
    """Something opened a network connection. Not an `Exception`, so that no handler of the program can hide it."""


def refusing(method: Callable[..., Any]) -> Callable[..., Any]:
    """`method` of a socket, for local sockets only."""

    def guarded(self: socket.socket, *arguments: Any) -> Any:
        is_probe = method.__name__ == "bind" and arguments in ((address,) for address in PROBES)
        if self.family != getattr(socket, "AF_UNIX", None) and not is_probe:
            raise NetworkUsed(f"{method.__name__}{arguments} was called; only tests marked `network` may do that")
        return method(self, *arguments)

    return guarded


def forbid() -> None:
    """Refuse connections for the rest of this process."""
    for name in GUARDED:
        setattr(socket.socket, name, refusing(getattr(socket.socket, name)))
