"""The lines of the page: procedures with their time and what was cut, refusals before notices before changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from counter_fixtures import Counter
from factories import a_procedure

from cchc_desktop.acts.catalogue import Source, import_catalogue
from cchc_desktop.domain.catalogue import write_catalogue
from cchc_desktop.domain.decision import Decision
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.procedure import ProcessingTime
from cchc_desktop.ui.catalogue import reading
from cchc_desktop.ui.catalogue.reading import Line

TODAY, EVER = date(2026, 10, 5), date(2000, 1, 1)
DECISION = Decision("1/QĐ", date(2025, 4, 14), "UBND tỉnh")
CUT = a_procedure(
    name="Cấp giấy",
    statutory=(ProcessingTime(Duration(15, Unit.WORKING_DAY), EVER),),
    local=(ProcessingTime(Duration(10, Unit.WORKING_DAY), EVER),),
)


def test_a_procedure_shows_its_time_and_the_days_that_were_cut(counter: Counter) -> None:
    import_catalogue(counter.db, [CUT], "v", counter.admin, counter.now, Source(DECISION))

    found = reading.standing(counter.db, TODAY)

    text = "Cấp giấy · Người có công · quy định 15 ngày làm việc, cắt giảm 5 ngày"
    assert found.lines == (Line("10 ngày làm việc", CUT.code, text),)
    assert found.decision == DECISION.text


def test_refusals_come_first_then_notices_then_changes(counter: Counter, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    known, new = "1.010803,Tên mới,Người có công", "1.999999,Mới,Người có công"
    file.write_bytes(f"code,name,procedure_field\n{known}\n{new}\n8,B,C\n".encode("utf-16"))

    seen = reading.read_preview(counter.db, file, False, TODAY)

    marks = [line.mark for line in reading.lines(seen)]
    assert marks[:3] == ["Sai", "Lưu ý", "Lưu ý"]  # of the encoding, and of papers that go
    assert set(marks[3:-1]) == {"Sửa"}
    assert marks[-1] == "Thêm"
    assert all(line.tone for line in reading.lines(seen))


def test_a_path_that_is_no_file_is_refused(counter: Counter, tmp_path: Path) -> None:
    for path in (tmp_path, Path("\0"), tmp_path / "không có.csv", Path()):
        seen = reading.read_preview(counter.db, path, False, TODAY)
        assert [problem.code for problem in seen.reading.problems] == ["catalogue.missing"]


def test_what_changed_since_a_day_has_the_same_lines(counter: Counter) -> None:
    import_catalogue(counter.db, [CUT], "v", counter.admin, counter.now, Source(DECISION))

    assert reading.since(counter.db, counter.now.date(), TODAY)[-1] == Line("Thêm", CUT.code, "Cấp giấy", "done")


def test_a_written_catalogue_is_read_as_it_is(counter: Counter, tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    file.write_text(write_catalogue([CUT]), encoding="utf-8")

    assert reading.read_preview(counter.db, file, True, TODAY).can_import
