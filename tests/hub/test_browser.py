"""The whole way of a batch through a division in a real browser, by keys alone: in, papers asked for, result, back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.domain import events as e
from cchc_desktop.domain.intake import Paper
from cchc_desktop.hub import staff
from tests.factories import NOW
from tests.hub.chromium import Hand, a_browser
from tests.hub.counters import CHEAP, UNIT
from tests.hub.divisions import DIVISION, SLIP, Office, an_office, bars, due

KEY = "khóa riêng của đỗ"
TAB = "\ue004"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with an_office(tmp_path_factory.mktemp("hub")) as running:
        yield running


@pytest.fixture(scope="module")
def hand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hand]:
    with a_browser(tmp_path_factory.mktemp("profile")) as chrome:
        yield Hand(chrome)


def first_password(office: Office) -> str:
    with office.site.hub.storage.writing() as db:
        wished = staff.Staff("do.vn", "Đỗ Văn Nhận", UNIT, DIVISION)
        return staff.add(db, wished, CHEAP, office.site.hub.now())[0]


def sign_in(hand: Hand, office: Office) -> None:
    """With the password of the administrator first, then with one's own."""
    given = first_password(office)
    hand.open(office.site.url)
    assert (hand.title, hand.focus) == ("Đăng nhập – Cổng một cửa", "Mã cán bộ")
    hand.enter("do.vn", TAB, "sai mật khẩu")
    assert "✕ Mã cán bộ hoặc mật khẩu không đúng." in hand.text
    hand.enter(TAB, given)
    assert (hand.title, hand.focus) == ("Đổi mật khẩu – Cổng một cửa", "Mật khẩu đang dùng")
    hand.enter(given, TAB, KEY, TAB, KEY)
    assert (hand.title, hand.focus) == (f"{DIVISION} – Cổng một cửa", "Quét mã phiếu bàn giao hoặc mã hồ sơ")


def take_in(hand: Hand, codes: list[str], slip: str) -> None:
    """Two of three folders came; each scan leaves the focus where the next one goes."""
    assert "3 túi đang chuyển đến" in hand.text
    hand.enter(slip)
    assert hand.title == f"Phiếu {SLIP} – Cổng một cửa"
    hand.enter("H52.18-261005-9999")
    assert "không có trên phiếu này" in hand.text
    for code in codes[:2]:
        assert hand.focus == "Quét mã từng túi, hoặc mã phiếu để chọn cả phiếu"
        hand.enter(code.lower())
        assert f"✓ {code}." in hand.text
    hand.tab_to("Xác nhận đã nhận")
    hand.enter()
    assert "Đã ghi nhận 2 hồ sơ." in hand.text
    assert f"Còn thiếu 1 hồ sơ: {codes[2]}." in hand.text


def to_folder(hand: Hand, code: str) -> None:
    """By a scan on the division's own page."""
    hand.tab_to("Hồ sơ của phòng")
    hand.enter()
    hand.enter(code)
    assert hand.title == f"Hồ sơ {code} – Cổng một cửa"


def ask_for_papers(hand: Hand) -> None:
    hand.tab_to("Yêu cầu bổ sung giấy tờ")
    hand.enter()
    assert hand.focus == "Giấy tờ cần bổ sung"
    hand.type(TAB, TAB)
    hand.enter()
    assert "✕ Hãy ghi giấy tờ cần bổ sung" in hand.text
    assert "✕ Hãy ghi lý do" in hand.text
    assert hand.focus == "Giấy tờ cần bổ sung"
    hand.type("Bản vẽ hiện trạng\nĐơn có chữ ký", TAB, "Bản vẽ mờ", TAB)
    hand.enter()
    assert "Đã yêu cầu bổ sung 2 giấy tờ" in hand.text


def move(hand: Hand) -> None:
    hand.tab_to("Cập nhật trạng thái")
    hand.enter()
    assert hand.focus == "Trạng thái mới"
    hand.type("6", TAB, "Nộp lệ phí trước bạ")
    hand.tab_to("Cập nhật")
    hand.enter()
    assert "Yêu cầu thực hiện nghĩa vụ tài chính" in hand.text


def register(hand: Hand, scan: Path) -> None:
    assert hand.focus == "Đăng ký kết quả"  # what is done most has the focus
    hand.enter()
    hand.type("Giấy chứng nhận", TAB, "CN-0012", TAB)
    assert hand.focus == "Tệp kết quả (nếu có)"
    hand.choose_file(scan)
    hand.tab_to("Đăng ký kết quả")
    hand.enter()
    assert "Đã đăng ký kết quả kèm tệp." in hand.text
    assert "Giấy chứng nhận, số CN-0012 (có tệp)" in hand.text


def give_back(hand: Hand) -> None:
    assert hand.focus == "Giao kết quả về quầy"
    hand.enter()
    assert hand.focus == "Giao về quầy"
    hand.enter()
    assert "Đã ghi gửi túi hồ sơ về quầy." in hand.text


def fits_everywhere(hand: Hand) -> None:
    """At 683 pixels (1366 at 200 %), and there enlarged to 200 % once more."""
    assert hand.fits(683, 384)
    assert hand.fits(342, 384, 2)


def test_a_batch_goes_its_whole_way_by_keys(office: Office, hand: Hand, tmp_path: Path) -> None:
    dossiers = office.hand_over(3, due_at=due("2026-10-20"))
    codes = [str(dossier.code) for dossier in dossiers]
    first = dossiers[0]

    sign_in(hand, office)
    fits_everywhere(hand)
    take_in(hand, codes, bars(*dossiers))
    fits_everywhere(hand)
    to_folder(hand, codes[0])
    ask_for_papers(hand)
    assert office.kept(first).data["DanhSachHoSoBoSung"][0]["NguoiYeuCauBoSung"] == "Đỗ Văn Nhận"
    office.device.push(
        [office.device.ledger.event(e.SupplementReceived(NOW, (Paper("Bản vẽ"),), due("2026-10-30")), first)]
    )
    to_folder(hand, codes[0])
    move(hand)
    (tmp_path / "ket-qua.pdf").write_bytes(b"%PDF-1.7 x")
    register(hand, tmp_path / "ket-qua.pdf")
    fits_everywhere(hand)
    give_back(hand)

    told = office.told(first)
    [result] = told["DanhSachGiayToKetQua"]
    assert (told["TrangThaiHoSo"], told["dangGiu"]["nguoiTra"], result["MaGiayToKetQua"]) == (
        *("9", "Đỗ Văn Nhận"),
        "CN-0012",
    )
    assert office.device.call("HEAD", f"/blobs/{result['sha256']}").status_code == 200
    office.device.push([office.device.ledger.event(e.ResultArrived(NOW, "Giấy chứng nhận"), first)])
    hand.tab_to("Hồ sơ của phòng")
    hand.enter()
    assert "1 túi đang chuyển đến · 1 túi đang xử lý · 0 túi chờ giao về quầy · 0 túi đang về quầy" in hand.text
