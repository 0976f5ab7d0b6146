"""A division confirms a slip: all of it, or what was scanned; the rest is told, and the counters hear of it."""

from __future__ import annotations

from cchc_desktop.domain import events as e
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import custody, dossiers, feed, slips
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.dossiers import Kept
from cchc_desktop.hub.slips import Confirmation, Outcome
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
        return slips.confirm(db, dossiers.of_slip(db, UNIT, SLIP), Confirmation("Đỗ Văn Nhận", codes), hub.now())


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


def test_what_was_scanned_is_taken_and_the_rest_is_told(tmp_path: object) -> None:
    hub = a_hub(tmp_path)
    given(hub)

    outcome = confirmed(hub, CODES[2], CODES[0], "H99-261005-0001")

    assert outcome == Outcome((CODES[2], CODES[0]), ("H99-261005-0001",), (CODES[1],))
    assert "Còn thiếu 1 hồ sơ" in " ".join(outcome.sentences)
    assert [custody.under_way(each) for each in folders(hub)] == [False, True, False]


def test_the_form_needs_a_name_and_reads_codes_as_scanners_write_them() -> None:
    told, wrong = slips.read_form({"nguoiKyNhan": " Đỗ  Văn Nhận ", "maHoSo": "h52.18-261005-3001\r\n\r\nx\nX\n"})
    assert told == Confirmation("Đỗ Văn Nhận", ("H52.18-261005-3001", "x", "X"))
    assert wrong == []
    for name in ("", "  ", "x" * 101):
        assert slips.read_form({"nguoiKyNhan": name})[0] is None
