"""Who gets a result (người nhận kết quả): the owner, who handed the dossier in, or somebody with a paper that says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

from cchc_desktop.domain import identity
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.text import clean

_ASKED = {
    "collector": "họ tên người được ủy quyền",
    "collector_number": "số giấy tờ của người được ủy quyền",
    "authorisation": "giấy ủy quyền",
}
_OLD_CARD = 9  # digits of a CMND, which has not been valid since 01/01/2025
_SAFE = "Chưa trả kết quả."


class Collector(Enum):
    """As whom somebody comes."""

    OWNER = "owner"
    REPRESENTATIVE = "representative"  # of an enterprise or body that is the owner
    SUBMITTER = "submitter"  # who handed the dossier in
    OTHER = "other"


def collector(intake: Intake, name: str) -> Collector:
    """As whom the person of that name comes; blanks, capitals and ways to write a letter make no other person."""
    submitter = intake.submitter
    if _same(name, intake.owner.name):
        return Collector.OWNER
    if _same(name, intake.owner.representative):
        return Collector.REPRESENTATIVE
    return Collector.SUBMITTER if submitter and _same(name, submitter.name) else Collector.OTHER


def problems(intake: Intake, event: ResultHandedOver, today: date) -> tuple[Problem, ...]:
    """Errors, and doubts about the number, of who is said to get the result of this intake."""
    return tuple(_problems(intake, event, today))


def _problems(intake: Intake, event: ResultHandedOver, today: date) -> Iterator[Problem]:
    if event.authorised:
        for member, what in _ASKED.items():
            if not getattr(event, member).strip():
                yield Problem(member, f"collector.{member}", f"Cần ghi {what}. {_SAFE}")
    elif event.collector and collector(intake, event.collector) is Collector.OTHER:
        message = (
            f"{event.collector} không phải chủ hồ sơ hay người nộp. "
            f"Người khác nhận thì cần ghi số giấy tờ và giấy ủy quyền. {_SAFE}"
        )
        yield Problem("collector", "collector.not_owner", message)
    if event.collector_number.strip():
        for problem in _number_problems(event.collector_number, today):
            yield problem.under("collector_number")


def _number_problems(number: str, today: date) -> list[Problem]:
    """By what the number looks like: a passport has a letter, anything else is a citizen's number."""
    if any(mark.isalpha() for mark in number):
        return identity.passport_problems(number)
    if len(identity.digits(number)) == _OLD_CARD and not identity.old_number_problems(number):
        return [
            warning("", "collector.old_card", "CMND 9 số đã hết giá trị từ 01/01/2025. Xem căn cước của người nhận.")
        ]
    return identity.personal_number_problems(number, None, None, today)


def _same(one: str, other: str) -> bool:
    return bool(clean(one)) and clean(one).casefold() == clean(other).casefold()
