"""Receipts drawn for the window and the command line."""

from __future__ import annotations

import pypdfium2
from factories import an_intake

from cchc_desktop.acts import printing, receive
from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.receipts import Drawer, short_hash


def test_a_practice_receipt_says_so_and_carries_the_running_hash(counter: Counter) -> None:
    by = counter.file.clerks[0]
    intake = an_intake(procedure_code="1.001776")
    dossier = receive.receive(counter.db, counter.desk, intake, by, places.clock())
    asked = printing.ask(counter.db, dossier.uid, printing.RECEIPT, by, places.clock())

    pdf = Drawer.of(counter.desk).draw(asked, places.clock())

    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert dossier.printed_code in text
    assert "BẢN TẬP" in text
    assert short_hash(asked.ledger_hash) in text


def test_the_short_hash_is_two_groups_of_four() -> None:
    assert short_hash("7f3a91c2ffff") == "7F3A 91C2"
    assert short_hash("") == ""
