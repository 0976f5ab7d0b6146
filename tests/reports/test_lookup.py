"""Looking up: by code however it was scanned or typed, by words and number ends, newest first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from counter_fixtures import Counter, open_counter
from factories import PAPERS, a_person, an_intake

from cchc_desktop.acts import at_intake, decide, late_entry, pad
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.pad import Stub
from cchc_desktop.reports import lookup


def test_nothing_typed_shows_the_newest(counter: Counter) -> None:
    received = [counter.receive().uid for _ in range(4)]

    assert [found.uid for found in lookup.look_up(counter.db, "  ", limit=3)] == received[:0:-1]


@pytest.mark.parametrize(
    "typed",
    ["H52.18-261005-3001", " h52.18-261005-3001\n", "H52.18–261005–3001"],
    ids=["as printed", "as scanned", "with long dashes"],
)
def test_a_code_finds_its_dossier_however_it_comes(counter: Counter, typed: str) -> None:
    counter.receive()
    second = counter.receive()

    assert [found.uid for found in lookup.look_up(counter.db, typed)] == [second.uid]
    assert [found.uid for found in lookup.by_code(counter.db, typed)] == [second.uid]


def test_a_code_not_here_finds_nothing_and_guesses_nothing(counter: Counter) -> None:
    counter.receive()

    assert lookup.look_up(counter.db, "H52.18-261005-3999") == []
    assert lookup.by_code(counter.db, "H52.18-261005-3999") == []


def test_a_provisional_number_finds_its_dossier(tmp_path: object) -> None:
    with open_counter(tmp_path, granted=None) as counter:  # type: ignore[arg-type]  # a path
        dossier = counter.receive()
        counter.receive()

        assert [found.uid for found in lookup.look_up(counter.db, dossier.provisional or "")] == [dossier.uid]
        assert lookup.scanned_code((dossier.provisional or "").lower()) == dossier.provisional


def test_an_alias_finds_its_dossier_by_the_exact_text(counter: Counter) -> None:
    mirror = counter.mirror(alias="G09.99-0001/XYZ")

    assert [found.uid for found in lookup.by_code(counter.db, " G09.99-0001/XYZ ")] == [mirror.uid]


@pytest.mark.parametrize("typed", ["tran vi du", "Trần Thị Ví", "0012", "0912345678", "345678", "3000"])
def test_words_without_diacritics_and_number_ends_find_people(counter: Counter, typed: str) -> None:
    dossier = counter.receive()
    counter.receive(owner=a_person(name="Đỗ Văn Khác", number="000190999999", phone="0987000111"))

    assert [found.uid for found in lookup.look_up(counter.db, typed)] == [dossier.uid]


def test_d_with_a_stroke_is_found_by_d(counter: Counter) -> None:
    dossier = counter.receive(owner=a_person(name="Đặng Đình Đức"))

    assert [found.uid for found in lookup.look_up(counter.db, "dang duc")] == [dossier.uid]


@pytest.mark.parametrize(
    "typed", ['"', "*", "NEAR(a b)", "-x", "{a b}:c", "\0", "a AND", "(", "'; drop table dossiers"]
)
def test_the_search_language_is_only_letters(counter: Counter, typed: str) -> None:
    counter.receive()

    assert isinstance(lookup.look_up(counter.db, typed), list)
    assert len(lookup.look_up(counter.db, "")) == 1


def test_a_text_that_is_no_code_is_no_code() -> None:
    assert lookup.scanned_code("Trần Thị Ví Dụ") is None
    assert lookup.scanned_code("") is None


def test_the_qr_of_a_later_version_finds_the_dossier_and_says_whether_it_holds(counter: Counter) -> None:
    dossier = counter.receive()
    for note in ("một", "hai"):
        counter.clock.forward(days=1)
        intake = replace(dossier.intake, note=note)
        newest = decide.amend(counter.db, dossier.uid, intake, "Ghi nhầm", (counter.clerk, counter.now, None))
    scan = f"{dossier.code};2"

    assert [found.uid for found in lookup.look_up(counter.db, scan)] == [dossier.uid]
    assert lookup.scanned_code(scan) == dossier.code
    old, held = (lookup.paper_in_hand(counter.db, text, newest) for text in (scan, f"{dossier.code};3"))
    assert (old.holds, old.replaced_on) == (False, counter.now.date())
    assert held.holds
    assert lookup.paper_in_hand(counter.db, f"{dossier.code}", dossier).holds


def test_a_scanned_paper_leads_to_its_dossier_and_says_whether_it_holds(counter: Counter) -> None:
    dossier = counter.receive()

    found = lookup.paper(counter.db, f"{dossier.code};1")
    assert [row.uid for row in found.rows] == [dossier.uid]
    assert found.receipt is not None
    assert found.receipt.holds


def test_a_scanned_alias_leads_to_its_dossier_and_an_unknown_code_nowhere(counter: Counter) -> None:
    mirror = counter.mirror(alias="G09.99-0001/XYZ")

    assert [row.uid for row in lookup.paper(counter.db, "G09.99-0001/XYZ").rows] == [mirror.uid]
    assert lookup.paper(counter.db, "G09.99-0001/ABC") == lookup.Paper((), None)


def test_a_stub_of_the_emergency_pad_is_known_until_it_is_entered_or_struck_out(counter: Counter) -> None:
    first, second = pad.make_pad(counter.db, counter.desk, 2, counter.clerk, counter.now).codes
    assert lookup.paper(counter.db, first.lower()).stub == first

    stub = Stub(first, counter.now, "Mất điện")
    late_entry.receive_late(counter.db, counter.desk, an_intake(), stub, counter.clerk, counter.now)
    pad.void_stub(counter.db, counter.desk, second, "Rách", counter.clerk, counter.now)

    assert [row.code for row in lookup.paper(counter.db, first).rows] == [first]
    assert [lookup.paper(counter.db, code).stub for code in (first, second, "H52.18-261005-3001", "x")] == [""] * 4


def test_a_voided_dossier_is_told_with_its_paper(counter: Counter) -> None:
    dossier = counter.receive()
    assert lookup.paper(counter.db, dossier.printed_code).voided == ""
    decide.void(counter.db, dossier.uid, "in nhầm", (counter.lead, counter.now, None))

    assert "lý do: in nhầm" in lookup.paper(counter.db, dossier.printed_code).voided


def test_letters_are_told_of_those_that_have_no_code(counter: Counter) -> None:
    counter.receive()
    refused = at_intake.refuse_intake(counter.db, counter.desk, an_intake(), "Không thuộc", counter.clerk, counter.now)

    assert lookup.letters(counter.db, lookup.look_up(counter.db, "")) == {refused.uid: "03.001/TC"}


def test_a_letter_is_all_there_is_of_what_was_not_taken_in_and_its_number_finds_it(counter: Counter) -> None:
    place, request = (counter.db, counter.desk), SupplementRequested(counter.now, "Thiếu", papers=PAPERS[:1])
    first = at_intake.request_at_intake(*place, an_intake(), request, counter.clerk)
    other = at_intake.refuse_intake(*place, an_intake(), "Không thuộc thẩm quyền", counter.clerk, counter.now)

    for text in ("03.001/HDHS", "03.001/hdhs/2026", "03.001/HDHS/2026\n"):
        assert [row.uid for row in lookup.look_up(counter.db, text)] == [first.uid]
        assert [row.uid for row in lookup.paper(counter.db, text).rows] == [first.uid]
        assert [known.uid for known in lookup.named(counter.db, text)] == [first.uid]
    assert [row.uid for row in lookup.paper(counter.db, "03.001/TC/2026").rows] == [other.uid]
    for unknown in ("03.001/HDHS/2025", "03.002/HDHS", "03.001/TBD"):
        assert (lookup.look_up(counter.db, unknown), lookup.paper(counter.db, unknown).rows) == ([], ())
