"""Which printer a slip goes to, and at how many dots."""

from __future__ import annotations

import pytest
from page_fixtures import NoPrinters

from cchc_desktop.ui.printing import printers
from cchc_desktop.ui.printing.printers import Readiness, chosen, dots_per_inch, is_roll, names, nearest, readiness


class Two(NoPrinters):
    """A PC with two printers."""

    @staticmethod
    def availablePrinterNames() -> list[str]:
        return ["Laser", "Nhiet"]

    @staticmethod
    def defaultPrinterName() -> str:
        return "Laser"


@pytest.fixture
def no_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printers, "QPrinterInfo", NoPrinters)


def test_the_office_s_choice_for_a_slip_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printers, "QPrinterInfo", Two)
    assert chosen({"receipt": "Nhiet"}, "receipt") == "Nhiet"
    assert chosen({"receipt": "Nhiet"}, "handover") == "Laser"
    assert names() == ["Laser", "Nhiet"]


def test_a_chosen_printer_that_is_gone_is_not_replaced_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printers, "QPrinterInfo", Two)
    assert chosen({"receipt": "Phong-khac"}, "receipt") == "Phong-khac"


def test_without_a_default_the_first_printer_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Two, "defaultPrinterName", staticmethod(lambda: ""))
    monkeypatch.setattr(printers, "QPrinterInfo", Two)
    assert chosen({}, "receipt") == "Laser"


@pytest.mark.usefixtures("no_printers")
def test_a_pc_without_printers_says_so() -> None:
    assert chosen({}, "receipt") == ""
    assert readiness("Quay-03") is Readiness.ABSENT


@pytest.mark.usefixtures("no_printers")
def test_a_printer_that_names_no_resolution_gets_the_usual_one() -> None:
    assert dots_per_inch("Quay-03", on_roll=False) == 600
    assert dots_per_inch("Quay-03", on_roll=True) == 203


def test_labels_and_the_receipts_of_a_thermal_printer_are_rolls() -> None:
    assert is_roll("label", "a5")
    assert is_roll("receipt", "80mm")
    assert not is_roll("receipt", "a5")
    assert not is_roll("handover", "80mm")


@pytest.mark.parametrize(
    ("known", "wanted"),
    [([], 600), ([72], 600), ([203], 203), ([300, 600, 1200], 600), ([300], 300), ([1200], 1200), ([180, 360], 360)],
)
def test_the_resolution_nearest_to_600_is_taken(known: list[int], wanted: int) -> None:
    assert nearest(known, 600) == wanted
