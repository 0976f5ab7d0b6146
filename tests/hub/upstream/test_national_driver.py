"""The national push over real HTTP: made once whatever happens to the answers, never over another's dossier."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Amended, Apologised, HandedOver, ResultArrived
from cchc_desktop.hub import dossiers, feed
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.upstream import line_up
from cchc_desktop.hub.upstream.national_driver import NationalAdaptor
from cchc_desktop.wire.contract import Change
from tests.factories import LATER, NOW
from tests.hub.counters import UNIT, Ledger, numbered, push
from tests.hub.upstream.conftest import SECRET, Bench, Make, national_settings
from tests.hub.upstream.fakes import FakeNational


def told(hub: Hub) -> dict[str, Change]:
    """The tasks of the feed by the operation they speak of."""
    with hub.storage.reading() as db:
        found, _, _ = feed.page(db, hub.storage.epoch, UNIT, None, 500, frozenset({"task"}))
    return {change.id: change for change in found}


def standing(hub: Hub) -> line_up.Standing:
    with hub.storage.reading() as db:
        return line_up.standing(db)


def test_a_dossier_goes_on_and_the_counter_hears_of_it_by_its_operation(
    to_nation: Bench, national: FakeNational, caller: Caller, ledger: Ledger
) -> None:
    hub, dossier = to_nation.hub, numbered(3001)
    received = ledger.received(dossier)

    first = push(hub, caller, ledger, received).results[0]
    assert (first.outcome, first.version) == ("pending-upstream", 1)
    assert push(hub, caller, ledger, received).results[0].outcome == "pending-upstream"  # sent again: it still is
    assert to_nation.drain() == 1

    assert national.names() == ["login", "DongBoHoSoMC"]
    assert national.headers[-1]["dstcode"] == "VN:COM:1"
    assert national.calls[-1][1]["madonvi"] == "000.00.18.H52"
    assert national.dossiers[str(dossier.code)]["DonViXuLy"] == "UBND phường Minh Họa"
    change = told(hub)[received["opId"]]
    assert (change.causedBy, change.data["outcome"]) == (received["opId"], "applied")
    assert push(hub, caller, ledger, received).results[0].outcome == "duplicate"
    assert standing(hub) == line_up.Standing()


def test_each_line_of_progress_goes_once_at_most_ten_a_call(
    to_nation: Bench, national: FakeNational, caller: Caller, ledger: Ledger
) -> None:
    dossier = numbered(3001)
    events = [HandedOver(NOW, "Phòng"), ResultArrived(NOW, "Quyết định")] * 12
    push(to_nation.hub, caller, ledger, ledger.received(dossier))
    push(to_nation.hub, caller, ledger, *(ledger.event(event, dossier) for event in events[:2]))
    to_nation.drain()
    with to_nation.hub.storage.writing(UNIT) as db:
        kept = dossiers.load(db, [dossier.uid])[dossier.uid]
        kept.add("tienTrinh", *({"NguoiXuLy": f"Cán bộ {place}", "TrangThai": "4"} for place in range(23)))
        kept.changed_by(None, "", kept.status)
        dossiers.save(db, [kept], kept.arrived_at)
    to_nation.drain()

    sizes = [len(said["data"]) for name, said in national.calls if name == "CapNhatTienDoHoSoMC"]
    assert sizes == [2, 10, 10, 3]
    assert [line["NguoiXuLy"] for line in national.lines[2:]] == [f"Cán bộ {place}" for place in range(23)]


def test_what_changes_nothing_above_is_not_sent(
    to_nation: Bench, national: FakeNational, caller: Caller, ledger: Ledger
) -> None:
    dossier = numbered(3001)
    push(to_nation.hub, caller, ledger, ledger.received(dossier), ledger.event(HandedOver(NOW, "Phòng"), dossier))
    to_nation.drain()
    before = len(national.calls)
    again = ledger.event(HandedOver(NOW, "Phòng khác"), dossier)

    push(to_nation.hub, caller, ledger, again)
    to_nation.drain()

    assert len(national.calls) == before
    assert told(to_nation.hub)[again["opId"]].data["outcome"] == "applied"


@pytest.mark.parametrize("word", ["lost", "html", "500", "429"])
@pytest.mark.parametrize("says_who", [True, False])
def test_an_answer_that_never_came_makes_no_second_dossier(
    to_nation: Bench, national: FakeNational, caller: Caller, ledger: Ledger, word: str, says_who: bool
) -> None:
    national.trouble.append(("DongBoHoSoMC", word))
    national.says_who = says_who
    dossier = numbered(3001)
    push(to_nation.hub, caller, ledger, ledger.received(dossier))

    to_nation.drain()
    assert standing(to_nation.hub).waiting == 1
    assert to_nation.drain() == 0  # it waits its time
    to_nation.later()

    assert standing(to_nation.hub) == line_up.Standing()
    assert national.made == [dossier.code]
    assert national.names()[2] == "TraCuuHoSo"  # looked for before it is made again


def test_without_an_answer_in_time_it_is_looked_for_first(
    bench: Make, national: FakeNational, caller: Caller, ledger: Ledger
) -> None:
    national.trouble.append(("DongBoHoSoMC", "slow"))
    to_nation = bench(NationalAdaptor(national_settings(national.url, deadline_seconds=0.3), SECRET))
    push(to_nation.hub, caller, ledger, ledger.received(numbered(3001)))

    to_nation.drain()
    for _ in range(20):  # a slow machine does not answer in time each time
        to_nation.later()
        if not standing(to_nation.hub).waiting:
            break

    assert len(national.made) == 1
    assert standing(to_nation.hub).waiting == 0


def test_without_a_look_up_exists_already_is_believed_only_after_a_try_of_our_own(
    bench: Make, national: FakeNational, caller: Caller, ledger: Ledger
) -> None:
    national.trouble.append(("DongBoHoSoMC", "lost"))
    ours, others = numbered(3001), numbered(3002)
    national.dossiers[str(others.code)] = {"MaHoSo": others.code, "ChuHoSo": "Người Khác"}
    to_nation = bench(NationalAdaptor(national_settings(national.url, lookup=False), SECRET))
    push(to_nation.hub, caller, ledger, ledger.received(ours))
    to_nation.drain()
    push(to_nation.hub, caller, ledger, ledger.received(others))

    to_nation.later()

    assert national.dossiers[str(ours.code)]["ChuHoSo"] == "Trần Thị Ví Dụ"
    assert national.dossiers[str(others.code)]["ChuHoSo"] == "Người Khác"
    assert standing(to_nation.hub).refused == 1


def test_another_s_dossier_of_the_same_code_is_not_overwritten(
    to_nation: Bench, national: FakeNational, caller: Caller, ledger: Ledger
) -> None:
    dossier = numbered(3001)
    national.dossiers[str(dossier.code)] = {"MaHoSo": dossier.code, "ChuHoSo": "Người Khác", "MaTTHC": "1.010803"}
    received = ledger.received(dossier)
    push(to_nation.hub, caller, ledger, received)

    to_nation.drain()

    assert national.dossiers[str(dossier.code)]["ChuHoSo"] == "Người Khác"
    change = told(to_nation.hub)[received["opId"]]
    assert change.data["outcome"] == "accepted-with-warnings"
    assert [warning["code"] for warning in change.data["warnings"]] == ["MA_HO_SO_TRUNG"]


def test_a_refusal_is_told_once_and_again_after_a_correction(
    to_nation: Bench, national: FakeNational, caller: Caller, ledger: Ledger
) -> None:
    national.refuses = "Mã TTHC không hợp lệ"
    dossier = numbered(3001)
    received, other = ledger.received(dossier), numbered(3002)
    push(to_nation.hub, caller, ledger, received)
    to_nation.drain()
    apology = ledger.event(Apologised(NOW, "Muộn", LATER), dossier)
    push(to_nation.hub, caller, ledger, apology)
    to_nation.drain()
    amended = ledger.event(Amended(NOW, dossier.intake, "Sửa"), dossier)
    push(to_nation.hub, caller, ledger, amended)
    to_nation.drain()
    changes = told(to_nation.hub)

    outcomes = {changes[op["opId"]].data["outcome"] for op in (received, apology, amended)}
    warnings = [len(changes[op["opId"]].data.get("warnings", [])) for op in (received, apology, amended)]
    assert outcomes == {"accepted-with-warnings"}
    assert warnings == [1, 0, 1]
    assert "Mã TTHC không hợp lệ" in changes[received["opId"]].data["warnings"][0]["detail"]

    national.refuses = ""
    push(to_nation.hub, caller, ledger, ledger.received(other))
    to_nation.drain()
    assert national.made == [other.code]  # one that is refused holds up no other
    with to_nation.hub.storage.writing() as db:
        assert line_up.again(db, to_nation.hub.now()) == 1
    to_nation.drain()
    assert national.made == [other.code, dossier.code]
    assert standing(to_nation.hub) == line_up.Standing()


def test_what_its_form_cannot_hold_is_refused_here_and_cut_nowhere(
    to_nation: Bench, national: FakeNational, caller: Caller, ledger: Ledger
) -> None:
    dossier = numbered(3001)
    long = replace(dossier, intake=replace(dossier.intake, summary="x" * 1001))
    received = ledger.received(long)
    push(to_nation.hub, caller, ledger, received)

    to_nation.drain()

    (warning,) = told(to_nation.hub)[received["opId"]].data["warnings"]
    assert (warning["code"], warning["errors"][0]["pointer"]) == ("CONG_TREN_KHONG_GUI_DUOC", "/TrichYeuHoSo")
    assert national.calls == []


def test_a_code_given_above_is_found_here_too(
    to_nation: Bench, national: FakeNational, caller: Caller, ledger: Ledger
) -> None:
    national.renames = True
    dossier = numbered(3001)
    push(to_nation.hub, caller, ledger, ledger.received(dossier))

    assert to_nation.drain() == 1

    with to_nation.hub.storage.reading() as db:
        found = dossiers.find(db, UNIT, f"000-{dossier.code}")
    assert found is not None
    assert (found.uid, found.data["MaHoSoKhac"]) == (dossier.uid, f"000-{dossier.code}")


def test_a_session_that_ended_is_opened_anew(
    to_nation: Bench, national: FakeNational, caller: Caller, ledger: Ledger
) -> None:
    push(to_nation.hub, caller, ledger, ledger.received(numbered(3001)))
    to_nation.drain()
    national.sessions.append("s9")
    push(to_nation.hub, caller, ledger, ledger.received(numbered(3002)))

    to_nation.drain()
    to_nation.later()

    assert len(national.made) == 2
    assert national.names().count("login") == 2


def test_a_proxy_without_sessions_is_told_the_unit_in_the_address(
    bench: Make, national: FakeNational, caller: Caller, ledger: Ledger
) -> None:
    settings: dict[str, Any] = {"login_path": "", "unit_query": "MaDinhDanhDV", "paths": {"DongBoHoSoMC": "/them"}}
    to_nation = bench(NationalAdaptor(national_settings(national.url, **settings), SECRET))
    push(to_nation.hub, caller, ledger, ledger.received(numbered(3001)))

    to_nation.drain()

    assert national.names() == ["DongBoHoSoMC"]
    assert national.queries == [{"MaDinhDanhDV": "000.00.18.H52", "isUpdating": "False"}]


def test_a_dossier_that_was_forgotten_above_is_made_again(
    to_nation: Bench, national: FakeNational, caller: Caller, ledger: Ledger
) -> None:
    dossier = numbered(3001)
    push(to_nation.hub, caller, ledger, ledger.received(dossier))
    to_nation.drain()
    national.dossiers.clear()
    push(to_nation.hub, caller, ledger, ledger.event(HandedOver(NOW, "Phòng"), dossier))

    to_nation.drain()
    to_nation.later()

    assert national.made == [dossier.code, dossier.code]
    assert national.dossiers[str(dossier.code)]["TrangThaiHoSo"] == "4"


def test_of_two_with_one_code_the_later_goes_by_its_alias(
    to_nation: Bench, national: FakeNational, caller: Caller, ledger: Ledger
) -> None:
    first: Dossier = numbered(3001)
    second: Dossier = numbered(3001)
    push(to_nation.hub, caller, ledger, ledger.received(first), ledger.received(second))

    to_nation.drain()

    assert sorted(national.made) == [first.code, f"{first.code}-2"]
