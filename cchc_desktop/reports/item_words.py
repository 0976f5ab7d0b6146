"""What an item of the intake says (lời của từng mục): in one line, as two versions are set side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cchc_desktop.domain.conflict_rules import Item
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.intake import Channel, Intake, Paper, ReturnChannel
from cchc_desktop.domain.money import written
from cchc_desktop.domain.person import Person
from cchc_desktop.domain.phone import spaced

NOTHING = "(để trống)"
_FILED = {Channel.COUNTER: "tại quầy", Channel.ONLINE: "trực tuyến", Channel.POST: "bưu chính"}
_RETURNED = {
    ReturnChannel.COUNTER: "Tại quầy",
    ReturnChannel.POST: "Bưu chính công ích",
    ReturnChannel.ONLINE: "Trực tuyến",
}


def words(item: Item, intake: Intake) -> str:
    """What an intake says of it; NOTHING for what is left open."""
    return _WORDS[item.name](intake) or NOTHING


def _person(who: Person) -> str:
    born = day_text(who.born) if who.born else str(who.born_year or "")
    return _joined(who.name, who.number, born, who.sex, who.nationality, who.representative)


def _owner(intake: Intake) -> str:
    return _person(intake.owner)


def _submitter(intake: Intake) -> str:
    who = intake.submitter
    if who is None:
        return "Chủ hồ sơ tự nộp"
    return _joined(_person(who), who.phone and spaced(who.phone), "có giấy ủy quyền" if intake.authorised else "")


def _papers(intake: Intake) -> str:
    return "; ".join(map(_paper, intake.papers))


def _paper(each: Paper) -> str:
    kinds = ((each.original, "bản chính"), (each.certified, "chứng thực"), (each.photocopy, "bản photo"))
    counted = ", ".join(f"{count} {kind}" for count, kind in kinds if count)
    return f"{each.name} ({counted})" if counted else each.name


def _fee(intake: Intake) -> str:
    if intake.fee_exempt:
        return f"miễn: {intake.fee_exempt}"
    return "" if intake.fee_amount is None else written(intake.fee_amount)


def _filed(intake: Intake) -> str:
    on: date | None = intake.filed_on
    return _joined(f"Nộp {_FILED[intake.channel]}", day_text(on) if on else "")


def _collector(intake: Intake) -> str:
    to = intake.collector
    return _joined(to.name, to.phone and spaced(to.phone), to.address)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


_WORDS: dict[str, Callable[[Intake], str]] = {
    "procedure": lambda intake: _joined(intake.procedure_code, intake.case_code),
    "filed": _filed,
    "owner": _owner,
    "submitter": _submitter,
    "papers": _papers,
    "sets": lambda intake: str(intake.sets),
    "fee": _fee,
    "phone": lambda intake: spaced(intake.owner.phone),
    "email": lambda intake: intake.owner.email,
    "address": lambda intake: intake.owner.address.text,
    "summary": lambda intake: intake.summary,
    "note": lambda intake: intake.note,
    "return": lambda intake: _RETURNED[intake.return_channel],
    "collector": _collector,
}
