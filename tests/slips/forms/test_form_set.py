"""Form sets: data with a start date, refused by file and key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from slips.receipts import FORM_SETS

from cchc_desktop.resources import resource
from cchc_desktop.slips.forms.form_set import FormMissing, FormSetWrong, form_set_on, load_form_sets, parse_form_set
from cchc_desktop.slips.forms.letter_wording import RefusalWording, StopWording, SupplementWording

SHIPPED = resource("form_sets/tt03_2025.toml").read_text("utf-8")


def test_both_shipped_sets_load_oldest_first() -> None:
    assert [forms.id for forms in FORM_SETS] == ["TT01/2018", "TT03/2025"]
    assert {forms.receipt.form for forms in FORM_SETS} == {"Mẫu số 01"}


@pytest.mark.parametrize(
    ("day", "id_"),
    [
        (date(2015, 1, 1), "TT01/2018"),
        (date(2025, 9, 14), "TT01/2018"),
        (date(2025, 9, 15), "TT03/2025"),
        (date(2030, 1, 1), "TT03/2025"),
    ],
)
def test_a_day_has_the_set_in_force_then(day: date, id_: str) -> None:
    assert form_set_on(FORM_SETS, day).id == id_


def test_a_paper_says_its_own_words_and_shares_the_others() -> None:
    receipt = FORM_SETS[-1].receipt

    assert receipt.on("80mm").columns[2:] == ("C", "CT", "P")
    assert receipt.on("a5").motto == receipt.on("a4").motto == "Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("line", "instead", "key"),
    [
        ('id = "TT03/2025"', "", "id"),
        ("effective_from = 2025-09-15", 'effective_from = "2025"', "effective_from"),
        ("effective_from = 2025-09-15", "effective_from = 2025-09-15T08:00:00", "effective_from"),
        ('motto = "Độc lập - Tự do - Hạnh phúc"', "", "receipt.a5.motto"),
        ('motto = "Độc lập - Tự do - Hạnh phúc"', "motto = 1", "receipt.a5.motto"),
        ('place_and_day = "{place}, {day}"', 'place_and_day = "{place}, {dya}"', "receipt.a5.place_and_day"),
        ('place_and_day = "{place}, {day}"', 'place_and_day = "{place"', "receipt.a5.place_and_day"),
        ("long_dates = false", 'long_dates = "no"', "receipt.a5.long_dates"),
        ('copies = ["Liên 1: Lưu",', "copies = [", "receipt.a5.copies"),
        ('copies = ["Liên 1: Lưu",', "copies = [1,", "receipt.a5.copies"),
        ("[receipt.a4]", '[receipt.a4]\ntitel = "x"', "receipt.a4.titel"),
        ("[receipt.roll]", "[receipt.rol]", "receipt.rol"),
        ('form = "Mẫu số 01"', "", "receipt.form"),
        ('id = "TT03/2025"', 'id = "x"\nyear = 2025', "year"),
    ],
)
def test_a_wrong_file_is_refused_by_its_name_and_key(line: str, instead: str, key: str) -> None:
    assert line in SHIPPED

    with pytest.raises(FormSetWrong) as refused:
        parse_form_set(SHIPPED.replace(line, instead, 1), "tt03.toml")

    assert (refused.value.file, refused.value.key) == ("tt03.toml", key)
    assert str(refused.value).startswith(f"Biểu mẫu tt03.toml, mục “{key}”: ")


SUPPLEMENT = "[supplement_request]"


def test_a_form_says_what_it_says_itself_over_what_is_shared() -> None:
    changed = SHIPPED.replace(SUPPLEMENT, f'{SUPPLEMENT}\nsee_next = "(trang sau)"', 1)
    forms = parse_form_set(changed, "x.toml")

    assert forms.form(SupplementWording).on("a4").see_next == "(trang sau)"
    assert forms.receipt.on("a4").see_next == forms.form(RefusalWording).on("a4").see_next == "(xem tiếp trang sau)"


def test_a_form_says_on_one_paper_what_differs_there() -> None:
    changed = SHIPPED.replace("[refusal]", '[supplement_request.a5]\ntitle = "PHIẾU BỔ SUNG"\n\n[refusal]', 1)
    form = parse_form_set(changed, "x.toml").form(SupplementWording)

    assert (form.on("a5").title, form.on("a4").title[:9]) == ("PHIẾU BỔ SUNG", "PHIẾU YÊU")
    assert (form.form, form.paper) == ("Mẫu số 02", "a4")


def test_a_set_without_a_form_says_so_in_words() -> None:
    with pytest.raises(FormMissing, match=r"TT 01/2018/TT-VPCP không có mẫu này \(stop\)") as missing:
        FORM_SETS[0].form(StopWording)

    assert missing.value.table == "stop"


def test_a_set_is_known_by_its_identity_and_can_stand_in_a_set() -> None:
    assert len({*FORM_SETS, *FORM_SETS}) == 2


@pytest.mark.parametrize(
    ("line", "instead", "key"),
    [
        ("[shared]\nnation", '[shared]\ntitel = "x"\nnation', "shared.titel"),
        (f'{SUPPLEMENT}\nform = "Mẫu số 02"\npaper = "a4"', f'{SUPPLEMENT}\nform = "Mẫu số 02"\npaper = "a3"', None),
        (f'{SUPPLEMENT}\nform = "Mẫu số 02"', SUPPLEMENT, "supplement_request.form"),
        ("as_table = true", 'as_table = "yes"', "supplement_request.a4.as_table"),
        ("[refusal]", "[refusals]", "refusals"),
        ('counts = ["{n} bản chính", ', "counts = [", "supplement_request.a4.counts"),
    ],
)
def test_a_wrong_form_is_refused_by_its_key(line: str, instead: str, key: str | None) -> None:
    assert line in SHIPPED

    with pytest.raises(FormSetWrong) as refused:
        parse_form_set(SHIPPED.replace(line, instead, 1), "tt03.toml")

    assert refused.value.key == (key or "supplement_request.paper")


def test_what_is_no_toml_is_refused_by_its_name() -> None:
    with pytest.raises(FormSetWrong, match=r"Biểu mẫu x\.toml: sai cú pháp TOML\."):
        parse_form_set("id = ", "x.toml")


def test_a_folder_without_form_sets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormSetWrong, match="không có tệp biểu mẫu nào"):
        load_form_sets(tmp_path)
