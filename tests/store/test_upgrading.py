"""Of an upgrade a clerk reads which step it is at and how many dossiers are done."""

from __future__ import annotations

from cchc_desktop.store.upgrading import EVERY, Stage, Step, counted, untold


def test_a_stage_names_its_place_its_step_and_how_far_it_is() -> None:
    assert Stage(Step.FACTS, 120_000, 1_000_000).text == (
        "Bước 2/4: Dựng lại số liệu của hồ sơ từ sổ cái, 120.000/1.000.000"
    )
    assert Stage(Step.KEEPING).text == "Bước 4/4: Ghi xuống ổ đĩa"


def test_it_is_told_at_the_start_and_every_thousand() -> None:
    told: list[Stage] = []
    rows = range(2 * EVERY + 1)

    assert list(counted(rows, Stage(Step.SEARCH, 0, len(rows)), told.append)) == list(rows)
    assert [stage.done for stage in told] == [0, EVERY, 2 * EVERY]
    assert list(counted([], Stage(Step.SEARCH), untold)) == []
