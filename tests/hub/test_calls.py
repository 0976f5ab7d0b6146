"""A call: the device is known before its body is read, and a wrong method hears which are right."""

from __future__ import annotations

import requests

from tests.hub.counters import Site, problem_code


def test_who_is_nobody_is_told_so_before_the_body_counts(site: Site) -> None:
    answer = requests.post(f"{site.url}/quay/v1/op-batches", data=b"x" * 100, timeout=10)

    assert (answer.status_code, problem_code(answer)) == (401, "TOKEN_HET_HAN")


def test_a_missing_key_is_malformed(site: Site) -> None:
    device = site.device()
    headers = {"Authorization": f"Bearer {device.token}", "Content-Type": "application/json"}
    answer = requests.post(f"{site.url}/quay/v1/op-batches", data=b"{}", headers=headers, timeout=10)

    assert (answer.status_code, problem_code(answer)) == (400, "PHONG_BI_SAI")
    assert "Idempotency-Key" in answer.json()["detail"]


def test_a_head_is_answered_without_a_body(site: Site) -> None:
    answer = site.device().call("HEAD", "/session")

    assert (answer.status_code, answer.content) == (200, b"")
