"""What the page says: whose, where, how many, and what to do instead."""

from __future__ import annotations

import pytest
from factories import NOW, a_dossier, a_person, an_intake

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results import words


def of(name: str = "Trần Thị Ví Dụ", **changes: object) -> Dossier:
    return a_dossier(intake=an_intake(owner=a_person(name=name), **changes))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Trần Thị Ví Dụ", "Trả kết quả cho Trần Thị Ví Dụ"),
        ("Công Tằng Tôn Nữ Thị Hoàng Nguyễn Bảo Châu Vĩnh Phúc", "Trả kết quả cho Công … Vĩnh Phúc"),
        ("A" * 400, f"Trả kết quả cho {'A' * 30}…"),
        ("<b>Trần</b>", "Trả kết quả cho <b>Trần</b>"),
    ],
)
def test_the_button_names_the_owner_a_long_name_by_its_ends(name: str, said: str) -> None:
    assert words.give(of(name)) == said


@pytest.mark.parametrize("name", ["A" * 500, "A " * 250, "Ab " * 3 + "C" * 500])
def test_no_name_makes_the_button_wider_than_the_window(name: str) -> None:
    assert len(words.give(of(name))) < 60


def test_nobody_chosen_is_said_without_a_name() -> None:
    assert words.give(None) == "Trả kết quả"


@pytest.mark.parametrize(
    ("place", "channel", "said"),
    [
        ("", ReturnChannel.COUNTER, "Trên kệ, về 05/10 08:15 · đăng ký nhận tại quầy"),
        ("Kệ A, ô 12", ReturnChannel.POST, "Để ở Kệ A, ô 12, về 05/10 08:15 · đăng ký nhận qua bưu chính"),
    ],
)
def test_a_place_that_says_shelf_is_not_said_twice(place: str, channel: ReturnChannel, said: str) -> None:
    assert words.place(OnShelf(of(return_channel=channel), NOW, place)) == said


def test_what_the_portal_alone_has_said_is_told_apart() -> None:
    assert words.back(OnShelf(of(), None, "")) == "cổng báo"


@pytest.mark.parametrize("channel", ReturnChannel)
def test_every_channel_has_words(channel: ReturnChannel) -> None:
    assert words.channel(of(return_channel=channel))


def test_money_is_said_only_where_it_is_owed() -> None:
    assert words.owed(of(fee_amount=10**12)) == "Còn phải thu 1.000.000.000.000 đồng"
    assert words.owed(of(fee_amount=0)) == ""
    assert words.owed(of(fee_amount=50_000, fee_exempt="Hộ nghèo")) == ""


def test_a_pile_says_how_many_and_where() -> None:
    assert words.arrive(4) == "Đặt 4 kết quả lên kệ"
    assert words.arrived(4, "") == "4 kết quả đã về kệ."
    assert words.arrived(1, "A12") == "1 kết quả đã về kệ, để ở A12."
    assert "Ctrl+Enter" in words.pile_first(3)
    assert "chưa ghi gì" in words.let_go(3)


def test_the_list_says_how_many_it_holds() -> None:
    assert words.post(0) == "In danh sách bưu chính"
    assert words.post(60) == "In danh sách bưu chính 60 bưu gửi"
    assert words.sent("BC-3-261005-01", 2).startswith("BC-3-261005-01: 2 bưu gửi")
    assert "tại quầy" in words.not_by_post(of())
