"""The self-test stops where something fails."""

from __future__ import annotations

import pytest

from cchc_desktop.app import places, self_test


def test_it_names_the_step_that_fails_and_goes_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "_decoded", lambda _pdf: {"H00.18-000000-0000"})

    steps = self_test.self_test(places.clock)

    assert [step["ok"] for step in steps] == [True, True, True, False]
    assert steps[-1]["step"] == "decode the bars"


def test_it_goes_the_whole_way() -> None:
    steps = {step["step"]: step for step in self_test.self_test(places.clock)}

    assert all(step["ok"] for step in steps.values())
    assert steps["report and board"]["rows"] > 0
    assert list(steps)[-2:] == ["archive", "verify"]
