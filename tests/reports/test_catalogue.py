"""A file held against the catalogue in force, and what changed since a day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from counter_fixtures import Counter
from factories import a_procedure

from cchc_desktop.acts.catalogue import Source, import_catalogue
from cchc_desktop.domain.catalogue import Reading, catalogue_version, read_rows, write_catalogue
from cchc_desktop.domain.decision import Decision
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.process import Step
from cchc_desktop.reports.catalogue import changed_since, preview
from cchc_desktop.store import meta, procedures

DAY = date(2026, 10, 5)
DECISION = Decision("1/QĐ", date(2025, 4, 14), "UBND tỉnh")


def a_file(*rows: Procedure) -> Reading:
    return read_rows(write_catalogue(rows), "ndjson")


def test_a_file_that_says_the_same_changes_nothing(counter: Counter) -> None:
    seen = preview(counter.db, a_file(*procedures.current(counter.db)), DAY)

    assert seen.changes.is_nothing
    assert seen.can_import
    assert seen.over == meta.read(counter.db, "catalogue_version")


def test_what_a_file_leaves_out_is_gone_unless_it_is_a_part(counter: Counter) -> None:
    known = procedures.current(counter.db)
    new = a_procedure(code="1.999999")

    whole = preview(counter.db, a_file(new), DAY)
    part = preview(counter.db, a_file(new), DAY, keep=True)

    assert (len(whole.changes.gone), len(whole.rows)) == (len(known), 1)
    assert (part.changes.gone, len(part.rows)) == ((), len(known) + 1)
    assert whole.version == whole.reading.version
    assert part.version == catalogue_version(write_catalogue(part.rows)) != part.reading.version


def test_while_a_row_is_refused_nothing_is_gone_and_nothing_can_be_imported(counter: Counter) -> None:
    text = write_catalogue([a_procedure(name="Tên mới")]) + json.dumps({"code": "x"})
    seen = preview(counter.db, read_rows(text, "ndjson"), DAY)

    assert not seen.can_import
    assert seen.changes.gone == ()
    assert [each.procedure.name for each in seen.changes.changed] == ["Tên mới"]


def test_a_process_that_does_not_come_out_at_the_time_is_told_of_what_changes(counter: Counter) -> None:
    first = procedures.current(counter.db)[0]
    wrong = replace(first, steps=(Step("Giải quyết", hours=900),))

    seen = preview(counter.db, a_file(wrong), DAY, keep=True)

    assert seen.can_import
    assert [notice.code for notice in seen.notices] == (["catalogue.process"] if first.processing_on(DAY) else [])
    assert preview(counter.db, a_file(first), DAY, keep=True).notices == ()


def test_a_list_without_papers_tells_whose_papers_it_takes_away(counter: Counter) -> None:
    with_papers = next(each for each in procedures.current(counter.db) if each.documents)
    (notice,) = preview(counter.db, a_file(replace(with_papers, documents=())), DAY, keep=True).notices

    assert notice.code == "catalogue.papers"
    assert notice.message.startswith(f"1 thủ tục sẽ không còn danh sách giấy tờ đang dùng ({with_papers.code}):")


def test_what_changed_since_a_day_is_told_from_the_versions_that_were_kept(counter: Counter) -> None:
    known = procedures.current(counter.db)
    import_catalogue(counter.db, known, "v1", counter.admin, counter.now, Source(DECISION))
    counter.clock.forward(days=10)
    changed = replace(known[0], name="Tên mới", version="v2")
    import_catalogue(counter.db, [changed, *known[2:]], "v2", counter.admin, counter.now, Source(DECISION))
    today = counter.now.date()

    since = changed_since(counter.db, today, today)
    earlier = changed_since(counter.db, today - timedelta(days=60), today)

    assert [part.text for each in since.changed for part in each.parts] == [f"tên: {known[0].name} → Tên mới"]
    assert (since.gone, since.new, since.unchanged) == ((known[1],), (), len(known) - 2)
    assert len(earlier.new) == len(known) - 1
    assert changed_since(counter.db, today + timedelta(days=1), today).is_nothing
