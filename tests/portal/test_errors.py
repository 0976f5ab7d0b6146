from __future__ import annotations

import pytest

from cchc_desktop.portal import errors
from cchc_desktop.portal.errors import PortalRefused, PortalTrouble, PortalUnreachable, Reason, StrangeAnswer, safe_code
from cchc_desktop.wire.contract import ProblemDocument

CITIZEN = "Nguyễn Thị Hường 001199000001"


def _problem(code: str = "", detail: str = "") -> ProblemDocument:
    return ProblemDocument(type="about:blank", title=CITIZEN, status=409, code=code, detail=detail)


def _all_refusals() -> list[type[PortalRefused]]:
    return [PortalRefused, *PortalRefused.__subclasses__()]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence_of_its_own(reason):
    assert PortalUnreachable(reason).sentence == reason.value
    assert [other for other in Reason if other.value == reason.value] == [reason]


@pytest.mark.parametrize("reason", Reason)
def test_the_cause_alone_promises_nothing(reason):
    cause = PortalUnreachable(reason).cause

    assert reason.value.startswith(cause)
    assert cause.endswith(".")
    assert "tự gửi" not in cause
    assert "Hồ sơ" not in cause


def test_of_a_refusal_the_cause_is_all_of_it():
    refused = errors.Unauthorised(_problem())

    assert refused.cause == refused.sentence


def test_a_captive_network_says_what_to_do():
    assert "cần đăng nhập mạng" in PortalUnreachable(Reason.CAPTIVE).sentence.lower()


@pytest.mark.parametrize("kind", _all_refusals())
def test_what_goes_to_a_log_names_no_citizen(kind):
    trouble = kind(_problem(code=CITIZEN, detail=CITIZEN))

    assert str(trouble) == "409"
    assert CITIZEN not in repr(trouble)


@pytest.mark.parametrize("kind", _all_refusals())
def test_every_refusal_has_a_sentence(kind):
    assert kind(_problem(code="XUNG_DOT")).sentence.endswith(".")


def test_a_refusal_nobody_foresaw_says_what_the_portal_said_on_one_line():
    trouble = PortalRefused(_problem(detail="Đơn vị\n  không thẩm quyền." + "x" * 500))

    assert trouble.sentence.startswith("Đơn vị không thẩm quyền.")
    assert len(trouble.sentence) == 200


def test_a_strange_answer_is_a_way_of_not_reaching_the_portal():
    trouble = StrangeAnswer("too deep")

    assert isinstance(trouble, PortalUnreachable)
    assert trouble.reason is Reason.STRANGE
    assert str(trouble) == "STRANGE: too deep"


def test_only_codes_of_the_registrys_form_are_repeated():
    assert safe_code("SO_BI_SUA") == "SO_BI_SUA"
    assert safe_code("x\nfake log line") == ""
    assert safe_code("A" * 41) == ""


def test_every_trouble_is_either_tried_again_or_acted_upon():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, PortalTrouble)]

    assert all(kind is PortalTrouble or issubclass(kind, PortalUnreachable | PortalRefused) for kind in kinds)
    assert len(kinds) == 13
