"""Which hub is asked, and who asks."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit

from pixelsmile_desktop.core.errors import RequestError

PUBLIC_HUB: Final = "https://huggingface.co"
_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Endpoint:
    """A hub.

    Attributes:
        url: its address without a slash at the end.
        token: what it knows the user by; never shown, and sent to no other server.

    Raises:
        RequestError: the address is none, or the token would travel in the clear.
    """

    url: str = PUBLIC_HUB
    token: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        host, is_plain = _host_of(self.url)
        if self.token is not None and not (self.token.isascii() and self.token.isprintable() and " " not in self.token):
            raise RequestError("the token holds characters that no token has", "copy it again from your account")
        if self.token is not None and is_plain and not _is_this_computer(host):
            raise RequestError(
                f"the token would be readable on its way to {self.url}", "choose an https address in HF_ENDPOINT"
            )

    def address_of(self, repo: str, revision: str, path: str) -> str:
        """Where the hub has a file of a repository."""
        return f"{self.url}/{quote(repo)}/resolve/{quote(revision, safe='')}/{quote(path)}"


def endpoint_from(environment: Mapping[str, str], token: str | None = None) -> Endpoint:
    """The hub that `HF_ENDPOINT` names, else the public one, with `token` or that of `HF_TOKEN`.

    Raises:
        RequestError: one of them makes no sense.
    """
    url = environment.get("HF_ENDPOINT", "").strip().rstrip("/") or PUBLIC_HUB
    return Endpoint(url, token or environment.get("HF_TOKEN", "").strip() or None)


def origin_of(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address: those who share them are one server.

    Raises:
        ValueError: it is no address of the web.
    """
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError("not an address of the web")
    return parts.scheme, parts.hostname, parts.port or _PORTS[parts.scheme]


def _host_of(url: str) -> tuple[str, bool]:
    """The host of a hub, and whether it is asked without encryption."""
    try:
        scheme, host, _ = origin_of(url)
        parts: SplitResult = urlsplit(url)
    except ValueError:
        raise RequestError(
            f"HF_ENDPOINT is {url!r}, which is no address", "make it like https://huggingface.co"
        ) from None
    if parts.username or parts.password or parts.query or parts.fragment or not url.isprintable():
        # Not shown, because it may hold a password.
        raise RequestError("HF_ENDPOINT holds more than an address", "make it like https://huggingface.co")
    return host, scheme == "http"


def _is_this_computer(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
