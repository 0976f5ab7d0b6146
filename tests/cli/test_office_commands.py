"""Set-up, enrolment, sync, verification, catalogue and clerks on the command line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import nullcontext
from pathlib import Path

import pytest
from command_line import ADMIN, ADMIN_PASSWORD, DECISION, EXAMPLES, LEAD, PASSWORD, SAMPLE, CommandLine, office_file

from cchc_desktop.app import practice
from cchc_desktop.store.keys import from_recovery_text, recovery_text
from cchc_desktop.store.schema import open_store


def test_set_up_gives_a_recovery_key_that_opens_the_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_CLERK_PASSWORD", PASSWORD)
    monkeypatch.setenv("CCHC_ADMIN_PASSWORD", ADMIN_PASSWORD)
    run = CommandLine(tmp_path / "data", capsys, practice=False)

    answer = run("set-up", office_file(tmp_path))

    key = from_recovery_text(answer.json["recovery_key"])
    assert answer.code == 0
    assert key is not None
    open_store(tmp_path / "data", key).close()


def test_the_store_on_the_disk_is_no_plain_database(real: CommandLine) -> None:
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(real.folder / "store.db").execute("select * from clerks").fetchall()


def test_nothing_is_ever_set_up_over_a_store(real: CommandLine, tmp_path: Path) -> None:
    before = (real.folder / "store.key").read_bytes()

    again = real("set-up", office_file(tmp_path))

    assert (again.code, again.json) == (5, {"trouble": "SET_UP"})
    assert "thực hành" not in again.err
    assert (real.folder / "store.key").read_bytes() == before


def test_a_short_password_sets_nothing_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_CLERK_PASSWORD", "ngan")
    monkeypatch.setenv("CCHC_ADMIN_PASSWORD", ADMIN_PASSWORD)
    run = CommandLine(tmp_path / "data", capsys, practice=False)

    assert run("set-up", office_file(tmp_path)).code == 1
    assert not (tmp_path / "data" / "store.db").exists()


def test_the_administrator_has_a_password_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = CommandLine(tmp_path / "data", capsys, practice=False)

    neither = run("set-up", office_file(tmp_path))
    monkeypatch.setenv("CCHC_CLERK_PASSWORD", PASSWORD)
    unasked = run("set-up", office_file(tmp_path))
    monkeypatch.setenv("CCHC_ADMIN_PASSWORD", ADMIN_PASSWORD)
    made = run("set-up", office_file(tmp_path))
    by_leads = run("catalogue", "import", SAMPLE, *DECISION, "--clerk", ADMIN)
    monkeypatch.setenv("CCHC_CLERK_PASSWORD", ADMIN_PASSWORD)
    by_own = run("catalogue", "import", SAMPLE, *DECISION, "--clerk", ADMIN)

    assert (neither.code, unasked.code) == (4, 4)
    assert "CCHC_ADMIN_PASSWORD" in neither.err
    assert "CCHC_CLERK_PASSWORD" in neither.err
    assert "CCHC_ADMIN_PASSWORD" in unasked.err
    assert "CCHC_CLERK_PASSWORD" not in unasked.err
    assert ADMIN in made.json["clerks"]
    assert by_leads.json["problems"][0]["code"] == "password.wrong"
    assert by_own.code == 0


def test_a_wrong_office_file_is_refused_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "office.toml"
    file.write_text('key_store = "drawer"\n[office]\nunit_code = "?"\n', encoding="utf-8")

    answer = CommandLine(tmp_path / "data", capsys, practice=False)("set-up", file)

    assert answer.code == 1
    assert len(answer.json["problems"]) > 1


def test_the_catalogue_is_an_administrators_and_a_wrong_one_is_refused_whole(real: CommandLine, tmp_path: Path) -> None:
    wrong = json.loads(SAMPLE.read_text(encoding="utf-8"))
    wrong[3]["procedure_feld"] = wrong[3].pop("procedure_field")
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps(wrong), encoding="utf-8")

    refused = real("catalogue", "import", file, *DECISION, "--clerk", ADMIN)
    by_lead = real("catalogue", "import", SAMPLE, *DECISION, "--clerk", LEAD)
    taken = real("catalogue", "import", SAMPLE, *DECISION, "--clerk", ADMIN)

    assert refused.code == 1
    assert "procedure_feld" in refused.err
    assert by_lead.json["problems"][0]["code"] == "role.import_catalogue"
    assert (taken.code, taken.json["procedures"]) == (0, len(wrong))


def test_an_administrator_sees_no_dossier(real: CommandLine) -> None:
    assert real("find", "tran", "--clerk", ADMIN).json["problems"][0]["code"] == "role.read_dossier"
    assert real("receive", EXAMPLES / "intake.json", "--clerk", ADMIN).json["problems"][0]["code"] == "role.receive"


def test_a_counter_without_a_portal_still_receives_with_a_provisional_number(real: CommandLine) -> None:
    real("catalogue", "import", SAMPLE, *DECISION, "--clerk", ADMIN)

    answer = real("receive", EXAMPLES / "intake.json", "--clerk", LEAD)

    assert answer.code == 0
    assert answer.json["code"].startswith("T")
    sync = real("sync", "--clerk", LEAD)
    assert (sync.code, sync.json["trouble"]) == (3, "NOT_ENROLLED")
    assert (sync.json["waiting"] > 0, sync.json["needs_person"], sync.json["oldest_waiting_minutes"]) == (True, 0, 0)


def test_in_practice_everything_is_acknowledged(practised: CommandLine) -> None:
    for _ in range(3):
        practised("receive", EXAMPLES / "intake.json")

    answer = practised("sync")

    assert answer.code == 0
    assert answer.json["all_acknowledged"]
    assert sum(answer.json["outcomes"].values()) == answer.json["pushed"] > 0
    again = practised("sync").json
    assert (again["waiting"], again["oldest_waiting"], again["oldest_waiting_minutes"]) == (0, None, None)


def test_scans_reach_the_practice_portal_with_the_exchange(practised: CommandLine, tmp_path: Path) -> None:
    code = practised("receive", EXAMPLES / "intake.json").json["code"]
    paper = practised("digitising", code).json["papers"][0]["paper"]
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7" + bytes(100))
    assert practised("link-file", code, scan, "--paper", paper).code == 0

    answer = practised("sync")

    assert (answer.code, answer.json["files_left"]) == (0, [])
    assert answer.json["files"] == {"moved": 1, "waiting": 0, "refused": 0, "more": False, "trouble": ""}
    none = practised("sync", "--files-again")
    assert (none.code, none.json["problems"][0]["code"]) == (1, "files.none_refused")


def test_a_scan_that_waits_is_told_when_the_portal_is_out_of_reach(
    practised: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code = practised("receive", EXAMPLES / "intake.json").json["code"]
    paper = practised("digitising", code).json["papers"][0]["paper"]
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7" + bytes(100))
    practised("link-file", code, scan, "--paper", paper)
    monkeypatch.setattr(practice, "running_hub", lambda *_: nullcontext())  # the portal is not running

    (left,) = practised("sync").json["files_left"]

    assert (left["way"], left["state"], left["done"], left["total"]) == ("send", "waiting", 0, 108)


def test_a_portal_out_of_reach_hides_nothing_of_what_waits(
    practised: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    practised("receive", EXAMPLES / "intake.json")
    monkeypatch.setattr(practice, "running_hub", lambda *_: nullcontext())  # the portal is not running

    answer = practised("sync")

    assert (answer.code, answer.json["trouble"]) == (2, "OFFLINE")
    assert answer.json["waiting"] > 0
    assert answer.json["oldest_waiting"].endswith("+07:00")
    assert 0 <= answer.json["oldest_waiting_minutes"] < 60


def test_practice_refuses_a_real_portal(practised: CommandLine) -> None:
    assert practised("enrol", "--portal", "https://cong.example.vn/quay/v1", "--code", "X").code == 1


def test_a_portal_that_is_not_there_is_unreachable(real: CommandLine) -> None:
    answer = real("enrol", "--portal", "http://127.0.0.1:9", "--code", "X", "--clerk", ADMIN)

    assert answer.code == 2
    assert "chưa nối với cổng" in answer.err
    assert "tự gửi" not in answer.err


def test_verify_names_the_first_bad_entry(practised: CommandLine) -> None:
    practised("receive", EXAMPLES / "intake.json")
    assert practised("verify", "--full").json == {"flaw": None, "full": True}
    folder = practised.folder / "practice"
    db = open_store(folder, bytes.fromhex((folder / "store.key").read_text()))
    db.conn.execute("drop trigger ledger_never_changes")
    db.conn.execute("update ledger set payload = cast(payload || ' ' as blob) where type = 'dossier.received'")
    bad = db.conn.execute("select pos from ledger where type = 'dossier.received'").fetchone()[0]
    db.close()

    answer = practised("verify", "--full")

    assert answer.code == 1
    assert answer.json == {"flaw": "the payload of an entry was changed", "entry": bad}
    assert f"nội dung của mục bị sửa (mục {bad})" in answer.err


def test_a_lead_gives_passwords_and_a_clerk_does_not(real: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_NEW_PASSWORD", "mat-khau-moi-1")

    added = real("clerk", "moi01", "--name", "Người Mới", "--clerk", LEAD)
    monkeypatch.setenv("CCHC_CLERK_PASSWORD", "mat-khau-moi-1")
    by_clerk = real("clerk", "moi02", "--name", "Người Nữa", "--clerk", "moi01")
    monkeypatch.delenv("CCHC_NEW_PASSWORD")
    without = real("clerk", "moi02", "--name", "Người Nữa", "--clerk", LEAD)

    assert "moi01" in added.json["clerks"]
    assert by_clerk.json["problems"][0]["code"] == "role.set_password"
    assert without.code == 4


def test_a_lost_key_is_given_back_by_the_recovery_key(real: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    key_file = real.folder / "store.key"
    text = recovery_text(bytes.fromhex(key_file.read_text()))
    key_file.unlink()

    lost = real("verify")
    unasked = real("recover")
    monkeypatch.setenv("CCHC_RECOVERY_KEY", text)
    recovered = real("recover")

    assert (lost.code, lost.json) == (5, {"trouble": "NO_KEY"})
    assert unasked.code == 4
    assert recovered.json["recovered"]
    assert real("verify").code == 0
