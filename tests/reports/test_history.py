"""A dossier's history: every kind of event in words, and what the portal said of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from counter_fixtures import DIVISION, Counter, document, hand_over
from factories import EVENTS, LATER, NOW, a_dossier, an_intake
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.acts import fees, portal_change, printing, supplement
from cchc_desktop.domain import events as e
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.status import Status
from cchc_desktop.reports import history
from cchc_desktop.store import deliveries, ledger
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.deliveries import Delivery
from cchc_desktop.wire.contract import Change

AT = "2026-10-05T09:00:00.000+07:00"
WORDS: list[tuple[Any, str]] = [
    (e.Received(NOW, a_dossier()), "Tiếp nhận, 4 loại giấy tờ, hẹn trả 29/10/2026"),
    (e.Received(NOW, a_dossier(due_at=None)), "Tiếp nhận, 4 loại giấy tờ, không có ngày hẹn trả"),
    (e.Adopted(NOW, a_dossier(), 3), "Nhận về quầy này"),
    (e.Amended(NOW, an_intake(), "Ghi nhầm tên"), "Chỉnh sửa thông tin: Ghi nhầm tên"),
    (e.Refused(NOW, "Sai nơi nộp"), "Từ chối tiếp nhận: Sai nơi nộp"),
    (e.Refused(NOW, "Sai nơi nộp", "03.001/TC"), "Từ chối tiếp nhận số 03.001/TC: Sai nơi nộp"),
    (e.SupplementRequested(NOW, "Căn cước"), "Yêu cầu bổ sung: Căn cước"),
    (e.SupplementRequested(NOW, "Thêm", slip_number="03.001/HDHS"), "Yêu cầu bổ sung số 03.001/HDHS: Thêm"),
    (
        e.SupplementRequested(NOW, "Thêm", slip_number="03.002/HDHS", approved_by="tq01", approval_reason="Luật"),
        "Yêu cầu bổ sung lần nữa số 03.002/HDHS: Thêm; tq01 duyệt, lý do: Luật; hồ sơ bị tính quá hạn",
    ),
    (e.SupplementReceived(NOW, (Paper("A"), Paper("B")), LATER), "Nhận bổ sung 2 loại giấy tờ, hẹn trả 29/10/2026"),
    (e.SupplementReceived(NOW, (Paper("A"),), None), "Nhận bổ sung 1 loại giấy tờ"),
    (e.Apologised(NOW, "Chậm", LATER), "Xin lỗi và hẹn lại ngày 29/10/2026"),
    (e.Apologised(NOW, "Chậm", LATER, "03.001/PXL"), "Xin lỗi và hẹn lại ngày 29/10/2026, số 03.001/PXL"),
    (e.Withdrawn(NOW, "Tự nguyện"), "Công dân rút hồ sơ: Tự nguyện"),
    (e.Withdrawn(NOW, "Đổi ý", (Paper("A", 2), Paper("B", 1))), "Công dân rút hồ sơ: Đổi ý; trả lại 3 bản chính"),
    (e.Stopped(NOW, "Quá hạn"), "Dừng xử lý: Quá hạn"),
    (
        e.Stopped(NOW, "Quá hạn", papers=(Paper("A", 1),), slip_number="03.001/TBD"),
        "Dừng xử lý số 03.001/TBD: Quá hạn; trả lại 1 bản chính",
    ),
    (e.Voided(NOW, "Nhập nhầm"), "Hủy hồ sơ nhập nhầm: Nhập nhầm"),
    (e.FeeCollected(NOW, "f", 1_250_000), "Thu phí 1.250.000 đồng"),
    (e.FeeVoided(NOW, "f", "Thu nhầm"), "Hủy khoản thu: Thu nhầm"),
    (e.HandedOver(NOW, DIVISION), f"Bàn giao cho {DIVISION}"),
    (e.HandedOver(NOW, DIVISION, "BG-3-261005-01"), f"Bàn giao cho {DIVISION}, phiếu BG-3-261005-01"),
    (e.Taken(NOW, DIVISION), f"{DIVISION} đã nhận bàn giao"),
    (e.Taken(NOW, DIVISION, "Lò Thị Phòng"), f"{DIVISION} đã nhận bàn giao, người ký nhận Lò Thị Phòng"),
    (e.SentBack(NOW, "Thiếu chữ ký"), "Phòng chuyên môn trả lại: Thiếu chữ ký"),
    (e.ResultArrived(NOW, "Quyết định"), "Kết quả đã về: Quyết định"),
    (e.ResultArrived(NOW), "Kết quả đã về"),
    (e.ResultArrived(NOW, "Quyết định", "B2"), "Kết quả đã về: Quyết định, để ở B2"),
    (e.ResultHandedOver(NOW, "Trần Văn Con"), "Trả kết quả cho Trần Văn Con"),
    (e.ResultHandedOver(NOW), "Trả kết quả"),
    (
        e.ResultHandedOver(NOW, "Trần Văn Con", True, "0001", "giấy ủy quyền"),
        "Trả kết quả cho Trần Văn Con, người được ủy quyền theo giấy ủy quyền",
    ),
    (e.ResultPosted(NOW, "EV1VN"), "Gửi kết quả qua bưu chính EV1VN"),
    (e.ResultPosted(NOW), "Gửi kết quả qua bưu chính"),
    (e.ItemCorrected(NOW, "EV2VN", "Gõ nhầm"), "Sửa mã bưu gửi thành EV2VN: Gõ nhầm"),
    (e.FileLinked(NOW, "ab" * 32, 9, "application/pdf", "Đơn"), "Lưu bản quét: Đơn"),
    (e.FileLinked(NOW, "ab" * 32, 9, "application/pdf"), "Lưu bản quét: kết quả giải quyết"),
    (e.FeedbackRecorded(NOW, "u", "phan-anh", "received", "Chờ lâu"), "Phản ánh, mới nhận: Chờ lâu"),
    (e.FeedbackRecorded(NOW, "u", "kien-nghi", "accepted"), "Kiến nghị, đã tiếp nhận xử lý"),
    (e.PapersGivenBack(NOW, (Paper("A", 2),)), "Trả lại giấy tờ: A; trả lại 2 bản chính"),
    (e.Rated(NOW, 4), "Đánh giá hài lòng 4/5"),
    (e.Rated(NOW, 5, "Nhanh"), "Đánh giá hài lòng 5/5: Nhanh"),
    (e.SlipPrinted(NOW, "receipt", "asked", "p"), "Yêu cầu in giấy tiếp nhận"),
    (e.SlipPrinted(NOW, "receipt", "handed_over", "p", 1, "HP"), "In giấy tiếp nhận · HP"),
    (e.SlipPrinted(NOW, "receipt", "handed_over", "p", 3, "HP"), "In giấy tiếp nhận lần 3 · HP"),
    (e.SlipPrinted(NOW, "receipt", "failed", "p"), "✕ Chưa in được giấy tiếp nhận"),
    (e.PortalChanged(NOW, 2, Status.FINISHED, LATER, note="Xong"), "Cổng báo: Đã xử lý xong, hẹn trả 29/10/2026, Xong"),
    (e.PortalChanged(NOW, 2), "Cổng báo: có cập nhật"),
    (e.PortalChanged(NOW, 2, items=("phone", "note")), "Cổng báo: lấy theo cổng số điện thoại, ghi chú"),
    (None, "Ghi nhận khác"),
]


@pytest.mark.parametrize(("event", "text"), WORDS, ids=[text for _, text in WORDS])
def test_each_event_is_said_in_the_clerk_s_words(event: Any, text: str) -> None:
    assert history.words(event) == text


def test_no_kind_of_event_is_left_without_words() -> None:
    assert {type(event) for event, _ in WORDS} - {type(None)} == set(EVENTS)


@given(event=st.one_of(*EVENTS.values()))
def test_any_event_has_a_line(event: Any) -> None:
    text = history.words(event)

    assert text
    assert text != "Ghi nhận khác"
    assert not re.search(r"None|<class|datetime", text.replace(str(getattr(event, "reason", "")), ""))


def test_the_newest_line_comes_first_with_who_and_when(counter: Counter) -> None:
    dossier = counter.receive()
    counter.clock.forward(hours=1)
    hand_over(counter, dossier)

    newest, first = history.lines(counter.db, dossier.uid)

    assert (newest.kind, first.kind) == ("custody.handedOver", "dossier.received")
    assert newest.at == datetime(2026, 10, 5, 9, 15, tzinfo=VN)
    assert newest.who == counter.clerk.name
    assert newest.portal == "Chưa gửi"


def test_a_clerk_without_a_name_is_called_by_the_code(counter: Counter) -> None:
    dossier = counter.receive(by=replace(counter.clerk, name=""))

    assert history.lines(counter.db, dossier.uid)[0].who == "cb01"


@pytest.mark.parametrize(
    ("outcome", "text"),
    [
        ("applied", "Cổng đã nhận"),
        ("duplicate", "Cổng đã nhận"),
        ("merged", "Cổng đã nhận, có gộp"),
        ("accepted-with-warnings", "Cổng đã nhận, cần xem"),
        ("pending-upstream", "Đã gửi cổng trung gian"),
        ("deferred", "Cổng giữ lại, chờ phần trước"),
        ("conflict", "Khác với cổng, cần xem"),
        ("rejected", "Cổng từ chối, cần xem"),
        ("something-new", "something-new"),
    ],
)
def test_what_the_portal_answered_stands_beside(counter: Counter, outcome: str, text: str) -> None:
    dossier = counter.receive()
    with transaction(counter.db):
        deliveries.put(counter.db, Delivery(ledger.last_pos(counter.db), outcome, 1, b"{}", AT))

    assert history.lines(counter.db, dossier.uid)[0].portal == text


def test_what_the_portal_changed_is_said_to_be_the_portal_s_sent_or_not(counter: Counter) -> None:
    dossier = counter.receive()
    deliveries.set_acked(counter.db, ledger.last_pos(counter.db))
    said = Change("dossier", dossier.uid, 5, AT, data=document(dossier, TrangThaiHoSo="9"))
    portal_change.accept_page(counter.db, [said], "c", counter.now)
    unsent = history.lines(counter.db, dossier.uid)[0]
    with transaction(counter.db):
        deliveries.put(counter.db, Delivery(ledger.last_pos(counter.db), "applied", 1, b"{}", AT))
    sent = history.lines(counter.db, dossier.uid)[0]

    assert (unsent.text, unsent.portal, unsent.who) == (
        "Cổng báo: Đã xử lý xong, hẹn trả 29/10/2026",
        "Cổng báo về",
        "Cổng",
    )
    assert sent == unsent


def test_printings_and_money_are_part_of_it(counter: Counter) -> None:
    dossier = counter.receive(fee_amount=30_000)
    printing.ask(counter.db, dossier.uid, printing.RECEIPT, counter.clerk, counter.now)
    fees.collect(counter.db, dossier.uid, fees.Payment(30_000), counter.clerk, counter.now)

    assert [line.text for line in history.lines(counter.db, dossier.uid)] == [
        "Thu phí 30.000 đồng",
        "Yêu cầu in giấy tiếp nhận",
        "Tiếp nhận, 3 loại giấy tờ, hẹn trả 29/10/2026",
    ]


def test_a_printing_is_one_line_with_its_end(counter: Counter) -> None:
    dossier = counter.receive()
    for state, error in ((printing.HANDED_OVER, ""), (printing.FAILED, "not_opened")):
        asked = printing.ask(counter.db, dossier.uid, printing.RECEIPT, counter.clerk, counter.now)
        printing.note(counter.db, asked, state, "Quay-03", error, (counter.clerk, counter.now))

    assert [line.text for line in history.lines(counter.db, dossier.uid)][:-1] == [
        "✕ Chưa in được giấy tiếp nhận lần 2 · Quay-03",
        "In giấy tiếp nhận · Quay-03",
    ]


def test_who_let_a_second_request_be_is_named(counter: Counter) -> None:
    dossier = counter.receive()
    for _ in range(2):
        ask = e.SupplementRequested(counter.now, "Thêm", approval_reason="Luật chuyên ngành")
        supplement.request_supplement(counter.db, counter.desk, dossier.uid, ask, counter.lead)
        supplement.receive_supplement(counter.db, counter.desk, dossier.uid, (), counter.clerk, counter.now)

    assert [f"{counter.lead.name} duyệt" in line.text for line in history.lines(counter.db, dossier.uid)] == [
        False,
        True,
        False,
        False,
        False,
    ]


def test_a_dossier_nobody_touched_has_no_history(counter: Counter) -> None:
    assert history.lines(counter.db, counter.mirror().uid) == []
