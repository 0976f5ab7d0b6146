"""A dossier as an archive keeps it: only what reached a printer, each with the dossier as it then was."""

from __future__ import annotations

import json
from dataclasses import replace

from counter_fixtures import Counter, hand_over
from factories import a_dossier

from cchc_desktop.acts import files, printing, retention
from cchc_desktop.acts.files import Scan
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.status import Status
from cchc_desktop.reports import archived


def printed(counter: Counter, uid: str, state: str, slip: str = printing.RECEIPT) -> None:
    by: tuple[Clerk, object] = (counter.clerk, counter.now)
    asked = printing.ask(counter.db, uid, slip, counter.clerk, counter.now)
    printing.note(counter.db, asked, state, "HP", "", by)  # type: ignore[arg-type]


def test_what_reached_a_printer_is_told_with_the_dossier_of_then(counter: Counter) -> None:
    dossier = counter.receive()
    printed(counter, dossier.uid, printing.FAILED)
    printed(counter, dossier.uid, printing.HANDED_OVER)
    after = hand_over(counter, dossier)
    printed(counter, dossier.uid, printing.HANDED_OVER, "control_sheet")

    first, second = archived.printings(counter.db, dossier.uid)

    assert [(each.event.slip, each.event.printing) for each in (first, second)] == [
        ("receipt", 1),
        ("control_sheet", 1),
    ]
    assert (first.dossier.status, second.dossier.status) == (Status.RECEIVED, after.status)
    assert first.pos < second.pos < counter.entries()[-1].pos


def test_folders_are_named_by_the_code_alone(counter: Counter) -> None:
    assert archived.folder_name(a_dossier(code="H52.18-261005-3001")) == "H52.18-261005-3001"
    assert archived.folder_name(a_dossier(code="a/../b é")) == "a_.._b__"
    assert archived.folder_name(a_dossier(code=None, uid="u1")) == "chua-tiep-nhan-u1"


def test_a_scan_named_twice_is_there_once(counter: Counter) -> None:
    dossier = counter.receive()
    for paper in dossier.intake.papers[:2]:
        files.link(counter.db, dossier.uid, Scan(b"%PDF-1.7 x", paper.name), counter.clerk, counter.now)

    assert len(archived.scans(counter.db, dossier.uid)) == 1


def test_what_was_blanked_is_told_as_such(counter: Counter) -> None:
    from datetime import date

    from cchc_desktop.acts import decide

    dossier = counter.receive()
    decide.void(counter.db, dossier.uid, "nhập nhầm", (counter.lead, counter.now, None))
    counter.sent()
    counter.clock.forward(days=6 * 366)
    retention.apply(counter.db, counter.desk, (date(2027, 1, 1), "12/QĐ"), counter.admin, counter.now)
    after = counter.dossier(dossier.uid)

    lines = [json.loads(line) for line in archived.entry_lines(counter.db, dossier.uid)]
    assert [line["payload"] is None for line in lines] == [True, True, False]
    assert archived.index_line(after, "x")["hetHanLuu"] is True
    assert "Xóa nội dung hết hạn lưu" in archived.timeline(counter.db, replace(after))
