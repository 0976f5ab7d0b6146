"""The ministry's six steps over real HTTP: one number, one dossier, whatever happens to the answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.domain.events import Apologised, FileLinked, HandedOver, ResultArrived, SupplementReceived
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.person import OwnerKind
from cchc_desktop.hub import dossiers
from cchc_desktop.hub.blobs import Shelf
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.uploads import FileLimits, Uploads
from cchc_desktop.hub.upstream.ministry_driver import MinistryAdaptor
from cchc_desktop.wire.canonical import sha256_hex
from tests.factories import LATER, NOW
from tests.hub.counters import UNIT, Ledger, numbered, push
from tests.hub.upstream.conftest import SECRET, Bench, Make, ministry_settings
from tests.hub.upstream.fakes import FakeMinistry
from tests.hub.upstream.test_national_driver import standing, told

SCAN = b"%PDF-1.4 quet"


def test_the_six_steps_in_their_order_and_the_ministry_s_number_is_found_here(
    to_ministry: Bench, ministry: FakeMinistry, caller: Caller, ledger: Ledger
) -> None:
    dossier = numbered(3001)
    push(to_ministry.hub, caller, ledger, ledger.received(dossier), ledger.event(HandedOver(NOW, "Phòng"), dossier))

    to_ministry.drain()

    assert ministry.names() == ["token", "next", "create", "progress", "status"]
    assert ministry.calls[1][1] == {"code": "000.00.18.H52"}
    assert ministry.statuses[0]["TrangThaiHoSo"] == "4"
    with to_ministry.hub.storage.reading() as db:
        found = dossiers.find(db, UNIT, "BNV-1")
    assert found is not None
    assert found.uid == dossier.uid
    assert standing(to_ministry.hub).waiting == 0

    push(to_ministry.hub, caller, ledger, ledger.event(ResultArrived(NOW, "Quyết định"), dossier))
    to_ministry.drain()
    assert ministry.names()[5:] == ["progress", "status"]
    assert [paper["TenGiayTo"] for paper in ministry.statuses[-1]["DanhSachGiayToKetQua"]] == ["Quyết định"]


@pytest.mark.parametrize("word", ["lost", "html", "500", "429"])
def test_an_answer_that_never_came_makes_no_second_dossier(
    to_ministry: Bench, ministry: FakeMinistry, caller: Caller, ledger: Ledger, word: str
) -> None:
    ministry.trouble.append(("create", word))
    push(to_ministry.hub, caller, ledger, ledger.received(numbered(3001)))

    to_ministry.drain()
    to_ministry.later()

    assert ministry.made == ["BNV-1"]
    assert ministry.names().count("next") == 1
    assert ministry.names()[3] == "status"  # the step that tells whether it is there
    assert standing(to_ministry.hub).waiting == 0


def test_a_number_given_twice_is_left_and_another_asked_for(
    to_ministry: Bench, ministry: FakeMinistry, caller: Caller, ledger: Ledger
) -> None:
    ministry.dossiers["BNV-1"] = {"ChuHoSo": "Người Khác"}
    push(to_ministry.hub, caller, ledger, ledger.received(numbered(3001)))

    to_ministry.drain()

    assert ministry.made == ["BNV-2"]
    assert ministry.dossiers["BNV-1"] == {"ChuHoSo": "Người Khác"}


def test_a_refusal_is_told_and_the_number_is_kept_for_the_next_try(
    to_ministry: Bench, ministry: FakeMinistry, caller: Caller, ledger: Ledger
) -> None:
    ministry.refuses = "Thiếu MaDichVuCong"
    dossier = numbered(3001)
    received = ledger.received(dossier)
    push(to_ministry.hub, caller, ledger, received)
    to_ministry.drain()

    (warning,) = told(to_ministry.hub)[received["opId"]].data["warnings"]
    assert (warning["code"], "Thiếu MaDichVuCong" in warning["detail"]) == ("CONG_TREN_TU_CHOI", True)

    ministry.refuses = ""
    push(to_ministry.hub, caller, ledger, ledger.event(Apologised(NOW, "Muộn", LATER), dossier))
    to_ministry.drain()
    assert ministry.made == ["BNV-1"]


def test_a_kind_of_owner_it_has_not_is_a_refusal_before_anything_is_asked(
    to_ministry: Bench, ministry: FakeMinistry, caller: Caller, ledger: Ledger
) -> None:
    dossier = numbered(3001)
    body = replace(dossier, intake=replace(dossier.intake, owner_kind=OwnerKind.STATE_BODY))
    push(to_ministry.hub, caller, ledger, ledger.received(body))

    to_ministry.drain()

    assert (ministry.calls, standing(to_ministry.hub).refused) == ([], 1)


def test_what_it_cannot_take_over_any_more_becomes_a_task(
    to_ministry: Bench, ministry: FakeMinistry, caller: Caller, ledger: Ledger
) -> None:
    dossier = numbered(3001)
    push(to_ministry.hub, caller, ledger, ledger.received(dossier))
    to_ministry.drain()
    supplement = ledger.event(SupplementReceived(NOW, (Paper("Giấy khác", original=1),), LATER), dossier)
    push(to_ministry.hub, caller, ledger, supplement)

    to_ministry.drain()

    assert ministry.names().count("create") == 1
    assert [warning["code"] for warning in told(to_ministry.hub)[supplement["opId"]].data["warnings"]] == [
        "CONG_TREN_CHUA_SUA"
    ]


def test_a_token_that_is_not_taken_is_asked_for_anew(
    to_ministry: Bench, ministry: FakeMinistry, caller: Caller, ledger: Ledger
) -> None:
    push(to_ministry.hub, caller, ledger, ledger.received(numbered(3001)))
    to_ministry.drain()
    ministry.tokens = 5
    push(to_ministry.hub, caller, ledger, ledger.received(numbered(3002)))

    to_ministry.drain()
    to_ministry.later()

    assert ministry.made == ["BNV-1", "BNV-2"]


def test_scans_go_before_the_dossier_which_waits_a_while_for_them(
    bench: Make, ministry: FakeMinistry, caller: Caller, ledger: Ledger, tmp_path: Path
) -> None:
    to_ministry = bench(MinistryAdaptor(ministry_settings(ministry.url), SECRET))
    shelf = Shelf(tmp_path / "files")
    object.__setattr__(to_ministry.hub, "uploads", Uploads(shelf, FileLimits()))
    dossier, late = numbered(3001), numbered(3002)
    for one, content in ((dossier, SCAN), (late, b"never comes")):
        link = FileLinked(NOW, sha256_hex(content), len(content), "application/pdf", one.intake.papers[0].name)
        push(to_ministry.hub, caller, ledger, ledger.received(one), ledger.event(link, one))

    to_ministry.drain()
    assert ministry.made == []
    scan = tmp_path / "scan"
    scan.write_bytes(SCAN)
    shelf.take(UNIT, sha256_hex(SCAN), scan)
    to_ministry.clock.forward(seconds=61)
    to_ministry.drain()

    assert len(ministry.made) == 1
    assert ministry.names()[-4:] == ["upload", "next", "create", "status"]
    assert SCAN in next(said for name, said in ministry.calls if name == "upload")
    (first, *_) = ministry.dossiers[ministry.made[0]]["ThanhPhanHoSo"]
    assert first["GiayToDinhKem"][0]["HashTepTin"] == "h1"

    to_ministry.clock.forward(seconds=1800)
    to_ministry.drain()
    assert len(ministry.made) == 2  # without the file that never came, and somebody is told
    warnings = [warning for task in told(to_ministry.hub).values() for warning in task.data.get("warnings", [])]
    assert [warning["code"] for warning in warnings] == ["THIEU_TEP"]


@pytest.mark.parametrize("trouble", ["503", "500", "lost"])
@pytest.mark.parametrize("step", ["progress", "status"])
def test_what_it_cannot_take_over_is_told_though_a_later_step_fails(
    to_ministry: Bench, ministry: FakeMinistry, caller: Caller, ledger: Ledger, step: str, trouble: str
) -> None:
    dossier = numbered(3001)
    push(to_ministry.hub, caller, ledger, ledger.received(dossier))
    to_ministry.drain()
    supplement = ledger.event(SupplementReceived(NOW, (Paper("Giấy khác", original=1),), LATER), dossier)
    ministry.trouble.append((step, trouble))
    push(to_ministry.hub, caller, ledger, supplement, ledger.event(HandedOver(NOW, "Phòng"), dossier))

    to_ministry.drain()
    for _ in range(3):
        to_ministry.later()

    assert standing(to_ministry.hub).waiting == 0
    said = told(to_ministry.hub)[supplement["opId"]].data["warnings"]
    assert [warning["code"] for warning in said] == ["CONG_TREN_CHUA_SUA"]


def test_a_file_that_never_came_is_told_though_a_later_step_fails(
    to_ministry: Bench, ministry: FakeMinistry, caller: Caller, ledger: Ledger, tmp_path: Path
) -> None:
    object.__setattr__(to_ministry.hub, "uploads", Uploads(Shelf(tmp_path / "files"), FileLimits()))
    dossier = numbered(3001)
    link = FileLinked(NOW, sha256_hex(SCAN), len(SCAN), "application/pdf", dossier.intake.papers[0].name)
    push(to_ministry.hub, caller, ledger, ledger.received(dossier), ledger.event(link, dossier))
    to_ministry.clock.forward(seconds=1861)
    ministry.trouble += [("create", "lost"), ("status", "503")]

    to_ministry.drain()
    for _ in range(4):
        to_ministry.later()

    assert len(ministry.made) == 1
    warnings = [warning for task in told(to_ministry.hub).values() for warning in task.data.get("warnings", [])]
    assert [warning["code"] for warning in warnings] == ["THIEU_TEP"]
