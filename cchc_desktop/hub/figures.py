"""The hub's figures (số đo của cổng) for Prometheus: of one process, by route and outcome, never by person or dossier."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Sequence
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from cchc_desktop.wire.contract import OpResult

CONTENT_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)


class Figures:
    """Counted where it happens; another hub in this process has its own."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._requests = Counter(
            "hub_requests_total", "Requests answered", ["route", "method", "status"], registry=registry
        )
        self._seconds = Histogram(
            *("hub_request_seconds", "Time to the end of the answer", ["route", "method"]),
            registry=registry,
            buckets=_SECONDS,
        )
        self._batches = Counter("hub_batches_total", "Batches of operations", ["outcome"], registry=registry)
        self._operations = Counter("hub_operations_total", "Operations examined", ["outcome"], registry=registry)
        self._forwarded = Counter(
            "hub_upstream_total", "Dossiers brought to the portal above", ["outcome"], registry=registry
        )

    def request(self, route: str, method: str, status: int, seconds: float) -> None:
        """One request, once its answer is out."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route, method).observe(seconds)

    def batch(self, results: Sequence[OpResult]) -> None:
        """One batch, once it is committed."""
        self._batches.labels("taken").inc()
        for outcome, count in Tally(result.outcome for result in results).items():
            self._operations.labels(outcome).inc(count)

    def batch_again(self) -> None:
        """A batch whose answer was given before."""
        self._batches.labels("repeated").inc()

    def forwarded(self, outcome: str) -> None:
        """One try of one dossier: taken, refused, later."""
        self._forwarded.labels(outcome).inc()

    def watch(self, name: str, told: str, value: Callable[[], Any]) -> None:
        """A quantity that is looked up when it is asked for."""
        Gauge(name, told, registry=self._registry).set_function(value)

    def told(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self._registry)
