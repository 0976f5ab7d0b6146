"""What stands against a folder or a result changing hands (điều kiện giao nhận): who has it, and what it waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.domain.events import (
    HandedOver,
    ItemCorrected,
    PapersGivenBack,
    ResultArrived,
    ResultHandedOver,
    ResultPosted,
    SentBack,
    Taken,
)
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.status import COUNTER, Holder, HolderKind, Status

if TYPE_CHECKING:
    from cchc_desktop.domain.dossier import Dossier

Custody = (
    HandedOver | Taken | SentBack | ResultArrived | ResultHandedOver | ResultPosted | ItemCorrected | PapersGivenBack
)
_NEVER_LEFT = (Status.NEW, Status.RECEIVED, Status.PAYMENT)  # at the counter in one of these, no division has decided


def refusal(dossier: Dossier, event: Custody) -> Problem | None:
    """Why it may not happen now, or None."""
    match event:
        case HandedOver():
            return _handover(dossier, event)
        case Taken():
            return _taking(dossier)
        case SentBack():
            return _sending_back(dossier)
        case ResultArrived():
            return _arrival(dossier)
        case ItemCorrected():
            return _in_the_post(dossier)
        case PapersGivenBack():
            return _giving_back(dossier)
        case _:
            return _return(dossier)


def whereabouts(holder: Holder) -> str:
    """Who has the folder, within a sentence: "ở quầy", "ở Phòng Người có công"."""
    match holder.kind:
        case HolderKind.COUNTER:
            return f"ở quầy {holder.counter}" if holder.counter else "ở quầy"
        case HolderKind.DIVISION:
            return f"ở {holder.name}" if holder.name else "ở phòng chuyên môn"
        case HolderKind.POST:
            return "ở bưu chính"
        case _:
            return "với người nhận kết quả"


def _at_counter(dossier: Dossier) -> bool:
    return dossier.holder.kind is HolderKind.COUNTER  # another's too: who has the folder in hand says so


def _handover(dossier: Dossier, event: HandedOver) -> Problem | None:
    if not event.to.strip():
        return Problem("to", "handover.division", "Cần chọn phòng chuyên môn nhận hồ sơ.")
    if _at_counter(dossier):
        return None
    where = whereabouts(dossier.holder)
    message = f"Túi hồ sơ đang {where} nên không bàn giao được. Đã về quầy thì ghi phòng trả lại trước."
    return Problem("", "handover.holder", message)


def _taking(dossier: Dossier) -> Problem | None:
    if dossier.status is Status.SUPPLEMENT and _at_counter(dossier):
        return Problem("", "taken.waiting", "Hồ sơ đang ở quầy chờ giấy tờ bổ sung nên chưa ai nhận bàn giao được.")
    return None


def _sending_back(dossier: Dossier) -> Problem | None:
    if dossier.holder.kind is HolderKind.DIVISION:
        return None
    where = whereabouts(dossier.holder)
    return Problem("", "sent_back.holder", f"Túi hồ sơ đang {where}, không ở phòng chuyên môn để trả lại quầy.")


def _giving_back(dossier: Dossier) -> Problem | None:
    if _at_counter(dossier):
        return None
    where = whereabouts(dossier.holder)
    message = f"Túi hồ sơ đang {where} nên chưa có giấy tờ để trả. Ghi phòng trả lại quầy trước."
    return Problem("", "given_back.holder", message)


def _arrival(dossier: Dossier) -> Problem | None:
    if dossier.status is Status.FINISHED and dossier.holder == COUNTER:
        return Problem("", "result.arrived", "Kết quả đã ở quầy rồi. Trả kết quả cho công dân.")
    decided_elsewhere = dossier.reception.division  # without a division the counter itself decides
    if decided_elsewhere and _at_counter(dossier) and dossier.status in _NEVER_LEFT:
        where = whereabouts(dossier.holder)
        message = f"Hồ sơ đang {where}, chưa bàn giao {decided_elsewhere} nên chưa có kết quả. Bàn giao trước."
        return Problem("", "result.at_counter", message)
    return None


def _return(dossier: Dossier) -> Problem | None:
    if _at_counter(dossier):
        return None
    where = whereabouts(dossier.holder)
    return Problem("", "result.holder", f"Kết quả còn {where}, chưa về quầy. Nhận kết quả về trước.")


def _in_the_post(dossier: Dossier) -> Problem | None:
    if dossier.holder.kind is HolderKind.POST:
        return None
    message = "Kết quả không gửi qua bưu chính nên không có mã bưu gửi để sửa."
    return Problem("", "item.not_posted", message)
