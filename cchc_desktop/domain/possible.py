"""What can be done with a dossier now (việc làm được): each deed with None, or the reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import Enum

from cchc_desktop.domain import events as e
from cchc_desktop.domain import rules, supplement_rules
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.status import HolderKind, Status

_FAR = timedelta(days=365)
_ANY = "…"  # for what a clerk still has to write


class Deed(Enum):
    """One thing a clerk may do with a dossier; the value is what it is called in a sentence."""

    RECEIVE = "tiếp nhận"
    REQUEST_SUPPLEMENT = "yêu cầu bổ sung"
    RECEIVE_SUPPLEMENT = "nhận bổ sung"
    REFUSE = "từ chối"
    HAND_OVER = "bàn giao"
    TAKE = "nhận bàn giao"
    SEND_BACK = "nhận trả lại quầy"
    TAKE_RESULT = "nhận kết quả về"
    RETURN_RESULT = "trả kết quả"
    POST_RESULT = "gửi kết quả qua bưu chính"
    COLLECT_FEE = "thu phí"
    VOID_FEE = "hủy khoản thu"
    APOLOGISE = "xin lỗi và hẹn lại"
    WITHDRAW = "rút hồ sơ"
    STOP = "dừng xử lý"
    GIVE_BACK = "trả lại giấy tờ"
    AMEND = "sửa thông tin"
    CORRECT_ITEM = "sửa mã bưu gửi"
    VOID = "hủy hồ sơ nhập nhầm"


# Possible, but not what a counter does next.
_NOT_NEXT = (Deed.TAKE, Deed.VOID_FEE, Deed.GIVE_BACK, Deed.AMEND, Deed.CORRECT_ITEM, Deed.VOID, Deed.APOLOGISE)


def possible(dossier: Dossier, today: date) -> dict[Deed, Problem | None]:
    """Each deed with the reason why it may not be done on `today`, whatever the clerk writes; None where it may.

    Whose duty it is stands with the acts.
    """
    tries = _tries(dossier, datetime.combine(today, time.min, VN))
    return {deed: rules.refusal(dossier, event, today) for deed, event in tries.items()}


def no_result(dossier: Dossier) -> Problem | None:
    """Why no result of it can come to the counter now, on whatever day; None where it may."""
    at = dossier.received_at or datetime.min.replace(tzinfo=VN)
    return rules.refusal(dossier, e.ResultArrived(at), at.date())


def next_deed(dossier: Dossier, today: date) -> Deed | None:
    """What a counter does with it next as a matter of course; None when nothing waits to be done here."""
    allowed = possible(dossier, today)
    return next((deed for deed in _natural(dossier) if allowed[deed] is None), None)


def _natural(dossier: Dossier) -> Iterator[Deed]:
    """In order; the first that is possible is next."""
    yield Deed.RECEIVE
    if dossier.status is Status.SUPPLEMENT:
        yield Deed.RECEIVE_SUPPLEMENT
    if dossier.status is Status.PAYMENT:
        yield Deed.COLLECT_FEE
    by_post = dossier.intake.return_channel is ReturnChannel.POST
    yield Deed.POST_RESULT if by_post else Deed.RETURN_RESULT
    if not dossier.status.ended:  # without a division the counter itself decides
        here = dossier.holder.kind is HolderKind.COUNTER and dossier.reception.division
        yield Deed.HAND_OVER if here else Deed.TAKE_RESULT
    if dossier.owed:
        yield Deed.COLLECT_FEE


def instead(dossier: Dossier, today: date) -> str:
    """A sentence of what is done next: "Làm được: nhận bổ sung, thu phí."; "" for a voided dossier."""
    if dossier.voided:
        return ""
    deeds = [deed for deed, problem in possible(dossier, today).items() if problem is None and deed not in _NOT_NEXT]
    allowed = ", ".join(deed.value for deed in deeds)
    if allowed:
        return f"{'Còn làm' if dossier.status.ended else 'Làm'} được: {allowed}."
    return "Hồ sơ đã kết thúc; việc mới thì tiếp nhận hồ sơ mới."


def _tries(dossier: Dossier, at: datetime) -> dict[Deed, e.Event]:
    """Each deed well written, so that only the dossier can stand against it."""
    fee = next((fee.uid for fee in dossier.fees if not fee.voided), "")
    asked = e.SupplementRequested(at, _ANY, stage=supplement_rules.STAGES[0], approved_by=_ANY, approval_reason=_ANY)
    return {
        Deed.RECEIVE: e.Received(at, dossier),
        Deed.REQUEST_SUPPLEMENT: asked,
        Deed.RECEIVE_SUPPLEMENT: e.SupplementReceived(at, (), dossier.due_at),
        Deed.REFUSE: e.Refused(at, _ANY),
        Deed.HAND_OVER: e.HandedOver(at, _ANY),
        Deed.TAKE: e.Taken(at, dossier.holder.name),
        Deed.SEND_BACK: e.SentBack(at, _ANY),
        Deed.TAKE_RESULT: e.ResultArrived(at),
        Deed.RETURN_RESULT: e.ResultHandedOver(at),
        Deed.POST_RESULT: e.ResultPosted(at),
        Deed.COLLECT_FEE: e.FeeCollected(at, _ANY, 1),
        Deed.VOID_FEE: e.FeeVoided(at, fee, _ANY),
        Deed.APOLOGISE: e.Apologised(at, _ANY, max(at, dossier.due_at or at) + _FAR),
        Deed.WITHDRAW: e.Withdrawn(at, _ANY),
        Deed.STOP: e.Stopped(at, _ANY),
        Deed.GIVE_BACK: e.PapersGivenBack(at, ()),
        Deed.AMEND: e.Amended(at, replace(dossier.intake, note=f"{dossier.intake.note}{_ANY}"), _ANY),
        Deed.CORRECT_ITEM: e.ItemCorrected(at, _ANY, _ANY),
        Deed.VOID: e.Voided(at, _ANY),
    }
