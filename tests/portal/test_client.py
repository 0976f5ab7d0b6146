from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import msgspec
import pytest

from cchc_desktop.portal import errors
from cchc_desktop.portal.client import Portal, enrol
from cchc_desktop.portal.errors import (
    CursorExpired,
    NoRangesHere,
    PortalRefused,
    PortalTrouble,
    PortalUnreachable,
    StrangeAnswer,
    Unauthorised,
)
from cchc_desktop.wire.canonical import canonical
from cchc_desktop.wire.contract import CatalogueEntry, EnrolRequest, Op, OpBatch, Operator, RangeRequest
from cchc_desktop.wire.reconciliation import Held, Request
from tests.portal.double import FAULTS, TOKEN_PATH, json_reply, problem, reply, reset

KEY = "01990000-0000-7000-8000-00000000000a"
BATCH = "01990000-0000-7000-8000-000000000001"
OP = "01990000-0000-7000-8000-000000000002"
INSTANCE = "01990000-0000-7000-8000-000000000003"
RANGE = {
    "rangeId": "r1",
    "series": "MaHoSo",
    "MaDonVi": "H52.18",
    "prefix": "H52.18",
    "from": 3000,
    "to": 3999,
    "validFrom": "2026-10-05",
    "state": "open",
}
PAGE = {"changes": [], "nextCursor": "c2", "hasMore": False, "serverTime": "t"}
DONE = {
    "batchId": BATCH,
    "serverTime": "t",
    "ackedThrough": 1,
    "results": [{"opId": OP, "outcome": "applied", "version": 3, "later": True}],
    "later": {},
}
REQUEST = RangeRequest(series="MaHoSo", MaDonVi="H52.18", quantity=1000, deviceInstanceId=INSTANCE)


def an_op(payload: bytes = b'{"z":1,"a":2}') -> Op:
    return Op(
        opId=OP,
        actId=KEY,
        seq=1,
        type="dossier.received",
        schemaVersion=1,
        occurredAt="2026-10-05T08:15:00.000+07:00",
        operator=Operator(maCanBo="cb1"),
        payload=msgspec.Raw(payload),
        payloadSha256="0" * 64,
        previousHash="0" * 64,
        hash="1" * 64,
    )


def a_batch() -> OpBatch:
    return OpBatch(BATCH, INSTANCE, 1, "2026-10-05T08:15:00.000+07:00", [an_op()])


CALLS = {
    "session": lambda portal: portal.session(),
    "push": lambda portal: portal.push(a_batch(), BATCH),
    "changes": lambda portal: portal.changes("c1"),
    "snapshot": lambda portal: portal.snapshot(),
    "find": lambda portal: portal.find(hoTen="Hường"),
    "grant_range": lambda portal: portal.grant_range(REQUEST, KEY),
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_of_every_call_becomes_trouble_with_a_name_and_a_sentence(
    fault, call, portal_double, connect, device_key, tried
):
    tried("fault of the network, by kind and call", 1)
    told = FAULTS[fault]
    portal_double.script("*", told.reply)
    warm_up_token = json_reply({"access_token": "t", "token_type": "Bearer", "expires_in": 3600})
    portal_double.script(TOKEN_PATH, warm_up_token)
    transport = connect(deadline=0.3 if told.silent else 60.0)
    portal = Portal(transport, "client-1", device_key, lambda: datetime.now(UTC), lambda _seconds: None)

    with pytest.raises(PortalTrouble) as trouble:
        CALLS[call](portal)

    assert type(trouble.value) is getattr(errors, told.raises)
    assert getattr(trouble.value, "reason", None) == (errors.Reason[told.reason] if told.reason else None)
    assert trouble.value.sentence.endswith(".")
    assert "127.0.0.1" not in str(trouble.value)


@pytest.mark.parametrize("call", CALLS)
def test_after_a_fault_the_same_client_goes_on(call, portal_double, portal):
    answers = {
        "session": {"serverTime": "t"},
        "push": DONE,
        "changes": PAGE,
        "snapshot": {"dossiers": [], "cursor": "c"},
        "find": {"dossiers": [], "cursor": "c"},
        "grant_range": RANGE,
    }
    portal_double.script("*", reset, FAULTS["garbage bytes"].reply, json_reply(answers[call]))
    for _ in range(2):
        with pytest.raises(PortalUnreachable):
            CALLS[call](portal)

    assert CALLS[call](portal) is not None


def test_a_token_goes_with_every_call_and_a_stale_one_is_renewed_once(portal, portal_double):
    portal_double.script("/session", problem(401, "TOKEN_HET_HAN"), json_reply({"serverTime": "t"}))

    assert portal.session().serverTime == "t"

    sent = [request.headers["authorization"] for request in portal_double.asked("/session")]
    assert sent == ["Bearer token-1", "Bearer token-2"]


def test_a_portal_that_refuses_every_token_is_not_stormed(portal, portal_double):
    portal_double.script("*", problem(401, "TOKEN_HET_HAN"))

    with pytest.raises(Unauthorised):
        portal.session()

    assert (len(portal_double.asked("/session")), portal_double.tokens_given) == (2, 2)


def test_the_portals_wish_to_wait_comes_with_the_trouble(portal, portal_double):
    portal_double.script("*", problem(429, "BAN", {"Retry-After": "7"}))

    with pytest.raises(PortalUnreachable) as trouble:
        portal.session()

    assert trouble.value.retry_after == 7.0


def test_a_batch_goes_out_as_it_stands_in_the_ledger(portal, portal_double):
    portal_double.script("/op-batches", json_reply(DONE))

    portal.push(a_batch(), BATCH)
    portal.push(canonical(a_batch()), BATCH)

    first, second = portal_double.asked("/op-batches")
    assert b'"payload":{"z":1,"a":2}' in first.body
    assert first.body == second.body
    assert first.headers["authorization"] == "Bearer token-1"
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"] == BATCH


@pytest.mark.parametrize(
    "results",
    [
        [{"opId": INSTANCE, "outcome": "applied"}],
        [{"opId": OP, "outcome": "perhaps"}],
        [],
        [{"opId": OP}],
    ],
    ids=["other operation", "unknown outcome", "no outcome", "outcome missing"],
)
def test_an_answer_that_does_not_name_our_operation_is_not_an_acknowledgement(portal, portal_double, results):
    portal_double.script("/op-batches", json_reply({**DONE, "results": results}))

    with pytest.raises(StrangeAnswer):
        portal.push(a_batch(), BATCH)


def test_a_batch_taken_for_later_is_polled(portal, portal_double, pauses):
    portal_double.script("/op-batches", reply(202, b"", {"Retry-After": "1"}))
    portal_double.script(f"/op-batches/{BATCH}", problem(404), json_reply(DONE))

    assert portal.push(a_batch(), BATCH).ackedThrough == 1
    assert pauses == [1.0, 1.0]


def test_a_lost_answer_can_be_asked_for(portal, portal_double):
    portal_double.script("/op-batches", reset)
    portal_double.script(f"/op-batches/{BATCH}", json_reply(DONE))
    with pytest.raises(PortalUnreachable):
        portal.push(a_batch(), BATCH)

    found = portal.batch_result(BATCH)

    assert found is not None
    assert found.results[0].outcome == "applied"
    assert portal.batch_result(INSTANCE) is None


def test_changes_ask_for_the_kinds_this_version_reads(portal, portal_double):
    portal_double.script("/changes", json_reply(PAGE))

    portal.changes(None, limit=50, wait_seconds=55)
    page = portal.changes("c 1&x=y")

    first, second = (request.query for request in portal_double.asked("/changes"))
    assert page.nextCursor == "c2"
    assert first == {
        "limit": "50",
        "waitSeconds": "55",
        "types": "dossier,result,task,notice,catalogue,range",
    }
    assert second["cursor"] == "c 1&x=y"


def test_a_cursor_too_old_is_told_apart(portal, portal_double):
    portal_double.script("/changes", problem(410))

    with pytest.raises(CursorExpired):
        portal.changes("c1")


@pytest.mark.parametrize("page", [{**PAGE, "nextCursor": ""}, {**PAGE, "nextCursor": "c1", "hasMore": True}])
def test_a_feed_that_would_run_in_circles_is_strange(portal, portal_double, page):
    portal_double.script("/changes", json_reply(page))

    with pytest.raises(StrangeAnswer, match="does not move"):
        portal.changes("c1")


def test_a_snapshot_comes_in_pages_and_ends_with_a_cursor(portal, portal_double):
    portal_double.script(
        "/snapshot",
        json_reply({"dossiers": [{"dossierUid": "d"}], "nextPageToken": "p2"}),
        json_reply({"dossiers": [], "nextPageToken": None, "cursor": "c9"}),
    )

    first = portal.snapshot()
    last = portal.snapshot(first.nextPageToken)

    assert (first.dossiers, last.cursor) == ([{"dossierUid": "d"}], "c9")
    assert portal_double.asked("/snapshot")[1].query == {"pageToken": "p2"}


def test_a_snapshot_can_be_had_in_smaller_pages(portal, portal_double):
    portal_double.script("/snapshot", json_reply({"dossiers": [], "cursor": "c9"}))

    portal.snapshot("p1", 25)
    portal.snapshot(limit=200)  # the contract's own, which need not be said

    assert [each.query for each in portal_double.asked("/snapshot")] == [{"pageToken": "p1", "limit": "25"}, {}]


@pytest.mark.parametrize("page", [{"dossiers": []}, {"dossiers": [], "nextPageToken": "p1"}])
def test_a_snapshot_without_an_end_is_strange(portal, portal_double, page):
    portal_double.script("/snapshot", json_reply(page))

    with pytest.raises(StrangeAnswer):
        portal.snapshot("p1")


def test_a_dossier_is_looked_up_by_any_of_its_names(portal, portal_double):
    portal_double.script("/dossiers/T01%2F261005-0001", json_reply({"dossierUid": "d"}))

    assert portal.dossier("T01/261005-0001") == {"dossierUid": "d"}
    assert portal.dossier("unknown") is None


def test_personal_values_travel_in_the_body_never_in_the_address(portal, portal_double):
    portal_double.script("/dossiers/search", json_reply({"dossiers": []}))

    portal.find(hoTen="Nguyễn Thị Hường", SoDinhDanh="001199000001")

    (asked,) = portal_double.asked("/dossiers/search")
    assert asked.json == {"hoTen": "Nguyễn Thị Hường", "SoDinhDanh": "001199000001"}
    assert asked.query == {}


def test_a_range_is_granted_and_closed(portal, portal_double):
    portal_double.script("/number-ranges", json_reply(RANGE, 201), json_reply([RANGE]))
    portal_double.script("/number-ranges/r1/close", json_reply({**RANGE, "state": "burned"}))

    granted = portal.grant_range(REQUEST, KEY)
    held = portal.ranges()
    closed = portal.close_range("r1", "restored", KEY)

    assert (granted.first, granted.last, held, closed.state) == (3000, 3999, [granted], "burned")
    assert portal_double.asked("/number-ranges")[0].headers["idempotency-key"] == KEY
    assert portal_double.asked("/number-ranges/r1/close")[0].json == {"reason": "restored"}


@pytest.mark.parametrize(
    "odd",
    [{"series": "SoBienLai"}, {"MaDonVi": "H52.19"}, {"from": 4000}, {"from": -1}, {"state": "closed"}],
    ids=str,
)
def test_a_range_other_than_asked_for_is_not_numbered_from(portal, portal_double, odd):
    portal_double.script("/number-ranges", json_reply({**RANGE, **odd}, 201))

    with pytest.raises(StrangeAnswer, match="another range"):
        portal.grant_range(REQUEST, KEY)


def test_a_range_that_stays_open_is_not_taken_for_closed(portal, portal_double):
    portal_double.script("/number-ranges/r1/close", json_reply(RANGE))

    with pytest.raises(StrangeAnswer, match="still open"):
        portal.close_range("r1", "replaced", KEY)


def test_a_portal_that_grants_no_ranges_is_told_apart(portal, portal_double):
    portal_double.script("/number-ranges", problem(501))

    with pytest.raises(NoRangesHere):
        portal.grant_range(REQUEST, KEY)


def test_a_catalogue_is_fetched_by_its_line_of_the_manifest(portal, portal_double):
    data = b'{"a":1}\n{"a":2}\n'
    digest = hashlib.sha256(data).hexdigest()
    manifest = {"name": "thu-tuc", "version": "7", "sha256": digest, "bytes": len(data), "rows": 2}
    portal_double.script("/catalogues", json_reply([manifest]))
    portal_double.script("/catalogues/thu-tuc", reply(200, data, {"Content-Type": "application/x-ndjson"}))

    (entry,) = portal.catalogues()

    assert isinstance(entry, CatalogueEntry)
    assert portal.catalogue(entry, bytearray()) == [{"a": 1}, {"a": 2}]
    (asked,) = portal_double.asked("/catalogues/thu-tuc")
    assert (asked.query, asked.headers["range"]) == ({"version": "7"}, "bytes=0-15")


def test_the_journal_comes_back_byte_for_byte(portal, portal_double):
    body = canonical([an_op()])
    portal_double.script("/ledger", reply(200, body, {"Content-Type": "application/json"}))

    (entry,) = portal.ledger(INSTANCE)

    assert bytes(entry.payload) == b'{"z":1,"a":2}'
    assert portal_double.asked("/ledger")[0].query["deviceInstanceId"] == INSTANCE


def test_a_journal_with_a_gap_is_strange(portal, portal_double):
    portal_double.script("/ledger", reply(200, canonical([an_op()]), {"Content-Type": "application/json"}))

    with pytest.raises(StrangeAnswer, match="gap"):
        portal.ledger(INSTANCE, after=1)


def test_an_instance_the_portal_never_met_has_an_empty_journal(portal, portal_double):
    portal_double.script("/ledger", problem(404))

    assert portal.ledger(INSTANCE) == []


def test_a_one_time_code_becomes_an_identity_without_any_token(connect, portal_double, device_key):
    device = {"deviceId": "d", "clientId": "client-1", "maThietBi": "01", "MaDonVi": "H52.18", "TenDonVi": "UBND"}
    portal_double.script("/devices/enrol", json_reply(device, 201), problem(410))
    request = EnrolRequest(enrolmentCode="ABCD", jwk=device_key.jwk(), deviceInstanceId=INSTANCE)

    assert enrol(connect(), request).clientId == "client-1"
    with pytest.raises(PortalRefused) as used:
        enrol(connect(), request)

    assert type(used.value) is PortalRefused
    assert "authorization" not in portal_double.received[0].headers
    assert portal_double.tokens_given == 0


def test_other_refusals_pass_through_where_one_is_expected(portal, portal_double):
    portal_double.script("*", problem(403))

    for call in (
        lambda: portal.changes("c1"),
        lambda: portal.dossier("x"),
        lambda: portal.grant_range(REQUEST, KEY),
        lambda: portal.ledger(INSTANCE),
    ):
        with pytest.raises(PortalRefused) as refused:
            call()
        assert refused.value.problem.status == 403


def test_closing_gives_the_connections_back_and_a_later_call_opens_anew(portal, portal_double):
    portal_double.script("/session", json_reply({"serverTime": "t"}))
    portal.session()
    portal.close()

    assert portal.session().serverTime == "t"
    assert portal_double.connections == 2
    portal.close()


@pytest.mark.parametrize("answer", [{"missingAtPortal": ["x"]}, {"differing": [{"dossierUid": "x", "members": []}]}])
def test_a_comparison_that_speaks_of_other_dossiers_is_not_believed(portal, portal_double, answer):
    portal_double.script("/reconciliations", json_reply(answer))

    with pytest.raises(StrangeAnswer):
        portal.reconcile(Request("H52.18", "2026-10-05", [Held("u")]), KEY)


def test_a_comparison_goes_with_its_key(portal, portal_double):
    portal_double.script("/reconciliations", json_reply({"missingAtPortal": ["u"], "missingAtCounter": ["x"]}))

    result = portal.reconcile(Request("H52.18", "2026-10-05", [Held("u")]), KEY)

    assert (result.missingAtPortal, result.missingAtCounter, result.differing) == (["u"], ["x"], [])
