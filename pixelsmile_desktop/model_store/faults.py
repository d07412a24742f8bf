"""What goes wrong between here and a server, in words, and whether it is worth another try."""

from __future__ import annotations

import http.client
import math
import socket
import ssl
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from time import time
from typing import Final

from pixelsmile_desktop.core.errors import DownloadError

_LONGEST_WAIT: Final = 300.0
_AGAIN: Final = "run the same command again; what was received is kept"
_LATER: Final = "try again later; what was received is kept"


class TransferError(DownloadError):
    """A failure of one connection.

    Attributes:
        is_passing: whether another try may help.
        wait: seconds that the server asks to wait before that; None if it does not say.
    """

    def __init__(self, what: str, remedy: str, *, is_passing: bool, wait: float | None = None) -> None:
        super().__init__(what, remedy)
        self.is_passing = is_passing
        self.wait = wait


def lasting(what: str, remedy: str) -> TransferError:
    """A failure that stays whatever is tried."""
    return TransferError(what, remedy, is_passing=False)


def passing(what: str, remedy: str = _AGAIN, wait: float | None = None) -> TransferError:
    """A failure that may be gone at the next try."""
    return TransferError(what, remedy, is_passing=True, wait=wait)


def fault_of_status(status: int, headers: Mapping[str, str], subject: str, *, has_token: bool) -> TransferError:
    """What an answer other than success means.

    Args:
        status: the HTTP status, none of 200 and 206.
        headers: of the answer, with their names in lower case.
        subject: what was asked for, in words; never an address, which may hold a signature.
        has_token: whether a token was sent.
    """
    by_code = _fault_of_error_code(headers.get("x-error-code", ""), subject)
    if by_code is not None:
        return by_code
    if status == 429 or status >= 500:
        return _fault_of_busy_server(status, headers, subject)
    known = {
        401: lasting(
            f"the token was refused for {subject}" if has_token else f"{subject} is only given to those who log in",
            "make a new token in your account at the hub" if has_token else "name a token with HF_TOKEN or --token",
        ),
        403: lasting(
            f"access to {subject} is forbidden", "check that your token may read it and that no proxy blocks it"
        ),
        404: lasting(f"{subject} is not there", "check HF_ENDPOINT, or import the model from a folder"),
        407: _proxy_login(),
        410: lasting(f"{subject} has been removed for good", "import the model from a folder"),
        416: passing(f"the server has less of {subject} than was received already"),
        451: lasting(f"{subject} is withheld here for legal reasons", "import the model from a folder"),
    }
    if status in known:
        return known[status]
    if 300 <= status < 400:
        return lasting(f"{subject} has moved, but the server does not say where to", "check HF_ENDPOINT")
    return lasting(f"the server answers the request for {subject} with status {status}", "check HF_ENDPOINT")


def _fault_of_error_code(code: str, subject: str) -> TransferError | None:
    """What the hub says in `X-Error-Code`, which is finer than the status."""
    gated = f"{subject} is only given to those who have accepted its terms"
    return {
        "GatedRepo": lasting(gated, "accept them on the model's page and name a token of that account"),
        "RepoNotFound": lasting(
            f"the hub has no {subject}, or it is private", "check HF_ENDPOINT, or name a token with HF_TOKEN or --token"
        ),
        "RevisionNotFound": lasting(
            f"the version of {subject} that was pinned is not on the hub any more", "import the model from a folder"
        ),
        "EntryNotFound": lasting(f"the hub has no {subject} any more", "import the model from a folder"),
    }.get(code)


def _fault_of_busy_server(status: int, headers: Mapping[str, str], subject: str) -> TransferError:
    wait = _retry_after(headers.get("retry-after", ""))
    if status == 429:
        return passing(f"the server has had too many requests from here and holds back {subject}", _LATER, wait)
    return passing(f"the server failed with status {status} at {subject}", _LATER, wait)


def _retry_after(text: str) -> float | None:
    """Seconds to wait (RFC 9110, 10.2.3: a number or a date), at most five minutes."""
    try:
        seconds = float(text)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(text).timestamp() - time()
        except (ValueError, TypeError, OverflowError):
            return None
    return min(max(seconds, 0.0), _LONGEST_WAIT) if math.isfinite(seconds) else None


def _proxy_login() -> TransferError:
    return lasting(
        "the proxy asks for a name and a password", "put them into HTTPS_PROXY: http://name:password@host:port"
    )


def fault_of_error(error: Exception, host: str) -> TransferError:
    """What an exception of a connection to `host` means."""
    if str(error).startswith("Tunnel connection failed"):
        return _fault_of_tunnel(str(error), host)
    if isinstance(error, ssl.SSLCertVerificationError):
        what = f"the certificate of {host} is not trusted ({error.verify_message})"
        return lasting(
            what, "if your company checks the traffic, name its certificate in the settings or with --ca-file"
        )
    return next(
        (passing(words.format(host=host), remedy) for kind, words, remedy in _ERRORS if isinstance(error, kind)),
        passing(f"the connection to {host} broke"),
    )


_ERRORS: Final[tuple[tuple[type[Exception], str, str], ...]] = (
    (socket.gaierror, "the address of {host} cannot be found", "check the connection and HF_ENDPOINT"),
    (ConnectionRefusedError, "{host} refuses connections", "check HF_ENDPOINT and the proxy, or try again later"),
    (TimeoutError, "{host} has been silent for too long", "check the connection; what was received is kept"),
    # An OSError before its sibling: http.client says so when the server hangs up before it answers.
    (http.client.RemoteDisconnected, "{host} hung up", _AGAIN),
    (http.client.HTTPException, "the answer of {host} makes no sense", "check HF_ENDPOINT and the proxy"),
)


def _fault_of_tunnel(text: str, host: str) -> TransferError:
    if "407" in text:
        return _proxy_login()
    return lasting(f"the proxy does not let {host} through", "ask whoever runs it, or change HTTPS_PROXY and NO_PROXY")
