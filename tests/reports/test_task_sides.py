"""Both versions side by side: what is asked first, what differs, what is advised and who decides."""

from __future__ import annotations

import msgspec
import pytest
from counter_fixtures import Counter
from factories import a_person
from task_fixtures import CLASH, a_conflict, answered

from cchc_desktop.acts import decide, fees
from cchc_desktop.domain.conflict_rules import Answer, Decides
from cchc_desktop.domain.status import Status
from cchc_desktop.reports.item_words import NOTHING
from cchc_desktop.reports.task_sides import Line, Sides, sides
from cchc_desktop.store import tasks
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.tasks import Task

AT = "2026-10-05T09:00:00.000+07:00"


def opened(counter: Counter, kind: str, uid: str, **detail: object) -> Sides:
    with transaction(counter.db):
        task_id = tasks.add(counter.db, Task(0, kind, uid, None, msgspec.json.encode(detail), AT))
    found = sides(counter.db, task_id)
    assert found is not None
    return found


def test_a_conflict_shows_what_is_asked_first_and_all_else_beside_it(counter: Counter) -> None:
    dossier = counter.receive(owner=a_person(phone="0912345678"))
    task = a_conflict(counter.db, dossier.uid, counter.lead, counter.now)

    shown = sides(counter.db, task.id)

    assert shown is not None
    assert shown.lines[0] == Line("Số điện thoại", "0911 111 111", "0987 654 321", asked=True)
    assert [line.label for line in shown.lines if line.differs] == ["Số điện thoại", "Ghi chú"]
    assert [line.asked for line in shown.lines].count(True) == 1
    assert (shown.decides, shown.answers) == (Decides.LEAD, (Answer.OURS, Answer.PORTAL))
    assert shown.here == f"{counter.lead.name} ghi lúc 05/10/2026 08:15"
    assert (shown.code, shown.dossier_uid) == (dossier.printed_code, dossier.uid)


def test_a_decision_that_met_a_withdrawal_shows_both(counter: Counter) -> None:
    dossier = counter.receive()
    decide.withdraw(counter.db, dossier.uid, "Đổi ý", None, counter.clerk, counter.now)
    progress = [{"NguoiXuLy": "Đỗ Thị Cổng", "ThoiDiemXuLy": AT}]
    met = {"TrangThaiHoSo": "8", "NgayKetThucXuLy": AT, "tienTrinh": progress}
    answered(counter.db, counter.now, "accepted-with-warnings", warnings=[CLASH], serverState=met)
    (task,) = tasks.still_open(counter.db)

    shown = sides(counter.db, task.id)

    assert shown is not None
    assert (shown.lines[0].here, shown.lines[0].portal) == (Status.WITHDRAWN.label, Status.STOPPED.label)
    assert Line("Kết thúc xử lý", NOTHING, "05/10/2026 09:00") in shown.lines
    assert shown.portal == "Đỗ Thị Cổng ghi lúc 05/10/2026 09:00"
    assert shown.answers == (Answer.BOTH,)


def test_the_other_counter_s_end_is_told(counter: Counter) -> None:
    end = {"TrangThaiHoSo": "10", "luc": AT, "nguoiNhan": "Lò Văn Hai", "quay": "4"}
    shown = opened(counter, "two_ends", counter.receive().uid, **end)

    told = {line.label: line.portal for line in shown.lines}
    assert told == {
        "Trạng thái": "Đã trả kết quả",
        "Trả kết quả lúc": "05/10/2026 09:00",
        "Người nhận": "Lò Văn Hai",
        "Quầy ghi": "Quầy 4",
    }


def test_the_printed_date_stands_beside_the_portal_s(counter: Counter) -> None:
    shown = opened(counter, "NGAY_HEN_KHAC", counter.receive().uid)

    (line,) = shown.lines
    assert (line.label, line.portal, shown.decides) == ("Ngày hẹn trả", NOTHING, Decides.CLERK)
    assert line.here != NOTHING


def test_who_has_the_folder_is_told_of_both(counter: Counter) -> None:
    (line,) = opened(counter, "custody_moved", counter.receive().uid).lines
    assert (line.here, line.portal) == ("Quầy này", NOTHING)


@pytest.mark.parametrize("member", ["luc", "NgayTra", "TrangThaiHoSo", "dangGiu", "tienTrinh"])
def test_nonsense_of_a_portal_breaks_nothing(counter: Counter, member: str) -> None:
    shown = opened(counter, "decision_exists", counter.receive().uid, **{member: [5, {"x": "y"}]})
    assert shown.lines


def test_what_is_gone_or_has_one_side_has_none(counter: Counter) -> None:
    assert sides(counter.db, 99) is None
    with transaction(counter.db):
        task_id = tasks.add(counter.db, Task(0, "THIEU_TEP", counter.receive().uid, None, b"{}", AT))
    assert sides(counter.db, task_id) is None


def test_an_act_that_met_a_voided_dossier_shows_money_and_voiding(counter: Counter) -> None:
    dossier = counter.receive(fee_amount=8000)
    fees.collect(counter.db, dossier.uid, fees.Payment(8000), counter.clerk, counter.now)
    met = {"TrangThaiHoSo": "2", "daHuy": True}
    answered(counter.db, counter.now, "accepted-with-warnings", warnings=[CLASH], serverState=met)
    (task,) = tasks.still_open(counter.db)

    shown = sides(counter.db, task.id)

    assert shown is not None
    assert Line("Hủy hồ sơ", "Không hủy", "Đã hủy", asked=True) in shown.lines
    assert Line("Tiền đã thu", "8.000 đồng", "0 đồng") in shown.lines
