"""The line to the portal (đường truyền): the only module that touches requests, imported when first used."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import weakref
from collections.abc import Mapping
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
import truststore
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection

from cchc_desktop.portal.causes import reason_of
from cchc_desktop.portal.errors import PortalUnreachable, Reason, StrangeAnswer, TooLong
from cchc_desktop.portal.message import Answer, Request

_PIECE = 16 * 1024


class Sockets:
    """The open sockets of one line, so that another thread can shut them under a call that takes too long."""

    def __init__(self) -> None:
        self._open: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._shut = False

    def hold(self, sock: socket.socket) -> None:
        """Remember `sock`; raises ConnectionAbortedError once the line was hung up: nothing is sent after that."""
        with self._lock:
            if self._shut:
                sock.close()
                raise ConnectionAbortedError
            self._open.add(sock)

    def shut(self) -> None:
        """Wake whoever waits on one of them, and let no more be opened."""
        with self._lock:
            self._shut = True
            for sock in self._open:
                try:
                    socket.socket.shutdown(sock, socket.SHUT_RDWR)  # past TLS: its farewell could block too
                except OSError:  # the other side was first
                    continue


class _Adapter(HTTPAdapter):
    """The system's certificates, TLS 1.2 and later, and sockets that can be shut."""

    def __init__(self, sockets: Sockets) -> None:
        self._pools = _pools(sockets)
        self._context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, **kwargs)
        manager.pool_classes_by_scheme = self._pools
        return manager

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ARG002 - the library's signature
        conn.cert_reqs = "CERT_REQUIRED"  # always; the library's own bundle of authorities is left out


class Line:
    """One session; a single call at a time. `proxied` False goes straight, whatever the environment says."""

    def __init__(self, user_agent: str, proxied: bool) -> None:
        self._sockets = Sockets()
        self._session = requests.Session()
        self._session.trust_env = proxied
        self._session.headers.update({"User-Agent": user_agent, "Accept-Encoding": "gzip"})
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, _Adapter(self._sockets))

    def exchange(self, url: str, request: Request, timeout: float, cap: int) -> Answer:
        """The whole answer, at most `cap` bytes after decompression; raises PortalUnreachable and nothing else.

        `timeout` is per socket operation only; the overall deadline is the caller's, by `hang_up`.
        """
        try:
            return self._exchange(url, request, timeout, cap)
        except (OSError, urllib3.exceptions.HTTPError, http.client.HTTPException) as error:
            reason = reason_of(error)
        if reason is Reason.STRANGE:
            raise StrangeAnswer("not HTTP")
        raise PortalUnreachable(reason)  # outside the handler: the library's text names addresses and values

    def hang_up(self) -> None:
        """From any thread: end the call under way and refuse further ones."""
        self._sockets.shut()

    def close(self) -> None:
        """Give the connections back."""
        self._session.close()

    def _exchange(self, url: str, request: Request, timeout: float, cap: int) -> Answer:
        prepared = self._session.prepare_request(
            requests.Request(
                request.method,
                url,
                params=request.query,
                data=request.body,
                headers=request.headers,
                auth=_as_given,  # else a .netrc file would overwrite our Authorization
            )
        )
        with self._session.send(prepared, stream=True, timeout=timeout, allow_redirects=False, verify=True) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status_code, headers, _read(response, headers, cap))


def _as_given(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _read(response: requests.Response, headers: Mapping[str, str], cap: int) -> bytes:
    if headers.get("content-encoding", "identity").strip().lower() not in ("identity", "gzip"):
        raise StrangeAnswer("unknown encoding")
    body = bytearray()
    for piece in response.iter_content(_PIECE):
        body += piece
        if len(body) > cap:
            raise TooLong
    return bytes(body)


def _pools(sockets: Sockets) -> dict[str, type[urllib3.HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            sock = super()._new_conn()
            sockets.hold(sock)
            return sock

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            sock = super()._new_conn()
            sockets.hold(sock)  # for a slow proxy; TLS takes the descriptor over into a socket of its own
            return sock

        def connect(self) -> None:
            super().connect()
            if isinstance(self.sock, socket.socket):
                sockets.hold(self.sock)

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
