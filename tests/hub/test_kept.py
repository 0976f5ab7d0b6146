"""A dossier that the hub works on: who decided last, lists that grow, the first return date that stays."""

from __future__ import annotations

import pytest

from cchc_desktop.domain.status import Status
from cchc_desktop.hub.kept import Kept

AT, LATER, LAST = "2026-10-05T08:15:00.000+07:00", "2026-10-12T17:00:00.000+07:00", "2026-10-19T17:00:00.000+07:00"


def kept(**members: object) -> Kept:
    return Kept("a", "unit", "device", AT, data={"TrangThaiHoSo": "2", **members}, version=1)


def test_who_moved_the_status_last_is_remembered() -> None:
    one = kept()
    one.data["TrangThaiHoSo"] = "9"
    one.changed_by("op-1", "device", "2")
    one.changed_by("op-2", "other", "9")

    assert (one.version, one.decided_version, one.decided_by, one.caused_by) == (3, 2, "device", "op-2")


def test_items_are_added_at_the_end() -> None:
    one = kept()
    one.add("tienTrinh", 1)
    one.add("tienTrinh", 2, 3)

    assert one.data["tienTrinh"] == [1, 2, 3]


def test_the_first_return_date_is_kept_beside_the_newest() -> None:
    one = kept(NgayHenTra=AT, demDenNgay="2026-10-05")
    one.promise(LATER, "2026-10-12")
    one.promise(LAST)

    assert one.data == {"TrangThaiHoSo": "2", "NgayHenTra": LAST, "henTraDaIn": AT}


def test_no_return_date_is_none_and_the_former_is_kept() -> None:
    one = kept(NgayHenTra=AT)
    one.promise(None)

    assert one.data == {"TrangThaiHoSo": "2", "henTraDaIn": AT}


def test_the_clock_stands_since_the_first_request() -> None:
    one = kept(tamDungTu=LATER)
    one.pause(AT)
    one.pause(LAST)

    assert one.data["tamDungTu"] == AT


@pytest.mark.parametrize(("status", "stands"), [(Status.SUPPLEMENT, True), (Status.PROCESSING, False)])
def test_the_clock_stands_only_while_papers_are_waited_for(status: Status, stands: bool) -> None:
    one = kept(TrangThaiHoSo=status.value, tamDungTu=AT)
    one.keep_pause()

    assert ("tamDungTu" in one.data) is stands


@pytest.mark.parametrize(
    ("names", "code"),
    [({"MaHoSo": "X-1", "SoBienNhan": "T-1"}, "X-1"), ({"SoBienNhan": "T-1"}, "T-1"), ({}, "")],
)
def test_its_code_is_the_one_on_its_papers(names: dict[str, str], code: str) -> None:
    assert kept(**names).code == code
