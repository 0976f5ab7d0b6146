"""From the asked-for slip to what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from counter_fixtures import Counter
from factories import a_person
from page_fixtures import PRINTER, PaperTray

from cchc_desktop.acts.printing import FAILED, HANDED_OVER, RECEIPT, Asked, ask
from cchc_desktop.slips.form_set import FormSet
from cchc_desktop.ui.printing import job, kept
from cchc_desktop.ui.printing.job import SlipSource, forms_of, printing, produce, short_hash
from cchc_desktop.ui.printing.printers import Readiness

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def asked(counter: Counter) -> Asked:
    return ask(counter.db, counter.receive().uid, RECEIPT, counter.clerk, counter.now)


def text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_a_slip_goes_to_the_printer_chosen_for_it(
    asked: Asked, source: SlipSource, tray: PaperTray, counter: Counter
) -> None:
    outcome = produce(asked, source, counter.now)

    assert (outcome.state, outcome.error, outcome.kept) == (HANDED_OVER, "", None)
    assert tray.jobs == [(PRINTER, asked.dossier.code, 600)]


def test_without_a_printer_the_pdf_is_kept(asked: Asked, source: SlipSource, tray: PaperTray, counter: Counter) -> None:
    outcome = produce(asked, replace(source, printers={}), counter.now)

    assert (outcome.state, outcome.error) == (FAILED, "no_printer")
    assert outcome.kept == counter.folder / "slips" / f"{asked.dossier.code}.pdf"
    assert "GIẤY TIẾP NHẬN HỒ SƠ" in text_of(outcome.kept)
    assert tray.jobs == []


def test_a_tray_takes_what_a_printer_would_get(
    asked: Asked, source: SlipSource, tray: PaperTray, counter: Counter, tmp_path: Path
) -> None:
    outcome = produce(asked, replace(source, tray=tmp_path), counter.now)

    assert (outcome.state, outcome.printer, outcome.stopped) == (HANDED_OVER, PRINTER, False)
    assert "GIẤY TIẾP NHẬN HỒ SƠ" in text_of(kept.file_of(tmp_path, outcome.code))
    assert tray.jobs == []


def test_a_failing_printer_keeps_the_pdf_till_one_works(
    asked: Asked, source: SlipSource, tray: PaperTray, counter: Counter
) -> None:
    tray.out_of_order = "not_taken"
    failed = produce(asked, source, counter.now)
    assert failed.kept
    assert failed.kept.exists()

    tray.out_of_order = ""
    assert produce(asked, source, counter.now).state == HANDED_OVER
    assert not failed.kept.exists()


def test_a_folder_that_takes_no_file_still_ends_in_an_outcome(
    asked: Asked, source: SlipSource, tray: PaperTray, counter: Counter
) -> None:
    tray.out_of_order = "absent"
    (counter.folder / "slips").write_text("in the way")

    outcome = produce(asked, source, counter.now)

    assert (outcome.error, outcome.kept) == ("absent", None)


def test_a_printer_that_has_stopped_is_told_of(
    asked: Asked, source: SlipSource, tray: PaperTray, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job.printers, "readiness", lambda _name: Readiness.STOPPED)

    outcome = produce(asked, source, counter.now)

    assert outcome.state == HANDED_OVER
    assert outcome.stopped


def test_reprint_practice_and_ledger_hash_reach_the_slip(asked: Asked, source: SlipSource, counter: Counter) -> None:
    how = printing(replace(asked, printing=3, ledger_hash="7f3a91c2" + "0" * 56), source, counter.now, 203)

    assert (how.reprint, how.practice, how.ledger_hash, how.dots_per_inch) == (2, False, "7F3A 91C2", 203)
    assert printing(asked, replace(source, practice=True), counter.now, 600).practice
    assert short_hash("") == ""


def test_letters_the_paper_lacks_are_told(counter: Counter, source: SlipSource, tray: PaperTray) -> None:
    dossier = counter.receive(owner=a_person(name="Trần 漢 Ví Dụ"))
    asked = ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)

    assert produce(asked, source, counter.now).unprintable == "漢"


def test_a_dossier_keeps_the_forms_of_its_day(
    asked: Asked, source: SlipSource, form_sets: tuple[FormSet, ...], counter: Counter
) -> None:
    later = replace(form_sets[-1], id="later", effective_from=(counter.now + timedelta(days=1)).date())
    both = replace(source, form_sets=(*form_sets, later))

    assert forms_of(asked.dossier, both, counter.now + timedelta(days=9)).id != "later"


def test_a_tray_takes_the_place_of_every_printer(
    asked: Asked, source: SlipSource, tray: PaperTray, counter: Counter, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()

    outcome = produce(asked, replace(source, tray=tmp_path / "out"), counter.now)

    assert outcome.state == HANDED_OVER
    assert tray.jobs == []
    assert [file.stem for file in (tmp_path / "out").rglob("*.pdf")] == [asked.dossier.code]
