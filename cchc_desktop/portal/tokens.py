"""The access token (thẻ truy cập): in memory only, renewed before it ends, asked for with a signed assertion."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from cchc_desktop.portal.answers import payload
from cchc_desktop.portal.errors import PortalRefused, StrangeAnswer, Unauthorised
from cchc_desktop.portal.message import Answer, Request
from cchc_desktop.wire.contract import Token

if TYPE_CHECKING:
    from cchc_desktop.portal.device_key import DeviceKey
    from cchc_desktop.portal.transport import Transport

_PATH = "/oauth2/token"
_RENEW_BEFORE = timedelta(seconds=60)
_LONGEST = 3600
_CLOCK_DOUBT = timedelta(seconds=30)
_BEARER = re.compile(r"[A-Za-z0-9._~+/=-]{1,8192}")


class Tokens:
    """One device's token; `clock` is this machine's and may be wrong by years."""

    def __init__(self, transport: Transport, client_id: str, key: DeviceKey, clock: Callable[[], datetime]) -> None:
        self._transport = transport
        self._client_id = client_id
        self._key = key
        self._clock = clock
        self._skew = timedelta()
        self._token = ""
        self._renew_at: datetime | None = None

    def bearer(self) -> str:
        """A token good for another minute; raises PortalTrouble when none is given."""
        if self._renew_at is None or self._clock() >= self._renew_at:
            self._renew()
        return self._token

    def forget(self) -> None:
        """The portal refused it: ask anew next time."""
        self._renew_at = None

    def _renew(self) -> None:
        asked_at = self._clock()
        token = _granted(self._ask_minding_the_clock())
        if token.token_type.lower() != "bearer" or not _BEARER.fullmatch(token.access_token) or token.expires_in <= 0:
            raise StrangeAnswer("not a bearer token")
        self._token = token.access_token
        self._renew_at = asked_at + timedelta(seconds=min(token.expires_in, _LONGEST)) - _RENEW_BEFORE

    def _ask_minding_the_clock(self) -> Answer:
        """A counter with a wrong clock must still sync: once refused, sign with the portal's time instead of ours."""
        answer = self._ask()
        server_time = answer.server_time
        if answer.status not in (400, 401) or server_time is None:
            return answer
        skew = server_time - self._clock()
        if abs(skew - self._skew) < _CLOCK_DOUBT:
            return answer
        self._skew = skew
        return self._ask()

    def _ask(self) -> Answer:
        url = self._transport.base_url + _PATH
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion": self._key.assertion(
                self._client_id, url, self._clock() + self._skew, str(uuid.uuid4())
            ),
        }
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        return self._transport.send(Request("POST", _PATH, body=urlencode(form).encode("ascii"), headers=headers))


def _granted(answer: Answer) -> Token:
    try:
        return payload(answer, Token)
    except PortalRefused as refused:
        if refused.problem.status == 400:  # RFC 6749: invalid_client, invalid_grant
            raise Unauthorised(refused.problem) from None
        raise
