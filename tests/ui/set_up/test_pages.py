"""Each step asks for its own part of the form."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.set_up.form import SetUpForm
from cchc_desktop.ui.set_up.pages import (
    DevicesPage,
    KeyPage,
    ModePage,
    StepPage,
    fields_of,
    lead_page,
    office_page,
    portal_page,
)
from cchc_desktop.ui.theme import Theme


def the_pages(qtbot: QtBot) -> list[StepPage]:
    pages = [office_page(), lead_page(), DevicesPage(["Canon"]), portal_page()]
    for page in pages:
        qtbot.addWidget(page)
    return pages


def test_the_pages_together_ask_for_the_whole_form(qtbot: QtBot, theme: Theme) -> None:
    asked = [name for page in the_pages(qtbot) for name in page.values()]

    assert sorted(asked) == sorted(field.name for field in fields(SetUpForm))


def test_passwords_are_hidden_and_kept_as_typed(qtbot: QtBot, theme: Theme) -> None:
    page = the_pages(qtbot)[1]
    page.fields["password"].editor.setText(" có dấu cách ")
    page.fields["name"].editor.setText(" Lê Văn Trưởng Quầy ")

    assert page.fields["again"].editor.echoMode() is QLineEdit.EchoMode.Password
    assert page.values()["password"] == " có dấu cách "
    assert page.values()["name"] == "Lê Văn Trưởng Quầy"


def test_the_systems_printer_is_the_first_choice_and_means_none_named(qtbot: QtBot, theme: Theme) -> None:
    page = DevicesPage(["Canon", "Xprinter"])
    qtbot.addWidget(page)
    assert (page.values()["paper"], page.values()["printer"]) == ("a5", "")

    page.printer.setCurrentIndex(2)
    page.paper.set_value("80mm")

    assert (page.values()["paper"], page.values()["printer"]) == ("80mm", "Xprinter")


def test_a_port_is_asked_for_only_of_a_scanner_that_has_one(qtbot: QtBot, theme: Theme) -> None:
    page = DevicesPage([], [("COM3", "COM3 · USB Serial Device"), ("COM5", "COM5")])
    qtbot.addWidget(page)
    page.show()
    assert not page.port.isVisible()
    page.port.setCurrentIndex(1)
    assert (page.values()["scanner"], page.values()["port"]) == ("wedge", "")

    page.scanner.set_value("serial")

    assert page.port.isVisible()
    assert (page.values()["scanner"], page.values()["port"]) == ("serial", "COM3")
    page.port.setCurrentIndex(0)
    assert page.values()["port"] == ""


def test_practice_is_chosen_unless_somebody_says_otherwise(qtbot: QtBot, theme: Theme) -> None:
    page = ModePage()
    qtbot.addWidget(page)

    assert page.mode.value == "practice"


def test_the_key_is_shown_group_by_group(qtbot: QtBot, theme: Theme) -> None:
    page = KeyPage("ABCD-EFGH-2345")
    qtbot.addWidget(page)
    words = [label.text() for label in page.findChildren(QLabel)]

    assert [word for word in words if word in ("ABCD", "EFGH", "2345")] == ["ABCD", "EFGH", "2345"]


def test_every_field_knows_its_page(qtbot: QtBot, theme: Theme) -> None:
    where = fields_of(the_pages(qtbot))

    assert where["unit_code"][0] == 0
    assert where["password"][0] == 1
    assert where["url"][0] == 3
