"""Requests to one base address under an overall deadline and a size cap; over TLS unless the host is this machine."""

from __future__ import annotations

import ipaddress
import threading
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cchc_desktop.portal.errors import PortalUnreachable, Reason
from cchc_desktop.portal.message import Answer, Request, gzipped

if TYPE_CHECKING:
    from cchc_desktop.portal.line import Line

DEADLINE = 30.0
CAP = 2 * 1024 * 1024  # bytes read of an answer, unpacked
_WHOLE = 8  # times as many of one thing that does not come in parts
_COMPRESS_FROM = 8 * 1024
_NETWORK_LOGIN = 511
_PROXY_LOGIN = 407


class Transport:
    """For one thread, one errand at a time; `deadline` in seconds covers name look-up to last byte.

    Raises ValueError for an address that is neither https nor this machine.
    """

    def __init__(
        self, base_url: str, version: str, *, deadline: float = DEADLINE, cap: int = CAP, compress: bool = True
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self._own_machine = _checked_host(self.base_url)
        self._user_agent = f"cchc-desktop/{version}"
        self._deadline = deadline
        self._cap = cap
        self._compress = compress
        self._line: Line | None = None

    def send(self, request: Request) -> Answer:
        """The answer whatever its status, but never a redirect: only a network that wants a sign-in sends one.

        Raises PortalUnreachable (or StrangeAnswer) and nothing else.
        """
        line = self._line or self._open()
        allowed = self._deadline + request.extra_time
        cap = self._cap * _WHOLE if request.whole else self._cap
        call = _Call(line, self.base_url + request.path, self._packed(request), (allowed, cap))
        answer = call.answer_within(allowed)
        if answer is None:
            self._line = None
            line.hang_up()
            raise PortalUnreachable(Reason.TIMEOUT)
        return _not_intercepted(answer)

    def close(self) -> None:
        """Give the connections back; the next `send` opens anew."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _open(self) -> Line:
        from cchc_desktop.portal.line import Line  # noqa: PLC0415 - requests costs 90 ms at start

        self._line = Line(self._user_agent, proxied=not self._own_machine)
        return self._line

    def _packed(self, request: Request) -> Request:
        packable = self._compress and not request.headers.get("Content-Type", "").endswith("octet-stream")  # a scan is
        if request.body is None or not packable or len(request.body) < _COMPRESS_FROM:
            return request
        packed = request.packed or gzipped(request.body)
        return replace(request, body=packed, headers={**request.headers, "Content-Encoding": "gzip"})


class _Call:
    """One exchange on a thread of its own: a name look-up cannot be interrupted, so it must be possible to leave it."""

    def __init__(self, line: Line, url: str, request: Request, limits: tuple[float, int]) -> None:
        self._line = line
        self._url = url
        self._request = request
        self._limits = limits
        self._done = threading.Event()
        self._answer: Answer | None = None
        self._error: BaseException | None = None
        if request.leave is not None:
            request.leave.wakes(self._done.set)

    def answer_within(self, seconds: float) -> Answer | None:
        """The answer, or None when the time is over; raises what the exchange raised."""
        threading.Thread(target=self._run, name="portal-call", daemon=True).start()
        if not self._done.wait(seconds):
            return None
        if self._error is not None:
            raise self._error
        return self._answer

    def _run(self) -> None:
        try:
            self._answer = self._line.exchange(self._url, self._request, *self._limits)
        except BaseException as error:  # noqa: BLE001 - carried to the waiting thread, which raises it
            self._error = error
        finally:
            self._done.set()


def _not_intercepted(answer: Answer) -> Answer:
    redirected = 300 <= answer.status < 400 and answer.status != 304
    page = answer.status < 300 and answer.content_type in ("text/html", "application/xhtml+xml")
    if redirected or page or answer.status == _NETWORK_LOGIN:
        raise PortalUnreachable(Reason.CAPTIVE)
    if answer.status == _PROXY_LOGIN:
        raise PortalUnreachable(Reason.PROXY)
    return answer


def _checked_host(base_url: str) -> bool:
    """Whether the host is this machine; raises ValueError for what must not be spoken to."""
    parts = urlsplit(base_url)
    own = _is_loopback(parts.hostname or "")
    if not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ValueError("a base address is a scheme, a host and a path")
    if parts.scheme != "https" and not (own and parts.scheme == "http"):
        raise ValueError("only https leaves this machine")
    return own


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name, not an address
        return False
