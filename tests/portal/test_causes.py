from __future__ import annotations

import http.client
import socket
import ssl

import pytest
import requests
import urllib3

from cchc_desktop.portal.causes import reason_of
from cchc_desktop.portal.errors import Reason


def _certificate_trouble(code: int) -> requests.exceptions.SSLError:
    inner = ssl.SSLCertVerificationError()
    inner.verify_code = code
    wrapped = urllib3.exceptions.MaxRetryError(None, "/", urllib3.exceptions.SSLError(inner))  # type: ignore[arg-type]
    return requests.exceptions.SSLError(wrapped)


@pytest.mark.parametrize("code", [9, 10, 0x800B0101])
def test_a_certificate_out_of_its_time_points_at_the_clock(code):
    assert reason_of(_certificate_trouble(code)) is Reason.TLS_CLOCK


def test_a_certificate_of_unknown_making_does_not():
    assert reason_of(_certificate_trouble(18)) is Reason.TLS


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (requests.ConnectionError(urllib3.exceptions.ProtocolError("x", ConnectionResetError())), Reason.OFFLINE),
        (requests.ConnectionError(http.client.RemoteDisconnected()), Reason.OFFLINE),
        (requests.ConnectionError(http.client.BadStatusLine("x")), Reason.STRANGE),
        (requests.ConnectionError(socket.gaierror()), Reason.OFFLINE),
        (requests.exceptions.ProxyError(OSError("407")), Reason.PROXY),
        (requests.exceptions.ChunkedEncodingError(), Reason.STRANGE),
        (requests.exceptions.ContentDecodingError(), Reason.STRANGE),
        (requests.exceptions.ReadTimeout(), Reason.TIMEOUT),
        (requests.exceptions.ConnectTimeout(), Reason.TIMEOUT),
        (ssl.SSLEOFError(), Reason.OFFLINE),
        (ssl.SSLError(), Reason.TLS),
        (OSError(101, "unreachable"), Reason.OFFLINE),
        (KeyError(), Reason.STRANGE),
    ],
)
def test_the_cause_decides_not_the_wrapping(error, reason):
    assert reason_of(error) is reason


def test_a_chain_that_bites_its_tail_ends():
    first, second = OSError(), ValueError()
    first.__cause__, second.__cause__ = second, first

    assert reason_of(first) is Reason.OFFLINE
