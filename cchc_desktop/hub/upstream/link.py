"""The line to a portal above (đường lên cổng cấp trên): the counter's own transport, its troubles told as the queue's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import uuid4

import msgspec

from cchc_desktop import __version__
from cchc_desktop.hub.upstream.settings import WrongSettings
from cchc_desktop.hub.upstream.troubles import SignedOut, Trouble
from cchc_desktop.portal import strict_json
from cchc_desktop.portal.errors import PortalUnreachable, Reason
from cchc_desktop.portal.message import Answer, Request
from cchc_desktop.portal.transport import Transport

_OF_ONE = (Reason.TIMEOUT, Reason.STRANGE)  # may be this dossier's doing; else nobody gets through
_JSON = {"Content-Type": "application/json", "Accept": "application/json"}


class Said(NamedTuple):
    """An answer that decides: its status (2xx, or a 4xx that refuses) and what it says."""

    status: int
    document: dict[str, Any]


class Link:
    """Calls one after the other; for one thread. Raises WrongSettings for an address that may not be spoken to."""

    def __init__(self, base_url: str, deadline: float, headers: Mapping[str, str]) -> None:
        try:
            self._transport = Transport(base_url, __version__, deadline=deadline, compress=False)
        except ValueError:
            raise WrongSettings("Địa chỉ base_url của cổng cấp trên phải là https và không kèm mật khẩu.") from None
        self._headers = dict(headers)

    def post(
        self, path: str, body: Mapping[str, Any], query: Mapping[str, str] | None = None, bearer: str = ""
    ) -> Said:
        """One call with JSON; raises Trouble (SignedOut for 401 and 403)."""
        return self._sent(Request("POST", path, query or {}, msgspec.json.encode(body), self._said(_JSON, bearer)))

    def upload(self, path: str, name: str, media_type: str, data: bytes, bearer: str) -> Said:
        """One file as a form's only part; raises Trouble."""
        mark = uuid4().hex
        head = (
            f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            f"Content-Type: {media_type}\r\n\r\n"
        )
        body = head.encode() + data + f"\r\n--{mark}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={mark}", "Accept": "application/json"}
        return self._sent(Request("POST", path, {}, body, self._said(kind, bearer)))

    def close(self) -> None:
        """Give the connections back."""
        self._transport.close()

    def _said(self, headers: Mapping[str, str], bearer: str) -> dict[str, str]:
        signed = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        return {**self._headers, **headers, **signed}

    def _sent(self, request: Request) -> Said:
        try:
            return _decided(self._transport.send(request))
        except PortalUnreachable as error:
            trouble = Trouble(error.reason.name, of_all=error.reason not in _OF_ONE, retry_after=error.retry_after)
        raise trouble  # outside the handler: nothing of the libraries' texts goes with it


def _decided(answer: Answer) -> Said:
    """What an answer decides; raises Trouble for one that decides nothing."""
    if answer.status in (401, 403):
        raise SignedOut
    if answer.status in (408, 425, 429, 503):
        raise Trouble(f"HTTP_{answer.status}", of_all=True, retry_after=answer.retry_after)
    if answer.status >= 500:
        raise Trouble(f"HTTP_{answer.status}", retry_after=answer.retry_after)
    if answer.status < 300:
        return Said(answer.status, strict_json.decode(answer.body, dict[str, Any]))
    try:
        return Said(answer.status, strict_json.decode(answer.body, dict[str, Any]))
    except PortalUnreachable:  # a refusal need not be JSON
        return Said(answer.status, {})
