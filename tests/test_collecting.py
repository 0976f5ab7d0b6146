"""Garbage is collected seldom for as long as it is asked for, and as before afterwards."""

from __future__ import annotations

import gc

import pytest

from cchc_desktop import collecting


@pytest.fixture
def unfrozen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is frozen stands for other tests as well: here it is only told of."""
    told: list[str] = []
    for name in ("freeze", "unfreeze"):
        monkeypatch.setattr(gc, name, lambda name=name: told.append(name))
    return told


@pytest.mark.parametrize(("standing", "told"), [(0, ["freeze", "unfreeze"]), (7, ["freeze"])])
def test_what_was_frozen_before_stays_so(
    unfrozen: list[str], monkeypatch: pytest.MonkeyPatch, standing: int, told: list[str]
) -> None:
    monkeypatch.setattr(gc, "get_freeze_count", lambda: standing)
    before = gc.get_threshold()
    with collecting.seldom():
        assert gc.get_threshold()[0] == collecting.AFTER
    assert gc.get_threshold() == before
    assert unfrozen == told
