"""Each kind of operation: its bytes are canonical, frozen by golden files, and tell the same event back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import rfc8785
import yaml
from factories import DOSSIERS, EVENTS, LATER, NOW, a_business, a_dossier, a_person, a_reception, an_intake
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain import events as e
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Channel, Collector, Paper, ReturnChannel
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.person import IdentityKind, OwnerKind
from cchc_desktop.domain.status import Holder, HolderKind, Status
from cchc_desktop.wire import payloads, small_events
from cchc_desktop.wire.payloads import VERSION, Payload, VoidedNumbers

GOLDEN = Path(__file__).parent / "golden"
SALT = bytes(range(16))
SCHEMAS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "docs" / "portal.yaml").read_text(encoding="utf-8")
)["components"]["schemas"]

FULL = a_dossier(
    intake=an_intake(
        owner=a_business(name='Công ty "Đỗ & Con" <TNHH>', number_kind=IdentityKind.TAX_CODE),
        owner_kind=OwnerKind.ENTERPRISE,
        submitter=a_person(name="Nguyễn Thị Ỷ", number="123456789", number_kind=IdentityKind.OLD),
        authorised=True,
        case_code="TH1",
        sets=2,
        channel=Channel.POST,
        return_channel=ReturnChannel.POST,
        collector=Collector("Người Nhận", "0912345678", "Số 1, Xã Mai Sơn"),
        fee_amount=0,
        fee_exempt="người có công",
        summary="Trích yếu\nhai dòng",
        note="Ghi chú 😀",
        filed_on=date(2026, 10, 1),
    ),
    provisional="TQ32610050001K",
    alias="000.00.18.H52-261005-0007",
    status=Status.SUPPLEMENT,
    holder=Holder(HolderKind.DIVISION, "Phòng Người có công"),
    supplements=1,
    apologies=1,
    processed_at=LATER,
    returned_at=LATER,
    refused_at=LATER,
    fees=(PaidFee("f1", 8000, "tien-mat", "0001"), PaidFee("f2", 5000, "chuyen-khoan", voided=True)),
    voided=True,
    portal_version=7,
)
BARE = a_dossier(code=None, received_at=None, due_at=None, reception=a_reception(processing=None, procedure_version=""))
BROUGHT = replace(BARE, status=Status.NEW)
EXTRA = (Paper("Giấy khai sinh", 1, 2, 3, "05", "bản mờ"),)

# One event of each operation that changes a dossier: what the golden file of its name tells.
SAMPLES: dict[str, e.Event] = {
    "dossier.received": e.Received(NOW, FULL),
    "dossier.received.least": e.Received(NOW, BARE),
    "dossier.adopted": e.Adopted(NOW, FULL, 7),
    "dossier.amended": e.Amended(NOW, FULL.intake, "ghi nhầm tên"),
    "dossier.refused": e.Refused(NOW, "không thuộc thẩm quyền", "03/2026"),
    "dossier.supplementRequested": e.SupplementRequested(NOW, "Bổ sung", "thiếu", EXTRA, LATER, "02/2026", "tq01"),
    "dossier.supplementReceived": e.SupplementReceived(NOW, EXTRA, LATER),
    "dossier.apologised": e.Apologised(NOW, "chậm", LATER),
    "dossier.withdrawn": e.Withdrawn(NOW, "không làm nữa"),
    "dossier.stopped": e.Stopped(NOW, "có tranh chấp"),
    "dossier.voided": e.Voided(NOW, "nhập nhầm"),
    "fee.collected": e.FeeCollected(NOW, "f1", 8000, "tien-mat", "0001"),
    "fee.voided": e.FeeVoided(NOW, "f1", "thu nhầm"),
    "custody.handedOver": e.HandedOver(NOW, "Phòng Người có công", "GN-01"),
    "custody.taken": e.Taken(NOW, "Phòng Người có công"),
    "custody.sentBack": e.SentBack(NOW, "thiếu chữ ký"),
    "result.arrived": e.ResultArrived(NOW, "Quyết định số 5"),
    "result.handedOver": e.ResultHandedOver(NOW, "Nguyễn Thị Ỷ", True),
    "result.posted": e.ResultPosted(NOW, "RR123456789VN"),
    "result.itemCorrected": e.ItemCorrected(NOW, "RR123456785VN", "gõ nhầm số"),
    "slip.printed": e.SlipPrinted(NOW, "receipt", "failed", "p1", 2, "HP-A5", "OSError"),
    "file.linked": e.FileLinked(NOW, "ab" * 32, 120_345, "application/pdf", "Giấy khai sinh"),
    "feedback.recorded": e.FeedbackRecorded(
        NOW, "0192f7c0-0000-7000-8000-0000000000fb", "phan-anh", "received", "Chờ lâu", "Trần Thị Ví Dụ", "0912345678"
    ),
    "rating.recorded": e.Rated(NOW, 4, "nhanh"),
    "papers.givenBack": e.PapersGivenBack(NOW, EXTRA),
}
# The same with members that came later: an event that has them writes them, one that has not leaves no trace of them.
EXTENDED: dict[str, e.Event] = {
    "dossier.refused.beforeReception": e.Refused(NOW, "không thuộc thẩm quyền", "03.001/TC", BROUGHT),
    "dossier.supplementRequested.beforeReception": e.SupplementRequested(
        NOW, "Bổ sung", "thiếu", EXTRA, None, "03.001/HDHS", stage="intake", dossier=BROUGHT
    ),
    "dossier.supplementRequested.second": e.SupplementRequested(
        NOW,
        "Bổ sung",
        "thiếu",
        EXTRA,
        LATER,
        "03.002/HDHS",
        "tq01",
        "appraisal",
        "Điều 5 Nghị định 131/2021/NĐ-CP",
        "giấy nộp lần trước sai",
    ),
    "feedback.recorded.channelled": e.FeedbackRecorded(
        NOW, "0192f7c0-0000-7000-8000-0000000000fb", "kien-nghi", "received", "Thêm ghế", channel="dien-thoai"
    ),
    "dossier.amended.counted": e.Amended(NOW, FULL.intake, "ghi nhầm tên"),
    "dossier.amended.merging": e.Amended(
        NOW,
        FULL.intake,
        "ghi nhầm tên",
        replace(FULL.intake, note="", sets=1, owner=replace(FULL.intake.owner, phone="")),
    ),
    "dossier.supplementReceived.counted": e.SupplementReceived(NOW, EXTRA, LATER, LATER.date()),
    "dossier.apologised.numbered": e.Apologised(NOW, "chậm", LATER, "03.001/PXL"),
    "dossier.withdrawn.givenBack": e.Withdrawn(NOW, "không làm nữa", EXTRA),
    "dossier.stopped.numbered": e.Stopped(NOW, "có tranh chấp", "Điều 8", EXTRA, "03.001/TBD"),
    "custody.taken.signed": e.Taken(NOW, "Phòng Người có công", "Lò Thị Phòng"),
    "custody.taken.listed": e.Taken(NOW, "Phòng Người có công", "Lò Thị Phòng", "BG-3-261005-01"),
    "dossier.adopted.elsewhere": e.Adopted(NOW, replace(FULL, holder=Holder(HolderKind.COUNTER, "", "2")), 7),
    "result.arrived.shelved": e.ResultArrived(NOW, "Quyết định số 5", "B2"),
    "result.handedOver.authorised": e.ResultHandedOver(
        NOW, "Nguyễn Thị Ỷ", True, "000190000012", "Giấy ủy quyền ngày 01/10/2026"
    ),
    "slip.printed.numbered": e.SlipPrinted(NOW, "handover", "asked", "p2", slip_number="BG-3-261005-01"),
    "dossier.received.late": e.Received(
        NOW, replace(FULL, reception=a_reception(late_reason="mất điện"), reissues=2, paused_at=LATER)
    ),
}
SAMPLES |= EXTENDED
# Those that change no dossier by themselves.
OTHERS: dict[str, Payload] = {
    "portal.changed": payloads.portal_changed("c1", 8, "ab" * 32, SALT),
    "portal.changed.moved": payloads.portal_changed(
        "c1",
        8,
        "ab" * 32,
        SALT,
        e.PortalChanged(NOW, 8, holder=Holder(HolderKind.DIVISION, "Phòng Người có công", "2")),
    ),
    "portal.changed.merged": payloads.portal_changed(
        "c1", 8, "ab" * 32, SALT, e.PortalChanged(NOW, 8, items=("phone", "note"), follows=True)
    ),
    "portal.changed.added": payloads.portal_changed(
        "c1", 8, "ab" * 32, SALT, e.PortalChanged(NOW, 8, items=("paid", "voided", "supplements", "apologies"))
    ),
    "counter.event": payloads.counter_event("set_up", {"cheDo": "practice", "soThuTuc": 12, "a": [None, True]}, SALT),
    "number.voided": payloads.number_voided(VoidedNumbers("r1", "2026-10-05", 3001, 3009, "kho khôi phục"), SALT),
}


def golden(name: str) -> Path:
    return GOLDEN / f"{name}.v1.json"


def kind_of(name: str) -> str:
    return ".".join(name.split(".")[:2])


def subject(name: str) -> Dossier:
    """The dossier as it stands after the event: what `write` is given."""
    match event := SAMPLES[name]:
        case e.Amended() if name == "dossier.amended":
            return FULL  # corrections were not counted when it was first written
        case e.Received(dossier=dossier) | e.Adopted(dossier=dossier):
            return dossier
        case _:
            return FULL.after(event)


# Version 1, frozen: a ledger written years ago must still be read.


@pytest.mark.parametrize("name", SAMPLES)
def test_what_version_1_wrote_is_still_read(name: str) -> None:
    assert payloads.read(kind_of(name), 1, golden(name).read_bytes(), NOW) == SAMPLES[name]


@pytest.mark.parametrize("name", OTHERS)
def test_what_changes_no_dossier_by_itself_reads_as_nothing(name: str) -> None:
    assert payloads.read(kind_of(name), 1, golden(name).read_bytes(), NOW) is None


@pytest.mark.parametrize("name", SAMPLES)
def test_the_bytes_of_version_1_do_not_drift(name: str) -> None:
    written = payloads.write(SAMPLES[name], subject(name), SALT)
    assert written == Payload(kind_of(name), 1, golden(name).read_bytes())


@pytest.mark.parametrize("name", OTHERS)
def test_the_bytes_of_the_others_do_not_drift(name: str) -> None:
    assert OTHERS[name] == Payload(kind_of(name), 1, golden(name).read_bytes())


def test_there_is_a_golden_file_for_every_operation_that_is_written() -> None:
    written = {name for name, _ in small_events.SMALL.values()} | payloads._WHOLE | set(map(kind_of, OTHERS))
    assert {kind_of(name) for name in [*SAMPLES, *OTHERS]} == written
    assert {path.name for path in GOLDEN.iterdir()} == {golden(name).name for name in [*SAMPLES, *OTHERS]}


def test_every_operation_is_one_the_contract_names() -> None:
    assert {kind_of(name) for name in [*SAMPLES, *OTHERS]} <= set(SCHEMAS["Op"]["properties"]["type"]["enum"])


@pytest.mark.parametrize("name", [*SAMPLES, *OTHERS])
def test_each_payload_fits_the_schema_of_its_operation(name: str) -> None:
    schema = SCHEMAS["Op"]["x-payloads"][kind_of(name)] | {"components": {"schemas": SCHEMAS}}
    jsonschema.validate(msgspec.json.decode(golden(name).read_bytes()), schema)


@pytest.mark.parametrize("name", [*SAMPLES, *OTHERS])
def test_each_payload_is_canonical_carries_its_salt_and_no_float(name: str) -> None:
    data = golden(name).read_bytes()
    body = msgspec.json.decode(data)
    assert data == rfc8785.dumps(body)
    assert body["salt"] == "AAECAwQFBgcICQoLDA0ODw=="
    assert not any(isinstance(value, float) for value in leaves(body))


def leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for member in value.values() for leaf in leaves(member)]
    return [leaf for member in value for leaf in leaves(member)] if isinstance(value, list) else [value]


# Any event there can be.

WRITTEN = st.one_of(*(strategy for kind, strategy in EVENTS.items() if kind is not e.PortalChanged))


def known(event: e.Event) -> e.Event:
    """An adoption notes the version of the dossier it carries; what it is told beside is the entry's baseVersion."""
    if isinstance(event, e.Adopted):
        return replace(event, dossier=replace(event.dossier, portal_version=event.version))
    return event


@given(WRITTEN.map(known), DOSSIERS)
def test_every_event_is_told_back_by_its_payload(event: e.Event, before: Dossier) -> None:
    after = before.after(event)
    kind, version, data = payloads.write(event, after, SALT)
    assert payloads.read(kind, version, data, event.at) == event


@given(WRITTEN.map(known), DOSSIERS)
def test_every_payload_is_what_rfc_8785_makes_of_it(event: e.Event, before: Dossier) -> None:
    data = payloads.write(event, before.after(event), SALT).data
    assert data == rfc8785.dumps(msgspec.json.decode(data))


def test_two_payloads_of_the_same_event_differ_by_their_salt() -> None:
    event = SAMPLES["dossier.withdrawn"]
    assert payloads.write(event, FULL, bytes(16)).data != payloads.write(event, FULL, SALT).data


def test_the_moment_of_an_event_is_the_entry_s() -> None:
    later = datetime(2026, 12, 31, 23, 59, tzinfo=VN)
    read = payloads.read("custody.taken", 1, golden("custody.taken").read_bytes(), later)
    assert read == e.Taken(later, "Phòng Người có công")


def test_a_portal_s_change_is_no_act_of_ours() -> None:
    with pytest.raises(TypeError):
        payloads.write(e.PortalChanged(NOW, 3), FULL, SALT)


@pytest.mark.parametrize("name", ["dossier.received", "custody.taken", "counter.event"])
def test_a_version_this_program_does_not_know_is_refused_not_guessed(name: str) -> None:
    with pytest.raises(ValueError, match="unknown schema version"):
        payloads.read(name, VERSION + 1, golden(name).read_bytes(), NOW)


@pytest.mark.parametrize("name", EXTENDED)
def test_what_an_older_counter_left_out_is_at_its_default(name: str) -> None:
    plain = payloads.read(kind_of(name), 1, golden(kind_of(name)).read_bytes(), NOW)
    assert plain is not None
    assert not any(getattr(plain, member) for member in small_events.LATER.get(type(plain), ()))


@pytest.mark.parametrize(
    "event", [e.SlipPrinted(NOW, "handover", "asked", "p1", slip_number="BG-3-261005-01"), SAMPLES["feedback.recorded"]]
)
def test_what_is_of_no_dossier_is_written_and_read_alike(event: Any) -> None:
    kind, version, data = payloads.of_no_dossier(event, SALT)
    assert payloads.read(kind, version, data, NOW) == event
    assert data == payloads.write(event, FULL, SALT).data


def test_an_operation_of_tomorrow_changes_no_dossier_here() -> None:
    assert payloads.read("dossier.danced", 1, b'{"salt":""}', NOW) is None


@pytest.mark.parametrize("detail", [{"a": 0.5}, {"a": 2**53}, {"đ": 1}])
def test_an_event_of_the_counter_holds_nothing_readers_of_json_differ_about(detail: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        payloads.counter_event("x", detail, SALT)
