"""The desk's whole way: asked, drawn, printed, noted; what fails is kept, marked and tried again by one key."""

from __future__ import annotations

import sys

import pypdfium2
import pytest
from counter_fixtures import Counter
from factories import a_clerk
from page_fixtures import PaperTray
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.printing import FAILED, HANDED_OVER, RECEIPT, ask
from cchc_desktop.domain.clerk import Role
from cchc_desktop.store import prints
from cchc_desktop.ui.printing import job
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.printing.job import Outcome, SlipSource
from cchc_desktop.ui.printing.paper_thread import PaperThread
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer


def ended(qtbot: QtBot, desk: PrintDesk, uid: str) -> Outcome:
    with qtbot.waitSignal(desk.ended) as heard:
        desk.print_receipt(uid)
    return heard.args[0]


def states(counter: Counter, uid: str) -> list[tuple[str, int]]:
    return [(each.state, each.printing) for each in prints.of_dossier(counter.db, uid)]


def test_a_printing_is_journalled_from_asked_to_handed_over(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray
) -> None:
    dossier = counter.receive()

    outcome = ended(qtbot, desk, dossier.uid)

    assert not outcome.failed
    assert len(tray.jobs) == 1
    assert states(counter, dossier.uid) == [(HANDED_OVER, 1)]
    assert counter.types(dossier.uid) == ["dossier.received", "slip.printed", "slip.printed"]
    assert counter.is_sound()


def test_the_second_time_is_a_reprint_and_says_so_on_paper(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bytes] = []
    draw = job.draw
    monkeypatch.setattr(job, "draw", lambda *args: drawn.append(draw(*args)) or drawn[-1])
    dossier = counter.receive()
    ended(qtbot, desk, dossier.uid)
    counter.clock.forward(minutes=5)

    ended(qtbot, desk, dossier.uid)

    texts = [pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range() for data in drawn]
    assert "IN LẠI LẦN" not in texts[0]
    assert "IN LẠI LẦN 1" in texts[1]
    assert states(counter, dossier.uid) == [(HANDED_OVER, 1), (HANDED_OVER, 2)]


def test_a_failing_printer_leaves_a_red_mark_a_file_and_a_dossier(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray
) -> None:
    tray.out_of_order = "not_taken"
    dossier, marks = counter.receive(), []
    desk.missing_changed.connect(marks.append)

    outcome = ended(qtbot, desk, dossier.uid)

    assert outcome.failed
    assert outcome.kept
    assert outcome.kept.exists()
    assert desk.missing == (outcome,)
    assert marks == [1]
    assert states(counter, dossier.uid) == [(FAILED, 1)]
    assert counter.dossier(dossier.uid) == dossier


def test_one_key_tries_the_failed_one_again_and_takes_the_mark_away(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray
) -> None:
    tray.out_of_order = "not_taken"
    dossier, marks = counter.receive(), []
    failed = ended(qtbot, desk, dossier.uid)
    ended(qtbot, desk, dossier.uid)
    desk.missing_changed.connect(marks.append)
    tray.out_of_order = ""

    with qtbot.waitSignal(desk.ended):
        desk.print_again()

    assert desk.missing == ()
    assert marks == [0]
    assert failed.kept
    assert not failed.kept.exists()
    assert states(counter, dossier.uid) == [(FAILED, 1), (FAILED, 1), (HANDED_OVER, 1)]  # no paper, no reprint


def test_with_nothing_failed_the_key_reprints_the_last_receipt(qtbot: QtBot, desk: PrintDesk, counter: Counter) -> None:
    first, second = counter.receive(), counter.receive()
    ended(qtbot, desk, first.uid)
    counter.clock.forward(seconds=1)
    ended(qtbot, desk, second.uid)
    counter.clock.forward(seconds=1)

    with qtbot.waitSignal(desk.ended) as heard:
        desk.print_again()

    assert heard.args[0].asked.dossier.uid == second.uid
    assert heard.args[0].asked.printing == 2


def test_a_second_key_press_while_it_prints_prints_nothing_more(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray
) -> None:
    dossier = counter.receive()
    with qtbot.waitSignal(desk.ended):
        for _ in range(3):
            desk.print_receipt(dossier.uid)

    assert len(tray.jobs) == 1
    assert states(counter, dossier.uid) == [(HANDED_OVER, 1)]


def test_a_printing_asked_for_while_saving_goes_on_from_there(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray
) -> None:
    asked = ask(counter.db, counter.receive().uid, RECEIPT, counter.clerk, counter.now)

    with qtbot.waitSignal(desk.ended):
        desk.print_asked(asked)

    assert states(counter, asked.dossier.uid) == [(HANDED_OVER, 1)]


def test_a_bug_in_drawing_is_noted_marked_and_goes_to_the_crash_window(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: crashes.append(kind))
    monkeypatch.setattr(job, "draw", lambda *_args: {}["no such form"])
    dossier = counter.receive()

    outcome = ended(qtbot, desk, dossier.uid)

    assert crashes == [KeyError]
    assert outcome.error == "not_drawn"
    assert states(counter, dossier.uid) == [(FAILED, 1)]
    assert [each.error for each in prints.of_dossier(counter.db, dossier.uid)] == ["not_drawn"]


def test_who_may_not_print_is_told(
    qtbot: QtBot, writer: Writer, reader: Reader, paper: PaperThread, source: SlipSource, counter: Counter
) -> None:
    desk = PrintDesk(writer, reader, paper, source, lambda: a_clerk(Role.ADMIN), counter.clock)
    with qtbot.waitSignal(desk.refused):
        desk.print_receipt(counter.receive().uid)


def test_nobody_signed_in_prints_nothing(
    writer: Writer, reader: Reader, paper: PaperThread, source: SlipSource, counter: Counter
) -> None:
    desk = PrintDesk(writer, reader, paper, source, lambda: None, counter.clock)
    started: list[str] = []
    desk.started.connect(started.append)

    desk.print_receipt(counter.receive().uid)

    assert started == []


def test_the_log_names_the_code_of_the_trouble_and_no_citizen(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray, caplog: pytest.LogCaptureFixture
) -> None:
    tray.out_of_order = "not_taken"
    ended(qtbot, desk, counter.receive().uid)

    assert "not_taken" in caplog.text
    assert "Ví Dụ" not in caplog.text


def test_left_over_slips_are_found_and_settled_by_the_clerk_s_word(
    qtbot: QtBot, desk: PrintDesk, counter: Counter
) -> None:
    asked = ask(counter.db, counter.receive().uid, RECEIPT, counter.clerk, counter.now)
    with qtbot.waitSignal(desk.found_left_over) as found:
        desk.look_for_left_over()
    (left,) = found.args[0]

    desk.has_paper(left)

    qtbot.waitUntil(lambda: states(counter, asked.dossier.uid) == [(HANDED_OVER, 1)])


def test_a_preview_is_drawn_and_nothing_is_noted(qtbot: QtBot, desk: PrintDesk, counter: Counter) -> None:
    dossier = counter.receive()
    with qtbot.waitSignal(desk.previewed) as heard:
        desk.preview(dossier.uid)

    asked, data = heard.args[0]
    assert asked.dossier == dossier
    assert data.startswith(b"%PDF")
    assert states(counter, dossier.uid) == []


def test_other_settings_hold_from_the_next_slip_on(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, source: SlipSource, tray: PaperTray
) -> None:
    desk.use(SlipSource(source.office, source.form_sets, {"receipt": "Nhiet"}, source.folder))
    ended(qtbot, desk, counter.receive().uid)
    assert tray.jobs[0][0] == "Nhiet"
