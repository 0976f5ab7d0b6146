"""A division confirms a slip: all of it, or what was scanned; the rest is told, and the counters hear of it."""

from __future__ import annotations

import pytest

from cchc_desktop.domain import events as e
from cchc_desktop.domain.batch import digest
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import custody, dossiers, feed, slips
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.slips import Outcome
from tests.factories import NOW
from tests.hub.counters import UNIT, Ledger, a_caller, a_hub, numbered, push

SLIP = "BG-3-261005-01"
CODES = tuple(f"{UNIT}-261005-{3001 + n}" for n in range(3))


def given(hub: Hub, slip: str = SLIP) -> None:
    """Three folders went with a slip."""
    ledger, ops = Ledger(), []
    for number in range(3):
        dossier = numbered(3001 + number)
        ops += [ledger.received(dossier), ledger.event(e.HandedOver(NOW, "Phòng A", slip), dossier)]
    push(hub, a_caller(hub, instance=ledger.instance), ledger, *ops)


def folders(hub: Hub, slip: str = SLIP, unit: str = UNIT) -> list[Kept]:
    with hub.storage.reading() as db:
        return dossiers.of_slip(db, unit, slip)


def confirmed(hub: Hub, *codes: str) -> Outcome:
    with hub.storage.writing() as db:
        found = dossiers.of_slip(db, UNIT, SLIP)
        uids = [each.uid for each in found if each.code in codes] if codes else None
        return slips.confirm(db, found, "Đỗ Văn Nhận", hub.now(), uids)


def test_a_slip_is_found_in_its_unit_by_its_number(tmp_path: object) -> None:
    hub = a_hub(tmp_path)
    given(hub)
    assert tuple(each.code for each in folders(hub)) == CODES
    assert folders(hub, unit="H01") == folders(hub, "BG-3-261005-0") == []


def test_all_of_it_is_taken_once_and_the_feed_tells_each(tmp_path: object) -> None:
    hub = a_hub(tmp_path)
    given(hub)

    assert confirmed(hub) == Outcome(CODES)
    assert confirmed(hub) == Outcome(())

    assert [custody.held(each)["nguoiKyNhan"] for each in folders(hub)] == ["Đỗ Văn Nhận"] * 3
    with hub.storage.reading() as db:
        found, _, _ = feed.page(db, hub.storage.epoch, UNIT, None, 10, frozenset({"dossier"}))
    assert {change.data["dangGiu"]["nhanLuc"] for change in found} == {instant_text(NOW)}
    assert {change.causedBy for change in found} == {None}


def test_what_was_ticked_is_taken_and_the_rest_is_told(tmp_path: object) -> None:
    hub = a_hub(tmp_path)
    given(hub)

    outcome = confirmed(hub, CODES[2], CODES[0])

    assert outcome == Outcome((CODES[0], CODES[2]), (CODES[1],))
    assert f"Còn thiếu 1 hồ sơ: {CODES[1]}" in " ".join(outcome.sentences)
    assert [custody.under_way(each) for each in folders(hub)] == [False, True, False]


def test_each_scan_ticks_a_folder_and_the_slip_s_own_bars_all(tmp_path: object) -> None:
    hub = a_hub(tmp_path)
    given(hub)
    found = folders(hub)

    first = slips.scan(found, [], CODES[1].lower())
    second = slips.scan(found, [*first.uids, "not-of-this-slip"], CODES[0])
    whole = slips.scan(found, second.uids, f"{SLIP}-{digest(CODES)}")

    assert first.uids == {found[1].uid}
    assert "Còn 2 túi chưa quét" in first.said
    assert second.uids == {found[0].uid, found[1].uid}
    assert whole.uids == {each.uid for each in found}
    assert slips.scan(found, second.uids, CODES[2]).said.endswith("Xác nhận đã nhận.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("H99-261005-0001", "không có trên phiếu này"),
        ("  ", "Hãy quét mã"),
        ("BG-3-261005-02", "là phiếu khác"),
        (f"{SLIP}-0000", "không khớp"),
    ],
)
def test_a_scan_that_ticks_nothing_says_why_and_loses_nothing(tmp_path: object, text: str, said: str) -> None:
    hub = a_hub(tmp_path)
    given(hub)
    found = folders(hub)

    ticks = slips.scan(found, [found[0].uid], text)

    assert said in ticks.wrong
    assert ticks.uids == {found[0].uid}


def test_a_folder_taken_before_is_told_as_such(tmp_path: object) -> None:
    hub = a_hub(tmp_path)
    given(hub)
    confirmed(hub, CODES[0])

    assert "đã nhận trước đó" in slips.scan(folders(hub), [], CODES[0]).wrong


def test_boxes_are_read_and_who_signs_needs_a_name() -> None:
    assert slips.ticked({"tui.a": "1", "ma": "", "tui.b": "1"}) == ["a", "b"]
    assert slips.read_person({"nguoiKyNhan": " Đỗ  Văn Nhận "}) == ("Đỗ Văn Nhận", {})
    for name in ("", "  ", "x" * 101):
        assert slips.read_person({"nguoiKyNhan": name})[1]


def test_a_code_is_read_as_scanners_write_it() -> None:
    assert slips.written("h52.18-261005-3001") == "H52.18-261005-3001"
    assert slips.written(" x ") == "x"
