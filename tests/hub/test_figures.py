"""The hub's figures: counted by route and outcome, each hub's own, in Prometheus' words."""

from __future__ import annotations

from prometheus_client.parser import text_string_to_metric_families

from cchc_desktop.hub.figures import Figures
from cchc_desktop.wire.contract import OpResult


def values(figures: Figures, name: str) -> dict[tuple[str, ...], float]:
    """One figure's samples by the values of their labels."""
    families = text_string_to_metric_families(figures.told().decode())
    samples = [sample for family in families for sample in family.samples if sample.name == name]
    return {tuple(sample.labels.values()): sample.value for sample in samples}


def test_requests_are_counted_by_route_method_and_status() -> None:
    figures = Figures()
    figures.request("/quay/v1/dossiers/{id}", "GET", 200, 0.02)
    figures.request("/quay/v1/dossiers/{id}", "GET", 200, 0.2)
    figures.request("/quay/v1/dossiers/{id}", "GET", 404, 0.001)

    counted = values(figures, "hub_requests_total")
    assert sorted(counted.values()) == [1, 2]
    assert all("/quay/v1/dossiers/{id}" in labels for labels in counted)
    assert sum(values(figures, "hub_request_seconds_count").values()) == 3


def test_batches_and_their_operations_are_counted_by_outcome() -> None:
    figures = Figures()
    figures.batch([OpResult("a", "applied"), OpResult("b", "applied"), OpResult("c", "rejected")])
    figures.batch_again()

    assert values(figures, "hub_batches_total") == {("taken",): 1, ("repeated",): 1}
    assert values(figures, "hub_operations_total") == {("applied",): 2, ("rejected",): 1}


def test_a_quantity_is_looked_up_when_it_is_asked_for_and_each_hub_has_its_own() -> None:
    figures, others = Figures(), Figures()
    held = [1]
    figures.watch("hub_held", "What is held", lambda: held[0])
    held[0] = 7

    assert values(figures, "hub_held") == {(): 7}
    assert values(others, "hub_held") == {}
