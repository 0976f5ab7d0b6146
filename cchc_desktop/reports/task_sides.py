"""A task's two versions side by side (hai bản của một việc): member by member, what is advised, and who decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from cchc_desktop.domain.conflict_rules import AMENDABLE, CONTACT, CUSTODY, RETURN_DATE, VOID, Answer, Decides, Item
from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.domain.money import written
from cchc_desktop.domain.status import Holder, HolderKind, Status
from cchc_desktop.reports import item_words
from cchc_desktop.reports.item_words import NOTHING
from cchc_desktop.store import tasks, versions
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.versions import Versions
from cchc_desktop.wire import incoming
from cchc_desktop.wire.added import added

_VOIDED = {True: "Đã hủy", False: "Không hủy"}
_STATUSES = {status.value: status.label for status in Status}


@dataclass(frozen=True, slots=True)
class Line:
    """One member on both sides; `asked`: it is what the person is asked about."""

    label: str
    here: str
    portal: str
    asked: bool = False

    @property
    def differs(self) -> bool:
        """Whether the two sides say different things."""
        return self.here != self.portal


@dataclass(frozen=True, slots=True)
class Sides:
    """Both versions of what a task is about; `answers` has the advised one first."""

    code: str
    dossier_uid: str
    here: str  # who made the counter's version, and when
    portal: str
    lines: tuple[Line, ...]
    sentence: str
    decides: Decides
    answers: tuple[Answer, ...]


def sides(db: Database, task_id: int) -> Sides | None:
    """Of an open task; None for one that is gone, or has not two versions."""
    task = tasks.get(db, task_id)
    found = versions.of_task(db, task) if task is not None and task.closed_at is None else None
    if found is None:
        return None
    return Sides(
        code=found.dossier.printed_code,
        dossier_uid=found.dossier.uid,
        here=_made(found.entry) or "Sổ của máy này",
        portal=_told(found.portal),
        lines=tuple(_lines(found)),
        sentence=found.rule.sentence,
        decides=found.rule.decides,
        answers=found.answers,
    )


def _lines(found: Versions) -> Iterator[Line]:
    dossier, portal = found.dossier, found.portal
    if found.rule is RETURN_DATE:
        yield Line("Ngày hẹn trả", _moment(dossier.printed_due_at), _moment_of(portal, "NgayHenTra"), asked=True)
        return
    if found.rule is CUSTODY:
        yield Line("Người giữ túi", _holder(dossier.holder), _holder_of(portal), asked=True)
        return
    if found.theirs is None:
        yield from _standing(found)
        return
    shown = {*CONTACT.items, *(item for item in AMENDABLE if item.differs(dossier.intake, found.theirs))}
    yield from (_line(item, found) for item in found.items)
    rest = (_line(item, found) for item in AMENDABLE if item in shown and item not in found.items)
    yield from (line for line in rest if line.differs or line.here != NOTHING)


def _line(item: Item, found: Versions) -> Line:
    theirs = item_words.words(item, found.theirs) if found.theirs else NOTHING
    return Line(item.label, item_words.words(item, found.dossier.intake), theirs, item in found.items)


def _standing(found: Versions) -> Iterator[Line]:
    """Where a dossier stands on both sides, how it ended, and who has it."""
    dossier, portal = found.dossier, found.portal
    status = str(portal.get("TrangThaiHoSo") or "")
    yield Line("Trạng thái", dossier.status.label, _STATUSES.get(status, NOTHING), asked=True)
    if found.rule is VOID:
        yield Line("Hủy hồ sơ", _VOIDED[dossier.voided], _VOIDED[portal.get("daHuy") is True], asked=True)
        taken = sum(fee.amount for fee in added(portal).fees if not fee.voided)
        yield Line("Tiền đã thu", written(dossier.paid), written(taken))
    there = portal if "luc" not in portal else {"NgayTra": portal["luc"], "ThongTinTra": portal.get("nguoiNhan")}
    yield Line("Trả kết quả lúc", _returned(found), _moment_of(there, "NgayTra"), asked=True)
    if "luc" not in portal:
        yield Line("Kết thúc xử lý", _moment(dossier.processed_at), _moment_of(portal, "NgayKetThucXuLy"))
    yield Line("Người nhận", _collector(found), str(there.get("ThongTinTra") or NOTHING))
    yield Line("Quầy ghi", "Quầy này", _counter(portal))


def _returned(found: Versions) -> str:
    """When the result left here by our own entry, whatever the portal says since."""
    if found.entry and found.entry.type.startswith("result."):
        return _moment_text(found.entry.occurred_at)
    return _moment(found.dossier.returned_at)


def _collector(found: Versions) -> str:
    """Who got the result by our own entry, else what the holder of the folder is called."""
    if found.entry and found.entry.type == "result.handedOver":
        told = msgspec.json.decode(found.entry.payload)
        return str(told.get("nguoiNhan") or found.dossier.intake.owner.name)
    return _holder(found.dossier.holder)


def _counter(portal: dict[str, Any]) -> str:
    held = portal.get("dangGiu")
    counter = portal.get("quay") or (held.get("quay") if isinstance(held, dict) else "")
    return f"Quầy {counter}" if counter else "Cổng"


def _holder(held: Holder) -> str:
    names = {HolderKind.DIVISION: held.name or "Phòng chuyên môn", HolderKind.COLLECTOR: "Người nhận kết quả"}
    names |= {HolderKind.POST: "Bưu chính công ích"}
    return names.get(held.kind) or (f"Quầy {held.counter}" if held.counter else "Quầy này")


def _holder_of(portal: dict[str, Any]) -> str:
    held = portal.get("dangGiu")
    if not isinstance(held, dict) or held.get("loai") not in {kind.value for kind in HolderKind}:
        return NOTHING
    return _holder(Holder(HolderKind(held["loai"]), str(held.get("ten") or ""), str(held.get("quay") or "")))


def _made(entry: Entry | None) -> str:
    if entry is None or entry.type == "portal.changed":
        return ""
    return f"{entry.clerk_name or entry.clerk_code} ghi lúc {_moment_text(entry.occurred_at)}"


def _told(portal: dict[str, Any]) -> str:
    """Who moved it last there, as its progress says."""
    progress = portal.get("tienTrinh")
    last = progress[-1] if isinstance(progress, list) and progress and isinstance(progress[-1], dict) else {}
    who, at = last.get("NguoiXuLy"), _moment_of(last, "ThoiDiemXuLy")
    return f"{who} ghi lúc {at}" if who and at != NOTHING else "Bản cổng đang giữ"


def _moment_of(document: dict[str, Any], member: str) -> str:
    return _moment_text(str(document.get(member) or ""))


def _moment_text(text: str) -> str:
    try:
        return _moment(incoming.moment(text))
    except ValueError:
        return NOTHING


def _moment(at: datetime | None) -> str:
    if at is None:
        return NOTHING
    local = at.astimezone(VN)
    return f"{day_text(local.date())} {local:%H:%M}"
