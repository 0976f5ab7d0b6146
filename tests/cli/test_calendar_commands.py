"""The calendar on the command line: whose dates it would move is told before it is set."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from command_line import ADMIN, EXAMPLES, LEAD, CommandLine


def a_calendar(folder: Path, day: str, kind: str = "holiday") -> Path:
    file = folder / "lich.toml"
    hours = '[[hours]]\nvalid_from = 2020-01-01\nsessions = ["07:00-11:30", "13:30-17:00"]\n'
    file.write_text(f'confirmed_through = 2030\n[[day]]\ndate = {day}\nkind = "{kind}"\n{hours}', encoding="utf-8")
    return file


def test_a_day_off_that_moves_a_date_is_set_only_when_it_was_seen(practised: CommandLine, tmp_path: Path) -> None:
    received = practised("receive", EXAMPLES / "intake.json").json
    day = datetime.fromisoformat(received["due_at"]).date().isoformat()
    file = a_calendar(tmp_path, day)

    dry = practised("calendar", "set", file, "--dry-run", "--clerk", LEAD)
    unasked = practised("calendar", "set", file, "--clerk", LEAD)
    done = practised("calendar", "set", file, "--confirm", "--clerk", LEAD)
    again = practised("calendar", "set", file, "--clerk", LEAD)

    (moved,) = dry.json["moved"]
    assert moved["code"] == received["code"]
    assert (dry.code, dry.json["set"]) == (0, False)
    assert (unasked.code, unasked.json["confirm"]) == (1, True)
    assert "Ngày đã in trên giấy hẹn giữ nguyên" in unasked.err
    assert (done.code, done.json["set"], len(done.json["warnings"])) == (0, True, 1)
    assert (again.code, again.json["moved"]) == (0, [])


def test_what_was_set_is_shown_and_holds_for_the_next_reception(practised: CommandLine, tmp_path: Path) -> None:
    first = datetime.fromisoformat(practised("receive", EXAMPLES / "intake.json").json["due_at"])
    practised("calendar", "set", a_calendar(tmp_path, first.date().isoformat()), "--confirm", "--clerk", LEAD)

    second = datetime.fromisoformat(practised("receive", EXAMPLES / "intake-business.json").json["due_at"])
    shown = practised("calendar", "show").json

    assert second.date() != first.date()
    assert [each["date"] for each in shown["days"]] == [first.date().isoformat()]
    assert shown["hours"][-1] == {"valid_from": "2020-01-01", "sessions": ["07:00-11:30", "13:30-17:00"]}


def test_a_clerk_sets_none_and_a_wrong_one_is_refused(real: CommandLine, tmp_path: Path) -> None:
    wrong = real("calendar", "set", a_calendar(tmp_path, "2026-13-01"), "--clerk", ADMIN)
    unknown = real("calendar", "set", a_calendar(tmp_path, "2026-12-01", "off"), "--clerk", ADMIN)

    assert (wrong.code, unknown.code) == (1, 1)
    assert unknown.json["problems"][0]["field"] == "day.1.kind"
