"""The hub keeps its contract: every answer is one that docs/portal.yaml lists, and our payloads fit their schemas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.checks import CHECKS, load_all_checks

from cchc_desktop.domain.events import Event, PortalChanged
from cchc_desktop.hub.app import load_catalogue
from cchc_desktop.hub.effects import TYPES
from cchc_desktop.wire import payloads
from tests.factories import ANY_EVENT, DOSSIERS, NOW, UID, a_dossier
from tests.hub.counters import SALT, Device, a_site, numbered

DOCUMENT = yaml.safe_load((Path(__file__).parents[2] / "docs" / "portal.yaml").read_text(encoding="utf-8"))
PAYLOADS = DOCUMENT["components"]["schemas"]["Op"]["x-payloads"]

load_all_checks()
HELD_TO = [
    CHECKS.get_one(name)
    for name in (
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
        "missing_required_header",
        "unsupported_method",
    )
]
schema = schemathesis.openapi.from_dict(DOCUMENT)


@pytest.fixture(scope="module")
def device(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Device]:
    """A signed-in counter at a hub that holds a dossier and a catalogue."""
    with a_site(tmp_path_factory.mktemp("contract")) as site:
        device = site.device()
        load_catalogue(site.hub.storage, "thu-tuc", [{"code": "1.010803", "name": "Trợ cấp"}], "1", site.clock())
        dossier = numbered(3001)
        assert device.push([device.ledger.received(dossier)]).status_code == 200
        yield device


@schema.parametrize()
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_one_the_contract_lists(case: Case, device: Device) -> None:
    if case.query and str(case.query.get("waitSeconds", "0")) != "0":
        case.query["waitSeconds"] = 0  # a long poll would only be long
    headers = {"Authorization": f"Bearer {device.token}"}
    case.call_and_validate(base_url=f"{device.url}/quay/v1", headers=headers, checks=HELD_TO)
