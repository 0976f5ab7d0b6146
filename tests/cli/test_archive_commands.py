"""Archives and retention on the command line."""

from __future__ import annotations

from pathlib import Path

from command_line import ADMIN, CommandLine

from cchc_desktop.store.connection import Database


def test_a_dossier_and_its_year_are_exported(practised: CommandLine, code: str, tmp_path: Path) -> None:
    one = practised("archive", code, "--out", tmp_path, "--clerk", "tq01")
    year = practised("archive", "--year", f"20{code.rpartition('-')[0][-6:][:2]}", "--out", tmp_path, "--clerk", "tq01")

    assert (one.code, one.json["dossiers"], Path(one.json["folder"]).name) == (0, 1, f"ho-so-{code}")
    assert (year.code, year.json["dossiers"]) == (0, 1)
    assert practised("verify", "--full").code == 0


def test_who_may_not_or_names_neither_is_told(practised: CommandLine, code: str, tmp_path: Path) -> None:
    refused = practised("archive", code, "--out", tmp_path)

    assert (refused.code, refused.json["problems"][0]["code"]) == (1, "role.archive")
    assert practised("archive", "--out", tmp_path).code == 64
    assert practised("archive", code, "--year", "2026", "--out", tmp_path).code == 64
    assert practised("archive", "--year", "2001", "--out", tmp_path, "--clerk", "tq01").code == 1


def test_retention_is_planned_and_applied_by_an_administrator(practised: CommandLine, code: str) -> None:
    admin = ("--clerk", ADMIN)
    plan = practised("retention", "apply", "--before", "2016-01-01", "--dry-run", *admin)
    done = practised("retention", "apply", "--before", "2016-01-01", "--decision", "12/QĐ-UBND", *admin)
    none = practised("retention", "apply", "--before", "2016-01-01", *admin)
    lead = practised("retention", "apply", "--before", "2016-01-01", "--dry-run", "--clerk", "tq01")

    assert plan.json == {
        "before": "2016-01-01",
        "dry_run": True,
        "dossiers": 0,
        "by_field": {},
        "mirrored": 0,
        "held_back": 0,
    }
    assert (done.code, done.json["entries"]) == (0, 0)
    assert (none.json["problems"][0]["code"], lead.json["problems"][0]["code"]) == (
        "retention.decision",
        "role.retention",
    )


def test_an_inspection_gets_its_page_sealed_by_the_ledger(practised: CommandLine, code: str, tmp_path: Path) -> None:
    period = ("--from", "2026-01-01", "--to", "2030-12-31")
    seen = practised("inspection", *period, "-o", tmp_path / "page.pdf")

    assert seen.code == 0
    assert seen.json["verdict"].startswith("Đúng:")
    assert len(seen.json["head"]["hash"]) == 64
    assert seen.json["slip"]["kind"] == "inspection"
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    found = {each["title"]: each["details"] for each in seen.json["findings"]}
    assert found["Tiếp nhận chưa in giấy tiếp nhận"] == code


def test_a_period_upside_down_and_a_store_with_a_flaw_are_told(
    practised: CommandLine, code: str, practice_db: Database
) -> None:
    upside_down = practised("inspection", "--from", "2026-12-31", "--to", "2026-01-01")
    future = practised("inspection", "--from", "2099-01-01", "--to", "2099-01-01")
    practice_db.conn.execute("update dossiers set voided = 1")
    flawed = practised("inspection", "--from", "2026-01-01", "--to", "2030-12-31")

    assert (upside_down.code, upside_down.json["problems"][0]["code"]) == (1, "period.upside_down")
    assert (future.code, future.json["problems"][0]["code"]) == (1, "period.future")
    assert (flawed.code, flawed.json["verdict"][:4]) == (1, "SAI:")
