"""What stands against taking money or striking it out (điều kiện thu phí, lệ phí), and what is asked about twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.domain import money
from cchc_desktop.domain.events import FeeCollected, FeeVoided
from cchc_desktop.domain.money import written
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.status import Status

if TYPE_CHECKING:
    from cchc_desktop.domain.dossier import Dossier


def refusal(dossier: Dossier, event: FeeCollected | FeeVoided) -> Problem | None:
    """Why it may not happen now, or None."""
    if isinstance(event, FeeCollected):
        return _nothing_owed(dossier) or _payment(event)
    if not dossier.fees:
        return Problem("fee_uid", "fee.none", "Hồ sơ chưa thu khoản nào nên không có gì để hủy.")
    if all(fee.voided for fee in dossier.fees):
        return Problem("fee_uid", "fee.all_voided", "Mọi khoản đã thu của hồ sơ đều đã hủy rồi.")
    if not any(fee.uid == event.fee_uid and not fee.voided for fee in dossier.fees):
        return Problem("fee_uid", "fee.unknown", "Không thấy khoản thu này, hoặc đã hủy rồi.")
    return None


def doubt(dossier: Dossier, event: FeeCollected) -> Problem | None:
    """More than is owed: to be said a second time, for a digit too many is a common slip."""
    over = event.amount - dossier.owed
    if over <= 0:
        return None
    message = (
        f"Đang thu {written(event.amount)}, còn phải thu {written(dossier.owed)}: "
        f"thừa {written(over)}. Chưa lưu gì; xem lại số tiền."
    )
    return warning("amount", "fee.over", message)


def _payment(event: FeeCollected) -> Problem | None:
    if event.amount <= 0:
        return Problem("amount", "fee.amount", "Số tiền phải lớn hơn 0 đồng.")
    if event.amount > money.MOST:
        return Problem("amount", "fee.most", "Số tiền vượt quá 1.000 tỷ đồng. Kiểm tra lại số vừa gõ.")
    if event.method not in money.METHODS:
        return Problem("method", "fee.method", "Chọn cách nộp: tiền mặt, chuyển khoản hoặc trực tuyến.")
    return None


def _nothing_owed(dossier: Dossier) -> Problem | None:
    if dossier.intake.fee_exempt:
        return Problem("", "fee.exempt", "Hồ sơ đã được miễn phí, lệ phí. Sửa lý do miễn của hồ sơ trước khi thu.")
    if dossier.status is Status.PAYMENT and not dossier.intake.fee_amount:
        return None  # the portal asks for money that the catalogue here does not know of
    if not dossier.intake.fee_amount:
        return Problem("", "fee.free", "Thủ tục này không thu phí. Chưa thu gì.")
    if not dossier.owed:
        message = f"Đã thu đủ {written(dossier.paid)}, không còn phải thu. Thu nhầm thì hủy khoản thu trước."
        return Problem("", "fee.paid", message)
    return None
