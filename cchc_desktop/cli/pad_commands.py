"""Commands of the emergency pad and of the day's end (lệnh sổ dự phòng, chốt ngày)."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from cchc_desktop.acts import day_close as acts
from cchc_desktop.acts import late_entry
from cchc_desktop.acts import pad as pads
from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context
from cchc_desktop.cli.deed import Deed, Paper, begun, of_dossier
from cchc_desktop.cli.given import day_of, intake_of, moment_of, told
from cchc_desktop.cli.telling import moment, plain, standing
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.day_close import DayClose
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.pad import Stub
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.slip_kind import RECEIPT
from cchc_desktop.reports.day_close import closed_at
from cchc_desktop.reports.day_close import day_close as report
from cchc_desktop.reports.intake_warnings import warnings
from cchc_desktop.store import procedures

_DAY = click.option("--day", metavar="YYYY-MM-DD", help="today when left out")


class _VoidedStub(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    reason: str = ""


@click.command("pad")
@click.option("--count", type=int, default=50, show_default=True, help="how many receipts")
@_DAY
@options.together(options.printed, options.clerk)
@click.pass_obj
def pad_command(context: Context, /, count: int, day: str | None, **given: Any) -> None:
    """Make an emergency pad: numbered receipts for when the power is gone, from the end of the day's numbers.

    Without -o or --print-to it is only numbered; `slip pad CODE` prints it by any of its codes.
    """
    wanted = day_of(day or "", "day")
    with begun(context, given) as deed:
        made = pads.make_pad(deed.db, deed.desk, count, deed.by, deed.now, wanted)
        first = made.codes[0]
        deed.finish({"day": made.day.isoformat(), "codes": made.codes}, Paper("pad", first, first))


@click.command("void-stub")
@options.code
@options.together(options.reason, options.json_file, options.clerk)
@click.pass_obj
def void_stub_command(context: Context, /, code: str, **given: Any) -> None:
    """A receipt of the emergency pad was spoiled or lost: its number is accounted for."""
    why = told(_VoidedStub, given).reason
    with begun(context, given) as deed:
        pads.void_stub(deed.db, deed.desk, code, why, deed.by, deed.now)
    answers.say({"code": code, "voided": True})


@click.command("receive-late")
@click.argument("intake_file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--code", required=True, help="of the stub")
@click.option("--at", required=True, metavar="YYYY-MM-DDTHH:MM", help="the reception as written on the stub")
@options.together(options.reason, options.printed, options.clerk)
@click.pass_obj
def receive_late_command(context: Context, /, intake_file: Path, code: str, at: str, **given: Any) -> None:
    """Enter a stub of the emergency pad: INTAKE_FILE as for `receive`, received when the stub says."""
    received_at, data = moment_of(at, "received_at"), intake_file.read_bytes()
    with begun(context, given) as deed:
        day = received_at.date()
        intake = intake_of(deed.db, data, day)
        warned = warnings(deed.db, intake, procedures.get(deed.db, intake.procedure_code), day)
        stub = Stub(code, received_at, given["reason"] or "")
        entered = late_entry.receive_late(deed.db, deed.desk, intake, stub, deed.by, deed.now)
        told_of = standing(entered) | {"received_at": moment(entered.received_at)}
        deed.finish(told_of, of_dossier(RECEIPT, entered), warned)


@click.command("close-day")
@_DAY
@click.option("--look", is_flag=True, help="only show how the day stands; nothing is closed")
@options.together(options.printed, options.clerk)
@click.pass_obj
def close_day_command(context: Context, /, day: str | None, look: bool, **given: Any) -> None:
    """Close the day: who holds how many folders, cash, paper, what is unsent. Exit 3: a lead has to see something."""
    wanted = day_of(day or "", "day")
    with begun(context, given) as deed:
        of = _demand_gone(wanted or deed.now.date(), deed.now)
        require(deed.by, Duty.CLOSE_DAY)
        closing = report(deed.db, deed.desk.office.counter, of)
        if not look:
            acts.close_day(deed.db, closing, deed.by, deed.now)
        answer = closing_told(deed, closing)
        if look:
            answers.say(answer)
            return
        if of == deed.now.date():
            deed.finish(answer, Paper("day_close", of.isoformat(), of.isoformat()))
        else:
            deed.finish(answer, warned=[warning("", "close.earlier", _EARLIER)])
    if closing.needs_lead:
        answers.end(answers.NEEDS_PERSON, f"Đã chốt ngày {day_text(of)}. Trưởng quầy cần xem: {_to_see(closing)}.")


_EARLIER = "Ngày đã qua: số hồ sơ ai giữ và việc chưa gửi là của lúc này; phiếu chốt ngày ấy không in nữa."


def _to_see(closing: DayClose) -> str:
    counts = (
        (closing.missing_count, "hồ sơ đã bàn giao chưa ai nhận"),
        (len(closing.late), "hồ sơ nhập bù"),
        (len(closing.flagged), "việc tự duyệt"),
    )
    found = [f"{count} {what}" for count, what in counts if count]
    return ", ".join(found if closing.holders.balanced else [*found, "số hồ sơ chưa khớp"])


def closing_told(deed: Deed, closing: DayClose) -> dict[str, Any]:
    """The close of a day as answers have it."""
    held = [plain(each) | {"label": each.label} for each in closing.holders.held]
    cash = [plain(each) | {"net": each.net} for each in closing.cash]
    members: dict[str, Any] = plain(closing)
    return members | {
        "holders": {"held": held, "total": closing.holders.total, "balanced": closing.holders.balanced},
        "cash": cash,
        "needs_lead": closing.needs_lead,
        "closed_at": moment(closed_at(deed.db, closing.day)),
    }


def _demand_gone(day: date, now: datetime) -> date:
    if day > now.date():
        raise Refused((Problem("day", "close.future", "Ngày này chưa tới nên chưa chốt được. Chưa ghi gì."),))
    return day


COMMANDS = (pad_command, void_stub_command, receive_late_command, close_day_command)
