"""What a slip is told of its print, and whose forms it is drawn by."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from counter_fixtures import Counter
from plain_slips import NO_FORM, PlainSlip

from cchc_desktop.acts.printing import RECEIPT, Asked
from cchc_desktop.slips.forms.form_set import FormMissing, FormSet
from cchc_desktop.slips.receipts.receipt import Receipt
from cchc_desktop.ui.printing.prepared import Prepared
from cchc_desktop.ui.printing.source import SlipSource, draw, short_hash

ASKED = Asked("p1", None, "handover", 3, "7f3a91c2" + "0" * 56, "BG-3-261005-01")


def test_reprint_practice_and_ledger_hash_reach_the_slip(source: SlipSource, counter: Counter) -> None:
    how = source.printing(ASKED, counter.now, 600)
    practising = replace(source, desk=replace(source.desk, practice=not source.desk.practice))

    assert (how.reprint, how.ledger_hash, how.dots_per_inch, how.paper) == (2, "7F3A 91C2", 600, source.office.paper)
    assert practising.printing(ASKED, counter.now).practice is not how.practice
    assert source.printing(ASKED, counter.now, paper="80mm").paper == "80mm"
    assert short_hash("") == ""


def test_a_slip_is_drawn_by_the_forms_of_its_day(
    source: SlipSource, form_sets: tuple[FormSet, ...], counter: Counter
) -> None:
    later = replace(form_sets[-1], circular="TT 99/2099", effective_from=(counter.now + timedelta(days=1)).date())
    both = replace(source, form_sets=(*form_sets, later))
    dossier = counter.receive()
    asked = Asked("p1", dossier, RECEIPT, 1, "")

    data, missing = draw(
        Prepared(asked, Receipt(dossier, counter.now.date())), both, source.printing(asked, counter.now)
    )

    assert (
        data
        == draw(Prepared(asked, Receipt(dossier, counter.now.date())), source, source.printing(asked, counter.now))[0]
    )
    assert missing == ""


def test_a_form_the_circular_of_that_day_does_not_have_is_said(source: SlipSource, counter: Counter) -> None:
    slip = PlainSlip("handover", NO_FORM, counter.now.date())
    with pytest.raises(FormMissing):
        draw(Prepared(ASKED, slip), source, source.printing(ASKED, counter.now))
