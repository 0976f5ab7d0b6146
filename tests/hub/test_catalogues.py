"""Catalogues: each version kept, told of in the feed, and every procedure ever held remembered."""

from __future__ import annotations

import msgspec
import pytest

from cchc_desktop.hub import catalogues, feed
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.wire.canonical import sha256_hex
from cchc_desktop.wire.contract import CatalogueEntry
from tests.hub.counters import UNIT, Clock

ROWS = [{"code": "1.010803", "name": "Trợ cấp thờ cúng liệt sĩ"}, {"code": "1.010801", "name": "Thân nhân liệt sĩ"}]


def load(hub: Hub, rows: list[dict[str, str]], version: str, name: str = "thu-tuc") -> CatalogueEntry:
    with hub.storage.writing() as db:
        return catalogues.load(db, name, rows, version, hub.now())


def test_a_catalogue_is_served_as_one_line_a_row(hub: Hub) -> None:
    entry = load(hub, ROWS, "2026-1")
    with hub.storage.reading() as db:
        body = catalogues.body(db, entry)

    assert [msgspec.json.decode(line) for line in body.splitlines()] == ROWS
    assert (entry.rows, entry.bytes, entry.sha256) == (2, len(body), sha256_hex(body))


def test_the_newest_version_is_current_and_older_ones_stay(hub: Hub, clock: Clock) -> None:
    load(hub, ROWS, "2026-1")
    clock.forward(days=1)
    load(hub, ROWS[:1], "2026-2")

    with hub.storage.reading() as db:
        assert [entry.version for entry in catalogues.manifest(db)] == ["2026-2"]
        assert catalogues.current(db, "thu-tuc").rows == 1
        assert catalogues.current(db, "thu-tuc", "2026-1").rows == 2
        with pytest.raises(Refusal, match="KHONG_TIM_THAY"):
            catalogues.current(db, "thu-tuc", "2025-9")


def test_the_same_version_again_changes_nothing_and_with_other_rows_is_refused(hub: Hub) -> None:
    first = load(hub, ROWS, "2026-1")

    assert load(hub, ROWS, "2026-1") == first
    with pytest.raises(ValueError, match="reused"):
        load(hub, ROWS[:1], "2026-1")


@pytest.mark.parametrize(("name", "version"), [("thu tuc", "1"), ("thu-tuc", "")])
def test_odd_names_are_refused(hub: Hub, name: str, version: str) -> None:
    with pytest.raises(ValueError, match="catalogue"):
        load(hub, ROWS, version, name)


def test_every_unit_hears_of_a_new_version(hub: Hub) -> None:
    load(hub, ROWS, "2026-1")
    load(hub, ROWS[:1], "2026-2")
    with hub.storage.reading() as db:
        [change] = feed.page(db, hub.storage.epoch, UNIT, None, 10, frozenset())[0]

    assert (change.kind, change.id, change.version, change.data["version"]) == ("catalogue", "thu-tuc", 2, "2026-2")


def test_a_procedure_once_held_is_remembered_without_its_suffix(hub: Hub, clock: Clock) -> None:
    load(hub, [{"MaTTHC": "1.000001.000.00.00.H56"}, {"code": "1.010803"}], "1")
    clock.forward(days=1)
    load(hub, ROWS, "2")
    load(hub, [{"code": "9.999999"}], "1", "ly-do")

    with hub.storage.reading() as db:
        asked = ["1.000001", "1.010803.000.00.00.H52", "1.010801", "9.999999"]
        assert catalogues.procedures_ever(db, asked) == {"1.000001", "1.010803", "1.010801"}
        assert catalogues.is_loaded(db)
