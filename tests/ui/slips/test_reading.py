"""Every slip there is of a dossier, by its subject, or the reason why there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from counter_fixtures import PROCEDURE, Counter, hand_over

from cchc_desktop.acts import decide, printing
from cchc_desktop.acts.catalogue import import_catalogue
from cchc_desktop.acts.printing import HANDED_OVER
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.slip_kind import KINDS, About
from cchc_desktop.reports import papers
from cchc_desktop.slips.guide import Guide
from cchc_desktop.store import batches, procedures
from cchc_desktop.ui.slips.reading import SlipRow, Wish, how_many, newest_code, read

DESK_KINDS = {
    "register",
    "day_close",
    "pad",
    "postal_list",
    "report",
    "posting_list",
    "inspection",  # by its command
}  # each by a key of the page it belongs to


def rows(counter: Counter, wish: Wish) -> dict[str, SlipRow]:
    found = read(counter.db, wish, counter.desk, counter.clerk, counter.now)
    return {row.kind: row for row in found.rows}


def test_every_kind_of_slip_is_in_the_list_or_has_its_own_page(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())

    found = rows(counter, Wish(dossier.uid, PROCEDURE, of_counter=True))

    assert set(found) | DESK_KINDS | {"handover"} == set(KINDS)


def test_what_can_be_printed_stands_first_and_the_rest_says_why(counter: Counter) -> None:
    dossier = counter.receive(fee_amount=50_000)

    found = read(counter.db, Wish(dossier.uid), counter.desk, counter.clerk, counter.now)

    assert (found.code, found.whose.partition(" · ")[0]) == (dossier.code, dossier.intake.owner.name)
    reasons = [bool(row.why_not) for row in found.rows]
    assert reasons == sorted(reasons)
    assert [row.kind for row in found.rows if not row.why_not] == [
        *("receipt", "control_sheet", "fee_notice", "label", "guide"),
    ]
    of = {row.kind: row for row in found.rows}
    assert "chỉ nộp một hồ sơ" in of["group_receipt"].why_not
    assert of["guide"].subject == PROCEDURE


def test_an_old_dossier_has_the_guide_of_its_own_version(counter: Counter) -> None:
    dossier = counter.receive()
    old = procedures.get(counter.db, PROCEDURE)
    assert old is not None
    new = replace(old, name="Tên mới", documents=(), version="v2")
    import_catalogue(counter.db, [new], "v2", counter.admin, counter.now)

    guide = rows(counter, Wish(dossier.uid))["guide"]
    found = papers.gather(counter.db, "guide", guide.subject, counter.desk, counter.now)

    assert guide.subject == f"{PROCEDURE}@{old.version}@{counter.now.date().isoformat()}"
    assert "(danh mục ngày " in guide.words
    assert found == Guide(old, counter.now.date())
    now = papers.gather(counter.db, "guide", PROCEDURE, counter.desk, counter.now)
    assert now == Guide(new, counter.now.date())


def test_a_slip_that_was_printed_says_when_and_how_often(counter: Counter) -> None:
    dossier = counter.receive()
    assert rows(counter, Wish(dossier.uid))["label"].printed == ""

    for _ in range(2):
        asked = printing.ask(counter.db, dossier.uid, "label", counter.clerk, counter.now)
        printing.note(counter.db, asked, HANDED_OVER, "Quay-03", "", (counter.clerk, counter.now))

    assert rows(counter, Wish(dossier.uid))["label"].printed.startswith("đã in 2 lần, 05/10 ")


def test_the_slip_a_folder_went_with_is_in_the_list(counter: Counter) -> None:
    dossier = counter.receive()
    counter.db.conn.commit()
    from cchc_desktop.acts import custody

    batch = custody.hand_over(
        counter.db, counter.desk, [dossier.uid], "Phòng Người có công", counter.clerk, counter.now
    )

    row = rows(counter, Wish(dossier.uid))["handover"]

    assert (row.subject, row.why_not) == (batch.number, "")
    assert row.words.endswith(batch.number)
    assert batches.slip_of(counter.db, dossier.uid) == batch.number


def test_of_a_void_dossier_only_its_control_sheet_is_printed(counter: Counter) -> None:
    dossier = counter.receive()
    decide.void(counter.db, dossier.uid, "Nhập nhầm", (counter.lead, counter.now, None))

    found = rows(counter, Wish(dossier.uid))

    own = [kind.name for kind in KINDS.values() if kind.about is About.DOSSIER]
    assert [kind for kind in own if not found[kind].why_not] == ["control_sheet"]


def test_without_a_dossier_there_are_the_guide_and_the_counters_own(counter: Counter) -> None:
    assert list(rows(counter, Wish(of_counter=True))) == ["scanner_sheet"]
    assert set(rows(counter, Wish("", PROCEDURE, of_counter=True))) == {"guide", "scanner_sheet"}
    assert "không có thủ tục" in rows(counter, Wish("", "9.999999"))["guide"].why_not


def test_one_receipt_is_named_by_the_newest_whichever_is_asked_for(counter: Counter) -> None:
    first, last = counter.receive(), counter.receive()

    for dossier in (first, last):
        assert newest_code(counter.db, dossier.uid, counter.clerk) == last.code
        assert how_many(counter.db, dossier.uid, counter.clerk) == 2
    assert newest_code(counter.db, counter.mirror(code=None, received_at=None).uid, counter.clerk) == ""


def test_who_may_not_print_is_refused(counter: Counter) -> None:
    dossier, admin = counter.receive(), counter.people[Role.ADMIN]

    for asked in (newest_code, how_many):
        with pytest.raises(Refused):
            asked(counter.db, dossier.uid, admin)
    with pytest.raises(Refused):
        read(counter.db, Wish(dossier.uid), counter.desk, admin, counter.now)
