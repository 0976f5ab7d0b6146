from __future__ import annotations

import json

import pytest

from cchc_desktop.portal.batches import Parcel, SentBatch, earlier, pushed
from cchc_desktop.portal.errors import PortalRefused, StillWorking, StrangeAnswer
from cchc_desktop.portal.message import Answer
from cchc_desktop.wire.contract import OpBatchResult, OpResult

BATCH = "01990000-0000-7000-8000-000000000001"
BODY = json.dumps({"batchId": BATCH, "ops": [{"opId": "a"}, {"opId": "b"}], "more": 1}).encode()
JSON = {"content-type": "application/json"}
WORKING = Answer(202, {"retry-after": "2"}, b"")
UNKNOWN = Answer(404, {"content-type": "application/problem+json"}, b"{}")


def result(*op_ids: str, batch_id: str = BATCH, acked: int = 2) -> dict[str, object]:
    results = [{"opId": op_id, "outcome": "applied"} for op_id in op_ids]
    return {"batchId": batch_id, "serverTime": "t", "ackedThrough": acked, "results": results}


def good(value: dict[str, object]) -> Answer:
    return Answer(200, JSON, json.dumps(value).encode())


class Portal:
    def __init__(self, *answers: Answer) -> None:
        self.answers, self.asked, self.pauses = list(answers), [], []

    def __call__(self, request):
        self.asked.append((request.method, request.path))
        return self.answers.pop(0)

    def push(self) -> OpBatchResult:
        return pushed(self, self.pauses.append, Parcel.of(BODY, BATCH))


def test_an_answer_that_names_ours_is_believed():
    assert Portal(good(result("a", "b"))).push().ackedThrough == 2


def test_uuids_are_the_same_in_capitals():
    assert Portal(good(result("A", "B", batch_id=BATCH.upper()))).push().ackedThrough == 2


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (result("a"), "other operations"),
        (result("a", "b", "c"), "other operations"),
        (result("a", "a"), "other operations"),
        (result("a", "b", "b"), "other operations"),
        (result("x", "y"), "other operations"),
        (result(), "other operations"),
        (result("a", "b", batch_id="another"), "another batch"),
        (result("a", "b", acked=-1), "impossible sequence"),
    ],
)
def test_an_answer_that_names_others_is_strange(answer, what):
    with pytest.raises(StrangeAnswer, match=what):
        Portal(good(answer)).push()


def test_a_portal_at_work_is_asked_again_as_it_wishes():
    portal = Portal(WORKING, UNKNOWN, WORKING, good(result("a", "b")))

    assert [op.outcome for op in portal.push().results] == ["applied", "applied"]
    assert portal.asked == [("POST", "/op-batches"), *[("GET", f"/op-batches/{BATCH}")] * 3]
    assert portal.pauses == [2.0, 2.0, 2.0]


def test_the_same_key_still_in_work_is_polled_and_not_sent_again():
    busy = Answer(409, JSON, b'{"code": "DANG_XU_LY"}')
    portal = Portal(busy, good(result("a", "b")))

    portal.push()

    assert [method for method, _path in portal.asked] == ["POST", "GET"]


def test_polling_ends_and_leaves_the_batch_for_a_later_round():
    portal = Portal(Answer(202, {"retry-after": "600"}, b""), *[WORKING] * 5)

    with pytest.raises(StillWorking) as working:
        portal.push()

    assert working.value.retry_after == 2.0
    assert portal.pauses == [5.0, 2.0, 2.0, 2.0, 2.0]


def test_what_a_poll_brings_is_checked_as_well():
    with pytest.raises(StrangeAnswer, match="other operations"):
        Portal(WORKING, good(result("x"))).push()


def test_an_earlier_batch_may_be_unknown():
    assert earlier(Portal(UNKNOWN), BATCH) is None


def test_an_earlier_batch_is_not_mixed_up():
    with pytest.raises(StrangeAnswer, match="another batch"):
        earlier(Portal(good(result("a", batch_id="another"))), BATCH)


def test_a_refusal_of_an_earlier_batch_is_passed_on():
    with pytest.raises(PortalRefused):
        earlier(Portal(Answer(403, JSON, b"{}")), BATCH)


def test_bytes_of_another_batch_are_not_sent():
    with pytest.raises(ValueError, match="another batch"):
        SentBatch.of(BODY, "01990000-0000-7000-8000-000000000002")


def test_every_operation_is_looked_for_whatever_the_order():
    sent = SentBatch(BATCH, ("a", "b"))
    told = OpBatchResult(BATCH, "t", 2, [OpResult("b", "rejected"), OpResult("a", "deferred")])

    assert sent.believed(told) is told
