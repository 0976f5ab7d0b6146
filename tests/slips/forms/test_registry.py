"""Every form a form set may hold."""

from __future__ import annotations

from slips.receipts import FORM_SETS, FORMS

from cchc_desktop.domain.slip_kind import KINDS
from cchc_desktop.slips.forms import registry
from cchc_desktop.slips.forms.wording import keys


def test_each_has_a_table_of_its_own() -> None:
    tables = [words.TABLE for words in registry.FORMS]

    assert len(set(tables)) == len(tables)
    assert "receipt" not in tables
    assert all(words.PAPERS for words in registry.FORMS)


def test_each_is_a_kind_of_slip_that_the_counter_knows() -> None:
    assert {words.TABLE for words in registry.FORMS} <= set(KINDS)


def test_the_newest_shipped_set_has_them_all_and_an_older_one_no_others() -> None:
    tables = {words.TABLE for words in registry.FORMS}

    assert set(FORMS.others) == tables
    for known in FORM_SETS:
        assert set(known.others) <= tables


def test_every_wording_of_every_paper_has_every_key() -> None:
    for words in registry.FORMS:
        form = FORMS.form(words)
        assert set(form.wordings) == set(words.PAPERS)
        for wording in form.wordings.values():
            assert all(hasattr(wording, key) for key in keys(words))
