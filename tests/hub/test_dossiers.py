"""Dossiers at the hub: found by any name, searched without diacritics, told of once a change."""

from __future__ import annotations

import pytest

from cchc_desktop.hub import dossiers
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.dossiers import Wanted
from cchc_desktop.hub.kept import Kept
from tests.hub.counters import UNIT

AT = "2026-10-05T08:15:00.000+07:00"


def kept(uid: str, code: str, name: str = "Đỗ Thị Hường", **members: object) -> Kept:
    data = {"TrangThaiHoSo": "2", "MaHoSo": code, "ChuHoSo": name, "NgayTiepNhan": AT, **members}
    return Kept(uid, UNIT, "device", AT, data=data, version=1, changed=True)


def save(hub: Hub, *worked_on: Kept) -> None:
    with hub.storage.writing() as db:
        dossiers.save(db, worked_on, AT)


def found(hub: Hub, **wanted: str) -> list[str]:
    with hub.storage.reading() as db:
        return [one.uid for one in dossiers.search(db, Wanted(**wanted), 0, 10)]


def test_what_was_saved_is_loaded_as_it_was(hub: Hub) -> None:
    save(hub, kept("a", "X-1"))
    with hub.storage.reading() as db:
        loaded = dossiers.load(db, ["a", "b"])

    assert loaded.keys() == {"a"}
    assert loaded["a"].data == kept("a", "X-1").data


def test_new_and_known_dossiers_are_saved_together(hub: Hub) -> None:
    save(hub, kept("a", "X-1"))
    with hub.storage.writing() as db:
        known = dossiers.load(db, ["a"])["a"]
        known.data["TrangThaiHoSo"] = "9"
        known.changed_by("op", "device", "2")
        dossiers.save(db, [known, kept("b", "X-2")], AT)

    assert found(hub, status="9") == ["a"]
    assert found(hub, status="2") == ["b"]


def test_a_nul_is_kept_in_the_document_and_in_no_column(hub: Hub) -> None:
    save(hub, kept("a", "X-1", GhiChu="\0", SoBienNhan="T\0-1"))

    with hub.storage.reading() as db:
        assert dossiers.load(db, ["a"])["a"].data == kept("a", "X-1", GhiChu="\0", SoBienNhan="T\0-1").data
        assert dossiers.holders(db, {"T-1"}, UNIT) == {"T-1": {"a"}}


def test_provisional_numbers_of_another_unit_are_not_ours(hub: Hub) -> None:
    other = kept("b", "Y-1", SoBienNhan="T-1")
    other.unit = "H99"
    save(hub, kept("a", "X-1", SoBienNhan="T-1"), other)
    with hub.storage.reading() as db:
        assert dossiers.holders(db, {"T-1", "Y-1"}, UNIT) == {"T-1": {"a"}, "Y-1": {"b"}}


def test_what_did_not_change_is_not_written(hub: Hub) -> None:
    untouched = kept("a", "X-1")
    untouched.changed = False
    save(hub, untouched)

    assert found(hub) == []


def test_of_two_dossiers_with_one_code_the_first_come_answers(hub: Hub) -> None:
    later = kept("a", "X-1", MaHoSoKhac="X-1-2")
    later.twin = later.uid
    later.arrived_at = "2026-10-05T09:00:00.000+07:00"
    save(hub, later, kept("b", "X-1"))

    with hub.storage.reading() as db:
        names = [dossiers.find(db, UNIT, name) for name in ("X-1", "X-1-2", "A", "nothing")]
        held = dossiers.holders(db, {"X-1", "X-1-2", "X-9"}, "H52.18")
    assert [one.uid if one else None for one in names] == ["b", "a", "a", None]
    assert held == {"X-1": {"a", "b"}, "X-1-2": {"a"}, "X-9": set()}


@pytest.mark.parametrize("text", ["huong", "ĐỖ", "do thi", "Hường đỗ", "X-1", "0012", ""])
def test_words_find_without_diacritics_in_any_order(hub: Hub, text: str) -> None:
    save(hub, kept("a", "X-1", chuHoSoChiTiet={"SoDinhDanh": "001200000001"}))

    assert found(hub, text=text) == ["a"]


@pytest.mark.parametrize("text", ["ường", "uong", "x-2", "200", "_", "0%", "do le"])
def test_other_words_do_not_find(hub: Hub, text: str) -> None:
    save(hub, kept("a", "X-1", chuHoSoChiTiet={"SoDinhDanh": "001200000001"}))

    assert found(hub, text=text) == []


def test_a_day_has_its_unit_s_receptions(hub: Hub) -> None:
    save(hub, kept("a", "X-1"))
    with hub.storage.reading() as db:
        assert [one.uid for one in dossiers.of_day(db, UNIT, "2026-10-05")] == ["a"]
        assert dossiers.of_day(db, UNIT, "2026-10-06") == dossiers.of_day(db, "other", "2026-10-05") == []
