"""What an answer's status means: the payload asked for, or the error registry's exception (RFC 9457 `code`)."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from cchc_desktop.portal.errors import (
    CursorExpired,
    DeviceRevoked,
    LedgerTampered,
    NoRangesHere,
    PortalRefused,
    PortalTrouble,
    PortalUnreachable,
    Reason,
    StillWorking,
    StrangeAnswer,
    TooLarge,
    Unauthorised,
    UpgradeNeeded,
)
from cchc_desktop.portal.message import Answer
from cchc_desktop.portal.strict_json import decode
from cchc_desktop.wire.contract import ProblemDocument

T = TypeVar("T")

_JSON = ("application/json", "application/problem+json")
_CONTENT_RANGE = re.compile(r"bytes ([0-9]{1,12})-([0-9]{1,12})/([0-9]{1,12})")

_BY_CODE: dict[str, type[PortalRefused]] = {
    "TOKEN_HET_HAN": Unauthorised,
    "THIET_BI_BI_THU_HOI": DeviceRevoked,
    "QUA_LON": TooLarge,
    "PHIEN_BAN_QUA_CU": UpgradeNeeded,
    "CON_TRO_HET_HAN": CursorExpired,
    "KHONG_CAP_SO_TRUOC": NoRangesHere,
    "SO_BI_SUA": LedgerTampered,
}
_BY_STATUS: dict[int, type[PortalRefused]] = {401: Unauthorised, 413: TooLarge, 426: UpgradeNeeded}
_WORLD = {408: Reason.TIMEOUT, 425: Reason.BUSY, 429: Reason.BUSY, 503: Reason.BUSY, 504: Reason.TIMEOUT}


def payload(answer: Answer, type_: type[T]) -> T:
    """The body of a good answer as `type_`; raises PortalTrouble for every other answer."""
    succeeded(answer)
    if answer.content_type not in _JSON:
        raise StrangeAnswer("not application/json")
    return decode(answer.body, type_)


def succeeded(answer: Answer) -> Answer:
    """`answer` when its status is a success with a body; raises PortalTrouble otherwise."""
    if answer.status in (200, 201, 206):
        return answer
    if answer.status == 202:
        raise StillWorking(answer.retry_after)
    if answer.status < 400:
        raise StrangeAnswer("unexpected status")
    raise _trouble(answer)


def content_range(answer: Answer) -> tuple[int, int, int] | None:
    """(first, last, whole) of the piece that came; None when the answer does not say."""
    told = _CONTENT_RANGE.fullmatch(answer.headers.get("content-range", ""))
    return (int(told[1]), int(told[2]), int(told[3])) if told else None


def problem_of(answer: Answer) -> ProblemDocument:
    """The problem document of a refusal; one made from the status where there is none but it may be believed.

    Raises StrangeAnswer when somebody else than the portal seems to speak: a 404 page must not pass for "unknown".
    """
    if answer.content_type in _JSON and answer.body:
        told = {"type": "about:blank", "title": "", **decode(answer.body, dict[str, Any]), "status": answer.status}
        try:
            return msgspec.convert(told, ProblemDocument)
        except msgspec.ValidationError:
            raise StrangeAnswer("other shape of problem") from None
    if answer.status in _BY_STATUS:  # a gateway in front of the portal says these too
        return ProblemDocument(type="about:blank", title="", status=answer.status)
    raise StrangeAnswer("refusal without a problem document")


def _trouble(answer: Answer) -> PortalTrouble:
    reason = _WORLD.get(answer.status)
    if reason is None and answer.status >= 500 and answer.status != 501:
        reason = Reason.SERVER_ERROR
    if reason is not None:
        return PortalUnreachable(reason, answer.retry_after)
    problem = problem_of(answer)
    if problem.code == "DANG_XU_LY":
        return StillWorking(answer.retry_after)
    kind = _BY_CODE.get(problem.code) or _BY_STATUS.get(answer.status) or PortalRefused
    return kind(problem)
