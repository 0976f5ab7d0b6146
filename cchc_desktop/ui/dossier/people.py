"""The people of a dossier (người trong hồ sơ) as its page names them: whose it is, who brought it, how it goes back."""

from __future__ import annotations

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.identity import masked
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.intake import Channel, Intake, ReturnChannel
from cchc_desktop.domain.person import Person

_FILED = {Channel.COUNTER: "Nộp tại quầy", Channel.ONLINE: "Nộp trực tuyến", Channel.POST: "Nộp qua bưu chính"}
_BACK = {
    ReturnChannel.COUNTER: "trả tại quầy",
    ReturnChannel.ONLINE: "trả trực tuyến",
    ReturnChannel.POST: "trả qua bưu chính",
}


def named(person: Person) -> str:
    """ "Trần Thị Ví Dụ · 000 190 ••• 012": the whole number stands in the papers, not on a screen for all."""
    return " · ".join(part for part in (person.name, masked(person.number)) if part)


def contact(person: Person) -> str:
    """ "0912 345 678 · Tổ 3, Xã Mai Sơn, Sơn La"; says what is not known."""
    represented = f"đại diện {person.representative}" if person.representative else ""
    parts = (person.phone or "chưa có điện thoại", person.email, person.address.text, represented)
    return " · ".join(part for part in parts if part)


def submitter(intake: Intake) -> str:
    """Who brought it, and whether with a written authorisation."""
    who = intake.submitter
    if who is None:
        return "Chủ hồ sơ tự nộp"
    paper = "có giấy ủy quyền" if intake.authorised else "không có giấy ủy quyền"
    return " · ".join(part for part in (named(who), who.phone, who.address.text, paper) if part)


def ways(dossier: Dossier) -> str:
    """How it came and how the result goes back, to whom: "Nộp tại quầy · trả qua bưu chính tới Lò Văn A, Tổ 3"."""
    intake = dossier.intake
    filed = f" ngày {day_text(intake.filed_on)}" if intake.filed_on else ""
    back = _BACK[intake.return_channel]
    if intake.return_channel is ReturnChannel.POST:
        to, owner = intake.collector, intake.owner
        where = (to.name or owner.name, to.phone or owner.phone, to.address or owner.address.text)
        back = f"{back} tới {', '.join(part for part in where if part)}"
    return f"{_FILED[intake.channel]}{filed} · {back}"


def notes(dossier: Dossier) -> str:
    """What was written beside: summary, note, why it was entered late; "" for nothing."""
    late = dossier.reception.late_reason
    parts = (dossier.intake.summary, dossier.intake.note, f"nhập bù: {late}" if late else "")
    return " · ".join(part for part in parts if part)
