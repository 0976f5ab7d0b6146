"""The hub keeps its contract: every answer is one that docs/portal.yaml lists, and our payloads fit their schemas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import jsonschema
import msgspec
import pytest
import requests
import schemathesis
import yaml
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.config import SchemathesisConfig

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Blanked, Event, PortalChanged, Received
from cchc_desktop.domain.retention import bare
from cchc_desktop.hub.app import load_catalogue
from cchc_desktop.hub.effects import TYPES
from cchc_desktop.wire import payloads
from tests.factories import ANY_EVENT, DOSSIERS, NOW, a_dossier
from tests.hub.counters import SALT, UNIT, Device, Site, a_site, jwk, numbered, raw

DOCUMENT = yaml.safe_load((Path(__file__).parents[2] / "docs" / "portal.yaml").read_text(encoding="utf-8"))
PAYLOADS = DOCUMENT["components"]["schemas"]["Op"]["x-payloads"]
REJECTIONS = ["400", "401", "403", "404", "409", "410", "412", "413", "415", "416", "422", "501"]


@schemathesis.serializer(
    "application/offset+octet-stream", "application/vnd.quay.bundle+zip", "application/vnd.quay.bundle"
)
def as_bytes(_context: object, value: Any) -> Any:
    """Bodies that are not JSON."""
    return str(value).encode()


load_all_checks()
HELD_TO = [
    CHECKS.get_one(name)
    for name in (
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
        "unsupported_method",
    )
]
refused = {"expected-statuses": REJECTIONS}
config = SchemathesisConfig.from_dict(
    {"checks": {"negative_data_rejection": refused, "missing_required_header": refused}}
)
schema = schemathesis.openapi.from_dict(DOCUMENT, config=config)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A hub that holds a catalogue."""
    with a_site(tmp_path_factory.mktemp("contract")) as site:
        load_catalogue(site.hub.storage, "thu-tuc", [{"code": "1.010803", "name": "Trợ cấp"}], "1", site.clock())
        yield site


@pytest.fixture(scope="module")
def device(site: Site) -> Device:
    """A signed-in counter that has received a dossier."""
    device = site.device()
    assert device.push([device.ledger.received(numbered(3001))]).status_code == 200
    return device


@schema.parametrize()
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_one_the_contract_lists(case: Case, device: Device) -> None:
    if case.query and str(case.query.get("waitSeconds", "0")) != "0":
        case.query["waitSeconds"] = 0  # a long poll would only be long
    headers = {"Authorization": f"Bearer {device.token}"}
    checks = [*HELD_TO, CHECKS.get_one("missing_required_header")]
    answer = case.call_and_validate(base_url=f"{device.url}/quay/v1", headers=headers, checks=checks)
    assert answer.status_code != 500


def fits(value: Any, name: str) -> bool:
    """True; raises where `value` is not what `components.schemas` says of `name`."""
    wanted = {"$ref": f"#/components/schemas/{name}", "components": DOCUMENT["components"]}
    jsonschema.Draft202012Validator(wanted).validate(value)
    return True


def listed(answer: requests.Response, path: str, method: str) -> Any:
    """The body, once it is what the contract says of this status."""
    said = DOCUMENT["paths"][path][method]["responses"][str(answer.status_code)]
    said = DOCUMENT["components"]["responses"]["Problem"] if "$ref" in said else said
    content = said.get("content", {}).get(answer.headers["content-type"].partition(";")[0])
    wanted = content["schema"] | {"components": DOCUMENT["components"]}
    jsonschema.Draft202012Validator(wanted).validate(answer.json())
    return answer.json()


def test_a_day_at_a_counter_is_answered_as_the_contract_says(site: Site) -> None:
    device = Device(site.url, site.clock)
    listed(device.enrol(site.code(5)), "/devices/enrol", "post")
    listed(device.ask_token(), "/oauth2/token", "post")
    wish = {"series": "MaHoSo", "MaDonVi": UNIT, "quantity": 1000, "deviceInstanceId": device.ledger.instance}
    granted = listed(device.call("POST", "/number-ranges", json=wish), "/number-ranges", "post")
    dossier = numbered(5001)
    batch_id = str(uuid4())
    ops = [device.ledger.received(dossier), device.ledger.entry(raw("x.unknown")), device.ledger.received(dossier)]
    pushed = listed(device.push(ops, batchId=batch_id), "/op-batches", "post")

    assert [result["outcome"] for result in pushed["results"]] == ["applied", "rejected", "conflict"]
    assert listed(device.call("GET", f"/op-batches/{batch_id}"), "/op-batches/{batchId}", "get") == pushed
    assert listed(device.call("GET", "/session"), "/session", "get")["ledgerHeads"][0]["seq"] == 3
    assert listed(device.call("GET", "/catalogues"), "/catalogues", "get")[0]["name"] == "thu-tuc"
    assert listed(device.call("GET", "/number-ranges"), "/number-ranges", "get")[0]["seen"]
    assert listed(device.call("GET", "/changes"), "/changes", "get")["changes"]
    assert listed(device.call("GET", "/snapshot"), "/snapshot", "get")["dossiers"]
    assert listed(device.call("GET", f"/dossiers/{dossier.code}"), "/dossiers/{id}", "get")["dossierUid"] == dossier.uid
    ledger = device.call("GET", "/ledger", params={"deviceInstanceId": device.ledger.instance})
    assert [op["seq"] for op in ledger.json()] == [1, 2, 3]
    found = device.call("POST", "/dossiers/search", json={"hoTen": "trần thị"})
    assert listed(found, "/dossiers/search", "post")["dossiers"]
    compared = {"MaDonVi": UNIT, "ngay": "2026-10-05", "entries": [{"dossierUid": dossier.uid}]}
    reconciled = listed(device.call("POST", "/reconciliations", json=compared), "/reconciliations", "post")
    assert reconciled == {"missingAtPortal": [], "missingAtCounter": [], "differing": []}
    closing = f"/number-ranges/{granted['rangeId']}/close"
    closed = listed(device.call("POST", closing, json={"reason": "restored"}), "/number-ranges/{rangeId}/close", "post")
    assert closed["state"] == "burned"


def test_a_wrong_jwk_is_answered_as_listed(site: Site) -> None:
    device = Device(site.url, site.clock)
    body = {"enrolmentCode": site.code(6), "jwk": jwk(device.key) | {"d": "x"}, "deviceInstanceId": str(uuid4())}
    answer = device.http.post(f"{site.url}/quay/v1/devices/enrol", json=body)

    assert answer.status_code == 400
    assert listed(answer, "/devices/enrol", "post")["code"] == "PHONG_BI_SAI"


@given(ANY_EVENT.filter(lambda event: not isinstance(event, PortalChanged)))
def test_payloads_fit_the_schema_of_their_type(event: Event) -> None:
    payload = payloads.write(event, a_dossier().after(event), SALT)
    name = PAYLOADS[payload.type]["$ref"].rpartition("/")[2]

    assert fits(msgspec.json.decode(payload.data), name)


@given(DOSSIERS.filter(lambda dossier: (dossier.intake.fee_amount or 0) >= 0))
def test_any_dossier_fits_the_schema_of_a_reception(dossier: Dossier) -> None:
    paid = tuple(replace(fee, method="tien-mat") for fee in dossier.fees)
    dossier = replace(dossier, fees=paid)
    assert fits(msgspec.json.decode(payloads.write(Received(NOW, dossier), dossier, SALT).data), "PayloadReceived")


def test_the_counter_s_own_payloads_fit_their_schemas() -> None:
    numbers = payloads.VoidedNumbers("r", date(2026, 10, 5).isoformat(), 3001, 3002, "Mất điện")
    left = bare(a_dossier())
    written = {
        "PayloadBlanked": payloads.write(Blanked(NOW, left), left, SALT),
        "PayloadNumberVoided": payloads.number_voided(numbers, SALT),
        "PayloadCounterEvent": payloads.counter_event("sign-in", {"ca": 1}, SALT),
        "PayloadPortalChanged": payloads.portal_changed(str(uuid4()), 2, "0" * 64, SALT),
    }

    for name, payload in written.items():
        fits(msgspec.json.decode(payload.data), name)
        assert PAYLOADS[payload.type]["$ref"].endswith(name)


def test_a_payload_without_salt_does_not_fit() -> None:
    with pytest.raises(jsonschema.ValidationError, match="salt"):
        fits({"lyDo": "x"}, "PayloadStopped")


def test_the_hub_knows_every_type_of_the_contract_and_each_is_described() -> None:
    types = DOCUMENT["components"]["schemas"]["Op"]["properties"]["type"]["enum"]
    assert set(types) == TYPES == PAYLOADS.keys()
