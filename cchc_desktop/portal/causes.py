"""Why a call failed, read from what the HTTP libraries raised: classes and codes only, never their text."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator

import requests.exceptions
import urllib3.exceptions

from cchc_desktop.portal.errors import Reason

# OpenSSL: 9 not yet valid, 10 expired; Windows: CERT_E_EXPIRED for both.
_CLOCK_CODES = (9, 10, 0x800B0101)

_Kinds = type[BaseException] | tuple[type[BaseException], ...]

# The first line that fits any link of the chain wins.
_REASONS: tuple[tuple[_Kinds, Reason], ...] = (
    (ssl.SSLCertVerificationError, Reason.TLS),
    (ssl.SSLEOFError, Reason.OFFLINE),
    ((ssl.SSLError, requests.exceptions.SSLError), Reason.TLS),
    ((requests.exceptions.ProxyError, urllib3.exceptions.ProxyError), Reason.PROXY),
    ((TimeoutError, requests.exceptions.Timeout, urllib3.exceptions.ReadTimeoutError), Reason.TIMEOUT),
    ((ConnectionError, urllib3.exceptions.NewConnectionError), Reason.OFFLINE),
    ((http.client.HTTPException, urllib3.exceptions.DecodeError), Reason.STRANGE),
    (requests.exceptions.ConnectionError, Reason.OFFLINE),
    (requests.exceptions.RequestException, Reason.STRANGE),
    (OSError, Reason.OFFLINE),
)


def reason_of(error: BaseException) -> Reason:
    """What stands between us and the portal, by `error` and all it wraps; STRANGE when nothing known fits."""
    causes = list(_causes(error))
    for kinds, reason in _REASONS:
        for cause in causes:
            if isinstance(cause, kinds):
                about_time = reason is Reason.TLS and getattr(cause, "verify_code", None) in _CLOCK_CODES
                return Reason.TLS_CLOCK if about_time else reason
    return Reason.STRANGE


def _causes(error: BaseException) -> Iterator[BaseException]:
    """`error` and what it wraps: the libraries hide the cause in `args`, in `reason` or in the chain."""
    waiting, seen = [error], set[int]()
    while waiting:
        cause = waiting.pop()
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        hidden = (*cause.args, getattr(cause, "reason", None), cause.__cause__, cause.__context__)
        waiting.extend(inner for inner in hidden if isinstance(inner, BaseException))
