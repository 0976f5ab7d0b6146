"""One month of a busy office, lived by the acts themselves: three counters, four divisions, Tết, two swapped days.

The evenings are checked while it is lived (month_play.py), what is left of it here. CCHC_MONTH_DOSSIERS sets how many,
CCHC_MONTH_SLIPS=all draws and decodes every slip, CCHC_SEED lives another month.
"""

from __future__ import annotations

import os
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from random import Random
from typing import Any

import msgspec
import pytest
from factories import EVENTS

from cchc_desktop.domain import events
from cchc_desktop.domain.calendar import DayKind
from cchc_desktop.domain.code import parse_code
from cchc_desktop.domain.differences import Kind
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.money import METHODS
from cchc_desktop.domain.slip_kind import KINDS
from cchc_desktop.reports import papers
from cchc_desktop.store import dossiers, numbers, portal_states, tasks, verify
from cchc_desktop.wire import payloads, small_events
from tests.journey import month_calendar as calendar
from tests.journey import month_sheets, month_slips
from tests.journey.month_hand import Hand
from tests.journey.month_play import Month, lived

SEED = int(os.environ.get("CCHC_SEED") or zlib.crc32(b"a month of the office"))
DOSSIERS = int(os.environ.get("CCHC_MONTH_DOSSIERS", "600"))
ALL_SLIPS = os.environ.get("CCHC_MONTH_SLIPS") == "all"
SAMPLED = 150


@pytest.fixture
def seed() -> int:
    """Of the month, so that a failure tells it."""
    return SEED


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    with lived(tmp_path_factory.mktemp("month"), SEED, DOSSIERS) as month:
        for desk in (*month.desks, *month.desks):
            desk.hand.exchange()
        yield month


def hands(month: Month) -> list[Hand]:
    return [desk.hand for desk in month.desks]


def own(hand: Hand) -> Iterator[Dossier]:
    return (dossier for _, dossier in dossiers.own_states(hand.counter.db))


def test_every_evening_the_holders_balanced_and_the_day_close_was_what_the_books_say(month: Month, seed: int) -> None:
    assert month.evenings == 3 * len(calendar.days())


def test_the_month_had_tet_and_its_swapped_days(month: Month, seed: int) -> None:
    known = hands(month)[0].counter.desk.calendar
    days = [calendar.FIRST.fromordinal(n) for n in range(calendar.FIRST.toordinal(), calendar.LAST.toordinal() + 30)]

    assert [day for day in days if known.is_worked(day)] == [day for day in days if calendar.is_worked(day)]
    assert sum(known.kind(day) is DayKind.HOLIDAY for day in days) == 5
    assert [day for day in days if known.kind(day) is DayKind.SWAPPED_WORK] == sorted(calendar.MADE_UP)


_ELSEWHERE = {
    "papers.givenBack"
}  # in tests/acts/test_decide.py: here every folder is at the counter when it is withdrawn


def test_every_kind_of_event_happened(month: Month, seed: int) -> None:
    happened = Counter(entry.type for hand in hands(month) for entry in hand.counter.entries())
    kinds = {small_events.SMALL[kind][0] for kind in EVENTS if kind in small_events.SMALL} - _ELSEWHERE

    assert kinds | {"dossier.received", "dossier.adopted", "dossier.amended", "portal.changed"} <= happened.keys()
    assert happened["dossier.received"] >= DOSSIERS


def test_every_turn_a_month_can_take_was_taken(month: Month, seed: int) -> None:
    told: dict[str, set[Any]] = {name: set() for name in _TURNS}
    for hand in hands(month):
        for entry in hand.counter.entries():
            body = msgspec.json.decode(entry.payload)
            body |= body.get("tiepNhan") or {} if entry.type == "dossier.received" else {}
            for name, of in _TURNS.items():
                if entry.type == of:
                    told[name].add(body.get(name) or "")

    assert told["KenhThucHien"] == {"1", "2", "3"}
    assert told["kenhTraKetQua"] == {"", "1", "2"}
    assert told["giaiDoan"] == {"intake", "appraisal"}
    assert told["nguoiDuyet"] == {"", "cb01", "tq01"}  # a lead's leave, and a clerk's own when no lead is there
    assert told["lyDoNhapBu"] == {"", "Mất điện"}
    assert {number[:1] for number in told["SoBienNhan"]} == {"", "T"}
    assert told["hinhThucThanhToan"] == set(METHODS)
    assert told["uyQuyen"] == {"", True}
    assert told["trangThai"] == {"received", "accepted", "forwarded", "answered", "published"}
    assert month.world.differences == set(Kind)
    assert any(each.given and each.is_open for hand in hands(month) for each in hand.books.folders.values())


_TURNS = {
    **dict.fromkeys(("KenhThucHien", "kenhTraKetQua", "lyDoNhapBu", "SoBienNhan"), "dossier.received"),
    **dict.fromkeys(("giaiDoan", "nguoiDuyet"), "dossier.supplementRequested"),
    "hinhThucThanhToan": "fee.collected",
    "uyQuyen": "result.handedOver",
    "trangThai": "feedback.recorded",
}
"""Members of payloads by the type they are looked for in."""


def test_each_dossier_is_what_the_books_say(month: Month, seed: int) -> None:
    for hand in hands(month):
        for dossier in own(hand):
            folder = hand.books.folders[dossier.uid]
            assert (dossier.status.value, dossier.voided) == (folder.status, folder.voided), dossier.uid
            assert dossier.due_at == folder.due, dossier.uid
            if folder.home == hand.number and folder.code:
                assert (dossier.printed_code, dossier.printed_due_at) == (folder.code, folder.promised), dossier.uid
                assert dossier.owed == folder.owed


def test_every_control_sheet_reads_the_ledger(month: Month, seed: int) -> None:
    count = 0
    for hand in hands(month):
        db = hand.counter.db
        for dossier in own(hand):
            if not dossier.printed_code:
                continue
            sheet: Any = papers.gather(db, "control_sheet", dossier.uid, hand.counter.desk, month.world.clock())

            def document(digest: str, uid: str = dossier.uid, at: Hand = hand) -> dict[str, Any]:
                found = portal_states.get(at.counter.db, uid, digest)
                assert found is not None
                return dict(msgspec.json.decode(found))

            rows = month_sheets.Reader(document).read(hand.counter.entries(dossier.uid))
            assert [month_sheets.as_row(step) for step in sheet.course] == rows, dossier.uid
            assert sheet.dossier == dossier
            count += 1
    assert count >= DOSSIERS


@pytest.mark.timeout(0 if ALL_SLIPS else 900)
def test_every_slip_with_bars_decodes(month: Month, seed: int) -> None:
    printed = month.world.printed
    wanted = printed if ALL_SLIPS else month_slips.sample(printed, SAMPLED, Random(SEED))

    for each in wanted:
        pages, text = month_slips.read(month_slips.drawn(each))
        asked = each.prepared.asked
        assert set(chain.from_iterable(pages)) == month_slips.said(each), (asked.slip, asked.code, str(each.at))
        assert month_slips.named(each) in text
    assert {each.prepared.slip.kind for each in wanted} == set(KINDS) - {"posting_list", "inspection"}  # of an office


def test_the_sheets_that_were_drawn_say_each_stage(month: Month, seed: int) -> None:
    sheets = [each for each in month.world.printed if each.prepared.slip.kind == "control_sheet"]
    for each in sheets[:: max(1, len(sheets) // 10)]:
        slip: Any = each.prepared.slip
        _, text = month_slips.read(month_slips.drawn(each))
        for stage in slip.stages:
            for word in (stage.giver.name, stage.taker.name, stage.giver_person, stage.taker_person, stage.detail):
                assert "".join(word.split()) in text, (slip.title, word)


def test_every_store_verifies_whole_and_rebuilt_is_live(month: Month, seed: int) -> None:
    for hand in hands(month):
        assert verify.check_full(hand.counter.db) is None
        assert verify.check_rebuilt(hand.counter.db) is None


def test_no_number_was_given_twice_over_all_counters(month: Month, seed: int) -> None:
    given: list[str] = []
    for hand in hands(month):
        received = [entry.dossier_uid for entry in hand.counter.entries() if entry.type == "dossier.received"]
        for uid in received:
            dossier = hand.counter.dossier(uid or "")
            given += {code for code in (dossier.printed_code, dossier.official) if code}
        struck = {
            (of, day, n) for of, day, first, last, _ in numbers.voided(hand.counter.db) for n in range(first, last + 1)
        }
        used = {(code.day, code.ordinal) for code in map(parse_code, given) if code}
        assert not {(day, n) for _, day, n in struck} & {(day.isoformat(), n) for day, n in used}

    assert [code for code, times in Counter(given).items() if times > 1] == []
    assert len(given) >= DOSSIERS


def test_batches_and_letters_are_numbered_without_gap_or_double(month: Month, seed: int) -> None:
    for hand in hands(month):
        numbered: dict[str, list[int]] = {}
        for entry in hand.counter.entries():
            event = payloads.read(entry.type, entry.schema_version, entry.payload, month.world.clock())
            number = getattr(event, "slip_number", "") if isinstance(event, _NUMBERED) else ""
            if number and not isinstance(event, events.HandedOver):
                _, ordinal, series = number.replace("/", ".").split(".")
                numbered.setdefault(series, []).append(int(ordinal))
        assert len(numbered) == 4
        for ordinals in numbered.values():
            assert ordinals == list(range(1, len(ordinals) + 1))


_NUMBERED = (events.SupplementRequested, events.Refused, events.Stopped, events.Apologised)


def test_the_hub_has_each_received_dossier_once_with_the_same_state(month: Month, seed: int) -> None:
    held = month.world.hub.dossiers()
    received: set[str] = set()
    for hand in hands(month):
        assert month.world.hub.holds_all_of(hand.counter)
        for dossier in own(hand):
            if not dossier.is_received:
                assert dossier.uid not in held
                continue
            received.add(dossier.uid)
            there = held[dossier.uid].data
            assert there["TrangThaiHoSo"] == dossier.status.value, dossier.uid
            if hand.books.folders[dossier.uid].home == hand.number:
                assert bool(there.get("daHuy")) == dossier.voided
                assert there.get("MaHoSo") == dossier.official
    assert set(held) == received


def test_nothing_needs_a_person_but_what_the_test_did_on_purpose(month: Month, seed: int) -> None:
    for hand in hands(month):
        assert [(task.kind, task.dossier_uid) for task in tasks.still_open(hand.counter.db)] == []
