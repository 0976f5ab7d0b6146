"""The calls in a bundle are served as by network, to the device that made it; whoever carries it reads nothing."""

from __future__ import annotations

import msgspec
import pytest

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import bundle_calls, feed, pushing, put_back, ranges
from cchc_desktop.hub.app import load_catalogue
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire.bundle import Comparison, Feed, Former, Piece, Wish
from cchc_desktop.wire.canonical import sha256_hex
from cchc_desktop.wire.contract import BUNDLE_TYPE, ChangePage, NumberRange, OpBatchResult, RangeRequest, Session
from cchc_desktop.wire.reconciliation import Held, Request, Result
from tests.hub.bundle_makers import Maker, carried, said_to, sealing
from tests.hub.counters import UNIT, Site, numbered, raw

FEED = Feed(200, "dossier,catalogue", None, "")


@pytest.fixture
def maker(hub: Hub) -> Maker:
    return Maker(sealing(hub))


def test_operations_end_as_by_network(maker: Maker) -> None:
    ops = [maker.ledger.received(numbered(3001)), maker.ledger.entry(raw("x.unknown"))]
    bundle = maker.bundle(1, *ops)

    answer = maker.answer_to(maker.sealed(bundle))

    batch = bundle.batches[0]
    (said,) = said_to(answer, "/op-batches/")
    assert said.path == f"/op-batches/{batch.batchId}"
    result = msgspec.json.decode(said.body, type=OpBatchResult)
    assert [each.outcome for each in result.results] == ["accepted-with-warnings", "rejected"]  # outside its ranges
    assert pushing.push(maker.hub, maker.caller, batch.batchId, batch.body) == said.body
    session = msgspec.json.decode(said_to(answer, "/session")[0].body, type=Session)
    assert session.ledgerHeads[0].deviceInstanceId == maker.ledger.instance


def test_after_a_refused_batch_the_others_wait(maker: Maker) -> None:
    first = maker.bundle(1, maker.ledger.received(numbered(3001)))
    maker.ledger.received(numbered(3002))  # never sent
    second = maker.bundle(1, maker.ledger.received(numbered(3003)))
    third = maker.bundle(1, maker.ledger.received(numbered(3004)))
    first.batches += second.batches + third.batches

    said = said_to(maker.answer_to(maker.sealed(first)), "/op-batches/")
    assert [each.status for each in said] == [200, 409]


def test_the_same_bundle_again_is_answered_again(maker: Maker) -> None:
    request = RangeRequest("MaHoSo", UNIT, 1000, maker.ledger.instance)
    wish = Wish("0192f7c0-0000-7000-8000-00000000beef", msgspec.json.encode(request))
    data = maker.sealed(maker.bundle(1, maker.ledger.received(numbered(3001)), wish=wish, feed=FEED))
    first, again = maker.answer_to(data), maker.answer_to(data)
    for path in ("/op-batches/", "/number-ranges", "/catalogues"):
        assert [said.body for said in said_to(first, path)] == [said.body for said in said_to(again, path)]
    with maker.hub.storage.reading() as db:
        assert len(ranges.held(db, maker.device)) == 1


def test_the_feed_comes_page_after_page(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    ops = [maker.ledger.received(numbered(number)) for number in range(3001, 3006)]
    feed = Feed(2, "dossier", None, "")
    pages = [
        msgspec.json.decode(said.body, type=ChangePage)
        for said in said_to(maker.answer_to(maker.sealed(maker.bundle(1, *ops, feed=feed))), "/changes")
    ]
    assert [len(page.changes) for page in pages] == [2, 2, 1]

    feed = Feed(2, "dossier", pages[0].nextCursor, "")
    monkeypatch.setattr(bundle_calls, "_MOST", 0)
    said = said_to(maker.answer_to(maker.sealed(maker.bundle(2, feed=feed))), "/changes")
    assert [each.query["cursor"] for each in said] == [pages[0].nextCursor]  # the rest by the next bundle


def test_for_an_old_cursor_the_snapshot_comes(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    op = maker.ledger.received(numbered(3001))
    feed = Feed(200, "dossier", "another-database.5", "")
    answer = maker.answer_to(maker.sealed(maker.bundle(1, op, feed=feed)))
    assert [said.status for said in said_to(answer, "/changes")] == [410, 200]
    assert len(said_to(answer, "/snapshot")) == 1

    monkeypatch.setattr(bundle_calls, "_MOST_SNAPSHOT", 0)
    answer = maker.answer_to(maker.sealed(maker.bundle(2, feed=feed)))
    assert [said.status for said in said_to(answer, "/changes")] == [410]
    assert said_to(answer, "/snapshot") == []


def test_a_catalogue_comes_when_it_is_another(maker: Maker) -> None:
    load_catalogue(maker.hub.storage, "thu-tuc", [{"code": "1.010803", "name": "Trợ cấp"}], "2026-10", maker.hub.now())
    answer = maker.answer_to(maker.sealed(maker.bundle(1, feed=FEED)))
    (said,) = said_to(answer, "/catalogues/thu-tuc")
    assert (said.query, said.headers["content-type"]) == ({"version": "2026-10"}, "application/x-ndjson")

    known = Feed(200, "catalogue", None, "2026-10")
    answer = maker.answer_to(maker.sealed(maker.bundle(2, feed=known)))
    assert said_to(answer, "/catalogues/thu-tuc") == []


def test_a_restored_counter_gets_its_journal_and_its_ranges_are_burned(maker: Maker) -> None:
    pushed = maker.bundle(1, *[maker.ledger.received(numbered(number)) for number in (3001, 3002)])
    maker.answer_to(maker.sealed(pushed))
    with maker.hub.storage.writing() as db:
        request = RangeRequest("MaHoSo", UNIT, 1000, maker.ledger.instance)
        ranges.grant(db, maker.caller, request, maker.hub.now())
    former = Former(maker.ledger.instance, 1)

    answer = maker.answer_to(maker.sealed(maker.bundle(2, formers=[former])))

    assert [len(msgspec.json.decode(said.body)) for said in said_to(answer, "/ledger")] == [1, 0]
    (closed,) = [said for said in said_to(answer, "/number-ranges/") if said.method == "POST"]
    assert msgspec.json.decode(closed.body, type=NumberRange).state == "burned"


def test_files_are_held_once_whole(site: Site) -> None:
    maker, data = Maker(site.hub), bytes(range(256)) * 10
    sha256 = sha256_hex(data)
    pieces = [Piece(sha256, len(data), start, data[start : start + 1000]) for start in (0, 1000, 2000)]

    first = maker.answer_to(maker.sealed(maker.bundle(1, files=pieces[:1])))
    gap = maker.answer_to(maker.sealed(maker.bundle(2, files=pieces[2:])))
    again = maker.answer_to(maker.sealed(maker.bundle(3, files=[pieces[0], pieces[1]])))
    whole = maker.answer_to(maker.sealed(maker.bundle(4, files=pieces, wanted=[sha256, "ab" * 32])))

    path = f"/blobs/{sha256}"
    assert [said_to(each, path)[0].status for each in (first, gap, again, whole)] == [404, 404, 404, 200]
    assert [said.body for said in said_to(whole, "/blobs/") if said.method == "GET"] == [data]


def test_a_file_that_is_another_is_told(site: Site) -> None:
    maker = Maker(site.hub)
    piece = Piece("ab" * 32, 3, 0, b"xyz")
    bad = Piece("../../etc", 3, 0, b"xyz")
    answer = maker.answer_to(maker.sealed(maker.bundle(1, files=[piece, bad])))
    assert [said.status for said in said_to(answer, "/uploads")] == [422]
    assert {said.status for said in said_to(answer, "/blobs/")} == {404}


def test_over_http_any_device_carries(site: Site) -> None:
    maker, device = Maker(site.hub), site.device()
    data = maker.sealed(maker.bundle(1, maker.ledger.received(numbered(3001))))
    headers = {"Content-Type": BUNDLE_TYPE}
    answer = device.call("POST", "/bundles", data=data, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (200, BUNDLE_TYPE)
    broken = device.call("POST", "/bundles", data=data[:-1], headers=headers)
    assert (broken.status_code, broken.json()["code"]) == (422, "GOI_HONG")
    assert device.call("GET", "/session").json()["bundleKey"] == site.hub.seals.public.text  # type: ignore[union-attr]


def test_a_hub_without_keys_says_so(hub: Hub) -> None:
    with pytest.raises(Refusal) as refused:
        carried(hub, b"")
    assert refused.value.status == 501


def test_a_day_is_compared_after_everything_else_and_the_same_again(maker: Maker) -> None:
    op = maker.ledger.received(numbered(3001))
    request = Request(UNIT, "2026-10-05", [Held(op["dossierUid"], TrangThaiHoSo="9"), Held(new_uid())])
    comparison = Comparison("2026-10-05", 7, [msgspec.json.encode(request)])
    data = maker.sealed(maker.bundle(1, op, comparison=comparison))

    first, again = maker.answer_to(data), maker.answer_to(data)

    (said,) = said_to(first, "/reconciliations")
    result = msgspec.json.decode(said.body, type=Result)
    assert result.missingAtPortal == [request.entries[1].dossierUid]
    assert [each.members for each in result.differing] == [["TrangThaiHoSo"]]
    assert said.query == {"ngay": "2026-10-05", "viTri": "7", "trang": "0"}
    assert [each.path for each in said_to(first, "/dossiers/")] == [f"/dossiers/{op['dossierUid']}"]
    assert said_to(again, "/reconciliations")[0].body == said.body


def test_nothing_is_compared_after_a_refused_batch(maker: Maker) -> None:
    maker.ledger.received(numbered(3002))  # never sent
    comparison = Comparison("2026-10-05", 7, [msgspec.json.encode(Request(UNIT, "2026-10-05", []))])
    bundle = maker.bundle(1, maker.ledger.received(numbered(3003)), comparison=comparison)

    assert said_to(maker.answer_to(maker.sealed(bundle)), "/reconciliations") == []


def test_after_a_restore_a_bundle_is_its_maker_s_word_only_with_a_cursor_of_today(maker: Maker) -> None:
    hub = maker.hub
    (page,) = said_to(maker.answer_to(maker.sealed(maker.bundle(1, feed=FEED))), "/changes")
    before = msgspec.json.decode(page.body, type=ChangePage).nextCursor
    with hub.storage.writing() as db:
        put_back.notice_all(db, hub.now())
    object.__setattr__(hub.storage, "name", "anew")  # as it is called when it is opened again

    def is_awaited_after(seq: int, cursor: str | None) -> bool:
        bundle = maker.bundle(seq, created=instant_text(hub.now()), feed=Feed(200, FEED.types, cursor))
        maker.answer_to(maker.sealed(bundle))
        with hub.storage.reading() as db:
            return put_back.is_awaited(db, maker.caller)

    assert is_awaited_after(2, None)
    assert is_awaited_after(3, before)  # whose answer holds a cursor of today, within the same bundle
    with hub.storage.reading() as db:
        today = feed.page(db, hub.storage.epoch, UNIT, None, 1, frozenset())[1]
    assert not is_awaited_after(4, today)
