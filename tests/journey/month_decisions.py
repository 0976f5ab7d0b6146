"""Decisions of the month: papers asked for and brought, withdrawals, stops, corrections, fees, apologies, scans, voices."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from cchc_desktop.acts import decide, feedback, fees, files, rating, sign_in, supplement
from cchc_desktop.acts.files import Scan
from cchc_desktop.domain.clerk import Approval, Clerk, Duty
from cchc_desktop.domain.events import Apologised, Stopped, SupplementRequested
from cchc_desktop.domain.feedback import Kind, State
from cchc_desktop.domain.intake import Paper
from tests.journey import month_calendar as calendar
from tests.journey.month_books import Folder
from tests.journey.month_hand import Hand

PASSWORD = "mat-khau-cua-thang"
_PAPER = (Paper("Giấy xác nhận cư trú", original=1, note="bản mới"),)


def give_passwords(hand: Hand) -> None:
    """Clerk and lead can prove who they are."""
    for clerk in (hand.clerk, hand.lead):
        sign_in.set_password(hand.counter.db, clerk, PASSWORD, hand.lead, hand.world.tick())


def approval(hand: Hand, duty: Duty, reason: str, *, alone: bool) -> Approval:
    """Leave by the lead's password; `alone`: no lead is there, the clerk's own again."""
    who = hand.clerk if alone else hand.lead
    given = sign_in.approve(hand.counter.db, duty, who.code, PASSWORD, reason, (hand.clerk, hand.world.tick()))
    hand.books.enter("counter.event")
    hand.books.today.flagged += alone
    return given


def ask_papers(hand: Hand, folder: Folder, leave: Approval | None = None) -> None:
    """A request in writing; the second one by leave, or by the lead with a reason."""
    now, by = hand.world.tick(), hand.clerk
    request = SupplementRequested(now, "Bổ sung giấy xác nhận cư trú", papers=_PAPER, legal_basis="Điều 17 NĐ 61/2018")
    if folder.requests and leave is None:
        by, request = hand.lead, replace(request, approval_reason="Hồ sơ vẫn thiếu")
    db, desk = hand.counter.db, hand.counter.desk
    dossier = supplement.request_supplement(db, desk, folder.uid, request, by, leave)
    paused = min(folder.paused or now, now)
    changes = {"status": "5", "requests": folder.requests + 1, "paused": paused, "since": now}
    hand.books.act(folder.uid, "dossier.supplementRequested", **changes)
    assert dossier.paused_at == paused


def bring_papers(hand: Hand, folder: Folder) -> None:
    """The clock goes on; the receipt's date is kept beside the new one."""
    now = hand.world.tick()
    status = "4" if folder.at_division else "2"
    supplement.receive_supplement(hand.counter.db, hand.counter.desk, folder.uid, _PAPER, hand.clerk, now)
    changes: dict[str, object] = {"status": status, "paused": None, "since": now}
    if folder.due and folder.last and folder.limit and folder.paused:
        dates = calendar.resumed(folder.limit.unit, (folder.due, folder.last), folder.paused, now)
        changes |= {"due": dates[0], "last": dates[1]}
    own = hand.books.act(folder.uid, "dossier.supplementReceived", **changes)
    dossier = hand.dossier(own)
    assert (dossier.due_at, dossier.printed_due_at) == (own.due, own.promised), own.uid


def refuse(hand: Hand, folder: Folder) -> None:
    """What waited for papers before reception, and cannot be taken in."""
    now = hand.world.tick()
    decide.refuse(hand.counter.db, hand.counter.desk, folder.uid, "Quá hạn bổ sung", hand.clerk, now)
    hand.books.act(folder.uid, "dossier.refused", status="3", since=now)


def withdraw(hand: Hand, folder: Folder) -> None:
    """The originals that lie at the counter go back."""
    now = hand.world.tick()
    dossier = decide.withdraw(hand.counter.db, folder.uid, "Công dân đổi ý", None, hand.clerk, now)
    assert dossier.is_received
    hand.books.act(folder.uid, "dossier.withdrawn", status="7", paused=None, since=now, owed=0)


def stop(hand: Hand, folder: Folder) -> None:
    """With its notice."""
    now = hand.world.tick()
    notice = Stopped(now, "Không đủ điều kiện giải quyết", "khoản 4 Điều 19 NĐ 118/2025")
    decide.stop(hand.counter.db, hand.counter.desk, folder.uid, notice, hand.clerk)
    hand.books.act(folder.uid, "dossier.stopped", status="8", paused=None, since=now, owed=0)


def correct(hand: Hand, folder: Folder, leave: Approval | None = None) -> None:
    """Another telephone; what left the counter is the lead's to correct, or the clerk's by leave."""
    now, dossier = hand.world.tick(), hand.dossier(folder)
    phone = f"0900{hand.world.chance.randrange(1_000_000):06}"
    intake = replace(dossier.intake, owner=replace(dossier.intake.owner, phone=phone), note=f"sửa {now:%d/%m %H:%M}")
    by: Clerk = hand.lead if folder.left and leave is None else hand.clerk
    after = decide.amend(hand.counter.db, folder.uid, intake, "Ghi nhầm số điện thoại", (by, now, leave))
    assert after.receipt_version == dossier.receipt_version + 1
    hand.books.act(folder.uid, "dossier.amended")


def void(hand: Hand, folder: Folder, leave: Approval | None = None) -> None:
    """A misprinted number: kept, marked, not counted."""
    by = hand.clerk if leave else hand.lead
    decide.void(hand.counter.db, folder.uid, "Nhập trùng", (by, hand.world.tick(), leave))
    hand.books.act(folder.uid, "dossier.voided", voided=True, owed=0)
    hand.books.today.voided.append((folder.code, folder.code))


def apologise(hand: Hand, folder: Folder) -> None:
    """Once, with a worked day as the new date."""
    now = hand.world.tick()
    assert folder.due is not None
    day = calendar.worked_after(max(folder.due.date(), now.date()), 3)
    new = datetime.combine(day, folder.due.timetz())
    event = Apologised(now, "Chờ ý kiến cơ quan phối hợp", new)
    decide.apologise(hand.counter.db, hand.counter.desk, folder.uid, event, hand.clerk)
    hand.books.act(folder.uid, "dossier.apologised", due=new, last=day, apologies=1)


def collect(hand: Hand, folder: Folder, amount: int, method: str, by: Clerk) -> str:
    """Money taken; returns the name of this payment."""
    payment = fees.Payment(amount, method, f"BL{hand.world.chance.randrange(10_000):05}")
    dossier = fees.collect(hand.counter.db, folder.uid, payment, by, hand.world.tick())
    own = hand.books.act(folder.uid, "fee.collected", owed=max(0, folder.owed - amount))
    hand.books.today.cash.setdefault((by.code, method), [0, 0])[0] += amount
    assert dossier.owed == own.owed
    return dossier.fees[-1].uid


def strike_out(hand: Hand, folder: Folder, fee: str, amount: int, method: str) -> None:
    """Wrongly taken: given back by the clerk."""
    fees.strike_out(hand.counter.db, folder.uid, fee, "Thu nhầm", hand.clerk, hand.world.tick())
    hand.books.act(folder.uid, "fee.voided", owed=folder.owed + amount)
    hand.books.today.cash.setdefault((hand.clerk.code, method), [0, 0])[1] += amount


def scan(hand: Hand, folder: Folder, paper: str) -> None:
    """A scanned paper, "" the result."""
    now = hand.world.tick()
    data = b"%PDF-1.7\n" + f"{folder.code} {paper} {now.isoformat()}".encode() + b"\n%%EOF\n"
    files.link(hand.counter.db, folder.uid, Scan(data, paper), hand.clerk, now)
    hand.books.act(folder.uid, "file.linked")


def rate(hand: Hand, folder: Folder, score: int) -> None:
    rating.rate(hand.counter.db, folder.uid, score, "Nhanh, rõ ràng", hand.clerk, hand.world.tick())
    hand.books.act(folder.uid, "rating.recorded")


def complain(hand: Hand, folder: Folder | None) -> str:
    """About a dossier, or the office; returns the feedback's uid."""
    kind = Kind.REPORT if folder else Kind.PROPOSAL
    told = feedback.Told(kind, "Chờ lâu quá", "Lò Thị Ví Dụ", "0912345678", folder.uid if folder else None)
    taken = feedback.take_down(hand.counter.db, told, hand.clerk, hand.world.tick())
    hand.books.act(folder.uid, "feedback.recorded") if folder else hand.books.enter("feedback.recorded")
    return taken.uid


def answer(hand: Hand, uid: str, folder: Folder | None, state: State) -> None:
    """Its next step."""
    feedback.move(hand.counter.db, uid, state, "Đã xem xét", hand.clerk, hand.world.tick())
    hand.books.act(folder.uid, "feedback.recorded") if folder else hand.books.enter("feedback.recorded")


def long_ago(folder: Folder, now: datetime, days: int) -> bool:
    """Whether nothing happened to it for so many days."""
    return folder.since is not None and now - folder.since > timedelta(days=days)
