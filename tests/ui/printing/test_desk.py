"""The desk's whole way: asked, drawn, printed, noted; what fails is kept, marked and tried again by one key."""

from __future__ import annotations

import sys

import pypdfium2
import pytest
from counter_fixtures import Counter
from factories import a_clerk
from page_fixtures import PaperTray
from plain_slips import BROKEN, NO_FORM, NOTHING, ends
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.printing import FAILED, HANDED_OVER, RECEIPT, ask
from cchc_desktop.domain.clerk import Role
from cchc_desktop.store import prints
from cchc_desktop.ui.printing import job
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.printing.job import Outcome
from cchc_desktop.ui.printing.paper_thread import PaperThread
from cchc_desktop.ui.printing.source import SlipSource
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

BATCH = "BG-3-261005-01"


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
    monkeypatch.setattr(job, "draw", lambda *args: drawn.append(draw(*args)[0]) or (drawn[-1], ""))
    dossier = counter.receive()
    ended(qtbot, desk, dossier.uid)
    counter.clock.forward(minutes=5)

    ended(qtbot, desk, dossier.uid)

    texts = [pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range() for data in drawn]
    assert "IN LẠI LẦN" not in texts[0]
    assert "IN LẠI LẦN 1" in texts[1]
    assert states(counter, dossier.uid) == [(HANDED_OVER, 1), (HANDED_OVER, 2)]


def left_over(qtbot: QtBot, desk: PrintDesk) -> list[str]:
    """The codes of what no printer has taken, newest first."""
    with qtbot.waitSignal(desk.found_left_over) as found:
        desk.look_for_left_over()
    return [left.code for left in found.args[0]]


def test_a_failing_printer_leaves_a_file_and_a_dossier_and_is_found_for_the_red_mark(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray
) -> None:
    tray.out_of_order = "not_taken"
    dossier = counter.receive()

    outcome = ended(qtbot, desk, dossier.uid)

    assert outcome.failed
    assert outcome.kept
    assert outcome.kept.exists()
    assert left_over(qtbot, desk) == [dossier.code]
    assert not desk.is_under_way(outcome.wanted)
    assert states(counter, dossier.uid) == [(FAILED, 1)]
    assert counter.dossier(dossier.uid) == dossier


def test_printed_after_all_it_is_owed_no_more(qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray) -> None:
    tray.out_of_order = "not_opened"
    dossier = counter.receive()
    failed = ended(qtbot, desk, dossier.uid)
    ended(qtbot, desk, dossier.uid)
    tray.out_of_order = ""

    ended(qtbot, desk, dossier.uid)

    assert left_over(qtbot, desk) == []
    assert failed.kept
    assert not failed.kept.exists()
    assert states(counter, dossier.uid) == [(FAILED, 1), (FAILED, 1), (HANDED_OVER, 1)]  # no paper, no reprint


def test_a_second_key_press_while_it_prints_prints_nothing_more(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray
) -> None:
    dossier = counter.receive()
    with qtbot.waitSignal(desk.ended):
        for _ in range(3):
            desk.print_receipt(dossier.uid)

    assert len(tray.jobs) == 1
    assert states(counter, dossier.uid) == [(HANDED_OVER, 1)]


def test_a_printer_cut_off_may_have_printed_and_the_next_one_says_so(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray
) -> None:
    tray.out_of_order = "not_taken"
    dossier = counter.receive()
    ended(qtbot, desk, dossier.uid)
    tray.out_of_order = ""

    assert ended(qtbot, desk, dossier.uid).asked.printing == 2


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
    with qtbot.waitSignals([desk.refused, desk.given_up]):
        desk.print_receipt(counter.receive().uid)


def test_who_may_not_print_learns_of_no_slip_and_nobody_of_nothing_new(
    qtbot: QtBot, writer: Writer, reader: Reader, paper: PaperThread, source: SlipSource, counter: Counter
) -> None:
    counter.receive()
    here = [a_clerk(Role.ADMIN)]
    desk = PrintDesk(writer, reader, paper, source, lambda: here[0] if here else None, counter.clock)
    assert left_over(qtbot, desk) == []

    here.clear()
    with qtbot.assertNotEmitted(desk.found_left_over, wait=50):
        desk.look_for_left_over()


def test_nobody_signed_in_prints_nothing(
    writer: Writer, reader: Reader, paper: PaperThread, source: SlipSource, counter: Counter
) -> None:
    desk = PrintDesk(writer, reader, paper, source, lambda: None, counter.clock)
    started: list[tuple[str, str]] = []
    desk.started.connect(lambda *what: started.append(what))

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
        desk.preview(RECEIPT, dossier.uid)

    asked, data = heard.args[0]
    assert asked.dossier == dossier
    assert data.startswith(b"%PDF")
    assert states(counter, dossier.uid) == []


def test_other_settings_hold_from_the_next_slip_on(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, source: SlipSource, tray: PaperTray
) -> None:
    desk.use(SlipSource(source.desk, source.form_sets, {"receipt": "Nhiet"}))
    ended(qtbot, desk, counter.receive().uid)
    assert tray.jobs[0][0] == "Nhiet"


# Any slip, and many of them


@pytest.mark.usefixtures("plain")
def test_a_slip_of_a_batch_is_printed_counted_and_marked_by_its_number(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray
) -> None:
    printings = []
    for _ in range(2):
        with qtbot.waitSignal(desk.ended) as heard:
            desk.print_slip("handover", BATCH)
        printings.append((heard.args[0].code, heard.args[0].asked.printing))

    assert printings == [(BATCH, 1), (BATCH, 2)]
    assert [name for _, name, _ in tray.jobs] == [BATCH, BATCH]
    assert ends(counter.db, "handover", BATCH) == [(HANDED_OVER, "Quay-03", "")] * 2


@pytest.mark.usefixtures("plain")
def test_a_slip_of_the_counter_is_of_this_day(qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray) -> None:
    with qtbot.waitSignal(desk.ended) as heard:
        desk.print_slip("register")

    assert heard.args[0].wanted == ("register", counter.now.date().isoformat())


@pytest.mark.usefixtures("plain")
def test_all_slips_of_a_batch_are_one_job_in_the_order_asked_for(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray, source: SlipSource
) -> None:
    desk.use(SlipSource(source.desk, source.form_sets, {"label": "Nhan", "handover": "Quay-03", "receipt": "Quay-03"}))
    first, second = counter.receive(), counter.receive()
    wanted = [(RECEIPT, second.uid), ("handover", BATCH), ("label", first.uid), (RECEIPT, first.uid)]
    each: list[tuple[str, str]] = []
    desk.ended.connect(lambda outcome: each.append(outcome.wanted))
    with qtbot.waitSignal(desk.finished) as heard:
        desk.print_many([*wanted, wanted[0]])  # asked for twice by mistake

    assert [outcome.wanted for outcome in heard.args[0]] == each == wanted
    assert [(printer, name) for printer, name, _ in tray.jobs] == [
        ("Quay-03", f"{second.code} +2"),
        ("Nhan", first.uid),
    ]
    assert len(pypdfium2.PdfDocument(tray.sheets[0])) == 3


@pytest.mark.usefixtures("plain")
def test_a_printer_that_dies_within_a_job_loses_nothing_and_prints_nothing_twice_unnoticed(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray
) -> None:
    wanted = [("handover", f"BG-3-261005-0{number}") for number in range(1, 5)]
    tray.out_of_order, tray.begun = "not_taken", 2
    with qtbot.waitSignal(desk.finished) as heard:
        desk.print_many(wanted)
    died = heard.args[0]
    tray.out_of_order = ""
    with qtbot.waitSignal(desk.finished) as heard:
        desk.print_many(wanted)

    assert [outcome.error for outcome in died] == ["not_taken", "not_taken", "not_reached", "not_reached"]
    assert all(outcome.kept for outcome in died)
    assert [(outcome.wanted, outcome.asked.printing) for outcome in heard.args[0]] == list(
        zip(wanted, [2, 2, 1, 1], strict=True)  # those that may have come out are marked as printed again
    )
    assert len(tray.jobs) == 1
    assert left_over(qtbot, desk) == []
    assert not [outcome.kept for outcome in died if outcome.kept and outcome.kept.exists()]


@pytest.mark.usefixtures("plain")
def test_what_cannot_be_printed_keeps_nothing_else_from_it(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: crashes.append(kind))
    given_up: list[tuple[str, str]] = []
    desk.given_up.connect(lambda *what: given_up.append(what))
    wanted = [("handover", subject) for subject in (NOTHING, NO_FORM, BROKEN, BATCH)]
    refused: list[str] = []
    desk.refused.connect(lambda error: refused.append(error.sentence))
    with qtbot.waitSignal(desk.finished) as heard:
        desk.print_many(wanted)

    assert refused == ["Không có gì để in."]
    assert given_up == [("handover", NOTHING)]
    assert [(outcome.code, outcome.error) for outcome in heard.args[0]] == [
        (NO_FORM, "no_form"),
        (BROKEN, "not_drawn"),
        (BATCH, ""),
    ]
    assert crashes == [KeyError]
    assert [name for _, name, _ in tray.jobs] == [BATCH]


@pytest.mark.usefixtures("plain")
def test_a_slip_that_cannot_be_made_is_not_previewed_but_told(qtbot: QtBot, desk: PrintDesk) -> None:
    for subject in (NOTHING, NO_FORM):
        with qtbot.waitSignal(desk.refused):
            desk.preview("handover", subject)


@pytest.mark.usefixtures("plain")
def test_the_clerk_s_word_takes_mark_and_file_away(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray
) -> None:
    tray.out_of_order = "not_taken"
    with qtbot.waitSignal(desk.ended) as heard:
        desk.print_slip("handover", BATCH)
    with qtbot.waitSignal(desk.found_left_over) as found:
        desk.look_for_left_over()

    with qtbot.waitSignal(desk.found_left_over) as settled:
        desk.has_paper(found.args[0][0])

    assert settled.args[0] == []
    assert heard.args[0].kept
    assert not heard.args[0].kept.exists()
