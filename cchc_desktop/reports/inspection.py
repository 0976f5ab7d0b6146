"""The inspection view (phục vụ đoàn kiểm tra): what went wrong in a period, on one page, vouched for by the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cchc_desktop.domain.figure_text import whole
from cchc_desktop.domain.handover_due import handover_due
from cchc_desktop.domain.instants import VN, day_text, parse_instant
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.slip_kind import GROUP_RECEIPT, KINDS
from cchc_desktop.domain.working_hours import hours_on
from cchc_desktop.reports import together
from cchc_desktop.reports.gathering import Place
from cchc_desktop.store import dossiers, inspected, inspecting, ledger, prints, verify
from cchc_desktop.store.connection import Database
from cchc_desktop.store.flaws import Flaw

_MOST = 5  # codes or days named in a line; the report "qua-han" has all that are late


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is asked: how often it was found, and the first of them by code, day or reason."""

    title: str
    count: int
    details: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """A period looked through; `entries` is None when the store was never verified for an inspection."""

    period: Period
    findings: tuple[Finding, ...]
    instance: str
    seq: int
    hash: str
    entries: int | None
    verified_at: datetime | None
    flaw: Flaw | None

    @property
    def verdict(self) -> str:
        """What verification said of the ledger."""
        if self.entries is None or self.verified_at is None:
            return "Chưa kiểm tra toàn bộ kho. Chạy lệnh inspection rồi in lại."
        at = f"{self.verified_at:%H:%M} ngày {day_text(self.verified_at.date())}"
        if self.flaw:
            place = f", mục {self.flaw.pos}" if self.flaw.pos else ""
            return f"SAI: {self.flaw.sentence}{place}. Kiểm tra lúc {at}."
        return f"Đúng: {whole(self.entries)} mục nối tiếp nhau, không sửa, không thiếu; hồ sơ khớp sổ cái. Kiểm tra lúc {at}."


def inspection(db: Database, period: Period, place: Place, now: datetime) -> Inspection:
    """As it stands now; the entries since the last verification are looked at as well."""
    local = now.astimezone(VN)
    today = local.date()
    known = inspected.newest(db)
    flaw = known.flaw if known else None
    _, seq, head = ledger.head(db)
    return Inspection(
        period,
        (
            _codes("Quá ngày hẹn, chưa có văn bản xin lỗi", inspecting.unapologised(db, period, today)),
            _codes("Yêu cầu bổ sung từ lần thứ hai", inspecting.asked_twice(db, period)),
            _codes("Chuyển túi hồ sơ cho phòng chuyên môn muộn", _sent_late(db, period, place, now)),
            _reasons("Số không dùng, có ghi lý do", inspecting.skipped(db, period)),
            _codes("Tiếp nhận chưa in giấy tiếp nhận", _without_receipt(db, period)),
            *(_unprinted(db, kind, period) for kind in inspecting.PAPERS),
            _codes("Có giấy in mà không có việc tương ứng", inspecting.without_act(db, period)),
            _outside(db, period, place),
        ),
        ledger.instance(db),
        seq,
        head,
        known.entries if known else None,
        parse_instant(known.entry.occurred_at) if known else None,
        flaw or verify.check_tail(db),
    )


def _codes(title: str, codes: Sequence[str]) -> Finding:
    return Finding(title, len(codes), _some(codes))


def _some(texts: Sequence[str]) -> str:
    more = f"; và {whole(len(texts) - _MOST)} nữa" if len(texts) > _MOST else ""
    return "; ".join(texts[:_MOST]) + more


def _reasons(title: str, skipped: Sequence[tuple[str, int]]) -> Finding:
    return Finding(
        title, sum(count for _, count in skipped), _some([f"{whole(count)} số: {why}" for why, count in skipped])
    )


def _unprinted(db: Database, kind: str, period: Period) -> Finding:
    label = KINDS[inspecting.PAPERS[kind]].label.lower()
    return _codes(f"Đã làm nhưng chưa in {label}", inspecting.unprinted(db, kind, period))


def _sent_late(db: Database, period: Period, place: Place, now: datetime) -> list[str]:
    """Codes of dossiers whose folder left after it should have, or has not left and should (NĐ 118/2025, Điều 18)."""
    late = []
    for uid in list(inspecting.not_sent_that_day(db, period)):
        dossier = dossiers.get(db, uid)
        if dossier is None or dossier.received_at is None:
            continue
        left = dossier.milestones.sent_at or dossier.milestones.finished_at or now
        if left > handover_due(dossier.received_at, place.office.hours, place.calendar):
            late.append(dossier.printed_code)
    return late


def _without_receipt(db: Database, period: Period) -> list[str]:
    """But for stubs of the emergency pad, which were the receipt, and those that share one."""
    found = []
    for uid, code in inspecting.unprinted_receipts(db, period):
        dossier = dossiers.get(db, uid)
        if dossier and not dossier.reception.late_reason and not _shares_one(db, uid):
            found.append(code)
    return found


def _shares_one(db: Database, uid: str) -> bool:
    codes = together.codes_with(db, uid)
    return any(prints.next_printing(db, None, GROUP_RECEIPT, code) > 1 for code in codes)


def _outside(db: Database, period: Period, place: Place) -> Finding:
    """Acts on days off and outside the sessions of the day."""
    days: Counter[date] = Counter()
    for acted in inspecting.acted(db, period):
        at = datetime.fromisoformat(acted.minute)
        if not place.calendar.is_worked(at.date()) or _is_outside(place, at):
            days[at.date()] += acted.acts
    told = [f"{day_text(day)}: {whole(count)} việc" for day, count in sorted(days.items())]
    return Finding("Việc ghi ngoài giờ làm việc", days.total(), _some(told))


def _is_outside(place: Place, at: datetime) -> bool:
    sessions = hours_on(place.office.hours, at.date()).sessions
    return not any(start <= at.time() <= end for start, end in sessions)
