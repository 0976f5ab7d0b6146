"""A portal's answers that came by hand (trả lời chép tay), given again to the client that would have asked for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cchc_desktop.portal.errors import PortalUnreachable, Reason
from cchc_desktop.portal.message import Answer, Request
from cchc_desktop.portal.transport import Transport
from cchc_desktop.wire.bundle import Said

_TOKEN = b'{"access_token":"by-hand","token_type":"Bearer","expires_in":3600}'


class NotSaid(PortalUnreachable):
    """What is asked is not among the answers: another bundle may bring it."""

    def __init__(self) -> None:
        super().__init__(Reason.OFFLINE)


class PlayedBack(Transport):
    """In place of a line: every check that the client makes of an answer is made of these as well."""

    def __init__(self, said: Iterable[Said]) -> None:
        super().__init__("https://usb.invalid", "")
        self._said = {_name(each.method, each.path, each.query): each for each in said}

    def send(self, request: Request) -> Answer:
        """What was said to this call; raises NotSaid."""
        if request.path == "/oauth2/token":
            return Answer(200, {"content-type": "application/json"}, _TOKEN)
        said = self._said.get(_name(request.method, request.path, request.query))
        if said is None:
            raise NotSaid
        return Answer(said.status, said.headers, said.body)


def _name(method: str, path: str, query: Mapping[str, str]) -> tuple[object, ...]:
    return method, path, *sorted(query.items())
