from __future__ import annotations

import pytest

from cchc_desktop.portal import errors
from cchc_desktop.portal.answers import payload, problem_of, succeeded
from cchc_desktop.portal.errors import PortalRefused, PortalUnreachable, Reason, StillWorking, StrangeAnswer
from cchc_desktop.portal.message import Answer
from cchc_desktop.wire.contract import Session

JSON = {"content-type": "application/json; charset=utf-8"}
PROBLEM = {"content-type": "application/problem+json"}


def test_a_good_answer_is_read_and_unknown_members_pass():
    assert payload(Answer(200, JSON, b'{"serverTime": "t", "later": 1}'), Session).serverTime == "t"


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, "", "Unauthorised"),
        (403, "THIET_BI_BI_THU_HOI", "DeviceRevoked"),
        (403, "", "PortalRefused"),
        (400, "PHONG_BI_SAI", "PortalRefused"),
        (404, "", "PortalRefused"),
        (409, "SO_BI_SUA", "LedgerTampered"),
        (410, "CON_TRO_HET_HAN", "CursorExpired"),
        (412, "XUNG_DOT", "PortalRefused"),
        (413, "", "TooLarge"),
        (422, "KHOA_DUNG_LAI", "PortalRefused"),
        (426, "", "UpgradeNeeded"),
        (501, "KHONG_CAP_SO_TRUOC", "NoRangesHere"),
    ],
)
def test_the_error_registry(status, code, kind):
    body = f'{{"type": "x", "title": "y", "status": 999, "code": "{code}", "detail": "Sai"}}'.encode()

    with pytest.raises(PortalRefused) as refused:
        payload(Answer(status, PROBLEM, body), Session)

    assert type(refused.value) is getattr(errors, kind)
    assert refused.value.problem.status == status  # the line's, not what the body claims
    assert refused.value.problem.detail == "Sai"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (408, Reason.TIMEOUT),
        (429, Reason.BUSY),
        (500, Reason.SERVER_ERROR),
        (502, Reason.SERVER_ERROR),
        (503, Reason.BUSY),
        (504, Reason.TIMEOUT),
        (599, Reason.SERVER_ERROR),
    ],
)
def test_trouble_at_the_portal_is_tried_again_when_it_says(status, reason):
    with pytest.raises(PortalUnreachable) as trouble:
        succeeded(Answer(status, {"retry-after": "9"}, b"<html>"))

    assert (trouble.value.reason, trouble.value.retry_after) == (reason, 9.0)


@pytest.mark.parametrize(
    "answer",
    [Answer(202, {"retry-after": "3"}, b""), Answer(409, {**JSON, "retry-after": "3"}, b'{"code": "DANG_XU_LY"}')],
)
def test_a_portal_still_at_work_is_told_from_one_that_refuses(answer):
    with pytest.raises(StillWorking) as working:
        succeeded(answer)

    assert working.value.retry_after == 3.0


@pytest.mark.parametrize("status", [204, 304, 199])
def test_a_status_that_was_not_agreed_upon_is_strange(status):
    with pytest.raises(StrangeAnswer, match="unexpected status"):
        succeeded(Answer(status, JSON, b"{}"))


def test_json_under_another_label_is_strange():
    with pytest.raises(StrangeAnswer, match="not application/json"):
        payload(Answer(200, {"content-type": "text/plain"}, b'{"serverTime": "t"}'), Session)


def test_a_404_that_is_not_the_portals_is_strange():
    with pytest.raises(StrangeAnswer, match="without a problem"):
        problem_of(Answer(404, {"content-type": "text/html"}, b"<html>"))


def test_a_problem_of_another_shape_is_strange():
    with pytest.raises(StrangeAnswer, match="other shape"):
        problem_of(Answer(400, PROBLEM, b'{"errors": "many"}'))


def test_a_gateways_bare_refusal_is_believed_where_it_does_no_harm():
    assert problem_of(Answer(413, {}, b"")).status == 413
