"""Slips drawn without a window, for the command line, the self-test and the day that is played."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import an_intake
from pdf_text import text_of
from plain_slips import NO_FORM, ends, plain_slips

from cchc_desktop.acts import receive
from cchc_desktop.acts.printing import FAILED, HANDED_OVER, RECEIPT
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.slips import NotWritten, pdf_of, source_of, write_slip
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store import prints
from cchc_desktop.ui.printing.prepared import prepare
from cchc_desktop.ui.printing.source import short_hash

BATCH = ("handover", "BG-3-261005-01")


@pytest.fixture
def dossier(counter: Counter) -> Dossier:
    intake = an_intake(procedure_code="1.001776")
    return receive.receive(counter.db, counter.desk, intake, counter.file.clerks[0], places.clock())


def test_a_practice_receipt_says_so_and_carries_the_running_hash(counter: Counter, dossier: Dossier) -> None:
    by = counter.file.clerks[0]
    (prepared,) = prepare(counter.db, [(RECEIPT, dossier.uid)], counter.desk, by, places.clock()).prepared

    said = text_of(pdf_of(prepared, source_of(counter), places.clock()))

    assert dossier.printed_code in said
    assert "BẢN TẬP" in said
    assert short_hash(prepared.asked.ledger_hash) in said


def test_a_slip_in_a_file_is_noted_as_at_the_window(counter: Counter, tmp_path: Path) -> None:
    by = counter.file.clerks[0]
    with plain_slips():
        printings = [
            write_slip(counter, BATCH, by, places.clock, tmp_path / f"{count}.pdf").asked.printing for count in range(2)
        ]

    assert printings == [1, 2]
    assert "in lại 1" in text_of(tmp_path / "1.pdf")
    assert ends(counter.db, *BATCH) == [(HANDED_OVER, "PDF", "")] * 2


def test_what_could_not_be_written_is_noted_as_failed(counter: Counter, tmp_path: Path) -> None:
    by = counter.file.clerks[0]
    with plain_slips():
        with pytest.raises(NotWritten) as nowhere:
            write_slip(counter, BATCH, by, places.clock, tmp_path / "no-such-folder" / "x.pdf")
        with pytest.raises(NotWritten) as no_form:
            write_slip(counter, (BATCH[0], NO_FORM), by, places.clock, tmp_path / "x.pdf")

    assert nowhere.value.sentence == "Không ghi được tệp x.pdf."
    assert "không có mẫu này" in no_form.value.sentence
    assert ends(counter.db, *BATCH) == [(FAILED, "PDF", "FileNotFoundError")]
    assert ends(counter.db, BATCH[0], NO_FORM) == [(FAILED, "PDF", "FormMissing")]


def test_what_may_not_be_printed_is_noted_nowhere(counter: Counter, tmp_path: Path) -> None:
    with plain_slips(), pytest.raises(Refused):
        write_slip(counter, ("handover", ""), counter.file.clerks[0], places.clock, tmp_path / "x.pdf")

    assert prints.unfinished(counter.db) == []
