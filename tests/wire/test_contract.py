"""The envelopes fit the contract's own document, are lenient with what it may add, and carry payloads untouched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import yaml
from msgspec import inspect

from cchc_desktop.wire import contract, documents
from cchc_desktop.wire.contract import (
    Change,
    ChangePage,
    Clock,
    LedgerHead,
    NumberRange,
    Op,
    OpBatch,
    OpBatchResult,
    Operator,
    OpResult,
    RangeRequest,
    Session,
    SnapshotPage,
)

SCHEMAS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "docs" / "portal.yaml").read_text(encoding="utf-8")
)["components"]["schemas"]
UID = "0192f7c0-0000-7000-8000-000000000001"
AT = "2026-10-05T08:15:00.000+07:00"
NAMES = {"ProblemDocument": "Problem"}
ENVELOPES = [
    struct
    for struct in vars(contract).values()
    if isinstance(struct, type) and issubclass(struct, msgspec.Struct) and not struct.__name__.startswith("_")
]
DOCUMENTS = [
    struct
    for struct in vars(documents).values()
    if isinstance(struct, type) and issubclass(struct, msgspec.Struct) and not struct.__name__.startswith("_")
]
IN_CONTRACT = [struct for struct in ENVELOPES if NAMES.get(struct.__name__, struct.__name__) in SCHEMAS]


def an_op(**changes: Any) -> Op:
    facts: dict[str, Any] = {
        "opId": UID,
        "actId": UID,
        "seq": 1,
        "type": "dossier.received",
        "schemaVersion": 1,
        "occurredAt": AT,
        "operator": Operator("cb01", "Phạm Thị Tiếp Nhận", "Chuyên viên"),
        "payload": msgspec.Raw(b'{"salt":"AAAA"}'),
        "payloadSha256": "0" * 64,
        "previousHash": "0" * 64,
        "hash": "1" * 64,
    }
    return Op(**(facts | changes))


def valid(struct: msgspec.Struct, name: str) -> None:
    schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": SCHEMAS}}
    jsonschema.validate(msgspec.json.decode(msgspec.json.encode(struct)), schema)


def fields_of(struct: type) -> Iterator[inspect.Field]:
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    yield from info.fields


@pytest.mark.parametrize("struct", IN_CONTRACT, ids=lambda struct: struct.__name__)
def test_each_member_is_one_the_contract_names(struct: type) -> None:
    known = SCHEMAS[NAMES.get(struct.__name__, struct.__name__)].get("properties", {})
    assert {field.encode_name for field in fields_of(struct)} <= set(known)


# The contract marks nothing of these three as required; without the members we demand there is nothing to go on.
STRICT = [
    struct for struct in IN_CONTRACT if struct not in (contract.Device, contract.Session, contract.CatalogueEntry)
]


@pytest.mark.parametrize("struct", STRICT, ids=lambda struct: struct.__name__)
def test_each_member_we_demand_of_the_portal_is_one_it_must_send(struct: type) -> None:
    schema = SCHEMAS[NAMES.get(struct.__name__, struct.__name__)]
    demanded = {field.encode_name for field in fields_of(struct) if field.required}
    assert demanded <= set(schema.get("required", []))


@pytest.mark.parametrize("struct", ENVELOPES + DOCUMENTS, ids=lambda struct: struct.__name__)
def test_no_member_is_a_float_and_every_name_is_ascii(struct: type) -> None:
    assert all(field.encode_name.isascii() for field in fields_of(struct))
    assert "FloatType" not in repr(inspect.type_info(struct))


def test_a_batch_fits_the_contract() -> None:
    about_the_counter = an_op(type="counter.event", clock=Clock(offsetMs=-5, lastContactAt=AT), baseVersion=None)
    batch = OpBatch(UID, UID, 1, AT, [an_op(dossierUid=UID, baseVersion=3), about_the_counter])
    valid(batch, "OpBatch")


def test_an_entry_about_the_counter_says_that_it_has_no_dossier() -> None:
    assert b'"dossierUid":null' in msgspec.json.encode(an_op())


def test_the_payload_goes_out_byte_for_byte() -> None:
    stored = '{"z":1,  "a":"Đ\\u0111 "}'.encode()
    assert stored in msgspec.json.encode(an_op(payload=msgspec.Raw(stored)))


def test_a_request_for_numbers_fits_the_contract() -> None:
    valid(RangeRequest("MaHoSo", "H52.18", 1000, UID), "RangeRequest")


def test_a_range_reads_from_and_to() -> None:
    sent = {"rangeId": "r1", "series": "MaHoSo", "MaDonVi": "H52.18", "prefix": "H52.18", "from": 3000, "to": 3999}
    sent |= {"width": 4, "validFrom": "2026-01-01", "state": "open", "seen": [{"ngay": "2026-10-05", "highest": 3004}]}
    granted = msgspec.convert(sent, NumberRange)
    assert (granted.first, granted.last, granted.seen[0].highest) == (3000, 3999, 3004)
    valid(granted, "NumberRange")


def test_members_a_newer_portal_adds_are_passed_over() -> None:
    sent = {"kind": "dossier", "id": "x", "version": 2, "changedAt": AT, "futureMember": {"a": [1]}}
    assert msgspec.convert(sent, Change) == Change("dossier", "x", 2, AT)


@pytest.mark.parametrize("missing", ["kind", "id", "version", "changedAt"])
def test_a_change_without_what_it_must_have_is_refused(missing: str) -> None:
    sent = {"kind": "dossier", "id": "x", "version": 2, "changedAt": AT}
    del sent[missing]
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(sent, Change)


@pytest.mark.parametrize(
    ("struct", "member"),
    [
        (OpResult(UID, "applied"), "outcome"),
        (Change("dossier", "x", 1, AT), "kind"),
        (
            NumberRange(
                rangeId="r", series="MaHoSo", MaDonVi="H", prefix="H", first=1, last=2, validFrom="", state="open"
            ),
            "state",
        ),
    ],
    ids=["outcome", "kind", "state"],
)
def test_a_word_outside_the_contract_s_list_is_refused(struct: msgspec.Struct, member: str) -> None:
    sent = msgspec.to_builtins(struct) | {member: "invented"}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(sent, type(struct))


def test_a_session_without_anything_but_the_time_has_the_contract_s_defaults() -> None:
    session = msgspec.convert({"serverTime": AT}, Session)
    defaults = {
        name: member["default"] for name, member in SCHEMAS["Session"]["properties"].items() if "default" in member
    }
    assert {name: getattr(session, name) for name in defaults} == defaults


@pytest.mark.parametrize(
    ("struct", "name"),
    [
        (
            OpBatchResult(UID, AT, 3, [OpResult(UID, "applied", version=2)], LedgerHead(UID, 3, "0" * 64)),
            "OpBatchResult",
        ),
        (ChangePage([Change("dossier", UID, 1, AT, data={"a": 1})], "c1", False, AT), "ChangePage"),
        (SnapshotPage(AT, [], None, "c1"), "SnapshotPage"),
        (Session(AT, ledgerHeads=[LedgerHead(UID, 3, "0" * 64)]), "Session"),
    ],
    ids=["OpBatchResult", "ChangePage", "SnapshotPage", "Session"],
)
def test_answers_fit_the_contract_and_read_back(struct: msgspec.Struct, name: str) -> None:
    valid(struct, name)
    assert msgspec.json.decode(msgspec.json.encode(struct), type=type(struct)) == struct
