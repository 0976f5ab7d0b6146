"""Cells are found by line and column, also those that are not there."""

from __future__ import annotations

from cchc_desktop.sheets.catalogue.grid import Grid, HeadLines


def test_cells_are_read_put_and_named() -> None:
    grid = Grid(HeadLines(1, 2, 0, ("Mã",)), {1: ["DANH MỤC"], 2: ["Mã"], 5: ["1.010803"], 4: []})
    grid.put(4, 2, "x")
    grid.put(9, 0, "y")

    assert (grid.at(4, 2), grid.at(4, 0), grid.at(4, 3), grid.at(7, 0)) == ("x", "", "", "")
    assert (grid.name(0), grid.name(1), grid.name(27)) == ("Mã", "B", "AB")
    assert grid.body() == [4, 5, 9]
