"""The self-test (tự kiểm tra): the whole way once, in a temporary folder, for a built program as for a checkout."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cchc_desktop.acts import printing, receive
from cchc_desktop.acts.archive import Scope
from cchc_desktop.app import archive, practice, setting_up
from cchc_desktop.app.counter import Counter, open_counter
from cchc_desktop.app.slips import pdf_of, source_of
from cchc_desktop.domain import checklist
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import Intake, Paper
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.person import Address, IdentityKind, Person
from cchc_desktop.reports import board
from cchc_desktop.reports.figures import asked
from cchc_desktop.sheets import xlsx
from cchc_desktop.slips.pictures import drawn
from cchc_desktop.store import procedures, verify
from cchc_desktop.store.connection import Use
from cchc_desktop.sync import connection
from cchc_desktop.sync.exchange import exchange
from cchc_desktop.ui.printing.prepared import prepare

Step = dict[str, Any]
_READ_AT_DPI = 203


def self_test(clock: Callable[[], datetime]) -> list[Step]:
    """Each step and whether it went well; stops after the first that did not."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        steps: list[Step] = []
        for step in _steps(Path(name) / "practice", clock):
            steps.append(step)
            if not step["ok"]:
                break
        return steps


def _steps(folder: Path, clock: Callable[[], datetime]) -> Iterator[Step]:
    setting_up.set_up_practice(folder, practice.sample_office(), clock())
    yield {"step": "open a new store", "ok": True}
    with practice.running_hub(folder, clock), closing(open_counter(folder, practice=True, use=Use.SYNC)) as counter:
        yield from _at_the_counter(counter, clock)


def _at_the_counter(counter: Counter, clock: Callable[[], datetime]) -> Iterator[Step]:
    by = counter.file.clerks[0]
    dossier = receive.receive(counter.db, counter.desk, _an_intake(counter), by, clock())
    yield {"step": "receive", "ok": bool(dossier.code), "code": dossier.printed_code}
    (prepared,) = prepare(counter.db, [(printing.RECEIPT, dossier.uid)], counter.desk, by, clock()).prepared
    pdf = pdf_of(prepared, source_of(counter), clock(), dots_per_inch=_READ_AT_DPI)
    printing.note(counter.db, prepared.asked, printing.HANDED_OVER, "PDF", "", (by, clock()))
    yield {"step": "draw the receipt", "ok": pdf.startswith(b"%PDF"), "bytes": len(pdf)}
    yield {"step": "decode the bars", "ok": _decoded(pdf) == {dossier.printed_code}}
    yield _sync_step(counter, clock)
    yield _figures_step(counter, clock().date())
    yield _archive_step(counter, dossier, clock)
    flaw = verify.check_full(counter.db)
    yield {"step": "verify", "ok": flaw is None, "flaw": flaw.what if flaw else None}


def _sync_step(counter: Counter, clock: Callable[[], datetime]) -> Step:
    portal = connection.connect(counter.db, clock)
    if portal is None:
        return {"step": "sync with the practice portal", "ok": False}
    with closing(portal):
        report = exchange(counter.db, portal, clock)
    return {"step": "sync with the practice portal", "ok": report.all_acknowledged, "pushed": report.pushed}


def _figures_step(counter: Counter, today: date) -> Step:
    """A report into a workbook and out again, and the board drawn."""
    from openpyxl import load_workbook  # noqa: PLC0415  # takes its time, and only here

    year = Period(date(today.year, 1, 1), today)
    sheet = asked.made(counter.db, asked.ReportAsked("theo-thu-tuc", year), today, counter.desk.calendar)
    file = counter.folder / "report.xlsx"
    xlsx.write(file, sheet, ("", ""))
    told = load_workbook(file, read_only=True).worksheets[0]
    pictures = [drawn.svg(picture) for picture in board.board(counter.db, today)]
    whole = told.max_row > len(sheet.rows) > 0 and all("<svg" in picture for picture in pictures)
    return {"step": "report and board", "ok": whole, "rows": len(sheet.rows), "pictures": len(pictures)}


def _archive_step(counter: Counter, dossier: Dossier, clock: Callable[[], datetime]) -> Step:
    lead = replace(counter.file.clerks[0], role=Role.LEAD)
    scope = Scope(dossier.printed_code, dossier.uid)
    left = archive.export(counter, scope, counter.folder.parent, lead, clock, lambda _done: None)
    return {"step": "archive", "ok": (Path(left["folder"]) / "bagit.txt").is_file()}


def _an_intake(counter: Counter) -> Intake:
    procedure = next(known for known in procedures.current(counter.db) if known.documents)
    owner = Person(
        "Trần Thị Ví Dụ",
        "000190000012",
        IdentityKind.PERSONAL,
        address=Address("Số 12, đường Thử Nghiệm", "Phường Giả Định", "Tỉnh Minh Họa"),
    )
    return Intake(owner, procedure.code, papers=checklist.all_here(procedure, "") or (Paper("Đơn đề nghị", 1),))


def _decoded(pdf: bytes) -> set[str]:
    """What a decoder that did not draw them reads in the bars of the first page, as printed at 203 dots an inch."""
    import pypdfium2  # noqa: PLC0415  # only the self-test reads paper
    import zxingcpp  # noqa: PLC0415

    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[0].render(scale=_READ_AT_DPI / 72).to_pil()
        return {found.text for found in zxingcpp.read_barcodes(image)}
    finally:
        document.close()
