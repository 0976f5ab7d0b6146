"""The contract's Dossier as typed structs: what is absent stays so, what is unknown passes, and it fits portal.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import yaml
from factories import DOSSIERS, a_dossier
from hypothesis import given

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.wire import outgoing
from cchc_desktop.wire.documents import (
    DossierDocument,
    FeeDocument,
    HolderDocument,
    IdentityDocument,
    PaperDocument,
    PersonDocument,
    PostalDocument,
    ReceptionDocument,
)

SCHEMAS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "docs" / "portal.yaml").read_text(encoding="utf-8")
)["components"]["schemas"]
NAMES = {
    DossierDocument: "Dossier",
    PersonDocument: "Person",
    PaperDocument: "SubmittedDocument",
    FeeDocument: "Fee",
    PostalDocument: "Postal",
    ReceptionDocument: "Reception",
    HolderDocument: "Holder",
}
LEAST: dict[str, Any] = {
    "dossierUid": "0192f7c0-0000-7000-8000-000000000001",
    "MaTTHC": "1.010803",
    "KenhThucHien": "1",
    "LoaiDoiTuong": "1",
    "ChuHoSo": "Trần Thị Ví Dụ",
    "TrangThaiHoSo": "2",
}


def valid(document: DossierDocument) -> None:
    schema = {"$ref": "#/components/schemas/Dossier", "components": {"schemas": SCHEMAS}}
    jsonschema.validate(msgspec.json.decode(msgspec.json.encode(document)), schema)


@pytest.mark.parametrize("struct", NAMES, ids=lambda struct: struct.__name__)
def test_each_member_is_one_the_contract_names(struct: type[msgspec.Struct]) -> None:
    assert set(struct.__struct_encode_fields__) <= set(SCHEMAS[NAMES[struct]]["properties"])


def test_a_dossier_may_say_no_more_than_the_contract_demands() -> None:
    document = msgspec.convert(LEAST, DossierDocument)
    assert set(LEAST) == set(SCHEMAS["Dossier"]["required"])
    assert {name: value for name, value in msgspec.to_builtins(document).items() if value} == LEAST


@pytest.mark.parametrize("missing", sorted(LEAST))
def test_without_what_the_contract_demands_it_is_no_dossier(missing: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({name: value for name, value in LEAST.items() if name != missing}, DossierDocument)


def test_members_of_a_newer_portal_pass_at_every_depth() -> None:
    sent = LEAST | {
        "moi": 1,
        "chuHoSoChiTiet": {"hoTen": "A", "moi": [1]},
        "DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": "2", "moi": {}}],
    }
    document = msgspec.convert(sent, DossierDocument)
    assert document.chuHoSoChiTiet.hoTen == "A"
    assert document.DinhDanhCHS == (IdentityDocument("1", "2"),)


@given(DOSSIERS)
def test_what_is_absent_is_left_out_and_read_as_empty(dossier: Dossier) -> None:
    document = outgoing.payload(dossier, "")
    assert msgspec.json.decode(msgspec.json.encode(document), type=type(document)) == document


def test_a_received_dossier_fits_the_contract() -> None:
    valid(outgoing.payload(a_dossier(), ""))
