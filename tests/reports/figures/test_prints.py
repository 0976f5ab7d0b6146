"""Prints and reprints of a period, by kind of slip."""

from __future__ import annotations

from counter_fixtures import DIVISION, Counter

from cchc_desktop.acts import custody, post, printing
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Selection
from cchc_desktop.reports.figures.prints import printed
from cchc_desktop.store import facts


def test_asked_handed_over_again_and_failed(counter: Counter) -> None:
    today = counter.now.date()
    assert printed(counter.db, Period(today, today), today).says_nothing
    uid = counter.receive().uid
    by_when = (counter.clerk, counter.now)
    for state in ("failed", "handed_over", "handed_over", ""):
        asked = printing.ask(counter.db, uid, "receipt", *by_when)
        if state:
            printing.note(counter.db, asked, state, "laser", "jam" if state == "failed" else "", by_when)
    sheet = printed(counter.db, Period(today, today), today)
    assert [row.cells for row in sheet.rows] == [("Giấy tiếp nhận", 4, 2, 1, 1, 1), ("Tổng số", 4, 2, 1, 1, 1)]


def test_behind_a_slip_of_a_batch_stand_its_dossiers_and_behind_a_report_none(counter: Counter) -> None:
    today, by_when, desk = counter.now.date(), (counter.clerk, counter.now), counter.desk
    given = [counter.receive().uid for _ in range(3)]
    slip = custody.hand_over(counter.db, desk, given, DIVISION, *by_when)
    custody.hand_over(counter.db, desk, [counter.receive().uid], DIVISION, *by_when)  # its slip was not printed
    for uid in given[:2]:
        custody.take_result(counter.db, uid, "Quyết định", *by_when)
    listed = post.post_results(counter.db, desk, [(given[0], "EV123456785VN")], *by_when)
    for name, kind in ((slip.number, "handover"), (listed.number, "postal_list"), ("ii06a", "report")):
        printing.ask(counter.db, name, kind, *by_when)

    rows = {row.cells[0]: row.traces[1] for row in printed(counter.db, Period(today, today), today).rows}

    found = {name: facts.uids(counter.db, trace, today) for name, trace in rows.items() if isinstance(trace, Selection)}
    assert sorted(found.pop("Phiếu bàn giao")) == sorted(given)
    assert found == {"Danh sách gửi bưu chính": given[:1], "Tổng số": found["Tổng số"]}
    assert sorted(found["Tổng số"]) == sorted(given)
    assert str(rows["Báo cáo"]).startswith("Giấy này không của riêng hồ sơ nào")
