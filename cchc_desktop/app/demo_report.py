"""What the day that was played leaves behind (kết quả ngày diễn): slips, a report of the sync, what lies where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cchc_desktop.app import demo_slips
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.demo_camera import PICTURES
from cchc_desktop.app.demo_others import Others
from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.slip_kind import RECEIPT
from cchc_desktop.store import deliveries, dossiers, ledger, summaries, verify
from cchc_desktop.sync.exchange import Report
from cchc_desktop.wire.contract import API_PATH

REPORT, GUIDE = "report.json", "README.txt"
_MOST = 1000
_WORDS = """\
Một ngày ở quầy tiếp nhận, chơi trong chính cửa sổ của chương trình, bằng phím thật. Người và số giấy tờ là giả định.
A day at the counter, played in the program's own window by real key events. People and their numbers are made up.

screenshots/   ảnh màn hình theo thứ tự trong ngày / the window, in the order of the day
receipts/      giấy tiếp nhận của từng hồ sơ, đúng như máy in nhận được / each dossier's receipt, as a printer got it
               -a4, -80mm: cùng hồ sơ trên giấy khác / the same dossier on other papers
slips/         mọi giấy khác in trong ngày, và một bản mẫu của mỗi loại giấy mà hôm đó không in
               every other slip of the day, and a sample of each kind that was not printed that day
report.json    đồng bộ, kiểm tra kho, số phím từng việc / the sync, verification, keys of each task; two more counters of that
               day, and an office without a network whose dossiers came by stick
"""


def clear(output: Path) -> None:
    """An older day's pictures and slips are taken away: some would keep their place beside the new ones."""
    folders = (PICTURES, "[0-9]*-*.png"), (demo_slips.RECEIPTS, "*.pdf"), (demo_slips.SLIPS, "*.pdf")
    for folder, ours in folders:
        for file in (output / folder).glob(ours):
            file.unlink()


def leave(counter: Counter, played: Play, tray: Path, output: Path, others: Others | None = None) -> dict[str, Any]:
    """Writes all of it; `counter` is opened for writing, the window closed. Returns the report."""
    with played.portal.running() as url:
        exchanged = played.portal.exchange()
        beside = others.evening(url + API_PATH, counter) if others else []
    received = [found for row in summaries.newest(counter.db, _MOST) if (found := dossiers.get(counter.db, row.uid))]
    received.sort(key=lambda dossier: dossier.printed_code)
    slips = demo_slips.leave(counter, played.clock(), received, tray, output)
    flaw = verify.check_full(counter.db)
    report = {
        "day": day_text(played.clock().date()),
        "all_acknowledged": exchanged.all_acknowledged
        and all(_is_acknowledged(counter, each) for each in received)
        and all(other["acknowledged"] for other in beside),
        "sync": _sync(counter, exchanged),
        "verify": {"flaw": flaw.what if flaw else None, "entries": ledger.last_pos(counter.db)},
        "procedures": len({dossier.intake.procedure_code for dossier in received}),
        "dossiers": [_told(counter, dossier) for dossier in received],
        "other_counters": beside,
        "keys": {task: {"keys": keys, "scans": scans} for task, (keys, scans) in played.hand.tasks.items()},
        "screenshots": len(played.camera.taken),
        "receipts": slips.pop(RECEIPT, 0),
        "slips": slips,
    }
    (output / REPORT).write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (output / GUIDE).write_text(_WORDS, encoding="utf-8")
    return report


def _sync(counter: Counter, exchanged: Report) -> dict[str, Any]:
    """As the command `sync` prints it: the last exchange, and what became of every entry there ever was."""
    return exchanged.as_json() | {"all_outcomes": deliveries.outcomes(counter.db)}


def _told(counter: Counter, dossier: Dossier) -> dict[str, Any]:
    return {
        "code": dossier.printed_code,
        "procedure_code": dossier.intake.procedure_code,
        "procedure": dossier.reception.short_name or dossier.reception.procedure_name,
        "status": dossier.status.label,
        "acknowledged": _is_acknowledged(counter, dossier),
        "outcomes": [answer.outcome for answer in _answers(counter, dossier)],
    }


def _is_acknowledged(counter: Counter, dossier: Dossier) -> bool:
    """Whether the portal answered every entry of it, and each well."""
    entries = ledger.of_dossier(counter.db, dossier.uid)
    answers = _answers(counter, dossier)
    return len(answers) == len(entries) and all(answer.outcome in deliveries.GOOD for answer in answers)


def _answers(counter: Counter, dossier: Dossier) -> list[deliveries.Delivery]:
    entries = ledger.of_dossier(counter.db, dossier.uid)
    return [answer for entry in entries if (answer := deliveries.get(counter.db, entry.pos))]
