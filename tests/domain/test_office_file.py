"""An office file is read whole or refused whole, every mistake named by its key."""

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar import DayKind, Override
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.code import PRACTICE_UNIT
from cchc_desktop.domain.office import Account
from cchc_desktop.domain.office_file import SLIP_KINDS, KeyStore, OfficeFile, read_office
from cchc_desktop.domain.scanner import Scanner, ScannerKind

ROOT = Path(__file__).parents[2]
LEAST = """
[office]
unit_code = "H52.18"
names = [{valid_from = 2025-07-01, upper = "Sở Nội vụ", lower = "Bộ phận Một cửa", place = "Minh Họa"}]

[lead]
code = "tq01"
name = "Lê Văn Trưởng Quầy"
"""


def read(text: str) -> OfficeFile:
    found = read_office(text)
    assert isinstance(found, OfficeFile), found
    return found


def refused(text: str) -> dict[str, str]:
    found = read_office(text)
    assert isinstance(found, tuple)
    return {problem.field: problem.message for problem in found}


def test_the_example_says_everything_a_file_can_say() -> None:
    file = read((ROOT / "docs/examples/office.toml").read_text(encoding="utf-8"))

    assert file.office.unit_code == "H52.18"
    assert [name.upper for name in file.office.names] == ["Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"]
    assert file.office.hours[1].valid_from == date(2026, 10, 15)
    assert file.office.hours[1].sessions == ((time(7, 30), time(12, 0)), (time(13, 0), time(16, 30)))
    assert file.office.overrides == (
        Override(date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam", "Thông báo của tỉnh"),
    )
    assert file.lead == Clerk("tq01", "Lê Văn Trưởng Quầy", "Trưởng quầy", Role.LEAD)
    assert [clerk.role for clerk in file.clerks] == [Role.CLERK, Role.ADMIN]
    assert file.portal_url == "https://portal.example.vn/quay/v1"
    assert file.key_store is KeyStore.CREDENTIAL_STORE
    assert file.printers == {"receipt": "Canon LBP2900", "label": "Xprinter XP-350B"}
    assert file.scanner == Scanner(ScannerKind.SERIAL, "COM3", 9600, "~")
    assert file.office.account == Account("970436", "0123456789", "TRUNG TAM PHUC VU HANH CHINH CONG")


def test_the_sample_office_is_a_made_up_one_that_a_real_counter_refuses() -> None:
    file = read((ROOT / "resources/sample/office.toml").read_text(encoding="utf-8"))

    assert file.office.unit_code.split(".")[0] == PRACTICE_UNIT
    assert file.office.name_on(date(2026, 10, 5)).lower == "Trung tâm Phục vụ hành chính công"
    assert (file.office.counter, file.office.name_on(date(2026, 10, 5)).hotline) == ("03", "1900 0000")
    assert file.key_store is KeyStore.FILE
    assert {file.lead.role, *(clerk.role for clerk in file.clerks)} == set(Role)


def test_the_least_a_file_says_is_the_unit_a_name_and_the_lead() -> None:
    file = read(LEAST)

    assert (file.office.counter, file.office.paper, file.office.receipt_qr) == ("01", "a5", False)
    assert file.office.hours[0].minutes == 480
    assert file.office.account is None
    assert (file.portal_url, file.clerks, file.printers) == ("", (), {})
    assert file.key_store is KeyStore.CREDENTIAL_STORE


def test_an_account_is_whole_or_refused() -> None:
    assert set(refused(f'{LEAST}[account]\nbank_bin = "vcb"\nnumber = "01 23"\n')) == {
        "account.bank_bin",
        "account.number",
        "account.holder",
    }


def test_every_mistake_is_named_by_its_key() -> None:
    found = refused(
        LEAST.replace("H52.18", "52").replace('place = "Minh Họa"', 'place = " "')
        + '[portl]\nurl = "x"\n[[clerks]]\ncode = "cb01"\nname = "A"\nrole = "boss"\n'
    )

    assert set(found) == {"office.unit_code", "office.names.0.place", "portl", "clerks.0.role"}
    assert found["portl"] == ("Tệp đơn vị, mục portl: không có mục này; có phải “portal” không. Chưa cài đặt gì.")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ('[portal]\nurl = "http://portal.example.vn"\n', "portal.url"),
        ('[portal]\nurl = "portal.example.vn"\n', "portal.url"),
        ('[portal]\nurl = "https://[x"\n', "portal.url"),
        ('[portal]\nurl = "https://"\n', "portal.url"),
        ('[[hours]]\nsessions = ["08:00-07:00"]\n', "hours.0.sessions"),
        ('[[hours]]\nsessions = ["07:00-11:30", "11:00-17:00"]\n', "hours.0.sessions"),
        ('[[hours]]\nsessions = ["07:00-29:30"]\n', "hours.0.sessions"),
        ("[[hours]]\nsessions = []\n", "hours.0.sessions"),
        ('[[hours]]\nsessions = ["7h-11h"]\n', "hours.0.sessions.0"),
        ("[[overrides]]\ndate = 2026-11-24T00:00:00\nkind = 'holiday'\n", "overrides.0.date"),
        (
            "[[overrides]]\ndate = 2026-11-24\nkind = 'holiday'\n[[overrides]]\ndate = 2026-11-24\nkind = 'worked'\n",
            "overrides.1.date",
        ),
        ('[[clerks]]\ncode = "TQ01"\nname = "A"\n', "clerks.0.code"),
        ('[printers]\nreciept = "Canon"\n', "printers.reciept"),
        ('[scanner]\nkind = "usb"\n', "scanner.kind"),
        ('[scanner]\nport = "COM 3"\n', "scanner.port"),
        ("[scanner]\nbaud = 9601\n", "scanner.baud"),
        ('[scanner]\nprefix = "A"\n', "scanner.prefix"),
        ('[scanner]\nprefix = "]"\n', "scanner.prefix"),
    ],
)
def test_a_broken_rule_is_named_by_its_key(more: str, field: str) -> None:
    assert set(refused(LEAST + more)) == {field}


@pytest.mark.parametrize(
    "url", ["https://portal.example.vn/quay/v1/", "http://127.0.0.1:8000", "http://localhost:8000"]
)
def test_a_portal_is_reached_by_https_or_on_this_machine(url: str) -> None:
    assert read(f'{LEAST}[portal]\nurl = "{url}"\n').portal_url == url.rstrip("/")


def test_an_office_has_a_name_and_only_one_a_day() -> None:
    name = '{valid_from = 2025-07-01, upper = "A", lower = "B", place = "C"}'
    start, _, rest = LEAST.partition("names = [")
    none = f"{start}names = []{rest.partition(']')[2]}"

    assert set(refused(none)) == {"office.names"}
    assert set(refused(LEAST.replace("names = [", f"names = [{name}, "))) == {"office.names"}


def test_bad_syntax_says_where() -> None:
    assert refused("[office]\nunit_code = H52\n")[""].startswith("Tệp đơn vị: sai cú pháp TOML ở dòng 2, cột")


def test_printers_are_named_for_slips_there_are() -> None:
    printers = "".join(f'{kind} = "A"\n' for kind in SLIP_KINDS)

    assert set(read(f"{LEAST}[printers]\n{printers}").printers) == set(SLIP_KINDS)


@given(st.text(max_size=60))
def test_no_text_raises(text) -> None:
    assert isinstance(read_office(text), tuple)
    assert read_office(LEAST + "#" + text)
