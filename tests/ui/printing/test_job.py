"""From the slips asked for to what became of each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from counter_fixtures import Counter
from factories import a_person
from page_fixtures import PRINTER, PaperTray
from plain_slips import BROKEN, NO_FORM

from cchc_desktop.acts.printing import FAILED, HANDED_OVER, RECEIPT
from cchc_desktop.ui.printing import job, kept
from cchc_desktop.ui.printing.job import Outcome, produce
from cchc_desktop.ui.printing.prepared import Prepared, prepare
from cchc_desktop.ui.printing.printers import Readiness
from cchc_desktop.ui.printing.source import SlipSource

pytestmark = pytest.mark.usefixtures("qapp", "plain")
BATCH = "BG-3-261005-01"


def ready(counter: Counter, *wanted: tuple[str, str]) -> tuple[Prepared, ...]:
    return prepare(counter.db, wanted, counter.desk, counter.clerk, counter.now).prepared


@pytest.fixture
def prepared(counter: Counter) -> tuple[Prepared, ...]:
    return ready(counter, (RECEIPT, counter.receive().uid))


def produced(prepared: tuple[Prepared, ...], source: SlipSource, counter: Counter) -> Outcome:
    (outcome,) = produce(prepared, source, counter.now).outcomes
    return outcome


def text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_a_slip_goes_to_the_printer_chosen_for_it(
    prepared: tuple[Prepared, ...], source: SlipSource, tray: PaperTray, counter: Counter
) -> None:
    outcome = produced(prepared, source, counter)

    assert (outcome.state, outcome.error, outcome.kept) == (HANDED_OVER, "", None)
    assert tray.jobs == [(PRINTER, outcome.code, 600)]


def test_without_a_printer_the_pdf_is_kept(
    prepared: tuple[Prepared, ...], source: SlipSource, tray: PaperTray, counter: Counter
) -> None:
    outcome = produced(prepared, replace(source, printers={}), counter)

    assert (outcome.state, outcome.error) == (FAILED, "no_printer")
    assert outcome.kept == counter.folder / "slips" / f"{outcome.code}.pdf"
    assert "GIẤY TIẾP NHẬN HỒ SƠ" in text_of(outcome.kept)
    assert tray.jobs == []


def test_a_failing_printer_keeps_the_pdf_till_one_works(
    prepared: tuple[Prepared, ...], source: SlipSource, tray: PaperTray, counter: Counter
) -> None:
    tray.out_of_order = "not_taken"
    failed = produced(prepared, source, counter)
    assert failed.kept
    assert failed.kept.exists()

    tray.out_of_order = ""
    assert produced(prepared, source, counter).state == HANDED_OVER
    assert not failed.kept.exists()


def test_a_folder_that_takes_no_file_still_ends_in_an_outcome(
    prepared: tuple[Prepared, ...], source: SlipSource, tray: PaperTray, counter: Counter
) -> None:
    tray.out_of_order = "absent"
    (counter.folder / "slips").write_text("in the way")

    outcome = produced(prepared, source, counter)

    assert (outcome.error, outcome.kept) == ("absent", None)


def test_a_printer_that_has_stopped_is_told_of(
    prepared: tuple[Prepared, ...],
    source: SlipSource,
    tray: PaperTray,
    counter: Counter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(job.printers, "readiness", lambda _name: Readiness.STOPPED)

    outcome = produced(prepared, source, counter)

    assert outcome.state == HANDED_OVER
    assert outcome.stopped


def test_letters_the_paper_lacks_are_told(counter: Counter, source: SlipSource, tray: PaperTray) -> None:
    odd, plain = counter.receive(owner=a_person(name="Trần 漢 Ví Dụ")), counter.receive()
    done = produce(ready(counter, (RECEIPT, odd.uid), (RECEIPT, plain.uid)), source, counter.now)

    assert [outcome.unprintable for outcome in done.outcomes] == ["漢", ""]


def test_a_tray_takes_the_place_of_every_printer(
    prepared: tuple[Prepared, ...], source: SlipSource, tray: PaperTray, counter: Counter, tmp_path: Path
) -> None:
    both = prepared + ready(counter, ("handover", BATCH))

    done = produce(both, replace(source, printers={RECEIPT: PRINTER}, tray=tmp_path), counter.now)

    first = done.outcomes[0]
    assert [(each.state, each.stopped) for each in done.outcomes] == [(HANDED_OVER, False)] * 2
    assert "GIẤY TIẾP NHẬN HỒ SƠ" in text_of(kept.file_of(tmp_path, first.code))
    assert sorted(file.stem for file in tmp_path.glob("slips/*.pdf")) == [f"{BATCH}-handover", first.code]
    assert tray.jobs == []


def test_slips_of_one_printer_are_one_job_and_every_outcome_is_in_the_order_asked_for(
    source: SlipSource, tray: PaperTray, counter: Counter
) -> None:
    source = replace(source, printers={"handover": "A", "register": "B"})
    wanted = [("handover", BATCH), ("register", "2026-10-05"), ("handover", "BG-3-261005-02")]

    done = produce(ready(counter, *wanted), source, counter.now)

    assert [outcome.wanted for outcome in done.outcomes] == wanted
    assert [(printer, name) for printer, name, _ in tray.jobs] == [("A", f"{BATCH} +1"), ("B", "03/2026 2026-10-05")]


def test_a_form_that_is_missing_and_a_fault_of_ours_spoil_their_own_slip_alone(
    source: SlipSource, tray: PaperTray, counter: Counter
) -> None:
    source = replace(source, printers={"handover": PRINTER})
    done = produce(ready(counter, *(("handover", each) for each in (NO_FORM, BATCH, BROKEN))), source, counter.now)

    assert [outcome.error for outcome in done.outcomes] == ["no_form", "", "not_drawn"]
    assert isinstance(done.bug, KeyError)
    assert [name for _, name, _ in tray.jobs] == [BATCH]


def test_a_fault_of_ours_while_printing_leaves_it_open_whether_there_is_paper(
    prepared: tuple[Prepared, ...],
    source: SlipSource,
    tray: PaperTray,
    counter: Counter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(job, "print_pdfs", lambda *_args: {}["no such thing"])

    done = produce(prepared, source, counter.now)

    assert isinstance(done.bug, KeyError)
    assert [(outcome.error, outcome.kept is not None) for outcome in done.outcomes] == [("not_taken", True)]


def test_a_slip_of_a_dossier_without_a_code_is_kept_under_its_uid(
    source: SlipSource, tray: PaperTray, counter: Counter
) -> None:
    mirror = counter.mirror(code=None)

    outcome = produced(ready(counter, ("control_sheet", mirror.uid)), replace(source, printers={}), counter)

    assert outcome.kept is not None
    assert outcome.kept.stem == f"{mirror.uid}-control_sheet"
