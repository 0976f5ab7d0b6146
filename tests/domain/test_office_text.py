"""An office file written is the office file read, whatever stands in its texts."""

from datetime import date, time
from pathlib import Path

import pytest
from factories import DAYS, a_clerk, an_office
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar import DayKind, Override
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.office import Account, Office, OfficeName
from cchc_desktop.domain.office_file import SLIP_KINDS, KeyStore, OfficeFile, read_office
from cchc_desktop.domain.office_text import write_office
from cchc_desktop.domain.retention import Retention
from cchc_desktop.domain.scanner import PREFIX_MARKS, Scanner, ScannerKind
from cchc_desktop.domain.working_hours import WorkingHours

ROOT = Path(__file__).parents[2]
ANY_TEXT = st.text(max_size=20)
WORDS = ANY_TEXT.filter(str.strip)
YEARS = st.integers(1, 100)
CODES = st.from_regex(r"[a-z0-9._-]{1,10}", fullmatch=True)
CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))
HOURS = st.builds(
    WorkingHours,
    st.lists(CLOCKS, min_size=2, max_size=4, unique=True)
    .filter(lambda clocks: len(clocks) % 2 == 0)
    .map(sorted)
    .map(lambda clocks: tuple(zip(clocks[::2], clocks[1::2], strict=True))),
    DAYS | st.just(date.min),
)
OFFICES = st.builds(
    Office,
    unit_code=st.sampled_from(["H52.18", "000.00.18.H40"]),
    names=st.lists(
        st.builds(OfficeName, DAYS, WORDS, WORDS, WORDS, ANY_TEXT, ANY_TEXT),
        min_size=1,
        max_size=3,
        unique_by=lambda name: name.valid_from,
    ).map(tuple),
    counter=st.from_regex(r"[0-9]{1,3}", fullmatch=True),
    return_place=ANY_TEXT,
    hours=st.lists(HOURS, min_size=1, max_size=2).map(tuple),
    overrides=st.lists(
        st.builds(Override, DAYS, st.sampled_from(DayKind), ANY_TEXT, ANY_TEXT),
        max_size=3,
        unique_by=lambda override: override.day,
    ).map(tuple),
    divisions=st.lists(WORDS, max_size=3).map(tuple),
    paper=st.sampled_from(["a5", "a4", "80mm"]),
    receipt_qr=st.booleans(),
    retention=st.builds(
        Retention, YEARS, st.dictionaries(WORDS, YEARS, max_size=2).map(lambda times: tuple(times.items()))
    ),
    account=st.none() | st.builds(Account, st.from_regex(r"[0-9]{6}", fullmatch=True), st.just("0123456789"), WORDS),
)
FILES = st.builds(
    OfficeFile,
    office=OFFICES,
    lead=st.just(a_clerk(Role.LEAD)),
    clerks=st.lists(
        st.builds(Clerk, CODES.filter(lambda code: code != "tq01"), WORDS, ANY_TEXT, st.sampled_from(Role)),
        max_size=3,
        unique_by=lambda clerk: clerk.code,
    ).map(tuple),
    portal_url=st.sampled_from(["", "https://portal.example.vn/quay/v1"]),
    key_store=st.sampled_from(KeyStore),
    printers=st.dictionaries(st.sampled_from(SLIP_KINDS), ANY_TEXT, max_size=3),
    scanner=st.builds(
        Scanner,
        st.sampled_from(ScannerKind),
        st.sampled_from(["", "COM3", "/dev/ttyACM0"]),
        st.sampled_from([9600, 115200]),
        st.text(PREFIX_MARKS, max_size=4),
    ),
)


@given(FILES)
def test_what_is_written_is_read_back(file) -> None:
    assert read_office(write_office(file)) == file


@pytest.mark.parametrize("name", ["docs/examples/office.toml", "resources/sample/office.toml"])
def test_the_shipped_files_survive_being_written(name: str) -> None:
    file = read_office((ROOT / name).read_text(encoding="utf-8"))

    assert isinstance(file, OfficeFile)
    assert read_office(write_office(file)) == file


def test_a_counter_that_works_alone_has_no_portal_in_its_file() -> None:
    written = write_office(OfficeFile(an_office(), a_clerk(Role.LEAD)))

    assert "[portal]" not in written
    assert "[printers]" not in written


@pytest.mark.parametrize("text", ['Sở "Nội vụ"', "C:\\Máy in", "hai\ndòng\tvà tab", "\x00\x1f\x7f", "'''", "# không"])
def test_marks_that_mean_something_in_toml_are_text(text: str) -> None:
    file = OfficeFile(an_office(return_place=text), a_clerk(Role.LEAD), printers={"receipt": text})

    assert read_office(write_office(file)) == file
