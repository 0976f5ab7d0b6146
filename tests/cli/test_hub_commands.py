"""The hub served and fed from the command line."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from command_line import ADMIN, DECISION, EXAMPLES, LEAD, ROOT, SAMPLE, CommandLine, call


def test_a_real_counter_enrols_at_a_served_hub_and_syncs(real: CommandLine, tmp_path: Path) -> None:
    database = f"sqlite:///{(tmp_path / 'hub.db').as_posix()}"
    unit = real("hub", "enrolment-code", "--database", database, "--unit", "H52.18", "--counter", "3")
    hub = subprocess.Popen(
        [sys.executable, "-m", "cchc_desktop.cli", "hub", "serve", "--database", database, "--port", "0",
         "--until-input-ends", "--sample-catalogue"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )  # fmt: skip
    assert hub.stdin is not None
    assert hub.stdout is not None
    try:
        listening = json.loads(hub.stdout.readline())
        url = listening["url"]
        enrolled = real("enrol", "--portal", url, "--code", unit.json["code"], "--clerk", ADMIN)
        real("catalogue", "import", SAMPLE, *DECISION, "--clerk", ADMIN)
        received = real("receive", EXAMPLES / "intake.json", "--clerk", LEAD)
        synced = real("sync", "--clerk", LEAD)
        with urllib.request.urlopen(url, timeout=60) as page:
            sign_in = page.read().decode()
    finally:
        hub.stdin.close()
        hub.stdout.close()
        ended = hub.wait(60)

    assert enrolled.code == 0
    assert listening["portal_url"] == f"{url}/quay/v1"
    assert listening["admin_password"]
    assert received.json["code"].startswith("H52.18-")
    assert (synced.code, synced.json["all_acknowledged"]) == (0, True)
    assert "mật khẩu" in sign_in.lower()
    assert ended == 0


def test_a_wrong_catalogue_is_not_loaded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('[{"cod": "1.001776"}]', encoding="utf-8")
    database = f"sqlite:///{(tmp_path / 'hub.db').as_posix()}"

    refused = call(capsys, ["hub", "load-catalogue", "--database", database, str(wrong)])
    sample = ROOT / "resources" / "sample" / "procedures.json"
    taken = call(capsys, ["hub", "load-catalogue", "--database", database, str(sample)])

    assert refused.code == 1
    assert (taken.code, taken.json["procedures"]) == (0, 44)


@pytest.mark.parametrize(
    "command",
    [
        ["serve", "--port", "0"],
        ["serve", "--sample-catalogue"],
        ["enrolment-code", "--unit", "H52.18", "--counter", "3"],
    ],
)
@pytest.mark.parametrize(
    ("database", "code", "said"),
    [
        ("notaurl", 64, "--database"),
        ("sqlite://", 64, "--database"),
        ("foo://x/y", 64, "--database"),
        ("sqlite:////nonexistent/hub.db", 5, "thư mục"),
    ],
)
def test_a_database_that_cannot_be_is_a_sentence_not_a_traceback(
    capsys: pytest.CaptureFixture[str], command: list[str], database: str, code: int, said: str
) -> None:
    answer = call(capsys, ["hub", *command, "--database", database])

    assert answer.code == code
    assert said in answer.err
    assert "đang có chương trình khác dùng" not in answer.err
    assert "Traceback" not in answer.err


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "hub.db"
    file.write_bytes(b"not a database at all" * 100)
    before = file.read_bytes()

    answer = call(capsys, ["hub", "load-catalogue", "--database", f"sqlite:///{file.as_posix()}", str(SAMPLE)])

    assert answer.code == 5
    assert file.read_bytes() == before


def test_a_port_or_a_host_that_cannot_be_is_said_as_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = ["--database", f"sqlite:///{(tmp_path / 'hub.db').as_posix()}"]
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        taken = call(capsys, ["hub", "serve", *database, "--port", port])
    elsewhere = call(capsys, ["hub", "serve", *database, "--host", "192.0.2.7", "--port", "0"])
    too_high = call(capsys, ["hub", "serve", *database, "--port", "99999"])

    assert (taken.code, elsewhere.code, too_high.code) == (1, 1, 64)
    assert f"Cổng {port} đang có chương trình khác dùng" in taken.err
    assert "192.0.2.7" in elsewhere.err


@pytest.mark.parametrize("wrong", [["XX", "3"], ["", "3"], ["H52.18", "0"], ["H52.18", "1000"], ["H5.1", "3"]])
def test_a_code_is_made_for_a_unit_and_a_counter_that_can_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    database = f"sqlite:///{(tmp_path / 'hub.db').as_posix()}"

    answer = call(capsys, ["hub", "enrolment-code", "--database", database, "--unit", wrong[0], "--counter", wrong[1]])

    assert answer.code == 64
    assert not (tmp_path / "hub.db").exists()


def test_a_unit_may_be_written_small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = f"sqlite:///{(tmp_path / 'hub.db').as_posix()}"

    answer = call(capsys, ["hub", "enrolment-code", "--database", database, "--unit", " h52.18", "--counter", "3"])

    assert answer.code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "Không đọc được tệp --upstream"),
        ('kind = "national"\nbase_url = "https://x.vn"\npassword = "hunter2"\n', "docs/hub.md"),
        ('kind = "national"\nbase_url = "http://truc.example.vn"\n', "https"),
    ],
)
def test_a_wrong_file_of_the_portal_above_is_said_before_anything_is_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None, said: str
) -> None:
    file = tmp_path / "upstream.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    database = f"sqlite:///{(tmp_path / 'hub.db').as_posix()}"

    answer = call(capsys, ["hub", "serve", "--database", database, "--port", "0", "--upstream", str(file)])

    assert answer.code == 64
    assert said in answer.err
    assert "hunter2" not in answer.err
    assert not (tmp_path / "hub.db").exists()


def test_the_queue_to_the_portal_above_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = f"sqlite:///{(tmp_path / 'hub.db').as_posix()}"

    answer = call(capsys, ["hub", "upstream", "--database", database, "--again", "--since", "2026-10-01"])

    assert answer.json == {"waiting": 0, "oldest": "", "refused": [], "sent_again": 0, "queued": 0}


def test_a_database_put_back_is_said_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = f"sqlite:///{(tmp_path / 'hub.db').as_posix()}"
    for unit in ("H52.18", "H52.19"):
        call(capsys, ["hub", "enrolment-code", "--database", database, "--unit", unit, "--counter", "3"])

    answer = call(capsys, ["hub", "restored", "--database", database])

    assert (answer.code, answer.json) == (0, {"units": 2})


def test_what_a_hub_does_without_is_one_of_the_contract_s(capsys: pytest.CaptureFixture[str]) -> None:
    answer = call(capsys, ["hub", "serve", "--without", "everything"])

    assert answer.code == 64
