"""Moving a status by hand: all that is wrong is said at once, what was printed stays to be read."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.status import Status
from cchc_desktop.hub import dossiers
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.moves import Move, closed, move, read_form
from tests.factories import NOW
from tests.hub.counters import UNIT

RIGHT = {"trangThai": "9", "nguoiXuLy": "Lò Thị Phòng", "noiDung": "", "henTra": ""}


def kept(status: str = "2") -> Kept:
    data = {"TrangThaiHoSo": status, "ChuHoSo": "x", "NgayHenTra": "2026-10-29T08:15:00.000+07:00"}
    return Kept("a", UNIT, "device", "2026-10-05T08:15:00.000+07:00", data=data, version=1)


def moved(hub: Hub, wish: Move) -> Kept:
    dossier = kept()
    with hub.storage.writing() as db:
        move(db, dossier, wish, NOW)
        return dossiers.load(db, ["a"])["a"]


@pytest.mark.parametrize("day", ["2026-11-02T10:00", "02/11/2026 10:00", " 2/11/2026  10:00"])
def test_a_form_filled_in_right_is_a_move(day: str) -> None:
    wish, wrong = read_form(RIGHT | {"henTra": day, "noiDung": " Chờ ý kiến "})

    assert wrong == {}
    due_at = datetime(2026, 11, 2, 10, tzinfo=VN)
    assert wish == Move(Status.FINISHED, "Lò Thị Phòng", "Chờ ý kiến", due_at)


@pytest.mark.parametrize(
    ("members", "count"),
    [
        ({"trangThai": ""}, 1),
        ({"trangThai": "10"}, 1),
        ({"trangThai": "5"}, 1),
        ({"nguoiXuLy": "x" * 51}, 1),
        ({"henTra": "mai"}, 1),
        ({"henTra": "2026-11-02T10:00"}, 1),
        ({"noiDung": "x" * 1001}, 1),
        ({"trangThai": "", "nguoiXuLy": "", "henTra": "x"}, 3),
    ],
)
def test_everything_wrong_is_said_at_once(members: dict[str, str], count: int) -> None:
    wish, wrong = read_form(RIGHT | members)

    assert wish is None
    assert len(wrong) == count


def test_a_finished_dossier_has_its_day_and_a_line_of_progress(hub: Hub) -> None:
    dossier = moved(hub, Move(Status.FINISHED, "Lò Thị Phòng", "", None))

    assert (dossier.status, dossier.version, dossier.decided_by) == ("9", 2, "")
    assert dossier.data["NgayKetThucXuLy"] == "2026-10-05T08:15:00.000+07:00"
    assert dossier.data["tienTrinh"][0]["NoiDungXuLy"] == "Đã xử lý xong"
    assert dossier.data["NgayHenTra"][:10] == "2026-10-29"


def test_a_supplement_request_with_a_new_day_keeps_the_printed_one_beside_it(hub: Hub) -> None:
    dossier = moved(hub, Move(Status.SUPPLEMENT, "Lò Thị Phòng", "Thiếu đơn", datetime(2026, 11, 2, 10, tzinfo=VN)))

    [turn] = dossier.data["DanhSachHoSoBoSung"]
    [change] = dossier.data["doiNgayHenTra"]
    assert dossier.data["tamDungTu"] == "2026-10-05T08:15:00.000+07:00"
    assert turn["NoiDungBoSung"] == change["lyDo"] == "Thiếu đơn"
    assert turn["NgayHenTraTruoc"][:10] == change["NgayHenTraTruoc"][:10] == "2026-10-29"
    assert dossier.data["NgayHenTra"] == change["NgayHenTraMoi"] == "2026-11-02T10:00:00.000+07:00"
    assert dossier.data["henTraDaIn"][:10] == "2026-10-29"


def test_waiting_for_papers_stops_the_clock_and_going_on_starts_it(hub: Hub) -> None:
    waiting = moved(hub, Move(Status.SUPPLEMENT, "Lò Thị Phòng", "Thiếu đơn", None))
    with hub.storage.writing() as db:
        move(db, waiting, Move(Status.PROCESSING, "Lò Thị Phòng", "", None), NOW + timedelta(days=1))

    assert dict(waiting.data).get("tamDungTu") is None
    assert moved_status(waiting) == ["5", "4"]


def moved_status(dossier: Kept) -> list[str]:
    return [line["TrangThai"] for line in dossier.data["tienTrinh"]]


@pytest.mark.parametrize("status", ["7", "10"])
def test_what_the_counter_ended_is_not_moved(hub: Hub, status: str) -> None:
    assert closed(kept(status))
    with hub.storage.writing() as db, pytest.raises(ValueError, match="closed"):
        move(db, kept(status), Move(Status.FINISHED, "x", "", None), NOW)
