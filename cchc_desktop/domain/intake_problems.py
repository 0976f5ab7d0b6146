"""Everything wrong with an intake (lỗi của phần tiếp nhận), all at once, each at its field, in the clerk's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cchc_desktop.domain import money
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.intake import Intake, ReturnChannel
from cchc_desktop.domain.paper_problems import paper_problems
from cchc_desktop.domain.person import OwnerKind
from cchc_desktop.domain.person_problems import is_too_young, person_problems
from cchc_desktop.domain.phone import phone_problems
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.procedure import Procedure

LONGEST_SUMMARY = 1000  # the contract's TrichYeuHoSo
_SAFE = "Chưa lưu gì. Sửa rồi Enter."


def problems(intake: Intake, procedure: Procedure | None, today: date) -> tuple[Problem, ...]:
    """All of them, in the order of the screen; errors say what is safe and the next key, warnings never stop Enter.

    `procedure` is the catalogue's for `intake.procedure_code`, None when there is none. Give it a cleaned intake.
    """
    return tuple(
        replace(problem, message=f"{problem.message} {_SAFE}") if problem.is_error else problem
        for problem in _every_problem(intake, procedure, today)
    )


def all_at_once(
    wrong: Sequence[Problem], intake: Intake, procedure: Procedure | None, today: date
) -> tuple[Problem, ...]:
    """What is wrong with a file's form, then the errors of all the rest: nobody mends one to be told of the next.

    `intake` is what could be read of it, cleaned; of a member whose form is wrong nothing more is said.
    """
    rest = (problem for problem in problems(intake, procedure, today) if problem.is_error)
    return (*wrong, *(problem for problem in rest if not any(_touch(problem.field, each.field) for each in wrong)))


def _touch(one: str, other: str) -> bool:
    """Whether two fields are the same, or one stands in the other; a person's numbers are one field."""
    one, other = (
        re.sub(r"\.(personal_number|old_number|passport|tax_code)\b", ".number", each) for each in (one, other)
    )
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _every_problem(intake: Intake, procedure: Procedure | None, today: date) -> Iterator[Problem]:
    for problem in person_problems(intake.owner, "chủ hồ sơ", intake.owner_kind, today):
        yield problem.under("owner")
    yield from _submitter_problems(intake, today)
    yield from _procedure_problems(intake, procedure, today)
    yield from paper_problems(intake, procedure)
    yield from _return_problems(intake)
    yield from _money_problems(intake, procedure)
    if len(intake.summary) > LONGEST_SUMMARY:
        said = f"Trích yếu dài nhất {LONGEST_SUMMARY} chữ, đang có {len(intake.summary)}."
        yield Problem("summary", "summary.long", said)
    if intake.filed_on and intake.filed_on > today:
        yield Problem("filed_on", "filed_on.future", f"Ngày nộp {day_text(intake.filed_on)} chưa tới.")


def _submitter_problems(intake: Intake, today: date) -> Iterator[Problem]:
    submitter = intake.submitter
    if submitter is None:
        if intake.authorised:
            said = "Đã đánh dấu có giấy ủy quyền nhưng chưa ghi người nộp."
            yield Problem("authorised", "authorised.nobody", said)
        if intake.owner_kind is OwnerKind.CITIZEN and is_too_young(intake.owner, today):
            yield warning("owner.born", "born.young", "Chủ hồ sơ chưa đủ 15 tuổi: ghi người đại diện ở phần người nộp.")
        return
    for problem in person_problems(submitter, "người nộp", OwnerKind.CITIZEN, today):
        yield problem.under("submitter")
    if is_too_young(submitter, today):
        yield warning("submitter.born", "born.young", "Người nộp chưa đủ 15 tuổi. Xem lại ngày sinh.")
    if submitter.number and submitter.number == intake.owner.number:
        yield warning("submitter.number", "submitter.owner", "Người nộp có cùng số với chủ hồ sơ. Bỏ phần người nộp.")
    elif intake.owner_kind is OwnerKind.CITIZEN and not intake.authorised:
        yield warning("authorised", "authorised.missing", "Người nộp không phải chủ hồ sơ và chưa có giấy ủy quyền.")


def _procedure_problems(intake: Intake, procedure: Procedure | None, today: date) -> Iterator[Problem]:
    if not intake.procedure_code.strip():
        yield Problem("procedure_code", "procedure.none", "Chưa chọn thủ tục.")
    elif procedure is None:
        said = f"Danh mục không có thủ tục mã {intake.procedure_code}."
        yield Problem("procedure_code", "procedure.unknown", said)
    elif procedure.valid_from > today:
        said = f"Thủ tục chỉ nhận từ ngày {day_text(procedure.valid_from)}."
        yield Problem("procedure_code", "procedure.early", said)
    elif procedure.valid_to and procedure.valid_to < today:
        said = f"Thủ tục đã hết hiệu lực sau ngày {day_text(procedure.valid_to)}. Chọn thủ tục thay thế."
        yield Problem("procedure_code", "procedure.closed", said)
    if procedure and intake.case_code and procedure.case(intake.case_code) is None:
        yield Problem("case_code", "case.unknown", "Thủ tục không có trường hợp này.")
    if procedure and procedure.cases and not intake.case_code:
        yield warning("case_code", "case.none", "Thủ tục có nhiều trường hợp, chưa chọn: ngày hẹn tính theo mức chung.")


def _return_problems(intake: Intake) -> Iterator[Problem]:
    for problem in phone_problems(intake.collector.phone):
        yield problem.under("collector.phone")
    if intake.return_channel is not ReturnChannel.POST:
        return
    if not (intake.collector.address or intake.owner.address.text):
        yield Problem("collector.address", "collector.address", "Trả qua bưu chính cần địa chỉ nhận kết quả.")
    if not (intake.collector.phone or intake.owner.phone):
        yield warning("collector.phone", "collector.phone", "Trả qua bưu chính nên có số điện thoại người nhận.")


def _money_problems(intake: Intake, procedure: Procedure | None) -> Iterator[Problem]:
    amount = intake.fee_amount
    if amount is not None and not 0 <= amount <= money.MOST:
        yield Problem("fee_amount", "fee.amount", "Số tiền phí phải từ 0 đồng, và không quá 1.000 tỷ đồng.")
    if intake.fee_exempt and amount:
        yield warning("fee_exempt", "fee.exempt", "Đã ghi lý do miễn phí nhưng vẫn còn số tiền.")
    if amount is None and not intake.fee_exempt and procedure and procedure.fee and procedure.fee.amount:
        yield warning("fee_amount", "fee.missing", f"Thủ tục có {procedure.fee.name.lower()}, chưa ghi số tiền.")
