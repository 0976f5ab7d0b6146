"""The change feed: at least once, latest state, in commit order, by a cursor that shows when it is foreign."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import delete, select, update

from cchc_desktop.hub import feed, feed_marks, room
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.feed import Item
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.schema import changes
from cchc_desktop.wire.contract import Change
from tests.hub.counters import UNIT, Ledger, a_hub, numbered, push

NOTHING: frozenset[str] = frozenset()


def publish(hub: Hub, *items: Item) -> None:
    with hub.storage.writing() as db:
        feed.publish(db, items)


def task(name: str, version: int = 1, unit: str | None = UNIT) -> Item:
    return Item("task", name, unit, version, "2026-10-05T08:15:00.000+07:00", data=b"{}")


def page(
    hub: Hub, cursor: str | None = None, limit: int = 100, kinds: frozenset[str] = NOTHING
) -> tuple[list[Change], str, bool]:
    with hub.storage.reading() as db:
        return feed.page(db, hub.storage.epoch, UNIT, cursor, limit, kinds)


def ids(found: tuple[list[Change], str, bool]) -> list[str]:
    return [change.id for change in found[0]]


def test_changes_come_in_order_page_by_page_and_then_none(hub: Hub) -> None:
    publish(hub, task("a"), task("b"))
    publish(hub, task("c"))
    first = page(hub, limit=2)
    second = page(hub, first[1], limit=2)

    assert (ids(first), first[2]) == (["a", "b"], True)
    assert (ids(second), second[2]) == (["c"], False)
    assert ids(page(hub, second[1])) == []


def test_an_item_that_changes_again_comes_once_more_in_its_latest_state(hub: Hub) -> None:
    publish(hub, task("a", 1), task("b", 1))
    cursor = page(hub)[1]
    publish(hub, task("a", 2), task("a", 3))

    assert [(change.id, change.version) for change in page(hub, cursor)[0]] == [("a", 3)]
    assert ids(page(hub)) == ["b", "a"]


def test_a_unit_hears_of_its_own_and_of_what_is_everybody_s(hub: Hub) -> None:
    publish(hub, task("mine"), task("theirs", unit="H01.01"), task("all", unit=None))

    assert ids(page(hub)) == ["mine", "all"]


def test_the_cursor_passes_by_what_is_not_asked_for(hub: Hub) -> None:
    publish(hub, task("a"))
    found = page(hub, kinds=frozenset({"catalogue"}))

    assert ids(found) == []
    assert ids(page(hub, found[1])) == []


def test_positions_are_never_given_again(hub: Hub) -> None:
    publish(hub, task("a"))
    cursor = page(hub)[1]
    publish(hub, task("a", 2))  # takes the last row out and puts another in

    assert ids(page(hub, cursor)) == ["a"]
    with hub.storage.reading() as db:
        assert db.execute(select(changes.c.position)).scalars().all() == [2]


def test_a_page_ends_where_an_answer_is_full(hub: Hub) -> None:
    long = msgspec.json.encode({"noiDung": "x" * 300_000})
    publish(hub, *(task(name)._replace(data=long) for name in "abcd"))
    first = page(hub)
    second = page(hub, first[1])

    assert (ids(first), first[2]) == (["a", "b", "c"], True)
    assert (ids(second), second[2]) == (["d"], False)


def test_what_fills_an_answer_alone_comes_alone(hub: Hub) -> None:
    publish(hub, *(task(name)._replace(data=msgspec.json.encode({"x": "x" * 1_100_000})) for name in "ab"))
    first = page(hub)

    assert (ids(first), first[2]) == (["a"], True)
    assert ids(page(hub, first[1])) == ["b"]


def test_a_snapshot_s_page_ends_where_an_answer_is_full(
    hub: Hub, caller: Caller, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "ROOM", 4000)
    push(hub, caller, ledger, *(ledger.received(numbered(3001 + turn)) for turn in range(5)))
    sizes, token, epoch = [], None, hub.storage.epoch
    with hub.storage.reading() as db:
        pin = feed.new_pin(db, UNIT, "", "")
        while pin:
            told = feed.snapshot(db, epoch, UNIT, pin, 200)
            sizes.append(len(told.dossiers))
            token = told.nextPageToken
            if token is None:
                break
            pin = feed.pinned(token, epoch)

    assert sum(sizes) == 5
    assert len(sizes) > 1


def started_again(hub: Hub) -> None:
    with hub.storage.writing() as db:
        feed_marks.leave(db)


def ahead(hub: Hub, cursor: str) -> bool:
    with hub.storage.reading() as db:
        return feed.is_ahead(db, (hub.storage.name, hub.storage.epoch), UNIT, cursor)


def test_a_cursor_outlives_starts(hub: Hub) -> None:
    before = page(hub)[1]
    publish(hub, task("a"))
    cursors = [before, page(hub)[1]]
    for name in "bc":
        started_again(hub)
        publish(hub, task(name))
        cursors.append(page(hub)[1])

    assert [ahead(hub, cursor) for cursor in cursors] == [False] * 4
    assert ids(page(hub, cursors[1])) == ["b", "c"]


def test_a_cursor_of_what_a_put_back_hub_has_lost_is_seen_however_much_came_since(hub: Hub) -> None:
    """As if the backup had been taken after `a`: what a cursor says of `b` and later is of another history."""
    publish(hub, task("a"))
    kept = page(hub)[1]
    publish(hub, task("lost"), task("lost too"))
    lost = page(hub)[1]
    with hub.storage.writing() as db:
        db.execute(delete(changes).where(changes.c.item_id.like("lost%")))
        feed_marks.leave(db)
        db.execute(update(changes).values(position=1))
    publish(hub, *(task(f"new {turn}") for turn in range(5)))

    assert ahead(hub, lost)
    assert not ahead(hub, kept)
    assert not ahead(hub, lost.rpartition(".")[0])  # of a hub before there were marks: only its place can tell
    assert ahead(hub, f"{hub.storage.epoch}.1.of-no-start")


@pytest.mark.parametrize("cursor", ["x", "", "0", "{epoch}.", "{epoch}.-1", "{epoch}.99", "{epoch}.1x", "other.0"])
def test_a_foreign_cursor_asks_for_a_snapshot(hub: Hub, cursor: str) -> None:
    with hub.storage.reading() as db, pytest.raises(Refusal) as refused:
        feed.page(db, hub.storage.epoch, UNIT, cursor.format(epoch=hub.storage.epoch) or "?", 10, NOTHING)

    assert (refused.value.status, refused.value.code) == (410, "CON_TRO_HET_HAN")


def test_a_cursor_of_another_hub_is_foreign(hub: Hub, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    other = a_hub(folder)
    publish(other, task("a"))
    publish(hub, task("a"))

    with pytest.raises(Refusal, match="CON_TRO_HET_HAN"):
        page(hub, page(other)[1])
    other.storage.close()


def test_a_snapshot_is_paged_and_ends_with_a_cursor_to_go_on_from(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    push(hub, caller, ledger, *(ledger.received(numbered(3001 + turn)) for turn in range(3)))
    with hub.storage.reading() as db:
        pin = feed.new_pin(db, UNIT, "2026-10-05T08:15:00.000+07:00", "")
        first = feed.snapshot(db, hub.storage.epoch, UNIT, pin, 2)
    later = Ledger()
    push(hub, caller, later, later.received(numbered(3009)))
    with hub.storage.reading() as db:
        assert first.nextPageToken is not None
        second = feed.snapshot(db, hub.storage.epoch, UNIT, feed.pinned(first.nextPageToken, hub.storage.epoch), 2)

    assert (len(first.dossiers), first.cursor) == (2, None)
    assert (second.nextPageToken, second.asOf) == (None, first.asOf)
    [missed] = page(hub, second.cursor)[0]
    assert missed.data["MaHoSo"] == "H52.18-261005-3009"


def test_a_snapshot_may_begin_with_a_day(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    push(hub, caller, ledger, ledger.received(numbered(3001)))
    with hub.storage.reading() as db:
        pin = feed.new_pin(db, UNIT, "", "2026-10-06")
        assert feed.snapshot(db, hub.storage.epoch, UNIT, pin, 2).dossiers == []


@pytest.mark.parametrize("token", ["", "a~b", "other~1~x~y~z", "~~~~"])
def test_a_foreign_page_token_starts_over(hub: Hub, token: str) -> None:
    with pytest.raises(Refusal, match="CON_TRO_HET_HAN"):
        feed.pinned(token, hub.storage.epoch)


def test_whose_a_cursor_is_can_be_told(hub: Hub) -> None:
    cursor = page(hub)[1]

    assert [feed.is_of(hub.storage.epoch, each) for each in (cursor, None, "", f"x{cursor}")] == [True, *[False] * 3]
