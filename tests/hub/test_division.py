"""What a division has to do: its own folders only, in the order of their dates, each telling how it stands in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.domain import events as e
from cchc_desktop.hub import custody, division, dossiers, slips
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.division import Desk, Pace
from cchc_desktop.hub.kept import Kept
from tests.factories import NOW
from tests.hub.counters import UNIT, Ledger, a_caller, a_hub, numbered, push
from tests.hub.divisions import DIVISION, LAN, SLIP, due
from tests.hub.test_moves import kept


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return a_hub(tmp_path)


def given(hub: Hub, *days: str, where: str = DIVISION, first: int = 3001) -> list[str]:
    ledger, ops, uids = Ledger(), [], []
    for turn, day in enumerate(days):
        dossier = numbered(first + turn, due_at=due(day))
        uids.append(dossier.uid)
        ops += [ledger.received(dossier), ledger.event(e.HandedOver(NOW, where, SLIP), dossier)]
    push(hub, a_caller(hub, instance=ledger.instance), ledger, *ops)
    return uids


def take(hub: Hub, uids: list[str]) -> None:
    with hub.storage.writing() as db:
        slips.confirm(db, list(dossiers.load(db, uids).values()), LAN.name, NOW)


def desk(hub: Hub) -> Desk:
    with hub.storage.reading() as db:
        return division.desk(db, LAN, NOW)


def test_folders_come_are_here_and_go_back_each_in_one_list(hub: Hub) -> None:
    coming, here, going = given(hub, "2026-10-09", "2026-10-08", "2026-10-07")
    given(hub, "2026-10-06", where="Phòng khác", first=3010)
    take(hub, [here, going])
    with hub.storage.writing() as db:
        division.send_back(db, list(dossiers.load(db, [going]).values()), LAN, "Nhầm phòng", NOW)

    found = desk(hub)

    assert [line.dossier.uid for line in found.coming] == [coming]
    assert [line.dossier.uid for line in found.here] == [here]
    assert [line.dossier.uid for line in found.going] == [going]
    assert found.slips == {SLIP: 1}


def test_what_is_due_first_is_on_top_and_the_late_are_counted(hub: Hub) -> None:
    take(hub, given(hub, "2026-10-20", "2026-10-01", "2026-10-06"))

    found = desk(hub)

    assert [line.pace for line in found.here] == [Pace.LATE, Pace.SOON, Pace.IN_TIME]
    assert found.late == 1


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"NgayHenTra": "2026-10-02T08:00:00.000+07:00"}, (Pace.LATE, "✕ Quá hạn 3 ngày")),
        ({"NgayHenTra": "2026-10-05T08:00:00.000+07:00"}, (Pace.LATE, "✕ Quá hạn hôm nay")),
        ({"NgayHenTra": "2026-10-05T17:00:00.000+07:00"}, (Pace.SOON, "◷ Hẹn trả hôm nay")),
        ({"NgayHenTra": "2026-10-07T17:00:00.000+07:00"}, (Pace.SOON, "◷ Còn 2 ngày")),
        ({"NgayHenTra": "2026-10-08T17:00:00.000+07:00"}, (Pace.IN_TIME, "Còn 3 ngày")),
        ({"NgayHenTra": "mai"}, (Pace.IN_TIME, "Không có ngày hẹn trả")),
        (
            {"tamDungTu": "2026-10-01T08:00:00.000+07:00", "TrangThaiHoSo": "5"},
            (Pace.PAUSED, "‖ Chờ bổ sung, tạm dừng tính hạn"),
        ),
        ({"TrangThaiHoSo": "9"}, (Pace.DONE, "✓ Đã có kết quả")),
        ({"TrangThaiHoSo": "8"}, (Pace.DONE, "✓ Đã dừng xử lý")),
        ({"TrangThaiHoSo": "7"}, (Pace.DONE, "Hồ sơ đã kết thúc ở quầy: gửi trả túi")),
    ],
)
def test_how_a_folder_stands_is_said_in_words(members: dict[str, Any], said: tuple[Pace, str]) -> None:
    dossier = kept("4")
    dossier.data |= members
    assert division.pace(dossier, NOW) == said
    assert division.is_done(dossier) is (said[0] is Pace.DONE)


def test_a_folder_is_one_division_s_of_one_unit() -> None:
    dossier = Kept(
        "a", UNIT, "", "", data={"TrangThaiHoSo": "4", "dangGiu": {"loai": "division", "ten": f" {DIVISION}"}}
    )
    assert division.is_of(dossier, LAN)
    assert not division.is_of(dossier, LAN._replace(unit="H99"))
    assert not division.is_of(dossier, LAN._replace(division="Phòng khác"))
    dossier.data["dangGiu"] = {"loai": "counter"}
    assert not division.is_of(dossier, LAN._replace(division=""))


def test_sent_back_it_is_the_division_s_until_the_counter_has_it(hub: Hub) -> None:
    [uid] = given(hub, "2026-10-09")
    take(hub, [uid])
    with hub.storage.writing() as db:
        division.send_back(db, list(dossiers.load(db, [uid]).values()), LAN, "Nhầm phòng", NOW)
        dossier = dossiers.load(db, [uid])[uid]

    assert custody.on_the_way_back(dossier)
    assert not custody.at_division(dossier)
    assert not custody.under_way(dossier)
    assert (dossier.data["dangGiu"]["lyDoTra"], dossier.version) == ("Nhầm phòng", 4)
    assert dossier.data["tienTrinh"][-1]["NoiDungXuLy"] == "Chuyển trả quầy: Nhầm phòng"
    assert dossier.data["tienTrinh"][-1]["TrangThai"] == dossier.status
