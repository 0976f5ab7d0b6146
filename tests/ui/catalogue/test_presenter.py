"""A file is shown first and imported by one key with its decision; what is wrong or not allowed is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from counter_fixtures import Counter
from factories import a_procedure
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.catalogue import import_catalogue
from cchc_desktop.domain.catalogue import write_catalogue
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.store import catalogue_imports, procedures
from cchc_desktop.ui.catalogue import words
from cchc_desktop.ui.catalogue.presenter import CataloguePresenter
from cchc_desktop.ui.catalogue.view import CatalogueView

NEW = a_procedure(code="1.999999", name="Thủ tục mới")


@pytest.fixture
def file(counter: Counter, tmp_path: Path) -> str:
    """All that is known and one more."""
    made = tmp_path / "danh mục.ndjson"
    made.write_text(write_catalogue([*procedures.current(counter.db), NEW]), encoding="utf-8")
    return str(made)


def marks(view: CatalogueView) -> list[str]:
    return [view.table.rows.row(n).mark for n in range(view.table.rows.rowCount())]


def shown(qtbot: QtBot, view: CatalogueView, expected: list[str]) -> None:
    qtbot.waitUntil(lambda: marks(view) == expected)


def decided(view: CatalogueView) -> None:
    view.number.set_text("1276/QĐ-UBND")
    view.signed.set_text("14/04/2025")
    view.agency.set_text("UBND tỉnh")


def test_the_catalogue_in_force_is_shown_first(qtbot: QtBot, presenter: CataloguePresenter, view: CatalogueView,
                                               counter: Counter) -> None:  # fmt: skip
    presenter.refresh()

    qtbot.waitUntil(lambda: view.table.rows.rowCount() == len(procedures.current(counter.db)))
    assert not view.commit.isEnabled()


def test_a_file_is_shown_then_imported_with_its_decision(
    qtbot: QtBot, presenter: CataloguePresenter, view: CatalogueView, counter: Counter, file: str
) -> None:
    view.file_given.emit(f'"{file}"')  # as Windows copies a path
    shown(qtbot, view, ["Thêm"])
    assert procedures.get(counter.db, NEW.code) is None
    assert view.commit.words == "Nhập danh mục: thêm 1, sửa 0, bỏ 0"

    decided(view)
    with qtbot.waitSignal(presenter.imported):
        view.commit.click()

    assert procedures.get(counter.db, NEW.code) is not None
    (newest, *_) = catalogue_imports.latest(counter.db)
    assert newest.decision is not None
    assert newest.decision.number == "1276/QĐ-UBND"
    assert "1276/QĐ-UBND" in view.notice.text
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == len(procedures.current(counter.db)))


def test_without_a_decision_nothing_is_imported_and_the_fields_say_so(
    qtbot: QtBot, presenter: CataloguePresenter, view: CatalogueView, counter: Counter, file: str
) -> None:
    view.file_given.emit(file)
    shown(qtbot, view, ["Thêm"])

    view.commit.click()

    assert view.number.has_problem
    assert view.signed.has_problem
    assert view.agency.has_problem
    assert procedures.get(counter.db, NEW.code) is None


def test_a_row_that_is_wrong_keeps_all_out(
    qtbot: QtBot, presenter: CataloguePresenter, view: CatalogueView, tmp_path: Path
) -> None:
    wrong = tmp_path / "a.json"
    wrong.write_text(json.dumps([{"code": "x"}]), encoding="utf-8")

    view.file_given.emit(str(wrong))

    shown(qtbot, view, ["Sai"] * 3)
    assert not view.commit.isEnabled()
    view.file_given.emit(str(tmp_path / "nowhere.json"))
    shown(qtbot, view, ["Sai"])
    assert "Không mở được tệp nowhere.json" in view.table.rows.row(0).text


def test_a_part_of_the_procedures_leaves_the_others(
    qtbot: QtBot, presenter: CataloguePresenter, view: CatalogueView, counter: Counter, tmp_path: Path
) -> None:
    before = {each.code for each in procedures.current(counter.db)}
    part = tmp_path / "a.ndjson"
    part.write_text(write_catalogue([NEW]), encoding="utf-8")
    view.file_given.emit(str(part))
    shown(qtbot, view, ["Bỏ"] * len(before) + ["Thêm"])

    view.keep.setChecked(True)
    shown(qtbot, view, ["Thêm"])
    decided(view)
    with qtbot.waitSignal(presenter.imported):
        view.commit.click()

    assert {each.code for each in procedures.current(counter.db)} == before | {NEW.code}


def test_a_lead_sees_the_changes_and_imports_nothing(
    qtbot: QtBot, presenter: CataloguePresenter, view: CatalogueView, counter: Counter, who: list[Clerk], file: str
) -> None:
    who[0] = counter.lead

    view.file_given.emit(file)

    shown(qtbot, view, ["Thêm"])
    assert not view.commit.isEnabled()


def test_a_catalogue_that_changed_meanwhile_is_looked_at_again(
    qtbot: QtBot, presenter: CataloguePresenter, view: CatalogueView, counter: Counter, file: str
) -> None:
    view.file_given.emit(file)
    shown(qtbot, view, ["Thêm"])
    import_catalogue(counter.db, [a_procedure()], "of the portal", counter.admin, counter.now)
    decided(view)

    view.commit.click()

    qtbot.waitUntil(lambda: "vừa đổi" in view.notice.text)
    assert procedures.get(counter.db, NEW.code) is None


def test_what_changed_since_a_day_is_listed(
    qtbot: QtBot, presenter: CataloguePresenter, view: CatalogueView, counter: Counter
) -> None:
    import_catalogue(counter.db, [*procedures.current(counter.db), NEW], "v2", counter.admin, counter.now)
    today = counter.now.date()

    view.since_entered.emit("1/1/2999")
    assert view.since.has_problem
    view.since_entered.emit(f"{today:%d/%m/%Y}")

    shown(qtbot, view, ["Thêm"] * len(procedures.current(counter.db)))


def test_escape_leads_back_to_the_catalogue_and_then_away(
    qtbot: QtBot, presenter: CataloguePresenter, view: CatalogueView, counter: Counter, file: str
) -> None:
    view.path.set_text(file)
    view.file_given.emit(file)
    shown(qtbot, view, ["Thêm"])

    view.left.emit()
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == len(procedures.current(counter.db)))
    assert view.path.text == ""
    with qtbot.waitSignal(presenter.left):
        view.left.emit()


def test_a_procedure_leads_to_its_guide_and_the_list_to_its_paper(
    qtbot: QtBot, presenter: CataloguePresenter, view: CatalogueView
) -> None:
    presenter.refresh()
    qtbot.waitUntil(lambda: view.table.current is not None)
    assert view.table.current is not None
    code = view.table.current.code

    with qtbot.waitSignal(presenter.guide_wanted, check_params_cb=lambda wanted: wanted == code):
        view.table.chosen.emit(view.table.current)
    with qtbot.waitSignal(presenter.posting_wanted):
        view.posting_wanted.emit()


def test_for_another_clerk_nothing_is_left(
    qtbot: QtBot, presenter: CataloguePresenter, view: CatalogueView, file: str
) -> None:
    view.file_given.emit(file)
    shown(qtbot, view, ["Thêm"])
    decided(view)

    presenter.start_over()

    assert (marks(view), view.number.text, view.table.empty) == ([], "", words.READING)
