"""What a division does with a folder: checked, done once, told to the counters, and refused where it may not be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cchc_desktop.domain import events as e
from cchc_desktop.hub import work_pages
from cchc_desktop.wire.canonical import sha256_hex
from tests.factories import NOW
from tests.hub.counters import PASSWORD
from tests.hub.divisions import LAN, Office, Worker, an_office

PDF = b"%PDF-1.7 a result"
ASKED = {"giayTo": "Bản vẽ\r\n\r\n Đơn có  chữ ký \r\nBản vẽ", "lyDo": "Bản vẽ mờ"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One for all: each test has folders of its own."""
    with an_office(tmp_path_factory.mktemp("hub")) as running:
        yield running


def places(office: Office, dossier: object) -> list[str]:
    return [work.place for work in work_pages.possible(office.kept(dossier))]  # type: ignore[arg-type]  # a Dossier


def test_a_single_folder_is_taken_in_by_one_button(office: Office) -> None:
    [dossier] = office.hand_over()
    assert places(office, dossier) == ["nhan", "chuyen-tra"]

    page = office.worker.do("nhan", dossier)

    assert "Đã nhận túi hồ sơ. Quầy được báo ở lần đồng bộ tới." in page.text
    assert office.kept(dossier).data["dangGiu"]["nguoiKyNhan"] == LAN.name
    assert places(office, dossier) == ["ket-qua", "bo-sung", "trang-thai", "chuyen-tra"]


def test_papers_are_asked_for_by_name_with_a_reason(office: Office) -> None:
    [dossier] = office.taken()

    page = office.worker.do("bo-sung", dossier, **ASKED)

    assert "Đã yêu cầu bổ sung 2 giấy tờ; thời hạn tạm dừng." in page.text
    told = office.told(dossier)
    [asked] = told["DanhSachHoSoBoSung"]
    assert (asked["NguoiYeuCauBoSung"], asked["NoiDungBoSung"]) == (LAN.name, "Bản vẽ mờ")
    assert [paper["TenTepDinhKem"] for paper in asked["DanhSachGiayToBoSung"]] == ["Bản vẽ", "Đơn có chữ ký"]
    assert (told["TrangThaiHoSo"], "tamDungTu" in told) == ("5", True)
    assert told["tienTrinh"][-1]["NoiDungXuLy"] == "Bản vẽ mờ; Bản vẽ; Đơn có chữ ký"


@pytest.mark.parametrize(
    ("work", "form", "wrong"),
    [
        ("bo-sung", {"giayTo": " \n ", "lyDo": ""}, ["giayTo", "lyDo"]),
        ("bo-sung", {"giayTo": "x" * 501, "lyDo": "x"}, ["giayTo"]),
        ("bo-sung", {"giayTo": "\n".join(map(str, range(31))), "lyDo": "x"}, ["giayTo"]),
        ("trang-thai", {"trangThai": "5"}, ["trangThai"]),
        ("trang-thai", {"trangThai": "7", "noiDung": "x"}, ["trangThai"]),
        ("trang-thai", {"trangThai": "8", "noiDung": ""}, ["noiDung"]),
        ("ket-qua", {"tenGiayTo": ""}, ["tenGiayTo"]),
        ("chuyen-tra", {"lyDo": " "}, ["lyDo"]),
        ("chuyen-tra", {"lyDo": "x" * 501}, ["lyDo"]),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    office: Office, work: str, form: dict[str, str], wrong: list[str]
) -> None:
    [dossier] = office.taken()

    page = office.worker.do(work, dossier, **form)

    assert page.status_code == 422
    for field in wrong:
        assert f'<span class="bad" id="{field}-chu" role="alert">✕ ' in page.text
    assert all(value.strip() in page.text for value in form.values())
    assert office.kept(dossier).version == 3


def test_a_status_is_moved_by_the_account_and_nobody_else(office: Office) -> None:
    [dossier] = office.taken()
    office.worker.do("trang-thai", dossier, trangThai="6", noiDung="Nộp lệ phí", nguoiXuLy="Người Khác")
    line = office.kept(dossier).data["tienTrinh"][-1]
    assert (line["NguoiXuLy"], line["maCanBo"], line["TrangThai"]) == (LAN.name, LAN.code, "6")


def test_a_result_with_its_file_is_on_the_shelf_for_the_counter(office: Office) -> None:
    [dossier] = office.taken()

    page = office.worker.do("ket-qua", dossier, {"tep": ("a.pdf", PDF)}, tenGiayTo="Giấy phép", soGiayTo="12")

    assert "Đã đăng ký kết quả kèm tệp." in page.text
    [result] = office.told(dossier)["DanhSachGiayToKetQua"]
    assert (result["TenGiayTo"], result["MaGiayToKetQua"], result["sha256"]) == ("Giấy phép", "12", sha256_hex(PDF))
    assert office.device.call("GET", f"/blobs/{sha256_hex(PDF)}").content == PDF
    assert places(office, dossier) == ["giao", "ket-qua", "trang-thai"]


def test_a_file_that_is_no_paper_is_refused_beside_its_field(office: Office) -> None:
    [dossier] = office.taken()
    page = office.worker.do("ket-qua", dossier, {"tep": ("a.exe", b"MZ")}, tenGiayTo="Giấy phép")
    assert page.status_code == 422
    assert "Chỉ nhận tệp PDF, JPEG hoặc PNG." in page.text
    assert 'value="Giấy phép"' in page.text
    assert office.kept(dossier).version == 3


def test_a_file_with_another_work_is_no_way_round(office: Office) -> None:
    [dossier] = office.taken()
    page = office.worker.do("chuyen-tra", dossier, {"tep": ("a.pdf", PDF)}, lyDo="x")
    assert page.status_code == 422
    assert office.kept(dossier).version == 3


def test_a_folder_goes_back_with_a_reason_and_stays_the_division_s_until_the_counter_has_it(office: Office) -> None:
    [dossier] = office.hand_over()  # refused before it was taken in

    page = office.worker.do("chuyen-tra", dossier, lyDo="Không thuộc phòng này")

    assert "Đã ghi gửi túi hồ sơ về quầy." in page.text
    assert "Không còn việc cho phòng" in page.text
    held = office.told(dossier)["dangGiu"]
    assert (held["loai"], held["lyDoTra"], held["nguoiTra"]) == ("division", "Không thuộc phòng này", LAN.name)
    assert places(office, dossier) == []


def test_a_form_sent_twice_is_done_once(office: Office) -> None:
    [dossier] = office.taken()
    place = f"/phong/{dossier.uid}/bo-sung"
    shown = office.worker.open(place)

    first, second = (office.worker.send(place, shown, **ASKED) for _ in range(2))

    assert first.url == second.url
    assert "Đã yêu cầu bổ sung 2 giấy tờ" in second.text
    assert len(office.kept(dossier).data["DanhSachHoSoBoSung"]) == 1


def test_a_dossier_that_moved_meanwhile_is_looked_at_again_first(office: Office) -> None:
    [dossier] = office.taken()
    place = f"/phong/{dossier.uid}/bo-sung"
    shown = office.worker.open(place)
    office.worker.do("trang-thai", dossier, trangThai="6", noiDung="Nộp lệ phí")

    page = office.worker.send(place, shown, **ASKED)

    assert page.status_code == 422
    assert "Hồ sơ vừa thay đổi ở nơi khác. Chưa ghi gì" in page.text
    assert "Bản vẽ mờ" in page.text
    assert office.kept(dossier).status == "6"


def test_a_withdrawn_dossier_s_folder_may_only_be_sent_back(office: Office) -> None:
    [dossier] = office.taken()
    place = f"/phong/{dossier.uid}/ket-qua"
    shown = office.worker.open(place)
    office.device.push([office.device.ledger.event(e.Withdrawn(NOW, "Đổi ý"), dossier)])
    assert places(office, dossier) == ["giao"]

    assert "Việc này không làm được" in office.worker.open(place).text
    assert office.worker.send(place, shown, tenGiayTo="x", phienBan="4").status_code == 422
    assert "Đã ghi gửi túi hồ sơ về quầy." in office.worker.do("giao", dossier).text


def test_an_unknown_work_or_dossier_is_not_here(office: Office) -> None:
    [dossier] = office.taken()
    assert office.worker.open(f"/phong/{dossier.uid}/khac").status_code == 404
    assert office.worker.open("/phong/khong-co/nhan").status_code == 404


def test_the_administrator_does_no_work_of_a_division(office: Office) -> None:
    [dossier] = office.taken()
    boss = Worker(office.site.url)
    boss.sign_in("", PASSWORD)
    assert boss.open(f"/phong/{dossier.uid}/bo-sung").status_code == 403
    shown = boss.open(f"/ho-so/{dossier.uid}")
    assert boss.send(f"/phong/{dossier.uid}/bo-sung", shown, **ASKED).status_code == 403
    assert office.worker.send(f"/ho-so/{dossier.uid}/trang-thai", office.worker.open("/phong")).status_code == 403


@pytest.fixture
def without_files(office: Office) -> Iterator[None]:
    uploads = office.site.hub.uploads
    object.__setattr__(office.site.hub, "uploads", None)
    yield
    object.__setattr__(office.site.hub, "uploads", uploads)


@pytest.mark.usefixtures("without_files")
def test_where_the_hub_takes_no_files_a_result_needs_none(office: Office) -> None:
    [dossier] = office.taken()
    assert 'type="file"' not in office.worker.open(f"/phong/{dossier.uid}/ket-qua").text
    assert "không nhận tệp" in office.worker.do("ket-qua", dossier, {"tep": ("a.pdf", PDF)}, tenGiayTo="x").text
    assert "không kèm tệp" in office.worker.do("ket-qua", dossier, tenGiayTo="x").text


def test_two_at_once_do_it_once(office: Office) -> None:
    """The same form from two windows' threads: one does it, the other is led to the same place."""
    from concurrent.futures import ThreadPoolExecutor

    [dossier] = office.taken()
    place = f"/phong/{dossier.uid}/bo-sung"
    shown = office.worker.open(place)
    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(lambda _: office.worker.send(place, shown, **ASKED), range(4)))
    assert {page.status_code for page in pages} == {200}
    assert len(office.kept(dossier).data["DanhSachHoSoBoSung"]) == 1
