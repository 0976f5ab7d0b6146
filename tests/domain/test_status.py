"""The national list of statuses, whole, and who may hold a folder."""

import pytest

from cchc_desktop.domain.status import COLLECTOR, COUNTER, POST, Holder, HolderKind, Status

NATIONAL = {
    "1": "Mới đăng ký",
    "2": "Được tiếp nhận",
    "3": "Không được tiếp nhận",
    "4": "Đang xử lý",
    "5": "Yêu cầu bổ sung giấy tờ",
    "6": "Yêu cầu thực hiện nghĩa vụ tài chính",
    "7": "Công dân yêu cầu rút hồ sơ",
    "8": "Dừng xử lý",
    "9": "Đã xử lý xong",
    "10": "Đã trả kết quả",
}


def test_every_status_has_the_national_number_and_wording() -> None:
    assert {status.value: status.label for status in Status} == NATIONAL


@pytest.mark.parametrize("status", Status)
def test_an_ended_dossier_is_refused_withdrawn_stopped_or_returned(status: Status) -> None:
    assert status.ended is (status.value in {"3", "7", "8", "10"})


def test_the_counter_the_collector_and_the_post_are_three_holders() -> None:
    assert len({COUNTER, COLLECTOR, POST, Holder(HolderKind.DIVISION, "Phòng Người có công")}) == 4
    assert Holder() == COUNTER
